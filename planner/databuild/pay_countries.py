"""Country effects on pay, pooled partly toward what predicts them.

The model is in ``pay_country_model``, its variances in ``pay_country_fit``, the choice among models
in ``pay_country_choice``. A country without rows gets the prediction alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from planner.databuild.pay_country_facts import Predictor
from planner.databuild.pay_country_model import Candidate, CountrySystem, Deviations, Evidence


@dataclass(frozen=True, slots=True)
class CountryEffect:
    """A country's effect on log pay, its standard error, and what stands behind it.

    ``model_share`` is the part of the figure that comes from the model instead of from rows.
    """

    value: float
    error: float
    model_share: float


def predict_countries(
    evidence: Evidence, candidate: Candidate, sd: Deviations, countries: Sequence[str]
) -> dict[str, CountryEffect]:
    """Predict the effects of countries that have facts."""
    system = CountrySystem(evidence, candidate)
    inverse = np.linalg.inv(system.variance(sd))
    spread = np.linalg.pinv(system.design.T @ inverse @ system.design)
    slopes = spread @ system.design.T @ inverse @ system.values
    between = system.covariance(countries, system.codes, sd)
    ahead = system.ahead(countries)
    values = ahead @ slopes + between @ inverse @ (system.values - system.design @ slopes)
    unseen = ahead - between @ inverse @ system.design
    errors = np.diag(system.covariance(countries, countries, sd)).copy()
    errors -= np.einsum("ij,jk,ik->i", between, inverse, between)
    errors += np.einsum("ij,jk,ik->i", unseen, spread, unseen)
    return {
        code: CountryEffect(
            float(value),
            float(np.sqrt(max(variance, 0.0))),
            _model_share(evidence, code, sd, max(float(variance), 0.0)),
        )
        for code, value, variance in zip(countries, values, errors, strict=True)
    }


def _model_share(evidence: Evidence, code: str, sd: Deviations, variance: float) -> float:
    """Return the weight of all others against the country's own rows.

    Precisions add up: what the own rows do not explain of it comes from the model.
    """
    precision = 0.0
    if code in evidence.survey:
        precision += evidence.survey[code].error ** -2
    if code in evidence.postings:
        precision += 1 / (evidence.postings[code].error ** 2 + sd.postings**2)
    return min(max(1.0 - variance * precision, 0.0), 1.0)


def plain_regression(evidence: Evidence, held_out: str) -> float:
    """Predict a country by log output per person alone, the yardstick for the model."""
    codes = [code for code in sorted(evidence.survey) if code in evidence.facts]
    codes = [code for code in codes if code != held_out]
    slope, start = np.polyfit(
        [evidence.facts[code].logs[Predictor.OUTPUT] for code in codes],
        [evidence.survey[code].value for code in codes],
        1,
    )
    return float(start + slope * evidence.facts[held_out].logs[Predictor.OUTPUT])
