"""A line of the status bar that says where the figure looked at comes from."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.desktop.fonts import FontRole
from planner.desktop.theme import Theme
from planner.desktop.widgets.canvas import Align, Canvas, metrics_of
from planner.desktop.widgets.painted_widget import PaintedWidget


class StatusNote(PaintedWidget):
    """A line at the bar's far end; a long one loses its middle, never its date and grade."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._text = ""
        self.setMinimumSize(QSize(60, 20))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def text(self) -> str:
        """All of the line."""
        return self._text

    def show_text(self, text: str) -> None:
        """Show another line, or none."""
        if text != self._text:
            self._text = text
            self.describe(text, "")
            self.setToolTip(text)
            self.update()

    def paint(self, canvas: Canvas) -> None:
        """Paint the line at the trailing edge."""
        middle = Qt.TextElideMode.ElideMiddle
        text = metrics_of(FontRole.CAPTION).elidedText(self._text, middle, canvas.width - 2)
        box = canvas.box(0, 0, canvas.width, canvas.height)
        canvas.text(box, text, FontRole.CAPTION, canvas.tokens.t2, Align.TRAILING)
