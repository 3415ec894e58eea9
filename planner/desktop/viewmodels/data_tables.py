"""The tables of a data pack as they stand in its folder, read column by column."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from planner.market.market_table import MarketDataError, MarketTable

MARKET_TABLES = (
    "pay_bands",
    "pay_areas",
    "talent_countries",
    "talent_skills",
    "talent_regions",
    "talent_collaboration",
    "role_skills",
    "employer_cost_lines",
    "employer_cost_countries",
    "employer_cost_cases",
    "service_prices",
    "statutory_terms",
    "onboarding_lead_times",
    "hiring_coefficients",
    "levers",
    "price_levels",
    "languages",
    "restrictions",
    "exchange_rates",
    "fx_history",
    "fx_volatility",
    "fx_correlation",
    "countries",
    "places",
    "currencies",
    "sources",
)
"""The tables plans are worked out from, in the order they are offered."""

_QUALITY = "quality_"
_NOT_FIGURES = frozenset({"manifest", "world_map"})
_SOURCE_ID = re.compile(r"- Id: `([^`]+)`")
_FEEDS = "- Feeds: "
_TABLE_FILE = re.compile(r"(\w+)\.csv")


@dataclass(frozen=True, slots=True)
class PackTable:
    """One table as text.

    Attributes:
        name: The file's name without its suffix.
        columns: The columns' names.
        fields: The fields of each column, from top to bottom.
    """

    name: str
    columns: tuple[str, ...]
    fields: tuple[tuple[str, ...], ...]

    def __len__(self) -> int:
        """Count the rows."""
        return len(self.fields[0]) if self.fields else 0

    def column(self, name: str) -> tuple[str, ...] | None:
        """Return the fields of a column, None where the table has no such column."""
        return self.fields[self.columns.index(name)] if name in self.columns else None

    def arranged(self, order: Sequence[str]) -> "PackTable":
        """Return the table with its columns in another order."""
        fields = tuple(self.fields[self.columns.index(name)] for name in order)
        return PackTable(self.name, tuple(order), fields)

    def text(self, row: int, column: str) -> str:
        """Return a field, empty where the table has no such column."""
        fields = self.column(column)
        return fields[row] if fields is not None else ""


def table_names(folder: Path) -> tuple[str, ...]:
    """Return the tables of a pack: the known ones in their order, then any others by name."""
    found = {path.stem for path in folder.glob("*.csv") if path.is_file()} - _NOT_FIGURES
    found = {name for name in found if not name.startswith(_QUALITY)}
    known = [name for name in MARKET_TABLES if name in found]
    return (*known, *sorted(found.difference(known)))


def quality_table_names(folder: Path) -> tuple[str, ...]:
    """Return the tables behind a pack's quality report, by name."""
    return tuple(sorted(path.stem for path in folder.glob(f"{_QUALITY}*.csv") if path.is_file()))


def read_pack_table(folder: Path, name: str) -> PackTable:
    """Read a table whole.

    Raises:
        MarketDataError: If the file is missing or is no table.
    """
    table = MarketTable(folder / f"{name}.csv", ())
    columns = tuple(table.header)
    return PackTable(name, columns, table.columns(*columns))


def area_names(folder: Path) -> dict[str, str]:
    """Return the names of the metropolitan areas that have pay bands of their own, by code.

    A pack without such a table, or with an unreadable one, names none.
    """
    try:
        areas = read_pack_table(folder, "pay_areas")
    except MarketDataError:
        return {}
    codes, names = areas.column("area"), areas.column("area_name")
    return dict(zip(codes, names, strict=True)) if codes and names else {}


def stated_feeds(folder: Path) -> dict[str, tuple[str, ...]]:
    """Return the tables each source feeds by its ID, as the pack's text on its sources says.

    A pack without such a text, or with an unreadable one, states nothing.
    """
    try:
        lines = (folder / "SOURCES.md").read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    found: dict[str, tuple[str, ...]] = {}
    source = ""
    for line in lines:
        if match := _SOURCE_ID.fullmatch(line):
            source = match[1]
        elif source and line.startswith(_FEEDS):
            found[source] = tuple(dict.fromkeys(_TABLE_FILE.findall(line)))
    return found
