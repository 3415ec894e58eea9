from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from planner.calculators.start_list import MovedDate, StartEntry, start_list
from planner.market.snapshot import Snapshot
from planner.plan.company_day import CompanyDay
from planner.plan.model import Plan, PositionStatus
from planner.quantities.identifiers import CountryCode, PlaceId, SeatId

SeatMaker = Callable[..., Any]
PlanMaker = Callable[..., Plan]


@pytest.fixture
def start_of(
    market: Snapshot, make_position: SeatMaker, make_plan: PlanMaker
) -> Callable[[str, date], StartEntry]:
    def start(place: str, day: date) -> StartEntry:
        (entry,) = start_list(make_plan(make_position(place, 1, start=day)), market)
        return entry

    return start


def test_that_a_start_on_a_working_day_stays(
    start_of: Callable[[str, date], StartEntry],
) -> None:
    monday = date(2026, 3, 2)
    first = start_of("es-madrid", monday).first_day

    assert first == MovedDate(monday, monday, None)
    assert not first.has_moved


def test_that_a_start_on_a_weekend_moves_to_monday_without_a_holiday_as_reason(
    start_of: Callable[[str, date], StartEntry],
) -> None:
    first = start_of("us-austin", date(2026, 8, 1)).first_day

    assert first == MovedDate(date(2026, 8, 1), date(2026, 8, 3), None)
    assert first.has_moved


def test_that_a_start_on_a_holiday_moves_and_names_it(
    start_of: Callable[[str, date], StartEntry],
) -> None:
    assert start_of("us-austin", date(2027, 1, 1)).first_day == MovedDate(
        date(2027, 1, 1), date(2027, 1, 4), "New Year's Day"
    )


def test_that_reviews_count_calendar_days_from_the_first_working_day_and_move_too(
    start_of: Callable[[str, date], StartEntry],
) -> None:
    # From Monday 5 October 2026: 4 November, 4 December, and 3 January 2027, a Sunday.
    entry = start_of("us-austin", date(2026, 10, 3))

    assert entry.first_day.day == date(2026, 10, 5)
    assert entry.reviews == (
        MovedDate(date(2026, 11, 4), date(2026, 11, 4), None),
        MovedDate(date(2026, 12, 4), date(2026, 12, 4), None),
        MovedDate(date(2027, 1, 3), date(2027, 1, 4), None),
    )


def test_that_a_company_day_moves_a_start_and_a_review_where_it_holds(
    market: Snapshot, make_position: SeatMaker, make_plan: PlanMaker
) -> None:
    monday = date(2026, 3, 2)
    days = {
        CompanyDay(monday, CountryCode("ES")): "Founders' day",
        CompanyDay(date(2026, 4, 2)): "",
    }
    seats = [
        make_position(place, 1, start=monday, seat_id=place) for place in ("es-madrid", "us-austin")
    ]
    madrid, austin = start_list(make_plan(*seats, company_days=days), market)

    assert madrid.first_day == MovedDate(monday, date(2026, 3, 3), "Founders' day")
    assert madrid.reviews[0] == MovedDate(date(2026, 4, 2), date(2026, 4, 6), "")
    assert austin.first_day == MovedDate(monday, monday, None)


def test_that_a_review_on_a_holiday_names_it(
    start_of: Callable[[str, date], StartEntry],
) -> None:
    # Sixty days after Friday 12 September 2025 is Veterans Day, a Tuesday.
    assert start_of("us-austin", date(2025, 9, 12)).reviews[1] == MovedDate(
        date(2025, 11, 11), date(2025, 11, 12), "Veterans Day"
    )


def test_that_a_holiday_after_the_weekend_is_the_reason_too(
    start_of: Callable[[str, date], StartEntry],
) -> None:
    # Saturday 16 January 2027; the Monday after is Martin Luther King Day.
    assert start_of("us-austin", date(2027, 1, 16)).first_day == MovedDate(
        date(2027, 1, 16), date(2027, 1, 19), "Martin Luther King Jr. Day"
    )


def test_that_a_holiday_on_a_weekend_is_not_the_reason(
    start_of: Callable[[str, date], StartEntry],
) -> None:
    # Independence Day 2027 is a Sunday, and the Monday after is off in its place.
    moved = start_of("us-austin", date(2027, 7, 4)).first_day

    assert moved == MovedDate(date(2027, 7, 4), date(2027, 7, 6), "Independence Day (observed)")
    assert start_of("br-recife", date(2026, 11, 15)).first_day == MovedDate(
        date(2026, 11, 15), date(2026, 11, 16), None
    )


def test_that_the_place_s_own_subdivision_and_week_decide(
    market: Snapshot, make_position: SeatMaker, make_plan: PlanMaker
) -> None:
    madrid = market.places[PlaceId("es-madrid")]
    catalan = replace(madrid, holiday_subdivision="CT")
    sunday_worker = replace(madrid, weekend=frozenset({4, 5}))
    national_day, sunday = date(2026, 9, 11), date(2026, 9, 13)

    def first_day(place: Any, day: date) -> date:
        world = replace(market, places={place.id: place})
        return start_list(make_plan(make_position("es-madrid", 1, start=day)), world)[
            0
        ].first_day.day

    assert first_day(madrid, national_day) == national_day
    assert first_day(catalan, national_day) == date(2026, 9, 14)
    assert first_day(sunday_worker, sunday) == sunday


def test_that_only_budgeted_positions_in_known_places_are_listed_in_the_plan_s_order(
    market: Snapshot, make_position: SeatMaker, make_member: SeatMaker, make_plan: PlanMaker
) -> None:
    seats = [
        make_position("us-austin", 1, seat_id=f"P-{status}", status=status)
        for status in PositionStatus
    ]
    unknown = make_position("us-atlantis", 1, seat_id="P-unknown")

    entries = start_list(make_plan(*seats, unknown, make_member("es-madrid", 1)), market)

    assert [entry.seat_id for entry in entries] == [
        SeatId("P-open"),
        SeatId("P-offered"),
        SeatId("P-accepted"),
    ]
