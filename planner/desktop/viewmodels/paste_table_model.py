"""The cells about to be pasted as an item model: what each column means, what is wrong where."""

from collections.abc import Mapping

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
from planner.intake.cell_reading import CellProblem
from planner.intake.grid import GridRow
from planner.intake.paste_draft import PasteDraft
from planner.intake.seat_fields import SeatField, seat_field_name
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.problems import error_sentence

Index = QModelIndex | QPersistentModelIndex


def meaning_name(field: SeatField | None) -> str:
    """Return what a column is taken for."""
    return _("Left aside") if field is None else seat_field_name(field)


class PasteTableModel(QAbstractTableModel):
    """Shows a draft; the first column counts the rows as they were copied.

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

    def show(self, draft: PasteDraft) -> None:
        """Show a draft; columns and rows of the same paste stay in their places."""
        layout = draft.layout
        rows = layout.rows(draft.grid)
        is_same = len(rows) == len(self._rows) and len(layout.columns) + 1 == len(self.columns)
        if not is_same:
            self.beginResetModel()
        self._rows = rows
        self._problems = {(each.row, each.column): each for each in draft.problems}
        columns = enumerate(layout.columns)
        self._aside = frozenset(number for number, column in columns if column.field is None)
        headings = layout.headings(draft.grid)
        self.columns = (
            Column("", _("Row"), CellKind.NUMBER, 48, is_editable=False),
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
        """Return where a problem is."""
        for number, row in enumerate(self._rows):
            if row.number == problem.row:
                return self.index(number, problem.column + 1)
        return QModelIndex()

    def cell(self, index: Index) -> Cell | None:
        """Return what an index shows."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if index.column() == 0:
            return Cell(self._formatter.integer(row.number), tone=Tone.QUIET)
        column = index.column() - 1
        text = row.cells[column]
        problem = self._problems.get((row.number, column))
        line = " ".join(text[:400].split())
        if problem is None:
            return Cell(line, edit_value=text)
        sentence = error_sentence(problem.error, self._formatter)
        return Cell(line, edit_value=text, tone=Tone.ERROR, hint=sentence)

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
            is_aside = index.column() == 0 or index.column() - 1 in self._aside
            return Row(str(self._rows[index.row()].number), (), is_dimmed=is_aside)
        return cell_data(cell, role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Announce what was typed; the cell changes when the draft is shown."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or index.column() == 0:
            return False
        self.retyped.emit(self._rows[index.row()].number, index.column() - 1, str(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """All cells but the rows' numbers can be edited."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() else flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return what a column means, and its own heading as a tooltip."""
        return heading_data(self.columns, section, orientation, role)
