"""What one person in a place costs a year, by each engagement, and what raising pay adds."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from planner.calculators.loaded_cost import SeatCost, price_seat
from planner.calculators.offers.engagement_comparison import (
    EngagementComparison,
    EngagementTerms,
    asked_pay,
    engagement_comparison,
)
from planner.calculators.offers.offer import Offer
from planner.calculators.offers.offer_uplift import offer_uplifts
from planner.calculators.trial_position import trial_position
from planner.desktop.viewmodels.pay.loaded_steps import (
    LoadedYear,
    comparison_sentence,
    cost_title,
    engagement_amount,
    loaded_year,
    signs_sentence,
)
from planner.desktop.viewmodels.pay.pay_question import PayQuestion
from planner.desktop.viewmodels.pay.place_pay import PlacePay, usual_engagement
from planner.desktop.viewmodels.pay.signed_share import signed_share
from planner.localization.figure_names import no_band_help
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.offer_terms import gross_note, standing_text
from planner.localization.running_text import as_typed, listed
from planner.localization.terms import role_with_level
from planner.market.snapshot import Snapshot
from planner.plan.model import Engagement, Plan, Position
from planner.quantities.money import Money

_HUNDRED = Decimal("1E2")


@dataclass(frozen=True, slots=True)
class PlaceCost:
    """The cost of the place looked at, ready to show.

    Attributes:
        year: None where it cannot be told; ``words`` says why.
        amounts: What a year costs by each engagement, a dash where it is not known.
        possible: The engagements whose cost is known.
        comparison: When an own entity pays off.
        terms: What it rests on.
        signs: What would make a contractor look like an employee; empty for others.
    """

    title: str
    engagement: Engagement
    year: LoadedYear | None
    amounts: Mapping[Engagement, str]
    possible: frozenset[Engagement]
    comparison: str
    terms: EngagementTerms
    signs: str
    words: str


def place_cost(
    row: PlacePay, question: PayQuestion, plan: Plan, market: Snapshot, shown: Formatter
) -> PlaceCost:
    """Return what the offer of a place costs."""
    usual = question.engagement or usual_engagement(row.place.id, plan, market)
    role = role_with_level(question.role, question.level)
    title = cost_title(row.place.name, role, usual)
    if row.offer is None or row.rate is None:
        return _unknown(title, usual, question.terms, _why_not(row))
    base = row.offer.base
    seat = trial_position(question.role, question.level, row.place.id, usual, base, plan)
    comparison = engagement_comparison(seat, plan, market, question.terms)
    engagement = usual if usual in comparison.costs else next(iter(comparison.costs))
    cost = comparison.costs[engagement].cost
    raised = _raised_cost(row, question, engagement, plan, market)
    currency = plan.reporting_currency
    year = loaded_year(
        cost,
        raised,
        row.place.country,
        _standing(row.offer, engagement, question.terms, shown),
        currency,
        shown,
    )
    return PlaceCost(
        title=cost_title(row.place.name, role, engagement),
        engagement=engagement,
        year=year,
        amounts=_amounts(comparison, plan, shown),
        possible=frozenset(comparison.costs),
        comparison=comparison_sentence(comparison, currency, shown),
        terms=question.terms,
        signs=signs_sentence(comparison) if engagement is Engagement.CONTRACTOR else "",
        words=year.caution or gross_note(),
    )


def uplift_effect(
    row: PlacePay | None,
    open_positions: tuple[Position, ...],
    question: PayQuestion,
    plan: Plan,
    market: Snapshot,
    shown: Formatter,
) -> str:
    """Say what raising the offer costs a year: the open positions, else one head in the place."""
    if not question.uplift:
        return _("as it is")
    share = signed_share(question.uplift, shown)
    currency = plan.reporting_currency
    priced = [
        offer_uplifts(seat, plan, market, (question.uplift,))[0].added_reporting
        for seat in open_positions
        if _is_priced(seat, market)
    ]
    if priced:
        added = shown.signed_money(
            sum(priced, Decimal(0)).quantize(_HUNDRED, ROUND_HALF_UP), currency
        )
        return ngettext(
            "{share}: {added} a year, {count} open position",
            "{share}: {added} a year, {count} open positions",
            len(priced),
        ).format(share=share, added=added, count=shown.integer(len(priced)))
    if row is None or row.offer is None or row.rate is None:
        return share
    engagement = question.engagement or usual_engagement(row.place.id, plan, market)
    seat = _trial(row, question, engagement, row.offer.base, plan, market)
    (found,) = offer_uplifts(seat, plan, market, (question.uplift,))
    added = shown.signed_money(found.added_reporting.quantize(_HUNDRED, ROUND_HALF_UP), currency)
    return _("{share}: {added} a head and year in {place}").format(
        share=share, added=added, place=as_typed(row.place.name)
    )


def _is_priced(seat: Position, market: Snapshot) -> bool:
    band = market.pay_bands.at(seat.role, seat.level, market.places[seat.place_id])
    return band is not None and band.currency == seat.base_pay.currency


def _unknown(title: str, engagement: Engagement, terms: EngagementTerms, words: str) -> PlaceCost:
    return PlaceCost(
        title=title,
        engagement=engagement,
        year=None,
        amounts=dict.fromkeys(Engagement, "—"),
        possible=frozenset(),
        comparison="",
        terms=terms,
        signs="",
        words=words,
    )


def _why_not(row: PlacePay) -> str:
    if row.offer is None:
        return no_band_help(row.place.country)
    return _("The market and the plan know no exchange rate of this currency.")


def _trial(
    row: PlacePay,
    question: PayQuestion,
    engagement: Engagement,
    pay: Money,
    plan: Plan,
    market: Snapshot,
) -> Position:
    asked = asked_pay(pay, engagement, question.terms, market)
    return trial_position(question.role, question.level, row.place.id, engagement, asked, plan)


def _standing(
    offer: Offer, engagement: Engagement, terms: EngagementTerms, shown: Formatter
) -> str:
    """Say where base pay stands, and what a contractor asks above it."""
    standing = standing_text(offer.standing, shown)
    if engagement is not Engagement.CONTRACTOR or not terms.contractor_uplift:
        return standing
    return listed((standing, signed_share(terms.contractor_uplift, shown)))


def _raised_cost(
    row: PlacePay, question: PayQuestion, engagement: Engagement, plan: Plan, market: Snapshot
) -> SeatCost | None:
    if row.raised is None:
        return None
    seat = _trial(row, question, engagement, row.raised.base, plan, market)
    return price_seat(seat, plan, market)


def _amounts(
    comparison: EngagementComparison, plan: Plan, shown: Formatter
) -> Mapping[Engagement, str]:
    currency = plan.reporting_currency
    return {each: engagement_amount(comparison, each, currency, shown) for each in Engagement}
