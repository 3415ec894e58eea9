"""Finds the columns of months: cells side by side with days of one month after another."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from planner.intake.audit.audited_workbook import AuditedCell, AuditedSheet, Content
from planner.intake.audit.references import relative_form

_FEWEST = 3
"""Two dates in a row are a start and an end."""
_DAY_ZERO = date(1899, 12, 30)
_DAYS = 2_958_465
_DAYS_TO_1904 = 1462


@dataclass(frozen=True, slots=True)
class MonthRow:
    """A row of months side by side.

    Attributes:
        row: The row.
        first: The column of the first month.
        months: Each as years times twelve plus months.
    """

    row: int
    first: int
    months: tuple[int, ...]

    @property
    def columns(self) -> range:
        """The columns of the months."""
        return range(self.first, self.first + len(self.months))

    def by_month(self) -> Mapping[int, int]:
        """Return each month's column."""
        return dict(zip(self.months, self.columns, strict=True))


def month_rows(sheet: AuditedSheet, *, has_1904_dates: bool = False) -> tuple[MonthRow, ...]:
    """Return the rows of months of a sheet, the longest first.

    The column of opening balances does not count, though it may bear the month before the first.
    """
    found = [
        run
        for row, cells in sheet.rows.items()
        for run in _runs(row, cells, _DAYS_TO_1904 if has_1904_dates else 0)
        if len(run.months) >= _FEWEST
    ]
    found.sort(key=lambda run: (-len(run.months), run.row))
    if found and _opens(sheet, found[0], {run.row for run in found}):
        opening = found[0].first
        found = [_without_first(run) if run.first == opening else run for run in found]
    return tuple(found)


def _opens(sheet: AuditedSheet, run: MonthRow, headings: set[int]) -> bool:
    """Tell whether the first column is not like the months: most rows of months leave it out."""
    later = run.columns[1:]
    filled = [
        run.first in cells and _form(cells[run.first]) == _form(cells[later[0]])
        for row, cells in sheet.rows.items()
        if row not in headings and all(column in cells for column in later)
    ]
    return bool(filled) and sum(filled) * 2 < len(filled)


def _form(cell: AuditedCell) -> str:
    return relative_form(cell.formula, cell.at)


def _without_first(run: MonthRow) -> MonthRow:
    return MonthRow(run.row, run.first + 1, run.months[1:])


def _runs(row: int, cells: Mapping[int, AuditedCell], shift: int) -> Iterator[MonthRow]:
    first, months = 0, list[int]()
    for column in sorted(cells):
        month = _month_of(cells[column], shift)
        if months and (column, month) != (first + len(months), months[-1] + 1):
            yield MonthRow(row, first, tuple(months))
            months = []
        if month is not None:
            first = first if months else column
            months.append(month)
    yield MonthRow(row, first, tuple(months))


def _month_of(cell: AuditedCell, shift: int) -> int | None:
    if cell.content is not Content.NUMBER or not cell.style.is_date:
        return None
    days = int(cell.number) + shift
    if not 0 < days <= _DAYS:
        return None
    day = _DAY_ZERO + timedelta(days=days)
    return day.year * 12 + day.month - 1
