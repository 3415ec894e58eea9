"""What the map tells of a place under the pointer or with the focus."""

from dataclasses import dataclass

from planner.calculators.place_fit import PlaceFit
from planner.calculators.place_scales import Part
from planner.desktop.viewmodels.places.board import PlacesBoard
from planner.desktop.viewmodels.places.fit_words import (
    cost_text,
    fit_text,
    holidays_text,
    overlap_text,
    place_name,
    place_sentence,
    pool_span,
    pool_text,
)
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.place_terms import failure_text
from planner.localization.running_text import listed


@dataclass(frozen=True, slots=True)
class PlaceTip:
    """What is told of a place: a line for those who hear, a card for those who see.

    Attributes:
        lines: Figures with their names.
        foot: Limits that are not kept, sources and grades.
    """

    sentence: str
    title: str
    lines: tuple[tuple[str, str], ...]
    foot: str


def place_tip(board: PlacesBoard, fit: PlaceFit, formatter: Formatter) -> PlaceTip:
    """Return the figures of a place with their sources and grades."""
    place, currency = fit.evidence, board.plan.reporting_currency
    lines = [(_("Fit"), fit_text(fit.fit, formatter))]
    if place.pool is not None:
        pool = _("{count} ({range})").format(
            count=pool_text(place, formatter), range=pool_span(place, formatter)
        )
        lines.append((_("People in pool"), pool))
    if place.overlap is not None:
        lines.append((_("Overlap"), overlap_text(place, formatter)))
    if place.pay is not None:
        lines.append((_("Cost, fully loaded"), cost_text(place, currency, formatter)))
    lines.append((_("Public holidays"), holidays_text(place, formatter)))
    return PlaceTip(
        place_sentence(fit, currency, formatter),
        place_name(place),
        tuple(lines),
        _foot(board, fit, formatter),
    )


def _foot(board: PlacesBoard, fit: PlaceFit, formatter: Formatter) -> str:
    """Name the limits that are not kept, then sources and grades of pool and pay."""
    currency = board.plan.reporting_currency
    outside = listed(
        (failure_text(failure, currency, formatter) for failure in fit.outside), with_commas=True
    )
    sources = board.market.sources
    told = []
    for part in (Part.POOL, Part.PAY):
        score = fit.evidence.scores.get(part)
        if score is None or not score.evidence:
            continue
        main = sources.get(score.evidence[0].source_id)
        if main is not None:
            told.append(
                _("{source} · {day} · grade {grade}").format(
                    source=main.title,
                    day=formatter.date_short(score.evidence[0].as_of),
                    grade=score.grade.value,
                )
            )
    return "\n".join(part for part in (outside, *told) if part)
