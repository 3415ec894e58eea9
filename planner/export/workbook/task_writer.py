"""Writes the rows of the sheet of onboarding tasks."""

from planner.calculators.onboarding.moves import MoveReason
from planner.export.workbook import number_formats as formats
from planner.export.workbook.addresses import fixed
from planner.export.workbook.context import Context
from planner.export.workbook.onboarding_layout import AS_OF, HireBlock, HireColumn
from planner.export.workbook.sheet_writer import SheetWriter
from planner.export.workbook.styles import Look
from planner.export.workbook.task_calendars import TaskCalendar
from planner.export.workbook.task_formulas import CalendarCells, TaskCells
from planner.export.workbook.task_formulas import TaskColumn as C
from planner.export.workbook.task_rows import TaskRow
from planner.localization.onboarding_texts import (
    hire_name,
    moves_sentence,
    owner_name,
    phase_name,
    task_done_when,
    task_needs,
    task_status_name,
    task_title,
)
from planner.plan.onboarding import OnboardingPhase, TaskStatus

_BY_NO_FORMULA = frozenset(
    {MoveReason.NO_SHARED_TIME, MoveReason.HIRE_LEAVE, MoveReason.OWNER_LEAVE}
)


class TaskWriter:
    """What the rows share is made once.

    Args:
        context: The export.
        sheet: The sheet of tasks.
    """

    def __init__(self, context: Context, sheet: SheetWriter) -> None:
        self._context = context
        self._sheet = sheet
        styles = context.styles
        self._text = styles(Look.TEXT)
        self._quiet = styles(Look.QUIET)
        self._status = styles(Look.INPUT, align="start")
        self._day = styles(Look.FORMULA, formats.DATE, align="number")
        self._begins = styles(Look.FORMULA, formats.DATE, bold=True, align="number")
        self._optional_day = styles(Look.FORMULA, formats.DATE_OR_NOTHING, align="number")
        self._late = styles(Look.FORMULA, formats.WORKING_DAYS, align="number")
        self._flag = styles(Look.FORMULA, formats.FLAG, align="number")
        self._fact_day = styles(Look.FACT, formats.DATE, align="number")
        self._fact = styles(Look.FACT, formats.WORKING_DAYS, align="number")
        self._statuses = {status: task_status_name(status) for status in TaskStatus}
        self._phases = {phase: phase_name(phase) for phase in OnboardingPhase}
        layout = context.onboarding
        self._done = layout.status_cell(TaskStatus.DONE)
        self._not_needed = layout.status_cell(TaskStatus.NOT_NEEDED)
        self._cells: dict[TaskCalendar, CalendarCells] = {
            calendar: CalendarCells(layout.weekend(calendar), layout.days(calendar))
            for calendar in layout.calendars
        }

    def write(self, block: HireBlock) -> None:
        """Write the tasks of a hire."""
        first_day = self._context.onboarding.hire_cell(block, HireColumn.FIRST_DAY)
        for task in block.tasks:
            cells = TaskCells(
                row=task.row + 1,
                first_day=first_day,
                hire=self._cells[block.calendar],
                calendar=self._cells[task.calendar],
                owner=self._cells[task.owner],
                waits_for=tuple(row + 1 for row in task.waits_for),
                as_of=fixed(*AS_OF),
                done=self._done,
                not_needed=self._not_needed,
            )
            self._write_words(block, task)
            self._write_facts(task)
            self._write_dates(task, cells)
            self._write_progress(task, cells)

    def _write_words(self, block: HireBlock, task: TaskRow) -> None:
        scheduled, schedule = task.scheduled, block.schedule
        shown = self._context.contents.formatter
        extra_why = ""
        if task.extra:
            moves = tuple(each for each in scheduled.moves if each.reason in _BY_NO_FORMULA)
            extra_why = moves_sentence(schedule, moves or scheduled.moves, shown)
        for column, words in (
            (C.ID, schedule.hire.position.id),
            (C.HIRE, hire_name(schedule.hire.position)),
            (C.PHASE, self._phases[scheduled.task.phase]),
            (C.TASK, task_title(scheduled.task)),
            (C.OWNER, owner_name(scheduled.owner)),
            (C.MOVED, moves_sentence(schedule, scheduled.moves, shown)),
            (C.NEEDS, task_needs(scheduled.task)),
            (C.DONE_WHEN, task_done_when(scheduled.task)),
            (C.CALENDAR, task.calendar.name),
            (C.EXTRA_WHY, extra_why),
        ):
            if words:
                self._sheet.text(task.row, column.column, words, self._text)
        status = self._statuses[scheduled.state.status]
        self._sheet.text(task.row, C.STATUS.column, status, self._status)
        self._sheet.text(task.row, C.KEY.column, str(scheduled.key), self._quiet)

    def _write_facts(self, task: TaskRow) -> None:
        template, state = task.scheduled.task, task.scheduled.state
        for column, number in (
            (C.OFFSET, template.offset_working_days),
            (C.LEAD_DAYS, task.lead_days),
            (C.EXTRA, task.extra),
            (C.DURATION, template.duration_working_days),
            (C.IS_PRODUCTIVE, int(template.is_productive)),
        ):
            if number is not None:
                self._sheet.number(task.row, column.column, number, self._fact)
        for column, day in ((C.PUT_ON, state.moved_to), (C.DONE_ON, state.done_on)):
            if day is not None:
                self._sheet.number(task.row, column.column, day, self._fact_day)

    def _write_dates(self, task: TaskRow, cells: TaskCells) -> None:
        found, write, row = task.scheduled, self._sheet.figure, task.row
        wanted, due, ends = (
            _serial(day.toordinal()) for day in (found.wanted, found.due, found.ends)
        )
        write(row, C.WANTED.column, cells.wanted(), wanted, self._day)
        write(row, C.EARLIEST.column, cells.earliest(), _serial(task.begin), self._day)
        waits_until, optional = _serial(task.waits_until), self._optional_day
        write(row, C.WAITS_UNTIL.column, cells.waits_until(), waits_until, optional)
        by_rule = cells.by_rule(is_before=task.is_before)
        write(row, C.BY_RULE.column, by_rule, _serial(task.by_rule), self._day)
        write(row, C.BEGINS.column, cells.begins(), due, self._begins)
        write(row, C.ENDS.column, cells.ends(), ends, self._day)
        counted_end = _serial(task.counted_end)
        write(row, C.COUNTED_END.column, cells.counted_end(), counted_end, optional)
        productive_end = counted_end if found.task.is_productive else 0.0
        write(row, C.PRODUCTIVE_END.column, cells.productive_end(), productive_end, optional)

    def _write_progress(self, task: TaskRow, cells: TaskCells) -> None:
        write, row, due = self._sheet.figure, task.row, task.scheduled.due.toordinal()
        late = float(task.scheduled.days_late)
        write(row, C.DAYS_LATE.column, cells.days_late(), late, self._late)
        works = float(task.owner.works_on(due))
        write(row, C.OWNER_WORKS.column, cells.owner_works(), works, self._flag)
        closed = float(task.is_closed)
        write(row, C.IS_CLOSED.column, cells.is_closed(), closed, self._flag)


_DAY_ZERO = 693_594
"""The ordinal of day 0 of spreadsheets."""


def _serial(day: int) -> float:
    """Return an ordinal as spreadsheets count days; 0 stays 0."""
    return float(day - _DAY_ZERO) if day else 0.0
