"""The lower half of the page: the tables of the pack or its quality report."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from planner.desktop.buttons import Button
from planner.desktop.icons import Icons
from planner.desktop.pages.data_page.quality_panel import QualityPanel
from planner.desktop.pages.data_page.tables_panel import TablesPanel
from planner.desktop.theme import Theme
from planner.desktop.widgets.field import Hairline
from planner.desktop.widgets.toolbar import Toolbar
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.market.snapshot import Snapshot


class BrowsePanel(QWidget):
    """Holds both panels under one toolbar."""

    def __init__(self, theme: Theme, icons: Icons, formatter: Formatter) -> None:
        super().__init__()
        self._theme = theme
        self.tables = TablesPanel(theme, icons, formatter)
        self.quality = QualityPanel(theme, icons)
        self.tables_button = Button(theme, icons, _("Tables"))
        self.quality_button = Button(theme, icons, _("Quality report"))
        self._group = QButtonGroup(self)
        for button in (self.tables_button, self.quality_button):
            button.setCheckable(True)
            self._group.addButton(button)
        self.tables_button.setChecked(True)
        self._group.buttonClicked.connect(self._on_view_chosen)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.tables)
        self._stack.addWidget(self.quality)
        self._lay_out()

    def show_market(self, market: Snapshot) -> None:
        """Show another market's tables and report."""
        self.tables.show_market(market)
        self.quality.show_folder(market.folder)

    def open_table(self, name: str) -> None:
        """Show a table, ready to be filtered."""
        self.tables_button.setChecked(True)
        self._on_view_chosen()
        self.tables.filter.clear()
        self.tables.open_table(name)
        self.tables.filter.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_target(self) -> QWidget:
        """Return what takes the focus when the content is entered."""
        return self.tables.view if self.tables_button.isChecked() else self.quality.view

    def _lay_out(self) -> None:
        toolbar = Toolbar(leading=14, spacing=0)
        row = toolbar.row
        row.addWidget(self.tables_button)
        row.addWidget(self.quality_button)
        row.addSpacing(12)
        self._tools = QWidget()
        tools = QHBoxLayout(self._tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(8)
        chooser, count, filter_field = self.tables.tools()
        for widget in (chooser, count):
            tools.addWidget(widget)
        tools.addStretch()
        tools.addWidget(filter_field)
        row.addWidget(self._tools, 1)
        row.addWidget(self.quality.chooser)
        self._end = QWidget()
        row.addWidget(self._end, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Hairline(self._theme))
        column.addWidget(toolbar)
        column.addWidget(Hairline(self._theme))
        column.addWidget(self._stack, 1)
        self._on_view_chosen()

    def _on_view_chosen(self) -> None:
        is_tables = self.tables_button.isChecked()
        self._stack.setCurrentWidget(self.tables if is_tables else self.quality)
        self._tools.setVisible(is_tables)
        self.quality.chooser.setVisible(not is_tables and self.quality.has_sections)
        self._end.setVisible(not is_tables)
