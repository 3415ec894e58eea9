"""The smallest staffing around the clock: the published minima, enumeration, and its own checker."""

import importlib.util
import subprocess
import sys
import zoneinfo
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import pairwise, product
from math import ceil
from pathlib import Path
from types import ModuleType
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from planner.calculators.staffing import (
    NoSitesError,
    Staffing,
    StaffingConflict,
    joined_stretches,
    smallest_staffing,
)
from planner.calculators.staffing_limits import (
    BOOK_LIMITS,
    StaffingLimit,
    StaffingLimitError,
    StaffingLimits,
    StaffingSite,
)
from planner.calculators.staffing_program import (
    NoRotaInTimeError,
    StaffingCancelledError,
    solve_rota,
)
from planner.calculators.staffing_shifts import (
    Shift,
    clock_differences,
    covering_shifts,
    possible_shifts,
)
from planner.market.time_zone import BeyondZoneRulesError
from planner.quantities.identifiers import PlaceId, ZoneName

PROOF = Path(__file__).parents[2] / "proofs" / "overlap.py"
YEAR = date(2027, 1, 1), date(2027, 12, 31)
DAYTIME = time(8), time(20)
ROUND = time(0), time(0)
SIX = (
    "Europe/Dublin",
    "America/Los_Angeles",
    "Asia/Kolkata",
    "Australia/Sydney",
    "America/Chicago",
    "Asia/Tokyo",
)


def site(zone: str, hours: tuple[time, time] = DAYTIME, cost: int = 0) -> StaffingSite:
    return StaffingSite(PlaceId(zone), zone, ZoneName(zone), *hours, Decimal(cost))


def sites(*zones: str, hours: tuple[time, time] = DAYTIME) -> list[StaffingSite]:
    return [site(zone, hours) for zone in zones]


def staffing(asked: Sequence[StaffingSite], limits: StaffingLimits = BOOK_LIMITS) -> Staffing:
    found = smallest_staffing(asked, limits, *YEAR)
    assert isinstance(found, Staffing)
    return found


def conflict(
    asked: Sequence[StaffingSite], limits: StaffingLimits = BOOK_LIMITS
) -> StaffingConflict:
    found = smallest_staffing(asked, limits, *YEAR)
    assert isinstance(found, StaffingConflict)
    return found


# The minima of the book


def test_that_one_site_takes_the_eight_people_of_the_book() -> None:
    found = staffing(sites("America/Los_Angeles", hours=ROUND))

    assert (found.heads, found.least_heads, found.gap) == (8, 8, 0)
    (only,) = found.sites
    assert only.on_call_share == 0.25
    assert [(line.people, line.shift.is_whole_day) for line in only.lines] == [(2, True)]


def test_that_each_of_two_sites_takes_the_six_people_of_the_book() -> None:
    """Bangkok and Lima are twelve hours apart all year: each takes the other's night."""
    found = staffing(sites("Asia/Bangkok", "America/Lima"))

    assert [each.heads for each in found.sites] == [6, 6]
    assert found.least_heads == 12
    assert {each.on_call_share for each in found.sites} == {2 * 12 / 24 / 6}


def test_that_the_six_come_of_the_weeks_free_and_the_eight_do_not() -> None:
    often = replace(BOOK_LIMITS, free_weeks=0)
    assert staffing(sites("America/Los_Angeles", hours=ROUND), often).heads == 8
    two = staffing(sites("Asia/Bangkok", "America/Lima"), often)
    assert [each.heads for each in two.sites] == [4, 4]
    assert two.sites[0].on_call_share == 0.25


def test_that_the_share_and_the_posts_are_what_the_eight_come_of() -> None:
    alone = sites("America/Los_Angeles", hours=ROUND)
    assert staffing(alone, replace(BOOK_LIMITS, posts=1)).heads == 4
    assert staffing(alone, replace(BOOK_LIMITS, max_on_call=Decimal("0.20"))).heads == 10
    assert staffing(alone, replace(BOOK_LIMITS, max_on_call=Decimal("0.5"))).heads == 6


# An independent checker


@pytest.fixture(scope="module")
def proved() -> Iterator[ModuleType]:
    before = zoneinfo.TZPATH
    zoneinfo.reset_tzpath([])
    specification = importlib.util.spec_from_file_location("overlap_proof_for_staffing", PROOF)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    yield module
    zoneinfo.reset_tzpath(before)


def answering(shift: Shift) -> tuple[time, int]:
    """Return when a shift begins to answer by itself, and for how long."""
    handover = 0 if shift.is_whole_day else shift.handover
    begin = datetime(2000, 1, 1) + timedelta(minutes=shift.start + handover)  # noqa: DTZ001
    return begin.time(), shift.minutes - handover


