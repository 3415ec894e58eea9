"""Mixed models of country effects: what a candidate predicts with, its likelihood, its predictions.

    effect = start + slopes of logs + curve + neighbors + own

Some slopes are free, others are shrunk toward 0 (random with one variance). The curve is a smooth
surface over some predictors: a Gaussian process whose correlation falls as
exp(-(distance / reach)^2 / 2), distances in standard deviations of the predictors among surveyed
countries. Neighbors share a deviation that falls as exp(-distance / 2000 km) between largest
cities. The country's own part is independent.

The survey measures the effect with the error of its rows; posted salaries, where a country has
some, measure it a second time up to a common constant, with a deviation of their own beside the
error of their rows. Effects are the best linear unbiased prediction.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from planner.databuild.pay_country_facts import CountryFacts, Predictor
from planner.databuild.pay_postings import Effect
from planner.databuild.pay_survey import Floats

NEIGHBORHOOD_KM = 2000.0
"""Distance over which the correlation of neighbors falls to 1/e."""

_EARTH_RADIUS_KM = 6371.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a model predicts country effects with.

    Attributes:
        straight: Predictors whose slopes are free.
        shrunken: Predictors whose slopes are shrunk toward 0.
        curved: Predictors of the curve; none, no curve.
        reach: Reach of the curve, in standard deviations of the predictors.
        has_neighbors: Whether neighbors share a deviation.
    """

    straight: tuple[Predictor, ...]
    shrunken: tuple[Predictor, ...] = ()
    curved: tuple[Predictor, ...] = ()
    reach: float = 1.0
    has_neighbors: bool = False


@dataclass(frozen=True, slots=True)
class Deviations:
    """Standard deviations of the random parts, in logs; of ``slopes`` per standard deviation."""

    own: float
    postings: float
    slopes: float = 0.0
    curve: float = 0.0
    neighbors: float = 0.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of countries; survey and postings may lack any of those with facts."""

    facts: Mapping[str, CountryFacts]
    survey: Mapping[str, Effect]
    postings: Mapping[str, Effect]


class CountrySystem:
    """The observations as one linear mixed model: surveyed countries first, then posted ones."""

    def __init__(self, evidence: Evidence, candidate: Candidate) -> None:
        self._facts, self._candidate = evidence.facts, candidate
        self.surveyed = [code for code in sorted(evidence.survey) if code in evidence.facts]
        posted = [code for code in sorted(evidence.postings) if code in evidence.facts]
        self.codes = self.surveyed + posted
        told = [evidence.survey[code] for code in self.surveyed]
        told += [evidence.postings[code] for code in posted]
        self.values = np.array([effect.value for effect in told])
        self._noise = np.array([effect.error**2 for effect in told])
        self._is_posted = np.array([0.0] * len(self.surveyed) + [1.0] * len(posted))
        self.design = self._predictors(self.codes)
        if posted:
            self.design = np.column_stack([self.design, self._is_posted])

    def ahead(self, codes: Sequence[str]) -> Floats:
        """Return the design of countries as the survey would see them."""
        predictors = self._predictors(codes)
        extra = self.design.shape[1] - predictors.shape[1]
        return np.column_stack([predictors, np.zeros((len(codes), extra))])

    def covariance(self, first: Sequence[str], second: Sequence[str], sd: Deviations) -> Floats:
        """Return the covariance of the effects of two lists of countries."""
        return _combined(self._layers(first, second), sd)

    def variance(self, sd: Deviations) -> Floats:
        """Return the covariance of the observations."""
        measured = np.diag(self._noise + sd.postings**2 * self._is_posted)
        return _combined(self._own_layers, sd) + measured

    @cached_property
    def _own_layers(self) -> tuple[Floats, ...]:
        return self._layers(self.codes, self.codes)

    def _layers(self, first: Sequence[str], second: Sequence[str]) -> tuple[Floats, ...]:
        """Return what own parts, slopes, curve and neighbors each covary by, at a deviation 1."""
        nothing = np.zeros((len(first), len(second)))
        same: Floats = (np.array(first)[:, None] == np.array(second)).astype(np.float64)
        it = self._candidate
        slopes = self._scaled(first, it.shrunken) @ self._scaled(second, it.shrunken).T
        curve = self._curve(first, second) if it.curved else nothing
        neighbors = self._neighbors(first, second) if it.has_neighbors else nothing
        return same, slopes, curve, neighbors

    def _curve(self, first: Sequence[str], second: Sequence[str]) -> Floats:
        here, there = (self._scaled(codes, self._candidate.curved) for codes in (first, second))
        squares = ((here[:, None, :] - there[None, :, :]) ** 2).sum(axis=2)
        curve: Floats = np.exp(-squares / (2 * self._candidate.reach**2))
        return curve

    def _neighbors(self, first: Sequence[str], second: Sequence[str]) -> Floats:
        here, there = (self._directions(codes) for codes in (first, second))
        angles = np.arccos(np.clip(here @ there.T, -1.0, 1.0))
        near: Floats = np.exp(-_EARTH_RADIUS_KM * angles / NEIGHBORHOOD_KM)
        return near

    def _directions(self, codes: Sequence[str]) -> Floats:
        latitude = np.radians([self._facts[code].position.latitude for code in codes])
        longitude = np.radians([self._facts[code].position.longitude for code in codes])
        flat = np.cos(latitude)
        return np.column_stack(
            [flat * np.cos(longitude), flat * np.sin(longitude), np.sin(latitude)]
        )

    def _predictors(self, codes: Sequence[str]) -> Floats:
        return np.column_stack([np.ones(len(codes)), self._scaled(codes, self._candidate.straight)])

    def _scaled(self, codes: Sequence[str], predictors: Sequence[Predictor]) -> Floats:
        """Return predictors in standard deviations from the mean of the surveyed countries."""
        known = self._logs(self.surveyed, predictors)
        scales = known.std(axis=0)
        scaled: Floats = self._logs(codes, predictors) - known.mean(axis=0)
        scaled /= np.where(scales > 0, scales, 1.0)
        return scaled

    def _logs(self, codes: Sequence[str], predictors: Sequence[Predictor]) -> Floats:
        rows = [[self._facts[code].logs[name] for name in predictors] for code in codes]
        return np.array(rows, dtype=np.float64).reshape(len(codes), len(predictors))


def _combined(layers: Sequence[Floats], sd: Deviations) -> Floats:
    deviations = (sd.own, sd.slopes, sd.curve, sd.neighbors)
    total = np.zeros_like(layers[0])
    for deviation, layer in zip(deviations, layers, strict=True):
        if deviation:
            total += deviation**2 * layer
    return total
