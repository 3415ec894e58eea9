"""Pay by place in rows: texts, dumbbells on one scale, the offer and what the figures rest on."""

from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip

from planner.desktop.buttons import KEYBOARD_REASONS
from planner.desktop.fonts import FontRole
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.pay.pay_lines import PayLine, PayTable
from planner.desktop.widgets.canvas import Align, Canvas, text_width
from planner.desktop.widgets.money_axis import axis_ticks
from planner.desktop.widgets.painting import (
    CHIP_WIDTH,
    GRADE_SIDE,
    paint_grade,
    paint_local_money,
    paint_place,
)
from planner.desktop.widgets.pay_legend import paint_legend
from planner.desktop.widgets.pay_marks import paint_marks
from planner.desktop.widgets.rows_canvas import RowsCanvas
from planner.localization.formatting import Formatter, LocalMoney
from planner.localization.messages import _

HEAD, ROW = 44, 31
_EDGE, _GAP = 16.0, 22.0
_MOST_NAME, _LEAST_CHART = 150.0, 190.0
_TICK_ROOM = 64
_SAMPLE, _GRADE = 60.0, 44.0


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where each column begins and how wide it is, from the leading edge."""

    name: tuple[float, float]
    before: tuple[tuple[float, float], ...]
    chart: tuple[float, float]
    after: tuple[tuple[float, float], ...]
    sample: tuple[float, float]
    grade: tuple[float, float]


class PayRows(RowsCanvas):
    """Shows a ``PayTable``; arrow keys or the pointer choose a place, Enter asks for its evidence.

    Signals:
        place_chosen: The ID of a place.
        evidence_wanted: The ID of a place, and where its row is on the screen.
    """

    place_chosen = Signal(str)
    evidence_wanted = Signal(str, QRect)

    def __init__(self, theme: Theme, formatter: Formatter) -> None:
        super().__init__(theme, HEAD, ROW, 0)
        self._formatter = formatter
        self._table: PayTable | None = None
        self._columns: _Columns | None = None
        self._chosen = -1
        self._hovered = -1
        self._has_ring = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Pay by place"))

    @property
    def table(self) -> PayTable | None:
        """What is on show."""
        return self._table

    @property
    def row(self) -> int:
        """The row of the place chosen; -1 for none."""
        return self._chosen

    def minimumSizeHint(self) -> QSize:
        """Keep a few rows in sight."""
        return QSize(480, HEAD + 3 * ROW)

    def show_table(self, table: PayTable, place_id: str | None) -> None:
        """Show other rows, one of them chosen."""
        self._table = table
        ids: list[str] = [line.place_id for line in table.lines]
        row = ids.index(place_id) if place_id in ids else -1
        self.set_row_count(len(ids))
        self._columns = None
        if row != self._chosen and row >= 0:
            self.show_row(row)
        self._chosen = row
        self._tell()
        self.update()

    def paint(self, canvas: Canvas) -> None:
        """Paint the head, and the rows in sight."""
        table = self._table
        if table is None:
            return
        columns = self._laid_out(table)
        self._paint_head(canvas, table, columns)
        canvas.painter.save()
        self.clip_to_rows(canvas)
        for number in self.rows_in_sight():
            self._paint_row(canvas, number, table, columns)
        canvas.painter.restore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another row; Enter asks where its figures come from."""
        key, last = Qt.Key(event.key()), self.row_count - 1
        page = max(1, len(self.rows_in_sight()) - 1)
        goals = {
            Qt.Key.Key_Up: self._chosen - 1,
            Qt.Key.Key_Down: self._chosen + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
            Qt.Key.Key_PageUp: self._chosen - page,
            Qt.Key.Key_PageDown: self._chosen + page,
        }
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._chosen >= 0:
            self._ask(self._chosen)
        elif key in goals and last >= 0:
            self._choose(min(max(0, goals[key]), last))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the row under the pointer."""
        row = self.row_at(event.position().y())
        if row is not None and event.button() == Qt.MouseButton.LeftButton:
            self._choose(row)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask where the figures of a row come from."""
        row = self.row_at(event.position().y())
        if row is not None:
            self._ask(row)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which row is under the pointer."""
        self._hover(self.row_at(event.position().y()))

    def leaveEvent(self, event: QEvent) -> None:
        """Show none."""
        super().leaveEvent(event)
        self._hover(None)

    def event(self, event: QEvent) -> bool:
        """Say all of a row beside the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = self.row_at(event.pos().y())
            text = self._table.lines[row].words if self._table and row is not None else ""
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring where the keyboard brought the focus; begin with the first row."""
        super().focusInEvent(event)
        self._has_ring = event.reason() in KEYBOARD_REASONS
        if self._chosen < 0 and self.row_count:
            self._choose(0)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring."""
        super().focusOutEvent(event)
        self._has_ring = False
        self.update()

    def _choose(self, row: int) -> None:
        if self._table is None or row == self._chosen:
            return
        self._chosen = row
        self._has_ring = True
        self.show_row(row)
        self._tell()
        self.update()
        self.place_chosen.emit(self._table.lines[row].place_id)

    def _ask(self, row: int) -> None:
        if self._table is None:
            return
        corner = self.mapToGlobal(QPoint(0, self.row_top(row)))
        place_id = self._table.lines[row].place_id
        self.evidence_wanted.emit(place_id, QRect(corner, QSize(self.width(), ROW)))

    def _hover(self, row: int | None) -> None:
        hovered = -1 if row is None else row
        if hovered != self._hovered:
            self._hovered = hovered
            self.update()

    def _tell(self) -> None:
        words = ""
        if self._table is not None and 0 <= self._chosen < len(self._table.lines):
            words = self._table.lines[self._chosen].words
        self.describe(self.accessibleName(), words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the columns out anew."""
        super().resizeEvent(event)
        self._columns = None

    def _laid_out(self, table: PayTable) -> _Columns:
        if self._columns is None:
            self._columns = _columns(table, self.content_width())
        return self._columns

    def _paint_head(self, canvas: Canvas, table: PayTable, columns: _Columns) -> None:
        tokens = canvas.tokens
        canvas.fill(canvas.box(0, 0, canvas.width, HEAD), tokens.sunk)
        canvas.rule(HEAD - 1, tokens.line)
        self._paint_heading(canvas, columns.name, _("Place"), Align.LEADING)
        for heading, place in zip(table.before, columns.before, strict=True):
            self._paint_heading(canvas, place, heading, Align.NUMBER)
        for heading, place in zip(table.after, columns.after, strict=True):
            self._paint_heading(canvas, place, heading, Align.NUMBER)
        self._paint_heading(canvas, columns.sample, _("Sample"), Align.NUMBER)
        self._paint_heading(canvas, columns.grade, _("Data"), Align.CENTER)
        start, width = columns.chart
        paint_legend(canvas.within(start, 4, width, 18), table)
        for tick, x in self._ticks(table, columns):
            text = self._formatter.axis_money(tick, table.scale_currency)
            box = canvas.box(x - _TICK_ROOM / 2, 23, _TICK_ROOM, 16)
            canvas.text(box, text, FontRole.CAPTION, tokens.t2, Align.CENTER)

    def _paint_heading(
        self, canvas: Canvas, place: tuple[float, float], text: str, align: Align
    ) -> None:
        start, width = place
        if width:
            box = canvas.box(start, 22, width, 18)
            canvas.text(box, text, FontRole.HEADER, canvas.tokens.t2, align)

    def _ticks(self, table: PayTable, columns: _Columns) -> list[tuple[Decimal, float]]:
        start, width = columns.chart
        most = max(1, int(width // _TICK_ROOM))
        ticks = axis_ticks(Decimal(round(table.largest)), most)
        return [(tick, start + float(tick) / table.largest * width) for tick in ticks]

    def _paint_row(self, canvas: Canvas, number: int, table: PayTable, columns: _Columns) -> None:
        tokens, line = canvas.tokens, table.lines[number]
        row = canvas.within(0, self.row_top(number), canvas.width, ROW)
        if number == self._chosen:
            row.fill(row.bounds, tokens.acc_wash)
            row.fill(row.box(0, 0, 3, ROW), tokens.acc)
        elif number == self._hovered:
            row.fill(row.bounds, tokens.hover)
        row.rule(ROW - 1, tokens.grid)
        name = row.within(*_span(columns.name))
        paint_place(name, line.code, line.name, tokens.t1)
        for column, (text, place) in enumerate(zip(line.before, columns.before, strict=True)):
            self._paint_money(row, place, text, is_key=column == table.key_before)
        for column, (text, place) in enumerate(zip(line.after, columns.after, strict=True)):
            self._paint_money(row, place, text, is_key=not column)
        self._paint_chart(row, line, table, columns)
        self._paint_sample(row, line, columns)
        if number == self._chosen and self.hasFocus() and self._has_ring:
            row.frame(row.box(4, 1, row.width - 6, ROW - 3), tokens.acc, 4, 2)

    def _paint_money(
        self, row: Canvas, place: tuple[float, float], text: LocalMoney, *, is_key: bool
    ) -> None:
        if not place[1]:
            return
        role = FontRole.KEY_CELL if is_key else FontRole.CELL
        color: QColor = row.tokens.t1 if is_key else row.tokens.t2
        paint_local_money(row.within(*_span(place)), text, color, role)

    def _paint_chart(self, row: Canvas, line: PayLine, table: PayTable, columns: _Columns) -> None:
        start, width = columns.chart
        for _tick, level in self._ticks(table, columns):
            row.upright(level, row.tokens.grid)
        if line.marks is None:
            box = row.box(start + 4, 0, width - 8, ROW - 1)
            row.text(box, line.note, FontRole.CAPTION, row.tokens.t3)
            return

        def x(amount: float) -> float:
            return start + min(1.0, amount / table.largest) * width

        paint_marks(row, (ROW - 1) / 2, line.marks, x)

    def _paint_sample(self, row: Canvas, line: PayLine, columns: _Columns) -> None:
        tokens = row.tokens
        start, width = columns.sample
        role = FontRole.KEY_CELL if line.is_thin else FontRole.CELL
        color = tokens.warn if line.is_thin else tokens.t2
        row.text(row.box(start, 0, width, ROW - 1), line.sample, role, color, Align.NUMBER)
        if line.grade is None:
            return
        start, width = columns.grade
        middle = start + (width - GRADE_SIDE) / 2
        paint_grade(row.within(0, 0, row.width, ROW - 1), middle, line.grade)
        if line.has_own_band:
            row.dot(middle - 6, (ROW - 1) / 2, 2.5, tokens.acc)


def _span(place: tuple[float, float]) -> tuple[float, float, float, float]:
    start, width = place
    return start, 0, width, ROW - 1


def _columns(table: PayTable, room: float) -> _Columns:
    """Lay out the columns; where the chart had too little room, P25 and P75 give way."""
    names = max((text_width(line.name, FontRole.CELL) for line in table.lines), default=0.0)
    name = CHIP_WIDTH + 8 + min(_MOST_NAME, names + 4)
    before = [_money_width(table, n, is_before=True) for n in range(len(table.before))]
    after = [_money_width(table, n, is_before=False) for n in range(len(table.after))]
    fixed = 2 * _EDGE + name + _GAP + _SAMPLE + _GRADE

    def chart_beside(kept: list[float]) -> float:
        moneys = [width for width in (*kept, *after) if width]
        return room - fixed - sum(moneys) - _GAP * (len(moneys) + 1)

    for droppable in ((0, 2), (3,)):
        if chart_beside(before) < _LEAST_CHART:
            before = [0.0 if n in droppable else width for n, width in enumerate(before)]
    return _placed(name, before, max(60.0, chart_beside(before)), after)


def _placed(name: float, before: list[float], chart: float, after: list[float]) -> _Columns:
    at = _EDGE

    def take(width: float, gap: float = _GAP) -> tuple[float, float]:
        nonlocal at
        found = (at, width)
        at += width + gap if width else 0
        return found

    return _Columns(
        name=take(name),
        before=tuple(take(width) for width in before),
        chart=take(chart),
        after=tuple(take(width) for width in after),
        sample=take(_SAMPLE, 0),
        grade=take(_GRADE, 0),
    )


def _money_width(table: PayTable, column: int, *, is_before: bool) -> float:
    heading = (table.before if is_before else table.after)[column]
    texts = [(line.before if is_before else line.after)[column] for line in table.lines]
    widths = [
        text_width(each.text, FontRole.KEY_CELL)
        + (text_width(each.code, FontRole.CODE) + 5 if each.code else 0)
        for each in texts
    ]
    return max([text_width(heading, FontRole.HEADER), *widths]) + 2
