"""Writes the rows of the sheet of onboarding tasks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from xlsxwriter.format import Format

from planner.calculators.onboarding.moves import MoveReason
from planner.export.workbook import number_formats as formats
from planner.export.workbook.addresses import fixed
from planner.export.workbook.context import Context
from planner.export.workbook.live_worksheet import number_of
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


_WORDS = (
    C.ID,
    C.HIRE,
    C.PHASE,
    C.TASK,
    C.OWNER,
    C.MOVED,
    C.NEEDS,
    C.DONE_WHEN,
    C.CALENDAR,
    C.EXTRA_WHY,
)
_FACTS = (C.OFFSET, C.LEAD_DAYS, C.EXTRA, C.DURATION, C.IS_PRODUCTIVE)
_NO_CELLS = dict.fromkeys(C, "")
_END = "</v></c>"

_Cells = dict[C, str]
_Key = tuple[SeatId, TaskCalendar, TaskCalendar, bool]


@dataclass(frozen=True, slots=True)
class _Figures:
    """How the rows of tasks with the same calendars hold their formulas.

    Attributes:
        cells: What stands in each column between the number of the row and the result.
        runs: The columns with formulas: first and last of those side by side.
    """

    cells: tuple[tuple[C, str], ...]
    runs: tuple[tuple[int, int], ...]


class TaskWriter:
    """Puts each row together as a whole, as there are so many; what rows share is made once.

    Args:
        context: The export.
        sheet: The sheet of tasks.
    """

    def __init__(self, context: Context, sheet: SheetWriter) -> None:
        self._context = context
        self._sheet = sheet
        self._worksheet = sheet.worksheet
        styles = context.styles
        self._text = styles(Look.TEXT)
        self._quiet = styles(Look.QUIET)
        self._status = styles(Look.INPUT, align="start")
        self._done_on = styles(Look.INPUT, formats.DATE, align="number")
        day = styles(Look.FORMULA, formats.DATE, align="number")
        begins = styles(Look.FORMULA, formats.DATE, bold=True, align="number")
        self._optional_day = styles(Look.FORMULA, formats.DATE_OR_NOTHING, align="number")
        late = styles(Look.FORMULA, formats.WORKING_DAYS, align="number")
        flag = styles(Look.FORMULA, formats.FLAG, align="number")
        self._fact_day = styles(Look.FACT, formats.DATE, align="number")
        self._fact = styles(Look.FACT, formats.WORKING_DAYS, align="number")
        self._figure_styles = {
            C.WANTED: day,
            C.EARLIEST: day,
            C.BY_RULE: day,
            C.BEGINS: begins,
            C.ENDS: day,
            C.COUNTED_END: self._optional_day,
            C.PRODUCTIVE_END: self._optional_day,
            C.DAYS_LATE: late,
            C.OWNER_WORKS: flag,
            C.IS_CLOSED: flag,
        }
        self._statuses = {status: task_status_name(status) for status in TaskStatus}
        self._phases = {phase: phase_name(phase) for phase in OnboardingPhase}
        layout = context.onboarding
        self._done = layout.status_cell(TaskStatus.DONE)
        self._not_needed = layout.status_cell(TaskStatus.NOT_NEEDED)
        self._last_row = layout.last_task
        self._formulas: dict[_Key, Mapping[C, str]] = {}
        self._shared: dict[_Key, _Figures] = {}
        self._calendars: dict[TaskCalendar, CalendarCells] = {
            calendar: CalendarCells(layout.weekend(calendar), layout.days(calendar))
            for calendar in layout.calendars
        }

    def write(self, block: HireBlock) -> None:
        """Write the tasks of a hire."""
        hire = hire_name(block.schedule.hire.position)
        for task in block.tasks:
            cells = _NO_CELLS.copy()
            self._put_words(cells, block, hire, task)
            self._put_facts(cells, task)
            self._put_figures(cells, block, task)
            self._worksheet.put_cells(task.row, range(len(C)), tuple(cells.values()))

    def _put_words(self, cells: _Cells, block: HireBlock, hire: str, task: TaskRow) -> None:
        scheduled, template, row = task.scheduled, task.scheduled.task, task.row + 1
        words = (
            block.schedule.hire.position.id,
            hire,
            self._phases[template.phase],
            task_title(template),
            owner_name(scheduled.owner),
            self._moved(block, task, only_extra=False) if scheduled.moves else "",
            task_needs(template),
            task_done_when(template),
            task.calendar.name,
            self._moved(block, task, only_extra=True) if task.extra else "",
        )
        number_of_text, opening = self._sheet.number_of_text, self._text_opening
        for column, text in zip(_WORDS, words, strict=True):
            if text:
                cells[column] = f"{column.opening}{row}{opening}{number_of_text(text)}{_END}"
        status = self._statuses[scheduled.state.status]
        for column, text, opening in (
            (C.STATUS, status, self._status_opening),
            (C.STATUS_WAS, status, self._quiet_opening),
            (C.KEY, str(scheduled.key), self._quiet_opening),
        ):
            cells[column] = f"{column.opening}{row}{opening}{number_of_text(text)}{_END}"

    def _moved(self, block: HireBlock, task: TaskRow, *, only_extra: bool) -> str:
        """Say why a task moved; of days more only what no formula can tell, if that is known."""
        moves = task.scheduled.moves
        if only_extra:
            moves = tuple(each for each in moves if each.reason in _BY_NO_FORMULA) or moves
        return moves_sentence(block.schedule, moves, self._context.contents.formatter)

    def _put_facts(self, cells: _Cells, task: TaskRow) -> None:
        template, state, row = task.scheduled.task, task.scheduled.state, task.row + 1
        numbers = (
            template.offset_working_days,
            task.lead_days,
            task.extra,
            template.duration_working_days,
            int(template.is_productive),
        )
        opening = self._fact_opening
        for column, number in zip(_FACTS, numbers, strict=True):
            if number is not None:
                cells[column] = f"{column.opening}{row}{opening}{float(number)!r}{_END}"
        for column, day, style in (
            (C.PUT_ON, state.moved_to, self._fact_day),
            (C.DONE_ON_WAS, state.done_on, self._fact_day),
            (C.DONE_ON, state.done_on, self._done_on),
        ):
            if day is not None:
                serial = _serial(day.toordinal())
                cells[column] = f"{column.opening}{row}{_opening(style)}{serial!r}{_END}"
        if state.done_on is None:
            cells[C.DONE_ON] = f"{C.DONE_ON.opening}{row}{self._done_on_blank}"

    def _put_figures(self, cells: _Cells, block: HireBlock, task: TaskRow) -> None:
        found, row, counted_end = task.scheduled, task.row + 1, _serial(task.counted_end)
        due = found.due.toordinal()
        results = (
            _serial(found.wanted.toordinal()),
            _serial(task.begin),
            _serial(task.by_rule),
            _serial(due),
            _serial(found.ends.toordinal()),
            counted_end,
            counted_end if found.task.is_productive else 0.0,
            float(found.days_late),
            float(task.owner.works_on(due)),
            float(task.is_closed),
        )
        figures = self._figures(block, task)
        for (column, opening), result in zip(figures.cells, results, strict=True):
            cells[column] = f"{column.opening}{row}{opening}{result!r}{_END}"
        opening, waited = f"{C.WAITS_UNTIL.opening}{row}{self._waits_opening}", task.waits_for
        until = _serial(task.waits_until)
        cells[C.WAITS_UNTIL] = f"{opening}<f>{waits_until(waited)}</f><v>{until!r}{_END}"
        self._worksheet.formula_runs += [(task.row, *run) for run in figures.runs]

    def _figures(self, block: HireBlock, task: TaskRow) -> _Figures:
        """Return how a row holds its formulas; rows with the same calendars have the same."""
        key = block.schedule.hire.position.id, task.calendar, task.owner, task.is_before
        shared = self._shared.get(key)
        if shared is not None:
            return shared
        formulas = self._formulas.get(key)
        if formulas is None:
            formulas = self._formulas[key] = self._formulas_of(block, task)
        figures = self._figures_in(task.row, formulas)
        if self._worksheet.left_out is None:  # this row holds them, the next ones name them
            self._shared[key] = self._figures_in(task.row, formulas)
        return figures

    def _formulas_of(self, block: HireBlock, task: TaskRow) -> Mapping[C, str]:
        cells = TaskCells(
            first_day=self._context.onboarding.hire_cell(block, HireColumn.FIRST_DAY),
            hire=self._calendars[block.calendar],
            calendar=self._calendars[task.calendar],
            owner=self._calendars[task.owner],
            as_of=fixed(*AS_OF),
            done=self._done,
            not_needed=self._not_needed,
        )
        formulas = cells.by_column(is_before=task.is_before)
        return {column: formulas[column] for column in self._figure_styles}

    def _figures_in(self, row: int, formulas: Mapping[C, str]) -> _Figures:
        left_out, cells, held_in = self._worksheet.left_out, [], [C.WAITS_UNTIL.column]
        for column, formula in formulas.items():
            at, style = column.column, self._figure_styles[column]
            if left_out is not None and left_out.has(formula):
                cells.append((column, _opening(left_out.typed_in(style))))
                continue
            held = self._worksheet.held_down(row, at, formula, self._last_row)
            cells.append((column, f'" s="{number_of(style)}">{held}<v>'))
            held_in.append(at)
        return _Figures(tuple(cells), _side_by_side(held_in))

    # A style has its number from its first cell on, so that these wait for that.

    @cached_property
    def _text_opening(self) -> str:
        return _opening_of_text(self._text)

    @cached_property
    def _status_opening(self) -> str:
        return _opening_of_text(self._status)

    @cached_property
    def _quiet_opening(self) -> str:
        return _opening_of_text(self._quiet)

    @cached_property
    def _fact_opening(self) -> str:
        return _opening(self._fact)

    @cached_property
    def _done_on_blank(self) -> str:
        return f'" s="{number_of(self._done_on)}"/>'

    @cached_property
    def _waits_opening(self) -> str:
        return f'" s="{number_of(self._optional_day)}">'


def _opening(style: Format) -> str:
    """Return what stands between the number of its row and a number."""
    return f'" s="{number_of(style)}"><v>'


def _opening_of_text(style: Format) -> str:
    return f'" s="{number_of(style)}" t="s"><v>'


def _side_by_side(columns: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Return the first and last of columns side by side."""
    runs: list[tuple[int, int]] = []
    for column in sorted(columns):
        if runs and runs[-1][1] + 1 == column:
            runs[-1] = runs[-1][0], column
        else:
            runs.append((column, column))
    return tuple(runs)


_DAY_ZERO = 693_594
"""The ordinal of day 0 of spreadsheets."""


def _serial(day: int) -> float:
    """Return an ordinal as spreadsheets count days; 0 stays 0."""
    return float(day - _DAY_ZERO) if day else 0.0
