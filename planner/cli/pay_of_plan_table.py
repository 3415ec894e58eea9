"""Fairness of pay and pay policies as rows for a spreadsheet."""

from collections.abc import Iterator

from planner.calculators.evaluation import Evaluation
from planner.calculators.offers.pay_policies import PolicyOutcome
from planner.calculators.offers.team_equity import TeamEquity
from planner.cli.pay_policy_text import outcome_name
from planner.cli.pay_table import plain_number
from planner.localization.input_errors import place_label
from planner.localization.messages import _
from planner.localization.terms import level_name, role_name


def equity_rows(equity: TeamEquity, evaluation: Evaluation) -> Iterator[list[str]]:
    """Yield the heading and a row for each seat that has a band."""
    market = evaluation.market
    yield [
        _("Role"),
        _("Level"),
        _("Seat"),
        _("Place"),
        _("Base pay"),
        _("Currency"),
        _("Of the median"),
        _("Percentile"),
        _("Buys, USD"),
        _("Grade"),
        _("Source"),
    ]
    for group in equity.groups:
        for each in group.seats:
            base, band = each.offer.base, each.offer.band
            power = each.power
            yield [
                role_name(group.role),
                level_name(group.level),
                each.seat.id,
                place_label(market.places[each.seat.place_id]),
                plain_number(base.amount, market.minor_digits(base.currency)),
                base.currency,
                plain_number(each.offer.compa_ratio, 4),
                plain_number(each.offer.standing.percentile, 4),
                "" if power is None else plain_number(power.international_dollars, 2),
                band.provenance.grade.value,
                " ".join(band.sources),
            ]


def policy_rows(outcomes: tuple[PolicyOutcome, ...], evaluation: Evaluation) -> Iterator[list[str]]:
    """Yield the heading and a row for each policy and seat."""
    market, reporting = evaluation.market, evaluation.plan.reporting_currency
    yield [
        _("Policy"),
        _("Seat"),
        _("Base pay"),
        _("Currency"),
        _("Of the median"),
        _("Percentile"),
        _("Loaded a year, {currency}").format(currency=reporting),
        _("Buys, USD"),
    ]
    for outcome in outcomes:
        for each in outcome.offers:
            base, power = each.offer.base, each.power
            yield [
                outcome_name(outcome),
                each.seat_id,
                plain_number(base.amount, market.minor_digits(base.currency)),
                base.currency,
                plain_number(each.offer.compa_ratio, 4),
                plain_number(each.offer.standing.percentile, 4),
                plain_number(each.annual_reporting, market.minor_digits(reporting)),
                "" if power is None else plain_number(power.international_dollars, 2),
            ]
