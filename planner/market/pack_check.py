"""Checks a data pack whole: every fault of every table, in one list.

The rules of rows and fields are the loaders' own; rules that only a check has time for follow them.
A pack without findings loads, and so do its tables that are read on demand.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from planner.market.market_table import MarketDataError, TableFault, TableFolder

Progress = Callable[[float], None]
"""Is told the share done, 0 to 1."""


class NoPackError(Exception):
    """What should be a data pack is no folder, or one that may not be read."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path


class PackCheckCancelledError(Exception):
    """Whoever asked for a check wants it no more."""


@dataclass(frozen=True, slots=True)
class PackFinding:
    """One thing that is wrong with a data pack.

    Attributes:
        table: File name in the pack.
        row: The row a spreadsheet shows, the header being 1; None where the whole file is meant.
        column: Header of the field; None where the whole row or file is meant.
        reason: What is wrong.
        found: The offending text, empty where there is none.
    """

    table: str
    row: int | None
    column: str | None
    reason: TableFault
    found: str = ""


def check_pack(
    folder: Path,
    *,
    today: date | None = None,
    progress: Progress | None = None,
    is_cancelled: Callable[[], bool] | None = None,
) -> tuple[PackFinding, ...]:
    """Return everything that is wrong with a pack, by table and row; () if it is sound.

    Of one field the first fault is told. That something is unknown is not told where its own table
    hides rows for a fault of its own: it would be that fault again.

    Args:
        folder: The pack.
        today: No figure is as of a day after it (a day is granted: it may be tomorrow elsewhere);
            by default the day it is.
        progress: Is told how far the check is.
        is_cancelled: Is asked between steps whether to stop.

    Raises:
        NoPackError: If there is no such folder.
        PackCheckCancelledError: If the check is cancelled.
    """
    require_pack(folder)
    noted = _Noted()
    latest = (today or date.today()) + timedelta(days=1)  # noqa: DTZ011 -- the user's day is meant
    tables = TableFolder(folder, noted.add, latest=latest, is_confined=True)
    steps = _steps()
    for number, step in enumerate(steps):
        if is_cancelled is not None and is_cancelled():
            raise PackCheckCancelledError
        step(tables)
        if progress is not None:
            progress((number + 1) / len(steps))
    return noted.findings()


def _steps() -> tuple[Callable[[TableFolder], object], ...]:
    from planner.market.country_facts_loader import read_country_facts
    from planner.market.hiring_loader import read_hiring_coefficients, read_levers
    from planner.market.lead_time_loader import read_lead_times
    from planner.market.loader import read_snapshot
    from planner.market.pack_files import check_files
    from planner.market.pack_pay_rules import check_pay
    from planner.market.pack_rules import (
        check_countries,
        check_currencies,
        check_places,
        check_units,
    )
    from planner.market.pay_band_loader import read_pay_bands
    from planner.market.talent_pool_loader import read_talent_pools
    from planner.market.world_map_loader import read_world_map

    return (
        read_snapshot,
        read_pay_bands,
        read_talent_pools,
        read_country_facts,
        read_lead_times,
        read_levers,
        read_hiring_coefficients,
        read_world_map,
        check_files,
        check_countries,
        check_places,
        check_currencies,
        check_units,
        check_pay,
    )


def require_pack(folder: Path) -> None:
    """Refuse what is no folder, or none that may be read.

    Raises:
        NoPackError: If it is.
    """
    try:
        next(folder.iterdir(), None)
    except OSError:
        raise NoPackError(folder) from None


_TOLD_BY: Mapping[TableFault, Iterable[tuple[str, str]]] = {
    TableFault.UNKNOWN_SOURCE: (("sources.csv", "id"),),
    TableFault.UNKNOWN_COUNTRY: (("countries.csv", "code"), ("talent_countries.csv", "country")),
    TableFault.UNKNOWN_CURRENCY: (("currencies.csv", "code"),),
    TableFault.UNKNOWN_PLACE: (("places.csv", "id"),),
    TableFault.UNKNOWN_AREA: (("pay_areas.csv", "area"),),
    TableFault.OTHER_CURRENCY: (("countries.csv", "code"), ("countries.csv", "currency")),
    TableFault.NO_RATE: (
        ("exchange_rates.csv", "currency"),
        ("exchange_rates.csv", "units_per_usd"),
    ),
    TableFault.NO_RULES: (("employer_cost_countries.csv", "country"),),
    TableFault.NOT_LISTED: (("manifest.csv", "file"), ("manifest.csv", "kind")),
}
"""Faults that follow from others: where a table, or a column in it, says what there is."""

_HIDES_NOTHING = frozenset({TableFault.DUPLICATE_KEY, TableFault.CHANGED, TableFault.NOT_LISTED})


class _Noted:
    """Faults noted while a pack is read; several readers may meet the same one."""

    def __init__(self) -> None:
        self._by_field: dict[tuple[object, ...], PackFinding] = {}

    def add(self, fault: MarketDataError) -> None:
        """Note a fault, the first of its field, or of its kind where a whole file is meant."""
        reason = TableFault(fault.reason)
        finding = PackFinding(fault.path.name, fault.row, fault.column, reason, fault.found)
        kind = (reason, fault.found) if fault.row is None else None
        self._by_field.setdefault((finding.table, fault.row, fault.column, kind), finding)

    def findings(self) -> tuple[PackFinding, ...]:
        """Return what was noted without what only follows from it, by table and row."""
        noted = self._by_field.values()
        hidden = {place for each in noted for place in _hidden_by(each)}
        told = [each for each in noted if not _follows(each, hidden)]
        return tuple(sorted(told, key=lambda it: (it.table, it.row or 0, it.column or "")))


def _hidden_by(finding: PackFinding) -> Iterator[tuple[str, str | None]]:
    """Yield the column in which a name is missing for a fault, or a table without some rows."""
    if finding.reason not in _HIDES_NOTHING:
        is_field = finding.column is not None and finding.row != 1
        yield finding.table, finding.column if is_field else None


def _follows(finding: PackFinding, hidden: set[tuple[str, str | None]]) -> bool:
    return any(
        (table, None) in hidden
        or ((table, column) in hidden and (table, column) != (finding.table, finding.column))
        for table, column in _TOLD_BY.get(finding.reason, ())
    )
