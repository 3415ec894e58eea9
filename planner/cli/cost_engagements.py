"""``cost --engagement compare``: a salary by each way of employing somebody, and break-even."""

from argparse import Namespace
from collections.abc import Callable
from decimal import Decimal

from planner.calculators.offers.engagement_comparison import (
    USUAL_TERMS,
    EngagementCost,
    EngagementTerms,
    EntityBreakEven,
    engagement_comparison,
)
from planner.calculators.trial_position import trial_position
from planner.cli.answer import Answer, Json, money_text, share_number
from planner.cli.compared_engagements import ComparedEngagements
from planner.cli.csv_answer import with_csv
from planner.cli.plan_market import plan_market
from planner.cli.stand_in_plan import stand_in_plan
from planner.cli.typed_values import money_from
from planner.cli.usage_error import UsageError
from planner.localization.countries import find_country
from planner.localization.messages import _, active_language
from planner.localization.typed_numbers import parse_percent
from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.plan.model import Engagement
from planner.quantities.identifiers import CurrencyCode
from planner.quantities.money import Money

_USD = CurrencyCode("USD")
_MOST_UPLIFT = Decimal(10)
_MOST_YEARS = 30


def answer_engagements(arguments: Namespace) -> Answer:
    """Price a gross salary by each engagement.

    Raises:
        UsageError: If there is no gross, or an assumption is out of range.
        PlanFileError, BlockedPlanError: If the plan cannot be read or has no rates.
        UnknownCountryError, NumberTextError, NegativeGrossError: Bad input.
    """
    if arguments.gross is None or arguments.budget is not None:
        raise UsageError(_("To compare engagements, give an annual gross."), "cost")
    asked = plan_market(arguments, "cost")
    market = asked.market
    country = find_country(arguments.country, market.countries.keys())
    currency = market.countries[country].currency
    gross = Money(money_from(arguments.gross, market, currency), currency)
    plan = asked.plan or stand_in_plan(currency)
    place = next(each for each in market.places.values() if each.country == country)
    # Of the role nothing but the hours of the place counts here.
    position = trial_position(
        RoleFamily.SITE_RELIABILITY_ENGINEER,
        Level.SENIOR,
        place.id,
        Engagement.CONTRACTOR,
        gross,
        plan,
    )
    compared = engagement_comparison(position, plan, market, _terms(arguments, market))
    told = ComparedEngagements(country, compared, plan, market)
    return with_csv(Answer(_data(told), _text_maker(told)), arguments, lambda: _rows(told))


def _rows(told: ComparedEngagements) -> list[tuple[str, ...]]:
    from planner.cli.cost_engagements_text import engagement_rows
    from planner.cli.pay_table import plain_number

    return engagement_rows(told, plain_number)


def _terms(arguments: Namespace, market: Snapshot) -> EngagementTerms:
    def dollars(text: str | None, usual: Money) -> Money:
        if text is None:
            return usual
        amount = money_from(text, market, _USD)
        if amount < 0:
            sentence = _("What an entity costs cannot be below 0: “{text}”.")
            raise UsageError(sentence.format(text=text), "cost")
        return Money(amount, _USD)

    uplift = USUAL_TERMS.contractor_uplift
    if arguments.contractor_uplift is not None:
        uplift = parse_percent(arguments.contractor_uplift, active_language())
    years = USUAL_TERMS.years if arguments.years is None else arguments.years
    if not -1 < uplift <= _MOST_UPLIFT or not 1 <= years <= _MOST_YEARS:
        sentence = _("--contractor-uplift runs from above -100% to 1000%, --years from 1 to 30.")
        raise UsageError(sentence, "cost")
    return EngagementTerms(
        dollars(arguments.entity_setup, USUAL_TERMS.entity_setup),
        dollars(arguments.entity_yearly, USUAL_TERMS.entity_yearly),
        uplift,
        years,
    )


def _data(told: ComparedEngagements) -> Json:
    compared, terms = told.compared, told.compared.terms
    return {
        "country": told.country,
        "currency": compared.base.currency,
        "reporting_currency": told.plan.reporting_currency,
        "gross": _amount(compared.base, told),
        "engagements": [_cost_data(each, told) for each in compared.costs.values()],
        "break_even": _break_even_data(compared.break_even, told),
        "misclassification_signs": [sign.value for sign in compared.signs],
        "assumptions": {
            "entity_setup_usd": _amount(terms.entity_setup, told),
            "entity_yearly_usd": _amount(terms.entity_yearly, told),
            "contractor_uplift": share_number(terms.contractor_uplift),
            "years": terms.years,
        },
    }


def _cost_data(each: EngagementCost, told: ComparedEngagements) -> Json:
    cost = each.cost
    digits = told.market.minor_digits(cost.currency)
    statutory = Decimal(0) if cost.statutory is None else cost.statutory.contributions
    amounts = {
        "base_pay": cost.base_pay,
        "contributions": statutory,
        "benefits": cost.benefits,
        "overhead": cost.overhead,
        "service_fee": cost.service_fee,
        "total": cost.annual,
    }
    reporting_digits = told.market.minor_digits(told.plan.reporting_currency)
    return {
        "engagement": each.engagement.value,
        **{name: money_text(amount, digits) for name, amount in amounts.items()},
        "total_reporting": money_text(cost.annual_reporting, reporting_digits),
        "grade": each.grade.value,
        "sources": sorted({provenance.source_id for provenance in each.evidence}),
    }


def _break_even_data(found: EntityBreakEven | None, told: ComparedEngagements) -> Json | None:
    if found is None:
        return None
    digits = told.market.minor_digits(told.plan.reporting_currency)
    return {
        "saved_per_head": money_text(found.saved_per_head, digits),
        "heads": found.heads,
        "months_by_heads": {str(heads): months for heads, months in found.months.items()},
    }


def _amount(money: Money, told: ComparedEngagements) -> str:
    return money_text(money.amount, told.market.minor_digits(money.currency))


def _text_maker(told: ComparedEngagements) -> Callable[[], str]:
    def text() -> str:
        from planner.cli.cost_engagements_text import engagements_text

        return engagements_text(told)

    return text
