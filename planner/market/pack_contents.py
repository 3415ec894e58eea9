"""What a data pack holds, table by table."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from planner.market.table_file import read_rows

_AS_OF = "as_of"


@dataclass(frozen=True, slots=True)
class TableContent:
    """One table of a pack.

    Attributes:
        name: File name.
        rows: Number of rows, without the header.
        size: Bytes.
        as_of: The newest day its figures are of; None where the table says no day.
    """

    name: str
    rows: int
    size: int
    as_of: date | None


def pack_contents(folder: Path) -> tuple[TableContent, ...]:
    """Return the tables of a pack by name.

    Raises:
        MarketDataError: If a table cannot be read.
    """
    return tuple(_contents(folder))


def _contents(folder: Path) -> Iterator[TableContent]:
    for path in sorted(folder.glob("*.csv")):
        header, *rows = read_rows(path)
        newest = None
        if _AS_OF in header:
            place = header.index(_AS_OF)
            newest = max((row[place] for row in rows if len(row) > place), default=None)
        yield TableContent(path.name, len(rows), path.stat().st_size, _day(newest))


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None
