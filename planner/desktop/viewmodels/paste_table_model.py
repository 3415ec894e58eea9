"""Cells from outside as an item model: what each column means, what is wrong where."""

from collections.abc import Mapping
from typing import Protocol

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from planner.desktop.viewmodels.cells import Cell, CellKind, Column, Row, Tone
from planner.desktop.viewmodels.grouped_table_model import ROW_ROLE, cell_data, heading_data
from planner.intake.cells.cell_reading import CellProblem
from planner.intake.cells.layout import Layout
from planner.intake.columns.seat_fields import SeatField, seat_field_name
from planner.intake.tables.grid import Grid, GridRow
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.problems import error_sentence

Index = QModelIndex | QPersistentModelIndex


class CellsDraft(Protocol):
    """Cells with their meaning, and what is wrong with them."""

    @property
    def grid(self) -> Grid:
        """The cells."""

    @property
    def layout(self) -> Layout:
        """What the columns mean."""

    @property
    def problems(self) -> tuple[CellProblem, ...]:
        """What is wrong, row by row; -1 stands for the column of what no cell holds."""


def meaning_name(field: SeatField | None) -> str:
    """Return what a column is taken for."""
    return _("Left aside") if field is None else seat_field_name(field)


class PasteTableModel(QAbstractTableModel):
    """Shows a draft; its cells stand behind leading columns, which count the rows.

    Signals:
        retyped: Row number, column of the cells and the text typed there.
    """

    retyped = Signal(int, int, str)

    def __init__(self, formatter: Formatter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._formatter = formatter
        self._rows: tuple[GridRow, ...] = ()
        self._problems: Mapping[tuple[int, int], CellProblem] = {}
        self._aside: frozenset[int] = frozenset()
        self.columns: tuple[Column, ...] = ()

    @property
    def leading(self) -> tuple[Column, ...]:
        """The columns before those of the cells; the first counts the rows."""
        return (Column("", _("Row"), CellKind.NUMBER, 48, is_editable=False),)

    def show(self, draft: CellsDraft) -> None:
        """Show a draft; columns and rows of the same cells stay in their places."""
        layout = draft.layout
        rows = layout.rows(draft.grid)
        leading = self.leading
        width = len(layout.columns) + len(leading)
        is_same = len(rows) == len(self._rows) and width == len(self.columns)
        if not is_same:
            self.beginResetModel()
        self._rows = rows
        self._problems = {(each.row, each.column): each for each in draft.problems}
        columns = enumerate(layout.columns)
        self._aside = frozenset(number for number, column in columns if column.field is None)
        headings = layout.headings(draft.grid)
        self.columns = (
            *leading,
            *(
                Column(str(number), meaning_name(column.field), CellKind.TEXT, 0, help_text=heading)
                for number, (column, heading) in enumerate(
                    zip(layout.columns, headings, strict=True)
                )
            ),
        )
        if not is_same:
            self.endResetModel()
            return
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
        if rows:
            last = self.index(len(rows) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def index_of(self, problem: CellProblem) -> QModelIndex:
        """Return where a problem is; the row's number where no cell holds it."""
        for number, row in enumerate(self._rows):
            if row.number == problem.row:
                column = problem.column + len(self.leading) if problem.column >= 0 else 0
                return self.index(number, column)
        return QModelIndex()

    def cell(self, index: Index) -> Cell | None:
        """Return what an index shows."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        column = index.column() - len(self.leading)
        if column < 0:
            return self._leading_cell(index.row(), index.column())
        text = row.cells[column]
        problem = self._problems.get((row.number, column))
        line = " ".join(text[:400].split())
        if problem is None:
            tone, hint = self._remark(index.row(), column)
            return Cell(line, edit_value=text, tone=tone, hint=hint)
        sentence = error_sentence(problem.error, self._formatter)
        return Cell(line, edit_value=text, tone=Tone.ERROR, hint=sentence)

    def _leading_cell(self, row: int, _column: int) -> Cell:
        """Return what a leading column shows."""
        number = self._rows[row].number
        text = self._formatter.integer(number)
        problem = self._problems.get((number, -1))
        if problem is None:
            return Cell(text, tone=Tone.QUIET)
        return Cell(text, tone=Tone.ERROR, hint=error_sentence(problem.error, self._formatter))

    def _remark(self, _row: int, _column: int) -> tuple[Tone, str]:
        """Return how a cell without a problem looks, and what there is to say of it."""
        return Tone.NORMAL, ""

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- an invalid index is a constant
        """Count the rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- as above
        """Count the columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's text, what is wrong with it, or the cell or row itself."""
        cell = self.cell(index)
        if cell is None:
            return None
        if role == ROW_ROLE:
            column = index.column() - len(self.leading)
            is_aside = column < 0 or column in self._aside
            return Row(str(self._rows[index.row()].number), (), is_dimmed=is_aside)
        return cell_data(cell, role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Announce what was typed; the cell changes when the draft is shown."""
        column = index.column() - len(self.leading)
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or column < 0:
            return False
        self.retyped.emit(self._rows[index.row()].number, column, str(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """All cells can be edited, the leading columns cannot."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        is_cell = index.column() >= len(self.leading)
        return flags | Qt.ItemFlag.ItemIsEditable if is_cell else flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return what a column means, and its own heading as a tooltip."""
        return heading_data(self.columns, section, orientation, role)
