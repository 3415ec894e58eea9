"""A slim scroll bar in the theme's colors."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar, QStyle, QStyleOptionSlider, QWidget

from planner.desktop.theme import Theme
from planner.desktop.widgets.canvas import Canvas

_THICKNESS = 12


class SlimScrollBar(QScrollBar):
    """Paints its thumb only; darker under the pointer."""

    def __init__(
        self, theme: Theme, orientation: Qt.Orientation, parent: QWidget | None = None
    ) -> None:
        super().__init__(orientation, parent)
        self._theme = theme
        self._is_hovered = False
        theme.theme_changed.connect(self._on_theme_changed)

    def sizeHint(self) -> QSize:
        """Return a slim size."""
        if self.orientation() == Qt.Orientation.Vertical:
            return QSize(_THICKNESS, 60)
        return QSize(60, _THICKNESS)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground and thumb."""
        tokens = self._theme.tokens
        painter = QPainter(self)
        bounds = QRectF(self.rect())
        painter.fillRect(bounds, tokens.panel)
        if self.maximum() > self.minimum():
            canvas = Canvas(painter, tokens, bounds, is_right_to_left=False)
            is_strong = self._is_hovered or self.isSliderDown()
            canvas.fill(self._thumb(), tokens.ctl if is_strong else tokens.line2, 3)
        painter.end()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Darken the thumb."""
        self._is_hovered = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Lighten the thumb."""
        self._is_hovered = False
        self.update()
        super().leaveEvent(event)

    def _thumb(self) -> QRectF:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        groove = self.style().subControlRect(
            QStyle.ComplexControl.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarSlider, self
        )
        if self.orientation() == Qt.Orientation.Vertical:
            return QRectF(3, groove.top() + 1, _THICKNESS - 6, groove.height() - 2)
        return QRectF(groove.left() + 1, 3, groove.width() - 2, _THICKNESS - 6)

    def _on_theme_changed(self) -> None:
        self.update()


def use_slim_scroll_bars(area: QAbstractScrollArea, theme: Theme) -> None:
    """Give a scroll area slim bars in both directions."""
    area.setVerticalScrollBar(SlimScrollBar(theme, Qt.Orientation.Vertical))
    area.setHorizontalScrollBar(SlimScrollBar(theme, Qt.Orientation.Horizontal))