def fewest_on_call(proved: ModuleType, found: Staffing, first: date, last: date) -> int:
    """Count those on call in every minute by the clocks of zoneinfo, and return the fewest."""
    count = proved.MinuteCount(first, last)
    on_call = np.zeros(count.minutes, int)
    for each in found.sites:
        for line in each.lines:
            begin, minutes = answering(line.shift)
            end = (datetime.combine(date(2000, 1, 1), begin) + timedelta(minutes=minutes)).time()
            pattern = replace(line.shift.pattern, start=begin, end=end)
            on_call += line.people * count.present(each.site.zone, pattern).astype(int)
    day = 24 * 60
    return int(on_call[5 * day : -5 * day].min())


def check_rota(found: Staffing) -> None:
    """Check hours, rest, lengths, free weeks and everybody's share by living the rota through."""
    limits = found.limits
    for each in found.sites:
        opens = each.site.opens.hour * 60 + each.site.opens.minute
        for line in each.lines:
            shift = line.shift
            is_round = each.site.open_minutes == 1440
            ends = (shift.start - opens) % 1440 + shift.minutes
            assert is_round or ends <= each.site.open_minutes
            assert shift.minutes >= limits.shortest_shift_minutes
            assert 1440 - shift.minutes >= limits.rest_minutes
        weekly = [line.shift for line in each.lines for _person in range(line.people)]
        if not weekly:
            assert each.heads == 0
            continue
        weeks = each.heads * len(weekly)
        minutes, weeks_of = [0] * each.heads, [list[int]() for _ in range(each.heads)]
        for week in range(weeks):
            for seat, shift in enumerate(weekly):
                # In turn through the people; each round everybody moves on by a shift.
                person = (
                    week * len(weekly) + (seat + week // each.heads) % len(weekly)
                ) % each.heads
                minutes[person] += shift.week_minutes
                weeks_of[person].append(week)
        for mine in weeks_of:
            assert len(set(mine)) == len(mine)
            assert all(b - a > limits.free_weeks for a, b in pairwise(mine))
        assert len(set(minutes)) == 1
        assert minutes[0] <= float(limits.max_on_call) * weeks * 7 * 1440 * (1 + 1e-9)
        if limits.most_heads is not None:
            assert each.heads <= limits.most_heads


CASES = (
    (sites("America/Los_Angeles", hours=ROUND), BOOK_LIMITS),
    (sites("Asia/Bangkok", "America/Lima"), BOOK_LIMITS),
    (sites("Europe/Dublin", "America/Los_Angeles", "Australia/Sydney"), BOOK_LIMITS),
    (
        sites("America/Chicago", "Asia/Kolkata", hours=(time(6, 30), time(21, 45))),
        StaffingLimits(handover_minutes=15, rest_minutes=11 * 60),
    ),
    (
        sites("Africa/Casablanca", "America/Los_Angeles", "Australia/Lord_Howe"),
        StaffingLimits(posts=1, handover_minutes=20, free_weeks=1),
    ),
    (sites(*SIX), StaffingLimits(posts=3, most_heads=8)),
)


@pytest.mark.parametrize(("asked", "limits"), CASES)
def test_that_every_rota_keeps_its_limits_through_the_days_of_clock_changes(
    proved: ModuleType, asked: list[StaffingSite], limits: StaffingLimits
) -> None:
    found = staffing(asked, limits)

    check_rota(found)
    for first, last in (
        (date(2027, 3, 12), date(2027, 4, 5)),
        (date(2027, 10, 2), date(2027, 11, 9)),
    ):
        assert fewest_on_call(proved, found, first, last) >= limits.posts


def test_that_the_checker_sees_a_gap(proved: ModuleType) -> None:
    found = staffing(sites("Asia/Bangkok", "America/Lima"))
    late = replace(found.sites[0].lines[0], shift=replace(found.sites[0].lines[0].shift, start=481))
    moved = replace(found, sites=(replace(found.sites[0], lines=(late,)), found.sites[1]))

    assert fewest_on_call(proved, moved, date(2027, 3, 12), date(2027, 3, 14)) == 0


# Full enumeration


def enumerated(
    asked: list[StaffingSite], limits: StaffingLimits, shifts: Sequence[Shift]
) -> int | None:
    """Try every choice of shifts by a grid of minutes, and return the fewest people."""
    moments = [datetime(2027, month, 15, tzinfo=ZoneInfo("UTC")) for month in (1, 3, 4, 7, 10, 11)]
    moments += [
        datetime(2027, 3, 20, tzinfo=ZoneInfo("UTC")),
        datetime(2027, 10, 31, 12, tzinfo=ZoneInfo("UTC")),
    ]
    grid = []
    for moment in moments:
        covered = np.zeros((len(shifts), 1440), int)
        for n, shift in enumerate(shifts):
            offset = moment.astimezone(ZoneInfo.no_cache(asked[shift.site].zone)).utcoffset()
            assert offset is not None
            begin, minutes = answering(shift)
            at = begin.hour * 60 + begin.minute - offset // timedelta(minutes=1)
            covered[n, (at + np.arange(minutes)) % 1440] = 1
        grid.append(covered)
    fewest: int | None = None
    for choice in product(range(limits.posts + 1), repeat=len(shifts)):
        people = np.array(choice)
        if any((people @ covered).min() < limits.posts for covered in grid):
            continue
        heads = 0
        for at in range(len(asked)):
            own = [(n, s) for n, s in zip(choice, shifts, strict=True) if s.site == at]
            load = sum(n * s.week_minutes for n, s in own)
            at_once = sum(n for n, _shift in own)
            heads += max(
                ceil(load / (float(limits.max_on_call) * 7 * 1440) - 1e-9),
                at_once * (1 + limits.free_weeks),
            )
        fewest = heads if fewest is None else min(fewest, heads)
    return fewest


@pytest.mark.parametrize(
    ("zones", "limits"),
    [
        (("Asia/Bangkok", "America/Lima"), BOOK_LIMITS),
        (("Asia/Kolkata", "America/Lima"), BOOK_LIMITS),
        (("Europe/Dublin", "America/Los_Angeles", "Australia/Sydney"), StaffingLimits(posts=1)),
        (("Europe/Dublin", "America/Chicago", "Asia/Tokyo"), StaffingLimits(posts=1, free_weeks=0)),
        (
            ("Europe/Dublin", "America/Los_Angeles", "Asia/Kolkata"),
            StaffingLimits(posts=1, free_weeks=0, max_on_call=Decimal("0.15")),
        ),
        (
            ("Africa/Casablanca", "Pacific/Auckland", "America/Denver"),
            StaffingLimits(posts=1, free_weeks=1, handover_minutes=30),
        ),
    ],
)
@pytest.mark.parametrize("hours", [DAYTIME, (time(7), time(21))])
def test_that_no_choice_of_shifts_takes_fewer_people(
    proved: ModuleType, zones: tuple[str, ...], limits: StaffingLimits, hours: tuple[time, time]
) -> None:
    limits = replace(limits, shortest_shift_minutes=8 * 60)
    asked = sites(*zones, hours=hours)
    shifts = possible_shifts(asked, limits, step=180)
    shifts = tuple(s for s in shifts if s.minutes in (480, 720, 840) or len(zones) == 2)
    if len(shifts) > 11:
        shifts = tuple(s for n, s in enumerate(shifts) if n % 2 == 0 or s.minutes >= 720)[:12]
    rows = covering_shifts(shifts, clock_differences(asked, *YEAR))

    found = solve_rota(asked, limits, shifts, rows)

    expected = enumerated(asked, limits, shifts)
    assert (None if found is None else sum(found.heads)) == expected
    if found is not None:
        assert found.least_heads == expected


# What it costs, and what stands against it


def test_that_of_equally_few_people_the_cheapest_are_taken() -> None:
    asked = [
        site("Asia/Bangkok", cost=50),
        site("America/Lima", cost=60),
        site("Asia/Jakarta", cost=40),
    ]
    assert [each.heads for each in staffing(asked).sites] == [0, 6, 6]
    asked[2] = replace(asked[2], cost_per_head=Decimal(70))
    assert [each.heads for each in staffing(asked).sites] == [6, 6, 0]


def test_that_hours_nobody_is_open_in_are_the_conflict() -> None:
    found = conflict(sites("Asia/Singapore", "Europe/Dublin"))

    assert found.limits == (StaffingLimit.HOURS,)
    # Dublin closes at 19:00 or 20:00 UTC, Singapore opens at midnight UTC: 03:00 to 08:00 there.
    assert found.uncovered == ((3 * 60, 8 * 60),)


def test_that_a_hand_over_for_which_no_time_is_left_is_the_conflict() -> None:
    limits = replace(BOOK_LIMITS, handover_minutes=15)
    found = conflict(sites("Asia/Bangkok", "America/Lima"), limits)

    assert found.limits == (StaffingLimit.HOURS, StaffingLimit.HANDOVER)
    assert found.uncovered == ((480, 495), (1200, 1215))


def test_that_too_few_people_allowed_conflict_with_the_load_and_the_free_weeks() -> None:
    alone = sites("America/Los_Angeles", hours=ROUND)
    found = conflict(alone, replace(BOOK_LIMITS, most_heads=7))
    assert found.limits == (StaffingLimit.MAX_ON_CALL, StaffingLimit.MOST_HEADS)
    assert found.uncovered == ()
    two = conflict(sites("Asia/Bangkok", "America/Lima"), replace(BOOK_LIMITS, most_heads=5))
    # Around the clock one of each site at a time would do, and 4 people bear that.
    assert two.limits == (StaffingLimit.HOURS, StaffingLimit.FREE_WEEKS, StaffingLimit.MOST_HEADS)


def test_that_a_shift_longer_than_the_hours_is_the_conflict() -> None:
    asked = sites("Europe/Dublin", "America/Denver", "Asia/Tokyo", hours=(time(8), time(18)))
    found = conflict(asked, replace(BOOK_LIMITS, shortest_shift_minutes=11 * 60))
    assert set(found.limits) == {StaffingLimit.HOURS, StaffingLimit.SHORTEST_SHIFT}
    assert found.uncovered == ((0, 1440),)


def test_that_two_limits_at_once_leave_no_single_one_to_give_up() -> None:
    limits = replace(BOOK_LIMITS, most_heads=1)
    assert conflict(sites("Asia/Singapore", "Europe/Dublin"), limits).limits == ()


def test_that_rest_keeps_anybody_from_being_on_call_around_the_clock() -> None:
    rested = replace(BOOK_LIMITS, rest_minutes=11 * 60)
    found = staffing(sites("America/Los_Angeles", hours=ROUND), rested)
    assert all(line.shift.minutes <= 13 * 60 for line in found.sites[0].lines)
    assert found.heads == 12  # four at once, each one week in three


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("posts", 0),
        ("max_on_call", Decimal(0)),
        ("max_on_call", Decimal("1.01")),
        ("free_weeks", -1),
        ("rest_minutes", 1440),
        ("handover_minutes", -1),
        ("shortest_shift_minutes", 0),
        ("most_heads", 0),
    ],
)
def test_that_limits_nobody_could_mean_are_refused(name: str, value: object) -> None:
    with pytest.raises(StaffingLimitError) as caught:
        replace(BOOK_LIMITS, **{name: value})  # type: ignore[arg-type]
    assert caught.value.name == name


