"""Calendar files read back by parsers that did not write them: vobject and dateutil.

icalendar, which writes them, reads them too, strictly.
"""

import io
import stat
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
import vobject
from dateutil.rrule import rrulestr  # type: ignore[import-untyped]  # ships no types
from dateutil.tz import tzical  # type: ignore[import-untyped]  # as above
from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Calendar

from planner.calculators.meeting_burden import Attendee
from planner.calculators.meeting_rotation import MeetingRotation, RotationTime, meeting_rotation
from planner.calculators.meeting_slots import MeetingTime, rank_slots
from planner.calculators.overlap import Worker
from planner.export.calendar_file import (
    CalendarDays,
    CalendarEntry,
    CalendarEvent,
    calendar_text,
    write_calendar,
)
from planner.export.meeting_calendar import rotation_events, slot_event
from planner.export.workbook import ExportError
from planner.localization.formatting import Formatter
from planner.market.time_zone import to_utc
from planner.plan.working_pattern import WorkingPattern
from planner.quantities.identifiers import ZoneName

NOW = datetime(2026, 11, 26, 16, 0, tzinfo=UTC)
SHOWN = Formatter("en")
ZONES = (
    "Europe/Dublin",
    "America/Chicago",
    "Australia/Sydney",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
    "Asia/Kolkata",
    "Pacific/Apia",
    "America/St_Johns",
    "UTC",
)


def event(**fields: object) -> CalendarEvent:
    facts: dict[str, object] = {
        "summary": "Weekly",
        "description": "",
        "start_utc": datetime(2027, 1, 5, 13, tzinfo=UTC),
        "minutes": 45,
    }
    return CalendarEvent(**(facts | fields))  # type: ignore[arg-type]  # any field


def read(text: str) -> Any:
    """Return a calendar; what its properties hold has too many types to name."""
    calendar = Calendar.from_ical(text)
    assert isinstance(calendar, Calendar)
    assert not calendar.errors
    return calendar


def only(text: str) -> Any:
    (found,) = read(text).events
    assert not found.errors
    return found


def instants(found: Any, text: str) -> list[datetime]:
    """Expand an event by dateutil's rules and dateutil's reading of the file's own VTIMEZONE."""
    start = found["DTSTART"]
    rule = rrulestr(found["RRULE"].to_ical().decode(), dtstart=start.dt.replace(tzinfo=None))
    name = start.params.get("TZID")
    zone = tzical(io.StringIO(text)).get(name) if name else UTC
    return [wall.replace(tzinfo=zone).astimezone(UTC) for wall in rule]


@pytest.mark.parametrize("zone", ZONES)
def test_that_a_year_of_meetings_comes_back_at_the_same_instants(zone: str) -> None:
    name = ZoneName(zone)
    first = datetime(2027, 1, 5, 15)  # noqa: DTZ001 -- a wall time
    weeks = [first + timedelta(weeks=2 * n) for n in range(40)]
    text = calendar_text(
        [event(start_utc=to_utc(name, first), zone=name, count=40, weeks_between=2)], NOW
    )
    expected = [to_utc(name, wall) for wall in weeks]
    assert instants(only(text), text) == expected

    if name == "UTC":
        assert "VTIMEZONE" not in text
        return
    by_icalendar = read(text).timezones[0].to_tz(lookup_tzid=False)
    assert [wall.replace(tzinfo=by_icalendar).astimezone(UTC) for wall in weeks] == expected


def test_that_clock_changes_are_written_in_the_wall_time_before_them() -> None:
    dublin = ZoneName("Europe/Dublin")
    text = calendar_text([event(zone=dublin, count=52)], NOW)
    for lines in (
        ("BEGIN:DAYLIGHT", "DTSTART:20270328T010000", "TZOFFSETFROM:+0000", "TZOFFSETTO:+0100"),
        ("BEGIN:STANDARD", "DTSTART:20271031T020000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0000"),
    ):
        assert "\r\n".join(lines) in text
    kathmandu = calendar_text([event(zone=ZoneName("Asia/Kathmandu"), count=2)], NOW)
    assert "TZOFFSETTO:+0545" in kathmandu
    marquesas = calendar_text([event(zone=ZoneName("Pacific/Marquesas"), count=2)], NOW)
    assert "TZOFFSETTO:-0930" in marquesas


def test_that_a_rotation_is_an_event_for_each_turn() -> None:
    zones = ("Europe/Dublin", "America/Chicago", "Asia/Kolkata")
    group = [Attendee(Worker(zone.split("/")[1], ZoneName(zone))) for zone in zones]
    asked = RotationTime(
        ZoneName("Europe/Dublin"), date(2027, 1, 4), 52, 3, 45, weekdays=frozenset({1})
    )
    rotation = meeting_rotation(group, asked)
    assert isinstance(rotation, MeetingRotation)
    text = calendar_text(rotation_events(rotation, "Platform weekly", SHOWN), NOW)

    found = read(text).events
    assert [instants(each, text) for each in found] == [
        list(slot.starts_utc) for slot in rotation.slots
    ]
    assert {str(each["SUMMARY"]) for each in found} == {"Platform weekly"}
    assert {each["DURATION"].dt for each in found} == {timedelta(minutes=45)}
    assert len({str(each["UID"]) for each in found}) == 3
    assert len(read(text).timezones) == 1
    lines = str(found[1]["DESCRIPTION"]).splitlines()
    assert lines[0] == "Turn 2 of 3"
    start = f"{rotation.slots[1].start:%H:%M}"
    assert lines[1] == f"Dublin: Tue {start}"
    assert lines[2].startswith("Chicago: Tue ")
    assert "; from 16 Mar 27 " in lines[2]  # two days after Chicago's clocks went ahead


