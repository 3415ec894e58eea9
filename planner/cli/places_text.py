"""The fit of places as text: the ranking, what its figures mean, and what it rests on."""

from collections.abc import Iterable, Iterator

from planner.calculators.place_evidence import PlaceEvidence
from planner.calculators.place_fit import PlaceFit, within_limits
from planner.calculators.place_limits import relaxations
from planner.calculators.place_scales import Part
from planner.cli.places_notes import notes, source_notes
from planner.cli.places_what_if_text import leading_text, what_if_text
from planner.cli.ranked_places import RankedPlaces
from planner.cli.text_table import laid_out
from planner.localization.formatting import Formatter
from planner.localization.input_errors import place_label
from planner.localization.messages import _, active_language, ngettext
from planner.localization.place_terms import failure_text, part_name
from planner.localization.terms import role_with_level

DEFAULT_SHOWN = 20
NO_FIGURE = "–"
_OVERLAP = Part.OVERLAP


def places_text(told: RankedPlaces) -> str:
    """Lay the ranking out for a terminal."""
    shown = Formatter(active_language())
    inside = within_limits(told.fits)
    outside = [fit for fit in told.fits if fit.outside]
    count = DEFAULT_SHOWN if told.shown is None else told.shown
    listed = [*inside[:count], *outside[:count]]
    parts = [_heading(told, shown)]
    if inside:
        parts.append(_ranking(inside[:count], told, shown))
    elif outside:
        parts.append(_nearest(told, shown))
    if outside:
        parts.append(_outside(outside[:count], told, shown))
    parts += [_left_out(len(inside), len(outside), count, shown), _turns(told, shown)]
    parts += [leading_text(told, shown), *what_if_text(told, inside[:count], shown)]
    parts += [*notes(told, listed, shown), source_notes(told, listed, shown)]
    return "\n\n".join(part for part in parts if part)


def _heading(told: RankedPlaces, shown: Formatter) -> str:
    return _("{seat}: {within} of {all} places within the limits with a fit").format(
        seat=role_with_level(told.question.role, told.question.level),
        within=shown.integer(told.within),
        all=shown.integer(len(told.fits)),
    )


def _ranking(fits: Iterable[PlaceFit], told: RankedPlaces, shown: Formatter) -> str:
    has_overlap = told.anchor is not None
    parts = [part for part in Part if told.weights[part] and (has_overlap or part is not _OVERLAP)]
    rows: list[tuple[str, ...]] = [
        (
            _("Place"),
            _("Fit"),
            *(part_name(part) for part in parts),
            _("People"),
            _("Low to high"),
            _("P50 loaded, {currency}").format(currency=told.plan.reporting_currency),
            *([_("Shared")] if has_overlap else []),
            _("Grade"),
        )
    ]
    rows += [
        (
            place_label(fit.evidence.place),
            _points(fit.fit, shown),
            *(_points(_score(fit.evidence, part), shown) for part in parts),
            *_figures(fit.evidence, shown),
            *([_shared(fit.evidence, shown)] if has_overlap else []),
            NO_FIGURE if fit.grade is None else fit.grade.value,
        )
        for fit in fits
    ]
    last_figure = len(rows[0]) - 1
    return laid_out(rows, right=frozenset(range(1, last_figure)))


def _points(score: float | None, shown: Formatter) -> str:
    return NO_FIGURE if score is None else shown.number(score * 100, 0)


def _score(evidence: PlaceEvidence, part: Part) -> float | None:
    score = evidence.scores.get(part)
    return None if score is None else score.score


def _figures(evidence: PlaceEvidence, shown: Formatter) -> tuple[str, str, str]:
    people, span, cost = NO_FIGURE, NO_FIGURE, NO_FIGURE
    if evidence.pool is not None:
        found = evidence.pool.people
        people = _people(found.expected, shown)
        span = shown.range(_people(found.low, shown), _people(found.high, shown))
    if evidence.pay is not None:
        cost = shown.number(evidence.pay.cost.annual_reporting, 0)
    return people, span, cost


def _people(number: float, shown: Formatter) -> str:
    return shown.number(number, 0 if number >= DEFAULT_SHOWN else 1)


def _shared(evidence: PlaceEvidence, shown: Formatter) -> str:
    if evidence.overlap is None:
        return NO_FIGURE
    return shown.hours_and_minutes(round(evidence.overlap.median_minutes))


def _outside(fits: Iterable[PlaceFit], told: RankedPlaces, shown: Formatter) -> str:
    currency = told.plan.reporting_currency
    rows = [(_("Outside the limits"), _("Fit"), _("Because"))]
    rows += [
        (
            place_label(fit.evidence.place),
            _points(fit.fit, shown),
            "; ".join(failure_text(failure, currency, shown) for failure in fit.outside),
        )
        for fit in fits
    ]
    return laid_out(rows, right=frozenset({1}))


def _nearest(told: RankedPlaces, shown: Formatter) -> str:
    """Say by how little single limits would have to give way for a first place."""
    currency = told.plan.reporting_currency
    nearest = relaxations(fit.outside for fit in told.fits).values()
    lines = [_("No place keeps all limits.")]
    lines += [
        _("Nearest by a single limit: {failure}.").format(
            failure=failure_text(failure, currency, shown)
        )
        for failure in nearest
    ]
    if not nearest:
        lines.append(_fewest_failures(told, shown))
    return "\n".join(lines)


def _fewest_failures(told: RankedPlaces, shown: Formatter) -> str:
    """Name the place that would be within soonest, where no single limit stands in its way."""
    currency = told.plan.reporting_currency
    nearest = min((fit for fit in told.fits if fit.outside), key=lambda fit: len(fit.outside))
    return _("Nearest is {place}: {failures}.").format(
        place=place_label(nearest.evidence.place),
        failures="; ".join(failure_text(failure, currency, shown) for failure in nearest.outside),
    )


def _left_out(inside: int, outside: int, count: int, shown: Formatter) -> str:
    more = max(inside - count, 0) + max(outside - count, 0)
    if not more:
        return ""
    return ngettext(
        "{count} more place is not shown. --limit shows more.",
        "{count} more places are not shown. --limit shows more.",
        more,
    ).format(count=shown.integer(more))


def _turns(told: RankedPlaces, shown: Formatter) -> str:
    if len(within_limits(told.fits)) < 2:
        return ""
    first = place_label(told.fits[0].evidence.place)
    lines = list(_turn_lines(told, shown))
    if not lines:
        return _("{place} stays first whatever single weight changes.").format(place=first)
    return "\n".join([_("{place} stands first until:").format(place=first), *lines])


def _turn_lines(told: RankedPlaces, shown: Formatter) -> Iterator[str]:
    for top in told.turns:
        turn = top.turn
        yield "  " + _("{part} weighs {needed} instead of {present}: then {place}").format(
            part=part_name(turn.part),
            needed=shown.percent(turn.needed, 1),
            present=shown.percent(turn.present, 1),
            place=place_label(top.rival.evidence.place),
        )
