"""``onboarding`` on the samples: hires, one hire's tasks, advice, calendar files, bad input."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import vobject

from planner.plan.edits import change_onboarding_rules, change_tasks, choose_helpers, set_contact
from planner.plan.onboarding import TaskKey, TaskOwner, TaskStatus
from planner.plan.samples import load_sample
from planner.plan.store import load_plan, save_plan
from planner.quantities.identifiers import SeatId

Run = Callable[..., Any]
TODAY = ("--today", "2026-12-01")
P01, P02 = SeatId("P-01"), SeatId("P-02")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "start-up.hplan"
    save_plan(load_sample("healthcare-startup"), file)
    return file


def entries(path: Path) -> list[Any]:
    (calendar,) = vobject.readComponents(path.read_text())
    return list(calendar.vevent_list)


def test_that_the_hires_come_with_start_helpers_and_days_of_productivity(
    planner: Run, path: Path
) -> None:
    ended = planner("onboarding", path, *TODAY)
    assert ended.exit_code == 0
    (row,) = [line for line in ended.out.splitlines() if line.startswith("P-01")]
    for text in ("Amelie Wagner", "Munich", "1 Feb 27", "18 Jul 27", "Rafał Mazur", "Jakob Brandt"):
        assert text in row


def test_that_one_hires_tasks_tell_both_local_times_and_the_mentors_load(
    planner: Run, path: Path
) -> None:
    out = planner("onboarding", path, "--hire", "p-05", *TODAY).out
    assert "in Boston: " in out
    assert "in Munich: " in out
    assert "Mentor Samuel Ortiz" in out
    assert "167 days to full productivity, on 19 Sep 27: 20 weeks for the role" in out
    by_name = planner("onboarding", path, "--hire", "Amelie Wagner", "--json", *TODAY).json
    assert [each["id"] for each in by_name["hires"]] == ["P-01"]


def test_that_moves_are_said_in_words_and_as_data(planner: Run, path: Path) -> None:
    answer = planner("onboarding", path, "--json", *TODAY).json
    moved = [task for hire in answer["hires"] for task in hire["tasks"] if task["moves"]]
    assert moved
    assert all(task["moved"].startswith("Moved from ") for task in moved)
    assert {"due", "wanted", "status", "is_critical", "blocked_by"} <= moved[0].keys()


def test_that_a_first_day_on_a_holiday_is_moved_and_said(planner: Run, path: Path) -> None:
    plan = load_plan(path)
    positions = tuple(
        replace(each, start=date(2027, 1, 26)) if each.id == "P-07" else each
        for each in plan.positions
    )
    save_plan(replace(plan, positions=positions), path)
    head = planner("onboarding", path, "--hire", "P-07", *TODAY).out.splitlines()[:2]
    assert "first day 27 January 2027" in head[0]
    assert head[1] == "Moved from 26 Jan: Republic Day in Bengaluru"
    (hire,) = planner("onboarding", path, "--hire", "P-07", "--json", *TODAY).json["hires"]
    assert hire["first_day_moved"] == "Moved from 26 Jan: Republic Day in Bengaluru"


def test_that_the_scenario_has_its_own_dates(planner: Run, path: Path) -> None:
    scenario = ("--scenario", "Wait for the double profile")
    answer = planner("onboarding", path, *scenario, "--json", *TODAY).json
    assert len(answer["hires"]) == 6
    assert {each["ramp_up"]["weeks"] for each in answer["hires"]} == {17.0}
    assert all(date.fromisoformat(each["first_day"]).year == 2027 for each in answer["hires"])
    productive = {each["month"]: each["productive"] for each in answer["productive_heads"]}
    assert productive["2027-01"] == 7.0


def test_that_too_much_for_a_mentor_is_a_finding_with_a_remedy(planner: Run, path: Path) -> None:
    mentor = SeatId("M-02")
    plan = choose_helpers(load_plan(path), buddies={}, mentors={P01: mentor, P02: mentor})
    save_plan(plan, path)
    ended = planner("onboarding", path, *TODAY)
    assert ended.exit_code == 1
    (line,) = [each for each in ended.out.splitlines() if each.startswith("Jakob Brandt has")]
    assert "12.0 h of 8.0 h a week. Move " in line
    answer = planner("onboarding", path, "--json", *TODAY).json
    assert [each["member"] for each in answer["overloads"]] == ["M-02"]


def test_that_a_full_week_says_which_start_to_put_off(planner: Run, path: Path) -> None:
    save_plan(change_onboarding_rules(load_plan(path), starts_per_week=1), path)
    ended = planner("onboarding", path, *TODAY)
    assert ended.exit_code == 1
    assert "working days later, on 8 Feb 27: 2 starts in that week become 1." in ended.out


def test_that_those_without_helpers_get_proposals(planner: Run, path: Path) -> None:
    plan = choose_helpers(load_plan(path), buddies={P01: None}, mentors={P01: None})
    save_plan(plan, path)
    answer = planner("onboarding", path, "--json", *TODAY).json
    assert {(each["hire"], each["kind"]) for each in answer["proposed"]} == {
        ("P-01", "buddy"),
        ("P-01", "mentor"),
    }
    nobody = replace(plan, members=plan.members[:1])
    save_plan(nobody, path)
    ended = planner("onboarding", path, *TODAY)
    assert ended.exit_code == 1
    assert "No mentor available for Amelie Wagner: " in ended.out


def test_that_the_calendar_file_has_days_and_talks_that_keep_their_identity(
    planner: Run, path: Path, tmp_path: Path
) -> None:
    target = tmp_path / "all.ics"
    ended = planner("onboarding", path, "--ics", target, *TODAY)
    assert f"Wrote {target}." in ended.out
    answer = planner("onboarding", path, "--json", *TODAY).json
    tasks = [(hire, task) for hire in answer["hires"] for task in hire["tasks"]]
    found = entries(target)
    assert len(found) == len(tasks)
    for (_hire, task), event in zip(tasks, found, strict=True):
        if task["meeting"] is None:
            assert event.dtstart.value.isoformat() == task["due"]
        else:
            start = datetime.fromisoformat(task["meeting"]["start"])
            assert event.dtstart.value == start
            assert all(line in event.description.value for line in task["meeting"]["local"])
    uids = [event.uid.value for event in found]
    assert len(set(uids)) == len(uids)
    before = target.read_bytes()
    planner("onboarding", path, "--ics", target, *TODAY)
    assert target.read_bytes() == before

    moved = change_tasks(
        load_plan(path),
        [TaskKey(P01, tasks[0][1]["id"])],
        moved_to=date(2026, 12, 9),
        comment="By courier; ask first",
    )
    save_plan(moved, path)
    planner("onboarding", path, "--ics", target, "--today", "2026-12-02")
    again = {event.uid.value: event for event in entries(target)}
    assert set(again) == set(uids)
    assert again[uids[0]].dtstart.value == date(2026, 12, 9)
    assert "By courier; ask first" in again[uids[0]].description.value
    assert int(again[uids[0]].sequence.value) > int(found[0].sequence.value)


def test_that_a_part_has_its_own_calendar_without_what_is_not_needed(
    planner: Run, path: Path, tmp_path: Path
) -> None:
    target = tmp_path / "it.ics"
    answer = planner("onboarding", path, "--owner", "it", "--ics", target, "--json", *TODAY).json
    tasks = [task for hire in answer["hires"] for task in hire["tasks"]]
    assert {task["owner"] for task in tasks} == {"it"}
    assert len(entries(target)) == len(tasks)
    skipped = TaskKey(P01, tasks[0]["id"])
    save_plan(change_tasks(load_plan(path), [skipped], status=TaskStatus.NOT_NEEDED), path)
    planner("onboarding", path, "--owner", "it", "--ics", target, *TODAY)
    assert len(entries(target)) == len(tasks) - 1


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--hire", "P-77"), "The plan has no hire “P-77”. Its hires are: P-01, P-02"),
        (("--owner", "boss"), "--owner cannot be “boss”."),
        (("--ics", "plan.hplan"), "plan.hplan is no calendar file. Name a file that ends in .ics."),
        (("--today", "soon"), "soon"),
    ],
)
def test_that_bad_input_is_said_in_a_sentence(
    options: tuple[str, ...], sentence: str, refused: Callable[..., str], path: Path
) -> None:
    assert sentence in refused("onboarding", path, *options)


def test_that_a_part_without_anybody_is_said_once_for_all_hires(planner: Run, path: Path) -> None:
    save_plan(set_contact(load_plan(path), TaskOwner.IT, None), path)
    ended = planner("onboarding", path, *TODAY)
    assert ended.exit_code == 1
    (line,) = [each for each in ended.out.splitlines() if "Nobody is named" in each]
    tasks = planner("onboarding", path, "--owner", "it", "--json", *TODAY).json["hires"]
    count = sum(len(hire["tasks"]) for hire in tasks)
    assert f"the part “IT”, which does {count} tasks" in line


def test_that_a_plan_without_hires_says_so(planner: Run, path: Path) -> None:
    save_plan(replace(load_plan(path), positions=(), scenarios=()), path)
    assert "The plan has no hires" in planner("onboarding", path, *TODAY).out
