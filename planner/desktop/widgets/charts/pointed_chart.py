"""A chart of which the pointer or the arrow keys choose a point to be told about."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.desktop.theme import Theme
from planner.desktop.widgets.canvas import Canvas
from planner.desktop.widgets.chart_tip import ChartTip, TipLine
from planner.desktop.widgets.painted_widget import PaintedWidget

STALE_OPACITY = 0.6


class PointedChart(PaintedWidget):
    """Chooses points, shows their tip and tells of them; subclasses say what points there are.

    Signals:
        told: What there is to say of the point chosen; empty for none.
    """

    told = Signal(str)
    is_upright = False
    """Whether points stand below each other, so that up and down go on."""

    def __init__(self, theme: Theme, least: QSize, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._pointed: int | None = None
        self._tip: ChartTip | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(least)

    @property
    def pointed(self) -> int | None:
        """The number of the point chosen, from 0; None for none."""
        return self._pointed

    def point_count(self) -> int:
        """Return how many points there are."""
        raise NotImplementedError

    def chart_words(self) -> tuple[str, str]:
        """Return what the chart is called, and what it comes to."""
        raise NotImplementedError

    def point_words(self, number: int) -> str:
        """Return what there is to say of a point."""
        raise NotImplementedError

    def tip_of(self, number: int) -> tuple[str, Sequence[TipLine]]:
        """Return the title and the lines of a point's tip; without a title there is none."""
        raise NotImplementedError

    def place_of(self, number: int) -> tuple[QPointF, int]:
        """Return where a point is, from the leading edge and the top, and how wide it is."""
        raise NotImplementedError

    def point_at(self, x: float, y: float) -> int | None:
        """Return the point at a place given from the leading edge and the top."""
        raise NotImplementedError

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Choose the point under the pointer."""
        x = event.position().x()
        x = self.width() - x if self.is_right_to_left else x
        self.choose(self.point_at(x, event.position().y()) if self.point_count() else None)

    def leaveEvent(self, event: QEvent) -> None:
        """Choose nothing, unless the keyboard is here."""
        super().leaveEvent(event)
        if not self.hasFocus():
            self.choose(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Choose nothing."""
        super().focusOutEvent(event)
        self.choose(None)
        self.update()

    def hideEvent(self, event: QHideEvent) -> None:
        """Take the tip away with the chart."""
        super().hideEvent(event)
        self.choose(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the point beside, to the ends, or choose nothing."""
        if not self._moves(event.key()):
            super().keyPressEvent(event)

    def choose(self, number: int | None) -> None:
        """Choose a point; None for none."""
        if number != self._pointed:
            self._pointed = number
            self.tell()
            self.update()

    def show_anew(self) -> None:
        """Tell and paint what is on show now; a point that is gone is chosen no more."""
        if self._pointed is not None and self._pointed >= self.point_count():
            self._pointed = None
        self.tell()
        self.update()

    def tell(self) -> None:
        """Say what the chart comes to, or of the point chosen."""
        name, summary = self.chart_words()
        words = "" if self._pointed is None else self.point_words(self._pointed)
        self.describe(name, words or summary)
        self.told.emit(words)
        self._show_tip()

    def paint_focus(self, canvas: Canvas) -> None:
        """Paint the ring around the chart while the keyboard is here."""
        if self.hasFocus():
            ring = canvas.box(4, 1, canvas.width - 8, canvas.height - 3)
            canvas.frame(ring, canvas.tokens.acc, 6, 2)

    def _moves(self, key: int) -> bool:
        count, at, keys = self.point_count(), self._pointed, Qt.Key
        if not count:
            return False
        aside = (keys.Key_Left, keys.Key_Right)
        on, back = aside if self.is_right_to_left else aside[::-1]
        if self.is_upright:
            on, back = keys.Key_Down, keys.Key_Up
        if key == keys.Key_Escape and at is not None:
            self.choose(None)
            return True
        goals = {
            on: 0 if at is None else min(count - 1, at + 1),
            back: count - 1 if at is None else max(0, at - 1),
            keys.Key_Home: 0,
            keys.Key_End: count - 1,
        }
        goal = goals.get(Qt.Key(key))
        if goal is not None:
            self.choose(goal)
        return goal is not None

    def _show_tip(self) -> None:
        title, lines = ("", ()) if self._pointed is None else self.tip_of(self._pointed)
        if self._pointed is None or not title or not self.isVisible():
            if self._tip is not None:
                self._tip.hide()
            return
        if self._tip is None:
            self._tip = ChartTip(self._theme, self.window())
        place, width = self.place_of(self._pointed)
        x = self.width() - place.x() if self.is_right_to_left else place.x()
        point = self.mapTo(self.window(), QPoint(round(x), round(place.y())))
        self._tip.show_at(point, width // 2 + 8, title, lines)
