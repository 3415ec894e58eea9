from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from statistics import median
from typing import Any

import pytest

from planner.calculators.overlap import SeatOverlap, overlap_in_year, seat_overlaps, worker_at
from planner.market.place import Place
from planner.market.provenance import Provenance
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan, Team
from planner.plan.working_pattern import DatedHours, WeekdayHours, WorkingPattern
from planner.quantities.identifiers import CountryCode, PlaceId, SeatId, TeamId, ZoneName
from planner.quantities.month import Month

SeatMaker = Callable[..., Any]
PlanMaker = Callable[..., Plan]

DUBLIN, NEW_YORK, CAIRO, NEPAL = (
    PlaceId(name) for name in ("us-dublin", "us-new-york", "us-cairo", "us-kathmandu")
)


@pytest.fixture
def world(market: Snapshot, provenance: Provenance) -> Snapshot:
    def place(place_id: PlaceId, name: str, zone: str, weekend: frozenset[int]) -> Place:
        return Place(
            id=place_id,
            name=name,
            aliases=(),
            country=CountryCode("US"),
            latitude=0.0,
            longitude=0.0,
            population=1,
            zone=ZoneName(zone),
            holiday_subdivision=None,
            weekend=weekend,
            is_capital=False,
            provenance=provenance,
        )

    places = (
        place(DUBLIN, "Dublin", "Europe/Dublin", frozenset({5, 6})),
        place(NEW_YORK, "New York", "America/New_York", frozenset({5, 6})),
        place(CAIRO, "Cairo", "Africa/Cairo", frozenset({4, 5})),
        place(NEPAL, "Kathmandu", "Asia/Kathmandu", frozenset({5})),
    )
    return replace(market, places={one.id: one for one in places})


def test_that_a_seat_in_the_anchor_place_has_the_full_day(
    world: Snapshot, make_position: SeatMaker, make_plan: PlanMaker
) -> None:
    plan = make_plan(make_position(DUBLIN, 1), anchor_id=DUBLIN)

    assert seat_overlaps(plan, world) == {SeatId("P-01"): SeatOverlap("Dublin", 480, 480.0, 480)}


def test_that_the_figures_are_over_the_common_weekdays_of_the_horizon(
    world: Snapshot, make_position: SeatMaker, make_plan: PlanMaker
) -> None:
    plan = make_plan(make_position(CAIRO, 1), anchor_id=DUBLIN)
    (overlap,) = seat_overlaps(plan, world).values()

    pair = [worker_at(world.places[place], WorkingPattern()) for place in (DUBLIN, CAIRO)]
    year = overlap_in_year(pair, 2026)
    common = [
        minutes
        for day, minutes in zip(year.days, year.minutes, strict=True)
        if day.weekday() in {0, 1, 2, 3}
    ]
    assert overlap == SeatOverlap("Dublin", min(common), median(common), max(common))
    assert overlap.min_minutes > 0


def test_that_only_the_horizon_counts(
    world: Snapshot, make_position: SeatMaker, make_plan: PlanMaker
) -> None:
    pattern = WorkingPattern(start=time(9), end=time(18))
    seat = make_position(NEW_YORK, 1)

    def overlap(start: Month, months: int) -> SeatOverlap:
        plan = make_plan(
            seat,
            anchor_id=DUBLIN,
            working_pattern=pattern,
            horizon_start=start,
            horizon_months=months,
        )
        return seat_overlaps(plan, world)[seat.id]

    assert overlap(Month(2026, 1), 2) == SeatOverlap("Dublin", 240, 240.0, 240)
    assert overlap(Month(2026, 1), 3) == SeatOverlap("Dublin", 240, 240.0, 300)


def test_that_a_seat_s_own_pattern_and_its_team_s_anchor_are_used(
    world: Snapshot, make_position: SeatMaker, make_plan: PlanMaker
) -> None:
    late = WorkingPattern(start=time(13), end=time(21))
    plan = make_plan(
        make_position(DUBLIN, 1, working_pattern=late),
        make_position(NEW_YORK, 1, seat_id="P-02", team_id=TeamId("T-2")),
        anchor_id=DUBLIN,
        teams=(
            Team(id=TeamId("T-1"), name="Platform"),
            Team(id=TeamId("T-2"), name="Operations", anchor_id=NEW_YORK),
        ),
    )

    assert seat_overlaps(plan, world) == {
        SeatId("P-01"): SeatOverlap("Dublin", 240, 240.0, 240),
        SeatId("P-02"): SeatOverlap("New York", 480, 480.0, 480),
    }


