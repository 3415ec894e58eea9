"""People on shift through a week and a year, the gaps, and what one more person closes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from fractions import Fraction
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calculators.coverage import WeekCoverage, typical_week, week_coverage
from planner.calculators.coverage_crews import Crew, plan_crews
from planner.calculators.coverage_gaps import CoverageGap
from planner.calculators.coverage_question import CoverageQuestion, RequiredPeopleError
from planner.calculators.coverage_year import load_balance, year_coverage
from planner.calculators.marginal_coverage import marginal_coverage
from planner.calculators.overlap import Worker
from planner.market.loader import load_snapshot
from planner.market.snapshot import Snapshot
from planner.market.time_zone import BeyondZoneRulesError
from planner.plan.company_day import CompanyDay
from planner.plan.model import Plan, PositionStatus
from planner.plan.samples import load_sample
from planner.plan.working_pattern import WorkingPattern
from planner.quantities.identifiers import CountryCode, PlaceId, SeatId, TeamId, ZoneName

SeatMaker = Callable[..., Any]
YEAR = date(2026, 1, 1), date(2026, 12, 31)
DUBLIN = ZoneName("Europe/Dublin")
WEEKDAYS = frozenset(range(5))
DAY = WorkingPattern(start=time(8), end=time(20), weekdays=WEEKDAYS)
NIGHT = WorkingPattern(start=time(20), end=time(8), weekdays=WEEKDAYS)


@pytest.fixture(scope="module")
def world() -> Snapshot:
    return load_snapshot()


def crew(zone: str, pattern: WorkingPattern, heads: int = 1, **fields: Any) -> Crew:
    seats = tuple(SeatId(f"{zone}-{n}") for n in range(heads))
    worker = Worker(fields.pop("label", zone), ZoneName(zone), pattern)
    return Crew(worker, PlaceId(zone), TeamId("T-1"), seats, **fields)


def question(zone: str = DUBLIN, required: int = 1, **fields: Any) -> CoverageQuestion:
    return CoverageQuestion(ZoneName(zone), *YEAR, required, **fields)


def week_of(crews: list[Crew], zone: str = DUBLIN, required: int = 1) -> WeekCoverage:
    asked = question(zone, required)
    return week_coverage(crews, typical_week(crews, asked), required)


def test_that_two_shifts_of_12_hours_on_weekdays_leave_29_percent_uncovered() -> None:
    """48 of 168 hours: the case that a rota without weekends is known by."""
    found = week_of([crew("Europe/Dublin", DAY), crew("Europe/Dublin", NIGHT)])

    assert found.gap_minutes == 48 * 60
    assert 1 - found.covered_share == pytest.approx(48 / 168)
    assert f"{1 - found.covered_share:.1%}" == "28.6%"
    # The night that begins on Friday ends on Saturday morning; Monday's begins with the day.
    (gap,) = found.gaps
    assert (gap.weekdays, gap.start, gap.minutes) == ((5,), time(8), 48 * 60)
    assert (gap.end, gap.days_until_end) == (time(8), 2)


def test_that_slots_tell_the_fewest_the_most_and_the_minutes_within() -> None:
    late = WorkingPattern(start=time(9, 10), end=time(17), weekdays=WEEKDAYS)
    slots = week_of([crew("Europe/Dublin", late, 2), crew("Europe/Dublin", DAY)]).slots

    at_nine = 9 * 4
    assert (slots.least[at_nine], slots.most[at_nine]) == (1, 3)
    assert slots.person_minutes[at_nine] == 15 + 2 * 5
    assert slots.gap_minutes[at_nine] == 0
    assert sum(slots.person_minutes) == 5 * (12 * 60 + 2 * (7 * 60 + 50))
    two = week_of([crew("Europe/Dublin", late, 2), crew("Europe/Dublin", DAY)], required=2).slots
    assert two.gap_minutes[at_nine] == 10
    assert len(slots.least) == 7 * 24 * 4


def test_that_equal_gaps_of_several_weekdays_are_one_with_those_who_border_it() -> None:
    office = WorkingPattern(start=time(10), end=time(18), weekdays=WEEKDAYS)
    crews = [
        crew("Europe/Dublin", office, label="Dublin"),
        crew("Europe/Dublin", NIGHT, label="Night"),
        crew("Europe/Dublin", NIGHT, 2, label="Night"),
    ]

    evening, morning, weekend = week_of(crews).gaps

    assert evening == CoverageGap((0, 1, 2, 3, 4), time(18), 2 * 60, ("Dublin",), ("Night",))
    assert morning == CoverageGap((1, 2, 3, 4), time(8), 2 * 60, ("Night",), ("Dublin",))
    assert weekend == CoverageGap((5,), time(8), 50 * 60, ("Night",), ("Dublin",))
    assert (evening.total_minutes, weekend.days_until_end) == (10 * 60, 2)


def test_that_a_place_borders_a_gap_where_one_of_several_leaves() -> None:
    long_day = replace(DAY, end=time(22))
    crews = [
        crew("Europe/Dublin", DAY, 2, label="Dublin"),
        crew("Europe/Dublin", long_day, label="Dublin"),
    ]

    assert week_of(crews, required=2).gaps[0].closes == ("Dublin",)
    assert week_of(crews, required=2).gaps[0].start == time(20)


def test_that_nobody_is_one_gap_of_the_whole_week() -> None:
    found = week_of([])

    assert found.gaps == (CoverageGap((0,), time(0), 7 * 24 * 60, (), ()),)
    assert (found.covered_share, found.gaps[0].end) == (0, time(0))


def test_that_a_week_without_gaps_has_none() -> None:
    every_day = frozenset(range(7))
    crews = [
        crew("Asia/Kolkata", replace(DAY, weekdays=every_day)),
        crew("Asia/Kolkata", replace(NIGHT, weekdays=every_day)),
    ]
    assert week_of(crews).gaps == ()
    assert week_of(crews).covered_share == 1
    assert year_coverage(crews, question()).gap_minutes == 0


def test_that_the_typical_week_is_the_first_of_those_most_alike() -> None:
    crews = [crew("America/Chicago", DAY)]
    # From 29 March to 25 October, seven months, Chicago and Dublin are six hours apart.
    assert typical_week(crews, question()).first == date(2026, 1, 5)
    new_here = [*crews, crew("Europe/Dublin", DAY, first=date(2026, 10, 1))]
    found = week_coverage(new_here, typical_week(new_here, question()))
    assert found.slots.most[12 * 4] == 1
    gone = [*crews, crew("Europe/Dublin", DAY, last=date(2026, 10, 1))]
    assert week_coverage(gone, typical_week(gone, question())).slots.most[9 * 4] == 0


def test_that_a_short_time_without_a_whole_week_takes_one_near_it() -> None:
    asked = CoverageQuestion(DUBLIN, date(2026, 3, 25), date(2026, 3, 27))
    # The week around it loses an hour on Sunday the 29th.
    assert typical_week([], asked).first == date(2026, 3, 30)
    only_that = CoverageQuestion(DUBLIN, date(2026, 3, 23), date(2026, 3, 29))
    assert typical_week([], only_that).first == date(2026, 3, 30)


def test_that_a_seat_counts_from_its_first_day_to_its_last() -> None:
    there = crew("Europe/Dublin", DAY, first=date(2026, 1, 12), last=date(2026, 1, 20))
    weeks = year_coverage([there], question()).weeks

    assert [week.minutes - week.gap_minutes for week in weeks[:5]] == [0, 0, 3600, 2 * 720, 0]
    assert (weeks[0].first_day, weeks[0].last_day) == (date(2026, 1, 1), date(2026, 1, 4))
    assert weeks[-1].last_day == date(2026, 12, 31)


def test_that_weeks_of_clock_changes_have_167_and_169_hours() -> None:
    found = year_coverage([], question("America/Chicago"))

    odd = {week.first_day: week.minutes // 60 for week in found.weeks if week.minutes % 1440}
    assert odd == {date(2026, 3, 2): 167, date(2026, 10, 26): 169}
    assert found.minutes == found.gap_minutes == 365 * 24 * 60
    assert sum(found.gap_minutes_by_slot) == found.gap_minutes


def test_that_holidays_only_open_gaps(world: Snapshot) -> None:
    plan = load_sample("cloud-provider")
    crews = plan_crews(plan, world, *YEAR)
    plain = year_coverage(crews, question())
    off = year_coverage(crews, question(with_holidays=True))

    assert off.gap_minutes > plain.gap_minutes
    for before, after in zip(plain.weeks, off.weeks, strict=True):
        assert after.gap_minutes >= before.gap_minutes
    christmas = date(2026, 12, 21)
    lost = {week.first_day: week.gap_minutes for week in off.weeks}[christmas]
    assert lost > {week.first_day: week.gap_minutes for week in plain.weeks}[christmas]


def test_that_company_days_are_days_off_with_holidays(
    world: Snapshot, make_position: SeatMaker, make_plan: Callable[..., Plan]
) -> None:
    seat = replace(make_position("es-madrid", 1), place_id=PlaceId("ie-dublin"))
    plan = make_plan(seat, anchor_id=PlaceId("ie-dublin"))
    closed = replace(plan, company_days={CompanyDay(date(2026, 7, 7), CountryCode("IE")): "Picnic"})

    def gaps(which: Plan) -> int:
        asked = question(with_holidays=True)
        return year_coverage(plan_crews(which, world, *YEAR), asked).gap_minutes

    assert gaps(closed) - gaps(plan) == 8 * 60


def test_that_seats_of_equal_hours_are_a_crew_and_others_are_left_out(
    world: Snapshot,
    make_position: SeatMaker,
    make_member: SeatMaker,
    make_plan: Callable[..., Plan],
) -> None:
    def seat(make: SeatMaker, seat_id: str, place: str = "ie-dublin", **fields: Any) -> Any:
        return replace(make("es-madrid", 1, seat_id=seat_id), place_id=PlaceId(place), **fields)

    plan = make_plan(
        seat(make_member, "M-01"),
        seat(make_position, "P-01"),
        seat(make_position, "P-02", working_pattern=NIGHT),
        seat(make_position, "P-03", status=PositionStatus.ON_HOLD),
        seat(make_position, "P-04", "xx-atlantis"),
        seat(make_member, "M-02", end=date(2025, 12, 31)),
        seat(make_member, "M-03", start=date(2027, 1, 1)),
        seat(make_position, "P-05", start=date(2026, 6, 1), team_id=TeamId("T-2")),
        seat(make_member, "M-04", working_pattern=WorkingPattern(weekdays=frozenset())),
    )

    found = plan_crews(plan, world, *YEAR)

    assert [each.seats for each in found] == [("M-01", "P-01"), ("P-02",), ("P-05",)]
    assert [each.heads for each in found] == [2, 1, 1]
    assert found[2].first == date(2026, 6, 1)
    assert [each.worker.label for each in found] == ["Dublin"] * 3
    (only,) = plan_crews(plan, world, *YEAR, TeamId("T-2"))
    assert only.seats == ("P-05",)


def test_that_places_of_one_name_are_told_apart_by_country(
    world: Snapshot, make_position: SeatMaker, make_plan: Callable[..., Plan]
) -> None:
    named: dict[str, PlaceId] = {}
    twins = next(
        (named[place.name], place.id)
        for place in world.places.values()
        if named.setdefault(place.name, place.id) != place.id
        and world.places[named[place.name]].country != place.country
    )
    seats = [
        replace(make_position("es-madrid", 1, seat_id=f"P-0{n}"), place_id=place_id)
        for n, place_id in enumerate(twins)
    ]

    labels = [each.worker.label for each in plan_crews(make_plan(*seats), world, *YEAR)]

    assert labels == [f"{world.places[each].name}, {world.places[each].country}" for each in twins]


def test_that_one_more_person_closes_what_a_crew_with_that_person_does(world: Snapshot) -> None:
    plan, year = load_sample("cloud-provider"), (date(2027, 1, 1), date(2027, 12, 31))
    crews = plan_crews(plan, world, *year)
    for required, with_holidays in ((1, False), (2, True)):
        asked = CoverageQuestion(DUBLIN, *year, required, with_holidays)
        week = typical_week(crews, asked)
        found = marginal_coverage(crews, plan, world, week, asked)
        assert [each.place_id for each in found] == list(world.places)
        now = week_coverage(crews, week, required).gap_minutes
        through = year_coverage(crews, asked).gap_minutes
        for each in found[::23]:
            place = world.places[each.place_id]
            seat = replace(plan.members[0], id=SeatId("M-99"), place_id=place.id)
            seat = replace(seat, working_pattern=plan.pattern_at(place.id), start=date(2020, 1, 1))
            more = plan_crews(replace(plan, members=(*plan.members, seat)), world, *year)
            assert now - week_coverage(more, week, required).gap_minutes == each.week_minutes
            assert through - year_coverage(more, asked).gap_minutes == each.year_minutes
        assert len({each.year_minutes for each in found}) > 10


def test_that_balance_is_one_for_equal_loads_and_nothing_for_one_who_bears_all() -> None:
    assert load_balance([7, 7, 7]) == load_balance([0, 0]) == load_balance([5]) == 1
    assert load_balance([]) == 1
    assert load_balance([0, 9]) == 0
    assert load_balance([10, 5, 20]) == pytest.approx((1 / 2 + 1 / 4 + 1 / 2) / 3)


@given(st.lists(st.integers(0, 9), max_size=12))
def test_that_balance_is_the_mean_over_all_pairs(loads: list[int]) -> None:
    pairs = [
        Fraction(min(pair), max(pair)) if max(pair) else Fraction(1)
        for pair in combinations(loads, 2)
    ]
    expected = sum(pairs, Fraction()) / len(pairs) if pairs else Fraction(1)
    assert load_balance(loads) == pytest.approx(float(expected))


def test_that_time_at_work_is_balanced_by_the_days_people_are_there() -> None:
    whole = crew("Europe/Dublin", DAY)
    half = crew("Europe/Dublin", DAY, first=date(2026, 7, 6))
    part_time = crew("Europe/Dublin", replace(DAY, end=time(14)))

    assert year_coverage([whole, half], question()).balance == pytest.approx(1, abs=0.01)
    assert year_coverage([whole, part_time], question()).balance == pytest.approx(0.5)


def test_that_what_cannot_be_answered_is_refused() -> None:
    with pytest.raises(RequiredPeopleError):
        question(required=0)
    with pytest.raises(BeyondZoneRulesError):
        CoverageQuestion(DUBLIN, date(2037, 1, 1), date(2038, 1, 1))
