"""The tab about meetings: their times on everybody's clock, what they cost, how fair they are."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from planner.calculators.meeting_rotation import MeetingRotation, RotationMiss
from planner.desktop.buttons import Button
from planner.desktop.icons import Icons
from planner.desktop.pages.time_zones_page.meetings_controls import MeetingsControls
from planner.desktop.pages.time_zones_page.meetings_legend import MeetingsLegend
from planner.desktop.pages.time_zones_page.meetings_side import MeetingsSide
from planner.desktop.pages.time_zones_page.meetings_tools import MeetingsTools
from planner.desktop.pages.time_zones_page.page_tab import PageTab
from planner.desktop.session.background import Background
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.meetings_answer import (
    MeetingsAnswer,
    MeetingsQuestion,
    meetings_answer,
)
from planner.desktop.viewmodels.meetings_board import MeetingsBoard, Shown
from planner.desktop.viewmodels.meetings_day import day_strips, step_words
from planner.desktop.viewmodels.meetings_figures import day_figures, meeting_figures, slot_figures
from planner.desktop.viewmodels.meetings_grid import meetings_grid, waiting_grid
from planner.desktop.viewmodels.meetings_words import headline, meeting_title, miss_lines
from planner.desktop.viewmodels.overlap_charts import Figures
from planner.desktop.widgets.chart_panel import ChartPanel, scrolled
from planner.desktop.widgets.field import Hairline
from planner.desktop.widgets.figures_table import FiguresModel, FiguresView
from planner.desktop.widgets.meeting_day_strips import MeetingDayStrips
from planner.desktop.widgets.meetings_table import MeetingsTable
from planner.desktop.widgets.state_view import StateView
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.problems import error_sentence, has_sentence
from planner.localization.running_text import left_to_right

_ASK_AFTER_MS = 60
_PALE_AFTER_MS = 200
_SUFFIX = ".ics"
_TIME_WIDTH = 108
"""Pixels of a weekday, a time and its points."""
_NO_FIGURES = Figures((), (), ())


class MeetingsTab(PageTab):
    """Shows the plan it was given last.

    Signals:
        message_raised: A sentence about what was done, or could not be.
    """

    message_raised = Signal(str)

    def __init__(
        self, session: PlanSession, theme: Theme, icons: Icons, formatter: Formatter
    ) -> None:
        super().__init__()
        self._session = session
        self._formatter = formatter
        self.board = MeetingsBoard(formatter)
        self.tools = MeetingsTools(theme, icons)
        self.controls = MeetingsControls(theme, icons, formatter)
        self.table = MeetingsTable(theme, icons)
        self.meetings = ChartPanel(
            theme,
            icons,
            self.table,
            _("Local time of each meeting"),
            legend=MeetingsLegend(theme, formatter),
        )
        self.strips = MeetingDayStrips(theme)
        self.slots_model = FiguresModel(self)
        self.slots = FiguresView(theme, self.slots_model, _("Best times of the first week"))
        self.day_button = Button(theme, icons, _("Where the times come from"))
        self.slots_button = Button(theme, icons, _("Best times of the first week"))
        for table in (self.slots, self.meetings.table):
            table.horizontalHeader().setMinimumSectionSize(_TIME_WIDTH)
        self._charts = QStackedWidget()
        self._charts.addWidget(scrolled(theme, self.strips))
        self._charts.addWidget(self.slots)
        self.day = ChartPanel(
            theme, icons, self._charts, self.strips.accessibleName(), legend=self._lower_choice()
        )
        self.state = StateView(theme, icons, "clock", Button(theme, icons, _("Let everybody meet")))
        self.side = MeetingsSide(theme, icons, formatter)
        self.answer: MeetingsAnswer | None = None
        self._asked: MeetingsQuestion | None = None
        self._column = 0
        self._work = Background(self)
        self._saving = Background(self)
        self._ask_timer = _timer(self, _ASK_AFTER_MS, self._ask)
        self._pale_timer = _timer(self, _PALE_AFTER_MS, self.table.wait)
        self._lay_out(theme)
        self._connect()

    def title(self) -> str:
        """Return the name in the strip."""
        return _("Meetings")

    def toolset(self) -> QWidget:
        """Return what stands beside the strip."""
        return self.tools

    def focus_content(self) -> QWidget:
        """Begin on the table of meetings."""
        return self.meetings.focus_content()

    def focus_regions(self) -> list[QWidget]:
        """Return what F6 goes through."""
        if self._lower.currentWidget() is self.state:
            return [self.tools, self.controls, self.focus_content(), self.state]
        lower = self.day.table if self.day.toggle.isChecked() else self._lower_chart()
        side = self.side.panel.focus_content()
        return [self.tools, self.controls, self.focus_content(), lower, side]

    def toggle_table(self) -> None:
        """Change between chart and table where the focus is, else of the meetings."""
        focused: QWidget | None = self.focusWidget()
        for panel in (self.day, self.side.panel):
            if focused is not None and panel.isAncestorOf(focused):
                if panel is not self.day or self._lower_chart() is self.strips:
                    panel.toggle_table()
                return
        self.meetings.toggle_table()

    def show_plan(self, shown: Shown) -> None:
        """Show a plan, keeping what was chosen."""
        self.board.show_plan(shown)
        self.refresh()

    def begin_anew(self) -> None:
        """Forget what was chosen: another plan is open."""
        self._ask_timer.stop()
        self._pale_timer.stop()
        self._work.drop()
        self.board = MeetingsBoard(self._formatter)
        self.answer = self._asked = None
        self._column = 0
        self.tools.begin_anew()

    def refresh(self) -> None:
        """Show what the board asks, and ask it where that is new."""
        self.controls.show_board(self.board)
        question = self.board.question()
        if question is None:
            self._ask_timer.stop()
            self._pale_timer.stop()
            self._work.drop()
            self.answer = self._asked = None
            self._show_answer()
        elif self.answer is not None and self.answer.question == question:
            self._ask_timer.stop()
            self._pale_timer.stop()
            self._work.drop()
            self._asked = question
            self._show_answer()
        else:
            self._show_rows_waiting()
            self._ask_timer.start()

    def finish(self) -> None:
        """Wait for the threads that work times out and write them."""
        self._ask_timer.stop()
        self._pale_timer.stop()
        self._work.finish()
        self._saving.finish()

    def _lay_out(self, theme: Theme) -> None:
        self._lower = QStackedWidget()
        for part in (self.day, self.state):
            self._lower.addWidget(part)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.meetings, 3)
        left.addWidget(Hairline(theme))
        left.addWidget(self._lower, 2)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(Hairline(theme, is_upright=True))
        row.addWidget(self.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.controls)
        column.addWidget(Hairline(theme))
        column.addLayout(row, 1)

    def _lower_choice(self) -> QWidget:
        widget = QWidget()
        row = QHBoxLayout(widget)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._choice = QButtonGroup(self)
        for number, button in enumerate((self.day_button, self.slots_button)):
            button.setCheckable(True)
            self._choice.addButton(button, number)
            row.addWidget(button)
        self.day_button.setChecked(True)
        return widget

    def _lower_chart(self) -> QWidget:
        return self.slots if self.slots_button.isChecked() else self.strips

    def _connect(self) -> None:
        self.tools.people_chosen.connect(self._on_people_chosen)
        self.tools.holidays_chosen.connect(self._on_holidays_chosen)
        self.tools.save_requested.connect(self._on_save_requested)
        self.controls.changed.connect(self.refresh)
        self.table.row_ticked.connect(self._on_row_ticked)
        self.table.row_protected.connect(self._on_row_protected)
        self.table.column_chosen.connect(self._on_column_chosen)
        self.table.cell_told.connect(self.meetings.words.say)
        self.strips.explain_with(self._explain_step)
        self.strips.step_told.connect(self.day.words.say)
        self._choice.idClicked.connect(self._on_lower_chosen)
        self.state.action_chosen.connect(self._on_everybody)
        self._work.succeeded.connect(self._on_answer)
        self._work.failed.connect(self._on_failed)
        self._saving.succeeded.connect(self._on_saved)
        self._saving.failed.connect(self._on_not_saved)

    def _show_rows_waiting(self) -> None:
        """Show the rows at once; their cells follow."""
        rows, before = self.board.people.rows, self.table.grid
        self.table.show_grid(waiting_grid(rows, before, self._formatter))
        self.tools.save.setEnabled(False)
        self._pale_timer.start()

    def _ask(self) -> None:
        question = self.board.question()
        if question is not None and question != self._asked:
            self._asked = question
            self._work.start(_answering(question))

    def _show_answer(self) -> None:
        answer, rows = self.answer, self.board.people.rows
        self.table.show_grid(meetings_grid(rows, answer, self._formatter))
        self.side.show_answer(answer)
        is_found = answer is not None and bool(answer.meetings)
        self.tools.save.setEnabled(is_found)
        self.meetings.show_figures(
            meeting_figures(answer, rows, self._formatter) if answer is not None else _NO_FIGURES
        )
        self._lower.setCurrentWidget(self.day if is_found else self.state)
        if answer is None or not is_found:
            self.strips.show_strips(None)
            self._say_state()
            return
        self.slots_model.show_figures(slot_figures(answer, self._formatter))
        self._show_day()

    def _show_day(self) -> None:
        answer = self.answer
        if answer is None:
            return
        meeting = answer.meetings[min(self._column, len(answer.meetings) - 1)]
        title = meeting_title(meeting, answer, self._formatter)
        self.day.title.say(self.slots.accessibleName() if self.slots_button.isChecked() else title)
        self.strips.show_strips(day_strips(answer, meeting, self._formatter))
        self.day.show_figures(day_figures(answer, meeting, self._formatter))

    def _say_state(self) -> None:
        has_miss = self.answer is not None and isinstance(self.answer.rotation, RotationMiss)
        self.state.button.set_label(_("Protect nobody") if has_miss else _("Let everybody meet"))
        if self.answer is None:
            self.state.say(
                _("Nobody meets."),
                _("Tick somebody, or choose another group or a later week."),
            )
            return
        lines = miss_lines(self.answer, self._formatter)
        self.state.say(headline(self.answer, self._formatter), " ".join(lines))

    def _explain_step(self, row: int, step: int) -> str:
        answer = self.answer
        if answer is None or not answer.meetings:
            return ""
        meeting = answer.meetings[min(self._column, len(answer.meetings) - 1)]
        return step_words(answer, meeting, row, step, self._formatter)

    def _on_people_chosen(self, by_people: bool) -> None:  # noqa: FBT001 -- the signal gives it
        self.board.show_people(by_people=by_people)
        self.refresh()

    def _on_holidays_chosen(self, with_holidays: bool) -> None:  # noqa: FBT001 -- as above
        self.board.with_holidays = with_holidays
        self.refresh()

    def _on_row_ticked(self, key: str) -> None:
        self.board.tick(key)
        self.refresh()

    def _on_row_protected(self, key: str) -> None:
        self.board.protect(key)
        self.refresh()

    def _on_column_chosen(self, column: int) -> None:
        self._column = column
        self._show_day()

    def _on_lower_chosen(self, number: int) -> None:
        self._charts.setCurrentIndex(number)
        self.day.toggle.setVisible(number == 0)
        self._show_day()

    def _on_everybody(self) -> None:
        if self.answer is not None and isinstance(self.answer.rotation, RotationMiss):
            self.board.protect_nobody()
        else:
            self.board.let_everybody_meet()
        self.refresh()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_answer(self, answer: object) -> None:
        # What was asked meanwhile is about other rows, and its own answer follows.
        if isinstance(answer, MeetingsAnswer) and answer.question == self.board.question():
            self._pale_timer.stop()
            self.answer = answer
            self._show_answer()

    def _on_failed(self, error: object) -> None:
        self._pale_timer.stop()
        self.answer = self._asked = None
        self._show_answer()
        if not isinstance(error, Exception):
            return
        if not has_sentence(error):
            raise error  # for the log
        self.state.say(
            _("These weeks cannot be worked out."), error_sentence(error, self._formatter)
        )

    def _on_save_requested(self) -> None:
        path = self._session.path
        folder = Path.home() if path is None else path.parent
        dialog = QFileDialog(self, _("Save meetings"), str(folder))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(_("Calendar files") + f" (*{_SUFFIX})")
        dialog.setDefaultSuffix(_SUFFIX.removeprefix("."))
        dialog.selectFile(_("Meetings") + _SUFFIX)
        dialog.fileSelected.connect(self.save_to)
        dialog.show()

    def save_to(self, text: str) -> None:
        """Write the meetings on show to a calendar file, on another thread."""
        answer = self.answer
        if answer is not None and isinstance(answer.rotation, MeetingRotation):
            title = _("Meeting: {names}").format(names=self._group_name())
            self._saving.start(_writing(Path(text), answer.rotation, title, self._formatter))

    def _group_name(self) -> str:
        names = dict(self.board.groups)
        return names.get(self.board.group, self._session.plan.name)

    def _on_saved(self, path: object) -> None:
        self.message_raised.emit(_("Wrote {path}.").format(path=left_to_right(path)))

    def _on_not_saved(self, error: object) -> None:
        if not isinstance(error, Exception):
            return
        if not has_sentence(error):
            raise error  # for the log
        self.message_raised.emit(error_sentence(error, self._formatter))


def _answering(question: MeetingsQuestion) -> Callable[[], MeetingsAnswer]:
    def work() -> MeetingsAnswer:
        return meetings_answer(question)

    return work


def _writing(
    path: Path, rotation: MeetingRotation, title: str, formatter: Formatter
) -> Callable[[], Path]:
    def work() -> Path:
        from planner.export.calendar_file import write_calendar
        from planner.export.meeting_calendar import rotation_events

        write_calendar(path, rotation_events(rotation, title, formatter), datetime.now(UTC))
        return path

    return work


def _timer(owner: QWidget, milliseconds: int, slot: Callable[[], object]) -> QTimer:
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(slot)
    return timer
