"""Coverage of real weeks, against the coverage of the whole year worked out another way."""

from dataclasses import replace
from datetime import date, time, timedelta

import numpy as np
import pytest

from planner.calculators.coverage import WeekCoverage, week_coverage
from planner.calculators.coverage_crews import plan_crews
from planner.calculators.coverage_dated_week import dated_week_coverage
from planner.calculators.coverage_minutes import WEEK_MINUTES, Period, people_by_minute
from planner.calculators.coverage_question import CoverageQuestion
from planner.calculators.coverage_year import year_coverage
from planner.market.loader import load_snapshot
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan
from planner.plan.samples import load_sample
from planner.quantities.identifiers import ZoneName

YEAR = date(2027, 1, 4), date(2028, 1, 2)
DUBLIN, SYDNEY = ZoneName("Europe/Dublin"), ZoneName("Australia/Lord_Howe")
SPRING, AUTUMN, USUAL = date(2027, 3, 22), date(2027, 10, 25), date(2027, 6, 14)


@pytest.fixture(scope="module")
def world() -> Snapshot:
    return load_snapshot()


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load_sample("cloud-provider")


def week_of(
    monday: date, plan: Plan, world: Snapshot, required: int = 1, *, zone: ZoneName = DUBLIN
) -> WeekCoverage:
    week = Period(zone, monday, monday + timedelta(days=6))
    crews = plan_crews(plan, world, week.first, week.last)
    return dated_week_coverage(crews, week, required, with_holidays=True)


@pytest.mark.parametrize("required", [1, 3])
@pytest.mark.parametrize("zone", [DUBLIN, SYDNEY])
def test_that_every_week_of_a_year_has_the_gaps_that_the_year_counts(
    plan: Plan, world: Snapshot, required: int, zone: ZoneName
) -> None:
    question = CoverageQuestion(zone, *YEAR, required, with_holidays=True)
    year = year_coverage(plan_crews(plan, world, *YEAR), question)
    for week in year.weeks:
        found = week_of(week.first_day, plan, world, required, zone=zone)
        assert found.gap_minutes == week.gap_minutes, week.first_day
        assert found.period.minutes == week.minutes
    assert {week.minutes - WEEK_MINUTES for week in year.weeks} > {0}


def test_that_a_usual_week_is_that_of_those_who_stay(plan: Plan, world: Snapshot) -> None:
    week = Period(DUBLIN, USUAL, USUAL + timedelta(days=6))
    crews = [replace(crew, first=None, last=None) for crew in plan_crews(plan, world, *YEAR)]
    found = dated_week_coverage(crews, week, 2, with_holidays=False)
    usual = week_coverage(crews, week, 2)
    assert found.slots == usual.slots
    assert sum(gap.total_minutes for gap in found.gaps) == found.gap_minutes == usual.gap_minutes


def test_that_no_gap_runs_over_the_end_of_the_week(plan: Plan, world: Snapshot) -> None:
    for monday in (SPRING, AUTUMN, USUAL):
        found = week_of(monday, plan, world)
        assert found.gaps
        for gap in found.gaps:
            begin = gap.weekdays[-1] * 1440 + gap.start.hour * 60 + gap.start.minute
            assert begin + gap.minutes <= WEEK_MINUTES
    first, *_others, last = week_of(USUAL, plan, world).gaps
    assert (first.weekdays[0], first.start, first.closes) == (0, time(0), ())
    assert last.opens == ()


def test_that_a_skipped_hour_is_no_gap_and_one_that_happens_twice_counts_twice(
    plan: Plan, world: Snapshot
) -> None:
    spring, autumn = week_of(SPRING, plan, world), week_of(AUTUMN, plan, world)
    sunday_at_one = slice((6 * 24 + 1) * 4, (6 * 24 + 2) * 4)
    assert spring.slots.gap_minutes[sunday_at_one] == (0, 0, 0, 0)
    assert autumn.slots.gap_minutes[sunday_at_one] == (30, 30, 30, 30)
    assert (spring.period.minutes, autumn.period.minutes) == (167 * 60, 169 * 60)


def test_that_everybodys_minutes_are_those_at_work(plan: Plan, world: Snapshot) -> None:
    found = week_of(AUTUMN, plan, world)
    crews = plan_crews(plan, world, found.period.first, found.period.last)
    counts = people_by_minute(crews, found.period, with_holidays=True)
    assert sum(found.slots.person_minutes) == int(counts.sum())
    assert max(found.slots.most) == int(np.max(counts))
