"""The Onboarding sheet: first day, productive day, progress by phase and reviews of each hire."""

from collections.abc import Sequence

from xlsxwriter.format import Format

from planner.calculators.onboarding.schedule import ScheduledTask
from planner.export.workbook import number_formats as formats
from planner.export.workbook.addresses import fixed, fixed_range, on_sheet, relative
from planner.export.workbook.context import Context
from planner.export.workbook.input_rules import allow_date
from planner.export.workbook.onboarding_layout import FIRST_HIRE, HireBlock
from planner.export.workbook.onboarding_layout import HireColumn as C
from planner.export.workbook.seat_layouts import PositionColumn
from planner.export.workbook.sheet_writer import Result, SheetWriter
from planner.export.workbook.styles import DATA_BAR, Look
from planner.export.workbook.task_formulas import TaskColumn
from planner.localization.messages import _, ngettext
from planner.localization.onboarding_texts import (
    hire_name,
    phase_name,
    task_status_name,
    template_name,
)
from planner.localization.terms import role_with_level
from planner.plan.onboarding import OnboardingPhase, TaskStatus

_HEADING = FIRST_HIRE - 1
_WEEKEND_CELL = (2, C.MOVED.column)
_PHASES = tuple(OnboardingPhase)
_FIRST_PHASE = len(C)
_FIRST_REVIEW = _FIRST_PHASE + len(_PHASES)
_REVIEWS = {
    OnboardingPhase.DAYS_30: 30,
    OnboardingPhase.DAYS_60: 60,
    OnboardingPhase.DAYS_90: 90,
}
_END = _FIRST_REVIEW + 2 * len(_REVIEWS)
_WIDTHS = {C.ID: 8, C.ROLE: 36, C.PLACE: 16, C.TEAM: 22, C.MOVED: 26, C.HIRE: 22, C.TEMPLATE: 32}
_WIDTH = 13
_WORDS = frozenset(_WIDTHS)


def write_onboarding(context: Context) -> None:
    """Write a row for each hire."""
    sheet = context.sheet(context.names.onboarding)
    context.title(
        sheet,
        context.names.onboarding,
        _("First day, productive day, what is done, and reviews of each new hire."),
    )
    sheet.worksheet.set_column(0, _END - 1, _WIDTH)
    for column, width in _WIDTHS.items():
        sheet.worksheet.set_column(column.column, column.column, width)
    quiet = context.styles(Look.QUIET)
    sheet.text(2, 0, _("Word used for a day that falls on a weekend:"), quiet)
    sheet.text(*_WEEKEND_CELL, weekend_word(), quiet)
    sheet.text(2, _FIRST_PHASE, _("Done, share of the tasks of each phase:"), quiet)
    numbers = {column.column for column in C if column not in _WORDS}
    statuses = range(_FIRST_REVIEW + 1, _END, 2)
    numbers |= set(range(_FIRST_PHASE, _END)) - set(statuses)
    context.headings(sheet, _HEADING, _headings(context), numbers, height=46)
    for block in context.onboarding.blocks:
        _HireWriter(context, sheet, block).write()
    last = max(context.onboarding.last_hire, FIRST_HIRE)
    sheet.worksheet.autofilter(_HEADING, 0, last, _END - 1)
    _write_marks(context, sheet, last)
    context.print_setup(
        sheet,
        frozen=(_HEADING + 1, 2),
        repeated_rows=(_HEADING, _HEADING),
        repeated_columns=(0, 1),
        pages_wide=3,
    )


def weekend_word() -> str:
    """Return the reason for moving a date off a weekend."""
    return _("Weekend")


def _headings(context: Context) -> list[str]:
    headings = [
        _("ID"),
        _("Role"),
        _("Place"),
        _("Team"),
        _("Target start, date"),
        _("First working day, date"),
        _("Moved because of"),
        _("New hire"),
        _("Template"),
        _("Productive on, date"),
        _("Tasks, count"),
        _("Done, count"),
        _("Done, share"),
        _("Late, count"),
        *map(phase_name, _PHASES),
    ]
    for days in _REVIEWS.values():
        review = ngettext("{count}-day review, date", "{count}-day review, date", days)
        headings.append(review.format(count=context.contents.formatter.integer(days)))
        headings.append(_("How far"))
    return headings


