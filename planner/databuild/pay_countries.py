"""Second stage of the pay model: country effects, pooled partly toward what predicts them.

    effect = a + b log(output per person) + c log(price level) + d log(work across borders) + own

The country's own part is random with standard deviation ``own``. The survey measures the effect
with the error of its rows; posted salaries, where a country has some, measure it a second time up
to a common constant, with a deviation of their own beside the error of their rows. The standard
deviations maximize the restricted likelihood on a fixed grid; effects are the best linear unbiased
prediction. A country without rows gets the regression.

Tried and left: ILOSTAT's mean wages (missing for 40 countries, and no better than output per
person), the share of English speakers, accounts per person, employer charges, and a random effect
of world regions, which lowers the largest errors and raises the median one.
"""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from planner.databuild.pay_country_facts import CountryFacts
from planner.databuild.pay_postings import Effect
from planner.databuild.pay_survey import Floats

_OWN = tuple(step / 100 for step in range(4, 44, 2))
_POSTINGS = tuple(step / 100 for step in range(4, 44, 2))


@dataclass(frozen=True, slots=True)
class Deviations:
    """Standard deviations of the random parts, in logs."""

    own: float
    postings: float


@dataclass(frozen=True, slots=True)
class CountryEffect:
    """A country's effect on log pay, its standard error, and what stands behind it.

    ``model_share`` is the part of the figure that comes from the regression instead of from rows.
    """

    value: float
    error: float
    model_share: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of countries; survey and postings may lack any of those with facts."""

    facts: Mapping[str, CountryFacts]
    survey: Mapping[str, Effect]
    postings: Mapping[str, Effect]

    def without_survey_of(self, country: str) -> "Evidence":
        """Return the evidence as if nobody of a country had answered the survey."""
        others = {code: effect for code, effect in self.survey.items() if code != country}
        return Evidence(self.facts, others, self.postings)


class _System:
    """The observations as one linear mixed model."""

    def __init__(self, evidence: Evidence) -> None:
        self.facts = evidence.facts
        surveyed = [code for code in sorted(evidence.survey) if code in evidence.facts]
        posted = [code for code in sorted(evidence.postings) if code in evidence.facts]
        self.codes = surveyed + posted
        told = [evidence.survey[code] for code in surveyed]
        told += [evidence.postings[code] for code in posted]
        self.values = np.array([effect.value for effect in told])
        self.noise = np.array([effect.error**2 for effect in told])
        self.is_posted = np.array([0.0] * len(surveyed) + [1.0] * len(posted))
        self.design = self.predictors(self.codes)
        if posted:
            self.design = np.column_stack([self.design, self.is_posted])

    def predictors(self, codes: Sequence[str]) -> Floats:
        return np.array(
            [
                [1.0, facts.log_output, facts.log_price, facts.log_collaboration]
                for facts in (self.facts[code] for code in codes)
            ]
        )

    @staticmethod
    def covariance(first: Sequence[str], second: Sequence[str], sd: Deviations) -> Floats:
        covariance: Floats = sd.own**2 * (np.array(first)[:, None] == np.array(second))
        return covariance

    def variance(self, sd: Deviations) -> Floats:
        own = self.covariance(self.codes, self.codes, sd)
        return own + np.diag(self.noise + sd.postings**2 * self.is_posted)

    def restricted_likelihood(self, sd: Deviations) -> float:
        variance = self.variance(sd)
        whitened = np.linalg.solve(np.linalg.cholesky(variance), self._stacked())
        design, values = whitened[:, :-1], whitened[:, -1]
        inner = design.T @ design
        rest = values - design @ np.linalg.lstsq(inner, design.T @ values, rcond=None)[0]
        log_determinants = np.linalg.slogdet(variance)[1] + np.linalg.slogdet(inner)[1]
        return float(-0.5 * (log_determinants + rest @ rest))

    def _stacked(self) -> Floats:
        return np.column_stack([self.design, self.values])


def fit_deviations(evidence: Evidence) -> Deviations:
    """Find the variances of the random parts by restricted maximum likelihood on a grid."""
    system = _System(evidence)
    grid = (Deviations(*sd) for sd in itertools.product(_OWN, _POSTINGS))
    return max(grid, key=system.restricted_likelihood)


def predict_countries(
    evidence: Evidence, sd: Deviations, countries: Sequence[str]
) -> dict[str, CountryEffect]:
    """Predict the effects of countries that have facts."""
    system = _System(evidence)
    inverse = np.linalg.inv(system.variance(sd))
    spread = np.linalg.pinv(system.design.T @ inverse @ system.design)
    slopes = spread @ system.design.T @ inverse @ system.values
    between = system.covariance(countries, system.codes, sd)
    ahead = system.predictors(countries)
    if system.design.shape[1] > ahead.shape[1]:
        ahead = np.column_stack([ahead, np.zeros(len(countries))])
    values = ahead @ slopes + between @ inverse @ (system.values - system.design @ slopes)
    unseen = ahead - between @ inverse @ system.design
    errors = sd.own**2 - np.einsum("ij,jk,ik->i", between, inverse, between)
    errors += np.einsum("ij,jk,ik->i", unseen, spread, unseen)
    return {
        code: CountryEffect(
            float(value),
            float(np.sqrt(max(variance, 0.0))),
            _model_share(evidence, code, sd),
        )
        for code, value, variance in zip(countries, values, errors, strict=True)
    }


def _model_share(evidence: Evidence, code: str, sd: Deviations) -> float:
    """Return the weight of the regression against the country's own rows."""
    precision = 0.0
    if code in evidence.survey:
        precision += evidence.survey[code].error ** -2
    if code in evidence.postings:
        precision += 1 / (evidence.postings[code].error ** 2 + sd.postings**2)
    prior = sd.own**-2
    return float(prior / (prior + precision))


def plain_regression(evidence: Evidence, held_out: str) -> float:
    """Predict a country by log output per person alone, the yardstick for the model."""
    codes = [code for code in sorted(evidence.survey) if code in evidence.facts]
    codes = [code for code in codes if code != held_out]
    slope, start = np.polyfit(
        [evidence.facts[code].log_output for code in codes],
        [evidence.survey[code].value for code in codes],
        1,
    )
    return float(start + slope * evidence.facts[held_out].log_output)
