"""Rules of pay bands beyond one row: levels rise, and pay is yearly and in whole money."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from math import isfinite
from statistics import median
from typing import NamedTuple

from planner.market.market_table import MarketTable, TableFolder
from planner.market.pack_rules import latest_rates
from planner.market.role import Level
from planner.market.table_fault import TableFault

QUANTILES = ("p10", "p25", "p50", "p75", "p90")

_YEARLY_PAY_USD = 1_000, 2_000_000
"""The middle of no band lies outside: thousands or cents would."""
_LEVELS_APART = 6
"""No level pays this many times what the middle level of its role and country does, or so small a
part of it: a monthly amount among yearly ones would."""
_FEWEST_LEVELS = 3
"""Of fewer, nobody can say which one is off."""
_MIDDLE = 2
_ORDER = {level.value: number for number, level in enumerate(Level)}

_Groups = Mapping[tuple[str, str, str], Sequence["_Band"]]


class _Band(NamedTuple):
    """A band with its place in the table; bands of a group order by level."""

    level: int
    place: int
    currency: str
    quantiles: tuple[float, ...]


def check_pay(tables: TableFolder) -> None:
    """Hold pay bands against those of other levels, and against what anybody is paid in a year."""
    table = tables.table(
        "pay_bands.csv", ("role", "country", "area", "level", "currency", *QUANTILES)
    )
    rates = latest_rates(tables)
    for bands in _groups(table).values():
        odd = set(_in_another_unit(bands, rates))
        for band in sorted(odd):
            table.row(band.place).refuse(QUANTILES[_MIDDLE], TableFault.OTHER_UNIT)
        _check_rising(table, [band for band in bands if band not in odd])


def _groups(table: MarketTable) -> _Groups:
    roles, countries, areas, levels, currencies, *amounts = table.columns(
        "role", "country", "area", "level", "currency", *QUANTILES
    )
    groups: dict[tuple[str, str, str], list[_Band]] = {}
    rows = zip(roles, countries, areas, levels, currencies, zip(*amounts, strict=True), strict=True)
    for place, (role, country, area, level, currency, texts) in enumerate(rows):
        quantiles = _amounts(texts)
        if quantiles and level in _ORDER:
            band = _Band(_ORDER[level], place, currency, quantiles)
            groups.setdefault((role, country, area), []).append(band)
    return {key: sorted(bands) for key, bands in groups.items()}


def _amounts(texts: Sequence[str]) -> tuple[float, ...]:
    """Read a row's amounts; () where one is none or below the one before it."""
    try:
        amounts = tuple(map(float, texts))
    except ValueError:
        return ()
    is_band = isfinite(amounts[-1]) and amounts[0] > 0 and list(amounts) == sorted(amounts)
    return amounts if is_band else ()


def _in_another_unit(bands: Sequence[_Band], rates: Mapping[str, Decimal]) -> Iterator[_Band]:
    low, high = _YEARLY_PAY_USD
    usual = median(band.quantiles[_MIDDLE] for band in bands)
    for band in bands:
        middle, rate = band.quantiles[_MIDDLE], rates.get(band.currency)
        is_paid = rate is None or low <= middle / float(rate) <= high
        is_usual = 1 / _LEVELS_APART < middle / usual < _LEVELS_APART
        if not is_paid or (len(bands) >= _FEWEST_LEVELS and not is_usual):
            yield band


def _check_rising(table: MarketTable, bands: Sequence[_Band]) -> None:
    for lower, higher in pairwise(bands):
        pairs = zip(QUANTILES, lower.quantiles, higher.quantiles, strict=True)
        for name, amount, next_amount in pairs:
            if next_amount < amount and lower.level < higher.level:
                table.row(higher.place).refuse(name, TableFault.FALLING)
