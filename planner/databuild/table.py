"""A derived table as text: plain CSV that a reader can compare line by line."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import StringIO

Cell = str | int | Decimal | date | bool | None


@dataclass(frozen=True, slots=True)
class Table:
    """A table to ship; ``rows`` are in their final order."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def to_csv(self) -> str:
        """Return the table as CSV with LF line ends."""
        text = StringIO(newline="")
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows([_written(cell) for cell in row] for row in self.rows)
        return text.getvalue()


def with_rows(table: Table, rows: Sequence[tuple[Cell, ...]]) -> Table:
    """Return a table with more rows, all by their first cell and otherwise in their order."""
    merged = sorted([*table.rows, *rows], key=lambda row: str(row[0]))
    return Table(table.name, table.columns, tuple(merged))


def joined(parts: Sequence[object]) -> str:
    """Return several values of one cell; none of them may hold the separator."""
    return ";".join(str(part) for part in parts)


def _written(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, Decimal):
        return format(cell, "f")
    return str(cell)
