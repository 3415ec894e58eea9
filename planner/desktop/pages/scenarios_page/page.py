"""The page itself: what is worked out aside, drawn and tried, and what becomes of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from planner.calculators.risk.simulated import Simulation
from planner.desktop.buttons import Button
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.key_table import FIGURES_KEY
from planner.desktop.labels import Label
from planner.desktop.loading_view import LoadingView
from planner.desktop.pages.scenarios_page.chance_strip import ChanceStrip
from planner.desktop.pages.scenarios_page.chart_area import ChartArea
from planner.desktop.pages.scenarios_page.lever_trials import LeverTrials
from planner.desktop.pages.scenarios_page.simulation_runs import Simulate, SimulationRuns
from planner.desktop.session.newest_work import NewestWork
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.scenarios.board import ScenariosBoard
from planner.desktop.viewmodels.scenarios.draw_words import draws_done, draws_running, draws_stopped
from planner.desktop.viewmodels.scenarios.drawn_plans import can_be_drawn
from planner.desktop.viewmodels.scenarios.fan import FanFigure
from planner.desktop.viewmodels.scenarios.trial import TrialAnswer, TrialWork
from planner.desktop.widgets.comparison_view import ComparisonModel, ComparisonView
from planner.desktop.widgets.field import Hairline
from planner.desktop.widgets.state_view import StateView
from planner.desktop.widgets.tab_order import order_as_laid_out
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.problems import error_sentence, has_sentence
from planner.localization.running_text import as_typed
from planner.plan.model import Plan

_LEAST_CHART = 262


class ScenariosPage(QWidget):
    """Shows what levers buy and what chance does on the session's plan, and its scenarios.

    Args:
        simulate: Draws the chances of a plan.

    Signals:
        message_raised: A sentence about something that could not be done.
        edit_explained: A sentence about an edit that can be taken back.
        scenario_requested: A scenario is to be added.
    """

    message_raised = Signal(str)
    edit_explained = Signal(str)
    scenario_requested = Signal()

    def __init__(
        self,
        session: PlanSession,
        theme: Theme,
        icons: Icons,
        formatter: Formatter,
        simulate: Simulate,
    ) -> None:
        super().__init__()
        self._session = session
        self._formatter = formatter
        self._is_due = True
        self.board = ScenariosBoard(session, formatter)
        self._worker = TrialWork()
        self.work = NewestWork(self)
        self.runs = SimulationRuns(simulate, self)
        self.charts = ChartArea(theme, icons, formatter)
        self.chances = ChanceStrip(theme, icons)
        self.heading = Label(theme, FontRole.TITLE, "t1", _("Scenarios"))
        self.subheading = Label(theme, FontRole.BODY, "t2")
        self.add = Button(theme, icons, _("Add scenario"), icon_name="plus")
        self.model = ComparisonModel(self)
        self.table = ComparisonView(theme, self.model)
        self.trials = LeverTrials(session, self.board, theme, icons, formatter)
        self.loading = LoadingView(theme)
        self.failed = StateView(theme, icons, "git-branch", Button(theme, icons, _("Try again")))
        self._lay_out(theme)
        self._connect()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while another page was on show."""
        super().showEvent(event)
        self._catch_up()

    def hideEvent(self, event: QHideEvent) -> None:
        """Draw nothing that nobody sees."""
        super().hideEvent(event)
        if self.runs.is_running:
            self.runs.stop()
            self._is_due = True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Forget what is tried on Escape, unless what has the focus takes it."""
        if event.key() == Qt.Key.Key_Escape and self.board.what_if.is_tried:
            self.trials.drop()
            return
        super().keyPressEvent(event)

    def focus_regions(self) -> list[QWidget]:
        """Return what F6 goes through."""
        if self._stack.currentWidget() is self.failed:
            return [self.failed.button]
        return [
            self.charts.strip,
            self.charts.focus_content(),
            self.chances.cells[0],
            self.table,
            self.trials.panel.focus_content(),
            self.trials.together.accept,
        ]

    def take_focus(self) -> None:
        """Begin at the tabs."""
        if self._stack.currentWidget() is self.failed:
            self.failed.button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.charts.strip.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_anew(self) -> None:
        """Forget what was tried and drawn: another plan is open."""
        self.work.drop()
        self.runs.stop()
        self.board.begin_anew()
        self.trials.begin_anew()
        self._is_due = True

    def finish(self) -> None:
        """Wait for the threads."""
        self.loading.end()
        self.work.finish()
        self.runs.finish()

    def _lay_out(self, theme: Theme) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 5, 14, 5)
        head.setSpacing(8)
        head.addWidget(self.heading)
        head.addWidget(self.subheading, 1)
        head.addWidget(self.add)
        self.charts.setMinimumHeight(_LEAST_CHART)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.charts, 6)
        middle.addWidget(Hairline(theme))
        middle.addWidget(self.chances)
        middle.addWidget(Hairline(theme))
        middle.addLayout(head)
        middle.addWidget(Hairline(theme))
        middle.addWidget(self.table, 5)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(middle, 1)
        row.addWidget(Hairline(theme, is_upright=True))
        row.addWidget(self.trials)
        self._stack = QStackedWidget(self)
        for view in (whole, self.loading, self.failed):
            self._stack.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        order_as_laid_out(whole)

    def _connect(self) -> None:
        self._session.plan_changed.connect(self._on_plan_changed)
        self._session.scenarios_changed.connect(self._on_scenarios_changed)
        self._session.market_changed.connect(self._on_market_changed)
        self.work.succeeded.connect(self._on_answer)
        self.work.failed.connect(self._on_failed)
        self.runs.drawn.connect(self._on_drawn)
        self.runs.progressed.connect(self._on_progressed)
        self.runs.finished.connect(self._on_finished)
        self.runs.failed.connect(self._on_draws_failed)
        self.charts.figure_chosen.connect(self._on_figure_chosen)
        self.charts.stop_wanted.connect(self._on_stop)
        self.charts.run_wanted.connect(self._on_run)
        self.charts.scenario_wanted.connect(self.scenario_requested)
        self.chances.asked.connect(self._on_asked)
        self.add.clicked.connect(self.scenario_requested)
        self.table.scenario_chosen.connect(self._on_scenario_chosen)
        self.trials.tried.connect(self._on_tried)
        self.trials.message_raised.connect(self.message_raised)
        self.trials.edit_explained.connect(self.edit_explained)
        self.failed.action_chosen.connect(self._on_again)
        shortcut = QShortcut(QKeySequence(FIGURES_KEY), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.charts.toggle_table)

    def _catch_up(self) -> None:
        """Work out what changed, unless the page is hidden: edits elsewhere must not wait."""
        if not self._is_due or not self.isVisible() or not self._session.is_open:
            return
        self._is_due = False
        if self.board.answer is None:
            self._stack.setCurrentWidget(self.loading)
            self.loading.begin()
        question, worker = self.board.question(), self._worker
        self.work.start(lambda: worker.answer(question))

    def _show_board(self) -> None:
        board = self.board
        self.trials.show_board()
        self.charts.show_bridge(board.bridge())
        self._show_chances()
        name = as_typed(_("Base"))
        self.subheading.setText(
            _("differences from {scenario}").format(scenario=name)
            if self._session.document.scenarios or board.what_if.is_tried
            else _("Add a scenario, or try a lever, to compare it with the base")
        )

    def _show_chances(self) -> None:
        """Show what was drawn, and the table, which holds some of it."""
        board = self.board
        board.is_drawing = self.runs.is_running or self.work.is_running
        self.charts.show_fan(board.fan())
        self.charts.show_drivers(board.tornado())
        self.charts.show_seats(board.seats())
        cards = board.cards()
        simulation = board.simulation
        can_ask = simulation is not None and bool(simulation.chance_filled)
        self.chances.show_cards(cards, can_ask=can_ask)
        self.model.show_table(board.table())
        self.trials.show_together()

    def _on_tried(self) -> None:
        """Work out what the levers tried come to."""
        self._is_due = True
        self._catch_up()

    def _on_plan_changed(self, _changes: object) -> None:
        self._is_due = True
        self._catch_up()

    def _on_scenarios_changed(self) -> None:
        self._is_due = True
        self._catch_up()

    def _on_market_changed(self) -> None:
        self._is_due = True

    def _on_again(self) -> None:
        self._is_due = True
        self._catch_up()

    def _on_answer(self, answer: object) -> None:
        if not isinstance(answer, TrialAnswer):
            return
        self.loading.end()
        had_focus = self._had_focus()
        self.board.answer = answer
        self._stack.setCurrentIndex(0)
        if not self.work.is_running:
            self._draw(answer)
        self._show_board()
        if had_focus:
            self.take_focus()

    def _had_focus(self) -> bool:
        """Tell whether the keys are with a view that is about to be hidden, or nowhere."""
        if self._stack.currentIndex() == 0:
            return False
        focused = QApplication.focusWidget()
        return focused is None or self.isAncestorOf(focused) or focused is self

    def _draw(self, answer: TrialAnswer) -> None:
        jobs = self.board.drawn.missing(answer)
        if jobs:
            self._show_running(0)
        self.runs.start(jobs, answer.question.market)  # tells at once where there are none

    def _on_failed(self, error: object) -> None:
        self.loading.end()
        if not isinstance(error, Exception) or not has_sentence(error):
            self.failed.say(
                _("The scenarios cannot be worked out."), _("Check the plan's problems.")
            )
        else:
            self.failed.say(
                _("The scenarios cannot be worked out."), error_sentence(error, self._formatter)
            )
        self.runs.stop()
        self._stack.setCurrentWidget(self.failed)

    def _on_drawn(self, plan: object, simulation: object) -> None:
        if isinstance(plan, Plan) and isinstance(simulation, Simulation):
            answer = self.board.answer
            if answer is not None:
                self.board.drawn.put(plan, answer.question.market, simulation)
            self._show_chances()

    def _show_running(self, percent: int) -> None:
        text = draws_running(percent, self._formatter)
        self.charts.show_state(text, can_stop=True, can_run=False)

    def _on_progressed(self, percent: int) -> None:
        self._show_running(percent)

    def _on_finished(self) -> None:
        text = draws_done(self.board.simulation, self._formatter)
        answer = self.board.answer
        if answer is not None and not can_be_drawn(answer.question.tried, self._session.market):
            text = _("Mend the plan's horizon or reporting currency to see its chances.")
        self.charts.show_state(text, can_stop=False, can_run=False)
        self._show_chances()

    def _on_stop(self) -> None:
        self.runs.stop()
        text = draws_stopped(self.board.simulation, self._formatter)
        self.charts.show_state(text, can_stop=False, can_run=True)
        self._show_chances()

    def _on_run(self) -> None:
        if self.board.answer is not None:
            self._draw(self.board.answer)

    def _on_draws_failed(self, error: object) -> None:
        known = isinstance(error, Exception) and has_sentence(error)
        sentence = (
            error_sentence(error, self._formatter)
            if known and isinstance(error, Exception)
            else _("The chances cannot be drawn.")
        )
        self.charts.show_state(sentence, can_stop=False, can_run=True)
        self._show_chances()

    def _on_figure_chosen(self, figure: object) -> None:
        if isinstance(figure, FanFigure):
            self.board.figure = figure
            self.charts.show_fan(self.board.fan())

    def _on_asked(self, seats: int, months: int) -> None:
        self.board.ask_seats(seats=seats, months=months)
        self.chances.show_cards(self.board.cards(), can_ask=True)

    def _on_scenario_chosen(self, column: int) -> None:
        head = self.model.table.heads[column]
        if not head.is_trial:
            self._session.show_scenario(head.scenario_id)
