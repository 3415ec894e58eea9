"""Loads the pay bands of a data folder, on demand and by column: thousands of rows in one go."""

from collections.abc import Callable, Mapping, Sequence
from math import nan
from operator import le
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from planner.locations import data_folder
from planner.market.market_table import (
    PROVENANCE_COLUMNS,
    MarketTable,
    ProvenanceReader,
    Row,
    TableFault,
    TableFolder,
    is_count,
)
from planner.market.pay_band import NATIONWIDE, BandColumns, Key, PayBands
from planner.market.provenance import Provenance
from planner.market.role import Level, RoleFamily
from planner.quantities.identifiers import PlaceId, SourceId

_KEY = ("role", "level", "country", "area")
_QUANTILES = ("p10", "p25", "p50", "p75", "p90")
_OTHERS = ("currency", "n", "country_n", "standard_error", "model_share", "other_sources")
_BANDS = "pay_bands.csv"
_AREAS = "pay_areas.csv"
_LEAST_PAY = 1e-9
_BEYOND_ANY_PAY = 1e15

_Value = TypeVar("_Value")


def load_pay_bands(folder: Path | None = None) -> PayBands:
    """Load all pay bands.

    Args:
        folder: A data folder; by default the one that ships with the program.

    Raises:
        MarketDataError: If a table is missing or malformed, names a source, country, place or area
            that is not in its table, or a band's quantiles fall; nothing is loaded then.
    """
    return read_pay_bands(TableFolder(data_folder() if folder is None else folder))


def read_pay_bands(tables: TableFolder) -> PayBands:
    """Read these tables; where faults are only noted, what comes of it is of no use.

    Raises:
        MarketDataError: If a table is missing or malformed.
    """
    provenance = tables.provenance()
    area_of, area_names = _areas(tables, provenance)
    table = tables.table(_BANDS, (*_KEY, *_QUANTILES, *_OTHERS, *PROVENANCE_COLUMNS))
    keys = _keys(table, frozenset(area_names))
    _check_currencies(table, tables)
    return PayBands(
        rows=MappingProxyType(keys),
        area_of=area_of,
        area_names=area_names,
        columns=_columns(table, provenance),
    )


def _columns(table: MarketTable, provenance: ProvenanceReader) -> BandColumns:
    currency, rows, country_rows, error, share, _ = table.columns(*_OTHERS)
    for name, column in (("n", rows), ("country_n", country_rows)):
        _check_all(table, name, column, is_count, TableFault.NOT_A_NUMBER)
    _check_all(table, "standard_error", error, _is_amount, TableFault.NOT_A_NUMBER)
    _check_all(table, "model_share", share, _is_amount, TableFault.NOT_A_NUMBER)
    _check_all(table, "model_share", share, _is_no_percentage, TableFault.NOT_A_FRACTION)
    origins = _origins(table, provenance)
    return BandColumns(
        currency=currency,
        quantiles=_quantiles(table),
        rows=rows,
        country_rows=country_rows,
        standard_error=error,
        model_share=share,
        sources=_sources(table, provenance.sources),
        provenance=origins,
    )


def _keys(table: MarketTable, areas: frozenset[str]) -> dict[Key, int]:
    role, level, _, area = columns = table.columns(*_KEY)
    for name, column, known, fault in (
        ("role", role, frozenset(RoleFamily), TableFault.NOT_A_CHOICE),
        ("level", level, frozenset(Level), TableFault.NOT_A_CHOICE),
        ("area", area, areas | {NATIONWIDE}, TableFault.UNKNOWN_AREA),
    ):
        _check_all(table, name, column, known.__contains__, fault)
    told = list(zip(*columns, strict=True))
    keys: dict[Key, int] = dict(zip(told, range(len(told)), strict=True))
    if len(keys) != len(told):
        seen: set[tuple[str, ...]] = set()
        for place, key in enumerate(told):
            if key in seen:
                table.row(place).refuse("country", TableFault.DUPLICATE_KEY)
            seen.add(key)
    return keys


