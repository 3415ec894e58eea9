"""Times one edit's evaluation against evaluating the whole plan anew, by number of seats."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from statistics import median

from planner.calculators.evaluation import Evaluation, evaluate
from planner.market.loader import load_snapshot
from planner.market.place import Place
from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.plan.model import Assumptions, Engagement, Plan, Position, Team
from planner.quantities.identifiers import CurrencyCode, SeatId, TeamId
from planner.quantities.money import Money, round_half_up
from planner.quantities.month import Month

SEATS = (20, 200, 500)
HORIZON_MONTHS = 24
EDITS = 15
WHOLE_RUNS = 3


def measure() -> dict[str, float]:
    """Return milliseconds of one edit and of a whole evaluation, and their ratio, by seats."""
    market = load_snapshot()
    results: dict[str, float] = {}
    for seats in SEATS:
        plan = build_plan(seats, market)
        evaluation = evaluate(plan, market)
        whole = _time_whole(plan, market)
        edit = median(_time_edit(evaluation, market, number) for number in range(1, EDITS + 1))
        results[f"one_edit_{seats}_seats_ms"] = edit
        results[f"whole_plan_{seats}_seats_ms"] = whole
        results[f"whole_plan_to_one_edit_{seats}_seats_ratio"] = whole / edit
    return results


def _time_whole(plan: Plan, market: Snapshot) -> float:
    return median(_milliseconds(lambda: evaluate(plan, market)) for _ in range(WHOLE_RUNS))


def _time_edit(evaluation: Evaluation, market: Snapshot, number: int) -> float:
    """Time the evaluation after one position's pay and start changed."""
    positions = list(evaluation.plan.positions)
    at = number * 7 % len(positions)
    old = positions[at]
    positions[at] = replace(
        old,
        base_pay=Money(old.base_pay.amount + number, old.base_pay.currency),
        start=old.start + timedelta(days=number),
    )
    edited = replace(evaluation.plan, positions=tuple(positions))
    return _milliseconds(lambda: evaluate(edited, market, evaluation))


def _milliseconds(action: Callable[[], object]) -> float:
    began = time.perf_counter()
    action()
    return (time.perf_counter() - began) * 1_000


def build_plan(seats: int, market: Snapshot) -> Plan:
    """Return a plan of positions spread over the market's places, starts, pay and engagements."""
    places = [place for place in market.places.values() if place.country in market.employer_cost]
    return Plan(
        name="Benchmark",
        reporting_currency=CurrencyCode("EUR"),
        horizon_start=Month(2026, 9),
        horizon_months=HORIZON_MONTHS,
        anchor_id=places[0].id,
        assumptions=Assumptions(
            benefits_share=Decimal("0.06"),
            equipment=Money(Decimal(3_000), CurrencyCode("USD")),
            agency_fee_share=Decimal("0.1"),
        ),
        teams=(Team(id=TeamId("T-1"), name="Platform"),),
        positions=tuple(
            _position(number, places[number * 37 % len(places)], market) for number in range(seats)
        ),
    )


def _position(number: int, place: Place, market: Snapshot) -> Position:
    currency = market.countries[place.country].currency
    rate = market.exchange_rates.rate(CurrencyCode("USD"), currency)
    return Position(
        id=SeatId(f"P-{number:03d}"),
        team_id=TeamId("T-1"),
        role=list(RoleFamily)[number % len(RoleFamily)],
        level=list(Level)[number % len(Level)],
        place_id=place.id,
        engagement=list(Engagement)[number % len(Engagement)],
        base_pay=Money(round_half_up((40_000 + 900 * (number % 100)) * rate, 0), currency),
        start=date(2026, 9, 1) + timedelta(days=number * 11 % 540),
    )
