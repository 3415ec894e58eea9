"""What pasting copied cells would do: over the seats under the cursor, or as new positions."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from planner.intake.cells.cell_fixes import Fix
from planner.intake.cells.cell_reading import CellProblem, CellReader, ReadRow
from planner.intake.cells.layout import Layout, layout_for, layout_of
from planner.intake.cells.mending import mended_cells
from planner.intake.columns.seat_fields import SeatField
from planner.intake.pastes.pasted_positions import PastedPlan, add_rows, change_rows
from planner.intake.tables.grid import Grid, GridRow
from planner.plan.edits import new_position
from planner.quantities.identifiers import PlaceId, SeatId


class PasteWay(Enum):
    """What becomes of pasted rows."""

    ADD = auto()
    CHANGE = auto()


@dataclass(frozen=True, slots=True)
class PasteTarget:
    """Where the cursor is.

    Attributes:
        seat_ids: The seats shown from the current one down.
        fields: What the columns shown mean from the current one on; None cannot be changed.
        selected: The selected seats.
        like: The seat new positions take after and come behind.
    """

    seat_ids: tuple[SeatId, ...] = ()
    fields: tuple[SeatField | None, ...] = ()
    selected: tuple[SeatId, ...] = ()
    like: SeatId | None = None


@dataclass(frozen=True, slots=True)
class PasteDraft:
    """Copied cells with their meaning, and what was read from them.

    Attributes:
        grid: The cells.
        layout: What the columns mean.
        way: What becomes of the rows.
        rows: The rows as they were read.
        target: Where the cursor is.
        seat_ids: The seats the rows change, in their order; none where positions are added.
        can_change: Whether the cells fit over the seats from the cursor on.
    """

    grid: Grid
    layout: Layout
    way: PasteWay
    rows: tuple[ReadRow, ...]
    target: PasteTarget
    seat_ids: tuple[SeatId, ...] = ()
    can_change: bool = False

    @property
    def problems(self) -> tuple[CellProblem, ...]:
        """Everything that could not be read, row by row."""
        return tuple(problem for row in self.rows for problem in row.problems)

    @property
    def faulty_count(self) -> int:
        """How many rows have problems."""
        return sum(bool(row.problems) for row in self.rows)

    @property
    def is_by_id(self) -> bool:
        """Whether the rows name the seats they change, rather than lying over them."""
        return bool(self.seat_ids) and self.layout.heading_row is not None

    @property
    def is_clear(self) -> bool:
        """Whether it can be done without asking."""
        if not self.rows or any(row.problems for row in self.rows):
            return False
        if self.way is PasteWay.CHANGE:
            return not self.is_by_id and all(
                column.field is not None for column in self.layout.columns
            )
        return self.layout.heading_row is not None and self.layout.is_clear


def draft_paste(grid: Grid, target: PasteTarget, reader: CellReader) -> PasteDraft:
    """Return what pasting would do, the likelier way where there are two.

    Cells with headings are new positions, unless they hold IDs of the plan's seats and something
    differs there: then they were copied from here and edited since, and change those seats. Cells
    without headings go over the seats from the cursor on where they fit, one row over all selected
    seats; else they are new positions, too.

    Raises:
        PlanEditError: If the plan cannot take a position (see ``new_position``).
    """
    layout = layout_of(grid, reader.currencies, reader.reads)
    if layout.heading_row is not None:
        by_id = _change_by_id(grid, layout, target, reader)
        if by_id is not None and (by_id.problems or paste(by_id, reader).plan != reader.plan):
            return by_id
        return _add(grid, layout, target, reader, can_change=by_id is not None)
    change = _change(grid, target, reader)
    if change is None:
        return _add(grid, layout, target, reader, can_change=False)
    if not change.problems or grid.width == 1:
        return change
    add = _add(grid, layout, target, reader, can_change=True)
    return add if layout.is_usable and len(add.problems) < len(change.problems) else change


def drafted_as(draft: PasteDraft, way: PasteWay, reader: CellReader) -> PasteDraft:
    """Return the draft done the other way; the same where that is not possible."""
    if way is draft.way:
        return draft
    layout = layout_of(draft.grid, reader.currencies, reader.reads)
    if way is PasteWay.CHANGE and layout.heading_row is not None:
        return _change_by_id(draft.grid, layout, draft.target, reader) or draft
    if way is PasteWay.CHANGE:
        return _change(draft.grid, draft.target, reader) or draft
    return _add(draft.grid, layout, draft.target, reader, can_change=draft.can_change)


def with_meaning(
    draft: PasteDraft, column: int, field: SeatField | None, reader: CellReader
) -> PasteDraft:
    """Return the draft with another meaning of a column."""
    return _read(replace(draft, layout=draft.layout.choosing(column, field)), reader)


def mended(draft: PasteDraft, problem: CellProblem, fix: Fix, reader: CellReader) -> PasteDraft:
    """Return the draft with a problem mended, in all cells of the column that read the same."""
    grid, layout = mended_cells(
        draft.grid,
        draft.layout,
        draft.problems,
        problem,
        fix,
        is_place_shared=draft.way is PasteWay.ADD,  # each seat has a place of its own
    )
    return _read(replace(draft, grid=grid, layout=layout), reader)


def retyped(
    draft: PasteDraft, row_number: int, column: int, text: str, reader: CellReader
) -> PasteDraft:
    """Return the draft with another text in one cell."""
    return _read(replace(draft, grid=draft.grid.with_cell(row_number, column, text)), reader)


def paste(draft: PasteDraft, reader: CellReader) -> PastedPlan:
    """Return the plan after pasting the rows without problems.

    Raises:
        PlanEditError: See ``add_rows`` and ``change_rows``.
        UnknownCurrencyError: See ``change_rows``.
    """
    plan, market = reader.plan, reader.market
    if draft.way is PasteWay.ADD:
        rows = [row for row in draft.rows if not row.problems]
        return add_rows(plan, market, rows, draft.target.like)
    pairs = zip(draft.seat_ids, draft.rows, strict=True)
    good = [(seat_id, row) for seat_id, row in pairs if not row.problems]
    seat_ids = [seat_id for seat_id, _row in good]
    return change_rows(plan, market, seat_ids, [row for _seat, row in good])


def _add(
    grid: Grid, layout: Layout, target: PasteTarget, reader: CellReader, *, can_change: bool
) -> PasteDraft:
    draft = PasteDraft(grid, layout, PasteWay.ADD, (), target, can_change=can_change)
    return _read(draft, reader)


def _change(grid: Grid, target: PasteTarget, reader: CellReader) -> PasteDraft | None:
    """Return the cells over the seats from the cursor on, None where they do not fit."""
    fields = target.fields[: grid.width]
    if grid.width > len(target.fields) or all(field is None for field in fields):
        return None
    if len(grid.rows) == 1 and len(target.selected) > 1:
        cells = grid.rows[0].cells
        seat_ids = target.selected
        grid = replace(
            grid, rows=tuple(GridRow(number + 1, cells) for number in range(len(seat_ids)))
        )
    elif grid.rows[-1].number > len(target.seat_ids):
        return None
    else:
        seat_ids = tuple(target.seat_ids[row.number - 1] for row in grid.rows)
    layout = layout_for(fields)
    draft = PasteDraft(grid, layout, PasteWay.CHANGE, (), target, seat_ids, can_change=True)
    return _read(draft, reader)


def _change_by_id(
    grid: Grid, layout: Layout, target: PasteTarget, reader: CellReader
) -> PasteDraft | None:
    """Return the rows as changes of the seats they name, None where not each names another."""
    column = layout.fields.get(SeatField.ID)
    if column is None:
        return None
    known = {seat.id for seat in reader.plan.seats}
    seat_ids = tuple(SeatId(row.cells[column]) for row in layout.rows(grid))
    if not seat_ids or len(set(seat_ids)) < len(seat_ids) or not known.issuperset(seat_ids):
        return None
    draft = PasteDraft(grid, layout, PasteWay.CHANGE, (), target, seat_ids, can_change=True)
    return _read(draft, reader)


def _read(draft: PasteDraft, reader: CellReader) -> PasteDraft:
    rows = reader.rows(draft.grid, draft.layout, _places(draft, reader))
    return replace(draft, rows=rows)


def _places(draft: PasteDraft, reader: CellReader) -> Sequence[PlaceId] | PlaceId:
    if draft.way is PasteWay.ADD:
        return new_position(reader.plan, reader.market, draft.target.like).place_id
    seats = {seat.id: seat.place_id for seat in reader.plan.seats}
    return [seats[seat_id] for seat_id in draft.seat_ids]
