"""Where the figure, row or source with the focus comes from, in a line."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QModelIndex, QObject, QTimer, Signal

from planner.desktop.pages.data_page.own_panel import OwnFiguresPanel
from planner.desktop.pages.data_page.sources_panel import SourcesPanel
from planner.desktop.pages.data_page.tables_panel import TablesPanel
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.viewmodels.data_evidence import row_evidence, source_evidence
from planner.desktop.viewmodels.data_overrides import OwnEntry, own_evidence
from planner.desktop.viewmodels.data_rows import PackRows
from planner.desktop.viewmodels.market_evidence import evidence_line, evidence_of
from planner.localization.formatting import Formatter
from planner.market.exchange_rates import UnknownCurrencyError
from planner.market.market_table import MarketDataError
from planner.market.provenance import Source

_SETTLED_MS = 40
"""A held arrow key passes rows by without asking for their evidence."""


class DataLines(QObject):
    """Tells of the sources, the tables and the own figures where they come from.

    Signals:
        told: The line of what has the focus; empty where nothing has, or it shows no figure.
    """

    told = Signal(str)

    def __init__(
        self,
        session: PlanSession,
        sources: SourcesPanel,
        tables: TablesPanel,
        own: OwnFiguresPanel,
        formatter: Formatter,
    ) -> None:
        super().__init__(tables)
        self._session = session
        self._sources, self._tables, self._own = sources, tables, own
        self._formatter = formatter
        self._line: Callable[[], str] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SETTLED_MS)
        self._timer.timeout.connect(self._tell)
        sources.view.pointed.connect(self._on_source_pointed)
        tables.view.pointed.connect(self._on_cell_pointed)
        own.view.pointed.connect(self._on_own_pointed)

    def refresh(self) -> None:
        """Tell anew of what has the focus: it may be the user's own now, or no longer."""
        if self._line is not None:
            self._timer.start()

    def _look_at(self, line: Callable[[], str] | None) -> None:
        self._line = line
        if line is not None:
            self._timer.start()
        else:  # at once, before what takes the focus tells its own line
            self._timer.stop()
            self.told.emit("")

    def _tell(self) -> None:
        if self._line is None:
            return
        try:
            line = self._line()
        except (MarketDataError, UnknownCurrencyError):  # Enter says why, in a sentence
            line = ""
        self.told.emit(line)

    def _on_source_pointed(self, index: QModelIndex) -> None:
        view = self._sources.view
        source = self._sources.source_of(view.row_of(index)) if index.isValid() else None
        self._look_at(None if source is None else partial(self._line_of_source, source))

    def _on_cell_pointed(self, index: QModelIndex) -> None:
        rows = self._tables.rows
        if rows is None or not index.isValid():
            self._look_at(None)
            return
        row = self._tables.view.row_of(index)
        self._look_at(partial(self._line_of_cell, rows, row, index.column()))

    def _on_own_pointed(self, index: QModelIndex) -> None:
        entry = self._own.view.entry if index.isValid() else None
        self._look_at(None if entry is None else partial(self._line_of_own, entry))

    def _line_of_source(self, source: Source) -> str:
        return source_evidence(source, self._formatter).line

    def _line_of_cell(self, rows: PackRows, row: int, column: int) -> str:
        session = self._session
        key = rows.key(row, column)
        if key is None:
            return row_evidence(rows, row, column, session.market, self._formatter).line
        market = session.evaluation.market if session.is_open else session.market
        return evidence_line(evidence_of(key, market, self._formatter))

    def _line_of_own(self, entry: OwnEntry) -> str:
        evaluation, figure = self._session.evaluation, entry.figure
        shown = own_evidence(figure, evaluation.plan, evaluation.market, self._formatter)
        return "" if shown is None else evidence_line(shown)
