"""The table of places: boxes to tick, groups to fold, columns to sort by."""

from collections.abc import Collection

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent

from planner.desktop.icons import Icons
from planner.desktop.pages.places_page.place_delegates import BOX_ROOM, place_delegates
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.cells import Group
from planner.desktop.viewmodels.grouped_table_model import GroupedTableModel
from planner.desktop.viewmodels.places.ranking import (
    COST,
    DATA,
    HOLIDAYS,
    PLACE,
    UNKNOWN,
    WHY,
    cost_heading,
    ranking_columns,
)
from planner.desktop.widgets.cell_delegates import EDGE_PADDING
from planner.desktop.widgets.grouped_table_view import GroupedTableView
from planner.localization.messages import _
from planner.quantities.identifiers import CurrencyCode

_NARROW_PLACE = 184
_NARROW_WHY, _WIDE_WHY, _WHY_SHARE = 80, 260, 0.6
_GIVING_WAY = (HOLIDAYS, DATA)
"""Columns that hide where room is short, the first one first."""


class RankingView(GroupedTableView):
    """Shows groups of places.

    Signals:
        tick_wanted: The key of a place whose box was pressed.
        figure_wanted: The key of a place and of a column whose figure is to be explained.
    """

    tick_wanted = Signal(str)
    figure_wanted = Signal(str, str)

    def __init__(self, theme: Theme, icons: Icons, currency: CurrencyCode) -> None:
        self.places = GroupedTableModel(ranking_columns(currency))
        delegates = place_delegates(theme, icons, self.places.columns, self.places)
        super().__init__(theme, icons, self.places, delegates)
        self.places.setParent(self)
        self.setAccessibleName(_("Places by fit"))
        self.fold(UNKNOWN, is_folded=True)
        self.header().setSectionsMovable(False)
        self.cell_opened.connect(self.figure_wanted)

    def show_groups(self, groups: Collection[Group], currency: CurrencyCode) -> None:
        """Show other groups."""
        number = [column.key for column in self.places.columns].index(COST)
        self.places.set_heading(number, cost_heading(currency))
        self.expect_rows(sum(len(group.rows) for group in groups))
        self.places.show(tuple(groups))

    def event(self, event: QEvent) -> bool:
        """Keep Space for the box."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Space
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick the current place on Space."""
        key = self.current_key
        if event.key() == Qt.Key.Key_Space and key is not None:
            self.tick_wanted.emit(key)
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tick a place by a click on its box."""
        at = event.position().toPoint()
        index = self.indexAt(at)
        key = self.places.row_key(index) if index.isValid() else None
        is_left = event.button() == Qt.MouseButton.LeftButton
        if key is not None and is_left and index.column() == 0 and self._is_on_box(at, index):
            self.tick_wanted.emit(key)
            return
        super().mousePressEvent(event)

    def place_of_cell(self, row_key: str, column: str) -> QRect:
        """Return where a cell is on the screen."""
        number = [each.key for each in self.places.columns].index(column)
        box = self.visualRect(self.places.index_of(row_key, number))
        return QRect(self.viewport().mapToGlobal(box.topLeft()), box.size())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide columns where the place would get too little room."""
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Let the bar that says why take the room left over; hide columns where there is none."""
        columns, room = self.places.columns, self.viewport().width() - _NARROW_PLACE
        widths = {
            column.key: max(column.width, self.heading_width(number))
            for number, column in enumerate(columns)
            if column.key not in (PLACE, WHY)
        }
        for key in _GIVING_WAY:
            if room - sum(widths.values()) < _NARROW_WHY:
                widths.pop(key)
        left = room - sum(widths.values())
        if left >= _NARROW_WHY:
            extra = (left - _NARROW_WHY) * _WHY_SHARE
            widths[WHY] = min(round(_NARROW_WHY + extra), _WIDE_WHY)
        for number, column in enumerate(columns):
            if column.key == PLACE:
                continue
            self.setColumnHidden(number, column.key not in widths)
            if column.key in widths:
                self.setColumnWidth(number, widths[column.key])

    def _is_on_box(self, at: QPoint, index: object) -> bool:
        box = self.visualRect(index)  # type: ignore[arg-type]  # an index, as the view gave it
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        along = box.right() - at.x() if is_mirrored else at.x() - box.left()
        return along <= EDGE_PADDING + BOX_ROOM
