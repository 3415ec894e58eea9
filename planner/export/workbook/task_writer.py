"""Writes the rows of the sheet of onboarding tasks."""

from collections.abc import Mapping

from xlsxwriter.format import Format

from planner.calculators.onboarding.moves import MoveReason
from planner.export.workbook import number_formats as formats
from planner.export.workbook.addresses import fixed
from planner.export.workbook.context import Context
from planner.export.workbook.onboarding_layout import AS_OF, HireBlock, HireColumn
from planner.export.workbook.sheet_writer import SheetWriter
from planner.export.workbook.styles import Look
from planner.export.workbook.task_calendars import TaskCalendar
from planner.export.workbook.task_formulas import CalendarCells, TaskCells, waits_until
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
from planner.quantities.identifiers import SeatId

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
        self._done_on = styles(Look.INPUT, formats.DATE, align="number")
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
        self._last_row = layout.last_task
        self._made: dict[tuple[SeatId, TaskCalendar, TaskCalendar, bool], Mapping[C, str]] = {}
        self._cells: dict[TaskCalendar, CalendarCells] = {
            calendar: CalendarCells(layout.weekend(calendar), layout.days(calendar))
            for calendar in layout.calendars
        }

    def write(self, block: HireBlock) -> None:
        """Write the tasks of a hire."""
        for task in block.tasks:
            formulas = self._formulas_of(block, task)
            self._write_words(block, task)
            self._write_facts(task)
            self._write_dates(task, formulas)
            self._write_progress(task, formulas)

    def _formulas_of(self, block: HireBlock, task: TaskRow) -> Mapping[C, str]:
        """Return the formulas of a task; those of tasks with the same calendars are the same."""
        key = block.schedule.hire.position.id, task.calendar, task.owner, task.is_before
        made = self._made.get(key)
        if made is None:
            cells = TaskCells(
                first_day=self._context.onboarding.hire_cell(block, HireColumn.FIRST_DAY),
                hire=self._cells[block.calendar],
                calendar=self._cells[task.calendar],
                owner=self._cells[task.owner],
                as_of=fixed(*AS_OF),
                done=self._done,
                not_needed=self._not_needed,
            )
            made = self._made[key] = cells.by_column(is_before=task.is_before)
        return made

    def _write_figure(
        self, task: TaskRow, column: C, formulas: Mapping[C, str], result: float, style: Format
    ) -> None:
        at, last_row = column.column, self._last_row
        self._sheet.down(task.row, at, formulas[column], result, style, last_row)

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
        self._sheet.text(task.row, C.STATUS_WAS.column, status, self._quiet)
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
        for column, day in ((C.PUT_ON, state.moved_to), (C.DONE_ON_WAS, state.done_on)):
            if day is not None:
                self._sheet.number(task.row, column.column, day, self._fact_day)
        self._sheet.number(task.row, C.DONE_ON.column, state.done_on, self._done_on)

    def _write_dates(self, task: TaskRow, formulas: Mapping[C, str]) -> None:
        found, optional = task.scheduled, self._optional_day
        counted_end = _serial(task.counted_end)
        for column, result, style in (
            (C.WANTED, _serial(found.wanted.toordinal()), self._day),
            (C.EARLIEST, _serial(task.begin), self._day),
            (C.BY_RULE, _serial(task.by_rule), self._day),
            (C.BEGINS, _serial(found.due.toordinal()), self._begins),
            (C.ENDS, _serial(found.ends.toordinal()), self._day),
            (C.COUNTED_END, counted_end, optional),
            (C.PRODUCTIVE_END, counted_end if found.task.is_productive else 0.0, optional),
        ):
            self._write_figure(task, column, formulas, result, style)
        waited, until = waits_until(task.waits_for), _serial(task.waits_until)
        self._sheet.figure(task.row, C.WAITS_UNTIL.column, waited, until, optional)

    def _write_progress(self, task: TaskRow, formulas: Mapping[C, str]) -> None:
        works = float(task.owner.works_on(task.scheduled.due.toordinal()))
        late = float(task.scheduled.days_late)
        self._write_figure(task, C.DAYS_LATE, formulas, late, self._late)
        self._write_figure(task, C.OWNER_WORKS, formulas, works, self._flag)
        self._write_figure(task, C.IS_CLOSED, formulas, float(task.is_closed), self._flag)


_DAY_ZERO = 693_594
"""The ordinal of day 0 of spreadsheets."""


def _serial(day: int) -> float:
    """Return an ordinal as spreadsheets count days; 0 stays 0."""
    return float(day - _DAY_ZERO) if day else 0.0
