"""Sets shipped figures beside a second source each, and names those that lie too far from it.

Employer shares beside the OECD's, price levels beside what a Big Mac costs, days of leave beside a
second list, exchange rates beside a second provider. A figure is an outlier when its gap exceeds
the bound of its subject; ``curated/outlier_notes.csv`` has what is known of the reason.
"""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from planner.databuild.currency_tables import (
    ECB,
    FAWAZAHMED0,
    TOLERANCE,
    read_ecb,
    read_other_rates,
)
from planner.databuild.employer_cost_quality import TOLERANCE as POINTS
from planner.databuild.employer_cost_quality import Comparison
from planner.databuild.employer_cost_quality_sources import OECD
from planner.databuild.fx_series import FED, FED_FILE
from planner.databuild.quality_compared import (
    LEAVE,
    PRICE,
    RATE,
    SHARE,
    UNEXPLAINED,
    Compared,
    rounded,
)
from planner.databuild.quality_prices import compare_prices
from planner.databuild.raw_table import DataBuildError, read_rows
from planner.databuild.statutory_terms_table import LEAVE_LIST
from planner.databuild.table import Table

OUTLIERS = "quality_outliers.csv"
NOTES = "outlier_notes.csv"

LEAVE_BOUND = 4.0
"""Days; a working week apart is an outlier."""
OLD_RATE_BOUND = 0.1
"""For a rate some months apart from its second source."""

_FED_ONLY = {"Sri Lanka": "LKR", "Taiwan": "TWD"}
"""What the second source calls the countries whose currency the ECB does not quote."""
_COLUMNS = (
    "subject",
    "key",
    "figure",
    "second_figure",
    "second_source",
    "gap",
    "bound",
    "is_outlier",
    "note",
)


def compare_all(
    sources: Path, curated: Path, tables: Mapping[str, Table], shares: Iterable[Comparison]
) -> list[Compared]:
    """Compare everything that has a second source, subject by subject.

    Args:
        sources: Folder of the raw sources.
        curated: Folder of the hand-made lists.
        tables: The built tables by name.
        shares: Employer shares beside the OECD's.

    Raises:
        DataBuildError: If a source is missing or broken, or a note is about no outlier's subject.
    """
    compared = [
        *_shares(shares),
        *compare_prices(sources, tables["price_levels.csv"]),
        *_leave(tables["statutory_terms.csv"]),
        *_rates(sources, tables["exchange_rates.csv"]),
    ]
    notes = _read_notes(curated)
    return [
        replace(each, note=each.note or notes.get((each.subject, each.key), UNEXPLAINED))
        if each.is_outlier
        else replace(each, note="")
        for each in compared
    ]


def outliers_table(compared: Iterable[Compared]) -> Table:
    """Return every comparison as a table, outliers marked."""
    rows = tuple(
        (
            each.subject,
            each.key,
            each.figure,
            each.second_figure,
            each.second_source,
            f"{each.gap:.4f}",
            f"{each.bound:.4f}",
            each.is_outlier,
            each.note,
        )
        for each in compared
    )
    return Table(OUTLIERS, _COLUMNS, rows)


def _shares(shares: Iterable[Comparison]) -> Iterator[Compared]:
    for each in shares:
        if each.second_share is not None:
            yield Compared(
                SHARE,
                each.country,
                f"{each.share:.4f}",
                f"{each.second_share:.4f}",
                OECD,
                float(each.share - each.second_share),
                float(POINTS),
                each.explanation,
            )


def _leave(terms: Table) -> Iterator[Compared]:
    for row in terms.rows:
        named = dict(zip(terms.columns, row, strict=True))
        ours, second = named["paid_leave_days"], named["second_leave_days"]
        if ours is not None and second is not None:
            gap = float(str(ours)) - float(str(second))
            yield Compared(
                LEAVE, str(named["country"]), str(ours), str(second), LEAVE_LIST, gap, LEAVE_BOUND
            )


def _rates(sources: Path, shipped: Table) -> Iterator[Compared]:
    """Compare on the day both providers have; else the shipped rate with the last monthly mean."""
    ecb, other = read_ecb(sources), read_other_rates(sources)
    same_day = next((rates for day, rates in ecb.days if day == other.day), None)
    crossed = {} if same_day is None else ecb.per_usd(same_day)
    for code in sorted(crossed.keys() & other.per_usd.keys() - {"USD"}):
        yield _rate(code, crossed[code], other.per_usd[code], FAWAZAHMED0, float(TOLERANCE))
    means = {
        _FED_ONLY[row["Country"]]: row.decimal("Exchange rate")
        for row in sorted(
            read_rows(sources / FED_FILE, ("Date", "Country", "Exchange rate")),
            key=lambda row: row["Date"],
        )
        if row["Country"] in _FED_ONLY
    }
    for row in shipped.rows:
        named = dict(zip(shipped.columns, row, strict=True))
        code = str(named["currency"])
        if code in means and named["source"] != ECB:
            ours = Decimal(str(named["units_per_usd"]))
            yield _rate(code, ours, means[code], FED, OLD_RATE_BOUND)


def _rate(code: str, ours: Decimal, second: Decimal, source: str, bound: float) -> Compared:
    gap = math.log(ours / second)
    return Compared(RATE, code, rounded(ours, 6), rounded(second, 6), source, gap, bound)


def _read_notes(curated: Path) -> dict[tuple[str, str], str]:
    notes: dict[tuple[str, str], str] = {}
    for row in read_rows(curated / NOTES, ("subject", "key", "note")):
        if row["subject"] not in (PRICE, LEAVE, RATE):
            raise row.fault("subject", f"{row['subject']!r} takes no note")
        key = (row["subject"], row.filled("key"))
        if key in notes:
            raise DataBuildError(row.path, f"{key[1]} is there twice", row.number, "key")
        notes[key] = row.filled("note")
    return notes