def test_that_no_site_or_an_unknown_year_is_refused_and_so_is_no_time() -> None:
    with pytest.raises(NoSitesError):
        smallest_staffing([], BOOK_LIMITS, *YEAR)
    with pytest.raises(BeyondZoneRulesError):
        smallest_staffing(sites("Asia/Tokyo"), BOOK_LIMITS, date(2037, 1, 1), date(2038, 1, 1))
    asked = sites(*SIX)
    shifts = possible_shifts(asked, BOOK_LIMITS)
    rows = covering_shifts(shifts, clock_differences(asked, *YEAR))
    with pytest.raises(NoRotaInTimeError):
        solve_rota(asked, BOOK_LIMITS, shifts, rows, time_limit_seconds=0)


def test_that_a_search_nobody_waits_for_is_given_up_while_it_solves() -> None:
    asked: list[bool] = []

    def is_cancelled() -> bool:
        asked.append(True)
        return True

    with pytest.raises(StaffingCancelledError):
        smallest_staffing(sites(*SIX, hours=ROUND), BOOK_LIMITS, *YEAR, is_cancelled)
    assert len(asked) > 1, "asked by the solver, not only once it has ended"


def test_that_clocks_differ_in_each_way_that_occurs() -> None:
    asked = sites("Europe/Dublin", "America/Los_Angeles")
    assert set(clock_differences(asked, *YEAR)) == {(0, -480), (0, -420)}
    assert clock_differences(sites("Asia/Tokyo", "Asia/Kolkata"), *YEAR) == ((0, -210),)


def test_that_stretches_that_touch_are_one() -> None:
    assert joined_stretches([(10, 20), (0, 5), (20, 30), (4, 7)]) == ((0, 7), (10, 30))
    assert joined_stretches([]) == ()


def test_that_the_solver_prints_nothing_and_waits_to_be_needed() -> None:
    script = (
        "import sys\n"
        "from datetime import date\n"
        "from planner.calculators.staffing import smallest_staffing\n"
        "from planner.calculators.staffing_limits import BOOK_LIMITS, StaffingSite\n"
        "assert 'highspy' not in sys.modules\n"
        "site = StaffingSite('x', 'x', 'Asia/Tokyo')\n"
        "smallest_staffing([site], BOOK_LIMITS, date(2027, 1, 1), date(2027, 1, 31))\n"
        "assert 'highspy' in sys.modules\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert (ended.stdout, ended.stderr) == ("", "")
