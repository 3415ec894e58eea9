"""Loads the pay bands of a data folder, on demand and by column: thousands of rows in one go."""

from collections.abc import Callable, Mapping, Sequence
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
    root = data_folder() if folder is None else folder
    sources = frozenset(map(SourceId, _column(root / "sources.csv", "id")))
    provenance = ProvenanceReader(sources)
    area_of, area_names = _areas(root, provenance)
    table = MarketTable(root / _BANDS, (*_KEY, *_QUANTILES, *_OTHERS, *PROVENANCE_COLUMNS))
    keys = _keys(table, frozenset(area_names))
    _check_currencies(table, root)
    return PayBands(
        rows=MappingProxyType(keys),
        area_of=area_of,
        area_names=area_names,
        columns=_columns(table, sources, provenance),
    )


def _columns(
    table: MarketTable, sources: frozenset[SourceId], provenance: ProvenanceReader
) -> BandColumns:
    currency, rows, country_rows, error, share, _ = table.columns(*_OTHERS)
    for name, column in (("n", rows), ("country_n", country_rows)):
        _check_all(table, name, column, str.isdecimal, TableFault.NOT_A_NUMBER)
    _check_all(table, "standard_error", error, _is_amount, TableFault.NOT_A_NUMBER)
    _check_all(table, "model_share", share, _is_share, TableFault.NOT_A_NUMBER)
    origins = _origins(table, provenance)
    return BandColumns(
        currency=currency,
        quantiles=_quantiles(table),
        rows=rows,
        country_rows=country_rows,
        standard_error=error,
        model_share=share,
        sources=_sources(table, sources),
        provenance=origins,
    )


def _keys(table: MarketTable, areas: frozenset[str]) -> dict[Key, int]:
    role, level, _, area = columns = table.columns(*_KEY)
    for name, column, known in (
        ("role", role, frozenset(RoleFamily)),
        ("level", level, frozenset(Level)),
        ("area", area, areas | {NATIONWIDE}),
    ):
        _check_all(table, name, column, known.__contains__, TableFault.NOT_A_CHOICE)
    told = list(zip(*columns, strict=True))
    keys: dict[Key, int] = dict(zip(told, range(len(told)), strict=True))
    if len(keys) != len(told):
        place = next(place for place, key in enumerate(told) if keys[key] != place)
        raise table.row(keys[told[place]]).fault("country", TableFault.DUPLICATE_KEY)
    return keys


def _quantiles(table: MarketTable) -> tuple[tuple[str, ...], ...]:
    texts = table.columns(*_QUANTILES)
    before = [_LEAST_PAY] * len(texts[0])
    for name, column in zip(_QUANTILES, texts, strict=True):
        try:
            amounts = list(map(float, column))
        except ValueError:
            amounts = [float(text) if _is_amount(text) else 0.0 for text in column]
        rises = list(map(le, before, amounts))
        if not all(rises) or not max(amounts) < _BEYOND_ANY_PAY:
            bounds = zip(rises, amounts, strict=True)
            place = next(
                place
                for place, (rise, amount) in enumerate(bounds)
                if not rise or not amount < _BEYOND_ANY_PAY
            )
            raise table.row(place).fault(name, TableFault.NOT_A_NUMBER)
        before = amounts
    return texts


def _check_currencies(table: MarketTable, root: Path) -> None:
    codes, own = MarketTable(root / "countries.csv", ("code", "currency")).columns(
        "code", "currency"
    )
    currency_of = dict(zip(codes, own, strict=True))
    countries, currencies = table.columns("country", "currency")
    for place, (country, currency) in enumerate(zip(countries, currencies, strict=True)):
        if currency_of.get(country) != currency:
            is_known = country in currency_of
            raise table.row(place).fault(
                "currency" if is_known else "country",
                TableFault.OTHER_CURRENCY if is_known else TableFault.UNKNOWN_COUNTRY,
            )


def _origins(table: MarketTable, provenance: ProvenanceReader) -> tuple[Provenance, ...]:
    return _read_once(table, PROVENANCE_COLUMNS, provenance.of)


def _sources(table: MarketTable, known: frozenset[SourceId]) -> tuple[tuple[SourceId, ...], ...]:
    def parts(row: Row) -> tuple[SourceId, ...]:
        others = tuple(map(SourceId, row.parts("other_sources")))
        if not known.issuperset(others):
            raise row.fault("other_sources", TableFault.UNKNOWN_SOURCE)
        return (SourceId(row.text("source")), *others)

    return _read_once(table, ("source", "other_sources"), parts)


def _read_once(
    table: MarketTable, names: Sequence[str], read: Callable[[Row], _Value]
) -> tuple[_Value, ...]:
    """Read what few rows have and many share once for each, the first rows first."""
    told = list(zip(*table.columns(*names), strict=True))
    first: dict[tuple[str, ...], int] = {}
    for place, key in enumerate(told):
        first.setdefault(key, place)
    values = {key: read(table.row(place)) for key, place in first.items()}
    return tuple(map(values.__getitem__, told))


def _areas(
    root: Path, provenance: ProvenanceReader
) -> tuple[Mapping[PlaceId, str], Mapping[str, str]]:
    places = frozenset(_column(root / "places.csv", "id"))
    area_of: dict[PlaceId, str] = {}
    names: dict[str, str] = {}
    for row in MarketTable(root / _AREAS, ("place", "area", "area_name", *PROVENANCE_COLUMNS)):
        place = PlaceId(row.filled("place"))
        if place not in places:
            raise row.fault("place", TableFault.NOT_A_CHOICE)
        if place in area_of:
            raise row.fault("place", TableFault.DUPLICATE_KEY)
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
    """Check each different text of a column once; the first row with a wrong one is named."""
    wrong = {text for text in set(column) if not is_right(text)}
    if wrong:
        place = next(place for place, text in enumerate(column) if text in wrong)
        raise table.row(place).fault(name, fault)


def _is_amount(text: str) -> bool:
    try:
        return 0 <= float(text) < _BEYOND_ANY_PAY
    except ValueError:
        return False


def _is_share(text: str) -> bool:
    return _is_amount(text) and float(text) <= 1


def _column(path: Path, column: str) -> tuple[str, ...]:
    return MarketTable(path, (column,)).columns(column)[0]
