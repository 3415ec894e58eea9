"""Derives how much currencies move against the US dollar, and together, from monthly history.

Where the ECB quotes a currency each day, volatility is that of month-end rates. Where only averages
of months are known, their changes are smaller than those of month-ends, and volatility is raised by
the ratio found in the currencies of which both are known. Were rates to move by chance alone, it
would be the root of three halves (H. Working, "Note on the Correlation of First Differences of
Averages in a Random Chain", Econometrica 28, 1960), which is taken where too few are known.
Correlations are those of averages, over the months all
currencies share: one matrix from one sample has no impossible combination of pairs. Each is taken
times ``KEPT`` so that rounding cannot make one.
"""

import math
from calendar import monthrange
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from statistics import median, stdev

import numpy as np

from planner.databuild.currency_tables import ECB, EcbRates
from planner.databuild.grades import GradeRule, GradeStep, always
from planner.databuild.raw_table import RawRow, read_rows
from planner.databuild.report import BuildLog
from planner.databuild.table import Cell, Table
from planner.market.country_facts_loader import CORRELATION_COLUMNS, RISK_COLUMNS
from planner.market.provenance import Grade

FED = "fx-datasets-exchange-rates"
FED_FILE = f"{FED}/monthly_2023_2026.csv"
VOLATILITY = "fx_volatility.csv"
CORRELATION = "fx_correlation.csv"

FEWEST_MONTHS = 24
"""Monthly changes a currency needs to be listed."""
SOLID_MONTHS = 120
USABLE_MONTHS = 36
KEPT = Decimal("0.998")
"""Part of each correlation that is kept; see the module."""

_BY_CHANCE = math.sqrt(1.5)
_FEWEST_RATIOS = 10
_MONTHS = 12
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

_Month = tuple[int, int]
_Series = Mapping[_Month, float]


@dataclass(frozen=True, slots=True)
class RiskEvidence:
    """What a volatility rests on: monthly changes, and whether of month-ends or of averages."""

    months: int
    is_month_end: bool


RISK_GRADES: GradeRule[RiskEvidence] = GradeRule(
    "Volatility of currencies",
    (VOLATILITY,),
    (
        GradeStep(
            Grade.C,
            f"fewer than {USABLE_MONTHS} monthly changes (never fewer than {FEWEST_MONTHS}), or "
            "averages of months raised to month-ends",
            lambda found: found.months < USABLE_MONTHS or not found.is_month_end,
        ),
        GradeStep(
            Grade.B,
            f"{USABLE_MONTHS} to {SOLID_MONTHS - 1} changes of month-end rates",
            lambda found: found.months < SOLID_MONTHS,
        ),
        GradeStep(Grade.A, f"{SOLID_MONTHS} changes or more", always),
    ),
)

CORRELATION_GRADES: GradeRule[int] = GradeRule(
    "Correlation of currencies",
    (CORRELATION,),
    (
        GradeStep(
            Grade.C,
            f"fewer than {USABLE_MONTHS} changes shared by all currencies (never fewer than "
            f"{FEWEST_MONTHS})",
            lambda months: months < USABLE_MONTHS,
        ),
        GradeStep(
            Grade.B,
            f"{USABLE_MONTHS} to {SOLID_MONTHS - 1} shared changes",
            lambda months: months < SOLID_MONTHS,
        ),
        GradeStep(Grade.A, f"{SOLID_MONTHS} shared changes or more", always),
    ),
)


def fx_risk_tables(
    sources: Path, ecb: EcbRates, codes: Sequence[str], log: BuildLog
) -> tuple[Table, Table]:
    """Build the tables of volatility and correlation.

    Args:
        sources: Folder of the raw sources.
        ecb: Daily reference rates.
        codes: Currencies of today with places; others are left out.
        log: Takes what was dropped and checked.

    Raises:
        DataBuildError: If the second source is missing or broken.
    """
    ends, means = _month_ends(ecb), _month_means(ecb)
    fed = _fed_means(sources)
    _check_averages(means, fed, log)
    raised_by = _month_ends_over_averages(ends, fed, log)
    only_fed = {code: it for code, it in fed.items() if code in codes and code not in means}
    used = {
        code: it for code, it in (means | only_fed).items() if len(_changes(it)) >= FEWEST_MONTHS
    }
    without = sorted(set(codes) - set(used) - {"USD"}) or ["none"]
    log.drop(f"currency risk: fewer than {FEWEST_MONTHS} monthly changes: {', '.join(without)}")
    unused = sorted(set(fed) - set(means) - set(codes)) or ["none"]
    log.drop(f"currency risk: no place pays in: {', '.join(unused)}")
    today = ecb.days[0][0]
    rows = [
        _risk(code, only_fed[code], FED, raised_by, today)
        if code in only_fed
        else _risk(code, ends[code], ECB, 1.0, today)
        for code in sorted(used)
    ]
    return Table(VOLATILITY, RISK_COLUMNS, tuple(rows)), _correlation_table(
        used, only_fed, today, log
    )


