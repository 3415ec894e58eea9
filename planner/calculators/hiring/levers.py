"""What the levers of a plan do, what they make of its seats, and what they cost."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from planner.calculators.apportionment import to_minor_unit
from planner.calculators.hiring.lever_costs import LeverCosts, costs_of
from planner.calculators.hiring.lever_effect import LeverEffect, lever_effect, levers_on
from planner.calculators.hiring.time_to_start import own_entity_countries
from planner.market.lever import LeverKind
from planner.market.snapshot import Snapshot
from planner.plan.model import Engagement, Plan, Position
from planner.quantities.identifiers import CountryCode
from planner.quantities.money import Money


def lever_effects(plan: Plan, market: Snapshot) -> Mapping[LeverKind, LeverEffect]:
    """Return what each lever does, or would do, in the order of their kinds.

    Pay uplift, recruiters and employer of record work through pay, capacity and lead times
    (``levered_plan``, ``recruiter_queue``) rather than through factors of their own.

    Raises:
        MarketDataError: If the table of levers is damaged.
    """
    return {kind: lever_effect(plan, market, kind) for kind in LeverKind}


def levered_plan(plan: Plan, market: Snapshot) -> Plan:
    """Return the plan with what its levers change in seats; the very plan where that is nothing.

    Pay uplift raises the base pay of the seats it is for, by its strength, rounded to the minor
    unit. Employer of record takes the place of an own entity in countries where no member works for
    one yet. Both are for open positions without an offer that start in or after their first month.

    Raises:
        MarketDataError: If the table of levers is damaged.
    """
    on = {lever.kind: lever for lever in levers_on(plan, market)}
    uplift, employer = on.get(LeverKind.PAY_UPLIFT), on.get(LeverKind.EMPLOYER_OF_RECORD)
    if uplift is None and employer is None:
        return plan
    employs = own_entity_countries(plan, market)
    positions = tuple(
        _employed(_raised(position, uplift, market), employer, employs, market)
        for position in plan.positions
    )
    if all(new is old for new, old in zip(positions, plan.positions, strict=True)):
        return plan
    return replace(plan, positions=positions)


def lever_costs(plan: Plan, market: Snapshot) -> LeverCosts:
    """Return what the levers that are on cost by month, beyond what ``levered_plan`` holds.

    Raises:
        UnknownCurrencyError: If a currency that is needed has no rate.
        MarketDataError: If the table of levers is damaged.
    """
    levers = levers_on(plan, market)
    return costs_of(levers, levered_plan(plan, market).positions if levers else (), plan, market)


def _raised(position: Position, uplift: LeverEffect | None, market: Snapshot) -> Position:
    share = None if uplift is None else uplift.strength
    if uplift is None or not share or share < 0 or not uplift.changes(position):
        return position
    pay = position.base_pay
    if pay.currency not in market.currencies:
        return position
    raised = to_minor_unit(pay.amount * (1 + share), market.minor_digits(pay.currency))
    return replace(position, base_pay=Money(Decimal(raised), pay.currency))


def _employed(
    position: Position,
    employer: LeverEffect | None,
    employs: frozenset[CountryCode],
    market: Snapshot,
) -> Position:
    place = market.places.get(position.place_id)
    if (
        employer is None
        or place is None
        or position.engagement is not Engagement.OWN_ENTITY
        or place.country in employs
        or not employer.changes(position)
    ):
        return position
    return replace(position, engagement=Engagement.EMPLOYER_OF_RECORD)
