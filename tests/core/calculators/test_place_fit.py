"""The fit of a place: absolute, monotone, weighed as asked, and silent where little is known."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from math import inf, nan
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from planner.calculators.overlap import SeatOverlap
from planner.calculators.place_evidence import PlaceEvidence
from planner.calculators.place_fit import (
    DEFAULT_WEIGHTS,
    PlaceFit,
    WeightsError,
    place_fits,
    weight_shares,
    within_limits,
)
from planner.calculators.place_limits import LimitKind, Limits
from planner.calculators.place_scales import Part
from planner.market.provenance import Grade

Maker = Callable[..., PlaceEvidence]

ALL = {"pool": 0.8, "pay": 0.6, "overlap": 0.5, "speed": 0.4, "language": 1.0}
SCORES = st.fixed_dictionaries({part.value: st.floats(0, 1) for part in Part})
WEIGHTS = st.fixed_dictionaries({part: st.floats(0, 10) for part in Part}).filter(
    lambda weights: sum(weights.values()) > 0.01
)


def only(fits: tuple[PlaceFit, ...]) -> PlaceFit:
    (fit,) = fits
    return fit


def test_that_a_fit_is_the_weighed_mean_of_its_parts(make_place_evidence: Maker) -> None:
    fit = only(place_fits([make_place_evidence("A", ALL)], {Part.POOL: 2, Part.PAY: 1}))
    assert fit.fit == pytest.approx((2 * 0.8 + 0.6) / 3)
    assert fit.contributions == pytest.approx({Part.POOL: 1.6 / 3, Part.PAY: 0.2})


def test_that_the_default_weights_add_up_to_a_hundred() -> None:
    assert set(DEFAULT_WEIGHTS) == set(Part)
    assert sum(DEFAULT_WEIGHTS.values()) == 100


@given(st.lists(SCORES, min_size=1, max_size=6), WEIGHTS)
def test_that_no_other_place_moves_a_places_fit(
    make_place_evidence: Maker, others: list[dict[str, float]], weights: dict[Part, float]
) -> None:
    place = make_place_evidence("A", ALL)
    alone = only(place_fits([place], weights))
    rivals = [make_place_evidence(f"B{n}", scores) for n, scores in enumerate(others)]
    assert alone in place_fits([*rivals, place], weights)
    assert alone in place_fits([place, *rivals[1:]], weights)


@given(SCORES, WEIGHTS, st.sampled_from(Part), st.floats(0, 1))
def test_that_a_better_part_never_lowers_the_fit(
    make_place_evidence: Maker,
    scores: dict[str, float],
    weights: dict[Part, float],
    part: Part,
    better: float,
) -> None:
    raised = scores | {part.value: max(better, scores[part.value])}
    before = only(place_fits([make_place_evidence("A", scores)], weights)).fit
    after = only(place_fits([make_place_evidence("A", raised)], weights)).fit
    assert before is not None
    assert after is not None
    assert 0 <= before <= after + 1e-12 <= 1 + 1e-12


@given(SCORES, WEIGHTS)
def test_that_the_contributions_add_up_to_the_fit(
    make_place_evidence: Maker, scores: dict[str, float], weights: dict[Part, float]
) -> None:
    fit = only(place_fits([make_place_evidence("A", scores)], weights))
    assert fit.fit == pytest.approx(sum(fit.contributions.values()))


def test_that_a_part_without_evidence_leaves_its_weight_and_is_named(
    make_place_evidence: Maker,
) -> None:
    scores = {key: score for key, score in ALL.items() if key != "speed"}
    fit = only(place_fits([make_place_evidence("A", scores)], DEFAULT_WEIGHTS))
    assert fit.missing == (Part.SPEED,)
    assert fit.fit == pytest.approx((30 * 0.8 + 25 * 0.6 + 25 * 0.5 + 10 * 1.0) / 90)
    assert Part.SPEED not in fit.contributions


def test_that_less_than_four_fifths_of_the_evidence_gives_no_fit(
    make_place_evidence: Maker,
) -> None:
    scores = {key: score for key, score in ALL.items() if key != "pay"}
    fit = only(place_fits([make_place_evidence("A", scores)], DEFAULT_WEIGHTS))
    assert (fit.fit, fit.grade, fit.contributions) == (None, None, {})
    assert fit.missing == (Part.PAY,)


def test_that_exactly_four_fifths_is_enough(make_place_evidence: Maker) -> None:
    scores = {key: ALL[key] for key in ("pool", "pay", "overlap")}
    fit = only(place_fits([make_place_evidence("A", scores)], DEFAULT_WEIGHTS))
    assert fit.fit is not None
    assert fit.missing == (Part.SPEED, Part.LANGUAGE)


def test_that_no_anchor_is_no_lack_of_evidence(make_place_evidence: Maker) -> None:
    scores = {key: score for key, score in ALL.items() if key != "overlap"}
    fit = only(place_fits([make_place_evidence("A", scores)], DEFAULT_WEIGHTS))
    assert fit.missing == ()
    assert fit.grade is Grade.A


def test_that_a_part_of_no_weight_is_neither_counted_nor_missed(
    make_place_evidence: Maker,
) -> None:
    fit = only(place_fits([make_place_evidence("A", {"pool": 0.3})], {Part.POOL: 5}))
    assert fit.fit == pytest.approx(0.3)
    assert not fit.missing


def test_that_the_grade_is_the_weakest_of_the_parts_that_count(
    make_place_evidence: Maker,
) -> None:
    place = make_place_evidence("A", {"pool": 0.5, "pay": 0.5}, Grade.B)
    weak = make_place_evidence("A", {"overlap": 0.5, "speed": 0.1}, Grade.C)
    mixed = replace(place, scores={**place.scores, **weak.scores})
    assert only(place_fits([mixed], {Part.POOL: 1, Part.PAY: 1})).grade is Grade.B
    assert only(place_fits([mixed], {Part.POOL: 1, Part.SPEED: 1})).grade is Grade.C


def test_that_a_missing_part_makes_the_fit_a_model_only(make_place_evidence: Maker) -> None:
    scores = {key: score for key, score in ALL.items() if key != "language"}
    fit = only(place_fits([make_place_evidence("A", scores, Grade.A)], DEFAULT_WEIGHTS))
    assert fit.grade is Grade.D


def test_that_places_within_the_limits_come_first_and_each_group_best_first(
    make_place_evidence: Maker,
) -> None:
    def hours(minutes: int) -> dict[str, Any]:
        return {"overlap": SeatOverlap("X", minutes, float(minutes), minutes)}

    places = [
        make_place_evidence("Far", {"pool": 1.0}, **hours(60)),
        make_place_evidence("Farther", {"pool": 0.9}, **hours(0)),
        make_place_evidence("Unknown", {}, **hours(480)),
        make_place_evidence("Good", {"pool": 0.7}, **hours(240)),
        make_place_evidence("Better", {"pool": 0.8}, **hours(240)),
    ]
    fits = place_fits(places, {Part.POOL: 1}, Limits(min_overlap_hours=Decimal(3)))
    names = [fit.evidence.place.name for fit in fits]
    assert names == ["us-better", "us-good", "us-unknown", "us-far", "us-farther"]
    assert [fit.evidence.place.name for fit in within_limits(fits)] == ["us-better", "us-good"]
    assert {failure.kind for fit in fits for failure in fit.outside} == {LimitKind.MIN_OVERLAP}


def test_that_equal_fits_stand_by_name(make_place_evidence: Maker) -> None:
    places = [make_place_evidence(name, ALL) for name in ("C", "A", "B")]
    fits = place_fits(places, DEFAULT_WEIGHTS)
    assert [fit.evidence.place.name for fit in fits] == ["us-a", "us-b", "us-c"]


def test_that_only_proportions_of_weights_matter(make_place_evidence: Maker) -> None:
    place = make_place_evidence("A", ALL)
    doubled = {part: 2 * weight for part, weight in DEFAULT_WEIGHTS.items()}
    one, other = only(place_fits([place], DEFAULT_WEIGHTS)), only(place_fits([place], doubled))
    assert one.fit == pytest.approx(other.fit)


@pytest.mark.parametrize(
    "weights",
    [{}, {Part.POOL: 0.0}, {Part.POOL: -1.0, Part.PAY: 2.0}, {Part.POOL: nan}, {Part.PAY: inf}],
)
def test_that_weights_that_do_not_weigh_are_refused(weights: dict[Part, float]) -> None:
    with pytest.raises(WeightsError):
        weight_shares(weights)


@given(st.dictionaries(st.sampled_from(Part), st.floats(0, 1e6), min_size=1))
def test_that_shares_of_weights_sum_to_one(weights: dict[Part, float]) -> None:
    assume(sum(weights.values()) > 0)
    shares = weight_shares(weights)
    assert sum(shares.values()) == pytest.approx(1)
    assert set(shares) == set(Part)
