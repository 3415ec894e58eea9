"""Finds the exchange rates the pay survey converted with, and who is paid in foreign money.

The survey publishes whole US dollars only. People report round figures in their own currency, so
the rate it used shows: at the right rate most rows of a currency are round again. A rate is taken
from the rows when that many round figures cannot be chance (``_CHANCE``); otherwise the rate of a
public source stands in, and the table says which. Rows that are round in dollars or euros instead
belong to people paid in foreign money, mostly by employers abroad.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from planner.databuild.countries_table import CROSSWALK
from planner.databuild.currency_tables import EcbRates, OtherRates
from planner.databuild.pay_survey import SURVEYED_ON, Floats, Survey
from planner.databuild.raw_table import DataBuildError, read_rows
from planner.databuild.report import BuildLog

BIG_MAC = "economist-big-mac"
BIG_MAC_FILE = f"{BIG_MAC}/big-mac-full-index_2022plus.csv"

_AROUND_SURVEY = ("2025-01-01", "2026-01-01")
_CURRENCY_THEN = {"BG": "BGN"}
"""Currencies of mid-2025 that are gone now; Bulgaria took the euro in 2026."""
LEV_PER_EURO = 1.95583
_CHANCE = 1e-3
_MOST_ROWS = 400
_FEWEST_ROWS = 5


class RateBasis(StrEnum):
    """Where a survey rate comes from."""

    SURVEY_ROWS = "survey rows"
    ECB = "ECB, survey day"
    BIG_MAC = "Big Mac index, 2025 to 2026"
    LATEST = "latest rate"
    UNIT = "US dollar"


_SEARCH_WIDTH = {RateBasis.ECB: 0.02, RateBasis.BIG_MAC: 0.12, RateBasis.LATEST: 0.22}
"""How far around a public rate the survey's own is looked for, as a fraction."""


@dataclass(frozen=True, slots=True)
class SurveyRate:
    """Units of a currency per US dollar as the survey converted, and how that is known.

    Attributes:
        per_usd: The rate.
        basis: Where it comes from.
        round_rows: Rows that are round at it, of ``rows`` looked at.
        public: The public rate it was looked for around.
        public_basis: Where that one comes from.
    """

    per_usd: float
    basis: RateBasis
    public: float
    public_basis: RateBasis
    round_rows: int = 0
    rows: int = 0


@dataclass(frozen=True, slots=True)
class SurveyRates:
    """The survey's rates by country, in the currency the country had then."""

    currency: Mapping[str, str]
    rates: Mapping[str, SurveyRate]

    def error(self, country: str) -> float:
        """Standard error of the log rate: 0 if the rows tell it.

        Else the root mean square gap of like public rates to the rates that rows do tell.
        """
        used = self.rates[self.currency[country]]
        if used.basis in (RateBasis.SURVEY_ROWS, RateBasis.UNIT):
            return 0.0
        gaps = [
            math.log(rate.per_usd / rate.public)
            for rate in self.rates.values()
            if rate.basis is RateBasis.SURVEY_ROWS and rate.public_basis is used.public_basis
        ]
        if not gaps:
            return _SEARCH_WIDTH[used.public_basis]
        return math.sqrt(math.fsum(gap**2 for gap in gaps) / len(gaps))

    def per_usd_now(self, country: str) -> float:
        """Units of the country's currency of today per US dollar at the survey's rate."""
        rate = self.rates[self.currency[country]].per_usd
        return rate / LEV_PER_EURO if self.currency[country] == "BGN" else rate


def survey_rates(
    sources: Path, survey: Survey, ecb: EcbRates, other: OtherRates, log: BuildLog
) -> SurveyRates:
    """Find the rate of every currency of the crosswalk's countries.

    Raises:
        DataBuildError: If a source is broken, or the ECB has no rates of the survey's day.
    """
    currency = _currencies_then(sources)
    public = _public_rates(sources, ecb, other)
    rows: dict[str, list[float]] = {}
    for place, usd in zip(survey.country.tolist(), survey.usd.tolist(), strict=True):
        rows.setdefault(currency[survey.countries[place]], []).append(usd)
    rates = {
        code: _recovered(np.array(rows.get(code, [])), public[code])
        for code in sorted(set(currency.values()))
        if code in public
    }
    known = {country: code for country, code in currency.items() if code in rates}
    _report(rates, rows, log)
    return SurveyRates(known, rates)


def is_paid_abroad(survey: Survey, rates: SurveyRates) -> NDArray[np.bool_]:
    """Tell which rows are round in dollars or euros but not in the country's own currency."""
    own = np.array([rates.rates[rates.currency[code]].per_usd for code in survey.countries])
    codes = np.array([rates.currency[code] for code in survey.countries])[survey.country]
    euro = rates.rates["EUR"].per_usd if "EUR" in rates.rates else 1.0
    own_rate = own[survey.country]
    local = survey.usd * own_rate
    is_own = _is_round(survey.usd, own_rate, _round_step(local))
    is_own |= _is_round(survey.usd, own_rate, 12 * _round_step(local / 12))
    in_dollars = (survey.usd % 100 == 0) & (codes != "USD")
    in_euros = _is_round(survey.usd, euro, 500.0) & (codes != "EUR") & (codes != "USD")
    abroad: NDArray[np.bool_] = (in_dollars | in_euros) & ~is_own
    return abroad


def _currencies_then(sources: Path) -> dict[str, str]:
    rows = read_rows(sources / CROSSWALK, ("iso2", "currency"))
    return {row["iso2"]: row["currency"] for row in rows if row["currency"]} | {
        row["iso2"]: _CURRENCY_THEN[row["iso2"]] for row in rows if row["iso2"] in _CURRENCY_THEN
    }


