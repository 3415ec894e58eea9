"""The tab about overlap: a day on the ruler, what it comes to, every pair and the whole year."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from planner.desktop.icons import Icons
from planner.desktop.pages.time_zones_page.conclusion_bar import ConclusionBar
from planner.desktop.pages.time_zones_page.date_bar import DateBar
from planner.desktop.pages.time_zones_page.overlap_legends import HoursLegend, YearLegend
from planner.desktop.pages.time_zones_page.overlap_tools import OverlapTools
from planner.desktop.pages.time_zones_page.page_tab import PageTab
from planner.desktop.session.background import Background
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.overlap_board import OverlapBoard
from planner.desktop.viewmodels.overlap_charts import (
    core_sentence,
    pair_figures,
    pair_texts,
    row_codes,
    ruler_figures,
    year_figures,
    year_lines,
)
from planner.desktop.viewmodels.overlap_hours import HoursMove
from planner.desktop.viewmodels.overlap_rows import OverlapRow, row_in_words
from planner.desktop.viewmodels.overlap_words import (
    conclusion,
    names_text,
    near_changes,
    pair_sentence,
)
from planner.desktop.viewmodels.overlap_year import (
    ClockDay,
    YearAnswer,
    YearQuestion,
    clock_days,
    year_answer,
)
from planner.desktop.viewmodels.setting_edits import SettingEdits
from planner.desktop.widgets.chart_panel import ChartPanel
from planner.desktop.widgets.field import Hairline
from planner.desktop.widgets.figures_table import FiguresModel, FiguresView
from planner.desktop.widgets.heat_grid import HeatGrid, HeatRow, HeatShown
from planner.desktop.widgets.year_strips import Strip, YearStrips
from planner.desktop.widgets.zone_ruler import ZoneRuler
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.running_text import as_typed
from planner.market.time_zone import FIRST_YEAR, LAST_YEAR, require_known_year
from planner.quantities.identifiers import PlaceId

_YEAR_AFTER_MS = 120
"""A year is worked out once nothing has moved for so long."""

_PALE_AFTER_MS = 200
_LOWER_HEIGHT = 240


class OverlapTab(PageTab):
    """Shows the plan it was given last.

    Signals:
        message_raised: A sentence about something that could not be done.
        edit_explained: A sentence about an edit that can be taken back.
    """

    message_raised = Signal(str)
    edit_explained = Signal(str)

    def __init__(
        self, session: PlanSession, theme: Theme, icons: Icons, formatter: Formatter
    ) -> None:
        super().__init__()
        self._session = session
        self._formatter = formatter
        self._edits = SettingEdits(session, formatter)
        self.board = OverlapBoard()
        self.tools = OverlapTools(theme, icons)
        self.dates = DateBar(theme, icons, formatter, self._read_date)
        self.ruler = ZoneRuler(theme, formatter)
        self.ruler_model = FiguresModel(self)
        self.ruler_table = FiguresView(theme, self.ruler_model, self.ruler.accessibleName())
        self.conclusion = ConclusionBar(theme, icons)
        self.grid = HeatGrid(theme, _("Overlap by pair, hours"))
        self.pairs = ChartPanel(
            theme,
            icons,
            self.grid,
            _("Overlap by pair, hours"),
            legend=HoursLegend(theme),
            is_scrolled=True,
        )
        self.strips = YearStrips(theme, formatter)
        self.year = ChartPanel(
            theme, icons, self.strips, _("Overlap through the year"), legend=YearLegend(theme)
        )
        self._year = Background(self)
        self._asked: YearQuestion | None = None
        self._answer: YearAnswer | None = None
        self._year_timer = _timer(self, _YEAR_AFTER_MS, self._ask_year)
        self._pale_timer = _timer(self, _PALE_AFTER_MS, self.strips.wait)
        self._has_cursor = False
        self._lay_out(theme)
        self._connect()

    def show_plan(self, today: date) -> None:
        """Show the plan on show, keeping what was chosen."""
        evaluation = self._session.evaluation
        self.board.show_plan(evaluation.plan, evaluation.market, today)
        self.refresh()

    def begin_anew(self) -> None:
        """Forget what was chosen: another plan is open."""
        self.board = OverlapBoard()
        self._has_cursor = False
        self.tools.begin_anew()

    def refresh(self) -> None:
        """Show what the board holds."""
        if self.board.is_empty:
            return
        day = self.board.shown
        self.tools.show_board(self.board)
        self._place_cursor()
        self.ruler.show_day(day, by_people=self.board.by_people)
        self._show_ruler_table()
        told = conclusion(self.board, self._formatter)
        self.conclusion.show_conclusion(told, has_trial=self.board.has_trial)
        self._show_pairs()
        self._show_dates()
        self.strips.mark_day(self.board.day)
        if self._asked != self.board.year_question():
            self._year_timer.start()

    def step_day(self, by: int) -> None:
        """Go to another day."""
        self.go_to(self.board.day + timedelta(days=by))

    def step_change(self, sign: int) -> None:
        """Go to the next clock change, or the one before for a sign of -1."""
        day = self.board.day
        near = range(max(FIRST_YEAR, day.year - 1), min(LAST_YEAR, day.year + 1) + 1)
        days = [each.day for year in near for each in self._clock_days(year)]
        if sign > 0:
            found = next((each for each in days if each > day), None)
        else:
            found = next((each for each in reversed(days) if each < day), None)
        if found is not None:
            self.go_to(found)

    def go_to(self, day: date) -> None:
        """Look at a date."""
        self.board.set_day(day)
        self.refresh()

    def toggle_table(self) -> None:
        """Change between chart and table where the focus is, else on the ruler."""
        for panel in (self.pairs, self.year):
            focused: QWidget | None = self.focusWidget()
            if focused is not None and panel.isAncestorOf(focused):
                panel.toggle_table()
                return
        self.tools.table.toggle()

    def ruler_content(self) -> QWidget:
        """Return the ruler, or the table in its place."""
        return self.ruler_table if self.tools.table.isChecked() else self.ruler

    def title(self) -> str:
        """Return the name in the strip."""
        return _("Overlap")

    def toolset(self) -> QWidget:
        """Return what stands beside the strip."""
        return self.tools

    def focus_content(self) -> QWidget:
        """Begin on the ruler."""
        return self.ruler_content()

    def focus_regions(self) -> list[QWidget]:
        """Return what F6 goes through."""
        return [
            self.tools,
            self.dates,
            self.ruler_content(),
            self.conclusion,
            self.pairs.focus_content(),
            self.year.focus_content(),
        ]

    def finish(self) -> None:
        """Wait for the thread that works the year out."""
        self._year_timer.stop()
        self._pale_timer.stop()
        self._year.finish()

    def _lay_out(self, theme: Theme) -> None:
        self._ruler_stack = QStackedWidget()
        self._ruler_stack.addWidget(self.ruler)
        self._ruler_stack.addWidget(self.ruler_table)
        self._ruler_stack.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        lower = QWidget()
        lower.setMinimumHeight(_LOWER_HEIGHT)
        row = QHBoxLayout(lower)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.pairs, 38)
        row.addWidget(Hairline(theme, is_upright=True))
        row.addWidget(self.year, 62)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.dates)
        column.addWidget(Hairline(theme))
        column.addWidget(self._ruler_stack)
        column.addWidget(self.conclusion)
        column.addWidget(lower, 1)

    def _connect(self) -> None:
        self.tools.people_chosen.connect(self._on_people_chosen)
        self.tools.holidays_chosen.connect(self._on_holidays_chosen)
        self.tools.anchor_chosen.connect(self._on_anchor_chosen)
        self.tools.table.toggled.connect(self._on_ruler_table_toggled)
        self.dates.day_wanted.connect(self.go_to)
        self.dates.back.clicked.connect(self._on_back)
        self.dates.ahead.clicked.connect(self._on_ahead)
        self.dates.today.clicked.connect(self._on_today)
        self.ruler.row_ticked.connect(self._on_row_ticked)
        self.ruler.hours_moved.connect(self._on_hours_moved)
        self.ruler.cursor_moved.connect(self._on_cursor_moved)
        self.ruler.keep_requested.connect(self._on_keep_row)
        self.ruler.drop_requested.connect(self._on_drop_row)
        self.conclusion.try_requested.connect(self._on_try)
        self.conclusion.keep_requested.connect(self._on_keep)
        self.conclusion.drop_requested.connect(self._on_drop)
        self.grid.explain_with(self._explain_pair)
        self.grid.cell_told.connect(self.pairs.words.say)
        self.strips.day_told.connect(self._on_day_told)
        self.strips.day_wanted.connect(self.go_to)
        self._year.succeeded.connect(self._on_year)
        self._year.failed.connect(self._on_year_failed)

    def _read_date(self, text: str) -> str | None:
        """Go to a typed date, or return why that cannot be."""
        found: list[date] = []

        def read() -> None:
            day = self._formatter.parse_date(text, self.board.day)
            require_known_year(self.board.anchor.zone, day.year)
            found.append(day)

        reason = self._edits.refusal(read)
        if found:
            self.go_to(found[0])
        return reason

    def _place_cursor(self) -> None:
        """Begin in the middle of what is shared, else at noon."""
        if self._has_cursor:
            return
        self._has_cursor = True
        windows = self.board.shown.windows
        start, end = max(windows, key=lambda w: w[1] - w[0], default=(720, 720))
        self.ruler.set_cursor((start + end) // 2 // 15 * 15)

    def _show_ruler_table(self) -> None:
        if self.tools.table.isChecked():
            day, cursor = self.board.shown, self.ruler.cursor_minute
            self.ruler_model.show_figures(ruler_figures(day, cursor, self._formatter))

    def _show_pairs(self) -> None:
        day = self.board.shown
        ticked = {member for each in day.ticked for member in each.row.members}
        rows = tuple(
            HeatRow(
                row_in_words(row, self._formatter),
                code,
                is_ticked=any(member in ticked for member in row.members),
            )
            for row, code in zip(day.groups, row_codes(day.groups), strict=True)
        )
        self.grid.show_grid(HeatShown(rows, day.pairs, pair_texts(day, self._formatter)))
        self.pairs.show_figures(pair_figures(day, self._formatter))

    def _show_dates(self) -> None:
        day = self.board.day
        days = self._clock_days(day.year)
        answer = self._answer
        changes = answer.core_changes if answer is not None else ()
        note = near_changes(days, changes, day, self._formatter)
        self.dates.show_day(day, tuple(each.day for each in days), note)

    def _clock_days(self, year: int) -> tuple[ClockDay, ...]:
        rows = [each.row for each in self.board.shown.rows]
        return clock_days(rows, self.board.anchor.zone, year)

    def _ask_year(self) -> None:
        question = self.board.year_question()
        if question == self._asked:
            return
        self._asked = question
        self._pale_timer.start()
        self._year.start(_answering(question))

    def _show_year(self, answer: YearAnswer) -> None:
        lines = year_lines(answer, self._formatter)
        question = answer.question
        title = _("Overlap with {place} through {year}").format(
            place=as_typed(question.anchor.name), year=str(question.year)
        )
        rows = [each.row for each in self.board.shown.rows]
        changes = clock_days(rows, question.anchor.zone, question.year)
        self.year.title.say(title)
        self.strips.show_strips(
            title,
            question.year,
            tuple(Strip(each.name, each.range_text, each.minutes, each.lost) for each in lines),
            tuple(each.day for each in changes),
        )
        self.year.show_figures(year_figures(lines, self._formatter))
        self._on_day_told("")

    def _explain_pair(self, row: int, column: int) -> str:
        return pair_sentence(self.board.shown, row, column, self._formatter)

    def _keep(self, rows: tuple[OverlapRow, ...]) -> None:
        if not rows:
            return
        text = _("Change working hours of {whose}").format(whose=names_text(rows, self._formatter))
        reason = self._edits.attempt(lambda: self.board.kept(rows), text)
        if reason is not None:
            self.message_raised.emit(reason)
            return
        self.edit_explained.emit(text)

    def _on_people_chosen(self, by_people: bool) -> None:  # noqa: FBT001 -- the signal gives it
        self.board.show_people(by_people=by_people)
        self.refresh()

    def _on_holidays_chosen(self, with_holidays: bool) -> None:  # noqa: FBT001 -- as above
        self.board.count_holidays(with_holidays=with_holidays)
        self.refresh()

    def _on_anchor_chosen(self, place_id: str) -> None:
        self.board.set_anchor(PlaceId(place_id))
        self.refresh()

    def _on_ruler_table_toggled(self, is_table: bool) -> None:  # noqa: FBT001 -- as above
        self._show_ruler_table()
        self._ruler_stack.setCurrentIndex(int(is_table))

    def _on_back(self) -> None:
        self.step_day(-1)

    def _on_ahead(self) -> None:
        self.step_day(1)

    def _on_today(self) -> None:
        self.go_to(date.today())  # noqa: DTZ011 -- the reader's day

    def _on_row_ticked(self, key: str) -> None:
        self.board.tick(key)
        self.refresh()

    def _on_hours_moved(self, key: str, day: date, move: HoursMove) -> None:
        if self.board.move(key, day, move):
            self.refresh()

    def _on_cursor_moved(self, _minute: int) -> None:
        self._show_ruler_table()

    def _on_try(self) -> None:
        key = self.board.try_gain()
        if key is not None:
            self.refresh()
            self.ruler.make_current(key)
        if not self.conclusion.try_button.isVisible():
            self.conclusion.keep_button.setFocus()

    def _on_keep(self) -> None:
        self._keep(self.board.trial_rows())
        self.ruler_content().setFocus()

    def _on_drop(self) -> None:
        self.board.drop()
        self.refresh()
        self.ruler_content().setFocus()

    def _on_keep_row(self, key: str) -> None:
        self._keep(tuple(row for row in self.board.trial_rows() if row.key == key))

    def _on_drop_row(self, key: str) -> None:
        self.board.drop(key)
        self.refresh()

    def _on_day_told(self, text: str) -> None:
        answer = self._answer
        core = core_sentence(answer, self._formatter) if answer is not None else ""
        self.year.words.say(text or core)

    def _on_year(self, answer: object) -> None:
        self._pale_timer.stop()
        if isinstance(answer, YearAnswer) and not self.board.is_empty:
            self._answer = answer
            self._show_year(answer)
            self._show_dates()

    def _on_year_failed(self, error: object) -> None:
        self._pale_timer.stop()
        if isinstance(error, Exception):
            raise error  # for the log


def _answering(question: YearQuestion) -> Callable[[], YearAnswer]:
    def work() -> YearAnswer:
        return year_answer(question)

    return work


def _timer(owner: QWidget, milliseconds: int, slot: Callable[[], object]) -> QTimer:
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(slot)
    return timer
