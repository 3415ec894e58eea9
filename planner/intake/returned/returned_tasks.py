"""Finds the onboarding tasks of a returned workbook whose state was changed, row by row.

Every row says which task it is and what it held when exported, so that rows may be sorted. A cell
that is stored as the one beside it, which holds what was exported, is looked at no further: of
20,000 tasks hardly any is another.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property

from planner.calculators.onboarding.templates import template_of
from planner.intake.returned import exported_form as form
from planner.intake.returned.exported_inputs import CellPlace, Exported, ExportedInput, FormulaBlock
from planner.intake.returned.returned_cells import FoundInput, ReturnedCells
from planner.intake.returned.returned_file import Cell, ReturnedFile
from planner.intake.returned.returned_problem import ReturnedFault, ReturnedProblem
from planner.intake.returned.sheet_rows import RawCell, SheetRow
from planner.localization.messages import _
from planner.localization.onboarding_terms import task_title
from planner.plan.change import Subject
from planner.plan.model import Plan
from planner.plan.onboarding import TaskKey

_KEY, _NOW, _BEFORE = range(3)
"""The ranges that the link of a column reads, in their order."""


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns of the sheet of tasks that tell something."""

    key: int
    status: int
    status_before: int
    done_on: int
    done_on_before: int
    ends: int | None

    @property
    def of_state(self) -> tuple[int, int, int, int]:
        """How far, as exported, done on, as exported."""
        return self.status, self.status_before, self.done_on, self.done_on_before


@dataclass
class ReturnedTasks:
    """Reads the rows of tasks.

    Attributes:
        file: The workbook.
        exported: What it says of its export.
        cells: What knows the names that sheets have by now.
        plan: The plan as it is now, which knows what tasks are called.
        problems: What was not found again, once ``changed`` is at its end.
    """

    file: ReturnedFile
    exported: Exported
    cells: ReturnedCells
    plan: Plan
    problems: list[ReturnedProblem] = field(default_factory=list)

    def changed(self) -> Iterator[FoundInput]:
        """Yield the parts of the state of each task that holds something else now.

        Raises:
            FileTableError: If the sheet cannot be read.
        """
        tasks = self.exported.tasks
        if tasks is None or tasks.sheet in self.cells.gone_sheets:  # which is told once
            return
        columns, sheet = _columns(tasks.columns), self._sheet(tasks.columns)
        if columns is None or sheet not in self.file.sheets:
            self.problems.append(ReturnedProblem(ReturnedFault.CELL_GONE, None, _("Tasks")))
            return
        seen: set[str] = set()
        wanted = sorted({columns.key, *columns.of_state})
        for row in self.file.rows(sheet):
            cells = dict(zip(wanted, row.cells_at(wanted), strict=True))
            key = self.file.cell(cells[columns.key]).text
            if "/" not in key or key in seen:  # of a row copied below itself the upper one is meant
                continue
            seen.add(key)
            state = [cells[column] for column in columns.of_state]
            if _stored(state[0]) != _stored(state[1]) or _stored(state[2]) != _stored(state[3]):
                yield from self._of_row(key, row, sheet, columns)
        if len(seen) < tasks.count:
            place = CellPlace(sheet, tasks.columns[form.TASK_STATUS][_NOW].first[0], columns.key)
            what = _("{found} of {count} tasks").format(
                found=tasks.count - len(seen), count=tasks.count
            )
            self.problems.append(ReturnedProblem(ReturnedFault.CELL_GONE, place, what))

    def _sheet(self, columns: Mapping[str, tuple[FormulaBlock, ...]]) -> str:
        sheets = [block.sheet for blocks in columns.values() for block in blocks]
        return self.cells.name_now(sheets[0]) if sheets else ""

    def _of_row(
        self, key: str, row: SheetRow, sheet: str, columns: _Columns
    ) -> Iterator[FoundInput]:
        label = self._label(key)
        status, status_before, done_on, done_on_before = (
            self.file.cell(row.cells.get(column)) for column in columns.of_state
        )
        for part, column, now, before in (
            (form.TASK_STATUS, columns.status, status, status_before),
            (form.TASK_DONE_ON, columns.done_on, done_on, done_on_before),
        ):
            yield _found(key, label, part, CellPlace(sheet, row.number, column), now, before)
        if columns.ends is not None and (ends := self.file.cell(row.cells.get(columns.ends))).text:
            place = CellPlace(sheet, row.number, columns.ends)
            yield _found(key, label, form.TASK_ENDS, place, ends, ends)

    def _label(self, key: str) -> str:
        with suppress(ValueError):
            return self._titles.get(TaskKey.parsed(key), "")
        return ""

    @cached_property
    def _titles(self) -> Mapping[TaskKey, str]:
        return {
            TaskKey(position.id, task.id): task_title(task)
            for position in self.plan.positions
            for task in template_of(self.plan, position).tasks
        }


def _columns(columns: Mapping[str, tuple[FormulaBlock, ...]]) -> _Columns | None:
    """Return the columns that the links name; None where one of them is broken."""
    status = [block.first[1] for block in columns.get(form.TASK_STATUS, ())]
    done_on = [block.first[1] for block in columns.get(form.TASK_DONE_ON, ())]
    ends = [block.first[1] for block in columns.get(form.TASK_ENDS, ())]
    if len(status) != len((_KEY, _NOW, _BEFORE)) or len(done_on) != len(status):
        return None
    return _Columns(
        status[_KEY],
        status[_NOW],
        status[_BEFORE],
        done_on[_NOW],
        done_on[_BEFORE],
        ends[0] if ends else None,
    )


def _stored(raw: RawCell | None) -> tuple[str, str]:
    """Return how a cell is stored, whatever it looks like."""
    return ("", "") if raw is None or not raw.content else (raw.kind, raw.content)


def _found(
    key: str, label: str, part: str, place: CellPlace, now: Cell, before: Cell
) -> FoundInput:
    name = form.part_key(form.input_key(Subject.ONBOARDING_TASK, "", key), part)
    exported = ExportedInput(
        name, label, "", before, follows=False, place=place, row_mark=key, heading=""
    )
    return FoundInput(exported, place, now, sheet=place.sheet)
