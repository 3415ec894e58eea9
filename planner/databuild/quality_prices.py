"""Sets price levels beside what a Big Mac costs in the same year."""

import math
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from statistics import median

from planner.databuild.countries_table import CROSSWALK
from planner.databuild.pay_country_facts import PPP
from planner.databuild.pay_survey_rates import BIG_MAC, BIG_MAC_FILE
from planner.databuild.quality_compared import PRICE, Compared, rounded
from planner.databuild.raw_table import read_rows
from planner.databuild.table import Table

PRICE_BOUND = math.log(1.5)
_FEWEST = 3
"""Countries a common line needs."""


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
    if len(points) < _FEWEST:
        return []
    levels_log = [math.log(ours / rate) for _, ours, _, rate in points]
    ratios = [math.log(burger / ours) for _, ours, burger, _ in points]
    gaps = _residuals(levels_log, ratios)
    return [
        Compared(PRICE, country, rounded(ours, 4), rounded(burger, 4), BIG_MAC, -gap, PRICE_BOUND)
        for (country, ours, burger, _), gap in zip(points, gaps, strict=True)
    ]


def _residuals(xs: Sequence[float], ys: Sequence[float]) -> list[float]:
    """Return what a line through the medians leaves, so that no single country bends it.

    Slope: the median of those of all pairs (H. Theil, 1950; P. K. Sen, 1968).
    """
    slopes = [
        (y - other_y) / (x - other_x)
        for (x, y), (other_x, other_y) in combinations(zip(xs, ys, strict=True), 2)
        if x != other_x
    ]
    slope = median(slopes) if slopes else 0.0
    bent = [y - slope * x for x, y in zip(xs, ys, strict=True)]
    return [each - median(bent) for each in bent]


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
