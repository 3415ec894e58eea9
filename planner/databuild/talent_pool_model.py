"""Models ICT specialists per country from accounts, pushers and product, judged twice.

    ln(specialists / population) ~ ln(accounts / population), ln(pushers of container files /
    population), ln(gross domestic product / population)

fitted by ridge on the countries of the official survey. Accounts and pushers are held at the
highest value of those countries, because beyond it they count visitors' and neighbors' network
addresses (Hong Kong, Singapore), not people. Judge one leaves out one country at a time; judge two
compares with published counts of IT engineers of countries outside the fit, brought to the survey's
wider definition by the two countries that have both numbers.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log, sqrt
from pathlib import Path

import numpy as np

from planner.databuild.raw_table import DataBuildError
from planner.databuild.talent_pool_activity import Activity
from planner.databuild.talent_pool_counts import SPECIALISTS, Territory
from planner.databuild.talent_pool_regression import (
    Matrix,
    RidgeFit,
    Vector,
    fit_ridge,
    leave_one_out,
    root_mean_square,
    t_quantile,
)

BRIDGES = ("DE", "FR")
"""The countries with an official count and a published one."""

REFERENCE_SKILL = "Dockerfile"
"""The language whose pushers stand for infrastructure work; listed for nearly every economy."""

COVERAGE = 0.9
"""Share of cases the range from low to high is meant to hold."""

PENALTY = 3.0
"""Shrinkage, in countries: the middle of the range within which both judges hardly change."""

ACCOUNTS, PUSHERS, ORGANIZATIONS, PRODUCT = "accounts", "pushers", "organizations", "product"
CHOSEN = (ACCOUNTS, PUSHERS, PRODUCT)
CANDIDATES: tuple[tuple[tuple[str, ...], float], ...] = (
    ((ACCOUNTS,), PENALTY),
    ((PUSHERS,), PENALTY),
    ((ACCOUNTS, PUSHERS), PENALTY),
    ((ACCOUNTS, PRODUCT), PENALTY),
    ((PUSHERS, PRODUCT), PENALTY),
    (CHOSEN, 0.0),
    (CHOSEN, 1.0),
    (CHOSEN, PENALTY),
    (CHOSEN, 10.0),
    ((ACCOUNTS, PUSHERS, ORGANIZATIONS, PRODUCT), PENALTY),
)
"""Every model tried, predictors and penalty; all are published with both errors."""

_FEWEST = 8  # countries, below which leaving one out says nothing
_TAIL = 1 - (1 - COVERAGE) / 2


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of one country before any count of specialists; logarithms per person."""

    population: int
    predictors: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Judged:
    """One prediction the fit could not cheat on, with its range, in people."""

    judge: str
    country: str
    reference: float
    predicted: float
    low: float
    high: float

    @property
    def error(self) -> float:
        """The error as a fraction of the reference."""
        return self.predicted / self.reference - 1

    @property
    def is_inside(self) -> bool:
        """Whether the range holds the reference."""
        return self.low <= self.reference <= self.high


@dataclass(frozen=True, slots=True)
class JudgedModel:
    """One candidate with its predictions under both judges."""

    names: tuple[str, ...]
    penalty: float
    european: tuple[Judged, ...]
    outside: tuple[Judged, ...]


