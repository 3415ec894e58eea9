"""Applies a fix to cells: to all that are wrong in the same way."""

from collections.abc import Iterable
from dataclasses import replace

from planner.intake.cells.cell_fixes import Fix
from planner.intake.cells.cell_reading import CellProblem
from planner.intake.cells.layout import Layout
from planner.intake.columns.seat_fields import SeatField
from planner.intake.tables.grid import Grid


def mended_cells(
    grid: Grid,
    layout: Layout,
    problems: Iterable[CellProblem],
    problem: CellProblem,
    fix: Fix,
    *,
    is_place_shared: bool = True,
) -> tuple[Grid, Layout]:
    """Return cells and their meaning after a fix of a problem.

    Args:
        grid: The cells.
        layout: What their columns mean.
        problems: All problems there are.
        problem: The one to mend.
        fix: How; a text goes into all cells of the column that read the same.
        is_place_shared: Whether rows that do not say where they are, are in the same place.
    """
    column = problem.column
    if fix.is_day_first is not None:
        return grid, layout.reading_days_first(column, is_day_first=fix.is_day_first)
    if fix.converts_column:
        return grid, layout.converting(column)
    if fix.takes_middles:
        return grid, layout.taking_middles(column)
    same = _same_mistakes(grid, layout, problems, problem, is_place_shared=is_place_shared)
    rows = tuple(
        replace(row, cells=(*row.cells[:column], fix.text, *row.cells[column + 1 :]))
        if row.number in same
        else row
        for row in grid.rows
    )
    return replace(grid, rows=rows), layout


def _same_mistakes(
    grid: Grid,
    layout: Layout,
    problems: Iterable[CellProblem],
    problem: CellProblem,
    *,
    is_place_shared: bool,
) -> set[int]:
    """Return the rows a fix holds for: wrong with the same text, and for pay in the same place."""
    columns = [problem.column]
    if problem.field is SeatField.BASE_PAY:
        fields = layout.fields
        beside = (SeatField.PLACE, SeatField.COUNTRY, SeatField.CURRENCY)
        columns += [fields[field] for field in beside if field in fields]
        if not is_place_shared and SeatField.PLACE not in fields:
            return {problem.row}
    cells = {row.number: tuple(row.cells[n] for n in columns) for row in grid.rows}
    faulty = {each.row for each in problems if each.column == problem.column}
    return {number for number in faulty if cells[number] == cells[problem.row]}
