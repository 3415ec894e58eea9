from dataclasses import replace
from datetime import date, time
from itertools import product
from statistics import mean, median

import numpy as np
import pytest

from planner.calculators.overlap import Worker, overlap_in_year
from planner.calculators.overlap_pairs import pairwise_year, with_worker
from planner.market.time_zone import BeyondZoneRulesError, UnknownZoneError
from planner.plan.working_pattern import DatedHours, WeekdayHours, WorkingPattern
from planner.quantities.identifiers import ZoneName

WEEKDAYS = frozenset({0, 1, 2, 3, 4})
PATTERNS = (
    WorkingPattern(),
    WorkingPattern(start=time(22), end=time(6)),
    WorkingPattern(start=time(0), end=time(0), weekdays=frozenset(range(7))),
    WorkingPattern(start=time(9, 10), end=time(23, 25), weekdays=frozenset({6, 0, 1, 2, 3})),
    WorkingPattern(weekdays=frozenset({5})),
    WorkingPattern(break_start=time(12, 20), break_minutes=50),
    WorkingPattern(
        start=time(20),
        end=time(9),
        weekdays=frozenset(range(7)),
        break_start=time(1, 10),
        break_minutes=35,
        weekday_hours=(WeekdayHours(2, time(6), time(13)), WeekdayHours(4, time(15), time(14))),
        dated_hours=(DatedHours(date(2026, 2, 15), date(2026, 4, 1), time(10), time(15)),),
    ),
)
ZONES = (
    "Africa/Casablanca",
    "Asia/Gaza",
    "Pacific/Apia",
    "Pacific/Niue",
    "Pacific/Kiritimati",
    "Antarctica/Troll",
    "Australia/Lord_Howe",
    "Europe/Dublin",
    "America/St_Johns",
)
GROUP = [
    Worker(zone, ZoneName(zone), PATTERNS[(n + shift) % len(PATTERNS)])
    for n, zone in enumerate(ZONES)
    for shift in (0, 2, 5)
]


def common_days(mine: Worker, theirs: Worker, year: int) -> list[int]:
    weekdays = (mine.pattern.weekdays or WEEKDAYS) & (theirs.pattern.weekdays or WEEKDAYS)
    overlap = overlap_in_year([mine, theirs], year)
    days = zip(overlap.days, overlap.minutes, strict=True)
    return [minutes for day, minutes in days if day.weekday() in weekdays] or [0]


@pytest.mark.parametrize("year", [2011, 2026, 2028])
def test_that_every_pair_agrees_with_its_own_year(year: int) -> None:
    pairs = pairwise_year(GROUP, year)

    for (i, mine), (j, theirs) in product(enumerate(GROUP), repeat=2):
        expected = common_days(mine, theirs, year)
        assert pairs.min_minutes[i, j] == min(expected), (mine, theirs)
        assert pairs.median_minutes[i, j] == median(expected), (mine, theirs)
        assert pairs.mean_minutes[i, j] == pytest.approx(mean(expected), abs=1e-3), (mine, theirs)


def test_that_people_with_equal_hours_have_equal_rows_in_the_order_given() -> None:
    berlin, new_york = (
        Worker(zone, ZoneName(zone)) for zone in ("Europe/Berlin", "America/New_York")
    )

    pairs = pairwise_year([berlin, new_york, berlin], 2026)

    assert pairs.min_minutes.tolist() == [[480, 120, 480], [120, 480, 120], [480, 120, 480]]
    assert pairs.median_minutes.shape == pairs.mean_minutes.shape == (3, 3)
    assert pairs.mean_minutes[0, 1] == pytest.approx((241 * 120 + 20 * 180) / 261)


def test_that_the_figures_do_not_depend_on_who_else_is_there() -> None:
    whole = pairwise_year(GROUP, 2026)
    few = pairwise_year(GROUP[3:7], 2026)

    assert np.array_equal(whole.mean_minutes[3:7, 3:7], few.mean_minutes)


@pytest.mark.parametrize("at", [0, 7, len(GROUP) - 1])
@pytest.mark.parametrize("pattern", [*PATTERNS, WorkingPattern(start=time(7, 7), end=time(16))])
def test_that_one_change_gives_the_pairs_of_the_changed_group(
    at: int, pattern: WorkingPattern
) -> None:
    before = pairwise_year(GROUP, 2026)
    changed = replace(GROUP[at], zone=ZoneName("America/Chicago"), pattern=pattern)

    after = with_worker(before, at, changed)

    whole = pairwise_year([*GROUP[:at], changed, *GROUP[at + 1 :]], 2026)
    assert np.array_equal(after.figures, whole.figures)
    assert np.array_equal(before.figures, pairwise_year(GROUP, 2026).figures)
    again = with_worker(after, at, GROUP[at])
    assert np.array_equal(again.figures, before.figures)
    assert len(again.hours) <= len(before.hours)


def test_that_a_change_of_one_of_several_alike_leaves_the_others_their_hours() -> None:
    berlin, paris = (Worker(zone, ZoneName(zone)) for zone in ("Europe/Berlin", "Europe/Paris"))
    late = replace(paris, pattern=WorkingPattern(start=time(13), end=time(21)))

    pairs = with_worker(pairwise_year([berlin, paris, berlin], 2026), 1, late)

    assert pairs.min_minutes.tolist() == [[480, 240, 480], [240, 480, 240], [480, 240, 480]]


def test_that_nobody_has_no_pairs() -> None:
    assert pairwise_year([], 2026).min_minutes.shape == (0, 0)


def test_that_unknown_zones_and_years_are_refused() -> None:
    with pytest.raises(UnknownZoneError):
        pairwise_year([Worker("x", ZoneName("Europe/Krakow"))], 2026)
    with pytest.raises(BeyondZoneRulesError):
        pairwise_year(GROUP, 2038)
