"""The pay model: all stages fitted on one set of survey rows.

    log pay in dollars at the survey's rates
      = country + role + level (steeper or flatter by country) + width of the country x quantile

for people paid in local money. The stages are in ``pay_regression`` (experience and occupations),
``pay_countries`` (country effects, pooled; their model is chosen in ``pay_country_choice``),
``pay_levels`` (levels and steepness) and ``pay_spread`` (quantiles). ``pay_bands_table`` adds roles
and official wages.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from planner.databuild.pay_countries import CountryEffect, predict_countries
from planner.databuild.pay_country_choice import (
    CANDIDATES,
    ROWS_TO_JUDGE,
    choose,
    fit_candidates,
)
from planner.databuild.pay_country_facts import CountryFacts
from planner.databuild.pay_country_fit import FittedCandidate, fit_deviations
from planner.databuild.pay_country_model import Candidate, Deviations, Evidence
from planner.databuild.pay_levels import Steepness, bracket, fit_steepness
from planner.databuild.pay_postings import Effect, PostingEffects
from planner.databuild.pay_regression import PayRegression, fit_regression
from planner.databuild.pay_spread import PROBABILITIES, Spread, fit_spread
from planner.databuild.pay_survey import Floats, Survey

FEWEST_ROWS = 10
"""Countries with fewer survey rows are predicted by the regression alone."""

SENIOR_YEARS = 7.5


@dataclass(frozen=True, slots=True)
class PayModel:
    """The fitted stages.

    Attributes:
        candidate: The model of country effects.
        judged: All that it was chosen among; none if it was given.
        countries: Effect of every country that has facts.
    """

    survey: Survey
    fit: PayRegression
    evidence: Evidence
    candidate: Candidate
    deviations: Deviations
    judged: tuple[FittedCandidate, ...]
    countries: Mapping[str, CountryEffect]
    steepness: Steepness
    spread: Spread

    def steepness_in(self, country: str) -> tuple[float, float]:
        """Return how much experience pays there against all, and its standard error."""
        if country not in self.survey.countries:
            return 1.0, float(self.steepness.error.max())
        place = self.survey.countries.index(country)
        return float(self.steepness.value[place]), float(self.steepness.error[place])

    def width_in(self, country: str) -> float:
        """Return the factor of a country's spread."""
        if country not in self.survey.countries:
            return 1.0
        return float(self.spread.widths[self.survey.countries.index(country)])

    def centers(self, rows: Survey) -> Floats:
        """Predict the middle of log pay in dollars of survey rows paid in local money."""
        effects = np.array(
            [
                self.countries[code].value if code in self.countries else np.nan
                for code in rows.countries
            ]
        )
        base = self.fit.experience(SENIOR_YEARS)
        growth = self.fit.experience(rows.years) - base
        steepness = np.array([self.steepness_in(code)[0] for code in rows.countries])
        centers: Floats = effects[rows.country] + base + growth * steepness[rows.country]
        centers += self.fit.occupation[rows.occupation]
        return centers

    def quantiles(self, rows: Survey) -> Floats:
        """Predict the log quantiles of survey rows, one column per probability."""
        widths = np.array([self.width_in(code) for code in rows.countries])
        offsets = self.spread.quantiles[bracket(rows.years)] * widths[rows.country][:, None]
        quantiles: Floats = self.centers(rows)[:, None] + offsets
        return quantiles


def fit_model(
    survey: Survey,
    facts: Mapping[str, CountryFacts],
    postings: PostingEffects,
    of_countries: tuple[Candidate, Deviations] | None = None,
) -> PayModel:
    """Fit all stages.

    Args:
        survey: The rows to learn from, paid in local money.
        facts: Predictors of the countries.
        postings: Effects of posted salaries.
        of_countries: The model of country effects where it is chosen already.
    """
    fit = fit_regression(survey)
    evidence = Evidence(facts, _surveyed(survey, fit, facts), postings.countries)
    judged = () if of_countries else fit_candidates(evidence, country_medians(survey, fit))
    candidate, deviations = of_countries or _chosen(evidence, judged)
    steepness = fit_steepness(survey, fit)
    growth = fit.experience(survey.years) - fit.experience(SENIOR_YEARS)
    residuals = fit.residuals - growth * (steepness.value[survey.country] - 1.0)
    return PayModel(
        survey=survey,
        fit=fit,
        evidence=evidence,
        candidate=candidate,
        deviations=deviations,
        judged=judged,
        countries=predict_countries(evidence, candidate, deviations, sorted(facts)),
        steepness=steepness,
        spread=fit_spread(survey, residuals),
    )


def _chosen(
    evidence: Evidence, judged: tuple[FittedCandidate, ...]
) -> tuple[Candidate, Deviations]:
    if not judged:
        return CANDIDATES[0], fit_deviations(evidence, CANDIDATES[0])
    best = choose(judged)
    return best.candidate, best.deviations


def country_medians(
    survey: Survey, fit: PayRegression, fewest: int = ROWS_TO_JUDGE
) -> dict[str, float]:
    """Return the median pay of each country with rows enough, at one experience and occupation."""
    pay = fit.residuals + fit.country[survey.country]
    return {
        code: float(np.median(pay[survey.country == place]))
        for place, code in enumerate(survey.countries)
        if (survey.country == place).sum() >= fewest
    }


def _surveyed(
    survey: Survey, fit: PayRegression, facts: Mapping[str, CountryFacts]
) -> dict[str, Effect]:
    return {
        code: Effect(float(fit.country[place]), float(fit.country_error[place]), int(rows))
        for place, (code, rows) in enumerate(
            zip(survey.countries, survey.rows_by_country(), strict=True)
        )
        if code in facts and rows >= FEWEST_ROWS
    }


MEDIAN = PROBABILITIES.index(0.50)
