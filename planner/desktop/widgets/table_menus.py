"""Menus that say what a table shows: its columns, and what its rows are grouped by."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from planner.desktop.menus import Menu
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.cells import Column
from planner.localization.messages import _

_PRESSING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


class ColumnsMenu(Menu):
    """Ticks the columns shown and stays open while one ticks; moves one column.

    Signals:
        toggled: The key of a column to show or hide.
        moved: The key of the column to move, and whether to the left.
        reset: Show the columns as they were at first.
    """

    toggled = Signal(str)
    moved = Signal(str, bool)
    reset = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.setAccessibleName(_("Columns"))
        self._at = ""
        self._ticks: dict[str, QAction] = {}
        self._left = QAction(self)
        self._left.setShortcut("Alt+Shift+Left")
        self._right = QAction(self)
        self._right.setShortcut("Alt+Shift+Right")
        for each in (self._left, self._right):
            each.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # the table takes the keys
            each.triggered.connect(self._on_move_triggered)
        self._reset = QAction(_("Default columns"), self)
        self._reset.triggered.connect(self.reset)

    def fill(self, columns: Sequence[Column], visible: Sequence[str]) -> None:
        """List columns in the order they are given, the first one always shown."""
        self.clear()
        self._ticks = {}
        for number, column in enumerate(columns):
            tick = self.addAction(column.heading.replace("&", "&&"))
            tick.setCheckable(True)
            tick.setChecked(column.key in visible)
            tick.setEnabled(number > 0)
            tick.setData(column.key)
            tick.setToolTip(column.help_text)
            self._ticks[column.key] = tick
        self.addSeparator()
        self.addAction(self._left)
        self.addAction(self._right)
        self.addSeparator()
        self.addAction(self._reset)

    def offer_moves(self, column: Column, *, to_left: bool, to_right: bool) -> None:
        """Offer to move a column, where it has a neighbor to move past."""
        self._at = column.key
        heading = column.heading.replace("&", "&&")
        self._left.setText(_("Move “{column}” left").format(column=heading))
        self._right.setText(_("Move “{column}” right").format(column=heading))
        self._left.setEnabled(to_left)
        self._right.setEnabled(to_right)

    def tick(self, visible: Sequence[str]) -> None:
        """Tick the columns shown now."""
        for key, action in self._ticks.items():
            action.setChecked(key in visible)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick without closing."""
        if not self._press(self.actionAt(event.position().toPoint())):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick without closing."""
        if event.key() not in _PRESSING or not self._press(self.activeAction()):
            super().keyPressEvent(event)

    def _press(self, action: QAction | None) -> bool:
        if action is None or not action.isCheckable() or not action.isEnabled():
            return False
        self.toggled.emit(action.data())
        return True

    def _on_move_triggered(self) -> None:
        self.moved.emit(self._at, self.sender() is self._left)


class ChoiceMenu(Menu):
    """One choice out of a few.

    Signals:
        chosen: The key of the choice.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__(theme, parent)
        group = QActionGroup(self)
        for key, name in choices:
            action = group.addAction(name.replace("&", "&&"))
            action.setCheckable(True)
            action.setData(key)
            self.addAction(action)
        self.triggered.connect(self._on_triggered)

    def choose(self, key: str) -> None:
        """Mark what is chosen."""
        for action in self.actions():
            action.setChecked(action.data() == key)

    def _on_triggered(self, action: QAction) -> None:
        self.chosen.emit(action.data())
