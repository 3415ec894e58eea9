"""What importing a file would do: its cells with their meaning, and what becomes of each row."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from planner.intake.cells.cell_fixes import Fix
from planner.intake.cells.cell_reading import NO_PLACE, CellProblem, ReadRow
from planner.intake.cells.layout import Layout
from planner.intake.cells.mending import mended_cells
from planner.intake.cells.row_decision import LEAVE_OUT, Decision
from planner.intake.columns.seat_fields import QUANTILES, SeatField
from planner.intake.imports.import_kind import (
    FIELDS,
    ImportContext,
    ImportKind,
    columns_of,
    guessed_kind,
    missing_columns,
)
from planner.intake.imports.offer_rows import offer_steps
from planner.intake.imports.past_hire_rows import past_hire_steps
from planner.intake.imports.roster_rows import roster_steps
from planner.intake.imports.row_steps import Outcome, RowStep, faulty, with_problems
from planner.intake.imports.seat_rows import Reread
from planner.intake.imports.survey_rows import survey_steps
from planner.intake.tables.grid import Grid
from planner.localization.messages import _
from planner.quantities.identifiers import PlaceId


@dataclass(frozen=True, slots=True)
class ImportDraft:
    """A file with its meaning, and what would become of it.

    Attributes:
        source: The file's name.
        grid: The cells.
        layout: What the columns mean.
        kind: What the rows are.
        decisions: What the reader decided about rows, by their numbers.
        rows: The rows as they were read, with what is wrong about them.
        steps: What becomes of each row.
    """

    source: str
    grid: Grid
    layout: Layout
    kind: ImportKind
    decisions: Mapping[int, Decision] = field(default_factory=dict)
    rows: tuple[ReadRow, ...] = ()
    steps: tuple[RowStep, ...] = ()
    _dated: Layout | None = None
    _as_read: tuple[ReadRow, ...] = ()

    @property
    def problems(self) -> tuple[CellProblem, ...]:
        """Everything that is wrong, row by row."""
        return tuple(problem for step in self.steps for problem in step.problems)

    @property
    def faulty_count(self) -> int:
        """How many rows have problems."""
        return self.count(Outcome.FAULTY)

    @property
    def has_news(self) -> bool:
        """Whether importing it would change anything."""
        return bool(self.count(Outcome.ADDED) + self.count(Outcome.CHANGED))

    @property
    def assumed(self) -> dict[SeatField, int]:
        """How many new seats would be made with something their row does not say."""
        counts = Counter(kind for step in self.steps for kind in step.assumed)
        return {kind: counts[kind] for kind in FIELDS[self.kind] if kind in counts}

    def count(self, outcome: Outcome) -> int:
        """Return of how many rows something becomes."""
        return sum(step.outcome is outcome for step in self.steps)


def draft_import(
    grid: Grid,
    source: str,
    context: ImportContext,
    kind: ImportKind | None = None,
    layout: Layout | None = None,
) -> ImportDraft:
    """Return what importing a file would do.

    Args:
        grid: Its cells.
        source: Its name.
        context: The plan to import into, its market and the reader's forms.
        kind: What the rows are; None looks at the headings.
        layout: What the columns mean, where that is remembered; None looks at the headings.
    """
    currencies = context.market.exchange_rates.latest
    kind = kind or guessed_kind(grid, currencies)
    layout = layout or columns_of(grid, kind, context)
    return _read(ImportDraft(source, grid, layout, kind), context)


def drafted_as_kind(draft: ImportDraft, kind: ImportKind, context: ImportContext) -> ImportDraft:
    """Return the draft of the same cells as another kind of rows; decisions do not carry over."""
    return draft if kind is draft.kind else draft_import(draft.grid, draft.source, context, kind)


def drafted_again(draft: ImportDraft, context: ImportContext) -> ImportDraft:
    """Return the draft held against another plan; meanings, mended cells and decisions stay."""
    return _read(draft, context)


def with_column(
    draft: ImportDraft, column: int, kind: SeatField | None, context: ImportContext
) -> ImportDraft:
    """Return the draft with another meaning of a column."""
    return _read(replace(draft, layout=draft.layout.choosing(column, kind)), context, draft)


def mended_import(
    draft: ImportDraft, problem: CellProblem, fix: Fix, context: ImportContext
) -> ImportDraft:
    """Return the draft with a problem mended, and with it those that are the same."""
    if fix.decision is None:
        grid, layout = mended_cells(draft.grid, draft.layout, draft.problems, problem, fix)
        if fix.converts_column and draft.kind is ImportKind.SURVEY:  # all are in one currency
            for kind in QUANTILES:
                column = layout.fields.get(kind)
                layout = layout if column is None else layout.converting(column)
        return _read(replace(draft, grid=grid, layout=layout), context, draft)
    alike = [each.row for each in draft.problems if _is_alike(each, problem, fix)]
    decisions = {**draft.decisions, **dict.fromkeys(alike, fix.decision)}
    return _read(replace(draft, decisions=decisions), context, draft)


def retyped_import(
    draft: ImportDraft, row_number: int, column: int, text: str, context: ImportContext
) -> ImportDraft:
    """Return the draft with another text in one cell."""
    grid = draft.grid.with_cell(row_number, column, text)
    return _read(replace(draft, grid=grid), context, draft)


def _is_alike(each: CellProblem, problem: CellProblem, fix: Fix) -> bool:
    if type(each.error) is not type(problem.error):
        return False
    return (
        fix.is_for_all
        or each == problem
        or (each.error.args == problem.error.args and each.fixes == problem.fixes)
    )


def _read(
    draft: ImportDraft, context: ImportContext, before: ImportDraft | None = None
) -> ImportDraft:
    """Read the cells and say what becomes of the rows; rows that stayed are not read again."""
    reader = context.reader(draft.kind)
    dated = reader.with_date_orders(draft.grid, draft.layout)
    columns = reader.columns(dated)
    rows = dated.rows(draft.grid)
    known: dict[int, ReadRow] = {}
    if before is not None and before.kind is draft.kind and before._dated == dated:  # noqa: SLF001 -- its own kind
        old = zip(dated.rows(before.grid), before._as_read, strict=True)  # noqa: SLF001 -- as above
        known = {id(row): read for row, read in old}
    as_read = tuple(known.get(id(row)) or reader.row(row, columns, NO_PLACE) for row in rows)
    by_number = {row.number: row for row in rows}

    def reread(number: int, place_id: PlaceId) -> ReadRow:
        return reader.row(by_number[number], columns, place_id)

    steps = _steps(replace(draft, rows=as_read), dated, context, reread)
    steps = tuple(_with_a_way_out(step) if step.problems else step for step in steps)
    return replace(
        draft, rows=with_problems(as_read, steps), steps=steps, _dated=dated, _as_read=as_read
    )


def _with_a_way_out(step: RowStep) -> RowStep:
    """Let a row be left out whose problem nothing else is offered for."""
    leave = (Fix(_("Leave out"), decision=LEAVE_OUT),)
    problems = tuple(each if each.fixes else replace(each, fixes=leave) for each in step.problems)
    return replace(step, problems=problems)


def _steps(
    draft: ImportDraft, layout: Layout, context: ImportContext, reread: Reread
) -> tuple[RowStep, ...]:
    if missing_columns(layout, draft.kind):
        return tuple(map(faulty, draft.rows))
    if draft.kind is ImportKind.SURVEY:
        return survey_steps(draft.rows, layout, draft.decisions, context, draft.source)
    if draft.kind is ImportKind.PAST_HIRES:
        return past_hire_steps(draft.rows, layout, draft.decisions, context)
    find = roster_steps if draft.kind is ImportKind.ROSTER else offer_steps
    return find(draft.rows, layout, draft.decisions, context, reread)
