"""What paints the cells of the table of places."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from planner.desktop.icons import Icons
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.cells import Cell, Column, Row, Tone
from planner.desktop.viewmodels.places.ranking import DATA, PLACE, WHY, PlaceTick, WhyBar
from planner.desktop.widgets.canvas import Canvas
from planner.desktop.widgets.cell_delegates import CellDelegate, nothing_refused
from planner.desktop.widgets.painting import paint_grade, paint_place, tone_color
from planner.market.provenance import Grade

BOX = 14.0
BOX_ROOM = BOX + 10.0
_BAR = 10.0
_PALE = 0.35


class _RankingDelegate(CellDelegate):
    """A figure: amber where it fails a limit, quieter where another figure does."""

    def _color(self, canvas: Canvas, inner: Canvas, cell: Cell, row: Row) -> QColor:
        return tone_color(cell.tone, canvas.tokens)


class PlaceTickDelegate(_RankingDelegate):
    """A box to tick, a country chip and a city; a star where it is on the shortlist."""

    def __init__(self, theme: Theme, icons: Icons, column: Column, parent: QObject) -> None:
        super().__init__(theme, column, nothing_refused, parent)
        self._icons = icons

    def paint_cell(self, canvas: Canvas, cell: Cell, color: QColor) -> None:
        """Paint box, chip, city and star."""
        detail = cell.detail
        if not isinstance(detail, PlaceTick):
            return
        paint_box(canvas, is_on=detail.is_ticked)
        star = 18.0 if detail.is_starred else 0.0
        room = canvas.within(BOX_ROOM, 0, canvas.width - BOX_ROOM - star, canvas.height)
        paint_place(room, detail.place.code, detail.place.city, color)
        if detail.is_starred:
            box = canvas.box(canvas.width - 14, canvas.height / 2 - 7, 14, 14)
            self._icons.paint(canvas.painter, QRectF(box), "star-fill", canvas.tokens.acc)


class WhyBarDelegate(_RankingDelegate):
    """What each part adds to the fit, on one scale to 100."""

    def paint_cell(self, canvas: Canvas, cell: Cell, color: QColor) -> None:
        """Paint the pieces one after the other, with a gap between."""
        if isinstance(cell.detail, WhyBar):
            paint_why_bar(canvas, cell.detail)


class GradeDelegate(_RankingDelegate):
    """The letter of a grade in its frame."""

    def paint_cell(self, canvas: Canvas, cell: Cell, color: QColor) -> None:
        """Paint the letter; amber where it fails a limit."""
        if not isinstance(cell.detail, Grade):
            return
        paint_grade(canvas, 0, cell.detail)
        if cell.tone is Tone.WARNING:
            canvas.dot(22, canvas.height / 2, 2.5, canvas.tokens.warn_mark)


def place_delegates(
    theme: Theme, icons: Icons, columns: Sequence[Column], parent: QObject
) -> list[CellDelegate]:
    """Return the delegates of the columns, in their order."""
    return [_delegate(theme, icons, column, parent) for column in columns]


def _delegate(theme: Theme, icons: Icons, column: Column, parent: QObject) -> CellDelegate:
    if column.key == PLACE:
        return PlaceTickDelegate(theme, icons, column, parent)
    made = {WHY: WhyBarDelegate, DATA: GradeDelegate}.get(column.key, _RankingDelegate)
    return made(theme, column, parent=parent)


def paint_box(canvas: Canvas, *, is_on: bool) -> None:
    """Paint a box to tick at the leading edge."""
    tokens, painter = canvas.tokens, canvas.painter
    box = canvas.box(0, (canvas.height - BOX) / 2, BOX, BOX)
    if not is_on:
        canvas.frame(box, tokens.ctl, 3)
        return
    canvas.fill(box, tokens.acc, 3)
    x, y = box.left(), box.top()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(tokens.on_acc, 1.8))
    points = [QPointF(x + 3, y + 7), QPointF(x + 6, y + 10), QPointF(x + 11, y + 4)]
    painter.drawPolyline(points)


def paint_why_bar(canvas: Canvas, bar: WhyBar) -> None:
    """Paint a bar of pieces; its whole width is a fit of 100."""
    tokens, top = canvas.tokens, (canvas.height - _BAR) / 2
    canvas.rule(canvas.height / 2 + _BAR / 2 - 1, tokens.grid)
    at = 0.0
    for slot, share in bar.pieces:
        width = share * canvas.width
        color = QColor(tokens.categorical[slot])
        if bar.is_pale:
            color.setAlphaF(_PALE)
        canvas.fill(canvas.box(at, top, max(0.0, width - 1), _BAR), color)
        at += width
