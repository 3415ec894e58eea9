"""What levers cost by month, beyond what they put into pay.

    month of a lever = monthly cost, from its first month on + once, in its first month
                       + cost for each hire, in the month of the hire's start

in the reporting currency, rounded to its minor unit by lever and month. The user's own monthly and
one-off costs hold as they are; published costs are in dollars, at the plan's rate, and grow with
the strength. An agency's fee is the strength as a share of base pay, less the share that the plan
pays for every hire anyway.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from planner.calculators.apportionment import to_minor_unit
from planner.calculators.hiring.lever_effect import LeverEffect
from planner.calculators.plan_rates import plan_rate
from planner.market.lever import LeverDefault, LeverKind, LeverTerm
from planner.market.snapshot import Snapshot
from planner.plan.levers import LeverSetting
from planner.plan.model import Plan, Position
from planner.quantities.identifiers import CurrencyCode
from planner.quantities.month import Month

_USD = CurrencyCode("USD")
_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class LeverCosts:
    """What levers cost.

    Attributes:
        months: The horizon.
        by_lever: By lever that is on, month by month, reporting currency.
    """

    months: tuple[Month, ...]
    by_lever: Mapping[LeverKind, tuple[Decimal, ...]]

    @property
    def by_month(self) -> tuple[Decimal, ...]:
        """All levers together."""
        return tuple(
            sum((costs[at] for costs in self.by_lever.values()), _ZERO)
            for at in range(len(self.months))
        )

    @property
    def total(self) -> Decimal:
        """All levers over the horizon."""
        return sum(self.by_month, _ZERO)


def costs_of(
    levers: Iterable[LeverEffect], hires: Sequence[Position], plan: Plan, market: Snapshot
) -> LeverCosts:
    """Return what levers cost.

    Args:
        levers: Those that are on.
        hires: The plan's positions as the levers make them (``levered_plan``).
        plan: The plan.
        market: The market.

    Raises:
        UnknownCurrencyError: If a currency that is needed has no rate.
        MarketDataError: If the table of levers is damaged.
    """
    levers = tuple(levers)
    if not levers:
        return LeverCosts(plan.months, {})
    digits = market.minor_digits(plan.reporting_currency)
    return LeverCosts(
        plan.months,
        {
            lever.kind: tuple(
                to_minor_unit(cost, digits) for cost in _costs(lever, hires, plan, market)
            )
            for lever in levers
        },
    )


def standing_costs(lever: LeverEffect, plan: Plan, market: Snapshot) -> tuple[Decimal, Decimal]:
    """Return what a lever costs a month and once, whoever is hired; reporting currency, exact.

    Raises:
        UnknownCurrencyError: If a currency that is needed has no rate.
        MarketDataError: If the table of levers is damaged.
    """
    setting = plan.levers.get(lever.kind, LeverSetting())
    monthly, once = setting.monthly_cost, setting.once_cost
    published = partial(_published, _default(lever, market), lever, plan, market)
    return (
        published(LeverTerm.MONTHLY_COST_USD) if monthly is None else monthly,
        published(LeverTerm.ONCE_COST_USD) if once is None else once,
    )


def _costs(
    lever: LeverEffect, hires: Sequence[Position], plan: Plan, market: Snapshot
) -> list[Decimal]:
    monthly, once = standing_costs(lever, plan, market)
    costs = [monthly if month >= lever.starts else _ZERO for month in plan.months]
    first = plan.horizon_start.months_until(lever.starts)
    if 0 <= first < len(costs):
        costs[first] += once
    default = _default(lever, market)
    a_hire = _published(default, lever, plan, market, LeverTerm.PER_HIRE_COST_USD)
    for position in hires:
        at = plan.horizon_start.months_until(Month.containing(position.start))
        if 0 <= at < len(costs) and lever.changes(position):
            costs[at] += a_hire + _fee(lever, position, plan, market)
    return costs


def _default(lever: LeverEffect, market: Snapshot) -> LeverDefault:
    return market.levers.get(lever.kind, LeverDefault(lever.kind, {}))


def _published(
    default: LeverDefault, lever: LeverEffect, plan: Plan, market: Snapshot, term: LeverTerm
) -> Decimal:
    usd = default.likely(term)
    if not usd:
        return _ZERO
    return usd * Decimal(lever.ratio) * plan_rate(plan, market, _USD)


def _fee(lever: LeverEffect, position: Position, plan: Plan, market: Snapshot) -> Decimal:
    """Return an agency's fee for a hire, reporting currency; 0 of any other lever."""
    place = market.places.get(position.place_id)
    if lever.kind is not LeverKind.AGENCY or lever.strength is None or place is None:
        return _ZERO
    share = max(lever.strength - plan.assumptions.agency_fee_share_in(place.country), _ZERO)
    pay = position.base_pay
    return share * pay.amount * plan_rate(plan, market, pay.currency) if share else _ZERO