def test_that_the_anchor_works_the_pattern_of_its_place_and_a_seat_that_of_its_team(
    world: Snapshot, make_position: SeatMaker, make_plan: PlanMaker
) -> None:
    early = WorkingPattern(start=time(6), end=time(14))
    paused = WorkingPattern(break_start=time(12), break_minutes=60)
    plan = make_plan(
        make_position(DUBLIN, 1),
        make_position(DUBLIN, 1, seat_id="P-02", team_id=TeamId("T-2")),
        anchor_id=DUBLIN,
        teams=(
            Team(id=TeamId("T-1"), name="Platform"),
            Team(id=TeamId("T-2"), name="Operations", working_pattern=paused),
        ),
        place_patterns={DUBLIN: early},
    )

    assert seat_overlaps(plan, world) == {
        SeatId("P-01"): SeatOverlap("Dublin", 480, 480.0, 480),
        SeatId("P-02"): SeatOverlap("Dublin", 240, 240.0, 240),
    }


def test_that_short_fridays_and_the_hours_of_some_weeks_count_on_their_days(
    world: Snapshot, make_position: SeatMaker, make_plan: PlanMaker
) -> None:
    pattern = WorkingPattern(
        weekday_hours=(WeekdayHours(4, time(9), time(13)),),
        dated_hours=(DatedHours(date(2026, 2, 15), date(2026, 3, 19), time(10), time(15)),),
    )
    seat = make_position(DUBLIN, 1, working_pattern=pattern)

    def figures(first: Month) -> SeatOverlap:
        plan = make_plan(seat, anchor_id=DUBLIN, horizon_start=first, horizon_months=1)
        return seat_overlaps(plan, world)[seat.id]

    assert figures(Month(2026, 1)) == SeatOverlap("Dublin", 240, 480.0, 480)
    assert figures(Month(2026, 3)) == SeatOverlap("Dublin", 240, 300.0, 480)


def test_that_members_and_every_position_are_measured(
    world: Snapshot, make_position: SeatMaker, make_member: SeatMaker, make_plan: PlanMaker
) -> None:
    plan = make_plan(make_position(DUBLIN, 1), make_member(NEPAL, 1), anchor_id=DUBLIN)

    assert list(seat_overlaps(plan, world)) == ["M-01", "P-01"]


def test_that_seats_in_unknown_places_or_with_an_unknown_anchor_are_left_out(
    world: Snapshot, make_position: SeatMaker, make_plan: PlanMaker
) -> None:
    known, unknown = make_position(DUBLIN, 1), make_position("us-atlantis", 1, seat_id="P-02")

    assert list(seat_overlaps(make_plan(known, unknown, anchor_id=DUBLIN), world)) == ["P-01"]
    assert seat_overlaps(make_plan(known, anchor_id=PlaceId("us-atlantis")), world) == {}


def test_that_people_without_a_common_weekday_share_nothing(
    world: Snapshot, make_position: SeatMaker, make_plan: PlanMaker
) -> None:
    weekend = WorkingPattern(weekdays=frozenset({5, 6}))
    plan = make_plan(make_position(DUBLIN, 1, working_pattern=weekend), anchor_id=DUBLIN)

    assert seat_overlaps(plan, world)[SeatId("P-01")] == SeatOverlap("Dublin", 0, 0.0, 0)


def test_that_a_horizon_beyond_the_known_clock_changes_is_not_guessed(
    world: Snapshot, make_position: SeatMaker, make_plan: PlanMaker
) -> None:
    seat = make_position(NEW_YORK, 1)
    into = make_plan(seat, anchor_id=DUBLIN, horizon_start=Month(2037, 1), horizon_months=24)
    within = make_plan(seat, anchor_id=DUBLIN, horizon_start=Month(2037, 1), horizon_months=12)
    beyond = make_plan(seat, anchor_id=DUBLIN, horizon_start=Month(2038, 1))

    assert seat_overlaps(into, world) == seat_overlaps(within, world)
    assert seat_overlaps(beyond, world) == {}


def test_that_holidays_are_not_days_off_for_a_seat(
    world: Snapshot, make_position: SeatMaker, make_plan: PlanMaker
) -> None:
    plan = make_plan(
        make_position(DUBLIN, 1, start=date(2026, 12, 1)),
        anchor_id=DUBLIN,
        horizon_start=Month(2026, 12),
        horizon_months=1,
    )

    assert seat_overlaps(plan, world)[SeatId("P-01")].min_minutes == 480
