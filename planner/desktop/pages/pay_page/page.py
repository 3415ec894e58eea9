"""The page itself: its tabs, what it waits for, what it says of an empty plan, its keys."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from planner.desktop.buttons import Button
from planner.desktop.figure_evidence import FigureEvidence
from planner.desktop.icons import Icons
from planner.desktop.key_table import FIGURES_KEY
from planner.desktop.loading_view import LoadingView
from planner.desktop.pages.pay_page.equity_tab import EquityTab
from planner.desktop.pages.pay_page.market_tab import MarketTab
from planner.desktop.pages.pay_page.pay_tab import PayTab
from planner.desktop.pages.pay_page.policy_tab import PolicyTab
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.session.preferences import Preferences
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.evidence import Evidence
from planner.desktop.viewmodels.positions_table import is_evidence_read
from planner.desktop.widgets.field import Hairline
from planner.desktop.widgets.state_view import StateView
from planner.desktop.widgets.tab_order import order_as_laid_out
from planner.desktop.widgets.tab_strip import TabStrip
from planner.desktop.widgets.toolbar import Toolbar
from planner.localization.formatting import Formatter
from planner.localization.messages import _


class PayPage(QWidget):
    """Shows what to offer for the session's plan, what it costs and how fair it is.

    Signals:
        message_raised: A sentence about something that could not be done.
        edit_explained: A sentence about an edit that can be taken back.
        evidence_told: Where the figures looked at come from, in a line; empty for none.
        plan_requested: The seats of the plan are to be seen.
    """

    message_raised = Signal(str)
    edit_explained = Signal(str)
    evidence_told = Signal(str)
    plan_requested = Signal()

    def __init__(
        self,
        session: PlanSession,
        theme: Theme,
        icons: Icons,
        formatter: Formatter,
        preferences: Preferences | None = None,
    ) -> None:
        super().__init__()
        self._session = session
        self._is_due = True
        self.figures = FigureEvidence(self, session, theme, icons, formatter, preferences)
        self.market = MarketTab(session, theme, icons, formatter)
        self.equity = EquityTab(session, theme, icons, formatter)
        self.policy = PolicyTab(session, theme, icons, formatter)
        self.tabs: tuple[PayTab, ...] = (self.market, self.equity, self.policy)
        self.strip = TabStrip(theme, _("Pay"))
        self.loading = LoadingView(theme)
        self.empty = StateView(theme, icons, "money", Button(theme, icons, _("Go to the plan")))
        self.failed = StateView(theme, icons, "money", Button(theme, icons, _("Try again")))
        self._lay_out(theme)
        self._connect()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while another page was on show."""
        super().showEvent(event)
        self._catch_up()
        self._tell_evidence()

    def hideEvent(self, event: QHideEvent) -> None:
        """Take back what was told of a figure: another page is on show."""
        super().hideEvent(event)
        self.figures.close_card()
        self.evidence_told.emit("")

    def focus_regions(self) -> list[QWidget]:
        """Return what F6 goes through."""
        if self._state is not None:
            return [self._state]
        regions = self.current_tab.focus_regions()
        return [self.strip, *regions]

    def take_focus(self) -> None:
        """Begin where the tab on show does."""
        state = self._state
        target = state.button if state is not None else self.current_tab.focus_content()
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_anew(self) -> None:
        """Forget what was chosen: another plan is open."""
        for tab in self.tabs:
            tab.begin_anew()
        self._is_due = True

    def finish(self) -> None:
        """Wait for the thread that reads the market's tables."""
        self.loading.end()
        self.figures.finish()

    @property
    def current_tab(self) -> PayTab:
        """The tab on show, or that would be if there were anything to show."""
        return self.tabs[self.strip.currentIndex()]

    @property
    def _state(self) -> StateView | None:
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, StateView) else None

    def _lay_out(self, theme: Theme) -> None:
        toolbar = Toolbar(leading=6, spacing=10)
        toolbar.row.addWidget(self.strip)
        toolbar.row.addStretch()
        self._stack = QStackedWidget()
        for tab in self.tabs:
            self.strip.addTab(tab.title())
            toolbar.row.addWidget(tab.toolset())
            self._stack.addWidget(tab)
        for view in (self.empty, self.failed, self.loading):
            self._stack.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(toolbar)
        column.addWidget(Hairline(theme))
        column.addWidget(self._stack, 1)
        order_as_laid_out(self)

    def _connect(self) -> None:
        self._session.plan_changed.connect(self._on_plan_changed)
        self._session.market_changed.connect(self._on_market_changed)
        self._session.looked_at.place_selected.connect(self._on_place_selected)
        self.strip.currentChanged.connect(self._on_tab_chosen)
        self.empty.action_chosen.connect(self.plan_requested)
        self.failed.action_chosen.connect(self._on_again)
        self.figures.tables_read.connect(self._on_tables_read)
        self.figures.tables_failed.connect(self._on_tables_failed)
        for source in (self.figures, self.market, self.equity, self.policy):
            source.message_raised.connect(self.message_raised)
            source.edit_explained.connect(self.edit_explained)
        self.market.card_wanted.connect(self._on_card_wanted)
        self.market.evidence_told.connect(self.evidence_told)
        shortcut = QShortcut(QKeySequence(FIGURES_KEY), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._on_table_wanted)

    def _catch_up(self) -> None:
        """Show what changed, unless the page is hidden: edits elsewhere must not wait for it."""
        if not self._is_due or not self.isVisible() or not self._session.is_open:
            return
        if not is_evidence_read(self._session.market):
            self._show(self.loading)
            self.loading.begin()
            self.figures.read_tables()
            return
        self._is_due = False
        if not self._has_places():
            self.empty.say(
                _("No places to compare yet."),
                _("Add positions or team members in the plan, or places to its shortlist."),
            )
            self._show(self.empty)
            return
        self.current_tab.show_plan()
        self._show(self.current_tab)

    def _has_places(self) -> bool:
        plan, known = self._session.plan, self._session.market.places
        ids = {*(seat.place_id for seat in plan.seats), *plan.shortlist}
        return any(place_id in known for place_id in ids)

    def _show(self, view: QWidget) -> None:
        is_tab = isinstance(view, PayTab)
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        self._stack.setCurrentWidget(view)
        self.strip.setEnabled(is_tab)
        for tab in self.tabs:
            tab.toolset().setVisible(tab is view)
        if had_focus and view is not self.loading:
            self.take_focus()

    def _tell_evidence(self) -> None:
        if self.market.isVisible():
            self.market.tell_evidence()
        else:
            self.evidence_told.emit("")

    def _on_tab_chosen(self, _index: int) -> None:
        self._is_due = True
        self._catch_up()
        self._tell_evidence()

    def _on_plan_changed(self, _changes: object) -> None:
        self._is_due = True
        self.figures.close_card()
        self._catch_up()

    def _on_market_changed(self) -> None:
        self._is_due = True

    def _on_place_selected(self, _place_id: str) -> None:
        if not self.market.isVisible():
            self._is_due = True

    def _on_tables_read(self) -> None:
        self.loading.end()
        self._catch_up()

    def _on_tables_failed(self) -> None:
        self.loading.end()
        self.failed.say(
            _("The pay bands cannot be read."),
            _("What is wrong with the data stands above. Another data pack may help."),
        )
        self._show(self.failed)

    def _on_again(self) -> None:
        self.figures.forget_failure()
        self._catch_up()

    def _on_card_wanted(self, evidence: object, anchor: QRect) -> None:
        if isinstance(evidence, Evidence):
            self.figures.show(evidence, anchor)

    def _on_table_wanted(self) -> None:
        if self._state is None:
            self.current_tab.toggle_table()
