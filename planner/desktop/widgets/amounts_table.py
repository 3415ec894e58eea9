"""The table behind the cost chart: a row a color, a column a month, and the totals."""

from decimal import Decimal

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QHeaderView, QTableView, QWidget

from planner.desktop.fonts import FontRole
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.monthly_cost import MonthlyCost
from planner.desktop.widgets.canvas import Align, Canvas, font_of
from planner.desktop.widgets.scroll_bar import use_slim_scroll_bars
from planner.desktop.widgets.table_copying import copy_whole_table, is_copy
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.quantities.identifiers import CurrencyCode

AMOUNT_ROLE = Qt.ItemDataRole.UserRole + 1
"""The exact amount of a cell, or None."""

Index = QModelIndex | QPersistentModelIndex
_ROW_HEIGHT = 22
_NAMES_WIDTH = 150
_AMOUNT_WIDTH = 68


class AmountsModel(QAbstractTableModel):
    """Shows a ``MonthlyCost``: total and budget, then the stack from its top down."""

    def __init__(self, formatter: Formatter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._formatter = formatter
        self._cost: MonthlyCost | None = None
        self._rows: list[tuple[str, tuple[Decimal | None, ...]]] = []

    def show_cost(self, cost: MonthlyCost) -> None:
        """Show other months or amounts."""
        if cost == self._cost:
            return
        rows: list[tuple[str, tuple[Decimal | None, ...]]] = [
            (_("Total"), cost.totals),
            (_("Budget"), cost.budget),
        ]
        rows += [(series.name, series.amounts) for series in reversed(cost.series)]
        is_same_shape = (
            self._cost is not None
            and cost.months == self._cost.months
            and [name for name, _amounts in rows] == [name for name, _amounts in self._rows]
        )
        if not is_same_shape:
            self.beginResetModel()
        self._cost, self._rows = cost, rows
        if not is_same_shape:
            self.endResetModel()
        elif rows and cost.months:
            last = self.index(len(rows) - 1, len(cost.months) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- an invalid index is a constant
        """Count colors, total and budget."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- as above
        """Count the months."""
        return 0 if parent.isValid() or self._cost is None else len(self._cost.months)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return an amount as text, exact as a tooltip."""
        if self._cost is None:
            return None
        amount = self._rows[index.row()][1][index.column()]
        if role == AMOUNT_ROLE:
            return amount
        if role == Qt.ItemDataRole.TextAlignmentRole:
            flag = Qt.AlignmentFlag
            return int(flag.AlignRight | flag.AlignVCenter | flag.AlignAbsolute)
        return self._text(amount, self._cost.currency, role)

    def _text(self, amount: Decimal | None, currency: CurrencyCode, role: int) -> str | None:
        if role == Qt.ItemDataRole.DisplayRole:
            return "—" if amount is None else self._formatter.reporting_rounded(amount, currency)
        if role == Qt.ItemDataRole.ToolTipRole and amount is not None:
            return self._formatter.money(amount, currency)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a month, or what a row is; while a table shrinks, Qt asks for what is gone."""
        if role != Qt.ItemDataRole.DisplayRole or self._cost is None:
            return None
        is_across = orientation is Qt.Orientation.Horizontal
        if section >= (len(self._cost.months) if is_across else len(self._rows)):
            return None
        if is_across:
            return self._formatter.month_short(self._cost.months[section])
        return self._rows[section][0]


class AmountsHeader(QHeaderView):
    """Months over their columns, names before their rows."""

    def __init__(self, theme: Theme, orientation: Qt.Orientation, parent: QWidget) -> None:
        super().__init__(orientation, parent)
        self._theme = theme
        self.setFont(font_of(FontRole.HEADER))

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        """Paint a heading."""
        tokens = self._theme.tokens
        is_rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        canvas = Canvas(painter, tokens, QRectF(rect), is_right_to_left=is_rtl)
        canvas.fill(canvas.bounds, tokens.sunk)
        canvas.rule(canvas.height - 1, tokens.grid)
        text = str(self.model().headerData(logical_index, self.orientation()))
        if self.orientation() == Qt.Orientation.Horizontal:
            box = canvas.bounds.adjusted(0, 0, -4, 0)  # on the right, as the amounts below
            canvas.text(box, text, FontRole.HEADER, tokens.t2, Align.NUMBER)
        else:
            box = canvas.box(16, 0, canvas.width - 24, canvas.height)
            canvas.text(box, text, FontRole.HEADER, tokens.t1)


class AmountsView(QTableView):
    """A plain table in the theme's colors."""

    def __init__(
        self, theme: Theme, model: QAbstractTableModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setModel(model)
        self.setAccessibleName(_("Monthly cost by location"))
        self.setFrameShape(QTableView.Shape.NoFrame)
        use_slim_scroll_bars(self, theme)
        self.setFont(font_of(FontRole.CAPTION))
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalHeader(AmountsHeader(theme, Qt.Orientation.Horizontal, self))
        self.setVerticalHeader(AmountsHeader(theme, Qt.Orientation.Vertical, self))
        self.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        self.verticalHeader().setFixedWidth(_NAMES_WIDTH)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setMinimumSectionSize(_AMOUNT_WIDTH)
        self.horizontalHeader().setDefaultSectionSize(_AMOUNT_WIDTH)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setTabKeyNavigation(False)
        corner = self.findChild(QAbstractButton)
        if corner is not None:
            corner.installEventFilter(self)
        theme.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Paint the corner as the headings beside it: the style would shade it."""
        if event.type() == QEvent.Type.Paint and isinstance(watched, QAbstractButton):
            painter = QPainter(watched)
            tokens = self._theme.tokens
            painter.fillRect(watched.rect(), tokens.sunk)
            painter.fillRect(0, watched.height() - 1, watched.width(), 1, tokens.grid)
            painter.end()
            return True
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Keep the keys that copy from being a shortcut of the page."""
        if event.type() == QEvent.Type.ShortcutOverride and is_copy(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the whole table on the system's keys: it is small, and its headings matter."""
        if is_copy(event):
            copy_whole_table(self)
            return
        super().keyPressEvent(event)

    def _on_theme_changed(self) -> None:
        tokens = self._theme.tokens
        palette = self.palette()
        role = QPalette.ColorRole
        highlight: tuple[tuple[QPalette.ColorRole, QColor], ...] = (
            (role.Highlight, tokens.acc_wash),
            (role.HighlightedText, tokens.t1),
            (role.Button, tokens.sunk),
        )
        for target, color in highlight:
            palette.setColor(target, color)
        self.setPalette(palette)
