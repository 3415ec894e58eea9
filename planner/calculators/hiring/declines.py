"""How likely an offer is declined: logistic in where its pay lies in the band.

    odds of a decline = odds at the median x (odds of the pay's percentile)^-elasticity / levers

which is a logistic curve in the logarithm of the percentile's odds. The levers' effect on
acceptance multiplies the odds that an offer is accepted, so no chance leaves 0 to 1.
"""

from math import exp, log

from planner.calculators.hiring.coefficients import (
    DECLINE_AT_MEDIAN,
    DECLINE_ELASTICITY,
    Coefficients,
)

_MOST = 0.95
"""An offer that is nearly always declined is no offer: searches would have no end."""


def decline_probability(odds_of_pay: float, acceptance: float, coefficients: Coefficients) -> float:
    """Return the chance that an offer is declined, 0 to 0.95.

    Args:
        odds_of_pay: Of the percentile of the pay offered (``pay_odds``).
        acceptance: What the levers multiply the odds of acceptance by.
        coefficients: Of the plan.
    """
    at_median = min(max(coefficients.of(DECLINE_AT_MEDIAN), 0.0), _MOST)
    by_pay = exp(-coefficients.of(DECLINE_ELASTICITY) * log(odds_of_pay))
    odds = at_median / (1 - at_median) * by_pay / acceptance
    return min(odds / (1 + odds), _MOST)