def _public_rates(sources: Path, ecb: EcbRates, other: OtherRates) -> dict[str, SurveyRate]:
    of_day = [rates for day, rates in ecb.days if day == SURVEYED_ON]
    if not of_day:
        raise DataBuildError(ecb.path, f"holds no rates of {SURVEYED_ON}, the survey's day")
    rates = _as_rates(other.per_usd, RateBasis.LATEST)
    rates |= _as_rates(_big_mac_rates(sources), RateBasis.BIG_MAC)
    rates |= _as_rates(ecb.per_usd(of_day[0]), RateBasis.ECB)
    return rates | {"USD": SurveyRate(1.0, RateBasis.UNIT, 1.0, RateBasis.UNIT)}


def _as_rates(
    per_usd: Mapping[str, Decimal] | Mapping[str, float], basis: RateBasis
) -> dict[str, SurveyRate]:
    return {
        code: SurveyRate(float(rate), basis, float(rate), basis) for code, rate in per_usd.items()
    }


def _big_mac_rates(sources: Path) -> dict[str, float]:
    """Return the geometric mean of the index's rates half a year before and after the survey."""
    found: dict[str, dict[str, float]] = {}
    columns = ("date", "currency_code", "dollar_ex")
    for row in read_rows(sources / BIG_MAC_FILE, columns):
        if row["date"] in _AROUND_SURVEY:
            rate = float(row.decimal("dollar_ex"))
            found.setdefault(row["currency_code"], {})[row["date"]] = rate
    return {
        code: math.sqrt(math.prod(rates.values()))
        for code, rates in found.items()
        if len(rates) == len(_AROUND_SURVEY)
    }


def _recovered(usd: Floats, public: SurveyRate) -> SurveyRate:
    """Return the rate at which most rows are round, or the public one if none stands out."""
    told = usd[usd % 1000 != 0]
    if public.basis is RateBasis.UNIT or len(told) < _FEWEST_ROWS:
        return public
    sample = told[:: -(-len(told) // _MOST_ROWS)]
    typical = float(np.median(sample))
    year, month = (_power_of_ten(typical * public.per_usd / parts) / 10 for parts in (1, 12))
    steps = (year, 12 * month)
    width = _SEARCH_WIDTH[public.basis]
    grid = public.per_usd * np.exp(np.arange(-width, width, 0.25 / float(sample.max())))
    hits = np.zeros(len(grid), dtype=np.int64)
    score = np.zeros(len(grid), dtype=np.int64)
    for value in sample.tolist():
        is_year, is_month = (_is_round(value, grid, step) for step in steps)
        hits += is_year | is_month
        # At 6/5 of the right rate round months look like round years, and the reverse: a round
        # year counts double, and of equal scores the one nearest the public rate wins.
        score += 2 * is_year + (is_month & ~is_year)
    likely = np.flatnonzero(score == score.max())
    best = int(likely[np.argmin(np.abs(grid[likely] - public.per_usd))])
    chance = sum(grid[best] / step for step in steps)
    if not _stands_out(int(hits[best]), len(sample), chance, 2 * width * typical):
        return replace(public, rows=len(sample))
    exact = np.concatenate([_exact_rates(sample, grid[best], step) for step in steps])
    return replace(
        public,
        per_usd=float(np.median(exact)),
        basis=RateBasis.SURVEY_ROWS,
        round_rows=int(hits[best]),
        rows=len(sample),
    )


def _exact_rates(usd: Floats, rate: float, step: float) -> Floats:
    """Return the rates at which the rows that are round near ``rate`` are exactly round."""
    near = usd[_is_round(usd, rate, step)]
    exact: Floats = np.round(near * rate / step) * step / near
    return exact


def _stands_out(hits: int, rows: int, chance: float, rates_tried: float) -> bool:
    """Tell by Chernoff's bound whether so many round rows are beyond chance at any rate tried."""
    share = min(hits / rows, 1 - 1e-9)
    if hits < _FEWEST_ROWS or share <= chance:
        return False
    information = share * math.log(share / chance)
    information += (1 - share) * math.log((1 - share) / (1 - chance))
    return rows * information > math.log(rates_tried / _CHANCE)


def _is_round(usd: Floats | float, rate: Floats | float, step: Floats | float) -> NDArray[np.bool_]:
    """Tell whether a multiple of ``step`` in local money becomes these whole dollars."""
    local = np.asarray(usd) * rate
    is_round: NDArray[np.bool_] = np.abs(local - np.round(local / step) * step) <= 0.5 * np.asarray(
        rate
    )
    return is_round


def _round_step(local: Floats) -> Floats:
    """Return the step people round to: two significant digits, half of the second counts."""
    step: Floats = 10.0 ** np.floor(np.log10(local)) / 20
    return step


def _power_of_ten(amount: float) -> float:
    return float(10 ** math.floor(math.log10(amount)))


def _report(
    rates: Mapping[str, SurveyRate], rows: Mapping[str, list[float]], log: BuildLog
) -> None:
    told = [code for code in rates if rates[code].basis is RateBasis.SURVEY_ROWS]
    public = [
        f"{code} ({rates[code].basis})"
        for code in sorted(rows)
        if code in rates and rates[code].basis not in (RateBasis.SURVEY_ROWS, RateBasis.UNIT)
    ]
    log.check(f"pay: the survey's own rate shows in its rows for {', '.join(told)}")
    log.drop(f"pay: no own rate of the survey shows, a public one is used: {', '.join(public)}")
