"""First stage of the pay model: log pay on experience, occupation and country, outliers damped.

    log pay = country + occupation + f(years in work) + residual

f is piecewise linear with knots at ``KNOTS`` years. Fitted by least squares reweighted after Huber
with a small constant, so that effects are close to those of medians: surveys hold monthly figures
typed as yearly ones, and pay is skewed. Country effects are free here; the second stage
(``pay_countries``) shrinks them.
"""

import itertools
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.databuild.pay_survey import OCCUPATIONS, Floats, Survey

KNOTS = (0.0, 2.0, 5.0, 10.0, 15.0, 25.0)
_HUBER = 0.7
_ROUNDS = 25
_MAD = 1.4826


@dataclass(frozen=True, slots=True)
class PayRegression:
    """The fitted effects, in logs, pay in US dollars at the survey's rates.

    Attributes:
        slopes: Growth per year in work between neighboring knots.
        occupation: Effect of each of ``OCCUPATIONS``; 0 for the first.
        occupation_error: Standard error of each.
        country: Effect of each country of the survey, nan without rows.
        country_error: Standard error of each.
        scale: Robust standard deviation of the residuals.
        residuals: Of each row, from all effects.
    """

    slopes: Floats
    occupation: Floats
    occupation_error: Floats
    country: Floats
    country_error: Floats
    scale: float
    residuals: Floats

    def experience(self, years: Floats | float) -> Floats:
        """Return f at some years in work."""
        effect: Floats = _segments(np.atleast_1d(np.asarray(years, dtype=float))) @ self.slopes
        return effect


def fit_regression(survey: Survey) -> PayRegression:
    """Fit the first stage.

    Country effects are eliminated first (a block of dummies has a diagonal inner product), so each
    round solves a system as small as experience and occupations.
    """
    own = np.column_stack([_segments(survey.years), _dummies(survey.occupation)])
    pay = np.log(survey.usd)
    solved = _weighted_fit(own, survey, pay, np.ones(len(pay)))
    for _ in range(_ROUNDS):
        size = np.abs(solved.residuals)
        weights = np.minimum(1.0, _HUBER * solved.scale / np.maximum(size, 1e-12))
        solved = _weighted_fit(own, survey, pay, weights)
    segments = len(KNOTS) - 1
    rows = survey.rows_by_country()
    return PayRegression(
        slopes=solved.effects[:segments],
        occupation=np.concatenate([[0.0], solved.effects[segments:]]),
        occupation_error=np.concatenate([[0.0], solved.errors[segments:]]),
        country=np.where(rows > 0, solved.country, np.nan),
        # The error of a mean of this country's rows; that of the common effects cancels in pay.
        country_error=np.where(rows > 0, solved.scale / np.sqrt(np.maximum(rows, 1)), np.nan),
        scale=solved.scale,
        residuals=solved.residuals,
    )


@dataclass(frozen=True, slots=True)
class _Solved:
    """One weighted fit: own effects with errors, countries, residuals and their scale."""

    effects: Floats
    errors: Floats
    country: Floats
    residuals: Floats
    scale: float


def _weighted_fit(own: Floats, survey: Survey, pay: Floats, weights: Floats) -> _Solved:
    def by_country(values: Floats) -> Floats:
        counted = np.bincount(survey.country, values, minlength=len(survey.countries))
        return counted.astype(np.float64)

    weighted = own * weights[:, None]
    crossed = np.stack([by_country(column) for column in weighted.T])
    total = np.maximum(by_country(weights), 1e-12)
    inverse = np.linalg.pinv(own.T @ weighted - (crossed / total) @ crossed.T, hermitian=True)
    pay_by_country = by_country(weights * pay)
    effects = inverse @ (weighted.T @ pay - crossed @ (pay_by_country / total))
    country = (pay_by_country - crossed.T @ effects) / total
    residuals = pay - own @ effects - country[survey.country]
    scale = _MAD * float(np.median(np.abs(residuals))) or 1.0
    errors = scale * np.sqrt(np.maximum(np.diag(inverse), 0.0))
    return _Solved(effects, errors, country, residuals, scale)


def _segments(years: Floats) -> Floats:
    return np.column_stack(
        [np.clip(years - low, 0.0, high - low) for low, high in itertools.pairwise(KNOTS)]
    )


def _dummies(occupation: NDArray[np.int64]) -> Floats:
    dummies: Floats = (occupation[:, None] == np.arange(1, len(OCCUPATIONS))).astype(np.float64)
    return dummies
