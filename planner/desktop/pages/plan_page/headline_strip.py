"""The strip of headline figures over the page."""

from collections.abc import Sequence

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
        for cell in self.cells:
            layout.addWidget(cell, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_figures(self, figures: Sequence[HeadlineFigure]) -> None:
        """Show the figures, one a cell."""
        for cell, figure in zip(self.cells, figures, strict=True):
            cell.show_figure(figure)

    def show_charts(self, *, are_shown: bool) -> None:
        """Keep or drop the small charts."""
        for cell in self.cells:
            cell.show_chart(is_shown=are_shown)
