"""An own figure of a plan as a value for scripts."""

from decimal import Decimal
from typing import overload

from planner.calculators.own_figures import OwnFigure
from planner.cli.answer import Json


@overload
def own_figure_data(figure: OwnFigure) -> Json: ...
@overload
def own_figure_data(figure: OwnFigure | None) -> Json | None: ...
def own_figure_data(figure: OwnFigure | None) -> Json | None:
    """Return an own figure; numbers as decimal text, None where nothing is known."""
    if figure is None:
        return None
    reason = figure.reason
    return {
        "figure": str(figure.subject),
        "values": _texts(figure.values),
        "published": _texts(figure.published) or None,
        "published_when_given": _texts(figure.originals) or None,
        "author": reason.author if reason is not None else None,
        "day": reason.day.isoformat() if reason is not None else None,
        "why": reason.why if reason is not None else None,
        "due_for_review": figure.is_due_for_review,
    }


def _texts(values: tuple[Decimal, ...]) -> list[str]:
    return [f"{value:f}" for value in values]
