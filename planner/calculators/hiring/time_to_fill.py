"""How long an accepted offer takes, as a distribution: lognormal days, and more for each decline.

With M the median days, s the spread, p the chance of a decline and d the days it costs,

    P(days <= t) = sum over n of p^n (1 - p) Phi((ln(t - n d) - ln M) / s),  n d < t

which has no closed inverse; a quantile is found by Newton's steps between bounds that hold it. It
never lies below the lognormal's own, as declines only add. Sources: durations of vacancies are
skewed to the right and positive, which is what a lognormal is; which of the skewed forms, no source
of ours tells.
"""

from functools import lru_cache
from math import ceil, erfc, exp, floor, inf, log, pi, sqrt
from statistics import NormalDist

from planner.calculators.hiring.seat_hiring import SeatHiring

_NORMAL = NormalDist()
_ROOT_OF_TWO = sqrt(2)
_TWO_BY_ROOT_OF_PI = 2 / sqrt(pi)
_NEGLIGIBLE = 1e-9
_EXACT_DAYS = 1e-6
_UNDERFLOW = 1e-300
_RARE = 1e-7

_Shape = tuple[float, float, float, float]
"""Median, spread, chance of a decline and its days."""


def chance_within(hiring: SeatHiring, days: float) -> float:
    """Return the chance that an offer is accepted within so many days of work on the seat.

    Given that the seat is filled at all: times ``fill_probability`` it is the chance outright.
    """
    chance, _ = _chance_and_density(
        days,
        hiring.median_days,
        hiring.sigma,
        hiring.decline_probability,
        hiring.days_per_decline,
    )
    return chance


def days_at(hiring: SeatHiring, chance: float) -> float:
    """Return the days of work on a seat after which an offer is accepted with a chance.

    Args:
        hiring: The seat, given that it is filled at all.
        chance: Above 0 and below 1.
    """
    return days_until(
        chance,
        hiring.median_days,
        hiring.sigma,
        hiring.decline_probability,
        hiring.days_per_decline,
    )


def lognormal_days(median_days: float, sigma: float, chance: float) -> float:
    """Return a quantile of the days without declines: ``M exp(s Phi^-1(chance))``."""
    return median_days * exp(sigma * _NORMAL.inv_cdf(chance)) if sigma else median_days


def days_left(median_days: float, sigma: float, elapsed: float) -> float:
    """Return the median days left of a search that has gone on for a while without an offer.

    The time e that it took already says that it is one of the long ones:

        P(days > e + left) = P(days > e) / 2

    Args:
        median_days: Median of the whole search.
        sigma: Its spread.
        elapsed: Days it has taken.
    """
    if elapsed <= 0:
        return median_days
    if not sigma or not median_days:
        return max(median_days - elapsed, 0.0)
    still_open = _normal(-(log(elapsed) - log(median_days)) / sigma)
    if still_open < _UNDERFLOW:  # what the residual median tends to for long searches
        return elapsed * log(2) * sigma**2 / log(elapsed / median_days)
    return median_days * exp(-sigma * _NORMAL.inv_cdf(still_open / 2)) - elapsed


@lru_cache(maxsize=16_384)
def days_until(
    chance: float, median_days: float, sigma: float, decline: float, per_decline: float
) -> float:
    """Return ``days_at`` of a seat with such a median, spread and chance and cost of a decline."""
    if not decline or per_decline < _EXACT_DAYS:
        return lognormal_days(median_days, sigma, chance)
    if not sigma or not median_days:
        return median_days + per_decline * _declines_at(chance, decline)
    return _quantile(chance, (median_days, sigma, decline, per_decline))


def days_surely(hiring: SeatHiring) -> float:
    """Return days within which an offer is accepted but for a few cases in ten million."""
    days = lognormal_days(hiring.median_days, hiring.sigma, 1 - _RARE)
    if not hiring.decline_probability:
        return days
    return days + hiring.days_per_decline * ceil(log(_RARE) / log(hiring.decline_probability))


def _declines_at(chance: float, decline: float) -> int:
    """Return the least n with 1 - p^(n + 1) >= chance."""
    n = 0
    while 1 - decline ** (n + 1) < chance - _NEGLIGIBLE:
        n += 1
    return n


def _quantile(chance: float, shape: _Shape) -> float:
    """Return where the chance is reached; steps out of the bounds become halvings of them."""
    median_days, sigma, _, per_decline = shape
    at = low = lognormal_days(median_days, sigma, chance)
    high = inf
    while high - low > _EXACT_DAYS:
        found, density = _chance_and_density(at, *shape)
        missed = found - chance
        if abs(missed) < _NEGLIGIBLE:
            return at
        if missed > 0:
            high = at
        else:
            low = at
        furthest = min(high, 2 * low + per_decline)
        at = at - missed / density if density else furthest
        if not low < at < furthest:
            at = (low + furthest) / 2
    return high


def _chance_and_density(
    days: float, median_days: float, sigma: float, decline: float, per_decline: float
) -> tuple[float, float]:
    """Return the chance within so many days, and how fast it rises there; 0 without spread."""
    if days < 0 or (days == 0 and median_days):
        return 0.0, 0.0
    if per_decline < _EXACT_DAYS:
        decline = per_decline = 0.0
    declines = floor(days / per_decline) if decline else 0
    if not sigma or not median_days:
        over = days - median_days + _EXACT_DAYS
        most = floor(over / per_decline) if declines else 0
        return 0.0 if over < 0 else 1 - decline ** (most + 1) if per_decline else 1.0, 0.0
    center, scale = log(median_days), 1 / (sigma * _ROOT_OF_TWO)
    found, density, weight = 0.0, 0.0, (1 - decline) / 2 if per_decline else 0.5
    for n in range(declines + 1):
        left = days - n * per_decline
        if left <= 0 or weight < _NEGLIGIBLE:
            break
        score = (center - log(left)) * scale
        found += weight * erfc(score)
        density += weight * exp(-score * score) / left
        weight *= decline
    return found, density * _TWO_BY_ROOT_OF_PI * scale


def _normal(z: float) -> float:
    return erfc(-z / _ROOT_OF_TWO) / 2
