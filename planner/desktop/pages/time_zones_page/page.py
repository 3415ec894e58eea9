"""The page itself: its tabs, what it says of an empty plan, its keys."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from planner.desktop.buttons import Button
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.key_table import FIGURES_KEY
from planner.desktop.labels import Label
from planner.desktop.pages.time_zones_page.coverage_tab import CoverageTab
from planner.desktop.pages.time_zones_page.meetings_tab import MeetingsTab
from planner.desktop.pages.time_zones_page.overlap_tab import OverlapTab
from planner.desktop.pages.time_zones_page.page_tab import PageTab
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.meetings_board import Shown
from planner.desktop.widgets.field import Hairline
from planner.desktop.widgets.state_view import StateView
from planner.desktop.widgets.tab_strip import TabStrip
from planner.desktop.widgets.toolbar import Toolbar
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext

_BACK = frozenset({Qt.Key.Key_BracketLeft, Qt.Key.Key_BraceLeft})
_AHEAD = frozenset({Qt.Key.Key_BracketRight, Qt.Key.Key_BraceRight})
_BRACES = frozenset({Qt.Key.Key_BraceLeft, Qt.Key.Key_BraceRight})


class TimeZonesPage(QWidget):
    """Shows when the people of the session's plan work.

    Signals:
        message_raised: A sentence about something that could not be done.
        edit_explained: A sentence about an edit that can be taken back.
        hours_requested: The working hours of the plan are to be seen.
        plan_requested: The seats of the plan are to be seen.
    """

    message_raised = Signal(str)
    edit_explained = Signal(str)
    hours_requested = Signal()
    plan_requested = Signal()

    def __init__(
        self, session: PlanSession, theme: Theme, icons: Icons, formatter: Formatter
    ) -> None:
        super().__init__()
        self._session = session
        self._formatter = formatter
        self._is_due = True
        self.overlap = OverlapTab(session, theme, icons, formatter)
        self.meetings = MeetingsTab(session, theme, icons, formatter)
        self.coverage = CoverageTab(session, theme, icons, formatter)
        self.tabs: tuple[PageTab, ...] = (self.overlap, self.meetings, self.coverage)
        self.strip = TabStrip(theme, _("Time zones"))
        self.empty = StateView(theme, icons, "clock", Button(theme, icons, _("Go to the plan")))
        self.left_out = Label(theme, FontRole.CAPTION, "warn")
        self._lay_out(theme)
        session.plan_changed.connect(self._on_plan_changed)
        session.market_changed.connect(self._on_market_changed)
        self.overlap.message_raised.connect(self.message_raised)
        self.meetings.message_raised.connect(self.message_raised)
        self.overlap.edit_explained.connect(self.edit_explained)
        self.overlap.tools.hours_requested.connect(self.hours_requested)
        self.coverage.message_raised.connect(self.message_raised)
        self.coverage.edit_explained.connect(self.edit_explained)
        self.coverage.hours_requested.connect(self.hours_requested)
        self.empty.action_chosen.connect(self.plan_requested)
        shortcut = QShortcut(QKeySequence(FIGURES_KEY), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._on_table_wanted)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while another page was on show."""
        super().showEvent(event)
        self._catch_up()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go by a day with [ and ], with Shift by a clock change."""
        key = Qt.Key(event.key())
        if self.current_tab is not self.overlap or self._is_empty or key not in _BACK | _AHEAD:
            super().keyPressEvent(event)
            return
        sign = 1 if key in _AHEAD else -1
        if key in _BRACES or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.overlap.step_change(sign)
        else:
            self.overlap.step_day(sign)

    def focus_regions(self) -> list[QWidget]:
        """Return what F6 goes through."""
        if self._is_empty:
            return [self.empty]
        tab = self.current_tab
        return tab.focus_regions() if len(self.tabs) == 1 else [self.strip, *tab.focus_regions()]

    def take_focus(self) -> None:
        """Begin where the tab on show does."""
        target = self.empty.button if self._is_empty else self.current_tab.focus_content()
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_anew(self) -> None:
        """Forget what was chosen: another plan is open."""
        for tab in self.tabs:
            tab.begin_anew()
        self._is_due = True

    def finish(self) -> None:
        """Wait for the threads of the tabs."""
        for tab in self.tabs:
            tab.finish()

    @property
    def current_tab(self) -> PageTab:
        """The tab on show, or that would be if anybody could be compared."""
        return self.tabs[self.strip.currentIndex()]

    @property
    def _is_empty(self) -> bool:
        return self._stack.currentWidget() is self.empty

    def _lay_out(self, theme: Theme) -> None:
        toolbar = Toolbar(leading=6, spacing=10)
        toolbar.row.addWidget(self.strip)
        toolbar.row.addWidget(self.left_out)
        toolbar.row.addStretch()
        self._stack = QStackedWidget()
        for tab in self.tabs:
            self.strip.addTab(tab.title())
            toolbar.row.addWidget(tab.toolset())
            self._stack.addWidget(tab)
        self._stack.addWidget(self.empty)
        self.strip.currentChanged.connect(self._on_tab_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(toolbar)
        column.addWidget(Hairline(theme))
        column.addWidget(self._stack, 1)

    def _catch_up(self) -> None:
        """Show what changed, unless the page is hidden: edits elsewhere must not wait for it."""
        if not self._is_due or not self.isVisible() or not self._session.is_open:
            return
        self._is_due = False
        self.overlap.show_plan(date.today())  # noqa: DTZ011 -- the reader's day
        self.coverage.show_plan(date.today())  # noqa: DTZ011 -- as above
        board = self.overlap.board
        self._show_tab()
        self._say_left_out(board.people.unknown if board.people is not None else 0)
        if board.is_empty:
            self._say_empty()

    def _show_tab(self) -> None:
        is_empty = self.overlap.board.is_empty
        self._stack.setCurrentWidget(self.empty if is_empty else self.current_tab)
        self.strip.setEnabled(not is_empty)
        for tab in self.tabs:
            tab.toolset().setVisible(tab is self.current_tab and not is_empty)
        if self.current_tab is self.meetings and not is_empty:
            self._show_meetings()

    def _show_meetings(self) -> None:
        """Show who meets by the anchor and core group of the overlap, once somebody looks."""
        evaluation, board = self._session.evaluation, self.overlap.board
        core = frozenset(key for each in board.shown.ticked for key in each.row.seat_ids)
        today = date.today()  # noqa: DTZ011 -- the reader's day
        shown = Shown(evaluation.plan, evaluation.market, board.anchor, core, today)
        self.meetings.show_plan(shown)

    def _say_left_out(self, count: int) -> None:
        text = ngettext(
            "{count} seat is left out: the market data does not know its place.",
            "{count} seats are left out: the market data does not know their places.",
            count,
        )
        self.left_out.setText(text.format(count=self._formatter.integer(count)) if count else "")

    def _say_empty(self) -> None:
        people = self.overlap.board.people
        if people is not None and people.seats:
            self.empty.say(
                _("There is nothing to compare with."),
                _("Set an anchor place that the market data knows in the settings of the plan."),
            )
            return
        if any(self._session.plan.seats):
            self.empty.say(
                _("Nobody to compare."),
                _(
                    "No seat has working days within the horizon, in a place the market data "
                    "knows, in years whose clock changes are known."
                ),
            )
            return
        self.empty.say(
            _("Nobody to compare yet."),
            _("Add positions or team members in the plan, and their working hours meet here."),
        )

    def _on_tab_chosen(self, _index: int) -> None:
        self._show_tab()

    def _on_table_wanted(self) -> None:
        self.current_tab.toggle_table()

    def _on_plan_changed(self, _changes: object) -> None:
        self._is_due = True
        self._catch_up()

    def _on_market_changed(self) -> None:
        self._is_due = True
