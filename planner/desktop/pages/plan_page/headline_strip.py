"""The strip of headline figures over the page."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from planner.desktop.theme import Theme
from planner.desktop.widgets.headline_cell import HeadlineCell, HeadlineFigure


class HeadlineStrip(QWidget):
    """A row of cells; in low windows they drop their charts."""

    def __init__(self, theme: Theme, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells = tuple(HeadlineCell(theme, self) for _number in range(count))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._row = layout
        for cell in self.cells:
            layout.addWidget(cell, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_figures(self, figures: Sequence[HeadlineFigure]) -> None:
        """Show the figures, one a cell."""
        for cell, figure in zip(self.cells, figures, strict=True):
            cell.show_figure(figure)
        self._share_width()

    def show_charts(self, *, are_shown: bool) -> None:
        """Keep or drop the small charts."""
        for cell in self.cells:
            cell.show_chart(is_shown=are_shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        self._share_width()
        super().resizeEvent(event)

    def _share_width(self) -> None:
        """Give every cell the same width, or where that would cut a note what its texts need."""
        needs = [cell.sizeHint().width() for cell in self.cells]
        are_equal = max(needs) * len(needs) <= self.width()
        for number, need in enumerate(needs):
            self._row.setStretch(number, 1 if are_equal else need)
