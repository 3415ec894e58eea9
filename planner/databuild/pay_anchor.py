"""The official anchor: how US survey pay differs from official US wages, in level and in width.

The survey asks for all compensation of people who chose to answer; official wages leave out equity
and most bonuses and cover every employer. The gap is measured over the occupations both know, and
moves US bands to the official level. No such wages by occupation are at hand elsewhere: other
countries keep the survey's level, and the same gap must be expected there, of unknown size.
"""

import math
from dataclasses import dataclass

import numpy as np

from planner.databuild.pay_model import PayModel
from planner.databuild.pay_official import OfficialWages
from planner.databuild.pay_roles import OFFICIAL_PAIRS
from planner.databuild.pay_survey import OCCUPATIONS

UNITED_STATES = "US"
_FEWEST_ROWS = 20


@dataclass(frozen=True, slots=True)
class AnchorPair:
    """An official occupation beside the survey's US rows of the same.

    ``gap`` is the log of the survey's median over the official one, ``width`` the official
    distance from P10 to P90 over the survey's, in logs.
    """

    occupation: str
    rows: int
    official_median: float
    gap: float
    width: float | None


@dataclass(frozen=True, slots=True)
class OfficialAnchor:
    """What moves US bands: a shift in logs with its error, and a factor of the width."""

    shift: float
    error: float
    width: float
    pairs: tuple[AnchorPair, ...]


def find_anchor(model: PayModel, official: OfficialWages) -> OfficialAnchor:
    """Compare the survey's US rows with official wages; without any, nothing is moved."""
    pairs = [
        pair
        for name, same in sorted(OFFICIAL_PAIRS.items())
        if (pair := _pair(name, same, model, official)) is not None
    ]
    if not pairs:
        return OfficialAnchor(0.0, 0.0, 1.0, ())
    gaps = np.array([pair.gap for pair in pairs])
    widths = [pair.width for pair in pairs if pair.width is not None]
    error = float(np.std(gaps, ddof=1)) / math.sqrt(len(gaps)) if len(gaps) > 1 else 0.0
    return OfficialAnchor(
        -float(gaps.mean()), error, float(np.mean(widths)) if widths else 1.0, tuple(pairs)
    )


def _pair(
    name: str, same: tuple[str, ...], model: PayModel, official: OfficialWages
) -> AnchorPair | None:
    wage = official.national.get(name)
    if UNITED_STATES not in model.survey.countries or wage is None or not wage.median:
        return None
    wanted = [OCCUPATIONS.index(occupation) for occupation in same]
    home = model.survey.country == model.survey.countries.index(UNITED_STATES)
    pay = model.survey.usd[home & np.isin(model.survey.occupation, wanted)]
    if len(pay) < _FEWEST_ROWS:
        return None
    low, median, high = np.quantile(pay, (0.10, 0.50, 0.90)).tolist()
    width = wage.log_width / math.log(high / low) if wage.log_width and high > low else None
    return AnchorPair(name, len(pay), wage.median, math.log(median / wage.median), width)
