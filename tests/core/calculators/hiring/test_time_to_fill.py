"""Days to fill against the standard library's normal and sums worked out by numerical convolution."""

from bisect import bisect_left
from itertools import accumulate, pairwise
from math import exp, log
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calculators.hiring.time_to_fill import days_left, days_until

STEP = 0.05
"""Of a day, in numerical sums."""


def lognormal_cdf(days: float, median: float, sigma: float) -> float:
    return NormalDist(log(median), sigma).cdf(log(days)) if days > 0 else 0.0


def convolved(median: float, sigma: float, decline: float, per_decline: float) -> list[float]:
    """Return the distribution of search and declines by adding up small steps of days."""
    steps = round(3000 / STEP)
    edges = [lognormal_cdf(n * STEP, median, sigma) for n in range(steps + 1)]
    search = [right - left for left, right in pairwise(edges)]
    mass = [0.0] * steps
    for declines in range(200):
        shift = round(declines * per_decline / STEP)
        weight = decline**declines * (1 - decline)
        if shift >= steps or weight < 1e-13:
            break
        for at, share in enumerate(search[: steps - shift]):
            mass[at + shift] += weight * share
    return list(accumulate(mass))


@pytest.mark.parametrize("chance", [0.01, 0.1, 0.5, 0.9, 0.99])
@pytest.mark.parametrize(("median", "sigma"), [(56, 0.45), (180, 0.7), (10, 0.05)])
def test_that_quantiles_without_declines_are_those_of_a_lognormal(
    median: float, sigma: float, chance: float
) -> None:
    expected = exp(NormalDist(log(median), sigma).inv_cdf(chance))
    assert days_until(chance, median, sigma, 0.0, 30) == pytest.approx(expected, rel=1e-9)
    assert days_until(chance, median, sigma, 0.2, 0.0) == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize(
    ("median", "sigma", "decline", "per_decline"),
    [(56, 0.45, 0.2, 20), (120, 0.6, 0.5, 45), (30, 0.3, 0.9, 10)],
)
def test_that_quantiles_with_declines_are_those_of_the_convolution(
    median: float, sigma: float, decline: float, per_decline: float
) -> None:
    by_step = convolved(median, sigma, decline, per_decline)
    for chance in (0.1, 0.5, 0.9):
        expected = (bisect_left(by_step, chance) + 1) * STEP
        found = days_until(chance, median, sigma, decline, per_decline)
        assert found == pytest.approx(expected, abs=2 * STEP)


@given(
    median=st.floats(1, 500),
    sigma=st.floats(0.05, 1.2),
    decline=st.floats(0, 0.95),
    per_decline=st.floats(0, 200),
    chance=st.floats(0.01, 0.999),
)
def test_that_a_quantile_is_reached_with_its_chance(
    median: float, sigma: float, decline: float, per_decline: float, chance: float
) -> None:
    days = days_until(chance, median, sigma, decline, per_decline)
    reached, weight = 0.0, 1 - decline
    for n in range(600):  # 0.95^600 is nothing
        reached += weight * lognormal_cdf(days - n * per_decline, median, sigma)
        weight *= decline
    assert reached == pytest.approx(chance, abs=1e-6)


@given(chance=st.floats(0.01, 0.99), more=st.floats(0, 0.9), per_decline=st.floats(0.1, 100))
def test_that_declines_never_make_a_search_shorter(
    chance: float, more: float, per_decline: float
) -> None:
    plain = days_until(chance, 56, 0.45, 0.0, per_decline)
    assert days_until(chance, 56, 0.45, more, per_decline) >= plain - 1e-6


def test_that_without_spread_days_are_the_median_and_whole_declines() -> None:
    assert days_until(0.5, 56, 0.0, 0.0, 0.0) == 56
    assert days_until(0.5, 56, 0.0, 0.4, 20) == 56  # three in five accept the first offer
    assert days_until(0.7, 56, 0.0, 0.4, 20) == 76
    assert days_until(0.9, 56, 0.0, 0.4, 20) == 96
    assert days_until(0.9, 0.0, 0.0, 0.0, 0.0) == 0


@pytest.mark.parametrize("elapsed", [1, 40, 120, 400])
def test_that_what_is_left_halves_the_chance_to_be_still_open(elapsed: float) -> None:
    left = days_left(120, 0.5, elapsed)
    open_now = 1 - lognormal_cdf(elapsed, 120, 0.5)
    open_then = 1 - lognormal_cdf(elapsed + left, 120, 0.5)
    assert open_then == pytest.approx(open_now / 2, rel=1e-9)


def test_that_a_search_has_all_its_days_left_before_it_begins_and_some_however_long_it_went_on() -> (
    None
):
    assert days_left(120, 0.5, 0) == 120
    assert days_left(120, 0.5, -5) == 120
    assert days_left(120, 0.0, 50) == 70
    assert days_left(120, 0.0, 500) == 0
    assert days_left(120, 0.05, 5000) > 0
