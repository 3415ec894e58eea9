"""Copied cells as amounts by month: a column, a row, or months with their amounts."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from planner.intake.tables.grid import Grid
from planner.intake.tables.tab_text import read_tab_text
from planner.localization.typed_dates import DateTextError, parse_date
from planner.localization.typed_numbers import NumberTextError, parse_money
from planner.plan.bounds import is_storable_amount
from planner.quantities.month import Month

_MONTH_AND_YEAR = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{4})", re.ASCII)
_YEAR_AND_MONTH = re.compile(r"(\d{4})\s*[./-]\s*(\d{1,2})", re.ASCII)
_SHORT_YEAR = re.compile(r"([^\W\d_].*?)[\s.’'-]+(\d{2})")
ReadAmount = Callable[[str, str], Decimal]
"""A text and how the reader writes numbers to an amount, or a ``NumberTextError``."""

_FOUND = tuple[Month | None, str, int, int]
"""A month where it is named, an amount's text, and its row and column."""


class MonthFault(StrEnum):
    """Why a cell cannot be used."""

    NOT_AN_AMOUNT = "not-an-amount"
    NEGATIVE = "negative"
    NOT_A_MONTH = "not-a-month"
    MONTH_TWICE = "month-twice"
    BEYOND_THE_PLAN = "beyond-the-plan"
    NO_ROW_OR_COLUMN = "no-row-or-column"


@dataclass(frozen=True, slots=True)
class MonthProblem:
    """A cell that cannot be used; ``row`` and ``column`` count what was copied, from 1."""

    fault: MonthFault
    text: str
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class PastedMonths:
    """What was read: amounts by month, or what is wrong; never both in part."""

    amounts: dict[Month, Decimal]
    problems: tuple[MonthProblem, ...] = ()


def read_months(
    text: str,
    months: Sequence[Month],
    first: Month,
    locale: str,
    today: date,
    read_amount: ReadAmount = parse_money,
) -> PastedMonths:
    """Read copied cells as amounts by month.

    Months with amounts beside or below each other go by the months; a lone column or row begins at
    ``first``. A heading above or before the amounts is passed over, and so is an empty cell.

    Args:
        text: Tab-separated, as spreadsheets copy.
        months: Those of the plan, in order.
        first: The month the first amount of a lone column or row is of.
        locale: How the reader writes numbers and months.
        today: The reader's day.
        read_amount: Reads an amount.

    Raises:
        CopiedCellsError: If there is nothing to read, or more than may be.
    """
    grid = read_tab_text(text)
    cells = _placed(grid, first, locale, today)
    if cells is None:
        return PastedMonths({}, (MonthProblem(MonthFault.NO_ROW_OR_COLUMN, "", 1, 1),))

    def amount_of(written: str) -> Decimal:
        return read_amount(written, locale)

    amounts: dict[Month, Decimal] = {}
    problems: list[MonthProblem] = []
    for month, written, row, column in cells:
        read = _read(month, written, amounts, months, amount_of)
        if isinstance(read, MonthFault):
            problems.append(MonthProblem(read, written, row, column))
        elif month is not None:
            amounts[month] = read
    return PastedMonths({} if problems else amounts, tuple(problems))


def read_month(text: str, locale: str, today: date) -> Month | None:
    """Read a month: ``Jul 26``, ``July 2026``, ``2026-07``, ``07/2026`` or a day of it."""
    plain = " ".join(text.split())
    if match := _MONTH_AND_YEAR.fullmatch(plain):
        return _month(match[2], match[1])
    if match := _YEAR_AND_MONTH.fullmatch(plain):
        return _month(match[1], match[2])
    if match := _SHORT_YEAR.fullmatch(plain):
        plain = f"{match[1]} 20{match[2]}"
    try:
        return Month.containing(parse_date(plain, locale, today))
    except DateTextError:
        return None


def _month(year: str, number: str) -> Month | None:
    return Month(int(year), int(number)) if 1 <= int(number) <= 12 else None


def _placed(grid: Grid, first: Month, locale: str, today: date) -> list[_FOUND] | None:
    """Pair each amount with its month; None for cells of another shape."""
    rows, width = len(grid.rows), grid.width
    if width == 1 or (rows == 1 and width != 2):
        return _in_order(grid, first, locale)
    by_column = width == 2 and _names_months(grid.column(0), locale, today)
    if by_column:
        pairs = [(row.cells[0], row.cells[1], row.number, 2) for row in grid.rows]
    elif rows == 2 and _names_months(grid.rows[0].cells, locale, today):
        below = grid.rows[1]
        pairs = [
            (name, below.cells[number], below.number, number + 1)
            for number, name in enumerate(grid.rows[0].cells)
        ]
    else:
        return _in_order(grid, first, locale) if rows == 1 else None
    return list(_named(pairs, locale, today))


def _names_months(texts: Sequence[str], locale: str, today: date) -> bool:
    known = [read_month(text, locale, today) is not None for text in texts if text]
    return sum(known) * 2 > len(known)


def _named(
    pairs: Sequence[tuple[str, str, int, int]], locale: str, today: date
) -> Iterator[_FOUND]:
    for number, (name, written, row, column) in enumerate(pairs):
        if not written:
            continue
        month = read_month(name, locale, today)
        if month is None and number == 0 and not _is_amount(written, locale):
            continue  # headings
        yield month, written if month is not None else name or written, row, column


def _in_order(grid: Grid, first: Month, locale: str) -> list[_FOUND]:
    """Take cells in their order; blank rows between them count as months without a change."""
    if grid.width == 1:
        texts = [(row.cells[0], row.number, 1) for row in grid.rows]
    else:
        row = grid.rows[0]
        texts = [(text, row.number, number) for number, text in enumerate(row.cells, 1)]
    heading = texts[0][0]
    has_heading = len(texts) > 1 and not heading[:1].isdigit() and not _is_amount(heading, locale)
    if has_heading and all(_is_amount(text, locale) for text, _row, _column in texts[1:] if text):
        texts = texts[1:]
    start = texts[0]
    found: list[_FOUND] = []
    for text, at_row, at_column in texts:
        if text:
            month = first.plus((at_row - start[1]) + (at_column - start[2]))
            found.append((month, text, at_row, at_column))
    return found


def _is_amount(text: str, locale: str) -> bool:
    try:
        parse_money(text, locale)
    except NumberTextError:
        return False
    return True


def _read(
    month: Month | None,
    written: str,
    known: dict[Month, Decimal],
    months: Sequence[Month],
    amount_of: Callable[[str], Decimal],
) -> Decimal | MonthFault:
    if month is None:
        return MonthFault.NOT_A_MONTH
    if not months[0] <= month <= months[-1]:
        return MonthFault.BEYOND_THE_PLAN
    if month in known:
        return MonthFault.MONTH_TWICE
    try:
        amount = amount_of(written)
    except NumberTextError:
        return MonthFault.NOT_AN_AMOUNT
    if not is_storable_amount(amount):
        return MonthFault.NOT_AN_AMOUNT
    return MonthFault.NEGATIVE if amount < 0 else amount
