"""``coverage``: who of a plan is on shift, and when too few are."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from planner.calculators.coverage_gaps import CoverageGap
from planner.localization.coverage_texts import gap_text, weekdays_text
from planner.localization.formatting import Formatter
from planner.localization.messages import speaking
from planner.market.loader import load_snapshot
from planner.plan.model import Plan
from planner.plan.samples import load_sample
from planner.plan.store import save_plan
from planner.plan.working_pattern import WorkingPattern
from planner.quantities.identifiers import PlaceId
from planner.quantities.month import Month

Run = Callable[..., Any]


@pytest.fixture
def written(tmp_path: Path) -> Callable[[Plan], Path]:
    def write(plan: Plan) -> Path:
        path = tmp_path / "written.hplan"
        save_plan(plan, path)
        return path

    return write


@pytest.fixture
def round_the_clock() -> Plan:
    """Two people who never leave their desk."""
    plan = load_sample("cloud-provider")
    every_day = WorkingPattern(start=time(8), end=time(20), weekdays=frozenset(range(7)))
    night = replace(every_day, start=time(20), end=time(8))
    first = replace(plan.members[0], place_id=PlaceId("ie-dublin"), start=date(2020, 1, 1))
    second = replace(first, id=plan.members[1].id)
    return replace(
        plan,
        members=(
            replace(first, working_pattern=every_day),
            replace(second, working_pattern=night),
        ),
        positions=(),
    )


def test_that_scripts_get_week_year_teams_and_places(planner: Run, sample: Path) -> None:
    ended = planner("coverage", sample, "--json")
    found, plan = ended.json, load_sample("cloud-provider")

    assert ended.exit_code == 1
    assert (found["zone"], found["required"], found["holidays"]) == ("Europe/Dublin", 1, False)
    assert (found["first_day"], found["last_day"]) == ("2027-01-01", "2028-12-31")
    week, year = found["week"], found["year"]
    assert len(week["slots"]) == len(year["gap_minutes_by_slot"]) == 672
    assert week["slots"][-1]["weekday"] == 6
    assert week["slots"][-1]["start"] == "23:45"
    assert sum(slot["gap_minutes"] for slot in week["slots"]) == week["gap_minutes"]
    assert sum(gap["total_minutes"] for gap in week["gaps"]) == week["gap_minutes"]
    assert week["covered_share"] == pytest.approx(1 - week["gap_minutes"] / 10080)
    assert year["minutes"] == (365 + 366) * 1440
    assert sum(each["gap_minutes"] for each in year["weeks"]) == year["gap_minutes"]
    assert sum(year["gap_minutes_by_slot"]) == year["gap_minutes"]
    assert [team["name"] for team in found["teams"]] == [team.name for team in plan.teams]
    assert [each["place_id"] for each in found["marginal"]] == list(load_snapshot().places)


def test_that_people_read_hours_gaps_weeks_teams_and_places(planner: Run, sample: Path) -> None:
    out = planner("coverage", sample).out

    assert (
        "AI platform, cloud provider: 21 people, 1 January 2027 – 31 December 2028, Dublin" in out
    )
    assert "56.5% covered, 95 h of 168 h" in out
    assert "Friday 21:00 to Monday 02:00                            53 h  after Toronto" in out
    assert "Monday to Thursday, 21:00 – 02:00 the next day          20 h" in out
    assert "Worst week: the one of 4 January 2027, 110 h 30 min not covered" in out
    assert "8 Nov 27   12 Mar 28                68 h" in out
    assert "ML platform & MLOps      31.3%   52 h 30 min" in out
    assert "Honolulu, United States             27 h" in out


def test_that_a_plan_covered_throughout_ends_without_findings(
    planner: Run, written: Callable[[Plan], Path], round_the_clock: Plan
) -> None:
    path = written(round_the_clock)
    ended = planner("coverage", path)

    assert ended.exit_code == 0
    assert "100.0% covered, 168 h of 168 h" in ended.out
    assert "The whole time is covered." in ended.out
    assert "One more person" not in ended.out
    two = planner("coverage", path, "--required", "2")
    assert two.exit_code == 1
    assert "the whole week" in two.out
    assert "at least 2 people" in two.out


def test_that_no_staffing_is_a_finding_also_where_there_is_no_gap(
    planner: Run, written: Callable[[Plan], Path], round_the_clock: Plan
) -> None:
    path = written(round_the_clock)
    assert planner("coverage", path, "--sites", "Singapore", "Dublin").exit_code == 1
    assert planner("coverage", path, "--sites", "Dublin").exit_code == 0


def test_that_a_team_a_year_holidays_and_utc_can_be_asked_for(planner: Run, sample: Path) -> None:
    plain = planner("coverage", sample, "--year", "2028", "--json").json
    asked = planner(
        *("coverage", sample, "--year", "2028", "--team", "gpu platform"),
        *("--holidays", "--utc", "--json"),
    ).json

    assert (asked["first_day"], asked["zone"], asked["team"]) == ("2028-01-01", "UTC", "T-1")
    assert asked["people"] < plain["people"]
    assert asked["year"]["gap_minutes"] > plain["year"]["gap_minutes"]
    assert [team["id"] for team in asked["teams"]] == ["T-1"]
    text = planner("coverage", sample, "--team", "gpu platform", "--utc").out
    assert text.startswith("GPU platform: ")
    assert text.splitlines()[0].endswith(", UTC")
    assert "ML platform" not in text


def test_that_nearly_covered_never_reads_as_covered(
    planner: Run, written: Callable[[Plan], Path], round_the_clock: Plan
) -> None:
    day, night = round_the_clock.members
    assert night.working_pattern is not None
    late = replace(night.working_pattern, start=time(20, 1))
    plan = replace(round_the_clock, members=(day, replace(night, working_pattern=late)))

    ended = planner("coverage", written(plan))

    assert "99.9% covered" in ended.out
    assert "Monday to Sunday, 20:00 – 20:01" in ended.out
    assert ended.exit_code == 1


def test_that_a_rotation_tells_everybody_s_turns_and_the_long_ones(
    planner: Run, sample: Path
) -> None:
    asked = ("coverage", sample, "--year", "2027", "--team", "GPU platform", "--rotation")
    plain = planner(*asked[:-1], "--json").json
    found = planner(*asked, "weekly", "--json").json["rotation"]

    assert plain["rotation"] is None
    assert (found["length"], found["handover"], found["usual_minutes"]) == (
        "weekly",
        "09:00",
        10080,
    )
    assert found["turns"][0] == {
        "seat": "M-01",
        "date": "2027-01-04",
        "start": "2027-01-04T09:00:00Z",
        "end": "2027-01-11T09:00:00Z",
        "minutes": 10080,
    }
    odd = {
        each["seat"]: each for each in found["people"] if each["long_days"] or each["short_days"]
    }
    assert odd["M-01"]["long_days"] == ["2027-10-25"]
    assert odd["P-02"]["short_days"] == ["2027-03-22"]
    assert sum(each["minutes"] for each in found["people"]) == 52 * 10080

    text = planner(*asked, "weekly", "--handover", "10:30").out
    assert "Weekly rotation, hand-over Monday 10:30: 168 h a turn" in text
    assert "M-01  Aoife Brennan          8  1345 h  169 h from 25 Oct 27" in text
    daily = planner(*asked, "daily").out
    assert "Daily rotation, hand-over 09:00: 24 h a turn" in daily
    assert "23 h from 27 Mar 27" in daily


def test_that_a_rotation_by_utc_has_equal_turns(planner: Run, sample: Path) -> None:
    found = planner("coverage", sample, "--utc", "--rotation", "daily", "--json").json["rotation"]
    assert {turn["minutes"] for turn in found["turns"]} == {1440}


def test_that_a_rotation_of_people_who_leave_is_refused(
    refused: Callable[..., str], written: Callable[[Plan], Path]
) -> None:
    plan = load_sample("cloud-provider")
    leaving = tuple(replace(each, end=date(2027, 6, 30)) for each in plan.members)
    path = written(replace(plan, members=leaving, positions=()))
    assert "Nobody who counts stays" in refused("coverage", path, "--rotation", "weekly")


@pytest.mark.parametrize(
    ("weekdays", "text"),
    [
        ((0, 1, 2, 3, 4, 5, 6), "Monday to Sunday"),
        ((1, 2, 3, 4), "Tuesday to Friday"),
        ((0, 1, 6), "Sunday to Tuesday"),
        ((0, 6), "Sunday, Monday"),
        ((0, 2, 3, 4, 6), "Sunday, Monday, Wednesday to Friday"),
        ((5,), "Saturday"),
    ],
)
def test_that_weekdays_in_a_row_are_named_by_first_and_last(
    weekdays: tuple[int, ...], text: str
) -> None:
    assert weekdays_text(weekdays, Formatter("en")) == text


@pytest.mark.parametrize(
    ("weekdays", "start", "minutes", "text"),
    [
        ((1, 2, 3), time(1), 60, "Tuesday to Thursday, 01:00 – 02:00"),
        ((1,), time(22), 120, "Tuesday, 22:00 – 24:00"),
        ((1,), time(0), 1440, "Tuesday, 00:00 – 24:00"),
        ((5,), time(1), 30 * 60, "Saturday 01:00 to Sunday 07:00"),
        ((6,), time(15), 11 * 60, "Sunday 15:00 to Monday 02:00"),
        ((5,), time(0), 2880, "Saturday 00:00 to Sunday 24:00"),
        ((0, 1, 2), time(21), 300, "Monday to Wednesday, 21:00 – 02:00 the next day"),
    ],
)
def test_that_a_gap_is_told_in_words(
    weekdays: tuple[int, ...], start: time, minutes: int, text: str
) -> None:
    with speaking("en"):
        assert gap_text(CoverageGap(weekdays, start, minutes, (), ()), Formatter("en")) == text


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        (["--required", "0"], "--required cannot be 0. Write a whole number from 1 to 100."),
        (["--year", "2050"], "2037"),
        (["--year", "0"], "0 is no year."),
        (["--handover", "09:00"], "--handover needs --rotation."),
        (["--rotation", "weekly", "--handover", "24:30"], "“24:30” is no time of day."),
        (["--rotation", "weekly", "--handover", "nine"], "“nine” is no time of day."),
        (["--rotation", "hourly"], "--rotation cannot be “hourly”. Choose one of: "),
        (["--team", "Nobody"], "no team “Nobody”. Its teams are: GPU platform;"),
    ],
)
def test_that_bad_input_is_one_sentence(
    refused: Callable[..., str], sample: Path, argv: list[str], sentence: str
) -> None:
    assert sentence in refused("coverage", sample, *argv)


def test_that_a_plan_without_seats_or_anchor_or_known_years_is_refused(
    refused: Callable[..., str], planner: Run, written: Callable[[Plan], Path]
) -> None:
    plan = load_sample("cloud-provider")
    empty = replace(plan, members=(), positions=())
    assert "Nobody of the plan works" in refused("coverage", written(empty))
    astray = written(replace(plan, anchor_id=PlaceId("xx-atlantis")))
    assert "“xx-atlantis” is not in the market data" in refused("coverage", astray)
    assert planner("coverage", astray, "--utc").exit_code == 1
    assert "2037" in refused("coverage", written(replace(plan, horizon_start=Month(2041, 1))))
    assert "missing.hplan" in refused("coverage", astray.with_name("missing.hplan"))
