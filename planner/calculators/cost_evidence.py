"""What the cost of a seat, and of a whole plan, rests on: charges, fees and exchange rates."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from planner.calculators.loaded_cost import SeatCost
from planner.calculators.monthly_budget import is_budgeted
from planner.market.provenance import Provenance
from planner.market.snapshot import Snapshot
from planner.plan.model import Engagement, Plan, Seat
from planner.quantities.identifiers import CurrencyCode

if TYPE_CHECKING:  # what prices one place needs no evaluation of a plan
    from planner.calculators.evaluation import Evaluation

_USD = CurrencyCode("USD")


def charge_evidence(cost: SeatCost) -> Iterator[Provenance]:
    """Yield what the charges in a total rest on, one for each charge with an amount."""
    for priced in () if cost.statutory is None else cost.statutory.lines:
        if priced.line.in_total and priced.amount:
            yield priced.line.provenance


def fee_evidence(engagement: Engagement, plan: Plan, market: Snapshot) -> Iterator[Provenance]:
    """Yield what a service fee rests on, unless it is the plan's own."""
    prices, chosen = market.service_prices, plan.assumptions
    if engagement is Engagement.EMPLOYER_OF_RECORD and chosen.employer_of_record_fee_usd is None:
        yield prices.employer_of_record.provenance
    if engagement is Engagement.CONTRACTOR and chosen.contractor_fee_usd is None:
        yield prices.contractor_management.provenance


def rate_evidence(currency: CurrencyCode, plan: Plan, market: Snapshot) -> Iterator[Provenance]:
    """Yield the quotations the rate to the reporting currency rests on, unless the plan fixes it.

    Rates are quoted for one US dollar, so that up to two of them make one rate.
    """
    if currency == plan.reporting_currency or currency in plan.plan_rates:
        return
    for code in (currency, plan.reporting_currency):
        quoted = market.exchange_rates.latest.get(code)
        if quoted is not None:
            yield quoted.provenance


def seat_cost_evidence(
    seat: Seat, cost: SeatCost, plan: Plan, market: Snapshot
) -> tuple[Provenance, ...]:
    """Return what a seat's yearly cost rests on besides the plan's assumptions, each thing once.

    Charges come first, then the service fee, then exchange rates; empty where all of it is
    assumed in the plan.
    """
    found = [*charge_evidence(cost), *fee_evidence(seat.engagement, plan, market)]
    if cost.service_fee:
        found += rate_evidence(_USD, plan, market)
    found += rate_evidence(cost.currency, plan, market)
    return tuple(dict.fromkeys(found))


def plan_cost_evidence(evaluation: "Evaluation") -> tuple[Provenance, ...]:
    """Return what the cost of all budgeted seats rests on, each thing once."""
    plan, market = evaluation.plan, evaluation.market
    found: dict[Provenance, None] = {}
    for seat in plan.seats:
        cost = evaluation.seat_costs.get(seat.id)
        if cost is not None and is_budgeted(seat):
            found.update(dict.fromkeys(seat_cost_evidence(seat, cost, plan, market)))
    return tuple(found)
