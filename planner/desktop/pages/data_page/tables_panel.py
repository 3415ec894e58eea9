"""Any table of the data in use: chosen by name, filtered by typing, sorted by heading."""

from collections.abc import Collection

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from planner.desktop.buttons import Button
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.menus import Menu
from planner.desktop.pages.data_page.table_view import DataTableView
from planner.desktop.session.background import Background
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.data_names import table_title
from planner.desktop.viewmodels.data_rows import PackRows
from planner.desktop.viewmodels.data_table_model import DataTableModel
from planner.desktop.viewmodels.data_tables import (
    area_names,
    quality_table_names,
    read_pack_table,
    table_names,
)
from planner.desktop.widgets.filter_field import FilterField
from planner.desktop.widgets.state_view import StateView
from planner.localization.file_errors import market_data_sentence
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.market.market_table import MarketDataError
from planner.market.override import FigureKey
from planner.market.snapshot import Snapshot

_WITH_AREAS = frozenset({"pay_bands", "pay_areas"})


class TablesPanel(QWidget):
    """Shows one table of a pack at a time; it is read on another thread.

    Signals:
        cell_opened: The rows and the index whose card is wanted.
    """

    cell_opened = Signal(object, QModelIndex)

    def __init__(self, theme: Theme, icons: Icons, formatter: Formatter) -> None:
        super().__init__()
        self._theme = theme
        self._formatter = formatter
        self._market: Snapshot | None = None
        self._own: frozenset[FigureKey] = frozenset()
        self._takes_own = False
        self._name = ""
        self.rows: PackRows | None = None
        self._reader = Background(self)
        self._reader.succeeded.connect(self._on_read)
        self._reader.failed.connect(self._on_failed)
        self.model = DataTableModel(self)
        self.view = DataTableView(theme, icons, self.model)
        self.view.opened.connect(self._on_opened)
        self.chooser = Button(theme, icons, icon_name="table", has_caret=True)
        self.menu = Menu(theme, self)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.menu.triggered.connect(self._on_table_chosen)
        self.chooser.setMenu(self.menu)
        self.count = Label(theme, FontRole.BODY, "t3")
        self.filter = FilterField(theme, icons)
        self.filter.setPlaceholderText(_("Filter"))
        self.filter.setAccessibleName(_("Filter the table"))
        self.filter.setToolTip(_("Filter the table (F)"))
        self.filter.setFixedWidth(180)
        self.filter.below_wanted.connect(self._on_below_wanted)
        self.filter.textChanged.connect(self._on_filter_changed)
        self.hint = Label(theme, FontRole.CAPTION, "t3")
        self._make_states(icons)
        self._lay_out()

    @property
    def name(self) -> str:
        """The table on show."""
        return self._name

    def tools(self) -> tuple[QWidget, ...]:
        """Return what belongs into the toolbar above."""
        return self.chooser, self.count, self.filter

    def show_market(self, market: Snapshot) -> None:
        """Show the tables of another market, the one on show first."""
        self._market = market
        known = table_names(market.folder)
        self.open_table(self._name if self._name in known else next(iter(known), ""))

    def mark_own(self, own: Collection[FigureKey] | None) -> None:
        """Mark the figures the user replaced; None where no plan is open to hold any."""
        self._takes_own = own is not None
        self._own = frozenset(own or ())
        if self.rows is not None:
            self.rows.mark_own(self._own)
            self.view.viewport().update()
            self._show_hint()

    def open_table(self, name: str) -> None:
        """Read a table and show it; until it is there the one before stays."""
        market = self._market
        if market is None or not name:
            return
        self._name = name
        self.chooser.set_label(table_title(name))
        self.chooser.setAccessibleName(_("Table: {name}").format(name=table_title(name)))
        formatter, own = self._formatter, self._own

        def work() -> PackRows:
            areas = area_names(market.folder) if name in _WITH_AREAS else {}
            table = read_pack_table(market.folder, name)
            return PackRows(table, market, formatter, own, areas).prepare()

        self._reader.start(work)

    def finish(self) -> None:
        """Wait for the thread that reads."""
        self._reader.finish()

    def _on_read(self, rows: object) -> None:
        if not isinstance(rows, PackRows):
            return
        rows.mark_own(self._own)
        self.rows, table = rows, rows.table
        self.model.show(self.rows)
        self.view.show_columns()
        self.view.scrollToTop()
        self.view.setAccessibleName(table_title(table.name))
        self._show_hint()
        self._show_count()

    def _show_hint(self) -> None:
        rows = self.rows
        columns = range(len(rows.columns)) if rows is not None and len(rows) else ()
        can_own = rows is not None and any(rows.key(0, column) for column in columns)
        self.hint.setText(
            _("Press Enter on a figure to see where it comes from or to use your own.")
            if can_own and self._takes_own
            else _("Press Enter on a row to see where it comes from.")
        )

    def _on_failed(self, error: object) -> None:
        self.rows = None
        self.model.show(None)
        self.count.setText("")
        if not isinstance(error, MarketDataError):
            self._stack.setCurrentWidget(self.view)
            if isinstance(error, Exception):
                raise error  # for the log
            return
        self._failure.say(
            _("The table cannot be shown."), market_data_sentence(error, self._formatter)
        )
        self._stack.setCurrentWidget(self._failure)

    def _show_count(self) -> None:
        shown, total = self.model.rowCount(), self.model.total
        rows = ngettext("{count} row", "{count} rows", total).format(
            count=self._formatter.integer(total)
        )
        if shown < total:
            rows = _("{shown} of {rows}").format(shown=self._formatter.integer(shown), rows=rows)
        self.count.setText(rows)
        if shown or not self.filter.text().strip():
            self._stack.setCurrentWidget(self.view)
            return
        self._no_match.say(
            _("Nothing matches “{text}”").format(text=self.filter.text().strip()),
            _("The filter looks at every column of the table."),
        )
        self._stack.setCurrentWidget(self._no_match)

    def _make_states(self, icons: Icons) -> None:
        clear = Button(self._theme, icons, _("Clear the filter"))
        self._no_match = StateView(self._theme, icons, "funnel-simple", clear)
        self._no_match.action_chosen.connect(self.filter.clear)
        again = Button(self._theme, icons, _("Try again"))
        self._failure = StateView(self._theme, icons, "warning-circle", again)
        self._failure.action_chosen.connect(self._on_try_again)

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        for widget in (self.view, self._no_match, self._failure):
            self._stack.addWidget(widget)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 5, 16, 6)
        foot.addWidget(self.hint)
        foot.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addLayout(foot)

    def _fill_menu(self) -> None:
        self.menu.clear()
        if self._market is None:
            return
        folder = self._market.folder
        group = QActionGroup(self.menu)
        self._add_tables(self.menu, group, table_names(folder))
        quality = quality_table_names(folder)
        if quality:  # beside the others: all in one column are taller than a small screen
            self.menu.addSeparator()
            self._add_tables(self.menu.add_submenu(_("Quality report")), group, quality)

    def _add_tables(self, menu: Menu, group: QActionGroup, names: tuple[str, ...]) -> None:
        for name in names:
            action = group.addAction(table_title(name).replace("&", "&&"))
            action.setData(name)
            action.setCheckable(True)
            action.setChecked(name == self._name)
            menu.addAction(action)

    def _on_table_chosen(self, action: QAction) -> None:
        self.filter.clear()
        self.open_table(action.data())

    def _on_below_wanted(self) -> None:
        if self.view.isVisible():
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_filter_changed(self, text: str) -> None:
        self.model.filter(text)
        self._show_count()

    def _on_opened(self, index: QModelIndex) -> None:
        if self.rows is not None:
            self.cell_opened.emit(self.rows, index)

    def _on_try_again(self) -> None:
        self.open_table(self._name)