def test_that_a_single_time_is_at_its_instant_with_everybodys_local_time() -> None:
    apia = Attendee(Worker("Apia", ZoneName("Pacific/Apia")))
    dublin = Attendee(Worker("Dublin", ZoneName("Europe/Dublin"), WorkingPattern(start=time(8))))
    day = date(2027, 3, 15)
    asked = MeetingTime(ZoneName("Europe/Dublin"), day, day, 30)
    slot = rank_slots([dublin, apia], asked).slots[0]
    found = only(calendar_text([slot_event(slot, [dublin, apia], "Hello", SHOWN)], NOW))
    assert found["DTSTART"].dt == slot.start_utc
    assert "RRULE" not in found
    assert str(found["DESCRIPTION"]) == "Dublin: Mon 18:00\nApia: Tue 07:00"


texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n,;\\:"))


@given(texts, texts)
@example("a\\nb", "c\\,d\\;e\\")
def test_that_any_text_comes_back_as_it_was(title: str, description: str) -> None:
    found = only(calendar_text([event(summary=title, description=description)], NOW))
    assert str(found["SUMMARY"]) == title
    assert str(found["DESCRIPTION"]) == description


@given(texts)
@example("x" * 300)
@example("äx€" * 100)
def test_that_no_line_is_longer_than_75_octets(description: str) -> None:
    text = calendar_text([event(description=description)], NOW)
    assert text.endswith("END:VCALENDAR\r\n")
    for line in text.encode().split(b"\r\n"):
        assert len(line) <= 75
        line.decode()  # never folded within a character
        assert b"\n" not in line


def test_that_what_no_file_may_hold_is_left_out() -> None:
    text = calendar_text([event(summary="a\x07b\ud83dc\r\nBEGIN:VEVENT")], NOW)
    assert str(only(text)["SUMMARY"]) == "abc\nBEGIN:VEVENT"


def test_that_the_same_meeting_keeps_its_name_in_every_language() -> None:
    first = only(calendar_text([event(description="Tue 13:00")], NOW))
    again = only(calendar_text([event(description="Di 13:00")], NOW + timedelta(days=1)))
    other = only(calendar_text([event(minutes=30)], NOW))
    assert first["UID"] == again["UID"] != other["UID"]
    assert first["DTSTAMP"].dt == NOW


def test_that_a_file_is_its_owners_alone_and_replaced_in_one_step(tmp_path: Path) -> None:
    path = tmp_path / "meeting.ics"
    path.write_text("before")
    path.chmod(0o600)
    write_calendar(path, [event()], NOW)
    assert path.read_bytes() == calendar_text([event()], NOW).encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    fresh = tmp_path / "fresh.ics"
    write_calendar(fresh, [event()], NOW)
    assert stat.S_IMODE(fresh.stat().st_mode) == 0o600
    assert sorted(each.name for each in tmp_path.iterdir()) == ["fresh.ics", "meeting.ics"]


def test_that_a_missing_folder_is_an_export_error(tmp_path: Path) -> None:
    with pytest.raises(ExportError):
        write_calendar(tmp_path / "none" / "meeting.ics", [event()], NOW)


def test_that_another_parser_reads_what_was_written() -> None:
    entries: list[CalendarEntry] = [
        event(summary="Grüße; Kraków, \\ Zeile", description="one\ntwo", identity="a@x"),
        CalendarDays("Ship laptop " * 12, "", date(2027, 1, 4), date(2027, 1, 6), "b@x"),
    ]
    (calendar,) = vobject.readComponents(calendar_text(entries, NOW))
    meeting, days = calendar.vevent_list
    assert meeting.summary.value == "Grüße; Kraków, \\ Zeile"
    assert meeting.description.value == "one\ntwo"
    assert meeting.dtstart.value == datetime(2027, 1, 5, 13, tzinfo=UTC)
    assert days.summary.value == "Ship laptop " * 12
    assert (days.dtstart.value, days.dtend.value) == (date(2027, 1, 4), date(2027, 1, 7))
    assert [each.uid.value for each in calendar.vevent_list] == ["a@x", "b@x"]


def test_that_a_later_file_is_a_later_edition_of_the_same() -> None:
    days = CalendarDays("Ship laptop", "", date(2027, 1, 4), date(2027, 1, 4), "b@x")
    moved = CalendarDays("Ship the laptop", "", date(2027, 1, 5), date(2027, 1, 5), "b@x")
    (before,) = read(calendar_text([days], NOW)).events
    (after,) = read(calendar_text([moved], NOW + timedelta(seconds=1))).events
    assert before["UID"] == after["UID"] == "b@x"
    assert after["SEQUENCE"] == before["SEQUENCE"] + 1
    assert after["LAST-MODIFIED"].dt == NOW + timedelta(seconds=1)
    assert calendar_text([days], NOW) == calendar_text([days], NOW)
