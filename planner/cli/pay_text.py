"""Pay of a role as text: the bands side by side, what they rest on, and their sources."""

from collections.abc import Iterator

from planner.calculators.own_figures import OwnFigure
from planner.cli.market_pay import MarketPay, PayAnswer
from planner.cli.own_figure_answer import reason_text
from planner.cli.pay_offers import PlaceOffer
from planner.cli.pay_offers_text import offers_text
from planner.cli.source_text import open_database_lines, source_lines
from planner.cli.text_table import laid_out
from planner.localization.countries import country_name
from planner.localization.figure_names import no_band_help
from planner.localization.figure_values import figure_values_text
from planner.localization.formatting import Formatter
from planner.localization.messages import _, active_language, pgettext
from planner.localization.running_text import listed
from planner.localization.terms import grade_meaning, role_with_level
from planner.market.pay_band import PayBand
from planner.market.provenance import Grade
from planner.quantities.identifiers import SourceId

_FIGURE_COLUMNS = frozenset({2, 3, 4, 5, 6, 7, 8})


def pay_text(told: PayAnswer, offers: tuple[PlaceOffer, ...] = ()) -> str:
    """Lay the bands out for a terminal."""
    shown = Formatter(active_language())
    heading = _("{seat}: annual gross pay in local currency").format(
        seat=role_with_level(told.role, told.level)
    )
    parts = [heading]
    if any(market.band for market in told.markets):
        parts += [_table(told, shown), _notes(told, shown)]
    parts += offers_text(offers, told.reporting_currency, shown)
    parts += [_without_evidence(market) for market in told.markets if market.band is None]
    parts.append(_sources(told, shown))
    return "\n\n".join(part for part in parts if part)


def _table(told: PayAnswer, shown: Formatter) -> str:
    rows: list[tuple[str, ...]] = [
        (
            _("Place"),
            _("Currency"),
            "P10",
            "P25",
            "P50",
            "P75",
            "P90",
            _("P50 in {currency}").format(currency=told.reporting_currency),
            _("Rows"),
            _("Grade"),
        )
    ]
    rows += [
        (
            _label(market),
            market.band.currency,
            *(shown.number(amount, 0) for amount in market.band.quantiles),
            shown.number(market.median_reporting, 0),
            *_standing(market, market.band, shown),
        )
        for market in told.markets
        if market.band is not None and market.median_reporting is not None
    ]
    return laid_out(rows, right=_FIGURE_COLUMNS)


def _standing(market: MarketPay, band: PayBand, shown: Formatter) -> tuple[str, str]:
    """Return rows and grade; an own figure rests on none that are published."""
    if market.own is not None:
        return "", pgettext("in place of a grade", "own")
    return shown.integer(band.rows), band.provenance.grade.value


def _label(market: MarketPay) -> str:
    if market.place is None:
        return market.label
    return _("{place}, {country}").format(place=market.label, country=country_name(market.country))


def _notes(told: PayAnswer, shown: Formatter) -> str:
    lines = [*_published_notes(told, shown), *_areas(told), *_own_notes(told, shown)]
    if told.at_plan_rates:
        lines.append(_("Converted at the plan’s rates."))
    return "\n".join(lines)


def _published_notes(told: PayAnswer, shown: Formatter) -> list[str]:
    bands = [each.band for each in told.markets if each.band is not None and each.own is None]
    if not bands:
        return []
    oldest = min(band.provenance.as_of for band in bands)
    grades = sorted({band.provenance.grade for band in bands}, key=list(Grade).index)
    meanings = listed(
        (f"{grade.value} {grade_meaning(grade)}" for grade in grades), with_commas=True
    )
    return [
        _("As of {day}. Rows: people surveyed in the country in the role’s occupations.").format(
            day=shown.date_long(oldest)
        ),
        _("Grades: {meanings}.").format(meanings=meanings),
    ]


def _areas(told: PayAnswer) -> Iterator[str]:
    for market in told.markets:
        area = told.bands.area_names.get(market.band.area) if market.band is not None else None
        if area is not None:
            yield _("{place}: the metropolitan area {area}.").format(place=market.label, area=area)


def _own_notes(told: PayAnswer, shown: Formatter) -> Iterator[str]:
    for market in told.markets:
        if market.own is not None:
            yield _own_note(market, market.own, told, shown)


def _own_note(market: MarketPay, own: OwnFigure, told: PayAnswer, shown: Formatter) -> str:
    place, reason = _label(market), reason_text(own, shown)
    if not own.published:
        return _("{place}: own figure, none is published; {reason}.").format(
            place=place, reason=reason
        )
    return _("{place}: own figure, published {published}; {reason}.").format(
        place=place,
        published=figure_values_text(own.subject, own.published, told.snapshot, shown),
        reason=reason,
    )


def _without_evidence(market: MarketPay) -> str:
    return _("{place}: no evidence. {help}").format(
        place=_label(market), help=no_band_help(market.country)
    )


def _sources(told: PayAnswer, shown: Formatter) -> str:
    used: dict[SourceId, None] = {}
    for band in _bands(told):
        used |= dict.fromkeys(band.sources)
    known = told.snapshot.sources
    sources = [known[source_id] for source_id in used if source_id in known]
    return "\n".join([*source_lines(sources, shown), *open_database_lines(sources)])


def _bands(told: PayAnswer) -> list[PayBand]:
    return [market.band for market in told.markets if market.band is not None]
