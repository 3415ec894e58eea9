"""The pay model: all stages fitted on one set of survey rows.

    log pay in dollars at the survey's rates
      = country + role + level (steeper or flatter by country) + width of the country x quantile

for people paid in local money. The stages are in ``pay_regression`` (experience and occupations),
``pay_countries`` (country effects, pooled), ``pay_levels`` (levels and steepness) and
``pay_spread`` (quantiles). ``pay_bands_table`` adds roles and official wages.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from planner.databuild.pay_countries import (
    CountryEffect,
    Deviations,
    Evidence,
    fit_deviations,
    predict_countries,
)
from planner.databuild.pay_country_facts import CountryFacts
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
    """The fitted stages; ``countries`` holds every country that has facts."""

    survey: Survey
    fit: PayRegression
    evidence: Evidence
    deviations: Deviations
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
    deviations: Deviations | None = None,
) -> PayModel:
    """Fit all stages.

    Args:
        survey: The rows to learn from, paid in local money.
        facts: Predictors of the countries.
        postings: Effects of posted salaries.
        deviations: Standard deviations of the random parts where they are known already.
    """
    fit = fit_regression(survey)
    evidence = Evidence(facts, _surveyed(survey, fit, facts), postings.countries)
    deviations = deviations or fit_deviations(evidence)
    steepness = fit_steepness(survey, fit)
    growth = fit.experience(survey.years) - fit.experience(SENIOR_YEARS)
    residuals = fit.residuals - growth * (steepness.value[survey.country] - 1.0)
    return PayModel(
        survey=survey,
        fit=fit,
        evidence=evidence,
        deviations=deviations,
        countries=predict_countries(evidence, deviations, sorted(facts)),
        steepness=steepness,
        spread=fit_spread(survey, residuals),
    )


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
