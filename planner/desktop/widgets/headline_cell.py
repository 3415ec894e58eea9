"""One headline figure: what it is, the figure, a note and a small chart."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from planner.desktop.fonts import FontRole
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.cells import Tone
from planner.desktop.widgets.canvas import Canvas, text_width
from planner.desktop.widgets.mini_charts import MiniChart
from planner.desktop.widgets.painted_widget import PaintedWidget, tip_timer
from planner.desktop.widgets.painting import tone_color

HEIGHT = 80
HEIGHT_WITHOUT_CHART = 58
_PADDING = 16.0
_KEYBOARD_REASONS = frozenset(
    {
        Qt.FocusReason.TabFocusReason,
        Qt.FocusReason.BacktabFocusReason,
        Qt.FocusReason.OtherFocusReason,
    }
)


@dataclass(frozen=True, slots=True)
class HeadlineFigure:
    """What a cell shows; ``note`` in ``tone`` stands beside the figure."""

    label: str
    figure: str
    note: str
    chart: MiniChart
    tone: Tone = Tone.QUIET
    help_text: str = ""

    @property
    def summary(self) -> str:
        """The figure and its note in one sentence part."""
        return f"{self.figure}, {self.note}" if self.note else self.figure


class HeadlineCell(PaintedWidget):
    """Paints a headline figure with a hairline at its leading edge.

    Signals:
        focus_moved: The arrow keys go to the cell so many steps on.
        focused: The focus came (True) or went.
        opened: Enter or a click asks where the figure comes from.
    """

    focus_moved = Signal(int)
    focused = Signal(bool)
    opened = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._shown: HeadlineFigure | None = None
        self._has_chart = True
        self._explain: Callable[[], str] = str
        self._tip_timer = tip_timer(self)
        self._tip_timer.timeout.connect(self._show_tip)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def shown(self) -> HeadlineFigure | None:
        """The figure on show."""
        return self._shown

    def show_figure(self, figure: HeadlineFigure) -> None:
        """Show another figure; nothing is repainted where it is the same."""
        if figure == self._shown:
            return
        is_wider = self._shown is None or self._needed_width(figure) != self.sizeHint().width()
        self._shown = figure
        told = "\n".join(filter(None, (figure.summary, figure.help_text)))
        self.describe(figure.label, told)
        # The note is shortened where there is little room.
        self.setToolTip("\n".join(filter(None, (figure.note, figure.help_text))))
        if is_wider:
            self.updateGeometry()
        self.update()

    def show_chart(self, *, is_shown: bool) -> None:
        """Keep or drop the small chart, for low windows."""
        if is_shown != self._has_chart:
            self._has_chart = is_shown
            self.updateGeometry()
            self.update()

    def explain_with(self, explain: Callable[[], str]) -> None:
        """Add a line to the tip, asked for when it shows."""
        self._explain = explain

    def event(self, event: QEvent) -> bool:
        """Show the tip with its line of evidence where the pointer rests."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._told(), self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the cell beside, or ask where the figure comes from."""
        ahead = Qt.Key.Key_Left if self.is_right_to_left else Qt.Key.Key_Right
        back = Qt.Key.Key_Right if self.is_right_to_left else Qt.Key.Key_Left
        if event.key() in (ahead, back):
            self.focus_moved.emit(1 if event.key() == ahead else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            QToolTip.hideText()
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask where the figure comes from."""
        is_here = self.rect().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and is_here:
            self.opened.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell what a pointer resting here would."""
        super().focusInEvent(event)
        if event.reason() in _KEYBOARD_REASONS:
            self._tip_timer.start()
        self.focused.emit(self.hasFocus())
        self.update()

    def _show_tip(self) -> None:
        told = self._told()
        QToolTip.showText(self.mapToGlobal(self.rect().bottomLeft()), told, self)
        if self._shown is not None:
            self.describe(self._shown.label, f"{self._shown.figure}\n{told}")

    def _told(self) -> str:
        return "\n".join(part for part in (self.toolTip(), self._explain()) if part)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take ring and tip away."""
        super().focusOutEvent(event)
        self._tip_timer.stop()
        QToolTip.hideText()
        self.focused.emit(self.hasFocus())
        self.update()

    def paint(self, canvas: Canvas) -> None:
        """Paint label, figure, note and chart."""
        shown = self._shown
        if shown is None:
            return
        tokens = canvas.tokens
        width = canvas.width - 2 * _PADDING
        canvas.text(canvas.box(_PADDING, 11, width, 14), shown.label, FontRole.CAPTION, tokens.t2)
        headline = canvas.box(_PADDING, 26, width, 26)
        taken = canvas.text(headline, shown.figure, FontRole.HEADLINE, tokens.t1)
        beside = canvas.box(_PADDING + taken + 8, 32, max(0.0, width - taken - 8), 16)
        canvas.text(beside, shown.note, FontRole.CAPTION, tone_color(shown.tone, tokens))
        if self._has_chart:
            shown.chart.paint(canvas.within(_PADDING, 59, min(width, 190.0), 12))
        canvas.upright(canvas.width - 1, tokens.line)
        if self.hasFocus():
            ring = canvas.box(4, 4, canvas.width - 9, canvas.height - 8)
            canvas.frame(ring, tokens.acc, 6, 2)

    def sizeHint(self) -> QSize:
        """Return the width its texts need."""
        width = 120 if self._shown is None else self._needed_width(self._shown)
        return QSize(width, HEIGHT if self._has_chart else HEIGHT_WITHOUT_CHART)

    def minimumSizeHint(self) -> QSize:
        """Keep the figure whole; the note may be shortened."""
        figure = "" if self._shown is None else self._shown.figure
        width = text_width(figure, FontRole.HEADLINE) + 2 * _PADDING
        return QSize(round(max(96.0, width)), self.sizeHint().height())

    def _needed_width(self, figure: HeadlineFigure) -> int:
        line = text_width(figure.figure, FontRole.HEADLINE) + 8
        line += text_width(figure.note, FontRole.CAPTION)
        label = text_width(figure.label, FontRole.CAPTION)
        return round(max(line, label) + 2 * _PADDING) + 1