@dataclass(frozen=True, slots=True)
class CountryModel:
    """The chosen model.

    Attributes:
        fit: Logarithm of specialists per person from the predictors.
        names: The predictors in the fit's order.
        outside_error: Root mean square of the errors outside the fit, in logarithms; never below
            that of the leave-one-out errors.
        lowest: Lowest fitted value of each predictor.
        degrees: Degrees of freedom of the outside error.
    """

    fit: RidgeFit
    names: tuple[str, ...]
    outside_error: float
    lowest: Vector
    degrees: int

    def predict(self, evidence: Evidence) -> float:
        """Return the predicted number of specialists."""
        row = np.array([[evidence.predictors[name] for name in self.names]])
        return exp(float(self.fit.predict(row)[0])) * evidence.population

    def excess(self, evidence: Evidence) -> float:
        """Return by how much holding lowers the prediction, in logarithms, 0 or more."""
        row = np.array([evidence.predictors[name] for name in self.names])
        beyond = np.maximum(row - self.fit.highest, 0) / self.fit.scales
        return max(0.0, float(beyond @ self.fit.effects))

    def is_extrapolated(self, evidence: Evidence) -> bool:
        """Return whether any predictor lies outside the fitted countries' range."""
        row = np.array([evidence.predictors[name] for name in self.names])
        return bool((row < self.lowest).any() or (row > self.fit.highest).any())

    @property
    def half_range(self) -> float:
        """Half the range outside the fit, in logarithms."""
        return t_quantile(_TAIL, self.degrees) * self.outside_error


def gather_evidence(
    activity: Activity, territories: Mapping[str, Territory]
) -> dict[str, Evidence]:
    """Return the predictors of every country that has them all."""
    accounts = activity.newest(activity.accounts)
    organizations = activity.newest(activity.organizations)
    evidence: dict[str, Evidence] = {}
    for code, territory in sorted(territories.items()):
        pushers = activity.languages.get(code, {}).get(REFERENCE_SKILL)
        if pushers is None or code not in accounts or code not in organizations:
            continue
        evidence[code] = Evidence(
            territory.population,
            {
                ACCOUNTS: log(accounts[code] / territory.population),
                PUSHERS: log(pushers / territory.population),
                ORGANIZATIONS: log(organizations[code] / territory.population),
                PRODUCT: log(territory.gdp_per_person),
            },
        )
    return evidence


def bridge(official: Mapping[str, int], published: Mapping[str, int]) -> float:
    """Return official specialists per published engineer: geometric mean of the bridges.

    Raises:
        DataBuildError: If a bridge lacks a number.
    """
    missing = [code for code in BRIDGES if code not in official or code not in published]
    if missing:
        raise DataBuildError(
            Path(SPECIALISTS), f"{missing[0]} lacks a number to bridge definitions"
        )
    ratios = [log(official[code] / published[code]) for code in BRIDGES]
    return exp(sum(ratios) / len(ratios))


def fit_country_model(
    evidence: Mapping[str, Evidence], official: Mapping[str, int], judged: JudgedModel
) -> CountryModel:
    """Fit the chosen model; its errors are those both judges found."""
    names, penalty = judged.names, judged.penalty
    countries = _fitted(evidence, official)
    predictors, response = (
        _matrix(evidence, countries, names),
        _response(evidence, official, countries),
    )
    inside = root_mean_square(_log_errors(judged.european))
    outside = root_mean_square(_log_errors(judged.outside))
    return CountryModel(
        fit=fit_ridge(predictors, response, penalty, _held(names)),
        names=names,
        outside_error=max(inside, outside),
        lowest=predictors.min(axis=0),
        degrees=len(judged.outside),
    )


def judge(
    names: tuple[str, ...],
    penalty: float,
    evidence: Mapping[str, Evidence],
    official: Mapping[str, int],
    counted: Mapping[str, float],
) -> JudgedModel:
    """Judge one candidate.

    Args:
        names: Its predictors.
        penalty: Its shrinkage.
        evidence: Predictors by country.
        official: Official specialists by country.
        counted: Published counts outside the fit, bridged to the official definition.

    Raises:
        DataBuildError: If fewer than eight countries have official numbers and predictors.
    """
    countries = _fitted(evidence, official)
    if len(countries) < _FEWEST:
        raise DataBuildError(Path(SPECIALISTS), f"only {len(countries)} countries can be fitted")
    predictors = _matrix(evidence, countries, names)
    response = _response(evidence, official, countries)
    held = _held(names)
    predicted = leave_one_out(predictors, response, penalty, held)
    european = []
    for place, code in enumerate(countries):
        others = np.arange(len(countries)) != place
        again = leave_one_out(predictors[others], response[others], penalty, held)
        error = root_mean_square(response[others] - again)
        half = t_quantile(_TAIL, len(countries) - len(names) - 2) * error
        expected = exp(float(predicted[place])) * evidence[code].population
        european.append(_judged("europe", code, official[code], expected, half))
    fit = fit_ridge(predictors, response, penalty, held)
    inside = root_mean_square(response - predicted)
    outside = _judge_outside(fit, names, evidence, counted, inside)
    return JudgedModel(names, penalty, tuple(european), outside)


