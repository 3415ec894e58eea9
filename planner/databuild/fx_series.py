"""Reads currencies month by month, in units per US dollar: at the end of months, and on average."""

import math
from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from planner.databuild.currency_tables import EcbRates
from planner.databuild.raw_table import RawRow, read_rows

FED = "fx-datasets-exchange-rates"
FED_FILE = f"{FED}/monthly_2023_2026.csv"

MonthKey = tuple[int, int]
Series = Mapping[MonthKey, float]
"""A rate by year and month."""

_QUIET_DAYS = 4
"""Most days at the end of a month without a quote: a weekend and holidays."""
_NAMES = {
    "Australia": "AUD",
    "Brazil": "BRL",
    "Canada": "CAD",
    "China": "CNY",
    "Denmark": "DKK",
    "Euro": "EUR",
    "Hong Kong": "HKD",
    "India": "INR",
    "Japan": "JPY",
    "Malaysia": "MYR",
    "Mexico": "MXN",
    "New Zealand": "NZD",
    "Norway": "NOK",
    "Singapore": "SGD",
    "South Africa": "ZAR",
    "South Korea": "KRW",
    "Sri Lanka": "LKR",
    "Sweden": "SEK",
    "Switzerland": "CHF",
    "Taiwan": "TWD",
    "Thailand": "THB",
    "United Kingdom": "GBP",
    "Venezuela": "VES",
}
_MONTHS = 12


def log_changes(series: Series) -> dict[MonthKey, float]:
    """Return the log change of each month whose month before is known too."""
    found = {}
    for (year, month), rate in sorted(series.items()):
        before = series.get((year, month - 1) if month > 1 else (year - 1, _MONTHS))
        if before is not None:
            found[year, month] = math.log(rate / before)
    return found


def month_ends(ecb: EcbRates) -> dict[str, dict[MonthKey, float]]:
    """Return the last rate of each whole month, for the currencies still quoted."""
    last = {(day.year, day.month): (day, rates) for day, rates in reversed(ecb.days)}
    ends: dict[str, dict[MonthKey, float]] = {code: {} for code in _quoted(ecb)}
    for month, (day, rates) in last.items():
        if (last_day(month) - day).days > _QUIET_DAYS:
            continue
        for code, rate in ecb.per_usd(rates).items():
            if code in ends:
                ends[code][month] = float(rate)
    return ends


def month_means(ecb: EcbRates) -> dict[str, dict[MonthKey, float]]:
    """Return the mean rate of each month, for the currencies still quoted."""
    days: dict[str, dict[MonthKey, list[float]]] = {code: {} for code in _quoted(ecb)}
    for day, rates in reversed(ecb.days):
        for code, rate in ecb.per_usd(rates).items():
            if code in days:
                days[code].setdefault((day.year, day.month), []).append(float(rate))
    return {
        code: {month: math.fsum(rates) / len(rates) for month, rates in months.items()}
        for code, months in days.items()
    }


def _quoted(ecb: EcbRates) -> list[str]:
    return sorted(set(ecb.per_usd(ecb.days[0][1])) - {"USD"})


def read_fed_means(sources: Path) -> dict[str, dict[MonthKey, float]]:
    """Read the mean rates of each month of the second source.

    Raises:
        DataBuildError: If it is missing or broken, or has a month twice.
    """
    means: dict[str, dict[MonthKey, float]] = {}
    for row in read_rows(sources / FED_FILE, ("Date", "Country", "Exchange rate")):
        day = row.day("Date")
        months = means.setdefault(_code(row), {})
        if (day.year, day.month) in months:
            raise row.fault("Date", f"{row['Country']} has the month twice")
        rate = row.decimal("Exchange rate")
        if rate <= 0:
            raise row.fault("Exchange rate", f"{rate} is not a rate above 0")
        months[day.year, day.month] = float(rate)
    return means


def _code(row: RawRow) -> str:
    if row["Country"] not in _NAMES:
        raise row.fault("Country", f"{row['Country']!r} is unknown")
    return _NAMES[row["Country"]]


def newest_average(sources: Path) -> date:
    """Return the last day of the newest month the second source has.

    Raises:
        DataBuildError: If the second source is missing or broken.
    """
    return last_day(max(month for months in read_fed_means(sources).values() for month in months))


def last_day(month: MonthKey) -> date:
    """Return the last day of a month."""
    return date(*month, monthrange(*month)[1])
