"""Cells whose words are chosen from a list, and how they look."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemDelegate, QStyleOptionViewItem, QWidget

from planner.desktop.theme import Theme
from planner.desktop.viewmodels.cells import Cell, Column
from planner.desktop.viewmodels.grouped_table_model import ROW_ROLE
from planner.desktop.viewmodels.seat_cells import NameDetail
from planner.desktop.widgets.canvas import Canvas
from planner.desktop.widgets.cell_delegates import CellDelegate, is_control_held, place_wide
from planner.desktop.widgets.cell_editors import ChoiceField, Choices, RoleField
from planner.desktop.widgets.painting import paint_name_and_detail, paint_status_chip

Index = QModelIndex | QPersistentModelIndex


class ChoiceDelegate(CellDelegate):
    """A word chosen from a list, which is made when it is opened."""

    def __init__(
        self,
        theme: Theme,
        column: Column,
        choices: Callable[[], Choices],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(theme, column, parent=parent)
        self._choices = choices

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Open the list."""
        self._row_key = index.data(ROW_ROLE).key
        field = ChoiceField(self._theme, self._choices(), parent, opens_at_once=True)
        field.setAccessibleName(self._column.heading)
        field.choice_made.connect(self._on_choice_made)
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Start from what the cell holds."""
        if isinstance(editor, ChoiceField):
            editor.choose(index.data(Qt.ItemDataRole.EditRole))

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Take the room the longest choice needs."""
        place_wide(editor, option, editor.sizeHint().width())

    def begins_with(self, typed: str) -> bool:
        """Take a letter that a choice begins with."""
        first = typed.casefold()
        return first.isalnum() and any(
            name.casefold().startswith(first) for _value, name in self._choices()
        )

    def value_of(self, editor: QWidget) -> object:
        """Return the chosen value."""
        return editor.value if isinstance(editor, (ChoiceField, RoleField)) else None

    def _on_choice_made(self) -> None:
        field = self.sender()
        if isinstance(field, (ChoiceField, RoleField)) and is_control_held():
            self.give_all(field)
        elif isinstance(field, (ChoiceField, RoleField)):
            self.commitData.emit(field)
            self.closeEditor.emit(field, QAbstractItemDelegate.EndEditHint.NoHint)


class StatusDelegate(ChoiceDelegate):
    """A word on its tint."""

    def paint_cell(self, canvas: Canvas, cell: Cell, color: QColor) -> None:
        """Paint the chip."""
        paint_status_chip(canvas, 0, cell.text, cell.tone)


class RoleDelegate(ChoiceDelegate):
    """A role or a person's name, with the level quieter after it."""

    def __init__(
        self,
        theme: Theme,
        column: Column,
        roles: Callable[[], Choices],
        levels: Callable[[], Choices],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(theme, column, roles, parent)
        self._levels = levels

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Open the two lists."""
        self._row_key = index.data(ROW_ROLE).key
        field = RoleField(self._theme, self._choices(), self._levels(), parent)
        field.role.setAccessibleName(self._column.heading)
        field.choice_made.connect(self._on_choice_made)
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Start from what the cell holds."""
        value = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, RoleField):
            editor.choose(*value)

    def begins_with(self, _typed: str) -> bool:
        """Take none: letters are shortcuts where one comes to rest."""
        return False

    def paint_cell(self, canvas: Canvas, cell: Cell, color: QColor) -> None:
        """Paint name and detail."""
        if isinstance(cell.detail, NameDetail):
            paint_name_and_detail(canvas, cell.detail.name, cell.detail.detail, color)
