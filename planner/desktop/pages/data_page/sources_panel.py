"""The sources of the data in use, with their age and what they cover."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.desktop.buttons import Button
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.marks import IconMark
from planner.desktop.pages.data_page.table_view import DataTableView
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.data_sources import SourceRows, SourceUse, old_sources_text
from planner.desktop.viewmodels.data_table_model import DataTableModel
from planner.desktop.widgets.field import Hairline
from planner.desktop.widgets.toolbar import Toolbar
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.market.provenance import Source
from planner.market.snapshot import Snapshot
from planner.quantities.identifiers import SourceId

_TITLE_COLUMN = 0


class SourcesPanel(QWidget):
    """Shows a market's sources.

    Signals:
        licenses_requested: Show what each license asks to be said.
        pack_requested: Choose a data pack to load.
        source_chosen: The ``Source`` whose card is wanted, and its row's index.
    """

    licenses_requested = Signal()
    pack_requested = Signal()
    source_chosen = Signal(object, QModelIndex)

    def __init__(self, theme: Theme, icons: Icons, formatter: Formatter, today: date) -> None:
        super().__init__()
        self._theme = theme
        self._formatter = formatter
        self._today = today
        self._rows: SourceRows | None = None
        self.model = DataTableModel(self)
        self.view = DataTableView(theme, icons, self.model)
        self.view.setAccessibleName(_("Sources"))
        self.view.setSelectionBehavior(DataTableView.SelectionBehavior.SelectRows)
        self.view.opened.connect(self._on_opened)
        self._count = Label(theme, FontRole.BODY, "t3")
        self._age_mark = IconMark(theme, icons, "hourglass-medium", "warn", self)
        self.age = Label(theme, FontRole.CAPTION, "warn")
        self.licenses = Button(theme, icons, _("Licenses"), icon_name="file-text")
        self.licenses.clicked.connect(self._on_licenses_clicked)
        self.load = Button(theme, icons, _("Load data pack…"), icon_name="package")
        self.load.clicked.connect(self._on_load_clicked)
        self._lay_out()

    def show_market(self, market: Snapshot, uses: Mapping[SourceId, SourceUse]) -> None:
        """Show a market's sources; what they are used for may follow later."""
        self._rows = SourceRows(market, uses, self._formatter, self._today)
        self.model.show(self._rows)
        self.view.show_columns(stretched=_TITLE_COLUMN)
        self._count.setText(self._formatter.integer(len(self._rows)))
        old = old_sources_text(self._rows.sources, self._today, self._formatter)
        self.age.setText(old)
        self.age.setVisible(bool(old))
        self._age_mark.setVisible(bool(old))

    def _lay_out(self) -> None:
        toolbar = Toolbar()
        row = toolbar.row
        row.addWidget(Label(self._theme, FontRole.TITLE, "t1", _("Sources")))
        row.addWidget(self._count)
        row.addStretch()
        row.addWidget(self._age_mark)
        row.addWidget(self.age)
        row.addSpacing(8)
        row.addWidget(self.licenses)
        row.addWidget(self.load)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(toolbar)
        column.addWidget(Hairline(self._theme))
        column.addWidget(self.view, 1)

    def source_of(self, row: int) -> Source | None:
        """Return the source of a row in its own order."""
        return self._rows.sources[row] if self._rows is not None else None

    def _on_opened(self, index: QModelIndex) -> None:
        source = self.source_of(self.view.row_of(index))
        if source is not None:
            self.source_chosen.emit(source, index)

    def _on_licenses_clicked(self) -> None:
        self.licenses_requested.emit()

    def _on_load_clicked(self) -> None:
        self.pack_requested.emit()
