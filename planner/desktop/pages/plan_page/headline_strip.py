"""The strip of headline figures over the page."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from planner.desktop.theme import Theme
from planner.desktop.widgets.headline_cell import HeadlineCell, HeadlineFigure


class HeadlineStrip(QWidget):
    """A row of cells, one stop of Tab; in low windows they drop their charts.

    Signals:
        opened: The number of the cell asked where its figure comes from.
        focused: The number of the cell with the focus, -1 for none.
    """

    opened = Signal(int)
    focused = Signal(int)

    def __init__(self, theme: Theme, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells = tuple(HeadlineCell(theme, self) for _number in range(count))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._row = layout
        for number, cell in enumerate(self.cells):
            layout.addWidget(cell, 1)
            cell.opened.connect(partial(self.opened.emit, number))
            cell.focused.connect(partial(self._on_focused, number))
            cell.focus_moved.connect(partial(self._on_focus_moved, number))
        self._make_stop(0)
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

    def _make_stop(self, stop: int) -> None:
        """Let Tab stop at the cell the focus was in last, so that one press passes the strip."""
        for number, cell in enumerate(self.cells):
            policy = Qt.FocusPolicy.TabFocus if number == stop else Qt.FocusPolicy.NoFocus
            cell.setFocusPolicy(policy)

    def _on_focused(self, number: int, is_focused: bool) -> None:  # noqa: FBT001 -- the cell's signal gives it
        self.focused.emit(number if is_focused else -1)

    def _on_focus_moved(self, number: int, step: int) -> None:
        target = max(0, min(number + step, len(self.cells) - 1))
        self._make_stop(target)
        self.cells[target].setFocus(Qt.FocusReason.OtherFocusReason)

    def _share_width(self) -> None:
        """Give every cell the same width, or where that would cut a note what its texts need."""
        needs = [cell.sizeHint().width() for cell in self.cells]
        are_equal = max(needs) * len(needs) <= self.width()
        for number, need in enumerate(needs):
            self._row.setStretch(number, 1 if are_equal else need)
