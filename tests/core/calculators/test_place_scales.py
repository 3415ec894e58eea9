"""The scales of a place's fit: their ends, their steps, and that they only rise or only fall."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calculators.place_scales import (
    language_score,
    overlap_score,
    pay_score,
    pool_score,
    speed_score,
)
from planner.market.country_facts import Languages
from planner.market.provenance import Grade, Provenance
from planner.quantities.identifiers import CountryCode, SourceId

Scale = Callable[[float], float]

AMOUNTS = st.floats(min_value=0, max_value=1e9)


def languages(share: str | None, *, is_official: bool = False) -> Languages:
    return Languages(
        country=CountryCode("ZZ"),
        english_share=None if share is None else Decimal(share),
        is_english_official=is_official,
        official=("en",) if is_official else ("zz",),
        provenance=Provenance(SourceId("test"), date(2026, 1, 1), Grade.B),
    )


@pytest.mark.parametrize(
    ("people", "score"), [(0, 0), (10, 0), (100, 1 / 3), (1_000, 2 / 3), (10_000, 1), (1e6, 1)]
)
def test_that_a_tenfold_pool_adds_a_third(people: float, score: float) -> None:
    assert pool_score(people) == pytest.approx(score)


@pytest.mark.parametrize(
    ("cost", "score"), [(0, 1), (10_000, 1), (400_000, 0), (1e6, 0), (63_245.553, 0.5)]
)
def test_that_cost_runs_from_ten_to_four_hundred_thousand_dollars(
    cost: float, score: float
) -> None:
    assert pay_score(cost) == pytest.approx(score)


def test_that_halving_a_cost_adds_the_same_wherever_it_starts() -> None:
    costs = [320_000, 160_000, 80_000, 40_000]
    gains = [pay_score(lower) - pay_score(higher) for higher, lower in pairwise(costs)]
    assert gains == pytest.approx([0.18790182] * 3)


@pytest.mark.parametrize(("hours", "score"), [(0, 0), (2, 0.25), (8, 1), (9, 1)])
def test_that_overlap_is_the_part_of_eight_hours(hours: float, score: float) -> None:
    assert overlap_score(hours) == score


@pytest.mark.parametrize(("days", "score"), [(0, 1), (45, 0.5), (90, 0), (120, 0)])
def test_that_ninety_days_of_notice_leave_no_speed(days: float, score: float) -> None:
    assert speed_score(days) == score


def test_that_english_counts_by_share_and_whole_where_it_is_official() -> None:
    assert language_score(languages("0.64")) == 0.64
    assert language_score(languages("0.20", is_official=True)) == 1
    assert language_score(languages(None, is_official=True)) == 1


def test_that_without_a_figure_there_is_no_language_score() -> None:
    assert language_score(languages(None)) is None


@pytest.mark.parametrize("scale", [pool_score, overlap_score])
@given(AMOUNTS, AMOUNTS)
def test_that_more_is_never_worse(scale: Scale, one: float, other: float) -> None:
    assert 0 <= scale(min(one, other)) <= scale(max(one, other)) <= 1


@pytest.mark.parametrize("scale", [pay_score, speed_score])
@given(AMOUNTS, AMOUNTS)
def test_that_less_is_never_worse(scale: Scale, one: float, other: float) -> None:
    assert 0 <= scale(max(one, other)) <= scale(min(one, other)) <= 1
