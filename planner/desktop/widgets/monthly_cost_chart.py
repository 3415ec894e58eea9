"""Cost by month as stacked bars against the budget, painted."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.desktop.fonts import FontRole
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.monthly_cost import MonthlyCost
from planner.desktop.widgets.canvas import Align, Canvas, text_width
from planner.desktop.widgets.chart_tip import ChartTip, TipLine
from planner.desktop.widgets.money_axis import axis_ticks
from planner.desktop.widgets.painted_widget import PaintedWidget
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.running_text import listed

_TOP = 22.0
_BOTTOM = 22.0
_EDGE = 16.0
_BAR_SHARE = 0.76
_TICK_DISTANCE = 26
_HEADROOM = Decimal("1.04")
_FADED = 0.35


class MonthlyCostChart(PaintedWidget):
    """Shows a ``MonthlyCost``; the pointer or the arrow keys point at a month.

    Signals:
        noticed: The pointer or the focus came (True), or both are gone.
        opened: Enter or a double click asks where the amounts come from.
    """

    noticed = Signal(bool)
    opened = Signal()

    def __init__(self, theme: Theme, formatter: Formatter, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._formatter = formatter
        self._shown: MonthlyCost | None = None
        self._pointed: int | None = None
        self._tip: ChartTip | None = None
        self._explain: Callable[[], str] = str
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(QSize(320, 120))

    @property
    def shown(self) -> MonthlyCost | None:
        """What is on show."""
        return self._shown

    @property
    def pointed_month(self) -> int | None:
        """The number of the month pointed at, from 0."""
        return self._pointed

    @property
    def tip_lines(self) -> Sequence[TipLine]:
        """What the tip says of the month pointed at."""
        return () if self._pointed is None else self._lines_of(self._pointed)

    def explain_with(self, explain: Callable[[], str]) -> None:
        """Say where the amounts come from in a line, asked for when it is told."""
        self._explain = explain

    def show_cost(self, cost: MonthlyCost) -> None:
        """Show other months or amounts; the same ones cost no repaint."""
        if cost == self._shown:
            return
        self._shown = cost if cost.months else None
        if self._pointed is not None and self._pointed >= len(cost.months):
            self._pointed = None
        self._describe()
        self._show_tip()
        self.update()

    def paint(self, canvas: Canvas) -> None:
        """Paint axes, bars, the budget and the month pointed at."""
        cost = self._shown
        if cost is None:
            return
        ticks = self._ticks(cost)
        top = _largest(cost) * _HEADROOM or Decimal(1)
        plot = self._plot(canvas, cost, ticks)
        self._paint_grid(canvas, plot, cost, ticks, top)
        self._paint_bars(plot, cost, top)
        self._paint_months(canvas, plot, cost)
        self._paint_budget(plot, cost, top)
        if self._pointed is not None:
            middle = (self._pointed + 0.5) * plot.width / len(cost.months)
            plot.upright(middle, canvas.tokens.t1)
        if self.hasFocus():
            ring = canvas.box(4, 0, canvas.width - 8, canvas.height - 2)
            canvas.frame(ring, canvas.tokens.acc, 6, 2)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Be noticed."""
        super().enterEvent(event)
        self._notice(is_noticed=True)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Be noticed, and tell where the amounts come from."""
        super().focusInEvent(event)
        self._describe()
        self._notice(is_noticed=True)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask where the amounts come from."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point at the month under the pointer."""
        self._point_at(self._month_at(event.position().x()))

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing."""
        if not self.hasFocus():
            self._point_at(None)
            self._notice(is_noticed=False)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Point at nothing."""
        self._point_at(None)
        super().focusOutEvent(event)
        self._describe()
        self._notice(is_noticed=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the cursor by a month, to the ends, or take it away; Enter asks for the source."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._shown is not None:
            self.opened.emit()
        elif self._shown is None or not self._moves(event.key()):
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Take the tip away with the chart."""
        self._point_at(None)

    def _notice(self, *, is_noticed: bool) -> None:
        self.noticed.emit(is_noticed)

    def _moves(self, key: int) -> bool:
        count = len(self._shown.months) if self._shown is not None else 0
        ahead = Qt.Key.Key_Left if self.is_right_to_left else Qt.Key.Key_Right
        back = Qt.Key.Key_Right if self.is_right_to_left else Qt.Key.Key_Left
        at = self._pointed
        if key == ahead:
            self._point_at(0 if at is None else min(count - 1, at + 1))
        elif key == back:
            self._point_at(count - 1 if at is None else max(0, at - 1))
        elif key == Qt.Key.Key_Home:
            self._point_at(0)
        elif key == Qt.Key.Key_End:
            self._point_at(count - 1)
        elif key == Qt.Key.Key_Escape and at is not None:
            self._point_at(None)
        else:
            return False
        return True

    def _point_at(self, month: int | None) -> None:
        if month == self._pointed:
            return
        self._pointed = month
        self._describe()
        self._show_tip()
        self.update()

    def _month_at(self, x: float) -> int | None:
        if self._shown is None:
            return None
        start = self._label_width(self._shown, self._ticks(self._shown))
        from_leading = self.width() - x if self.is_right_to_left else x
        slot = (self.width() - start - _EDGE) / len(self._shown.months)
        number = int((from_leading - start) // slot)
        return number if 0 <= number < len(self._shown.months) else None

    def _show_tip(self) -> None:
        if self._pointed is None or self._shown is None:
            if self._tip is not None:
                self._tip.hide()
            return
        if self._tip is None:
            self._tip = ChartTip(self._theme, self.window())
        start = self._label_width(self._shown, self._ticks(self._shown))
        slot = (self.width() - start - _EDGE) / len(self._shown.months)
        x = start + (self._pointed + 0.5) * slot
        x = self.width() - x if self.is_right_to_left else x
        point = self.mapTo(self.window(), QPoint(round(x), 4))
        title = self._formatter.month_short(self._shown.months[self._pointed])
        gap = round(slot * _BAR_SHARE / 2) + 8
        self._tip.show_at(point, gap, title, self._lines_of(self._pointed), self._explain())

    def _lines_of(self, month: int) -> list[TipLine]:
        cost = self._shown
        if cost is None:
            return []
        lines = [TipLine(_("Total"), self._amount(cost, cost.totals[month]))]
        budget = cost.budget[month]
        if budget is not None:
            lines.append(TipLine(_("Budget"), self._amount(cost, budget)))
        lines += [
            TipLine(series.name, self._amount(cost, series.amounts[month]), series.color_slot)
            for series in reversed(cost.series)
            if series.amounts[month]
        ]
        return lines

    def _amount(self, cost: MonthlyCost, amount: Decimal) -> str:
        return self._formatter.reporting_rounded(amount, cost.currency)

    def _describe(self) -> None:
        cost = self._shown
        if cost is None:
            self.describe(_("Monthly cost by location"), "")
            return
        if self._pointed is not None:
            parts = [f"{line.name} {line.amount}" for line in self._lines_of(self._pointed)]
            month = self._formatter.month_short(cost.months[self._pointed])
            self.describe(_("Monthly cost by location"), f"{month}: " + listed(parts))
            return
        peak = max(range(len(cost.totals)), key=lambda month: cost.totals[month])
        over = sum(
            budget is not None and total > budget
            for total, budget in zip(cost.totals, cost.budget, strict=True)
        )
        summary = _("{total} in all, at most {peak} in {month}").format(
            total=self._amount(cost, sum(cost.totals, Decimal(0))),
            peak=self._amount(cost, cost.totals[peak]),
            month=self._formatter.month_short(cost.months[peak]),
        )
        if over:
            summary += "; " + ngettext(
                "{count} month over budget", "{count} months over budget", over
            ).format(count=self._formatter.integer(over))
        if self.hasFocus():
            summary = "\n".join(part for part in (summary, self._explain()) if part)
        self.describe(_("Monthly cost by location"), summary)

    def _ticks(self, cost: MonthlyCost) -> tuple[Decimal, ...]:
        most = max(1, int(self.height() - _TOP - _BOTTOM) // _TICK_DISTANCE)
        return axis_ticks(_largest(cost), most)

    def _label_width(self, cost: MonthlyCost, ticks: Sequence[Decimal]) -> float:
        texts = (self._formatter.axis_money(tick, cost.currency) for tick in ticks)
        return _EDGE + max(text_width(text, FontRole.CAPTION) for text in texts) + 10

    def _plot(self, canvas: Canvas, cost: MonthlyCost, ticks: Sequence[Decimal]) -> Canvas:
        start = self._label_width(cost, ticks)
        return canvas.within(
            start, _TOP, canvas.width - start - _EDGE, canvas.height - _TOP - _BOTTOM
        )

    def _paint_grid(
        self,
        canvas: Canvas,
        plot: Canvas,
        cost: MonthlyCost,
        ticks: Sequence[Decimal],
        top: Decimal,
    ) -> None:
        tokens = canvas.tokens
        start = canvas.width - plot.width - _EDGE
        for tick in ticks:
            y = plot.height * (1 - float(tick / top))
            plot.rule(y, tokens.grid if tick else tokens.line2)
            label = canvas.box(_EDGE, _TOP + y - 8, start - _EDGE - 8, 16)
            text = self._formatter.axis_money(tick, cost.currency)
            align = Align.LEADING if canvas.is_right_to_left else Align.NUMBER
            canvas.text(label, text, FontRole.CAPTION, tokens.t2, align)

    def _paint_bars(self, plot: Canvas, cost: MonthlyCost, largest: Decimal) -> None:
        slot = plot.width / len(cost.months)
        scale = plot.height / float(largest)
        levels = [plot.height] * len(cost.months)
        columns = [
            _crisp(plot.box((month + (1 - _BAR_SHARE) / 2) * slot, 0, slot * _BAR_SHARE, 0))
            for month in range(len(cost.months))
        ]
        for series in cost.series:
            color = plot.tokens.categorical[series.color_slot]
            faded = _faded(color)
            for month, amount in enumerate(series.amounts):
                height = float(amount) * scale
                if height <= 0:
                    continue
                # A gap of one pixel in the panel's color keeps pale neighbors apart.
                painted = max(0.5, height - (1 if height > 2 else 0))
                box = columns[month]
                top = box.top() + levels[month] - painted
                is_faded = self._pointed not in (None, month)
                plot.painter.fillRect(
                    QRectF(box.left(), top, box.width(), painted), faded if is_faded else color
                )
                levels[month] -= height

    def _paint_months(self, canvas: Canvas, plot: Canvas, cost: MonthlyCost) -> None:
        slot = plot.width / len(cost.months)
        every = 1 if slot >= 34 else 2 if slot >= 17 else 3
        for number, month in enumerate(cost.months):
            if number % every:
                continue
            has_year = number == 0 or month.number == 1
            name = self._formatter.month_short if has_year else self._formatter.month_name
            box = plot.box(number * slot - 10, plot.height + 4, slot + 20, 16)
            canvas.text(box, name(month), FontRole.CAPTION, canvas.tokens.t2, Align.CENTER)

    def _paint_budget(self, plot: Canvas, cost: MonthlyCost, largest: Decimal) -> None:
        slot = plot.width / len(cost.months)
        points: list[QPointF] = []
        for number, budget in enumerate((*cost.budget, None)):
            if budget is None:
                if points:
                    plot.path(points, plot.tokens.t1, 1.5)
                points = []
                continue
            y = round(plot.height * (1 - float(budget / largest))) + 0.5
            points += [QPointF(number * slot, y), QPointF((number + 1) * slot, y)]
        last = cost.budget[-1]
        if last is not None:
            y = plot.height * (1 - float(last / largest))
            text = _("Budget {amount}").format(
                amount=self._formatter.axis_money(last, cost.currency)
            )
            box = plot.box(plot.width - 200, y - 18, 196, 16)
            if cost.totals[-1] > last:  # the bars rise behind the label
                width = text_width(text, FontRole.STRONG_CAPTION) + 8
                plot.fill(plot.box(plot.width - width, y - 18, width, 16), plot.tokens.panel, 2)
            plot.text(box, text, FontRole.STRONG_CAPTION, plot.tokens.t1, Align.TRAILING)


def _largest(cost: MonthlyCost) -> Decimal:
    budgets = (budget for budget in cost.budget if budget is not None)
    return max((*cost.totals, *budgets), default=Decimal(0))


def _crisp(box: QRectF) -> QRectF:
    """Keep the sides on whole pixels, so that bars do not shimmer from month to month."""
    left, right = round(box.left()), round(box.right())
    return QRectF(left, box.top(), right - left, box.height())


def _faded(color: QColor) -> QColor:
    faded = QColor(color)
    faded.setAlphaF(_FADED)
    return faded
