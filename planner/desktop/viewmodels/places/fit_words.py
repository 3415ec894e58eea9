"""A place for a role in words and figures, the same on the map, in the table and side by side."""

from planner.calculators.place_evidence import PlaceEvidence
from planner.calculators.place_fit import PlaceFit
from planner.desktop.viewmodels.seat_evidence_words import (
    people_number,
    people_range,
    people_text,
)
from planner.localization.formatting import Formatter
from planner.localization.input_errors import place_label
from planner.localization.messages import _, ngettext
from planner.localization.place_terms import failure_text
from planner.localization.running_text import listed
from planner.quantities.identifiers import CurrencyCode

NO_FIGURE = "–"
FIT_STEPS = (0.4, 0.5, 0.6, 0.7)
"""From which fits on the next of the five colors is used; the same whatever places there are."""


def fit_step(fit: float) -> int:
    """Return which of the five colors a fit has."""
    return sum(fit >= step for step in FIT_STEPS)


def fit_text(fit: float | None, formatter: Formatter) -> str:
    """Write a fit in points of 100."""
    return NO_FIGURE if fit is None else formatter.integer(round(fit * 100))


def pool_text(place: PlaceEvidence, formatter: Formatter) -> str:
    """Write the people in reach."""
    return NO_FIGURE if place.pool is None else people_text(place.pool.people.expected, formatter)


def pool_number(place: PlaceEvidence) -> int:
    """Return the number that ``pool_text`` writes; 0 without one."""
    return 0 if place.pool is None else people_number(place.pool.people.expected)


def pool_span(place: PlaceEvidence, formatter: Formatter) -> str:
    """Write the people in reach, low to high."""
    return "" if place.pool is None else people_range(place.pool.people, formatter)


def overlap_text(place: PlaceEvidence, formatter: Formatter) -> str:
    """Write the hours shared on the median day."""
    if place.overlap is None:
        return NO_FIGURE
    hours = formatter.hours(place.overlap.median_minutes)
    return _("{hours} h").format(hours=hours)


def cost_text(place: PlaceEvidence, currency: CurrencyCode, formatter: Formatter) -> str:
    """Write what a year costs, fully loaded, in the reporting currency."""
    if place.pay is None:
        return NO_FIGURE
    return formatter.reporting_rounded(place.pay.cost.annual_reporting, currency)


def holidays_text(place: PlaceEvidence, formatter: Formatter) -> str:
    """Write the public holidays of the time looked at."""
    if place.holidays is None:
        return NO_FIGURE
    return ngettext("{count} day", "{count} days", place.holidays).format(
        count=formatter.integer(place.holidays)
    )


def place_name(place: PlaceEvidence) -> str:
    """Return city and country."""
    return place_label(place.place)


def place_sentence(fit: PlaceFit, currency: CurrencyCode, formatter: Formatter) -> str:
    """Say all of a place in a line, for those who hear the map."""
    place = fit.evidence
    parts = [
        place_name(place),
        _("fit {fit}").format(fit=fit_text(fit.fit, formatter)),
        ngettext("{count} person", "{count} people", pool_number(place)).format(
            count=pool_text(place, formatter)
        ),
    ]
    if place.overlap is not None:
        parts.append(_("{hours} shared").format(hours=overlap_text(place, formatter)))
    parts.append(_("{cost} a year").format(cost=cost_text(place, currency, formatter)))
    if fit.grade is not None:
        parts.append(_("grade {grade}").format(grade=fit.grade.value))
    parts += [failure_text(failure, currency, formatter) for failure in fit.outside]
    return listed(parts, with_commas=True)
