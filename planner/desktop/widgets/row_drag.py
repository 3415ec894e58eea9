"""Moves the selected rows of a grouped table with the pointer."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QTreeView

from planner.desktop.viewmodels.cells import Group, Row
from planner.desktop.viewmodels.grouped_table_model import ROW_ROLE, GroupedTableModel, Index

_EDGE = 24
"""So near the upper or lower edge the table scrolls, in pixels."""
_SCROLL_MS = 40


@dataclass(frozen=True, slots=True)
class DropPlace:
    """Where rows would go: in a group in front of a row, at its end for an empty key.

    ``level`` is the height in the viewport where the rows would stand, in pixels.
    """

    group_key: str
    before_key: str
    level: int


TakesRows = Callable[[tuple[str, ...], str], bool]
"""Whether rows may be dropped into a group, by their keys and its own."""


class RowDrag(QObject):
    """Follows the pointer from the press on a name to where the rows are dropped.

    Args:
        view: The table; its first column is what rows are taken by.
        model: The rows.
        takes: Where they may go.
    """

    def __init__(self, view: QTreeView, model: GroupedTableModel, takes: TakesRows) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self.takes = takes
        self.keys: tuple[str, ...] = ()
        """The rows being moved; none while the pointer moves nothing."""
        self.place: DropPlace | None = None
        self._pressed: QPoint | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_SCROLL_MS)
        self._timer.timeout.connect(self._on_timeout)
        self._pointer = QPoint()

    @property
    def is_moving(self) -> bool:
        """Whether rows are being moved."""
        return bool(self.keys)

    def press(self, event: QMouseEvent) -> bool:
        """Get ready where a selected row is pressed at its name.

        Returns:
            Whether rows may be moved from here.
        """
        where = event.position().toPoint()
        index = self._view.indexAt(where)
        is_plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        is_name = index.column() == 0 and isinstance(index.data(ROW_ROLE), Row)
        if event.button() != Qt.MouseButton.LeftButton or not is_plain or not is_name:
            self._pressed = None
            return False
        self._pressed = where
        return True

    def follow(self, event: QMouseEvent, keys: tuple[str, ...]) -> bool:
        """Move on with the pointer.

        Returns:
            Whether the pointer moves rows, or is about to.
        """
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return False
        self._pointer = event.position().toPoint()
        far = (self._pointer - self._pressed).manhattanLength()
        if not self.is_moving and far >= QApplication.startDragDistance():
            self.keys = keys
        if self.is_moving:
            self._look()
            self._scroll_near_edges()
        return True

    def release(self) -> tuple[tuple[str, ...], DropPlace | None]:
        """End the move and return what was moved, and where to if anywhere."""
        found = self.keys, self.place
        self.cancel()
        return found

    def cancel(self) -> None:
        """Leave every row where it is."""
        self._timer.stop()
        if self.is_moving:
            self._view.viewport().unsetCursor()
            self._view.viewport().update()
        self._pressed, self.keys, self.place = None, (), None

    def _look(self) -> None:
        found = self._place_at(self._pointer)
        is_taken = found is not None and self.takes(self.keys, found.group_key)
        self.place = found if is_taken else None
        shape = Qt.CursorShape.ClosedHandCursor if is_taken else Qt.CursorShape.ForbiddenCursor
        self._view.viewport().setCursor(shape)
        self._view.viewport().update()

    def _place_at(self, point: QPoint) -> DropPlace | None:
        view = self._view
        index = view.indexAt(QPoint(view.viewport().width() // 2, point.y()))
        if not index.isValid():
            return None
        index = index.siblingAtColumn(0)
        box = view.visualRect(index)
        held = index.data(ROW_ROLE)
        if isinstance(held, Group):
            return self._place_in(held, box, is_open=view.isExpanded(index))
        group = index.parent().data(ROW_ROLE)
        if point.y() < box.center().y():
            return DropPlace(group.key, held.key, box.top())
        following = self._key_below(index)
        return DropPlace(group.key, following, box.bottom())

    def _place_in(self, group: Group, box: QRect, *, is_open: bool) -> DropPlace:
        first = group.rows[0].key if is_open and group.rows else ""
        return DropPlace(group.key, first, box.bottom())

    def _key_below(self, index: Index) -> str:
        below = index.siblingAtRow(index.row() + 1)  # type: ignore[union-attr]
        return (self._model.row_key(below) or "") if below.isValid() else ""

    def _scroll_near_edges(self) -> None:
        height = self._view.viewport().height()
        if _EDGE <= self._pointer.y() <= height - _EDGE:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def _on_timeout(self) -> None:
        bar = self._view.verticalScrollBar()
        is_up = self._pointer.y() < _EDGE
        bar.setValue(bar.value() + (-_EDGE if is_up else _EDGE) // 2)
        self._look()
