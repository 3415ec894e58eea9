"""How cells of figures look that the plan works out: hours, pay, dates and difficulty."""

from datetime import date
from functools import cached_property

from PySide6.QtGui import QColor

from planner.desktop.fonts import FontRole
from planner.desktop.viewmodels.cells import Cell
from planner.desktop.viewmodels.seat_cells import BandDetail, HoursDetail
from planner.desktop.viewmodels.timeline_cells import HARDEST, DifficultyDetail, ExpectedDetail
from planner.desktop.widgets.canvas import Align, Canvas, text_width
from planner.desktop.widgets.cell_delegates import CellDelegate
from planner.desktop.widgets.charts.whisker import paint_whisker
from planner.desktop.widgets.painting import GRADE_SIDE, paint_band, paint_grade, paint_hours_bar
from planner.localization.formatting import Formatter
from planner.localization.messages import active_language

_LEAST_DATE_WIDTH = 60.0
_LONG_DATE = date(2028, 9, 28)
"""As long as dates get: two digits, and the month of the longest short name."""


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


class WhiskerDelegate(CellDelegate):
    """A date, and a dot with its whisker; amber where it comes late."""

    @cached_property
    def date_width(self) -> float:
        """The room for dates, the same in all rows so that whiskers stand below each other."""
        written = Formatter(active_language()).date_short(_LONG_DATE)
        return max(_LEAST_DATE_WIDTH, text_width(written, FontRole.CELL))

    def paint_cell(self, canvas: Canvas, cell: Cell, color: QColor) -> None:
        """Paint date and whisker."""
        tokens, detail = canvas.tokens, cell.detail
        dates = self.date_width
        box = canvas.box(0, 0, dates, canvas.height)
        if not isinstance(detail, ExpectedDetail):
            canvas.text(box, cell.text, FontRole.CELL, tokens.t3, Align.NUMBER)
            return
        is_dimmed = color == tokens.dis
        ink = color if is_dimmed else tokens.t1
        canvas.text(box, detail.text, FontRole.CELL, ink, Align.NUMBER)
        width = canvas.width - dates - 6
        if width > 16:
            inner = canvas.within(dates + 6, 0, width, canvas.height)
            paint_whisker(inner, detail.whisker, tokens.dis if is_dimmed else None)


class DifficultyDelegate(CellDelegate):
    """Five bars, as many of them dark as the seat is hard to fill; the hard ones amber."""

    def paint_cell(self, canvas: Canvas, cell: Cell, color: QColor) -> None:
        """Paint the bars."""
        tokens, detail = canvas.tokens, cell.detail
        if not isinstance(detail, DifficultyDetail):
            canvas.text(canvas.bounds, cell.text, FontRole.CELL, tokens.t3)
            return
        filled = tokens.warn_mark if detail.is_hard else tokens.t2
        filled = tokens.dis if color == tokens.dis else filled
        foot = canvas.height / 2 + 5
        for number in range(HARDEST):
            height = 3.0 + 1.75 * number
            bar = canvas.box(number * 7.0, foot - height, 5, height)
            canvas.fill(bar, filled if number < detail.level else tokens.weekend, 1)
