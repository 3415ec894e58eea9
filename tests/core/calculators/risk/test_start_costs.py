"""What a seat costs by start, held against budgets of the plan with those starts."""

import random
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import numpy as np
import pytest

from planner.calculators.loaded_cost import price_seat
from planner.calculators.risk.start_costs import start_costs
from planner.calculators.seat_months import seat_months
from planner.market.loader import load_snapshot
from planner.market.snapshot import Snapshot
from planner.plan.model import Assumptions, Engagement, Plan, Position
from planner.plan.samples import load_sample
from planner.quantities.identifiers import CurrencyCode
from planner.quantities.money import Money

D = Decimal

OF_A_YEAR, OF_A_MONTH = 0.002, 0.02
"""How far off the cost over all months may be, as a share of a year's, and one month's cost, as a
share of a month's: a ceiling reached within a month, and rounding."""

RAISED = Assumptions(
    benefits_share=D("0.06"),
    equipment=Money(D(3_000), CurrencyCode("USD")),
    agency_fee_share=D("0.1"),
    overhead_share=D("0.05"),
    raise_share=D("0.04"),
    raise_month=4,
)


def compared(
    position: Position, plan: Plan, market: Snapshot, days: int
) -> tuple[list[float], list[float], float]:
    """Return the cost by month of a start so many days into the plan, laid out and re-budgeted."""
    cost = price_seat(position, plan, market)
    laid_out = start_costs(position, cost, plan, market).rows(np.array([days + 1]))[0]
    start = plan.horizon_start.first_day + timedelta(days=days)
    months = seat_months(replace(position, start=start), cost, plan, market)
    return (
        [float(each) for each in laid_out],
        [float(each) for each in months.reporting_total],
        (float(cost.annual_reporting)),
    )


@pytest.mark.parametrize("place", ["us-austin", "es-madrid", "br-recife", "mt-valletta"])
@pytest.mark.parametrize("engagement", list(Engagement))
@pytest.mark.parametrize("assumptions", [Assumptions(), RAISED], ids=["plain", "raised"])
def test_that_a_start_on_the_first_of_a_month_costs_what_its_budget_says(
    make_plan: Any,
    make_position: Any,
    market: Snapshot,
    place: str,
    engagement: Engagement,
    assumptions: Assumptions,
) -> None:
    position = make_position(place, 90_000, engagement=engagement)
    plan = make_plan(position, horizon_months=30, assumptions=assumptions)
    for month in plan.months:
        days = (month.first_day - plan.horizon_start.first_day).days
        laid_out, budgeted, _year = compared(position, plan, market, days)
        assert laid_out == pytest.approx(budgeted, abs=0.2)


@pytest.mark.parametrize("place", ["us-austin", "es-madrid", "br-recife", "mt-valletta"])
@pytest.mark.parametrize("assumptions", [Assumptions(), RAISED], ids=["plain", "raised"])
def test_that_a_start_on_any_day_costs_what_its_budget_says_within_the_tolerance(
    make_plan: Any, make_position: Any, market: Snapshot, place: str, assumptions: Assumptions
) -> None:
    position = make_position(place, 200_000)
    plan = make_plan(position, horizon_months=30, assumptions=assumptions)
    for days in range(0, 900, 7):
        laid_out, budgeted, year = compared(position, plan, market, days)
        assert sum(laid_out) == pytest.approx(sum(budgeted), abs=OF_A_YEAR * year)
        assert laid_out == pytest.approx(budgeted, abs=OF_A_MONTH * year / 12)


def test_that_shifted_starts_in_many_real_places_stay_within_the_tolerance() -> None:
    market, plan = load_snapshot(), load_sample("cloud-provider")
    plan = replace(plan, assumptions=replace(RAISED, raise_month=1))
    choose = random.Random(3)  # noqa: S311 -- a sample, not a secret
    places = [place for place in market.places.values() if place.country in market.employer_cost]
    for place in choose.sample(places, 60):
        currency = market.currency_of(place.id)
        pay = choose.randrange(40_000, 250_000) / market.exchange_rates.rate(
            currency, CurrencyCode("USD")
        )
        position = replace(
            plan.positions[0], place_id=place.id, base_pay=Money(round(pay, 2), currency)
        )
        laid_out, budgeted, year = compared(position, plan, market, choose.randrange(700))
        assert sum(laid_out) == pytest.approx(sum(budgeted), abs=OF_A_YEAR * year), place.id
        assert laid_out == pytest.approx(budgeted, abs=OF_A_MONTH * year / 12), place.id


def test_that_no_start_costs_nothing_and_an_early_one_no_equipment(
    make_plan: Any, make_position: Any, market: Snapshot
) -> None:
    position = make_position("es-madrid", 60_000)
    plan = make_plan(position, assumptions=RAISED)
    costs = start_costs(position, price_seat(position, plan, market), plan, market)
    before, first, none = costs.rows(np.array([0, 1, costs.days.last]))
    assert set(none.tolist()) == {0.0}
    assert first[0] - before[0] == pytest.approx(costs.once)
    assert first[1:].tolist() == before[1:].tolist()


def test_that_a_start_on_a_last_weekend_begins_with_the_next_month(
    make_plan: Any, make_position: Any, market: Snapshot
) -> None:
    position = make_position("es-madrid", 60_000, engagement=Engagement.EMPLOYER_OF_RECORD)
    plan = make_plan(position, assumptions=RAISED)
    saturday = date(2026, 5, 30)
    days = (saturday - plan.horizon_start.first_day).days
    laid_out, budgeted, _year = compared(position, plan, market, days)
    assert laid_out[4] == budgeted[4] == 0
    assert laid_out == pytest.approx(budgeted, abs=0.2)
