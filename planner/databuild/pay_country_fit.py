"""Fits the variances of a country model, to all countries and to all but each one.

With V the covariance of the observations y and X the design,

    P = inverse V - inverse V X (X' inverse V X)^-1 X' inverse V

gives everything: the restricted likelihood, and for each observation, without fitting again, what
the others predict for it, y_i - (P y)_i / P_ii, and the restricted likelihood of the others alone.
The deviations of all countries are searched one after the other on a fixed grid until none gains;
those of each country left out among the steps next to these, by the same likelihood.
"""

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np

from planner.databuild.pay_country_model import Candidate, CountrySystem, Deviations, Evidence
from planner.databuild.pay_survey import Floats, Ints

_OWN = (0.07, 0.10, 0.13, 0.16, 0.20, 0.25, 0.32)
_POSTINGS = (0.12, 0.16, 0.20, 0.25)
_SLOPES = (0.0, 0.03, 0.06, 0.10)
_CURVE = (0.0, 0.15, 0.30, 0.45)
_NEIGHBORS = (0.0, 0.10, 0.20)
_NONE = (0.0,)

Axes = tuple[tuple[float, ...], ...]
Steps = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FittedCandidate:
    """A candidate fitted to all countries, and judged by those left out one at a time.

    Attributes:
        candidate: What it predicts with.
        deviations: Fitted to all countries.
        errors: Log of predicted over found pay of each country judged, fitted without it.
        score: What candidates are chosen by: the mean absolute error of the countries judged, each
            left out in turn at ``deviations``.
        scores_without: The same score by the country that neither the deviations nor any of the
            predictions saw.
    """

    candidate: Candidate
    deviations: Deviations
    errors: Mapping[str, float]
    score: float
    scores_without: Mapping[str, float]

    @property
    def mean_error(self) -> float:
        """The mean absolute error of the countries left out."""
        return float(np.mean(np.abs(list(self.errors.values()))))

    @property
    def median_error(self) -> float:
        """The median absolute error of the countries left out."""
        return float(np.median(np.abs(list(self.errors.values()))))


def fit_deviations(evidence: Evidence, candidate: Candidate) -> Deviations:
    """Find the deviations by restricted maximum likelihood."""
    axes = _axes(evidence, candidate)
    steps = _climbed(CountrySystem(evidence, candidate), axes)
    return _deviations(axes, steps)


def fit_candidate(
    evidence: Evidence, candidate: Candidate, medians: Mapping[str, float]
) -> FittedCandidate:
    """Fit a candidate and judge it.

    Args:
        evidence: All that is known.
        candidate: What to predict with.
        medians: The pay found in each country to judge by, in logs like the effects; all of them
            surveyed countries with facts.
    """
    system = CountrySystem(evidence, candidate)
    axes = _axes(evidence, candidate)
    best = _climbed(system, axes)
    judged = sorted(medians)
    places = np.array([system.surveyed.index(code) for code in judged])
    found = np.array([medians[code] for code in judged])
    fits = [_Projection(system, _deviations(axes, steps)) for steps in _beside(axes, best)]
    likeliest = np.argmax([fit.likelihoods_without[places] for fit in fits], axis=0)
    told = [fits[step] for step in likeliest]
    errors = [
        float(fit.left_out[place]) - pay
        for fit, place, pay in zip(told, places.tolist(), found.tolist(), strict=True)
    ]
    scores = [_score_without(fit, unseen, places, found) for unseen, fit in enumerate(told)]
    of_all = _Projection(system, _deviations(axes, best)).left_out[places] - found
    return FittedCandidate(
        candidate,
        _deviations(axes, best),
        errors=dict(zip(judged, errors, strict=True)),
        score=float(np.mean(np.abs(of_all))),
        scores_without=dict(zip(judged, scores, strict=True)),
    )


def _score_without(fit: "_Projection", unseen: int, places: Ints, found: Floats) -> float:
    errors = fit.left_out_without(int(places[unseen]))[places] - found
    return float(np.mean(np.abs(np.delete(errors, unseen))))


def _axes(evidence: Evidence, candidate: Candidate) -> Axes:
    """Return what each deviation may be, in the order of their fields."""
    is_posted = any(code in evidence.facts for code in evidence.postings)
    return (
        _OWN,
        _POSTINGS if is_posted else _NONE,
        _SLOPES if candidate.shrunken else _NONE,
        _CURVE if candidate.curved else _NONE,
        _NEIGHBORS if candidate.has_neighbors else _NONE,
    )


def _deviations(axes: Axes, steps: Steps) -> Deviations:
    return Deviations(*(axis[step] for axis, step in zip(axes, steps, strict=True)))


def _climbed(system: CountrySystem, axes: Axes) -> Steps:
    """Return the steps from which no single deviation gains, beginning with the middle of each."""

    @cache
    def likelihood(steps: Steps) -> float:
        return _Projection(system, _deviations(axes, steps)).likelihood

    best = tuple(len(axis) // 2 for axis in axes)
    before: Steps = ()
    while best != before:
        before = best
        for place, axis in enumerate(axes):
            moved = ((*best[:place], step, *best[place + 1 :]) for step in range(len(axis)))
            best = max((best, *moved), key=likelihood)
    return best


def _beside(axes: Axes, steps: Steps) -> Iterator[Steps]:
    """Return all steps at most one away on every axis."""
    return itertools.product(
        *(
            range(max(step - 1, 0), min(step + 2, len(axis)))
            for axis, step in zip(axes, steps, strict=True)
        )
    )


class _Projection:
    """P of a system at given deviations, and what follows from it."""

    def __init__(self, system: CountrySystem, sd: Deviations) -> None:
        variance = system.variance(sd)
        inverse = np.linalg.inv(variance)
        crossed = inverse @ system.design
        inner = system.design.T @ crossed
        self._values = system.values
        self._matrix = inverse - crossed @ np.linalg.pinv(inner, hermitian=True) @ crossed.T
        self._scores = self._matrix @ self._values
        determinants = np.linalg.slogdet(variance)[1] + np.linalg.slogdet(inner)[1]
        self.likelihood = float(-0.5 * (determinants + self._values @ self._scores))

    @property
    def left_out(self) -> Floats:
        """What the others predict for each observation."""
        predicted: Floats = self._values - self._scores / np.diag(self._matrix)
        return predicted

    @property
    def likelihoods_without(self) -> Floats:
        """The restricted likelihood of all observations but each one, up to a constant."""
        precision = np.maximum(np.diag(self._matrix), 1e-12)
        told = 0.5 * np.log(precision) - 0.5 * self._scores**2 / precision
        likelihoods: Floats = self.likelihood - told
        return likelihoods

    def left_out_without(self, place: int) -> Floats:
        """What the others predict for each observation if one is never seen; its own is void."""
        column = self._matrix[:, place]
        others = self._matrix - np.outer(column, column) / column[place]
        precision = np.diag(others).copy()
        precision[place] = 1.0
        predicted: Floats = self._values - others @ self._values / precision
        return predicted
