"""The table behind a chart: ready texts under headings, names before the rows."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QHeaderView

from planner.desktop.fonts import FontRole
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.overlap_charts import Figures
from planner.desktop.widgets.amounts_table import AmountsView
from planner.desktop.widgets.canvas import text_width

Index = QModelIndex | QPersistentModelIndex
_NAMES_WIDTH = 170
_BETWEEN = 18


class FiguresModel(QAbstractTableModel):
    """Shows ``Figures``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._figures = Figures((), (), ())

    @property
    def figures(self) -> Figures:
        """What is on show."""
        return self._figures

    def show_figures(self, figures: Figures) -> None:
        """Show other texts; the cell looked at stays where the shape is the same."""
        if figures == self._figures:
            return
        before = self._figures
        is_same_shape = (before.columns, before.names) == (figures.columns, figures.names)
        if not is_same_shape:
            self.beginResetModel()
        self._figures = figures
        if not is_same_shape:
            self.endResetModel()
        elif figures.cells:
            last = self.index(len(figures.names) - 1, len(figures.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- an invalid index is a constant
        """Count the names."""
        return 0 if parent.isValid() else len(self._figures.names)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- as above
        """Count the headings."""
        return 0 if parent.isValid() else len(self._figures.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a text, to stand at the right as figures do."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            flag = Qt.AlignmentFlag
            return int(flag.AlignRight | flag.AlignVCenter | flag.AlignAbsolute)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._figures.cells[index.row()][index.column()]
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a heading or a name; while a table shrinks, Qt asks for some that are gone."""
        is_across = orientation is Qt.Orientation.Horizontal
        texts = self._figures.columns if is_across else self._figures.names
        is_shown = role == Qt.ItemDataRole.DisplayRole and section < len(texts)
        return texts[section] if is_shown else None


class FiguresView(AmountsView):
    """Shows a ``FiguresModel``."""

    def __init__(self, theme: Theme, model: FiguresModel, name: str) -> None:
        super().__init__(theme, model)
        self.setAccessibleName(name)
        self.verticalHeader().setFixedWidth(_NAMES_WIDTH)

    def fit_columns(self) -> None:
        """Give each column the room of its widest text, where words stand beside figures."""
        model = self.model()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across = Qt.Orientation.Horizontal
        for column in range(model.columnCount()):
            title = text_width(str(model.headerData(column, across)), FontRole.HEADER)
            cells = (
                text_width(str(model.index(row, column).data()), FontRole.CAPTION)
                for row in range(model.rowCount())
            )
            header.resizeSection(column, round(max((title, *cells))) + _BETWEEN)
