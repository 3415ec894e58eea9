"""The ranking of places as rows for a spreadsheet."""

from collections.abc import Iterator

from planner.calculators.place_fit import PlaceFit
from planner.calculators.place_scales import Part
from planner.cli.pay_table import plain_number
from planner.cli.ranked_places import RankedPlaces, sources_of
from planner.localization.countries import country_name
from planner.localization.formatting import Formatter
from planner.localization.messages import _, active_language
from planner.localization.place_terms import failure_text, part_name


def places_rows(told: RankedPlaces) -> Iterator[list[str]]:
    """Yield the heading and a row for each place, in their order; unknown figures are empty."""
    yield [
        _("Place"),
        _("Country"),
        _("Fit"),
        *(part_name(part) for part in Part),
        _("People"),
        _("Low"),
        _("High"),
        _("P50 loaded, {currency}").format(currency=told.plan.reporting_currency),
        _("Shared hours"),
        _("Grade"),
        _("Outside the limits"),
        _("Source"),
    ]
    for fit in told.fits[: told.shown]:
        yield _row(fit, told)


def _row(fit: PlaceFit, told: RankedPlaces) -> list[str]:
    evidence, shown = fit.evidence, Formatter(active_language())
    scores = [evidence.scores.get(part) for part in Part]
    people = ["", "", ""]
    if evidence.pool is not None:
        found = evidence.pool.people
        people = [plain_number(each, 1) for each in (found.expected, found.low, found.high)]
    pay, overlap = evidence.pay, evidence.overlap
    digits = told.market.minor_digits(told.plan.reporting_currency)
    currency = told.plan.reporting_currency
    return [
        evidence.place.name,
        country_name(evidence.place.country),
        "" if fit.fit is None else plain_number(fit.fit, 4),
        *("" if score is None else plain_number(score.score, 4) for score in scores),
        *people,
        "" if pay is None else plain_number(pay.cost.annual_reporting, digits),
        "" if overlap is None else plain_number(overlap.median_minutes / 60, 2),
        "" if fit.grade is None else fit.grade.value,
        "; ".join(failure_text(failure, currency, shown) for failure in fit.outside),
        " ".join(sources_of(evidence)),
    ]