def _write_marks(context: Context, sheet: SheetWriter, last: int) -> None:
    """Draw shares as bars, and mark who has tasks that are late."""
    for first, final in ((C.SHARE.column, C.SHARE.column), (_FIRST_PHASE, _FIRST_REVIEW - 1)):
        sheet.worksheet.conditional_format(FIRST_HIRE, first, last, final, DATA_BAR)
    late = {"type": "cell", "criteria": ">", "value": 0, "format": context.styles.alert()}
    column = C.OVERDUE.column
    sheet.worksheet.conditional_format(FIRST_HIRE, column, last, column, late)


class _HireWriter:
    """Writes the row of a hire."""

    def __init__(self, context: Context, sheet: SheetWriter, block: HireBlock) -> None:
        self._context = context
        self._sheet = sheet
        self._block = block
        self._row = block.row
        self._tasks = [task.scheduled for task in block.tasks]

    def write(self) -> None:
        """Write it."""
        block, text = self._block, self._context.styles(Look.TEXT)
        schedule = block.schedule
        seat = schedule.hire.position
        team = self._context.contents.team_names.get(seat.team_id, "")
        for column, words in (
            (C.ID, seat.id),
            (C.ROLE, role_with_level(seat.role, seat.level)),
            (C.PLACE, schedule.hire.place.name),
            (C.TEAM, team),
            (C.HIRE, hire_name(schedule.hire.position)),
            (C.TEMPLATE, template_name(schedule.template)),
        ):
            self._sheet.text(self._row, column.column, words, text)
        self._write_first_day()
        if self._tasks:
            self._write_progress()
            for at, phase in enumerate(_PHASES, _FIRST_PHASE):
                self._write_phase(at, phase)
            for at, phase in enumerate(_REVIEWS):
                self._write_review(_FIRST_REVIEW + 2 * at, phase)

    def _write_first_day(self) -> None:
        hire, calendar = self._block.schedule.hire, self._block.calendar
        layout, styles = self._context.onboarding, self._context.styles
        self._write_start()
        start, day = (relative(self._row, column.column) for column in (C.START, C.FIRST_DAY))
        weekend, days = layout.weekend(calendar), layout.days(calendar)
        bold = styles(Look.FORMULA, formats.DATE, bold=True, align="number")
        moved = f"WORKDAY.INTL({start}-1,1,{weekend},{days})"
        self._formula(C.FIRST_DAY.column, moved, hire.first_day, bold)
        weekday = f"WORKDAY.INTL({start}-1,1,{weekend})"
        self._formula(
            C.MOVED.column,
            f'IF({day}={start},"",IF({weekday}={day},{fixed(*_WEEKEND_CELL)},'
            f"INDEX({layout.holiday_names(calendar)},MATCH({weekday},{days},0))))",
            calendar.reason(hire.position.start.toordinal(), weekend_word()),
            styles(Look.FORMULA, align="start"),
        )

    def _write_start(self) -> None:
        """Write the target start: it follows Positions, and is an input where that is not here.

        A position whose cost is unknown has no row on Positions; its start is changed in the plan.
        """
        column, styles = C.START.column, self._context.styles
        position, layout = self._block.schedule.hire.position, self._context.positions
        left_out = self._sheet.worksheet.left_out
        is_typed = left_out is not None and left_out.has(on_sheet(layout.name, ""))
        if is_typed or position.id not in layout.rows:
            look = Look.INPUT if is_typed else Look.FACT
            style = styles(look, formats.DATE, align="number")
            self._sheet.number(self._row, column, position.start, style)
        else:
            row = layout.rows[position.id]
            target = on_sheet(layout.name, fixed(row, PositionColumn.START.column))
            style = styles(Look.LINK, formats.DATE, align="number")
            self._formula(column, target, position.start, style)
        if is_typed:
            allow_date(self._sheet, (self._row, column))

    def _write_progress(self) -> None:
        styles = self._context.styles
        count = styles(Look.LINK, formats.WORKING_DAYS, align="number")
        status, words = self._of(TaskColumn.STATUS), self._status
        needed, done = len(self._needed(self._tasks)), len(self._done(self._tasks))
        counted = f'COUNTIF({status},"<>"&{words(TaskStatus.NOT_NEEDED)})'
        self._formula(C.TASKS.column, counted, needed, count)
        done_count = f"COUNTIF({status},{words(TaskStatus.DONE)})"
        self._formula(C.DONE.column, done_count, done, count)
        tasks_cell, done_cell = (relative(self._row, each.column) for each in (C.TASKS, C.DONE))
        share = styles(Look.FORMULA, formats.PERCENT_WHOLE)
        of_all = f"IF({tasks_cell}=0,0,{done_cell}/{tasks_cell})"
        self._formula(C.SHARE.column, of_all, done / needed if needed else 0.0, share)
        late = f'COUNTIF({self._of(TaskColumn.DAYS_LATE)},">0")'
        self._formula(
            C.OVERDUE.column, late, sum(task.days_late > 0 for task in self._tasks), count
        )
        self._write_productive_day()

    def _write_productive_day(self) -> None:
        last = f"MAX({self._of(TaskColumn.PRODUCTIVE_END)})"
        day = self._block.schedule.productive_on
        style = self._context.styles(Look.LINK, formats.DATE, align="number")
        formula = f'IF({last}=0,"",{last})'
        self._formula(C.PRODUCTIVE_ON.column, formula, "" if day is None else day, style)

    def _write_phase(self, column: int, phase: OnboardingPhase) -> None:
        tasks = [task for task in self._tasks if task.task.phase is phase]
        needed, done = len(self._needed(tasks)), len(self._done(tasks))
        words, status = self._status, self._of(TaskColumn.STATUS)
        of_phase = f"{self._of(TaskColumn.PHASE)},{fixed(_HEADING, column)}"
        counted = f'COUNTIFS({of_phase},{status},"<>"&{words(TaskStatus.NOT_NEEDED)})'
        done_count = f"COUNTIFS({of_phase},{status},{words(TaskStatus.DONE)})"
        style = self._context.styles(Look.LINK, formats.PERCENT_WHOLE)
        formula = f'IF({counted}=0,"",{done_count}/{counted})'
        self._formula(column, formula, done / needed if needed else "", style)

    def _write_review(self, column: int, phase: OnboardingPhase) -> None:
        """Write the first talk of a phase; nothing where the template has none."""
        tasks = (each for each in self._block.tasks if each.scheduled.task.phase is phase)
        review = next((each for each in tasks if each.scheduled.task.is_review), None)
        if review is None:
            return
        name, styles = self._context.names.onboarding_tasks, self._context.styles
        day, status = (
            on_sheet(name, fixed(review.row, each.column))
            for each in (TaskColumn.BEGINS, TaskColumn.STATUS)
        )
        style = styles(Look.LINK, formats.DATE, align="number")
        self._formula(column, day, review.scheduled.due, style)
        word = task_status_name(review.scheduled.state.status)
        self._formula(column + 1, status, word, styles(Look.LINK, align="start"))

    def _formula(self, column: int, formula: str, result: Result, style: Format) -> None:
        self._sheet.formula(self._row, column, formula, result, style)

    def _of(self, column: TaskColumn) -> str:
        """Return the hire's range of a column of the tasks."""
        rows = [task.row for task in self._block.tasks]
        span = fixed_range((rows[0], column.column), (rows[-1], column.column))
        return on_sheet(self._context.names.onboarding_tasks, span)

    def _status(self, status: TaskStatus) -> str:
        cell = self._context.onboarding.status_cell(status)
        return on_sheet(self._context.names.onboarding_tasks, cell)

    @staticmethod
    def _needed(tasks: Sequence[ScheduledTask]) -> list[ScheduledTask]:
        return [task for task in tasks if task.state.status is not TaskStatus.NOT_NEEDED]

    @staticmethod
    def _done(tasks: Sequence[ScheduledTask]) -> list[ScheduledTask]:
        return [task for task in tasks if task.state.status is TaskStatus.DONE]
