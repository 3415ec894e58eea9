"""Offers as text: how each stands, what it buys, and what paying more does."""

from collections.abc import Iterable, Iterator

from planner.calculators.offers.offer import OfferConcern
from planner.cli.pay_offers import PlaceOffer
from planner.cli.text_table import laid_out
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.offer_terms import concern_text, gross_note, standing_text
from planner.quantities.identifiers import CurrencyCode

_NO_FIGURE = "–"
_FIGURES = frozenset({2, 3, 4, 5, 6, 7})
_UPLIFT_FIGURES = frozenset({1, 2, 3, 4, 5})
_BY_BAND = frozenset({OfferConcern.BELOW_BAND, OfferConcern.ABOVE_BAND})


def offers_text(
    offers: tuple[PlaceOffer, ...], reporting: CurrencyCode, shown: Formatter
) -> Iterator[str]:
    """Yield the paragraphs on offers."""
    if not offers:
        return
    yield _offers(offers, shown)
    uplifted = [each for each in offers if each.uplifts]
    if uplifted:
        yield _uplifts(uplifted, reporting, shown)
    yield "\n".join([*_notes(offers, shown), gross_note()])


def _offers(offers: Iterable[PlaceOffer], shown: Formatter) -> str:
    rows: list[tuple[str, ...]] = [
        (
            _("Offer in"),
            _("Currency"),
            _("Base pay"),
            _("Percentile"),
            _("Of the median"),
            _("Posting range"),
            _("Buys, USD"),
            _("Price level"),
        )
    ]
    for each in offers:
        low, high = each.posting
        power = each.power
        rows.append(
            (
                each.market.label,
                each.offer.base.currency,
                shown.number(each.offer.base.amount, 0),
                standing_text(each.offer.standing, shown),
                shown.percent(each.offer.compa_ratio),
                shown.range(shown.number(low.amount, 0), shown.number(high.amount, 0)),
                _NO_FIGURE if power is None else shown.number(power.international_dollars, 0),
                _NO_FIGURE if power is None else shown.percent(power.price_level),
            )
        )
    return laid_out(rows, right=_FIGURES)


def _uplifts(offers: Iterable[PlaceOffer], reporting: CurrencyCode, shown: Formatter) -> str:
    rows: list[tuple[str, ...]] = [
        (
            _("Paying more in"),
            _("Uplift"),
            _("Base pay"),
            _("Percentile"),
            _("Loaded, {currency}").format(currency=reporting),
            _("Added, {currency}").format(currency=reporting),
        )
    ]
    rows += [
        (
            each.market.label,
            shown.percent(uplift.share),
            shown.number(uplift.offer.base.amount, 0),
            standing_text(uplift.offer.standing, shown),
            shown.number(uplift.cost.annual_reporting, 0),
            shown.number(uplift.added_reporting, 0),
        )
        for each in offers
        for uplift in each.uplifts
    ]
    return laid_out(rows, right=_UPLIFT_FIGURES)


def _notes(offers: Iterable[PlaceOffer], shown: Formatter) -> Iterator[str]:
    for each in offers:
        typed = each.offer.typed
        if typed is not None:
            yield _("{place}: {typed} are {base} at a rate of {rate}.").format(
                place=each.market.label,
                typed=shown.money(typed.amount, typed.currency),
                base=shown.money(each.offer.base.amount, each.offer.base.currency),
                rate=shown.rate(each.offer.rate),
            )
        for concern in _said(each.offer.concerns):
            yield _("{place}: {concern}").format(
                place=each.market.label, concern=concern_text(concern)
            )
    yield _(
        "Posting range: from a quarter of the market below the offer’s percentile to a quarter "
        "above, within P10 to P90. Buys: what the pay buys there, at prices of the United States."
    )


def _said(concerns: tuple[OfferConcern, ...]) -> Iterator[OfferConcern]:
    """Yield the gravest concern: what lies far outside lies outside too."""
    grave = [concern for concern in concerns if concern not in _BY_BAND]
    yield from grave or concerns
