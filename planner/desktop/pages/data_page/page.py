"""The page itself: where every market figure comes from, and the user's own in their place."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from planner.desktop.icons import Icons
from planner.desktop.pages.data_page.browse_panel import BrowsePanel
from planner.desktop.pages.data_page.own_panel import OwnFiguresPanel
from planner.desktop.pages.data_page.pack_panel import PackPanel
from planner.desktop.pages.data_page.sources_panel import SourcesPanel
from planner.desktop.session.background import Background
from planner.desktop.session.market_pack import MarketPack
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.data_overrides import OwnEntry, with_kept, without_own
from planner.desktop.viewmodels.data_sources import SourceUse, uses_of_sources
from planner.desktop.viewmodels.data_tables import read_pack_table, stated_feeds, table_names
from planner.desktop.widgets.field import Hairline
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.problems import error_sentence
from planner.market.pack_check import PackFinding
from planner.market.snapshot import Snapshot
from planner.plan.edits import PlanEditError
from planner.plan.model import Plan
from planner.quantities.identifiers import SourceId

_SIDE_WIDTHS = (330, 410)


class DataPage(QWidget):
    """Shows the session's market and the open plan's own figures, if a plan is open.

    Signals:
        message_raised: A sentence about something that could not be done.
        edit_explained: A sentence about an edit that can be taken back.
        licenses_requested: Show what the licenses ask to be said.
    """

    message_raised = Signal(str)
    edit_explained = Signal(str)
    licenses_requested = Signal()

    def __init__(
        self,
        session: PlanSession,
        pack: MarketPack,
        theme: Theme,
        icons: Icons,
        formatter: Formatter,
        today: date | None = None,
    ) -> None:
        super().__init__()
        self._session = session
        self._pack = pack
        self._formatter = formatter
        self._uses: Mapping[SourceId, SourceUse] = {}
        self._reader = Background(self)
        self._reader.succeeded.connect(self._on_uses_read)
        self.sources = SourcesPanel(theme, icons, formatter, today or date.today())  # noqa: DTZ011 -- the reader's day
        self.browse = BrowsePanel(theme, icons, formatter)
        self.own = OwnFiguresPanel(theme, icons, formatter)
        self.pack_panel = PackPanel(theme, icons, formatter)
        self._lay_out(theme)
        self._connect()
        self._show_market()
        self._show_plan()

    def focus_regions(self) -> list[QWidget]:
        """Return what F6 goes through: sources, toolbar, table or report, own figures, pack."""
        own = self.own.view if self.own.view.isVisible() else self.own
        return [
            self.sources.view,
            self.browse.tables.filter,
            self.browse.focus_target(),
            own,
            self.pack_panel,
        ]

    def focus_filter(self) -> None:
        """Put the cursor into the filter of the tables."""
        tables = self.browse.tables
        if tables.filter.isVisible():
            tables.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
            tables.filter.selectAll()

    def take_focus(self) -> None:
        """Begin in the table."""
        self.browse.focus_target().setFocus(Qt.FocusReason.OtherFocusReason)

    def finish(self) -> None:
        """Wait for the threads that read."""
        self._reader.finish()
        self.browse.tables.finish()

    def choose_pack(self) -> None:
        """Let the user choose the folder of a data pack."""
        dialog = QFileDialog(self, _("Load data pack"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._on_folder_chosen)
        dialog.show()

    def load_pack(self, folder: Path) -> None:
        """Check a data pack and take it if it is sound."""
        self.pack_panel.hide_findings()
        self._pack.load(folder)
        self._show_loading()

    def _lay_out(self, theme: Theme) -> None:
        split = QSplitter(Qt.Orientation.Vertical)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(self.sources)
        split.addWidget(self.browse)
        split.setStretchFactor(0, 42)
        split.setStretchFactor(1, 58)
        self.sources.setMinimumHeight(150)
        self.browse.setMinimumHeight(220)
        side = QWidget()
        side.setMinimumWidth(_SIDE_WIDTHS[0])
        side.setMaximumWidth(_SIDE_WIDTHS[1])
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.own, 1)
        column.addWidget(self.pack_panel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(split, 7)
        row.addWidget(Hairline(theme, is_upright=True))
        row.addWidget(side, 3)

    def _connect(self) -> None:
        self._session.plan_changed.connect(self._on_plan_changed)
        self._session.market_changed.connect(self._on_market_changed)
        self._pack.changed.connect(self._on_pack_changed)
        self._pack.cancelled.connect(self._show_loading)
        self._pack.failed.connect(self._on_pack_failed)
        self._pack.refused.connect(self._on_pack_refused)
        self._pack.progress.connect(self._on_pack_progress)
        self.sources.licenses_requested.connect(self.licenses_requested)
        self.sources.pack_requested.connect(self.choose_pack)
        self.pack_panel.shipped_requested.connect(self._on_shipped_requested)
        self.pack_panel.cancel_requested.connect(self._pack.cancel)
        self.own.table_requested.connect(self.browse.open_table)
        self.own.remove_requested.connect(self._on_remove_requested)
        self.own.keep_requested.connect(self._on_keep_requested)
        shortcut = QShortcut(QKeySequence("F"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.focus_filter)

    def _show_market(self) -> None:
        market = self._session.market
        self._uses = {}
        self.sources.show_market(market, self._uses)
        self.browse.show_market(market)
        self.pack_panel.show_market(market, self._pack.folder)
        self._reader.start(_uses_reader(market))
        self._show_loading()

    def _show_plan(self) -> None:
        plan = self._session.plan if self._session.is_open else None
        self.own.show_plan(plan, self._session.market)
        self.browse.tables.mark_own(plan.overrides if plan is not None else ())

    def _show_loading(self) -> None:
        self.sources.load.setEnabled(not self._pack.is_running)
        self.pack_panel.show_progress(0 if self._pack.is_running else None)

    def _edit(self, entry: OwnEntry, edit: Callable[[Plan], Plan], text: str) -> None:
        try:
            edited = edit(self._session.plan)
        except PlanEditError as error:
            self.message_raised.emit(error_sentence(error, self._formatter))
            return
        self._session.apply(edited, text)
        self.edit_explained.emit(text)

    def _on_uses_read(self, uses: object) -> None:
        if isinstance(uses, dict):
            self._uses = uses
            self.sources.show_market(self._session.market, uses)

    def _on_plan_changed(self, _changes: object) -> None:
        self._show_plan()

    def _on_market_changed(self) -> None:
        self._show_market()
        self._show_plan()

    def _on_folder_chosen(self, folder: str) -> None:
        self.load_pack(Path(folder))

    def _on_shipped_requested(self) -> None:
        self.pack_panel.hide_findings()
        self._pack.use_shipped()
        self._show_loading()

    def _on_pack_changed(self) -> None:
        """Name the pack: when the market changes, its folder is not the one in use yet."""
        self.pack_panel.show_market(self._session.market, self._pack.folder)
        self._show_loading()

    def _on_pack_progress(self, share: float) -> None:
        if self._pack.is_running:
            self.pack_panel.show_progress(share)

    def _on_pack_refused(self, findings: tuple[PackFinding, ...]) -> None:
        self._show_loading()
        self.pack_panel.show_findings(self._pack.asked_folder, findings)

    def _on_pack_failed(self, _error: object) -> None:
        self._show_loading()

    def _on_remove_requested(self, entry: OwnEntry) -> None:
        figure = entry.figure
        text = _("Back to the published figure: {figure}").format(figure=entry.name)
        self._edit(entry, lambda plan: without_own(plan, figure), text)

    def _on_keep_requested(self, entry: OwnEntry) -> None:
        figure = entry.figure
        text = _("Keep the own figure: {figure}").format(figure=entry.name)
        self._edit(entry, lambda plan: with_kept(plan, figure), text)


def _uses_reader(market: Snapshot) -> Callable[[], dict[SourceId, SourceUse]]:
    def work() -> dict[SourceId, SourceUse]:
        folder = market.folder
        tables = (read_pack_table(folder, name) for name in table_names(folder))
        return uses_of_sources(tables, market, stated_feeds(folder))

    return work
