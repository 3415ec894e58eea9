"""How cells of figures look that the plan works out: shared hours, and where pay stands."""

from PySide6.QtGui import QColor

from planner.desktop.fonts import FontRole
from planner.desktop.viewmodels.cells import Cell
from planner.desktop.viewmodels.seat_cells import BandDetail, HoursDetail
from planner.desktop.widgets.canvas import Canvas
from planner.desktop.widgets.cell_delegates import CellDelegate
from planner.desktop.widgets.painting import GRADE_SIDE, paint_band, paint_grade, paint_hours_bar


class OverlapDelegate(CellDelegate):
    """Shared hours as a figure and a bar; few are amber."""

    def paint_cell(self, canvas: Canvas, cell: Cell, color: QColor) -> None:
        """Paint figure and bar."""
        tokens = canvas.tokens
        detail = cell.detail
        if not isinstance(detail, HoursDetail):
            canvas.text(canvas.bounds, cell.text, FontRole.CELL, tokens.t3)
            return
        is_dimmed = color == tokens.dis
        figure = tokens.warn if detail.is_low and not is_dimmed else color
        canvas.text(canvas.box(0, 0, 28, canvas.height), cell.text, FontRole.CELL, figure)
        bar = tokens.warn_mark if detail.is_low else tokens.acc
        width = min(44.0, canvas.width - 34)
        if width > 8:
            color = tokens.dis if is_dimmed else bar
            paint_hours_bar(canvas.within(34, 0, width, canvas.height), detail.share, color)


class BandDelegate(CellDelegate):
    """Where pay stands in its band, and the grade of the band."""

    def paint_cell(self, canvas: Canvas, cell: Cell, color: QColor) -> None:
        """Paint band, pay and grade."""
        tokens = canvas.tokens
        detail = cell.detail
        if not isinstance(detail, BandDetail):
            canvas.text(canvas.bounds, cell.text, FontRole.CELL, tokens.t3)
            return
        if detail.is_own:
            canvas.dot(-3, canvas.height / 2, 2.5, tokens.acc)
        width = canvas.width - GRADE_SIDE - 6
        if width > 12:
            inner = canvas.within(2, 0, width - 2, canvas.height)
            paint_band(inner, detail.share, is_outside=detail.is_outside)
        paint_grade(canvas, max(0.0, width + 6), detail.grade)
