"""A likely value and how far chance may move it, as a table's cell and a chart's row show it."""

from dataclasses import dataclass

from planner.desktop.viewmodels.cells import Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class WhiskerView:
    """A dot with its whisker on a scale that rows share.

    Attributes:
        low: Where the whisker begins.
        likely: Where the dot is.
        high: Where it ends.
        least: Where the scale begins, at the leading edge.
        most: Where it ends.
        origin: Where a faint upright stands, such as no days saved, or the start that is asked
            for; None for none.
        text: What stands beside or below; empty for none.
        tone: ``ACCENT`` for what is on, ``QUIET`` for what is off, ``WARNING`` for what is late.
        words: All of it in a sentence.
    """

    low: float
    likely: float
    high: float
    least: float
    most: float
    origin: float | None = None
    text: str = ""
    tone: Tone = Tone.ACCENT
    words: str = ""
