"""What the levers of a plan do, what they make of its seats, and what they cost."""

from collections.abc import Mapping
from dataclasses import replace
from operator import is_

from planner.calculators.hiring.lever_costs import LeverCosts, costs_of
from planner.calculators.hiring.lever_effect import LeverEffect, lever_effect, levers_on
from planner.calculators.hiring.levered_positions import SeatChange, changed_positions
from planner.calculators.hiring.time_to_start import own_entity_countries
from planner.market.lever import LeverKind
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan
from planner.quantities.identifiers import CountryCode


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
    employs: frozenset[CountryCode] = frozenset()
    if employer is not None:
        employs = own_entity_countries(plan, market)
    change = SeatChange(uplift, employer, employs, market)
    positions = changed_positions(change, plan.positions)
    if all(map(is_, positions, plan.positions)):
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
