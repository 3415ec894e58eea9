"""Content with a panel at its trailing side: beside it where there is room, else over it."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.desktop.theme import Theme
from planner.desktop.widgets.field import Hairline

SIDE_WIDTH = 320
_BESIDE_FROM = 1200
"""Page width from which the panel stands beside the content: a window of 1280 pixels."""


class SidePanel(QWidget):
    """An opaque ground with a hairline at the leading edge."""

    def __init__(self, theme: Theme, content: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rule = Hairline(theme, is_upright=True, parent=self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(content)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Cover what lies under the panel."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.tokens.panel)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the hairline at the leading edge."""
        is_rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = self.width() - 1 if is_rtl else 0
        self._rule.setGeometry(left, 0, 1, self.height())
        self._rule.raise_()


class SideDock(QWidget):
    """Lays out content and side panel.

    The panel opens and closes separately for wide windows, where it stands beside the content and
    is open at first, and for narrow ones, where it covers the content's trailing end.

    Signals:
        side_shown: The panel shows now; also because the window became wide.
    """

    side_shown = Signal()

    def __init__(self, theme: Theme, content: QWidget, side: QWidget) -> None:
        super().__init__()
        self._content = content
        content.setParent(self)
        self.side = SidePanel(theme, side, self)
        self._is_open = {True: True, False: False}
        self._is_shown = False

    @property
    def is_wide(self) -> bool:
        """Whether the panel stands beside the content."""
        return self.width() >= _BESIDE_FROM

    @property
    def is_side_open(self) -> bool:
        """Whether the panel shows."""
        return self._is_open[self.is_wide]

    def open_side(self, *, is_open: bool) -> None:
        """Open or close the panel."""
        self._is_open[self.is_wide] = is_open
        self._arrange()

    def set_open_when_wide(self, *, is_open: bool) -> None:
        """Set whether the panel is open in wide windows."""
        self._is_open[True] = is_open
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew."""
        self._arrange()

    def _arrange(self) -> None:
        is_open = self.is_side_open
        taken = SIDE_WIDTH if is_open and self.is_wide else 0
        is_rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = taken if is_rtl else 0
        self._content.setGeometry(left, 0, self.width() - taken, self.height())
        side_left = 0 if is_rtl else self.width() - SIDE_WIDTH
        self.side.setGeometry(QRect(side_left, 0, SIDE_WIDTH, self.height()))
        self.side.setVisible(is_open)
        self.side.raise_()
        was_shown, self._is_shown = self._is_shown, is_open
        if is_open and not was_shown:
            self.side_shown.emit()
