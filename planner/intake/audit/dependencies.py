"""Follows formulas from cell to cell: circles among them, and the checks that one cell sums up."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import product

from planner.intake.audit.audited_workbook import (
    AuditedCell,
    AuditedSheet,
    AuditedWorkbook,
    Content,
)
from planner.intake.audit.finding import Finding
from planner.intake.audit.references import Reference, references_of
from planner.intake.audit.rules import Rule

_FEWEST_CHECKS = 3
_STEPS_TO_CHECKS = 4

Node = tuple[str, Reference | tuple[int, int]]
"""A cell of a sheet, or a range of it, by the sheet's name in small letters."""


def circle_findings(workbook: AuditedWorkbook) -> Iterator[Finding]:
    """Return the formulas that need their own result, one of each circle."""
    if workbook.lets_circles:
        yield Finding(Rule.CIRCULAR_REFERENCE, facts={"reason": "setting"})
    edges = _Edges(workbook)
    is_done: dict[Node, bool] = {}
    for sheet in workbook.sheets:
        for cell in sheet.formulas:
            start: Node = (sheet.name.casefold(), cell.at)
            for name, at in _circles_from(start, edges, is_done):
                found = workbook.by_name[name]
                address = found.cells[at].address if isinstance(at, tuple) else ""
                yield Finding(Rule.CIRCULAR_REFERENCE, found.name, address, {"reason": "formula"})


def _circles_from(start: Node, edges: "_Edges", is_done: dict[Node, bool]) -> Iterator[Node]:
    """Walk all that a formula needs, and return the cells at which a walk comes round."""
    if start in is_done:
        return
    is_done[start] = False
    path = [(start, edges.of(start))]
    while path:
        node, needed = path[-1]
        following = next(needed, None)
        if following is None:
            is_done[node] = True
            path.pop()
        elif following not in is_done:
            is_done[following] = False
            path.append((following, edges.of(following)))
        elif not is_done[following]:
            yield next(each for each, _ in reversed(path) if isinstance(each[1], tuple))


class _Edges:
    """What each formula needs. A range is a node of its own: many formulas read the same one."""

    def __init__(self, workbook: AuditedWorkbook) -> None:
        self._workbook = workbook
        self._columns: dict[str, Mapping[int, list[int]]] = {}

    def of(self, node: Node) -> Iterator[Node]:
        """Return the formulas and ranges a node needs directly."""
        name, what = node
        sheet = self._workbook.by_name[name]
        if isinstance(what, Reference):
            return ((name, at) for at in self._within(sheet, what))
        return self._needed(name, sheet.cells[what])

    def _needed(self, own: str, cell: AuditedCell) -> Iterator[Node]:
        for reference in _references(self._workbook, cell.formula):
            name = reference.sheet.casefold() or own
            sheet = self._workbook.by_name.get(name)
            if sheet is None:
                continue
            if not reference.is_cell:
                yield name, Reference("", reference.first, reference.last)
            elif reference.first in sheet.cells and sheet.cells[reference.first].formula:
                yield name, reference.first

    def _within(self, sheet: AuditedSheet, span: Reference) -> Iterator[tuple[int, int]]:
        """Return the formulas of a range, by their columns, of which a range has few."""
        if sheet.name not in self._columns:
            columns: defaultdict[int, list[int]] = defaultdict(list)
            for cell in sheet.formulas:
                columns[cell.at[1]].append(cell.at[0])
            self._columns[sheet.name] = {at: sorted(rows) for at, rows in columns.items()}
        for column, rows in self._columns[sheet.name].items():
            if span.first[1] <= column <= span.last[1]:
                begin, end = bisect_left(rows, span.first[0]), bisect_right(rows, span.last[0])
                yield from ((row, column) for row in rows[begin:end])


def _references(workbook: AuditedWorkbook, formula: str) -> Iterator[Reference]:
    """Return what a formula reads, through names too."""
    yield from references_of(formula)
    for name, meaning in workbook.names.items():
        if name in formula:
            yield from references_of(meaning)


def check_findings(workbook: AuditedWorkbook) -> Iterator[Finding]:
    """Return the checks that fail, or that the first sheet says nothing of checks.

    The first sheet links to a cell in words, the master; its formula, within a few steps on its own
    sheet, reads a range of at least three formulas that are 0 where a check holds. What reads it
    may leave some out, such as those for review only: where it comes to 0, all hold.
    """
    first = workbook.first
    masters = [] if first is None else list(_linked(workbook, first))
    flags = [found for sheet, cell in masters if (found := _flags(sheet, cell))]
    if not flags:
        yield Finding(Rule.NO_CHECKS, first.name if first else "")
    for sheet, cells in flags:
        for cell in cells:
            if not _is_zero(cell):
                yield Finding(Rule.FAILED_CHECK, sheet.name, cell.address)


def _linked(
    workbook: AuditedWorkbook, first: AuditedSheet
) -> Iterator[tuple[AuditedSheet, AuditedCell]]:
    for cell in first.formulas:
        references = list(references_of(cell.formula))
        if cell.content is not Content.TEXT or len(references) != 1:
            continue
        sheet = workbook.by_name.get(references[0].sheet.casefold())
        if sheet is not None and references[0].first in sheet.cells:
            yield sheet, sheet.cells[references[0].first]


def _flags(
    sheet: AuditedSheet, master: AuditedCell
) -> tuple[AuditedSheet, list[AuditedCell]] | None:
    """Return the checks a master cell reads, none if all hold; None if it reads no checks."""
    cells = [master]
    for _step in range(_STEPS_TO_CHECKS):
        readers = [cell for cell in cells if cell.formula]
        spans = [span for cell in readers for span in references_of(cell.formula) if not span.sheet]
        cells = [each for span in spans for each in _cells_of(sheet, span)]
        formulas = [each for each in cells if each.formula]
        if any(not span.is_cell for span in spans) and len(formulas) >= _FEWEST_CHECKS:
            return sheet, [] if all(map(_is_zero, readers)) else formulas
    return None


def _is_zero(cell: AuditedCell) -> bool:
    return cell.content is Content.NUMBER and cell.number == 0


def _cells_of(sheet: AuditedSheet, span: Reference) -> Iterator[AuditedCell]:
    rows = range(span.first[0], min(span.last[0], span.first[0] + 10_000) + 1)
    columns = range(span.first[1], min(span.last[1], span.first[1] + 100) + 1)
    return (sheet.cells[at] for at in product(rows, columns) if at in sheet.cells)
