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
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from statistics import median, stdev

import numpy as np

from planner.databuild.currency_tables import ECB, EcbRates
from planner.databuild.fx_series import (
    FED,
    Series,
    last_day,
    log_changes,
    month_ends,
    month_means,
    read_fed_means,
)
from planner.databuild.grades import GradeRule, GradeStep, always
from planner.databuild.report import BuildLog
from planner.databuild.table import Cell, Table
from planner.market.country_facts_loader import CORRELATION_COLUMNS, RISK_COLUMNS
from planner.market.provenance import Grade

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
    ends, means = month_ends(ecb), month_means(ecb)
    fed = read_fed_means(sources)
    _check_averages(means, fed, log)
    raised_by = _month_ends_over_averages(ends, fed, log)
    only_fed = {code: it for code, it in fed.items() if code in codes and code not in means}
    used = {
        code: it for code, it in (means | only_fed).items() if len(log_changes(it)) >= FEWEST_MONTHS
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


def yearly_volatility(changes: Sequence[float]) -> float:
    """Return the standard deviation of monthly log changes times the root of twelve."""
    return stdev(changes) * math.sqrt(_MONTHS)


def _risk(
    code: str, series: Series, source: str, raised_by: float, today: date
) -> tuple[Cell, ...]:
    changes = list(log_changes(series).values())
    evidence = RiskEvidence(len(changes), is_month_end=source == ECB)
    return (
        code,
        _rounded(yearly_volatility(changes) * raised_by),
        evidence.months,
        source,
        min(last_day(max(series)), today),
        RISK_GRADES.grade(evidence),
    )


def _correlation_table(
    series: Mapping[str, Series], only_fed: Collection[str], today: date, log: BuildLog
) -> Table:
    changes = {code: log_changes(it) for code, it in sorted(series.items())}
    shared = sorted(set.intersection(*(set(it) for it in changes.values()))) if changes else []
    if len(shared) < FEWEST_MONTHS or len(changes) < 2:
        log.drop(f"currency risk: no correlations, currencies share {len(shared)} changes")
        return Table(CORRELATION, CORRELATION_COLUMNS, ())
    codes = list(changes)
    matrix = np.corrcoef(np.array([[changes[code][it] for it in shared] for code in codes]))
    log.check(f"currency risk: {len(codes)} currencies share {len(shared)} monthly changes")
    day, grade = min(last_day(shared[-1]), today), CORRELATION_GRADES.grade(len(shared))

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


def _check_averages(means: Mapping[str, Series], fed: Mapping[str, Series], log: BuildLog) -> None:
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
    ends: Mapping[str, Series], fed: Mapping[str, Series], log: BuildLog
) -> float:
    """Return by how much averages have to be raised: the median ratio of both volatilities."""
    ratios = []
    for code in sorted(set(ends) & set(fed)):
        months = set(ends[code]) & set(fed[code])
        both = [log_changes({month: it[code][month] for month in months}) for it in (ends, fed)]
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


def _rounded(number: float) -> Decimal:
    return Decimal(f"{number:.4f}")
