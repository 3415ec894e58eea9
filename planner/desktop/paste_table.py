"""The table of cells from outside: moves by cell, cells can be typed over."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.cells import Column
from planner.desktop.viewmodels.paste_table_model import PasteTableModel
from planner.desktop.widgets.canvas import text_width
from planner.desktop.widgets.cell_delegates import CellDelegate, TextDelegate
from planner.desktop.widgets.flat_table_view import FlatTableView
from planner.desktop.widgets.table_header import TableHeader
from planner.localization.messages import _

Index = QModelIndex | QPersistentModelIndex

_NARROWEST = 64
_WIDEST = 240
_ROWS_TO_MEASURE = 40
_ENTER_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class PasteTable(FlatTableView):
    """Shows a ``PasteTableModel``.

    Signals:
        column_chosen: The column of the cells that is current now, below 0 for a leading one.
        heading_clicked: A column of the cells whose heading was clicked.
    """

    column_chosen = Signal(int)
    heading_clicked = Signal(int)

    def __init__(self, theme: Theme, icons: Icons, model: PasteTableModel, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._model = model
        self._given: dict[int, Column] = {}
        self.setModel(model)
        self.setAccessibleName(_("Cells"))
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.EditKeyPressed | trigger.DoubleClicked | trigger.AnyKeyPressed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = TableHeader(theme, icons, model, self)
        self.setHorizontalHeader(header)
        header.setSectionsClickable(True)
        header.setStretchLastSection(True)
        header.sectionClicked.connect(self._on_section_clicked)

    def fit_columns(self) -> None:
        """Give each column its delegate and the width of what is in it."""
        for number, column in enumerate(self._model.columns):
            self._give_delegate(number, column)
            rows = range(min(_ROWS_TO_MEASURE, self._model.rowCount()))
            texts = [str(self._model.index(row, number).data()) for row in rows]
            widest = max(text_width(text[:80], FontRole.CELL) for text in [*texts, ""])
            heading = text_width(column.heading, FontRole.HEADER)
            width = round(max(widest, heading)) + 26
            self.setColumnWidth(number, min(_WIDEST, max(column.width or _NARROWEST, width)))

    def _give_delegate(self, number: int, column: Column) -> None:
        """Give a column that became another one its delegate.

        The others keep theirs: an open editor is closed by the delegate that opened it.
        """
        if self._given.get(number) == column:
            return
        old = self.itemDelegateForColumn(number)
        self.setItemDelegateForColumn(number, self.delegate_for(column))
        self._given[number] = column
        if old is not None:
            old.deleteLater()

    def delegate_for(self, column: Column) -> CellDelegate:
        """Return what paints a column."""
        kind = TextDelegate if column.is_editable else CellDelegate
        return kind(self._theme, column, parent=self)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Say which column is current now."""
        super().currentChanged(current, previous)
        self.column_chosen.emit(current.column() - self._lead)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit the cell on Enter, choose its column's meaning on Alt and arrow down."""
        current = self.currentIndex()
        is_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.key() == Qt.Key.Key_Down and is_alt and current.column() >= self._lead:
            self.heading_clicked.emit(current.column() - self._lead)
        elif event.key() in _ENTER_KEYS and self.state() != self.State.EditingState:
            self.edit(current)
        else:
            super().keyPressEvent(event)

    def _on_section_clicked(self, section: int) -> None:
        if section >= self._lead:
            row = max(0, self.currentIndex().row())
            self.setCurrentIndex(self._model.index(row, section))
            self.column_chosen.emit(section - self._lead)  # also where there is no row
            self.heading_clicked.emit(section - self._lead)

    @property
    def _lead(self) -> int:
        """How many columns stand before those of the cells."""
        return len(self._model.leading)
