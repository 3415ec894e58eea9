"""The page itself: where every market figure comes from, and the user's own in their place."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from planner.desktop.icons import Icons
from planner.desktop.key_table import FILTER_KEY
from planner.desktop.pages.data_page.browse_panel import BrowsePanel
from planner.desktop.pages.data_page.data_lines import DataLines
from planner.desktop.pages.data_page.own_panel import OwnFiguresPanel
from planner.desktop.pages.data_page.pack_panel import PackPanel
from planner.desktop.pages.data_page.sources_panel import SourcesPanel
from planner.desktop.session.background import Background
from planner.desktop.session.market_pack import MarketPack
from planner.desktop.session.own_figures import OwnFigures
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.session.preferences import Preferences
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.data_evidence import row_evidence, source_evidence
from planner.desktop.viewmodels.data_overrides import (
    OwnEntry,
    own_evidence,
    with_kept,
    without_own,
)
from planner.desktop.viewmodels.data_rows import PackRows
from planner.desktop.viewmodels.data_sources import SourceUse, uses_of_sources
from planner.desktop.viewmodels.data_tables import read_pack_table, stated_feeds, table_names
from planner.desktop.viewmodels.market_evidence import evidence_of
from planner.desktop.widgets.evidence_card import EvidenceCard
from planner.desktop.widgets.field import Hairline
from planner.localization.file_errors import market_data_sentence
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.problems import error_sentence
from planner.market.exchange_rates import UnknownCurrencyError
from planner.market.market_table import MarketDataError
from planner.market.override import FigureKey
from planner.market.pack_check import PackFinding
from planner.market.provenance import Source
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
        evidence_told: Where the figure looked at comes from, in a line; empty for none.
        licenses_requested: Show what the licenses ask to be said.
    """

    message_raised = Signal(str)
    edit_explained = Signal(str)
    evidence_told = Signal(str)
    licenses_requested = Signal()

    def __init__(
        self,
        session: PlanSession,
        pack: MarketPack,
        theme: Theme,
        icons: Icons,
        formatter: Formatter,
        preferences: Preferences | None = None,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._session = session
        self._own_figures = OwnFigures(session, preferences)
        self._pack = pack
        self._formatter = formatter
        self._uses: Mapping[SourceId, SourceUse] = {}
        self._reader = Background(self)
        self._reader.succeeded.connect(self._on_uses_read)
        self.sources = SourcesPanel(theme, icons, formatter, date.today())  # noqa: DTZ011 -- the reader's day
        self.browse = BrowsePanel(theme, icons, formatter)
        self.own = OwnFiguresPanel(theme, icons, formatter)
        self.pack_panel = PackPanel(theme, icons, formatter)
        self.lines = DataLines(session, self.sources, self.browse.tables, self.own, formatter)
        self._is_market_due = self._is_plan_due = True
        self._lay_out(theme)
        self._connect()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while another page was on show."""
        super().showEvent(event)
        self._catch_up()

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

    @cached_property
    def card(self) -> EvidenceCard:
        """The card of a figure, a row or a source; made when first needed."""
        card = EvidenceCard(self._theme, self._icons, self, self._formatter)
        card.own_given.connect(self._on_own_given)
        card.published_wanted.connect(self._on_published_wanted)
        return card

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
        self.lines.told.connect(self.evidence_told)
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
        self.sources.source_chosen.connect(self._on_source_chosen)
        self.browse.tables.cell_opened.connect(self._on_cell_opened)
        self.own.opened.connect(self._on_own_opened)
        self.own.table_requested.connect(self.browse.open_table)
        self.own.remove_requested.connect(self._on_remove_requested)
        self.own.keep_requested.connect(self._on_keep_requested)
        shortcut = QShortcut(QKeySequence(FILTER_KEY), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.focus_filter)

    def _catch_up(self) -> None:
        """Show what changed, unless the page is hidden: edits elsewhere must not wait for it."""
        if not self.isVisible():
            return
        if self._is_market_due:
            self._is_market_due = False
            self._show_market()
        if self._is_plan_due:
            self._is_plan_due = False
            self._show_plan()
            self.lines.refresh()

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
        self.browse.tables.mark_own(plan.overrides if plan is not None else None)

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

    def _show_figure(self, key: FigureKey, anchor: QRect) -> None:
        """Show a figure's card; without a plan there is nowhere to put an own one."""
        session = self._session
        market = session.evaluation.market if session.is_open else session.market
        try:
            evidence = evidence_of(key, market, self._formatter)
        except MarketDataError as error:
            self.message_raised.emit(market_data_sentence(error, self._formatter))
            return
        self.card.show_for(evidence if session.is_open else replace(evidence, key=None), anchor)

    def _on_cell_opened(self, rows: PackRows, index: QModelIndex) -> None:
        view = self.browse.tables.view
        row = view.row_of(index)
        key = rows.key(row, index.column())
        if key is not None:
            self._show_figure(key, view.place_of(index))
            return
        market = self._session.market
        evidence = row_evidence(rows, row, index.column(), market, self._formatter)
        self.card.show_for(evidence, view.place_of(index))

    def _on_source_chosen(self, source: Source, index: QModelIndex) -> None:
        evidence = source_evidence(source, self._formatter)
        self.card.show_for(evidence, self.sources.view.place_of(index))

    def _on_own_opened(self, entry: OwnEntry) -> None:
        evaluation, figure = self._session.evaluation, entry.figure
        try:
            shown = own_evidence(figure, evaluation.plan, evaluation.market, self._formatter)
        except (MarketDataError, UnknownCurrencyError) as error:
            self.message_raised.emit(error_sentence(error, self._formatter))
            return
        if shown is not None:
            self.card.show_for(shown, self.own.place_of_current())

    def _on_own_given(self, key: FigureKey, values: tuple[Decimal, ...], why: str) -> None:
        try:
            text = self._own_figures.give(key, values, why)
        except PlanEditError as error:
            self.message_raised.emit(error_sentence(error, self._formatter))
            return
        self.edit_explained.emit(text)

    def _on_published_wanted(self, key: FigureKey) -> None:
        self.edit_explained.emit(self._own_figures.take_back(key))

    def _on_uses_read(self, uses: object) -> None:
        if isinstance(uses, dict):
            self._uses = uses
            self.sources.show_market(self._session.market, uses)

    def _on_plan_changed(self, _changes: object) -> None:
        self._is_plan_due = True
        self._catch_up()

    def _on_market_changed(self) -> None:
        self._is_market_due = self._is_plan_due = True
        self._catch_up()

    def _on_folder_chosen(self, folder: str) -> None:
        self.load_pack(Path(folder))

    def _on_shipped_requested(self) -> None:
        if self.pack_panel.shipped.hasFocus():  # the button goes away once it is done
            self.sources.view.setFocus(Qt.FocusReason.OtherFocusReason)
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
