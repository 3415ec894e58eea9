"""The page itself: the chart of hires, one hire's tasks and the load below."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from planner.calculators.onboarding.hire_schedule import HireSchedule
from planner.desktop.buttons import Button, ButtonKind
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.key_table import FIGURES_KEY, FILTER_KEY
from planner.desktop.labels import Label
from planner.desktop.loading_view import LoadingView
from planner.desktop.pages.onboarding_page.calendar_saving import CalendarSaving
from planner.desktop.pages.onboarding_page.filter_bar import FilterBar
from planner.desktop.pages.onboarding_page.helpers_dialog import HelpersDialog
from planner.desktop.pages.onboarding_page.hire_controls import HireControls
from planner.desktop.pages.onboarding_page.hire_panel import HirePanel
from planner.desktop.pages.onboarding_page.legend import GanttLegend
from planner.desktop.pages.onboarding_page.load_panel import LoadPanel
from planner.desktop.session.background import Background
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.onboarding.board import OnboardingBoard, onboarding_board
from planner.desktop.viewmodels.onboarding.gantt_rows import gantt_rows, hires_figures, item_days
from planner.desktop.viewmodels.onboarding.helper_proposals import HelperProposals
from planner.desktop.viewmodels.onboarding.hire_words import hires_text, item_words
from planner.desktop.widgets.chart_panel import table_button
from planner.desktop.widgets.day_scale import MONTHS_ZOOM, WEEKS_ZOOM, DayScale
from planner.desktop.widgets.field import Hairline
from planner.desktop.widgets.figures_table import FiguresModel, FiguresView
from planner.desktop.widgets.gantt_canvas import GanttCanvas
from planner.desktop.widgets.state_view import StateView
from planner.desktop.widgets.tab_order import order_as_laid_out
from planner.desktop.widgets.toolbar import Toolbar
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.problems import error_sentence, has_sentence
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan
from planner.plan.onboarding import TaskKey
from planner.quantities.identifiers import SeatId, TaskId

if TYPE_CHECKING:  # it waits until it is asked for
    from planner.desktop.onboarding import HirePlanDialog, TemplatesDialog

_AFTER_MS = 10
Question = tuple[Plan, Snapshot, date]


class OnboardingPage(QWidget):
    """Shows the hires of the session's plan; what is shown is worked out on another thread.

    Args:
        today: Returns the reader's day.

    Signals:
        message_raised: A sentence about something that could not be done.
        edit_explained: A sentence about an edit that can be taken back.
        plan_requested: The seats of the plan are to be seen.
        contacts_requested: Who stands behind the parts is to be seen.
    """

    message_raised = Signal(str)
    edit_explained = Signal(str)
    plan_requested = Signal()
    contacts_requested = Signal()

    def __init__(
        self,
        session: PlanSession,
        theme: Theme,
        icons: Icons,
        formatter: Formatter,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__()
        self._session = session
        self._today = today
        self._theme, self._icons = theme, icons
        self._formatter = formatter
        self._board: OnboardingBoard | None = None
        self._asked: Question | None = None
        self._is_due = True
        self._wanted: Callable[[], object] | None = None
        self._zoom = MONTHS_ZOOM
        self.controls = HireControls(session, formatter, today, self)
        self.calendars = CalendarSaving(session, theme, icons, formatter, self)
        self.title = Label(theme, FontRole.TITLE, "t1", _("Onboarding"))
        self.counted = Label(theme, FontRole.BODY, "t2")
        self.legend = GanttLegend(theme)
        self.filters = FilterBar(theme, icons)
        self.weeks = Button(theme, icons, _("Weeks"))
        self.months = Button(theme, icons, _("Months"))
        self.print = Button(theme, icons, kind=ButtonKind.QUIET, icon_name="printer")
        self.print.setAccessibleName(_("Print or save the plan of the hire"))
        self.print.setToolTip(_("Print or save the plan of the hire (Ctrl+P)"))
        self.table_button = table_button(theme, icons, _("Onboarding by hire"))
        self.gantt = GanttCanvas(theme, formatter)
        self.model = FiguresModel(self)
        self.table = FiguresView(theme, self.model, self.gantt.accessibleName())
        self.load = LoadPanel(theme, icons, formatter)
        self.panel = HirePanel(theme, icons, formatter, self.controls.take)
        self.empty = StateView(theme, icons, "flag-banner", Button(theme, icons, ""))
        self.loading = LoadingView(theme)
        self._background = Background(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._lay_out()
        order_as_laid_out(self)
        self._connect()

    @property
    def board(self) -> OnboardingBoard | None:
        """What is on show; None before that."""
        return self._board

    @property
    def _shown_chart(self) -> QWidget:
        """The chart or its table."""
        return self.table if self.table_button.isChecked() else self.gantt

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while another page was on show."""
        super().showEvent(event)
        self._ask()

    def focus_regions(self) -> list[QWidget]:
        """Return what F6 goes through."""
        if self._whole.currentWidget() is self.empty:
            return [self.empty]
        return [
            self.filters.words,
            self._nothing if self._chart.currentWidget() is self._nothing else self._shown_chart,
            self.load.focus_content(),
            self.panel.list,
            *([self.panel.card] if self.panel.card.isVisible() else []),
        ]

    def take_focus(self) -> None:
        """Begin with the hires."""
        target = self._shown_chart
        if self._whole.currentWidget() is self.empty:
            target = self.empty.button
        elif self._chart.currentWidget() is self._nothing:
            target = self._nothing.button
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_filter(self) -> None:
        """Go to the field of words."""
        self.filters.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.words.selectAll()

    def begin_anew(self) -> None:
        """Forget what was looked at: another plan is open."""
        self._board = self._asked = None
        self._is_due = True
        self.filters.clear()

    def go_to_hire(self, seat_id: SeatId) -> None:
        """Show a hire."""
        self.gantt.choose(seat_id)

    def finish(self) -> None:
        """Wait for the threads of the page."""
        self._timer.stop()
        self.loading.end()
        self._background.finish()
        self.calendars.finish()

    def propose_helpers(self) -> HelpersDialog | None:
        """Propose buddies and mentors, anew where somebody has too much to do."""
        board = self._board
        if board is None or not board.schedules:
            return None
        look = self._theme, self._icons, self._formatter
        dialog = HelpersDialog(*look, board, board.overburdened, self)
        dialog.chosen.connect(self._on_helpers)
        dialog.open()
        return dialog

    def when_ready(self, act: Callable[[], object]) -> None:
        """Do something now, or once the dates are worked out."""
        if self._board is not None:
            act()
        else:
            self._wanted = act

    def show_templates(self) -> "TemplatesDialog":
        """Let templates be edited, beginning with that of the hire on show."""
        from planner.desktop.onboarding import TemplatesDialog

        look = self._theme, self._icons, self._session, self._formatter
        dialog = TemplatesDialog(*look, self.window())
        dialog.show_for(self.gantt.current[0])
        return dialog

    def show_hire_plan(self) -> "HirePlanDialog":
        """Show the plan of the hire on show, to print and to save."""
        from planner.desktop.onboarding import HirePlanDialog

        look = self._theme, self._icons, self._session, self._formatter
        dialog = HirePlanDialog(*look, self.window())
        dialog.show_for(self.gantt.current[0])
        return dialog

    def _lay_out(self) -> None:
        above = Toolbar(spacing=8)
        above.row.addWidget(self.title)
        above.row.addWidget(self.counted)
        above.row.addStretch()
        above.row.addSpacing(12)
        above.row.addWidget(self.legend)
        above.row.addSpacing(4)
        zoom = QHBoxLayout()
        zoom.setSpacing(0)
        self._zooms = QButtonGroup(self)
        for button in (self.weeks, self.months):
            button.setCheckable(True)
            self._zooms.addButton(button)
            zoom.addWidget(button)
        self.months.setChecked(True)
        above.row.addLayout(zoom)
        tools = Toolbar(spacing=8)
        tools.row.addWidget(self.filters, 1)
        tools.row.addWidget(self.calendars.button)
        tools.row.addWidget(self.print)
        tools.row.addWidget(self.table_button)
        self._chart = QStackedWidget()
        self._nothing = StateView(
            self._theme,
            self._icons,
            "funnel-simple",
            Button(self._theme, self._icons, _("Show all")),
        )
        self._nothing.say(
            _("No hire matches."), _("Ask for less, or show all hires and tasks again.")
        )
        self._chart.addWidget(self.gantt)
        self._chart.addWidget(self.table)
        self._chart.addWidget(self._nothing)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(above)
        left.addWidget(tools)
        left.addWidget(Hairline(self._theme))
        left.addWidget(self._chart, 1)
        left.addWidget(self.load)
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(Hairline(self._theme, is_upright=True))
        row.addWidget(self.panel)
        self._whole = QStackedWidget()
        self._whole.addWidget(self.loading)
        self._whole.addWidget(content)
        self._whole.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._whole)

    def _connect(self) -> None:
        self.controls.use(self.panel)
        for part in (self.controls, self.calendars):
            part.message_raised.connect(self.message_raised)
        self.controls.edit_explained.connect(self.edit_explained)
        self._session.plan_changed.connect(self._on_plan_changed)
        self._session.market_changed.connect(self._on_market_changed)
        self._timer.timeout.connect(self._start)
        self._background.succeeded.connect(self._on_board)
        self._background.failed.connect(self._on_failed)
        self.filters.changed.connect(self._show)
        self.filters.words.below_wanted.connect(self.take_focus)
        self._zooms.buttonClicked.connect(self._on_zoom)
        self.print.clicked.connect(self.show_hire_plan)
        self.table_button.toggled.connect(self._on_table)
        self.gantt.explain_with(self._explain)
        self.gantt.item_chosen.connect(self._on_item)
        self.gantt.step_wanted.connect(self._on_step)
        self.gantt.tick_wanted.connect(self._on_tick)
        self.gantt.details_wanted.connect(self._on_details)
        self.gantt.start_dropped.connect(self._on_start_dropped)
        self.gantt.task_dropped.connect(self._on_task_dropped)
        self.gantt.scrolled_across.connect(self._on_scrolled)
        self.panel.list.chosen_changed.connect(self._on_tasks_chosen)
        self.panel.list.details_wanted.connect(self.panel.card.status.setFocus)
        self.panel.contacts_requested.connect(self.contacts_requested)
        self.panel.templates_requested.connect(self._on_templates)
        self.load.helpers_requested.connect(self.propose_helpers)
        self.load.shift_requested.connect(self._on_shift)
        self.empty.action_chosen.connect(self._on_empty)
        self._nothing.action_chosen.connect(self.filters.clear)
        self.table.selectionModel().currentChanged.connect(self._on_table_row)
        for key, slot in ((FIGURES_KEY, self._on_table_wanted), (FILTER_KEY, self.focus_filter)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _ask(self) -> None:
        """Ask for what changed, unless the page is hidden: edits elsewhere must not wait for it."""
        if self._is_due and self.isVisible() and self._session.is_open:
            self._is_due = False
            if self._board is None:
                self._whole.setCurrentWidget(self.loading)
                self.loading.begin()
            self._timer.start()

    def _start(self) -> None:
        evaluation = self._session.evaluation
        question = evaluation.plan, evaluation.market, self._today()
        if question != self._asked:
            self._asked = question
            self._background.start(_working(*question))

    def _show_board(self, board: OnboardingBoard) -> None:
        self._whole.setCurrentIndex(1)
        self.counted.setText(hires_text(board, self._formatter))
        self.load.show_board(board)
        self.controls.show_board(board)
        self._show()

    def _show(self) -> None:
        """Show the hires and tasks that are asked for."""
        board = self._board
        if board is None:
            return
        asked, shown = self.filters.asked, self._formatter
        rows = gantt_rows(board, asked, shown)
        scale = DayScale(board.first.toordinal(), board.days, self._zoom)
        self.gantt.show_rows(rows, scale, board.today)
        if self.table_button.isChecked():
            self.model.show_figures(hires_figures(board, asked, shown))
            self.table.fit_columns()
        self.load.follow(self.gantt.scale, self.gantt.offset)
        self._chart.setCurrentWidget(self._shown_chart if rows else self._nothing)
        self._show_hire()

    def _show_hire(self) -> None:
        board, schedule = self._board, self._current()
        if board is None or schedule is None:
            return
        _seat_id, task_id = self.gantt.current
        self.gantt.show_item_days(item_days(board, schedule, task_id))
        self.panel.show_hire(board, schedule, self.filters.asked)
        self.calendars.show_board(board, schedule)

    def _current(self) -> HireSchedule | None:
        seat_id, _task_id = self.gantt.current
        return None if self._board is None or seat_id is None else self._board.schedules[seat_id]

    def _explain(self, seat_id: SeatId, task_id: TaskId | None) -> str:
        board = self._board
        return "" if board is None else item_words(board, seat_id, task_id, self._formatter)

    def _on_board(self, board: object) -> None:
        if not isinstance(board, OnboardingBoard):
            return
        self.loading.end()
        is_first = self._board is None
        self._board = board
        if not board.schedules:
            self._say_empty(board.plan)
        else:
            self._show_board(board)
        if is_first and self._has_focus(self):
            self.take_focus()
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            wanted()

    def _say_empty(self, plan: Plan) -> None:
        title, text = (
            _("Nobody to onboard yet."),
            _("Add positions in the plan; each gets its tasks on the calendars of both sides."),
        )
        if plan.positions:
            title, text = (
                _("Nobody to onboard."),
                _("All positions are on hold, closed or in places the market data does not know."),
            )
        self.empty.button.set_label(_("Go to the plan"))
        self.empty.say(title, text)
        self._whole.setCurrentWidget(self.empty)

    def _on_failed(self, error: object) -> None:
        self.loading.end()
        if not isinstance(error, Exception):
            return
        if not has_sentence(error):
            raise error  # for the log
        self.empty.button.set_label(_("Go to the plan"))
        self.empty.say(_("The dates cannot be worked out."), error_sentence(error, self._formatter))
        self._whole.setCurrentWidget(self.empty)

    def _has_focus(self, part: QWidget) -> bool:
        """Tell whether a part of the window has the keys."""
        focused = QApplication.focusWidget()
        return focused is part or (focused is not None and part.isAncestorOf(focused))

    def _on_plan_changed(self, _changes: object) -> None:
        self._is_due = True
        self._ask()

    def _on_market_changed(self) -> None:
        self._is_due = True

    def _on_zoom(self) -> None:
        self._zoom = WEEKS_ZOOM if self.weeks.isChecked() else MONTHS_ZOOM
        self._show()

    def _on_table(self, _is_table: bool) -> None:  # noqa: FBT001 -- Qt's signal gives it
        self._show()

    def _on_table_wanted(self) -> None:
        if self._has_focus(self.load):
            self.load.toggle_table()
        else:
            self.table_button.toggle()
            self.take_focus()

    def _on_table_row(self, current: QModelIndex) -> None:
        if current.isValid() and current.row() < len(self.gantt.rows):
            self.gantt.choose(self.gantt.rows[current.row()].key)

    def _on_scrolled(self, offset: int) -> None:
        self.load.follow(self.gantt.scale, offset)

    def _on_item(self, seat_id: str, task_id: TaskId | None) -> None:
        self._show_hire()
        key = TaskKey(SeatId(seat_id), task_id) if task_id is not None else None
        if self.panel.list.chosen != ((key,) if key is not None else ()):
            self.panel.list.choose(key)

    def _on_tasks_chosen(self) -> None:
        schedule, chosen = self._current(), self.panel.list.chosen
        if schedule is None:
            return
        seat_id = schedule.hire.position.id
        task_id = chosen[0].task_id if len(chosen) == 1 and chosen[0].seat_id == seat_id else None
        if self.gantt.current != (seat_id, task_id):
            self.gantt.choose(seat_id, task_id)

    def _on_step(self, count: int) -> None:
        schedule = self._current()
        if schedule is not None:
            self.controls.step(schedule, self.gantt.current[1], count)

    def _on_tick(self) -> None:
        self.controls.tick_chosen()

    def _on_details(self) -> None:
        self.panel.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_start_dropped(self, seat_id: str, day: int) -> None:
        schedule = self._current()
        if schedule is not None:
            self.controls.put(schedule, SeatId(seat_id), None, day)

    def _on_task_dropped(self, seat_id: str, task_id: str, day: int) -> None:
        schedule = self._current()
        if schedule is not None:
            self.controls.put(schedule, SeatId(seat_id), TaskId(task_id), day)

    def _on_templates(self) -> None:
        self.show_templates()

    def _on_helpers(self, proposals: HelperProposals, taken: tuple[bool, ...]) -> None:
        self.controls.help_by(proposals, taken)

    def _on_shift(self) -> None:
        shift = self.load.hint.shifted
        if shift is not None:
            self.controls.shift(shift)

    def _on_empty(self) -> None:
        self.plan_requested.emit()


def _working(plan: Plan, market: Snapshot, today: date) -> Callable[[], OnboardingBoard]:
    def work() -> OnboardingBoard:
        return onboarding_board(plan, market, today)

    return work
