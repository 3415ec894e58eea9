"""How far pay spreads around the middle: quantiles by experience, width by country, pooled.

Quantiles of the residuals are taken as they are, so a longer lower tail stays one. Each country
widens or narrows them by one factor, pooled toward 1 where rows are few.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.databuild.pay_levels import BRACKETS, bracket
from planner.databuild.pay_survey import Floats, Survey

PROBABILITIES = (0.10, 0.25, 0.50, 0.75, 0.90)

_WIDTH_NOISE = 1.2
"""Variance of the log of an estimated P10-P90 width, times the rows: 0.8 for normal residuals,
half more for their longer tails."""
_FEWEST_ROWS = 10
_FEWEST_OF_BRACKET = 30


@dataclass(frozen=True, slots=True)
class Spread:
    """Quantiles of log pay around the middle.

    Attributes:
        quantiles: Offsets, one row per bracket of years, one column per probability.
        widths: Factor of each country of the survey.
    """

    quantiles: Floats
    widths: Floats


def fit_spread(survey: Survey, residuals: Floats) -> Spread:
    """Fit quantiles and widths to the residuals of the rows."""
    widths = _pooled_widths(residuals, survey.country, len(survey.countries))
    scaled = residuals / widths[survey.country]
    return Spread(_quantiles(scaled, bracket(survey.years)), widths)


def _quantiles(residuals: Floats, brackets: NDArray[np.int64]) -> Floats:
    everyone = np.quantile(residuals, PROBABILITIES)
    rows = []
    for place in range(len(BRACKETS) + 1):
        own = residuals[brackets == place]
        rows.append(np.quantile(own, PROBABILITIES) if len(own) >= _FEWEST_OF_BRACKET else everyone)
    return np.array(rows)


def _pooled_widths(residuals: Floats, country: NDArray[np.int64], countries: int) -> Floats:
    low, high = np.quantile(residuals, (PROBABILITIES[0], PROBABILITIES[-1]))
    usual = math.log(high - low)
    logs, noise = np.zeros(countries), np.full(countries, np.inf)
    for place in range(countries):
        own = residuals[country == place]
        if len(own) >= _FEWEST_ROWS:
            low, high = np.quantile(own, (PROBABILITIES[0], PROBABILITIES[-1]))
            if high > low:
                logs[place], noise[place] = math.log(high - low) - usual, _WIDTH_NOISE / len(own)
    told = np.isfinite(noise)
    between = max(0.0, float(np.mean(logs[told] ** 2 - noise[told]))) if told.any() else 0.0
    widths: Floats = np.exp(logs * between / (between + noise)) if between else np.ones(countries)
    return widths