def newest_average(sources: Path) -> date:
    """Return the last day of the newest month the second source has.

    Raises:
        DataBuildError: If the second source is missing or broken.
    """
    return _last_day(max(month for months in _fed_means(sources).values() for month in months))


def yearly_volatility(changes: Sequence[float]) -> float:
    """Return the standard deviation of monthly log changes times the root of twelve."""
    return stdev(changes) * math.sqrt(_MONTHS)


def _risk(
    code: str, series: _Series, source: str, raised_by: float, today: date
) -> tuple[Cell, ...]:
    changes = list(_changes(series).values())
    evidence = RiskEvidence(len(changes), is_month_end=source == ECB)
    return (
        code,
        _rounded(yearly_volatility(changes) * raised_by),
        evidence.months,
        source,
        min(_last_day(max(series)), today),
        RISK_GRADES.grade(evidence),
    )


def _correlation_table(
    series: Mapping[str, _Series], only_fed: Collection[str], today: date, log: BuildLog
) -> Table:
    changes = {code: _changes(it) for code, it in sorted(series.items())}
    shared = sorted(set.intersection(*(set(it) for it in changes.values()))) if changes else []
    if len(shared) < FEWEST_MONTHS or len(changes) < 2:
        log.drop(f"currency risk: no correlations, currencies share {len(shared)} changes")
        return Table(CORRELATION, CORRELATION_COLUMNS, ())
    codes = list(changes)
    matrix = np.corrcoef(np.array([[changes[code][it] for it in shared] for code in codes]))
    log.check(f"currency risk: {len(codes)} currencies share {len(shared)} monthly changes")
    day, grade = min(_last_day(shared[-1]), today), CORRELATION_GRADES.grade(len(shared))

    def row(code: str, other: str, found: float) -> tuple[Cell, ...]:
        source = FED if {code, other} & set(only_fed) else ECB
        return code, other, _rounded(found * float(KEPT)), source, day, grade

    rows = tuple(
        row(code, other, float(matrix[first, second]))
        for first, code in enumerate(codes)
        for second, other in enumerate(codes)
        if first < second
    )
    return Table(CORRELATION, CORRELATION_COLUMNS, rows)


def _changes(series: _Series) -> dict[_Month, float]:
    """Return the log change of each month whose month before is known too."""
    found = {}
    for (year, month), rate in sorted(series.items()):
        before = series.get((year, month - 1) if month > 1 else (year - 1, _MONTHS))
        if before is not None:
            found[year, month] = math.log(rate / before)
    return found


def _month_ends(ecb: EcbRates) -> dict[str, dict[_Month, float]]:
    """Return the last rate of each whole month, for the currencies still quoted."""
    last = {(day.year, day.month): (day, rates) for day, rates in reversed(ecb.days)}
    ends: dict[str, dict[_Month, float]] = {code: {} for code in _quoted(ecb)}
    for month, (day, rates) in last.items():
        if (_last_day(month) - day).days > _QUIET_DAYS:
            continue
        for code, rate in ecb.per_usd(rates).items():
            if code in ends:
                ends[code][month] = float(rate)
    return ends


def _month_means(ecb: EcbRates) -> dict[str, dict[_Month, float]]:
    days: dict[str, dict[_Month, list[float]]] = {code: {} for code in _quoted(ecb)}
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


def _fed_means(sources: Path) -> dict[str, dict[_Month, float]]:
    means: dict[str, dict[_Month, float]] = {}
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


def _check_averages(
    means: Mapping[str, _Series], fed: Mapping[str, _Series], log: BuildLog
) -> None:
    gaps = [
        abs(means[code][month] / fed[code][month] - 1)
        for code in sorted(set(means) & set(fed))
        for month in sorted(set(means[code]) & set(fed[code]))
    ]
    if gaps:
        log.check(
            f"currency risk: {len(gaps)} month averages of both sources differ by at most "
            f"{max(gaps):.2%}"
        )


def _month_ends_over_averages(
    ends: Mapping[str, _Series], fed: Mapping[str, _Series], log: BuildLog
) -> float:
    """Return by how much averages have to be raised: the median ratio of both volatilities."""
    ratios = []
    for code in sorted(set(ends) & set(fed)):
        months = set(ends[code]) & set(fed[code])
        both = [_changes({month: it[code][month] for month in months}) for it in (ends, fed)]
        if len(both[0]) >= FEWEST_MONTHS:
            whole, averaged = (yearly_volatility(list(changes.values())) for changes in both)
            ratios.append(whole / averaged)
    if len(ratios) < _FEWEST_RATIOS:
        return _BY_CHANCE
    log.check(
        f"currency risk: month-ends move {median(ratios):.2f} times as much as averages "
        f"({len(ratios)} currencies, {min(ratios):.2f} to {max(ratios):.2f})"
    )
    return median(ratios)


def _last_day(month: _Month) -> date:
    return date(*month, monthrange(*month)[1])


def _rounded(number: float) -> Decimal:
    return Decimal(f"{number:.4f}")
