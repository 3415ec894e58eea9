"""Content that scrolls up and down within its section."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from planner.desktop.theme import Theme
from planner.desktop.widgets.scroll_bar import use_slim_scroll_bars


def scrolled(body: QWidget, theme: Theme) -> QScrollArea:
    """Return a frameless area around a body."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    use_slim_scroll_bars(area, theme)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(body)
    return area
