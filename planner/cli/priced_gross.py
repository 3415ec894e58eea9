"""A gross salary priced with the fee of whoever employs the person, in local currency."""

from dataclasses import dataclass
from decimal import Decimal

from planner.calculators.employer_cost import (
    BudgetTooSmallError,
    EmployerCost,
    highest_gross,
    price_gross,
)
from planner.market.employer_cost import EmployerCostRules, ListPrice
from planner.market.snapshot import Snapshot
from planner.plan.model import Engagement
from planner.quantities.identifiers import CountryCode, CurrencyCode
from planner.quantities.money import round_half_up

USD = CurrencyCode("USD")
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class PricedGross:
    """A priced salary with the yearly fee of whoever employs the person."""

    cost: EmployerCost
    engagement: Engagement
    fee: Decimal
    fee_price: ListPrice | None
    minor_digits: int
    snapshot: Snapshot

    @property
    def case_notes(self) -> tuple[str, ...]:
        """The case the lines hold for; empty without lines."""
        rules = self.snapshot.employer_cost[self.cost.country]
        return rules.case_notes if self.cost.lines else ()

    @property
    def total(self) -> Decimal:
        """What the employer pays in a year."""
        return self.cost.total + self.fee


def price(
    snapshot: Snapshot, country: CountryCode, gross: Decimal, engagement: Engagement
) -> PricedGross:
    """Price an annual gross in the country's currency."""
    rules = _rules(snapshot, country, engagement)
    digits = snapshot.minor_digits(rules.currency)
    fee, fee_price = _yearly_fee(snapshot, rules.currency, engagement)
    cost = price_gross(rules, gross, digits)
    return PricedGross(cost, engagement, fee, fee_price, digits, snapshot)


def price_budget(
    snapshot: Snapshot, country: CountryCode, budget: Decimal, engagement: Engagement
) -> PricedGross:
    """Find the highest gross whose total, fee included, stays within a yearly budget."""
    rules = _rules(snapshot, country, engagement)
    digits = snapshot.minor_digits(rules.currency)
    fee, fee_price = _yearly_fee(snapshot, rules.currency, engagement)
    try:
        cost = highest_gross(rules, budget - fee, digits)
    except BudgetTooSmallError as error:
        raise BudgetTooSmallError(budget, error.lowest_total + fee) from None
    return PricedGross(cost, engagement, fee, fee_price, digits, snapshot)


def _rules(snapshot: Snapshot, country: CountryCode, engagement: Engagement) -> EmployerCostRules:
    rules = snapshot.employer_cost[country]
    if engagement is not Engagement.CONTRACTOR:
        return rules
    # A contractor's client owes no statutory charges.
    return EmployerCostRules(
        country=rules.country,
        currency=rules.currency,
        basic_share=rules.basic_share,
        at_least=False,
        at_most=False,
        lines=(),
        case_notes=(),
    )


def _yearly_fee(
    snapshot: Snapshot, currency: CurrencyCode, engagement: Engagement
) -> tuple[Decimal, ListPrice | None]:
    """Return twelve times the monthly fee, each month rounded as in a plan's budget."""
    if engagement is Engagement.OWN_ENTITY:
        return Decimal(0), None
    prices = snapshot.service_prices
    is_contractor = engagement is Engagement.CONTRACTOR
    listed = prices.contractor_management if is_contractor else prices.employer_of_record
    monthly = listed.median * snapshot.exchange_rates.rate(USD, currency)
    return round_half_up(monthly, snapshot.minor_digits(currency)) * _MONTHS, listed
