"""A gross salary priced with what employing the person adds to it, in local currency."""

from dataclasses import dataclass
from decimal import Decimal

from planner.calculators.apportionment import to_minor_unit
from planner.calculators.employer_cost import (
    BudgetTooSmallError,
    EmployerCost,
    highest_gross,
    price_gross,
)
from planner.calculators.loaded_cost import added_shares
from planner.calculators.own_figures import OwnFigure, overridden_figure, own_figures
from planner.calculators.plan_rates import to_local
from planner.cli.plan_market import PlanMarket
from planner.market.employer_cost import CostLine, EmployerCostRules, ListPrice
from planner.market.override import FigureKey
from planner.market.snapshot import Snapshot
from planner.plan.model import Engagement, Plan
from planner.quantities.identifiers import CountryCode, CurrencyCode
from planner.quantities.money import Money, round_half_up

USD = CurrencyCode("USD")
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class PricedGross:
    """A priced salary with the yearly fee of whoever employs the person.

    Under a plan its benefits and its entity's overhead are part of the total, as in the cost of
    the plan's seats; without one neither is known.

    Attributes:
        fee_price: The published list price of the fee; None where there is no fee.
        own_fee: The plan's own fee in its place, if there is one.
        plan: The plan whose figures, rates and fees it is priced with, if any.
    """

    cost: EmployerCost
    engagement: Engagement
    fee: Decimal
    fee_price: ListPrice | None
    minor_digits: int
    snapshot: Snapshot
    own_fee: OwnFigure | None = None
    plan: Plan | None = None
    benefits: Decimal = Decimal(0)
    overhead: Decimal = Decimal(0)

    @property
    def case_notes(self) -> tuple[str, ...]:
        """The case the lines hold for; empty without lines."""
        if not self.cost.lines:
            return ()
        return self.snapshot.employer_cost[self.cost.country].case_notes

    def own_rate(self, line: CostLine) -> OwnFigure | None:
        """Return the plan's own rate of a line; None where it is as published."""
        key = FigureKey.charge_rate(self.cost.country, line.id)
        return overridden_figure(self.snapshot, key)

    @property
    def total(self) -> Decimal:
        """What the employer pays in a year."""
        return self.cost.total + self.benefits + self.overhead + self.fee


def price(
    asked: PlanMarket, country: CountryCode, gross: Decimal, engagement: Engagement
) -> PricedGross:
    """Price an annual gross in the country's currency."""
    snapshot = asked.market
    rules = _rules(snapshot, country, engagement)
    digits = snapshot.minor_digits(rules.currency)
    fee = _yearly_fee(asked, rules.currency, engagement)
    return _priced(asked, price_gross(rules, gross, digits), engagement, fee)


def price_budget(
    asked: PlanMarket, country: CountryCode, budget: Decimal, engagement: Engagement
) -> PricedGross:
    """Find the highest gross whose total, with all that is added, stays within a yearly budget."""
    snapshot = asked.market
    rules = _rules(snapshot, country, engagement)
    digits = snapshot.minor_digits(rules.currency)
    fee = _yearly_fee(asked, rules.currency, engagement)
    shares = _added_shares(asked, country, engagement)
    try:
        cost = highest_gross(rules, budget - fee.amount, digits, shares)
    except BudgetTooSmallError as error:
        raise BudgetTooSmallError(budget, error.lowest_total + fee.amount) from None
    return _priced(asked, cost, engagement, fee)


def _rules(snapshot: Snapshot, country: CountryCode, engagement: Engagement) -> EmployerCostRules:
    if engagement is not Engagement.CONTRACTOR:
        return snapshot.employer_cost[country]
    # A contractor's client owes no statutory charges, so that nobody need know them.
    return EmployerCostRules(
        country=country,
        currency=snapshot.countries[country].currency,
        basic_share=Decimal(1),
        at_least=False,
        at_most=False,
        lines=(),
        case_notes=(),
    )


@dataclass(frozen=True, slots=True)
class _Fee:
    """A year's fee in local currency, its list price, and the plan's own in its place."""

    amount: Decimal
    listed: ListPrice | None = None
    own: OwnFigure | None = None


def _yearly_fee(asked: PlanMarket, currency: CurrencyCode, engagement: Engagement) -> _Fee:
    """Return twelve times the monthly fee, each month rounded as in a plan's budget."""
    if engagement is Engagement.OWN_ENTITY:
        return _Fee(Decimal(0))
    snapshot, plan = asked.market, asked.plan
    prices = snapshot.service_prices
    is_contractor = engagement is Engagement.CONTRACTOR
    listed = prices.contractor_management if is_contractor else prices.employer_of_record
    if plan is None:
        monthly = listed.median * snapshot.exchange_rates.rate(USD, currency)
        return _Fee(round_half_up(monthly, snapshot.minor_digits(currency)) * _MONTHS, listed)
    name = "contractor_fee_usd" if is_contractor else "employer_of_record_fee_usd"
    own = next((each for each in own_figures(plan, snapshot) if each.subject == name), None)
    usd = listed.median if own is None else own.values[0]
    return _Fee(to_local(Money(usd, USD), plan, snapshot, currency) * _MONTHS, listed, own)


def _priced(
    asked: PlanMarket, cost: EmployerCost, engagement: Engagement, fee: _Fee
) -> PricedGross:
    digits = asked.market.minor_digits(cost.currency)
    benefits, overhead = (
        to_minor_unit(cost.gross * share, digits)
        for share in _added_shares(asked, cost.country, engagement)
    )
    return PricedGross(
        cost=cost,
        engagement=engagement,
        fee=fee.amount,
        fee_price=fee.listed,
        minor_digits=digits,
        snapshot=asked.market,
        own_fee=fee.own,
        plan=asked.plan,
        benefits=benefits,
        overhead=overhead,
    )


def _added_shares(
    asked: PlanMarket, country: CountryCode, engagement: Engagement
) -> tuple[Decimal, Decimal]:
    if asked.plan is None:
        return Decimal(0), Decimal(0)
    return added_shares(engagement, country, asked.plan.assumptions)
