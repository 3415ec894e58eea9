"""Copies what tables show: as text between tabs and as a table, neither ever a formula."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QTableView

_ISOLATES = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))
"""They keep texts of two directions apart on the screen, and numbers from being numbers beyond."""

_ROLE = Qt.ItemDataRole


def is_copy(event: QEvent) -> bool:
    """Tell whether keys copy, be it that they are about to be taken for a shortcut."""
    return isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Copy)


def put_rows(rows: Sequence[Sequence[str]], heading_rows: int = 0) -> None:
    """Put rows of texts as they are shown into the clipboard; none leaves it as it is."""
    from planner.desktop.session.clipboard import put_cells  # with its forms, when asked for

    if rows:
        put_cells([[text.translate(_ISOLATES) for text in row] for row in rows], heading_rows)


def copy_whole_table(view: QTableView) -> None:
    """Copy everything a table shows with its headings, amounts as exact as their tips."""
    model, columns = view.model(), _columns_shown(view)
    across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
    rows = [["", *(_text(model.headerData(column, across)) for column in columns)]]
    for row in range(model.rowCount()):
        cells = (model.index(row, column) for column in columns)
        texts = (_text(each.data(_ROLE.ToolTipRole) or each.data()) for each in cells)
        rows.append([_text(model.headerData(row, down)), *texts])
    if len(rows) > 1:
        put_rows(rows, heading_rows=1)


def copy_selected_cells(view: QTableView) -> None:
    """Copy the selected cells in the order they are seen."""
    columns = _columns_shown(view)
    selected: dict[int, dict[int, QModelIndex]] = {}
    indexes: Iterable[QModelIndex] = view.selectionModel().selectedIndexes()
    for index in indexes:
        selected.setdefault(index.row(), {})[index.column()] = index
    put_rows(
        [
            [_text(cells[column].data()) for column in columns if column in cells]
            for _row, cells in sorted(selected.items())
        ]
    )


def _columns_shown(view: QTableView) -> list[int]:
    header = view.horizontalHeader()
    order = (header.logicalIndex(place) for place in range(header.count()))
    return [column for column in order if not view.isColumnHidden(column)]


def _text(value: object) -> str:
    return "" if value is None else str(value)
