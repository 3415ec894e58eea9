"""``cost``: a gross salary priced line by line, or the highest gross a budget allows."""

from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from planner.calculators.employer_cost import (
    BudgetTooSmallError,
    EmployerCost,
    PricedLine,
    highest_gross,
    price_gross,
)
from planner.cli.answer import Answer, Json, money_text, share_number
from planner.cli.typed_values import money_from
from planner.cli.usage_error import UsageError
from planner.localization.countries import find_country
from planner.localization.messages import _
from planner.market.employer_cost import EmployerCostRules, ListPrice
from planner.market.loader import load_snapshot
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


def answer_cost(arguments: Namespace) -> Answer:
    """Price a salary, or invert a budget.

    Raises:
        UsageError: If neither or both of a gross and a budget are given.
        UnknownCountryError, NumberTextError, NegativeGrossError, BudgetTooSmallError: Bad input.
    """
    if (arguments.gross is None) == (arguments.budget is None):
        raise UsageError(_("Give either an annual gross or --budget."), "cost")
    snapshot = load_snapshot()
    country = find_country(arguments.country, snapshot.employer_cost.keys())
    engagement = Engagement(arguments.engagement)
    if arguments.budget is None:
        gross = money_from(arguments.gross, snapshot, snapshot.countries[country].currency)
        priced = price(snapshot, country, gross, engagement)
    else:
        budget = money_from(arguments.budget, snapshot, snapshot.countries[country].currency)
        priced = price_budget(snapshot, country, budget, engagement)
    return Answer(data=_data(priced), text=_text_maker(priced))


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


def _data(priced: PricedGross) -> Json:
    cost, digits = priced.cost, priced.minor_digits
    return {
        "country": cost.country,
        "currency": cost.currency,
        "engagement": priced.engagement.value,
        "gross": money_text(cost.gross, digits),
        "contributions": money_text(cost.contributions, digits),
        "service_fee": money_text(priced.fee, digits),
        "total": money_text(priced.total, digits),
        "share": share_number(cost.share),
        "bound": cost.bound.value,
        "lines": [_line_data(line, digits) for line in cost.lines],
        "case_notes": list(priced.case_notes),
        "as_of": priced.snapshot.as_of.isoformat(),
    }


def _line_data(priced: PricedLine, digits: int) -> Json:
    line = priced.line
    return {
        "id": line.id,
        "name": line.name,
        "amount": money_text(priced.amount, digits),
        "in_total": line.in_total,
        "source": line.provenance.source_id,
        "as_of": line.provenance.as_of.isoformat(),
        "grade": line.provenance.grade.value,
        "law": line.law,
    }


def _text_maker(priced: PricedGross) -> Callable[[], str]:
    def text() -> str:
        from planner.cli.cost_text import cost_text

        return cost_text(priced)

    return text