def _quantiles(table: MarketTable) -> tuple[tuple[str, ...], ...]:
    texts = table.columns(*_QUANTILES)
    before = [_LEAST_PAY] * len(texts[0])
    for name, column in zip(_QUANTILES, texts, strict=True):
        try:
            amounts = list(map(float, column))
        except ValueError:
            amounts = [float(text) if _is_amount(text) else nan for text in column]
        if not all(map(le, before, amounts)) or not max(amounts, default=0) < _BEYOND_ANY_PAY:
            _name_falling(table, name, before, amounts)
        before = amounts
    return texts


def _name_falling(
    table: MarketTable, name: str, before: Sequence[float], amounts: Sequence[float]
) -> None:
    """Name every amount that is none, or below the quantile before it where that is one."""
    for place, (least, amount) in enumerate(zip(before, amounts, strict=True)):
        if not 0 < amount < _BEYOND_ANY_PAY:
            table.row(place).refuse(name, TableFault.NOT_A_NUMBER)
        elif least > amount:
            table.row(place).refuse(name, TableFault.FALLING)


def _check_currencies(table: MarketTable, tables: TableFolder) -> None:
    codes, own = tables.table("countries.csv", ("code", "currency")).columns("code", "currency")
    currency_of = dict(zip(codes, own, strict=True))
    countries, currencies = table.columns("country", "currency")
    for place, (country, currency) in enumerate(zip(countries, currencies, strict=True)):
        if currency_of.get(country) != currency:
            is_known = country in currency_of
            table.row(place).refuse(
                "currency" if is_known else "country",
                TableFault.OTHER_CURRENCY if is_known else TableFault.UNKNOWN_COUNTRY,
            )


def _origins(table: MarketTable, provenance: ProvenanceReader) -> tuple[Provenance, ...]:
    return _read_once(table, PROVENANCE_COLUMNS, provenance.of)


def _sources(table: MarketTable, known: frozenset[SourceId]) -> tuple[tuple[SourceId, ...], ...]:
    def parts(row: Row) -> tuple[SourceId, ...]:
        others = tuple(map(SourceId, row.parts("other_sources")))
        if not known.issuperset(others):
            row.refuse("other_sources", TableFault.UNKNOWN_SOURCE)
        return (SourceId(row.text("source")), *others)

    return _read_once(table, ("source", "other_sources"), parts)


def _read_once(
    table: MarketTable, names: Sequence[str], read: Callable[[Row], _Value]
) -> tuple[_Value, ...]:
    """Read what few rows have and many share once for each; a fault is told of every row."""
    known: dict[tuple[str, ...], _Value] = {}
    values: list[_Value] = []
    for place, key in enumerate(zip(*table.columns(*names), strict=True)):
        value = known.get(key)
        if value is None:
            row = table.row(place)
            value = read(row)
            if not row.is_faulty:
                known[key] = value
        values.append(value)
    return tuple(values)


def _areas(
    tables: TableFolder, provenance: ProvenanceReader
) -> tuple[Mapping[PlaceId, str], Mapping[str, str]]:
    places = frozenset(tables.column("places.csv", "id"))
    area_of: dict[PlaceId, str] = {}
    names: dict[str, str] = {}
    for row in tables.table(_AREAS, ("place", "area", "area_name", *PROVENANCE_COLUMNS)):
        place = PlaceId(row.filled("place"))
        if place not in places:
            row.refuse("place", TableFault.UNKNOWN_PLACE)
        if place in area_of:
            row.refuse("place", TableFault.DUPLICATE_KEY)
        provenance.of(row)
        area_of[place] = row.filled("area")
        names[row.text("area")] = row.filled("area_name")
    return MappingProxyType(area_of), MappingProxyType(names)


def _check_all(
    table: MarketTable,
    name: str,
    column: Sequence[str],
    is_right: Callable[[str], bool],
    fault: TableFault,
) -> None:
    """Check each different text of a column once, and name the rows with a wrong one."""
    wrong = {text for text in set(column) if not is_right(text)}
    if wrong:
        for place, text in enumerate(column):
            if text in wrong:
                table.row(place).refuse(name, fault)


def _is_amount(text: str) -> bool:
    try:
        return 0 <= float(text) < _BEYOND_ANY_PAY
    except ValueError:
        return False


def _is_no_percentage(text: str) -> bool:
    return not _is_amount(text) or float(text) <= 1
