"""Rules of pay bands beyond one row: levels rise, and pay is yearly and in whole money."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from math import isfinite
from statistics import median
from typing import NamedTuple

from planner.market.market_table import MarketTable, TableFolder
from planner.market.pack_rules import latest_rates, sound_price_levels
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
_LOCAL_PAY = 20_000, 1_000_000
"""International dollars a year: the middle country pays a role between these; monthly pay would be
below."""
_COUNTRIES_APART = 4
"""No country pays a role this many times what the middle country does, at local prices, or so small
a part of it: monthly pay would."""
_FEWEST_COUNTRIES = 3
"""Of fewer, nobody can say which one is off."""
_MIDDLE = 2
_ORDER = {level.value: number for number, level in enumerate(Level)}

_Key = tuple[str, str, str]
_Groups = Mapping[_Key, Sequence["_Band"]]


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
    groups = _groups(table)
    off = set(_off_local_prices(groups, sound_price_levels(tables)))
    for key, bands in groups.items():
        odd = set(bands if key in off else _in_another_unit(bands, rates))
        for band in sorted(odd):
            table.row(band.place).refuse(QUANTILES[_MIDDLE], TableFault.OTHER_UNIT)
        _check_rising(table, [band for band in bands if band not in odd])


def _groups(table: MarketTable) -> _Groups:
    roles, countries, areas, levels, currencies, *amounts = table.columns(
        "role", "country", "area", "level", "currency", *QUANTILES
    )
    groups: dict[_Key, list[_Band]] = {}
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


def _off_local_prices(groups: _Groups, prices: Mapping[str, tuple[str, float]]) -> Iterator[_Key]:
    """Find the bands of whole countries that are off, which no other level of theirs gives away."""
    by_role: dict[str, dict[_Key, float]] = {}
    for key, bands in groups.items():
        role, country, _ = key
        currency, level = prices.get(country, ("", 0.0))
        if level > 0 and all(band.currency == currency for band in bands):
            usual = median(band.quantiles[_MIDDLE] for band in bands)
            by_role.setdefault(role, {})[key] = usual / level
    for pay in by_role.values():
        countries = [amount for (_, _, area), amount in pay.items() if not area]
        if len(countries) < _FEWEST_COUNTRIES:
            continue
        middle = median(countries)
        is_yearly = _LOCAL_PAY[0] <= middle <= _LOCAL_PAY[1]
        for key, amount in pay.items():
            is_near = 1 / _COUNTRIES_APART <= amount / middle <= _COUNTRIES_APART
            if not (is_yearly and is_near):
                yield key


def _check_rising(table: MarketTable, bands: Sequence[_Band]) -> None:
    for lower, higher in pairwise(bands):
        pairs = zip(QUANTILES, lower.quantiles, higher.quantiles, strict=True)
        for name, amount, next_amount in pairs:
            if next_amount < amount and lower.level < higher.level:
                table.row(higher.place).refuse(name, TableFault.FALLING)
