"""What each source is used for in a workbook."""

from collections.abc import Iterator, Mapping

from planner.export.workbook.contents import HOLIDAYS_SOURCE, Contents
from planner.export.workbook.pay_bands_layout import PayBandsLayout
from planner.export.workbook.places_sheet import place_sources
from planner.localization.messages import _
from planner.quantities.identifiers import SourceId

_NAMES_SOURCE = SourceId("cldr-48")


def source_uses(contents: Contents, bands: PayBandsLayout) -> Mapping[SourceId, tuple[str, ...]]:
    """Return the sources behind the figures, in order of use, with what each is used for."""
    known = contents.evaluation.market.sources
    uses: dict[SourceId, dict[str, None]] = {}
    for source, use in _uses(contents, bands):
        if source in known:
            uses.setdefault(source, {})[use] = None
    return {source: tuple(found) for source, found in uses.items()}


def _uses(contents: Contents, bands: PayBandsLayout) -> Iterator[tuple[SourceId, str]]:
    market = contents.evaluation.market
    for place in contents.places:
        yield place.provenance.source_id, _("Places and time zones")
    for facts in contents.countries.values():
        yield facts.country.payroll.source_id, _("Payroll calendars")
        for line in facts.lines:
            yield line.provenance.source_id, _("Employer charges")
    for code in contents.currencies:
        if code in market.exchange_rates.latest:
            yield market.exchange_rates.latest[code].provenance.source_id, _("Exchange rates")
    prices = market.service_prices
    for price in (prices.employer_of_record, prices.contractor_management):
        yield price.provenance.source_id, _("Service fees")
    for band in bands.bands.values():
        for source in band.published.sources if band.published is not None else ():
            yield source, _("Pay bands")
    yield from _of_hiring(contents)
    yield from _of_places(contents)
    yield HOLIDAYS_SOURCE, _("Public holidays")
    yield _NAMES_SOURCE, _("Names and decimals of currencies")


def _of_hiring(contents: Contents) -> Iterator[tuple[SourceId, str]]:
    levers, market = contents.lever_states, contents.evaluation.market
    if levers.shown.timeline.seats:
        for coefficient in market.hiring_coefficients.values():
            yield coefficient.provenance.source_id, _("Time to fill")
    for lever in levers.levers:
        default = market.levers.get(lever.kind)
        for figure in () if default is None else default.figures.values():
            yield figure.provenance.source_id, _("Levers")


def _of_places(contents: Contents) -> Iterator[tuple[SourceId, str]]:
    if contents.ranking is not None:
        for fit in contents.ranking.fits:
            for source in place_sources(fit.evidence):
                yield source, _("Fit of places")
