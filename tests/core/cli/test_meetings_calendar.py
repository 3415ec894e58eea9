import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

from icalendar import Calendar

Run = Callable[..., Any]
GROUP = ("Dublin", "Chicago", "--week", "2027-W01", "--on", "tue")


def events(path: Path) -> list[Any]:
    return list(Calendar.from_ical(path.read_bytes()).events)


def test_that_the_best_time_becomes_an_event(planner: Run, tmp_path: Path) -> None:
    path = tmp_path / "one.ics"
    answer = planner("meetings", *GROUP, "--ics", path, "--json").json
    assert answer["ics"] == str(path)
    (found,) = events(path)
    assert found["DTSTART"].dt.isoformat() == answer["slots"][0]["start"].replace("Z", "+00:00")
    assert str(found["SUMMARY"]) == "Meeting: Dublin; Chicago"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_that_turns_become_events_that_come_again(planner: Run, tmp_path: Path) -> None:
    path = tmp_path / "weekly.ics"
    turns = ("--rotation", "2", "--weeks", "10", "--title", "Platform, weekly")
    ended = planner("meetings", *GROUP, *turns, "--ics", path)
    assert f"Wrote {path}." in ended.out
    found = events(path)
    assert [str(each["SUMMARY"]) for each in found] == ["Platform, weekly"] * 2
    assert [each["RRULE"]["COUNT"] for each in found] == [[5], [5]]
    assert all("Chicago: " in str(each["DESCRIPTION"]) for each in found)


def test_that_nothing_is_written_where_there_is_no_time(planner: Run, tmp_path: Path) -> None:
    path = tmp_path / "none.ics"
    path.write_text("before")
    wanted = ("Bengaluru", "Chicago", "--protect", "Bengaluru", "Chicago", "--week", "2027-W01")
    for turns in ((), ("--rotation", "2", "--weeks", "4")):
        ended = planner("meetings", *wanted, *turns, "--ics", path)
        assert ended.exit_code == 1
        assert "No calendar file was written" in ended.err
        assert planner("meetings", *wanted, *turns, "--ics", path, "--json").json["ics"] is None
    assert path.read_text() == "before"


def test_that_a_target_that_is_no_calendar_file_is_refused(
    refused: Callable[..., str], tmp_path: Path
) -> None:
    wrong = tmp_path / "meeting.txt"
    assert f"{wrong} is no calendar file" in refused("meetings", *GROUP, "--ics", wrong)
    folder = tmp_path / "folder.ics"
    folder.mkdir()
    assert "Name a file that ends in .ics" in refused("meetings", *GROUP, "--ics", folder)
    missing = tmp_path / "missing" / "meeting.ics"
    assert "does not exist" in refused("meetings", *GROUP, "--ics", missing)
    assert "--title needs --ics." in refused("meetings", *GROUP, "--title", "x")
    assert not wrong.exists()


def test_that_a_write_protected_file_stays_as_it_was(
    refused: Callable[..., str], tmp_path: Path
) -> None:
    path = tmp_path / "kept.ics"
    path.write_text("before")
    path.chmod(0o400)
    assert "write-protected" in refused("meetings", *GROUP, "--ics", path)
    assert path.read_text() == "before"
