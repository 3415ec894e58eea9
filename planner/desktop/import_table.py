"""The table of a file about to be imported: marks what becomes of rows, and cells that change."""

from PySide6.QtGui import QColor

from planner.desktop.paste_table import PasteTable
from planner.desktop.viewmodels.cells import Cell, CellKind, Column, Tone
from planner.desktop.widgets.canvas import Canvas
from planner.desktop.widgets.cell_delegates import CellDelegate, TextDelegate
from planner.desktop.widgets.painting import paint_status_chip

_DOT = 2.5
_DOT_SPACE = 10


class OutcomeDelegate(CellDelegate):
    """A word on its tint."""

    def paint_cell(self, canvas: Canvas, cell: Cell, color: QColor) -> None:
        """Paint the chip."""
        tone = cell.detail if isinstance(cell.detail, Tone) else Tone.NEUTRAL
        paint_status_chip(canvas, 0, cell.text, tone)


class ChangingTextDelegate(TextDelegate):
    """A text, behind a dot where it changes what the plan holds."""

    def paint_cell(self, canvas: Canvas, cell: Cell, color: QColor) -> None:
        """Paint dot and text."""
        if cell.tone is not Tone.ACCENT:
            super().paint_cell(canvas, cell, color)
            return
        canvas.dot(_DOT, canvas.height / 2, _DOT, canvas.tokens.acc)
        rest = canvas.within(_DOT_SPACE, 0, canvas.width - _DOT_SPACE, canvas.height)
        super().paint_cell(rest, cell, color)


class ImportTable(PasteTable):
    """Shows an ``ImportTableModel``."""

    def delegate_for(self, column: Column) -> CellDelegate:
        """Return what paints a column."""
        if column.kind is CellKind.STATUS:
            return OutcomeDelegate(self._theme, column, parent=self)
        if column.is_editable:
            return ChangingTextDelegate(self._theme, column, parent=self)
        return super().delegate_for(column)
