"""Proposed changes with a box to tick before each, what they would do, and what stands against."""

from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy

from planner.desktop.fonts import FontRole
from planner.desktop.theme import Theme
from planner.desktop.widgets.canvas import Align, Canvas, text_width
from planner.desktop.widgets.tick_list import Tick, TickList
from planner.localization.messages import _
from planner.localization.running_text import listed

_HEIGHT = 46
_LINE = 20
_TOP = 4
_EDGE = 16
_LEAST = 4


@dataclass(frozen=True, slots=True)
class ProposalTick:
    """A proposal as it is listed.

    Attributes:
        title: What it is about.
        values: What becomes of it; of a conflict all three values.
        place: The cell it was read from.
        effect: What it would do.
        is_on: Whether it is to be taken.
        is_conflict: Whether the plan changed there as well.
    """

    title: str
    values: str
    place: str
    effect: str
    is_on: bool
    is_conflict: bool


class ProposalList(TickList):
    """Shows proposals in two lines each; Space or a click takes one, or leaves it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("Changes in the workbook"), _HEIGHT)
        self._proposals: tuple[ProposalTick, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_proposals(self, proposals: tuple[ProposalTick, ...]) -> None:
        """Show other proposals or boxes."""
        self._proposals = proposals
        self.show_ticks(
            tuple(
                Tick(str(number), _spoken(each), each.effect, each.is_on)
                for number, each in enumerate(proposals)
            )
        )

    def minimumSizeHint(self) -> QSize:
        """Keep a few in sight; the others are scrolled to."""
        return QSize(480, min(max(1, len(self._proposals)), _LEAST) * _HEIGHT)

    def paint_tick(self, canvas: Canvas, tick: Tick, number: int) -> None:
        """Paint a proposal in two lines."""
        each, tokens, top = self._proposals[number], canvas.tokens, self.row_top(number)
        start = self.paint_box(canvas, number, is_on=tick.is_on)
        effect = text_width(each.effect, FontRole.CAPTION) + 2 if each.effect else 0.0
        room = canvas.width - start - _EDGE
        title = canvas.box(start, top + _TOP, room - effect - 10, _LINE)
        canvas.text(title, each.title, FontRole.NAME, tokens.t1)
        if effect:
            box = canvas.box(canvas.width - _EDGE - effect, top + _TOP, effect, _LINE)
            canvas.text(box, each.effect, FontRole.CAPTION, tokens.t2, Align.TRAILING)
        place = text_width(each.place, FontRole.CAPTION) + 2 if each.place else 0.0
        color = tokens.warn if each.is_conflict else tokens.t1
        values = canvas.box(start, top + _TOP + _LINE, room - place - 10, _LINE - 2)
        canvas.text(values, each.values, FontRole.CAPTION, color)
        if place:
            box = canvas.box(canvas.width - _EDGE - place, top + _TOP + _LINE, place, _LINE - 2)
            canvas.text(box, each.place, FontRole.CAPTION, tokens.t3, Align.TRAILING)


def _spoken(each: ProposalTick) -> str:
    return listed(
        (part for part in (each.title, each.values, each.place) if part), with_commas=True
    )
