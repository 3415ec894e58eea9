"""What predicts a country's pay: output per person, prices, and work with developers abroad."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from planner.databuild.cldr import CLDR
from planner.databuild.pay_survey_rates import BIG_MAC_FILE, SurveyRates
from planner.databuild.raw_table import DataBuildError, read_rows
from planner.databuild.report import BuildLog
from planner.databuild.talent_pool_activity import ACCOUNTS, COLLABORATORS

PPP = "worldbank-ppp"
PPP_FILE = f"{PPP}/ppp_gdp_lcu_per_intl_dollar_2018plus.csv"
TERRITORIES_FILE = f"{CLDR}/territoryInfo.json"

_BIG_MAC_DAY = "2025-01-01"
_UNION = "EU"
"""The row of the European Union beside its members."""


@dataclass(frozen=True, slots=True)
class CountryFacts:
    """Predictors of one country.

    Attributes:
        log_output: Log of output per person, in international dollars.
        log_price: Log of the price level against the United States, at the survey's rate.
        log_collaboration: Log of pushes and pull requests across borders per account, a year.
    """

    log_output: float
    log_price: float
    log_collaboration: float


def read_country_facts(sources: Path, rates: SurveyRates, log: BuildLog) -> dict[str, CountryFacts]:
    """Read the predictors of every country that has them all.

    Raises:
        DataBuildError: If a source is missing or broken.
    """
    output = log_output(sources)
    prices = _log_prices(sources, rates, output, log)
    collaboration = _log_collaboration(sources)
    return {
        code: CountryFacts(output[code], prices[code], collaboration[code])
        for code in sorted(output.keys() & prices.keys() & collaboration.keys())
    }


def log_output(sources: Path) -> dict[str, float]:
    """Return the log of output per person, in international dollars, of every territory.

    Raises:
        DataBuildError: If the source is missing or broken.
    """
    territories = _supplemental(sources / TERRITORIES_FILE, "territoryInfo")
    try:
        figures = {
            code: (float(facts.get("_gdp", 0)), float(facts.get("_population", 0)))
            for code, facts in territories.items()
        }
    except (AttributeError, TypeError, ValueError):
        raise DataBuildError(sources / TERRITORIES_FILE, "is not CLDR territory data") from None
    return {
        code: math.log(gdp / people) for code, (gdp, people) in figures.items() if gdp and people
    }


def _log_prices(
    sources: Path, rates: SurveyRates, output: Mapping[str, float], log: BuildLog
) -> dict[str, float]:
    newest: dict[str, tuple[int, float]] = {}
    for row in read_rows(sources / PPP_FILE, ("Country ID", "Year", "PPP")):
        year, parity = row.integer("Year"), float(row.decimal("PPP"))
        if parity <= 0:
            raise row.fault("PPP", f"{parity} is no parity above 0")
        if row["Country ID"] not in newest or year > newest[row["Country ID"]][0]:
            newest[row["Country ID"]] = (year, parity)
    prices = {
        code: math.log(parity / rates.rates[rates.currency[code]].per_usd)
        for code, (_, parity) in newest.items()
        if code in rates.currency
    }
    burgers = _burger_prices(sources, rates)
    missing = sorted((burgers.keys() & output.keys()) - prices.keys())
    if missing:
        prices |= _predicted_prices(prices, burgers, output, missing)
        log.drop(f"pay: no purchasing power parity, Big Mac prices used: {', '.join(missing)}")
    return prices


def _burger_prices(sources: Path, rates: SurveyRates) -> dict[str, float]:
    """Return log dollar prices of a Big Mac; of the countries whose currency is theirs alone."""
    by_currency = {
        row["currency_code"]: math.log(float(row.decimal("dollar_price")))
        for row in read_rows(sources / BIG_MAC_FILE, ("date", "currency_code", "dollar_price"))
        if row["date"] == _BIG_MAC_DAY and row["currency_code"] not in ("EUR", "USD")
    }
    return {
        code: by_currency[currency]
        for code, currency in rates.currency.items()
        if currency in by_currency
    }


def _predicted_prices(
    prices: Mapping[str, float],
    burgers: Mapping[str, float],
    output: Mapping[str, float],
    missing: list[str],
) -> dict[str, float]:
    """Predict price levels from Big Mac prices and output per person of the other countries."""

    def predictors(codes: list[str]) -> NDArray[np.float64]:
        return np.array([[1.0, burgers[code], output[code]] for code in codes])

    both = sorted(prices.keys() & burgers.keys() & output.keys())
    told = np.array([prices[code] for code in both])
    slopes = np.linalg.lstsq(predictors(both), told, rcond=None)[0]
    return dict(zip(missing, (predictors(missing) @ slopes).tolist(), strict=True))


def _log_collaboration(sources: Path) -> dict[str, float]:
    accounts: dict[str, tuple[str, float]] = {}
    for row in read_rows(sources / ACCOUNTS, ("developers", "iso2_code", "year", "quarter")):
        when = f"{row['year']} {row['quarter']}"
        if when >= accounts.get(row["iso2_code"], ("", 0.0))[0]:
            accounts[row["iso2_code"]] = (when, float(row.decimal("developers")))
    work: dict[str, int] = {}
    for row in read_rows(sources / COLLABORATORS, ("weight", "source", "destination")):
        if _UNION not in (row["source"], row["destination"]):
            work[row["source"]] = work.get(row["source"], 0) + row.integer("weight")
    return {
        code: math.log(weight / accounts[code][1])
        for code, weight in work.items()
        if weight > 0 and accounts.get(code, ("", 0.0))[1] > 0
    }


def _supplemental(path: Path, name: str) -> Any:  # noqa: ANN401 -- JSON
    if not path.is_file():
        raise DataBuildError(path, "the file is missing")
    try:
        return json.loads(path.read_text(encoding="utf-8"))["supplemental"][name]
    except (ValueError, KeyError, TypeError):
        raise DataBuildError(path, f"holds no {name}") from None
