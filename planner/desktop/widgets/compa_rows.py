"""Compa-ratios of seats under their groups, on one scale about the market's median."""

from PySide6.QtCore import QPointF

from planner.desktop.fonts import FontRole
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.pay.equity_lines import EquityLine
from planner.desktop.widgets.canvas import Align, Canvas, text_width
from planner.desktop.widgets.chosen_rows import ChosenRows
from planner.desktop.widgets.painting import paint_country_chip, paint_local_money
from planner.localization.formatting import Formatter
from planner.localization.messages import _

HEAD, ROW = 44, 28
_EDGE, _GAP = 16.0, 14.0
_MOST_NAME, _CITY, _LEAST_PAY, _RATIO, _STANDING = 240.0, 120.0, 70.0, 62.0, 96.0
_LEAST_CHART = 100.0
_DOT = 4.0
_TICK_ROOM = 56
_STEP = 25
_STEPS = (25, 50, 100, 200, 500)


class CompaRows(ChosenRows):
    """Shows ``EquityLine``s; the key of a row is the ID of its seat."""

    def __init__(self, theme: Theme, formatter: Formatter) -> None:
        super().__init__(theme, HEAD, ROW, _("Pay against each market"))
        self._formatter = formatter
        self._lines: tuple[EquityLine, ...] = ()
        self._low, self._high = 50, 150
        self._pay = _LEAST_PAY

    @property
    def lines(self) -> tuple[EquityLine, ...]:
        """What is on show."""
        return self._lines

    def show_lines(self, lines: tuple[EquityLine, ...]) -> None:
        """Show other seats; the one chosen stays."""
        key = self._lines[self.row].key if 0 <= self.row < len(self._lines) else None
        self._lines = lines
        ratios = [line.ratio * 100 for line in lines] or [100.0]
        self._pay = max([_LEAST_PAY, *map(_pay_width, lines)])
        self._low = min(75, int(min(ratios) // _STEP) * _STEP)
        self._high = max(125, -int(-max(ratios) // _STEP) * _STEP)
        self.show_rows(key)

    def keys(self) -> tuple[str, ...]:
        """Return the IDs of the seats, nothing for groups."""
        return tuple(line.key for line in self._lines)

    def words(self, row: int) -> str:
        """Return all of a line."""
        return self._lines[row].words if row < len(self._lines) else ""

    def paint_head(self, canvas: Canvas) -> None:
        """Paint the headings and the scale."""
        tokens = canvas.tokens
        canvas.fill(canvas.box(0, 0, canvas.width, HEAD), tokens.sunk)
        canvas.rule(HEAD - 1, tokens.line)
        start, width = self._chart()
        self._heading(canvas, _EDGE, _MOST_NAME, _("Seat"), Align.LEADING)
        if self._shows_city():
            self._heading(
                canvas, start - self._pay - _CITY - _GAP, _CITY, _("Place"), Align.LEADING
            )
        self._heading(canvas, start - self._pay - _GAP, self._pay, _("Base pay"), Align.NUMBER)
        end = start + width + _GAP
        self._heading(canvas, end, _RATIO, _("Pay / P50"), Align.NUMBER)
        self._heading(canvas, end + _RATIO + _GAP, _STANDING, _("In the market"), Align.LEADING)
        title = canvas.box(start, 4, width, 18)
        canvas.text(title, _("Base pay as a share of P50"), FontRole.HEADER, tokens.t2)
        for percent in self._ticks(width):
            text = self._formatter.percent(percent / 100)
            box = canvas.box(self._x(percent / 100) - _TICK_ROOM / 2, 23, _TICK_ROOM, 16)
            canvas.text(box, text, FontRole.CAPTION, tokens.t2, Align.CENTER)

    def paint_row(self, row: Canvas, number: int) -> None:
        """Paint a group, or a seat."""
        line, tokens = self._lines[number], row.tokens
        start, width = self._chart()
        if line.span is not None:
            row.fill(row.box(0, 0, row.width, ROW - 1), tokens.sunk)
        for percent in self._ticks(width):
            color = tokens.line2 if percent == 100 else tokens.grid
            row.upright(self._x(percent / 100), color)
        is_group = line.span is not None
        self._paint_name(row, line)
        if not is_group:
            pay = row.within(start - self._pay - _GAP, 0, self._pay, ROW - 1)
            paint_local_money(pay, line.pay, tokens.t1, FontRole.CELL)
        self._paint_mark(row, line)
        end = start + width + _GAP
        role = FontRole.KEY_CELL if line.is_outlier or is_group else FontRole.CELL
        color = tokens.warn if line.is_outlier else tokens.t1
        ratio = row.box(end, 0, _RATIO, ROW - 1)
        row.text(ratio, line.ratio_text, role, color, Align.NUMBER)
        standing = row.box(end + _RATIO + _GAP, 0, _STANDING, ROW - 1)
        row.text(standing, line.standing, FontRole.CELL, tokens.t2)

    def _paint_name(self, row: Canvas, line: EquityLine) -> None:
        start, _width = self._chart()
        tokens = row.tokens
        if line.span is not None:
            box = row.box(_EDGE, 0, start - _EDGE - _GAP, ROW - 1)
            row.text(box, line.name, FontRole.NAME, tokens.t1)
            return
        city = start - self._pay - _GAP - _CITY - _GAP
        room = (city if self._shows_city() else city + _CITY) - _EDGE - 20
        row.text(row.box(_EDGE + 12, 0, room, ROW - 1), line.name, FontRole.CELL, tokens.t1)
        if self._shows_city():
            place = row.within(city, 0, _CITY + 8, ROW - 1)
            x = paint_country_chip(place, 0, line.code)
            box = place.box(x, 0, place.width - x, ROW - 1)
            place.text(box, line.city, FontRole.CELL, tokens.t2)

    def _paint_mark(self, row: Canvas, line: EquityLine) -> None:
        tokens, y = row.tokens, (ROW - 1) / 2
        x = self._x(line.ratio)
        if line.span is not None:
            low, high = (self._x(each) for each in line.span)
            row.path([QPointF(low, y), QPointF(high, y)], tokens.line2, 2)
            row.fill(row.box(x - 1, y - 6, 2, 12), tokens.t1)
            return
        if line.is_outlier:
            row.dot(x, y, _DOT + 2, tokens.warn_line)
            row.dot(x, y, _DOT, tokens.warn_mark)
        else:
            row.dot(x, y, _DOT, tokens.sequential[3])

    def _heading(self, canvas: Canvas, start: float, width: float, text: str, align: Align) -> None:
        box = canvas.box(start, 22, width, 18)
        canvas.text(box, text, FontRole.HEADER, canvas.tokens.t2, align)

    def _shows_city(self) -> bool:
        return self.content_width() > 760

    def _chart(self) -> tuple[float, float]:
        names = max((text_width(line.name, FontRole.NAME) for line in self._lines), default=80.0)
        city = _CITY + _GAP if self._shows_city() else 0.0
        start = _EDGE + min(_MOST_NAME, names + 14) + _GAP + city + self._pay + _GAP
        end = self.content_width() - _EDGE - _STANDING - _RATIO - 2 * _GAP
        return start, max(_LEAST_CHART, end - start)

    def _ticks(self, width: float) -> range:
        most = max(1, int(width // _TICK_ROOM))
        span = self._high - self._low
        step = next((each for each in _STEPS if span / each <= most), span)
        first = 100 - (100 - self._low) // step * step
        return range(first, self._high + 1, step)

    def _x(self, ratio: float) -> float:
        start, width = self._chart()
        return start + (ratio * 100 - self._low) / (self._high - self._low) * width


def _pay_width(line: EquityLine) -> float:
    code = text_width(line.pay.code, FontRole.CODE) + 5 if line.pay.code else 0.0
    return text_width(line.pay.text, FontRole.CELL) + code + 2
