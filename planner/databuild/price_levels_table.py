"""Derives price levels: local money for what one dollar buys in the United States.

The World Bank's newest parity of each country. Where it has none (Taiwan), the price level of the
countries that have both is regressed on the dollar price of a Big Mac and on output per person, and
the country's own burger and output give its parity: a model, grade D.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from statistics import median

import numpy as np
from numpy.typing import NDArray

from planner.databuild.countries_table import CROSSWALK
from planner.databuild.grades import GradeRule, GradeStep, always
from planner.databuild.pay_country_facts import PPP, PPP_FILE, log_output
from planner.databuild.pay_survey_rates import BIG_MAC, BIG_MAC_FILE
from planner.databuild.raw_table import RawRow, read_rows
from planner.databuild.report import BuildLog
from planner.databuild.table import Cell, Table
from planner.market.country_facts_loader import PRICE_COLUMNS
from planner.market.provenance import Grade

TABLE = "price_levels.csv"
STEEP = Decimal("0.2")
"""A parity that moved by more in its last year is out of date sooner."""
FEWEST_TO_FIT = 20
"""Countries with both parity and Big Mac that a prediction needs."""


@dataclass(frozen=True, slots=True)
class Parity:
    """Local money per international dollar.

    Attributes:
        change: On the year before, a fraction; None where that year is missing.
        is_published: Whether the World Bank published it.
    """

    local_per_dollar: Decimal
    as_of: date
    change: Decimal | None
    is_published: bool


PRICE_GRADES: GradeRule[Parity] = GradeRule(
    "Price levels",
    (TABLE,),
    (
        GradeStep(
            Grade.D,
            "no published parity: predicted from Big Mac prices and output per person",
            lambda parity: not parity.is_published,
        ),
        GradeStep(
            Grade.B,
            f"the published parity moved by more than {STEEP:.0%} in its last year, or the year "
            "before is missing",
            lambda parity: parity.change is None or abs(parity.change) > STEEP,
        ),
        GradeStep(Grade.A, "any other published parity", always),
    ),
    ages=True,
)

_BIG_MAC_DAY = "2025-01-01"
_SIX_DIGITS = 6
# The lev went into the euro on 2026-01-01; parities of earlier years are in lev.
_FORMER_MONEY = {"BG": Decimal("1.95583")}


def price_levels_table(
    sources: Path, currency_of: Mapping[str, str], today: date, log: BuildLog
) -> Table:
    """Build the table.

    Args:
        sources: Folder of the raw sources.
        currency_of: Currency of today of each country with a place.
        today: The day grades are given for.
        log: Takes what was dropped and checked.

    Raises:
        DataBuildError: If a source is missing or broken.
    """
    published = published_parities(sources)
    missing = sorted(set(currency_of) - set(published))
    predicted = _predicted(sources, published, missing, log) if missing else {}
    known = {code: it for code, it in (published | predicted).items() if code in currency_of}
    nothing = sorted(set(missing) - set(predicted)) or ["none"]
    log.drop(f"price levels: neither parity nor Big Mac: {', '.join(nothing)}")
    log.drop(f"price levels: {len(set(published) - set(known))} countries have no place")
    old = sorted(code for code, it in known.items() if it.as_of.year < today.year - 2) or ["none"]
    log.check(f"price levels: {len(known)}, older than the newest year: {', '.join(old)}")
    rows = tuple(_row(code, currency_of[code], known[code], today) for code in sorted(known))
    return Table(TABLE, PRICE_COLUMNS, rows)


def published_parities(sources: Path) -> dict[str, Parity]:
    """Return the newest published parity of every country, in its currency of today.

    Raises:
        DataBuildError: If the source is missing, broken, or has a year twice.
    """
    years: dict[str, dict[int, Decimal]] = {}
    for row in read_rows(sources / PPP_FILE, ("Country ID", "Year", "PPP")):
        of_country = years.setdefault(row.filled("Country ID"), {})
        year = row.integer("Year")
        if year in of_country:
            raise row.fault("Year", f"{year} is there twice")
        of_country[year] = _positive(row, "PPP")
    return {code: _newest(code, of_country) for code, of_country in years.items()}


def _newest(code: str, years: Mapping[int, Decimal]) -> Parity:
    newest = max(years)
    parity = years[newest] / _FORMER_MONEY.get(code, Decimal(1))
    before = years.get(newest - 1)
    change = None if before is None else years[newest] / before - 1
    return Parity(parity, date(newest, 12, 31), change, is_published=True)


def _row(code: str, currency: str, parity: Parity, today: date) -> tuple[Cell, ...]:
    return (
        code,
        currency,
        significant(parity.local_per_dollar),
        PPP if parity.is_published else BIG_MAC,
        parity.as_of,
        PRICE_GRADES.grade(parity, today - parity.as_of),
    )


def significant(number: Decimal) -> Decimal:
    """Return a positive number to six significant digits, without an exponent."""
    places = max(_SIX_DIGITS - 1 - number.adjusted(), 0)
    return round(number, places)


def _predicted(
    sources: Path, published: Mapping[str, Parity], missing: list[str], log: BuildLog
) -> dict[str, Parity]:
    """Predict the parities of countries that have a Big Mac but none of the World Bank's."""
    burgers = _burgers(sources)
    output = log_output(sources)
    known = sorted(burgers.keys() & output.keys())
    both = [code for code in known if code in published]
    wanted = [code for code in missing if code in known]
    if not wanted or len(both) < FEWEST_TO_FIT:
        return {}

    def predictors(codes: list[str]) -> NDArray[np.float64]:
        return np.array([[1.0, math.log(burgers[it][1]), output[it]] for it in codes])

    levels = np.array(
        [math.log(float(published[it].local_per_dollar) / burgers[it][0]) for it in both]
    )
    errors = _left_out_errors(predictors(both), levels)
    log.check(
        f"price levels: from Big Mac and output: {', '.join(wanted)}; each of {len(both)} other "
        f"countries left out is missed by {median(errors):.0%} (median)"
    )
    found = predictors(wanted) @ np.linalg.lstsq(predictors(both), levels, rcond=None)[0]
    day = date.fromisoformat(_BIG_MAC_DAY)
    return {
        code: Parity(Decimal(math.exp(level) * burgers[code][0]), day, None, is_published=False)
        for code, level in zip(wanted, found.tolist(), strict=True)
    }


def _left_out_errors(predictors: NDArray[np.float64], levels: NDArray[np.float64]) -> list[float]:
    errors = []
    for place in range(len(levels)):
        others = np.arange(len(levels)) != place
        slopes = np.linalg.lstsq(predictors[others], levels[others], rcond=None)[0]
        errors.append(abs(float(predictors[place] @ slopes - levels[place])))
    return errors


def _burgers(sources: Path) -> dict[str, tuple[float, float]]:
    """Return the market rate per dollar and the dollar price of a Big Mac, by country."""
    codes = {row["iso3"]: row["iso2"] for row in read_rows(sources / CROSSWALK, ("iso2", "iso3"))}
    columns = ("date", "iso_a3", "dollar_ex", "dollar_price")
    return {
        codes[row["iso_a3"]]: (
            float(_positive(row, "dollar_ex")),
            float(_positive(row, "dollar_price")),
        )
        for row in read_rows(sources / BIG_MAC_FILE, columns)
        if row["date"] == _BIG_MAC_DAY and row["iso_a3"] in codes
    }


def _positive(row: RawRow, column: str) -> Decimal:
    number = row.decimal(column)
    if number <= 0:
        raise row.fault(column, f"{number} is not above 0")
    return number
