"""The scales of a place's fit: from 0 to 1 between ends that are fixed for each part.

The ends are a choice, made once and published here: a score says how a place stands on the scale,
never how it stands among others, so no place moves another one's score. Beyond an end a score
stays at 0 or 1.
"""

from enum import StrEnum
from math import log

from planner.market.country_facts import Languages

FEWEST_PEOPLE = 10.0
MOST_PEOPLE = 10_000.0
LOWEST_COST_USD = 10_000.0
HIGHEST_COST_USD = 400_000.0
FULL_OVERLAP_HOURS = 8.0
LONGEST_NOTICE_DAYS = 90.0


class Part(StrEnum):
    """What a fit is made of; the value is the stable key in files and on the command line."""

    POOL = "pool"
    PAY = "pay"
    OVERLAP = "overlap"
    SPEED = "speed"
    LANGUAGE = "language"


def pool_score(people: float) -> float:
    """Return how a pool stands between 10 and 10,000 people: each tenfold adds a third.

    Formula: ln(people / 10) / ln(10,000 / 10).
    """
    return _logarithmic(people, FEWEST_PEOPLE, MOST_PEOPLE)


def pay_score(cost_usd: float) -> float:
    """Return how a yearly cost stands between USD 400,000 (0) and USD 10,000 (1).

    Formula: 1 - ln(cost / 10,000) / ln(400,000 / 10,000). Halving a cost adds 0.19, whatever it is.
    """
    return 1 - _logarithmic(cost_usd, LOWEST_COST_USD, HIGHEST_COST_USD)


def overlap_score(hours: float) -> float:
    """Return the part of a working day of 8 hours that is shared."""
    return _within(hours / FULL_OVERLAP_HOURS)


def speed_score(notice_days: float) -> float:
    """Return how a notice period stands between 90 days (0) and none (1)."""
    return _within(1 - notice_days / LONGEST_NOTICE_DAYS)


def language_score(languages: Languages) -> float | None:
    """Return the part of a population one can work with in English; None without a figure.

    1 where English is official: schools and offices there use it, whoever speaks it at home.
    Elsewhere the share of the whole population, which is less than that of engineers.
    """
    if languages.is_english_official:
        return 1.0
    share = languages.english_share
    return None if share is None else _within(float(share))


def _logarithmic(value: float, low: float, high: float) -> float:
    return _within(log(value / low) / log(high / low)) if value > low else 0.0


def _within(score: float) -> float:
    return min(max(score, 0.0), 1.0)
