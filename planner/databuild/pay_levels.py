"""Levels: what each earns against a senior engineer, from experience and from posted levels.

Junior to senior are brackets of years in work, and the survey's growth with experience is averaged
with the ratios posted levels show in the United States; half of what lies between both is the
error. Neither source has staff or principal engineers: they get their years, and one or two steps
of what the survey pays architects above back-end developers of the same experience. Half of those
steps is their error.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.databuild.pay_postings import PostingEffects
from planner.databuild.pay_regression import PayRegression
from planner.databuild.pay_survey import ARCHITECT, OCCUPATIONS, Floats, Survey
from planner.market.role import Level

YEARS = {
    Level.JUNIOR: 1.0,
    Level.MID: 3.5,
    Level.SENIOR: 7.5,
    Level.STAFF: 12.5,
    Level.PRINCIPAL: 20.0,
}
"""Years in work a level stands for."""

BRACKETS = (2.0, 5.0, 10.0)
"""Years in work up to which one is junior, mid, senior."""

_POSTED = {Level.JUNIOR: "EN", Level.MID: "MI"}
_TITLE_STEPS = {Level.STAFF: 1, Level.PRINCIPAL: 2}


@dataclass(frozen=True, slots=True)
class LevelEffect:
    """Against senior, in logs: the part experience explains, the rest, and the error of both."""

    experience: float
    title: float
    error: float

    def value(self, steepness: float) -> float:
        """Return the effect where experience pays ``steepness`` times what it does on average."""
        return self.experience * steepness + self.title


@dataclass(frozen=True, slots=True)
class Steepness:
    """How much experience pays in each country against all, with standard errors."""

    value: Floats
    error: Floats


def bracket(years: Floats) -> NDArray[np.int64]:
    """Return 0 for junior, 1 for mid, 2 for senior, 3 for more years in work."""
    brackets: NDArray[np.int64] = np.searchsorted(BRACKETS, years, side="left")
    return brackets


def bracket_of(level: Level) -> int:
    """Return the bracket whose people show how far pay of a level spreads."""
    return min(list(Level).index(level), len(BRACKETS))


def level_effects(fit: PayRegression, postings: PostingEffects) -> dict[Level, LevelEffect]:
    """Find the effect of every level."""
    step = float(fit.occupation[OCCUPATIONS.index(ARCHITECT)])
    return {level: _effect(level, step, fit, postings) for level in Level}


def _effect(level: Level, step: float, fit: PayRegression, postings: PostingEffects) -> LevelEffect:
    surveyed = float((fit.experience(YEARS[level]) - fit.experience(YEARS[Level.SENIOR]))[0])
    posted = postings.levels.get(_POSTED.get(level, ""))
    if posted is not None:
        mean, half_gap = (surveyed + posted.value) / 2, abs(surveyed - posted.value) / 2
        return LevelEffect(mean, 0.0, math.hypot(half_gap, posted.error / 2))
    title = step * _TITLE_STEPS.get(level, 0)
    return LevelEffect(surveyed, title, abs(title) / 2)


def fit_steepness(survey: Survey, fit: PayRegression) -> Steepness:
    """Find how much experience pays in each country, pooled toward 1.

    The variance between countries is a moment estimate (DerSimonian and Laird).
    """
    growth = fit.experience(survey.years) - fit.experience(YEARS[Level.SENIOR])
    limit = 2.5 * fit.scale
    residuals = np.clip(fit.residuals, -limit, limit)
    count = len(survey.countries)
    rows = np.maximum(np.bincount(survey.country, minlength=count), 1)
    mean = np.bincount(survey.country, growth, minlength=count) / rows
    centered = growth - mean[survey.country]
    strength = np.bincount(survey.country, centered**2, minlength=count)
    told = strength > 0
    safe = np.where(told, strength, 1.0)
    extra = np.bincount(survey.country, centered * residuals, minlength=count) / safe
    noise = np.where(told, fit.scale**2 / safe, np.inf)
    between = _variance_between(extra[told], noise[told])
    trust = between / (between + noise)
    return Steepness(1.0 + trust * extra, np.sqrt(between * (1.0 - trust)))


def _variance_between(values: Floats, noise: Floats) -> float:
    weights = 1.0 / noise
    if len(values) < 2:
        return 0.0
    mean = float(weights @ values / weights.sum())
    excess = float(weights @ (values - mean) ** 2) - (len(values) - 1)
    return max(0.0, excess / float(weights.sum() - weights @ weights / weights.sum()))


def level_offsets(effects: Mapping[Level, LevelEffect], steepness: float) -> dict[Level, float]:
    """Return the offsets of all levels where experience pays so steeply, never falling."""
    raised = -math.inf
    offsets = {}
    for level in Level:
        raised = max(raised, effects[level].value(steepness))
        offsets[level] = raised
    return offsets
