"""``cost``: a gross salary priced line by line, or the highest gross a budget allows."""

from argparse import Namespace
from collections.abc import Callable

from planner.calculators.employer_cost import PricedLine
from planner.cli.answer import Answer, Json, money_text, share_number
from planner.cli.own_figure_json import own_figure_data
from planner.cli.plan_market import plan_market
from planner.cli.priced_gross import PricedGross, price, price_budget
from planner.cli.typed_values import money_from
from planner.cli.usage_error import UsageError
from planner.localization.countries import find_country
from planner.localization.messages import _
from planner.plan.model import Engagement

COMPARE = "compare"


def answer_cost(arguments: Namespace) -> Answer:
    """Price a salary, or invert a budget; with a plan, by its own figures, rates and fees.

    Raises:
        UsageError: If neither or both of a gross and a budget are given.
        PlanFileError, BlockedPlanError: If the plan cannot be read or has no rates.
        UnknownCountryError, NumberTextError, NegativeGrossError, BudgetTooSmallError: Bad input.
    """
    if arguments.engagement == COMPARE:
        from planner.cli.cost_engagements import answer_engagements

        return answer_engagements(arguments)
    _refuse_terms(arguments)
    if (arguments.gross is None) == (arguments.budget is None):
        raise UsageError(_("Give either an annual gross or --budget."), "cost")
    asked = plan_market(arguments, "cost")
    snapshot = asked.market
    engagement = Engagement(arguments.engagement)
    is_contractor = engagement is Engagement.CONTRACTOR
    covered = snapshot.countries.keys() if is_contractor else snapshot.employer_cost.keys()
    country = find_country(arguments.country, covered)
    if arguments.budget is None:
        gross = money_from(arguments.gross, snapshot, snapshot.countries[country].currency)
        priced = price(asked, country, gross, engagement)
    else:
        budget = money_from(arguments.budget, snapshot, snapshot.countries[country].currency)
        priced = price_budget(asked, country, budget, engagement)
    return Answer(data=_data(priced), text=_text_maker(priced))


def _refuse_terms(arguments: Namespace) -> None:
    for name in ("entity_setup", "entity_yearly", "contractor_uplift", "years", "csv"):
        if getattr(arguments, name) is not None:
            option = "--" + name.replace("_", "-")
            sentence = _("{option} needs --engagement compare.").format(option=option)
            raise UsageError(sentence, "cost")


def _data(priced: PricedGross) -> Json:
    cost, digits = priced.cost, priced.minor_digits
    return {
        "country": cost.country,
        "currency": cost.currency,
        "engagement": priced.engagement.value,
        "gross": money_text(cost.gross, digits),
        "contributions": money_text(cost.contributions, digits),
        "benefits": money_text(priced.benefits, digits),
        "overhead": money_text(priced.overhead, digits),
        "service_fee": money_text(priced.fee, digits),
        "service_fee_override": own_figure_data(priced.own_fee),
        "total": money_text(priced.total, digits),
        "share": share_number(cost.share),
        "bound": cost.bound.value,
        "lines": [_line_data(line, priced) for line in cost.lines],
        "case_notes": list(priced.case_notes),
        "as_of": priced.snapshot.as_of.isoformat(),
    }


def _line_data(line_cost: PricedLine, priced: PricedGross) -> Json:
    line = line_cost.line
    return {
        "id": line.id,
        "name": line.name,
        "amount": money_text(line_cost.amount, priced.minor_digits),
        "in_total": line.in_total,
        "source": line.provenance.source_id,
        "as_of": line.provenance.as_of.isoformat(),
        "grade": line.provenance.grade.value,
        "law": line.law,
        "override": own_figure_data(priced.own_rate(line)),
    }


def _text_maker(priced: PricedGross) -> Callable[[], str]:
    def text() -> str:
        from planner.cli.cost_text import cost_text

        return cost_text(priced)

    return text
