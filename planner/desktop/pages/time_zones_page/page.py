"""The page itself: its tab, what it says of an empty plan, its keys."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from planner.desktop.buttons import Button
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.key_table import FIGURES_KEY
from planner.desktop.labels import Label
from planner.desktop.pages.time_zones_page.overlap_tab import OverlapTab
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.theme import Theme
from planner.desktop.widgets.field import Hairline
from planner.desktop.widgets.state_view import StateView
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
        self.empty = StateView(theme, icons, "clock", Button(theme, icons, _("Go to the plan")))
        self.left_out = Label(theme, FontRole.CAPTION, "warn")
        self._lay_out(theme)
        session.plan_changed.connect(self._on_plan_changed)
        session.market_changed.connect(self._on_market_changed)
        self.overlap.message_raised.connect(self.message_raised)
        self.overlap.edit_explained.connect(self.edit_explained)
        self.overlap.tools.hours_requested.connect(self.hours_requested)
        self.empty.action_chosen.connect(self.plan_requested)
        shortcut = QShortcut(QKeySequence(FIGURES_KEY), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.overlap.toggle_table)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while another page was on show."""
        super().showEvent(event)
        self._catch_up()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go by a day with [ and ], with Shift by a clock change."""
        key = Qt.Key(event.key())
        if self.overlap.isHidden() or key not in _BACK | _AHEAD:
            super().keyPressEvent(event)
            return
        sign = 1 if key in _AHEAD else -1
        if key in _BRACES or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.overlap.step_change(sign)
        else:
            self.overlap.step_day(sign)

    def focus_regions(self) -> list[QWidget]:
        """Return what F6 goes through."""
        is_empty = self._stack.currentWidget() is self.empty
        return [self.empty] if is_empty else self.overlap.focus_regions()

    def take_focus(self) -> None:
        """Begin on the ruler."""
        is_empty = self._stack.currentWidget() is self.empty
        target = self.empty.button if is_empty else self.overlap.ruler_content()
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_anew(self) -> None:
        """Forget what was chosen: another plan is open."""
        self.overlap.begin_anew()
        self._is_due = True

    def finish(self) -> None:
        """Wait for the thread that works the year out."""
        self.overlap.finish()

    def _lay_out(self, theme: Theme) -> None:
        toolbar = Toolbar(spacing=10)
        toolbar.row.addWidget(Label(theme, FontRole.TITLE, "t1", _("Overlap")))
        toolbar.row.addWidget(self.left_out)
        toolbar.row.addStretch()
        toolbar.row.addWidget(self.overlap.tools)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.overlap)
        self._stack.addWidget(self.empty)
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
        board = self.overlap.board
        self._stack.setCurrentWidget(self.empty if board.is_empty else self.overlap)
        self.overlap.tools.setVisible(not board.is_empty)
        self._say_left_out(board.people.unknown if board.people is not None else 0)
        if board.is_empty:
            self._say_empty()

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

    def _on_plan_changed(self, _changes: object) -> None:
        self._is_due = True
        self._catch_up()

    def _on_market_changed(self) -> None:
        self._is_due = True
