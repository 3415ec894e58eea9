"""The queue for recruiters against an independent simulator that goes day by day."""

from math import inf, log
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from planner.calculators.hiring.recruiter_queue import queued
from tests.core.calculators.hiring.discrete_events import begun_days

SEATS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 90), st.integers(0, 2)), min_size=1, max_size=12
)


@settings(max_examples=200)
@given(seats=SEATS, slots=st.lists(st.integers(0, 30), min_size=1, max_size=4))
def test_that_seats_begin_when_the_simulator_lets_them(
    seats: list[tuple[int, int, int]], slots: list[int]
) -> None:
    opened, durations, ranks = map(list, zip(*seats, strict=True))
    expected = begun_days(opened, durations, slots, ranks)
    found = queued(opened, np.array(durations, dtype=float), slots, ranks)
    assert found.tolist() == expected


@settings(max_examples=100)
@given(
    seats=SEATS,
    slots=st.lists(st.integers(0, 30), min_size=1, max_size=4),
    seed=st.integers(0, 1000),
)
def test_that_every_draw_is_a_queue_of_its_own(
    seats: list[tuple[int, int, int]], slots: list[int], seed: int
) -> None:
    opened, _, ranks = map(list, zip(*seats, strict=True))
    rng = np.random.default_rng(seed)
    draws = rng.integers(1, 90, (len(seats), 5)).astype(float)
    found = queued(opened, draws, slots, ranks)
    for draw in range(5):
        durations = [int(days) for days in draws[:, draw]]
        assert found[:, draw].tolist() == begun_days(opened, durations, slots, ranks)


def test_that_one_recruiter_takes_one_after_the_other_by_priority_then_by_day() -> None:
    begun = queued([0, 1, 2, 3], np.array([10.0, 10.0, 10.0, 10.0]), [0], [2, 2, 1, 2])
    assert begun.tolist() == [0, 20, 10, 30]


def test_that_nobody_waits_with_a_slot_for_each() -> None:
    durations = np.full((3, 4), 50.0)
    assert queued([5, 0, 7], durations, [0, 0, 0], [0, 0, 0])[:, 0].tolist() == [5, 0, 7]
    assert queued([5, 0, 7], durations[:, 0], [0, 0, 0], [0, 0, 0]).tolist() == [5, 0, 7]


def test_that_without_recruiters_nothing_is_ever_begun() -> None:
    assert queued([0, 0], np.array([5.0, 5.0]), [], [0, 0]).tolist() == [inf, inf]


@given(seats=SEATS, slots=st.lists(st.integers(0, 30), min_size=1, max_size=4))
def test_that_one_more_recruiter_makes_no_seat_of_the_same_rank_slower(
    seats: list[tuple[int, int, int]], slots: list[int]
) -> None:
    opened, durations, _ = map(list, zip(*seats, strict=True))
    ranks = [0] * len(seats)
    days = np.array(durations, dtype=float)
    fewer, more = (queued(opened, days, each, ranks) for each in (slots, [*slots, 0]))
    assert (more <= fewer).all()


@given(seats=SEATS, slots=st.lists(st.integers(0, 30), min_size=1, max_size=4))
def test_that_one_more_seat_makes_no_other_of_the_same_rank_faster(
    seats: list[tuple[int, int, int]], slots: list[int]
) -> None:
    opened, durations, _ = map(list, zip(*seats, strict=True))
    days = np.array(durations, dtype=float)
    alone = queued(opened[:-1], days[:-1], slots, [0] * (len(seats) - 1))
    together = queued(opened, days, slots, [0] * len(seats))
    assert (together[:-1] >= alone).all()


def test_that_two_searches_in_a_row_take_the_sum_that_convolution_gives() -> None:
    # One recruiter, two seats: the second is accepted after the sum of two lognormals.
    first, second = (50.0, 0.4), (80.0, 0.5)
    rng = np.random.Generator(np.random.SFC64(7))
    draws = 100_000
    durations = np.array(
        [median * np.exp(sigma * rng.standard_normal(draws)) for median, sigma in (first, second)]
    )
    accepted = queued([0, 0], durations, [0], [0, 1])[1] + durations[1]
    for chance in (0.1, 0.5, 0.9):
        expected = _sum_quantile(first, second, chance)
        assert np.quantile(accepted, chance) == pytest.approx(expected, rel=0.01)


def _sum_quantile(first: tuple[float, float], second: tuple[float, float], chance: float) -> float:
    step, normal = 0.5, NormalDist()
    grid = np.arange(0, 1500, step)

    def mass(median: float, sigma: float) -> NDArray[np.float64]:
        cdf = [0.0, *(normal.cdf(log(day / median) / sigma) for day in grid[1:])]
        return np.diff(np.array([*cdf, 1.0]))

    total = np.cumsum(np.convolve(mass(*first), mass(*second)))
    assert total[-1] == pytest.approx(1)
    # Each mass lies, on average, in the middle of its step.
    return float((np.searchsorted(total, chance) + 1) * step)
