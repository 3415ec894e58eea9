"""Labelled figures of a panel, ready to show."""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.desktop.viewmodels.cells import Tone
from planner.desktop.viewmodels.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Figure:
    """A label, its value, and where it comes from.

    Attributes:
        caption: A quieter line under the label, such as the law; shortened where it is long.
        caption_end: What stands at that line's end and is never shortened: date and grade.
        is_sum: Whether a rule stands above it and the value is the key figure.
        hint: All of it in words, for a tooltip.
        evidence: Where it comes from, if it is a figure of the market.
    """

    label: str
    value: str = ""
    caption: str = ""
    caption_end: str = ""
    tone: Tone = Tone.NORMAL
    is_sum: bool = False
    hint: str = ""
    evidence: Evidence | None = None

    @property
    def summary(self) -> str:
        """The figure in one line."""
        return " ".join(
            part for part in (self.label, self.value, self.caption, self.caption_end) if part
        )


@dataclass(frozen=True, slots=True)
class Section:
    """Figures under a heading, with a note at its end."""

    heading: str
    figures: Sequence[Figure]
    note: str = ""
