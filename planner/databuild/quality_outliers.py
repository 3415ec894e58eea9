"""Sets shipped figures beside a second source each, and names those that lie too far from it.

Employer shares beside the OECD's, price levels beside what a Big Mac costs, days of leave beside a
second list, exchange rates beside a second provider. A figure is an outlier when its gap exceeds
the bound of its subject; ``curated/outlier_notes.csv`` has what is known of the reason.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from planner.databuild.countries_table import CROSSWALK
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
from planner.databuild.fx_risk_tables import FED, FED_FILE
from planner.databuild.pay_country_facts import PPP
from planner.databuild.pay_survey_rates import BIG_MAC, BIG_MAC_FILE
from planner.databuild.raw_table import DataBuildError, read_rows
from planner.databuild.statutory_terms_table import LEAVE_LIST
from planner.databuild.table import Table

OUTLIERS = "quality_outliers.csv"
NOTES = "outlier_notes.csv"
UNEXPLAINED = "unexplained"

SHARE = "employer-share"
PRICE = "price-level"
LEAVE = "leave-days"
RATE = "exchange-rate"
LEAVE_BOUND = 4.0
"""Days; a working week apart is an outlier."""
PRICE_BOUND = math.log(1.5)
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


@dataclass(frozen=True, slots=True)
class Compared:
    """A shipped figure beside a second one.

    Attributes:
        key: Country or currency.
        gap: Points for shares, days for leave, otherwise a logarithm; above 0 if ours is higher.
        bound: Larger gaps are outliers.
        note: What is known of the reason; empty within the bound.
    """

    subject: str
    key: str
    figure: str
    second_figure: str
    second_source: str
    gap: float
    bound: float
    note: str = ""

    @property
    def is_outlier(self) -> bool:
        """Whether the gap exceeds the bound."""
        return abs(self.gap) > self.bound


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


def outliers_text(compared: Sequence[Compared]) -> str:
    """Return the section of the quality report."""
    counts = []
    for subject in (SHARE, PRICE, LEAVE, RATE):
        of_subject = [each for each in compared if each.subject == subject]
        outside = sum(each.is_outlier for each in of_subject)
        counts.append(f"| {_SUBJECTS[subject]} | {len(of_subject)} | {outside} |")
    found = [each for each in compared if each.is_outlier]
    lines = [
        f"| {each.subject}, {each.key} | {each.figure} | {each.second_figure} "
        f"| {each.gap:+.3g} | {each.note} |"
        for each in found
    ]
    unexplained = sum(each.note == UNEXPLAINED for each in found)
    return _TEXT.format(
        counts="\n".join(counts), lines="\n".join(lines), found=len(found), unexplained=unexplained
    )


def compare_prices(sources: Path, levels: Table) -> list[Compared]:
    """Compare price levels with Big Macs of the same year.

    A burger buys less of a local basket where all else is cheap, so the gap is what is left of
    log(burger parity / shipped parity) after its straight line on the logarithm of the shipped
    price level; with fewer than three countries nothing can be said.
    """
    burgers = _burger_parities(sources)
    points = []
    for row in levels.rows:
        named = dict(zip(levels.columns, row, strict=True))
        key = (str(named["country"]), str(named["as_of"])[:4])
        if named["source"] == PPP and key in burgers:
            parity, rate = burgers[key]
            ours = float(str(named["local_per_international_dollar"]))
            points.append((key[0], ours, parity, rate))
    if len(points) < 3:
        return []
    levels_log = [math.log(ours / rate) for _, ours, _, rate in points]
    ratios = [math.log(burger / ours) for _, ours, burger, _ in points]
    gaps = _residuals(levels_log, ratios)
    return [
        Compared(PRICE, country, f"{ours:.4g}", f"{burger:.4g}", BIG_MAC, -gap, PRICE_BOUND)
        for (country, ours, burger, _), gap in zip(points, gaps, strict=True)
    ]


def _residuals(xs: Sequence[float], ys: Sequence[float]) -> list[float]:
    middle_x, middle_y = sum(xs) / len(xs), sum(ys) / len(ys)
    spread = sum((x - middle_x) ** 2 for x in xs)
    together = sum((x - middle_x) * (y - middle_y) for x, y in zip(xs, ys, strict=True))
    slope = together / spread if spread else 0.0
    return [y - middle_y - slope * (x - middle_x) for x, y in zip(xs, ys, strict=True)]


def _burger_parities(sources: Path) -> dict[tuple[str, str], tuple[float, float]]:
    """Return burger parity and market rate by country and year, means of the year's editions."""
    codes = {row["iso3"]: row["iso2"] for row in read_rows(sources / CROSSWALK, ("iso2", "iso3"))}
    rows = [
        (
            row["date"],
            codes.get(row["iso_a3"]),
            row.decimal("local_price"),
            row.decimal("dollar_ex"),
        )
        for row in read_rows(sources / BIG_MAC_FILE, ("date", "iso_a3", "local_price", "dollar_ex"))
    ]
    dollars = {day: price for day, country, price, _ in rows if country == "US"}
    found: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for day, country, price, rate in rows:
        if country is not None and country != "US" and day in dollars:
            pair = (float(price / dollars[day]), float(rate))
            found.setdefault((country, day[:4]), []).append(pair)
    return {
        key: (sum(a for a, _ in pairs) / len(pairs), sum(b for _, b in pairs) / len(pairs))
        for key, pairs in found.items()
    }


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
    return Compared(RATE, code, f"{ours:.6g}", f"{second:.6g}", source, gap, bound)


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


_SUBJECTS = {
    SHARE: "Employer share of levies, beside the OECD's of 2021: more than 2 points",
    PRICE: "Price level, beside a Big Mac of the same year: a factor above 1.5 off the common line",
    LEAVE: "Days of leave, beside the second list: more than 4 days",
    RATE: "Exchange rate, beside a second provider on the same day: more than 1% "
    "(some months apart: 10%)",
}

_TEXT = """## Outliers against a second source

{found} of the figures that have a second source lie too far from it, {unexplained} of them without
a known reason: check both before relying on either. Everything compared is in
`quality_outliers.csv`.

| figure | compared | outliers |
| --- | ---: | ---: |
{counts}

Gaps are points of gross for shares, days for leave, and logarithms otherwise.

| figure | here | second source | gap | reason |
| --- | ---: | ---: | ---: | --- |
{lines}
"""
