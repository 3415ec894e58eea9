"""The tab about coverage: a week hour by hour, its gaps, teams, the whole time, ways to close."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from planner.desktop.buttons import Button
from planner.desktop.icons import Icons
from planner.desktop.pages.time_zones_page.coverage_choices_bar import (
    EVERYONE,
    CoverageChoicesBar,
)
from planner.desktop.pages.time_zones_page.coverage_legend import CoverageLegend
from planner.desktop.pages.time_zones_page.gaps_panel import GapsPanel
from planner.desktop.pages.time_zones_page.page_tab import PageTab
from planner.desktop.pages.time_zones_page.staffing_panel import StaffingPanel
from planner.desktop.session.background import Background
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.coverage_charts import (
    gap_cells,
    team_strips,
    week_bars,
    week_shown,
    weekday_names,
)
from planner.desktop.viewmodels.coverage_view import (
    CoverageChoices,
    CoverageView,
    coverage_view,
    monday_of,
)
from planner.desktop.viewmodels.coverage_words import (
    headline,
    headline_detail,
    hour_sentence,
    in_order_of_length,
    legend_texts,
    team_figures,
    week_figures,
    week_title,
    year_figures,
    year_sentence,
)
from planner.desktop.viewmodels.setting_edits import SettingEdits
from planner.desktop.widgets.chart_panel import ChartPanel
from planner.desktop.widgets.field import Hairline
from planner.desktop.widgets.state_view import StateView
from planner.desktop.widgets.team_strips import HEAD, ROW, TeamStrips
from planner.desktop.widgets.week_bars import WeekBars
from planner.desktop.widgets.week_grid import WeekGrid
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.market.snapshot import Snapshot
from planner.market.time_zone import FIRST_YEAR, LAST_YEAR, require_known_year
from planner.plan.model import Plan
from planner.quantities.identifiers import TeamId

_PANEL_WIDTH = 312
_WEEK = timedelta(days=7)
_AFTER_MS = 30
_AROUND_STRIPS = 68
"""Title and a line of words."""


Question = tuple[Plan, Snapshot, CoverageChoices]


class CoverageTab(PageTab):
    """Shows the plan on show; what is shown is worked out on another thread.

    Signals:
        message_raised: A sentence about something that could not be done.
        edit_explained: A sentence about an edit that can be taken back.
        hours_requested: The working hours of the plan are to be seen.
    """

    message_raised = Signal(str)
    edit_explained = Signal(str)
    hours_requested = Signal()

    def __init__(
        self, session: PlanSession, theme: Theme, icons: Icons, formatter: Formatter
    ) -> None:
        super().__init__()
        self._session = session
        self._formatter = formatter
        self._edits = SettingEdits(session, formatter)
        self._choices = CoverageChoices()
        self._view: CoverageView | None = None
        self._today = date(2000, 1, 3)
        self._asked: Question | None = None
        self._answered: Question | None = None
        self._is_due = False
        self.tools = Button(theme, icons, _("Working hours"), icon_name="sliders-horizontal")
        self.choices_bar = CoverageChoicesBar(theme, icons, formatter, self._read_week)
        self.grid = WeekGrid(theme, _("People at work, hour by hour"))
        self.legend = CoverageLegend(theme)
        self.week = ChartPanel(
            theme, icons, self.grid, self.grid.accessibleName(), legend=self.legend
        )
        self.strips = TeamStrips(theme)
        self.teams = ChartPanel(theme, icons, self.strips, self.strips.accessibleName())
        name = _("Hours not covered, week by week")
        self.bars = WeekBars(theme, formatter, name)
        self.year = ChartPanel(theme, icons, self.bars, name)
        self.gaps = GapsPanel(theme, icons, formatter)
        self.staffing = StaffingPanel(session, theme, icons, formatter)
        self.nobody = StateView(theme, icons, "clock", Button(theme, icons, _("Count everyone")))
        self._background = Background(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._lay_out(theme)
        self._connect()

    @property
    def view(self) -> CoverageView | None:
        """What is on show; None before that, or where nobody of those chosen counts."""
        return self._view

    @property
    def choices(self) -> CoverageChoices:
        """What is chosen."""
        return self._choices

    @property
    def is_settled(self) -> bool:
        """Whether what is on show is of the plan and the choices as they are."""
        is_waiting = self._is_due or self._timer.isActive()
        return not is_waiting and self._asked is not None and self._answered == self._asked

    def title(self) -> str:
        """Return the name in the strip."""
        return _("Coverage")

    def toolset(self) -> QWidget:
        """Return what stands beside the strip."""
        return self.tools

    def focus_content(self) -> QWidget:
        """Begin on the week."""
        if self._stack.currentWidget() is self.nobody:
            return self.nobody.button
        return self.week.focus_content()

    def focus_regions(self) -> list[QWidget]:
        """Return what F6 goes through."""
        panel = self._panel.currentWidget()
        if self._stack.currentWidget() is self.nobody:
            return [self.choices_bar, self.nobody]
        return [
            self.choices_bar,
            self.week.focus_content(),
            self.teams.focus_content(),
            self.year.focus_content(),
            panel if panel is not None else self.gaps,
        ]

    def toggle_table(self) -> None:
        """Change between chart and table where the focus is, else of the week."""
        focused: QWidget | None = self.focusWidget()
        for panel in (self.teams, self.year):
            if focused is not None and panel.isAncestorOf(focused):
                panel.toggle_table()
                return
        self.week.toggle_table()

    def show_plan(self, today: date) -> None:
        """Show the plan on show, keeping what was chosen as far as it still means something."""
        self._today = today
        teams = {team.id for team in self._session.plan.teams}
        if self._choices.team_id not in teams:
            self._choices = replace(self._choices, team_id=None)
        self._ask()

    def begin_anew(self) -> None:
        """Forget what was chosen: another plan is open."""
        self._choices = CoverageChoices()
        self._view = self._asked = self._answered = None
        self._background.drop()
        self.staffing.begin_anew()
        self._panel.setCurrentWidget(self.gaps)

    def finish(self) -> None:
        """Wait for the threads."""
        self._timer.stop()
        self._background.finish()
        self.staffing.finish()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while another tab was on show."""
        super().showEvent(event)
        if self._is_due:
            self._ask()

    def step_week(self, by: int) -> None:
        """Go to another week; from the typical one, beginning with the one it is like."""
        monday = self._choices.monday
        if monday is None and self._view is not None:
            monday = self._view.week.period.first
        if monday is not None:
            self._go_to(monday + by * _WEEK)

    def _lay_out(self, theme: Theme) -> None:
        charts = QWidget()
        column = QVBoxLayout(charts)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.week, 5)
        column.addWidget(Hairline(theme))
        column.addWidget(self.teams, 4)
        column.addWidget(Hairline(theme))
        column.addWidget(self.year, 2)
        self._stack = QStackedWidget()
        self._stack.addWidget(charts)
        self._stack.addWidget(self.nobody)
        self._panel = QStackedWidget()
        self._panel.setFixedWidth(_PANEL_WIDTH)
        self._panel.addWidget(self.gaps)
        self._panel.addWidget(self.staffing)
        lower = QHBoxLayout()
        lower.setContentsMargins(0, 0, 0, 0)
        lower.setSpacing(0)
        lower.addWidget(self._stack, 1)
        lower.addWidget(Hairline(theme, is_upright=True))
        lower.addWidget(self._panel)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.choices_bar)
        whole.addWidget(Hairline(theme))
        whole.addLayout(lower, 1)

    def _connect(self) -> None:
        self.tools.clicked.connect(self.hours_requested)
        self.choices_bar.team_chosen.connect(self._on_team)
        self.choices_bar.required_chosen.connect(self._on_required)
        self.choices_bar.holidays_chosen.connect(self._on_holidays)
        self.choices_bar.typical_chosen.connect(self._on_typical)
        self.choices_bar.back.clicked.connect(self._on_back)
        self.choices_bar.ahead.clicked.connect(self._on_ahead)
        for key, step in (("[", self._on_back), ("]", self._on_ahead)):
            shortcut = QShortcut(QKeySequence(key), self)  # tables would search for a bracket
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(step)
        self.grid.explain_with(self._explain_hour)
        self.grid.cell_told.connect(self.week.words.say)
        self.bars.week_told.connect(self._on_week_told)
        self.bars.week_wanted.connect(self._on_week_wanted)
        self.gaps.list.entry_chosen.connect(self._on_gap)
        self.gaps.staffing_requested.connect(self._on_staffing)
        self.staffing.closed.connect(self._on_staffing_closed)
        self.staffing.message_raised.connect(self.message_raised)
        self.staffing.edit_explained.connect(self.edit_explained)
        self.nobody.action_chosen.connect(self._on_everyone)
        self._timer.timeout.connect(self._start)
        self._background.succeeded.connect(self._on_view)
        self._background.failed.connect(self._on_failed)

    def _choose(self, choices: CoverageChoices) -> None:
        if choices != self._choices:
            self._choices = choices
            self._ask()

    def _ask(self) -> None:
        self._is_due = not self.isVisible()
        if not self._is_due:
            self._show_choices()
            self._timer.start()

    def _start(self) -> None:
        evaluation = self._session.evaluation
        question = evaluation.plan, evaluation.market, self._choices
        if question != self._asked:
            self._asked = question
            self._background.start(_answering(*question))

    def _show_choices(self) -> None:
        view = self._view
        week_of = self._formatter.date_short(view.week.period.first) if view is not None else ""
        if self._choices.monday is not None:
            week_of = self._formatter.date_short(self._choices.monday)
        self.choices_bar.show_choices(self._session.plan, self._choices, week_of)

    def _show(self, view: CoverageView) -> None:
        shown = self._formatter
        self.choices_bar.headline.say(headline(view, shown), headline_detail(view, shown))
        title = week_title(view, shown)
        self.week.title.say(title)
        self.legend.say(*legend_texts(view, shown))
        summary = _("{share} covered, {hours}").format(
            share=headline(view, shown), hours=headline_detail(view, shown)
        )
        self.grid.show_week(week_shown(view.week, shown), summary)
        self.week.show_figures(week_figures(view.week, shown))
        self.strips.show_strips(weekday_names(shown), team_strips(view, shown))
        self.teams.show_figures(team_figures(view, shown))
        self.teams.setMaximumHeight(_AROUND_STRIPS + HEAD + ROW * len(view.teams))
        whole = year_sentence(view.year, shown)
        self.bars.show_bars(week_bars(view, shown), self._choices.monday, whole)
        self.year.show_figures(year_figures(view.year, shown))
        self.year.words.say(whole)
        self.gaps.show_week(view.week)
        self.staffing.show_view(view, self._today)

    def _show_nobody(self) -> None:
        self.choices_bar.headline.say("", "")
        self.gaps.show_week(None)
        self.nobody.say(
            _("Nobody of this team counts."),
            _(
                "No seat of the team has working days within the horizon, in a place the market "
                "data knows."
            ),
        )

    def _explain_hour(self, weekday: int, hour: int) -> str:
        if self._view is None:
            return ""
        return hour_sentence(self._view.week, weekday, hour, self._formatter)

    def _go_to(self, monday: date) -> None:
        first, last = monday_of(date(FIRST_YEAR, 1, 7)), monday_of(date(LAST_YEAR, 12, 25))
        self._choose(replace(self._choices, monday=min(max(monday, first), last)))

    def _read_week(self, text: str) -> str | None:
        """Go to the week of a typed date, or return why that cannot be."""
        found: list[date] = []

        def read() -> None:
            day = self._formatter.parse_date(text, self._choices.monday or self._today)
            if self._view is not None:
                require_known_year(self._view.anchor.zone, day.year)
            found.append(day)

        reason = self._edits.refusal(read)
        if found:
            self._go_to(monday_of(found[0]))
            self._show_choices()
        return reason

    def _on_team(self, team_id: str) -> None:
        chosen = TeamId(team_id) if team_id != EVERYONE else None
        self._choose(replace(self._choices, team_id=chosen))

    def _on_everyone(self) -> None:
        self._choose(replace(self._choices, team_id=None))
        self.choices_bar.team.setFocus()

    def _on_required(self, required: int) -> None:
        self._choose(replace(self._choices, required=required))

    def _on_holidays(self, with_holidays: bool) -> None:  # noqa: FBT001 -- the signal gives it
        self._choose(replace(self._choices, with_holidays=with_holidays))

    def _on_typical(self, is_typical: bool) -> None:  # noqa: FBT001 -- as above
        if is_typical:
            self._choose(replace(self._choices, monday=None))
        else:
            self.step_week(0)

    def _on_back(self) -> None:
        self.step_week(-1)

    def _on_ahead(self) -> None:
        self.step_week(1)

    def _on_week_told(self, text: str) -> None:
        whole = year_sentence(self._view.year, self._formatter) if self._view is not None else ""
        self.year.words.say(text or whole)

    def _on_week_wanted(self, day: date) -> None:
        self._go_to(monday_of(day))

    def _on_gap(self, number: int) -> None:
        gaps = in_order_of_length(self._view.week.gaps) if self._view is not None else ()
        is_known = 0 <= number < len(gaps)
        self.grid.mark(gap_cells(gaps[number]) if is_known else frozenset())

    def _on_staffing(self) -> None:
        self._panel.setCurrentWidget(self.staffing)
        self.staffing.take_focus()

    def _on_staffing_closed(self) -> None:
        self._panel.setCurrentWidget(self.gaps)
        self.gaps.staffing.setFocus()

    def _on_view(self, view: object) -> None:
        self._answered = self._asked
        self._view = view if isinstance(view, CoverageView) else None
        self._stack.setCurrentIndex(0 if self._view is not None else 1)
        self.gaps.staffing.setEnabled(self._view is not None)
        if self._view is None:
            self._panel.setCurrentWidget(self.gaps)
            self._show_nobody()
        else:
            self._show(self._view)
        self._show_choices()

    def _on_failed(self, error: object) -> None:
        if isinstance(error, Exception):
            raise error  # for the log


def _answering(
    plan: Plan, market: Snapshot, choices: CoverageChoices
) -> Callable[[], CoverageView | None]:
    def work() -> CoverageView | None:
        return coverage_view(plan, market, choices)

    return work