def nested_errors(evidence: Mapping[str, Evidence], official: Mapping[str, int]) -> list[float]:
    """Return the errors when the candidate, too, is chosen without the country left out.

    For each country the candidate with the smallest leave-one-out error among the others predicts
    it: the honest price of having chosen among several.
    """
    countries = _fitted(evidence, official)
    response = _response(evidence, official, countries)
    errors = []
    for place in range(len(countries)):
        others = np.arange(len(countries)) != place
        best = min(
            CANDIDATES, key=lambda it: _inner_error(it, evidence, countries, response, others)
        )
        predictors, held = _matrix(evidence, countries, best[0]), _held(best[0])
        fit = fit_ridge(predictors[others], response[others], best[1], held)
        predicted = float(fit.predict(predictors[place : place + 1])[0])
        errors.append(exp(predicted - float(response[place])) - 1)
    return errors


def _inner_error(
    candidate: tuple[tuple[str, ...], float],
    evidence: Mapping[str, Evidence],
    countries: Sequence[str],
    response: Vector,
    others: np.ndarray[tuple[int], np.dtype[np.bool_]],
) -> float:
    names, penalty = candidate
    predictors = _matrix(evidence, countries, names)[others]
    predicted = leave_one_out(predictors, response[others], penalty, _held(names))
    return root_mean_square(response[others] - predicted)


def _judge_outside(
    fit: RidgeFit,
    names: tuple[str, ...],
    evidence: Mapping[str, Evidence],
    counted: Mapping[str, float],
    inside: float,
) -> tuple[Judged, ...]:
    expected = {
        code: exp(float(fit.predict(_matrix(evidence, [code], names))[0]))
        * evidence[code].population
        for code in counted
        if code in evidence
    }
    errors = {code: log(expected[code] / counted[code]) for code in expected}
    judged = []
    for code, people in sorted(expected.items()):
        others = np.array([error for other, error in errors.items() if other != code])
        half = t_quantile(_TAIL, len(others)) * max(inside, root_mean_square(others))
        judged.append(_judged("outside", code, counted[code], people, half))
    return tuple(judged)


def _judged(kind: str, code: str, reference: float, expected: float, half: float) -> Judged:
    return Judged(kind, code, reference, expected, expected * exp(-half), expected * exp(half))


def _fitted(evidence: Mapping[str, Evidence], official: Mapping[str, int]) -> list[str]:
    return sorted(set(evidence) & set(official))


def _matrix(
    evidence: Mapping[str, Evidence], countries: Sequence[str], names: Sequence[str]
) -> Matrix:
    return np.array([[evidence[code].predictors[name] for name in names] for code in countries])


def _response(
    evidence: Mapping[str, Evidence], official: Mapping[str, int], countries: Sequence[str]
) -> Vector:
    return np.array([log(official[code] / evidence[code].population) for code in countries])


def _held(names: Sequence[str]) -> tuple[bool, ...]:
    return tuple(name != PRODUCT for name in names)


def _log_errors(judged: Sequence[Judged]) -> Vector:
    return np.array([log(it.predicted / it.reference) for it in judged])


def spread_of(logarithms: Sequence[float]) -> float:
    """Return the half range of normally scattered logarithms around 0."""
    scatter = sqrt(sum(value**2 for value in logarithms) / len(logarithms))
    return t_quantile(_TAIL, len(logarithms)) * scatter
