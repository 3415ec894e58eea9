"""Pay by place in rows: texts, dumbbells on one scale, the offer and what the figures rest on."""

from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtGui import QColor, QResizeEvent

from planner.desktop.fonts import FontRole
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.pay.pay_lines import PayLine, PayTable
from planner.desktop.widgets.canvas import Align, Canvas, text_width
from planner.desktop.widgets.chosen_rows import ChosenRows
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


class PayRows(ChosenRows):
    """Shows a ``PayTable``; the key of a row is the ID of its place."""

    def __init__(self, theme: Theme, formatter: Formatter) -> None:
        super().__init__(theme, HEAD, ROW, _("Pay by place"))
        self._formatter = formatter
        self._table: PayTable | None = None
        self._columns: _Columns | None = None
        self._ticks: tuple[tuple[Decimal, float], ...] = ()

    @property
    def table(self) -> PayTable | None:
        """What is on show."""
        return self._table

    def show_table(self, table: PayTable, place_id: str | None) -> None:
        """Show other rows, one of them chosen."""
        self._table = table
        self._columns = None
        self.show_rows(place_id)

    def keys(self) -> tuple[str, ...]:
        """Return the IDs of the places."""
        return tuple(line.place_id for line in self._table.lines) if self._table else ()

    def words(self, row: int) -> str:
        """Return all of a place's pay."""
        return self._table.lines[row].words if self._table is not None else ""

    def paint_head(self, canvas: Canvas) -> None:
        """Paint the headings, the legend and the scale."""
        if self._table is not None:
            self._paint_head(canvas, self._table, self._laid_out(self._table))

    def paint_row(self, row: Canvas, number: int) -> None:
        """Paint a place's texts and marks."""
        table = self._table
        if table is None:
            return
        columns, line = self._laid_out(table), table.lines[number]
        paint_place(row.within(*_span(columns.name)), line.code, line.name, row.tokens.t1)
        for column, (text, place) in enumerate(zip(line.before, columns.before, strict=True)):
            self._paint_money(row, place, text, is_key=column == table.key_before)
        for column, (text, place) in enumerate(zip(line.after, columns.after, strict=True)):
            self._paint_money(row, place, text, is_key=not column)
        self._paint_chart(row, line, table, columns)
        self._paint_sample(row, line, columns)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the columns out anew."""
        super().resizeEvent(event)
        self._columns = None

    def _laid_out(self, table: PayTable) -> _Columns:
        if self._columns is None:
            self._columns = _columns(table, self.content_width())
            start, width = self._columns.chart
            ticks = axis_ticks(Decimal(round(table.largest)), max(1, int(width // _TICK_ROOM)))
            self._ticks = tuple(
                (tick, start + float(tick) / table.largest * width) for tick in ticks
            )
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
        for tick, x in self._ticks:
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
        row.uprights((level for _tick, level in self._ticks), row.tokens.grid)
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
