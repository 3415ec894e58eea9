"""What predicts a country's pay: output, prices, public activity of developers, people, wages."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from planner.databuild.cldr import CLDR
from planner.databuild.pay_country_activity import (
    Position,
    log_collaboration,
    log_pushes,
    log_wages,
    positions,
)
from planner.databuild.pay_survey_rates import BIG_MAC_FILE, SurveyRates
from planner.databuild.raw_table import DataBuildError, read_rows
from planner.databuild.report import BuildLog

PPP = "worldbank-ppp"
PPP_FILE = f"{PPP}/ppp_gdp_lcu_per_intl_dollar_2018plus.csv"
TERRITORIES_FILE = f"{CLDR}/territoryInfo.json"

_BIG_MAC_DAY = "2025-01-01"


class Predictor(StrEnum):
    """What pay may be predicted by; each is a logarithm."""

    OUTPUT = "output per person"
    """In international dollars."""
    PRICES = "prices"
    """Against the United States, at the survey's rate."""
    COLLABORATION = "work across borders"
    """Pushes and pull requests across borders per account, a year."""
    PUSHES = "pushes per account"
    """A quarter."""
    PEOPLE = "people"
    WAGES = "mean wages"
    """Of all employees, a month, in international dollars."""


@dataclass(frozen=True, slots=True)
class CountryFacts:
    """Predictors of one country, and where it is.

    Attributes:
        logs: Logarithm of each predictor.
        position: Latitude and longitude of the largest city, in degrees.
    """

    logs: Mapping[Predictor, float]
    position: Position


def read_country_facts(sources: Path, rates: SurveyRates, log: BuildLog) -> dict[str, CountryFacts]:
    """Read the predictors of every country that has all but wages.

    Where no wages are known, they follow output per person and prices.

    Raises:
        DataBuildError: If a source is missing or broken.
    """
    output = log_output(sources)
    logs = {
        Predictor.OUTPUT: output,
        Predictor.PRICES: _log_prices(sources, rates, output, log),
        Predictor.COLLABORATION: log_collaboration(sources),
        Predictor.PUSHES: log_pushes(sources),
        Predictor.PEOPLE: _log_people(sources),
    }
    where = positions(sources)
    known = sorted(where.keys() & set.intersection(*(set(values) for values in logs.values())))
    logs[Predictor.WAGES] = _wages_of_all(sources, known, logs, log)
    return {
        code: CountryFacts({name: values[code] for name, values in logs.items()}, where[code])
        for code in known
    }


def _wages_of_all(
    sources: Path,
    countries: list[str],
    logs: Mapping[Predictor, Mapping[str, float]],
    log: BuildLog,
) -> dict[str, float]:
    told = {code: wage for code, wage in log_wages(sources).items() if code in countries}
    missing = [code for code in countries if code not in told]
    output, prices = logs[Predictor.OUTPUT], logs[Predictor.PRICES]
    log.drop(f"pay: no wages of all employees, output and prices used: {', '.join(missing)}")
    return told | _predicted(told, prices, output, missing)


def log_output(sources: Path) -> dict[str, float]:
    """Return the log of output per person, in international dollars, of every territory.

    Raises:
        DataBuildError: If the source is missing or broken.
    """
    return {
        code: math.log(gdp / people)
        for code, (gdp, people) in _territories(sources).items()
        if gdp and people
    }


def _log_people(sources: Path) -> dict[str, float]:
    return {code: math.log(people) for code, (_, people) in _territories(sources).items() if people}


def _territories(sources: Path) -> dict[str, tuple[float, float]]:
    """Return product, in international dollars, and people of every territory."""
    territories = _supplemental(sources / TERRITORIES_FILE, "territoryInfo")
    try:
        return {
            code: (float(facts.get("_gdp", 0)), float(facts.get("_population", 0)))
            for code, facts in territories.items()
        }
    except (AttributeError, TypeError, ValueError):
        raise DataBuildError(sources / TERRITORIES_FILE, "is not CLDR territory data") from None


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
        prices |= _predicted(prices, burgers, output, missing)
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


def _predicted(
    known: Mapping[str, float],
    first: Mapping[str, float],
    second: Mapping[str, float],
    missing: list[str],
) -> dict[str, float]:
    """Predict what is missing of some countries from two figures of theirs, by least squares."""

    def predictors(codes: list[str]) -> NDArray[np.float64]:
        return np.array([[1.0, first[code], second[code]] for code in codes]).reshape(-1, 3)

    all_known = sorted(known.keys() & first.keys() & second.keys())
    told = np.array([known[code] for code in all_known])
    slopes = np.linalg.lstsq(predictors(all_known), told, rcond=None)[0]
    return dict(zip(missing, (predictors(missing) @ slopes).tolist(), strict=True))


def _supplemental(path: Path, name: str) -> Any:  # noqa: ANN401 -- JSON
    if not path.is_file():
        raise DataBuildError(path, "the file is missing")
    try:
        return json.loads(path.read_text(encoding="utf-8"))["supplemental"][name]
    except (ValueError, KeyError, TypeError):
        raise DataBuildError(path, f"holds no {name}") from None
