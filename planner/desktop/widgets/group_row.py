"""The row that heads a group of a table: caret, title, count, and sums under their columns."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF

from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.viewmodels.cells import Cell, Group
from planner.desktop.widgets.canvas import Align, Canvas
from planner.desktop.widgets.cell_delegates import CELL_PADDING, EDGE_PADDING

_CARET = 12.0
_COUNT = 40.0

Sums = Sequence[tuple[QRectF, Cell]]
"""Cells with where their columns stand."""


def paint_group_row(
    canvas: Canvas, icons: Icons, group: Group, sums: Sums, *, is_folded: bool, has_focus: bool
) -> None:
    """Paint the row of a group; its canvas is as wide as the table, its title never scrolls."""
    tokens = canvas.tokens
    canvas.fill(canvas.bounds, tokens.sunk)
    canvas.rule(canvas.height - 1, tokens.line)
    title_ends = _paint_title(canvas, icons, group, sums, is_folded=is_folded)
    for box, cell in sums:
        inner = box.adjusted(CELL_PADDING, 0, -CELL_PADDING, 0)
        if _start(canvas, box) >= title_ends:
            canvas.text(inner, cell.text, FontRole.CELL, tokens.t2, Align.NUMBER)
    if has_focus:
        canvas.frame(canvas.box(1, 1, canvas.width - 2, canvas.height - 3), tokens.acc, 4, 2)


def _paint_title(
    canvas: Canvas, icons: Icons, group: Group, sums: Sums, *, is_folded: bool
) -> float:
    """Paint caret, title and count, and return where they end."""
    tokens = canvas.tokens
    at = canvas.box(EDGE_PADDING, (canvas.height - _CARET) / 2, _CARET, _CARET)
    icons.paint(canvas.painter, at, "caret-right" if is_folded else "caret-down", tokens.t3)
    start = EDGE_PADDING + _CARET + 6
    ends = min((_start(canvas, box) for box, _cell in sums), default=canvas.width)
    # Where sums are scrolled to the title it keeps its room, and they go under it.
    room = max(ends, 220.0) - start - _COUNT
    box = canvas.box(start, 0, max(0.0, room), canvas.height - 1)
    taken = canvas.text(box, group.title, FontRole.STRONG_BUTTON, tokens.t1)
    beside = canvas.box(start + taken + 7, 0, _COUNT, canvas.height - 1)
    return start + taken + 7 + canvas.text(beside, group.count_text, FontRole.CAPTION, tokens.t3)


def _start(canvas: Canvas, box: QRectF) -> float:
    """Return how far a box stands from the leading edge."""
    bounds = canvas.bounds
    return bounds.right() - box.right() if canvas.is_right_to_left else box.left() - bounds.left()
