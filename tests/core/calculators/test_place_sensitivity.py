"""How firm a ranking is: turns found exactly, against trying many weights."""

from collections.abc import Callable, Mapping
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from planner.calculators.place_evidence import PlaceEvidence
from planner.calculators.place_fit import DEFAULT_WEIGHTS, PlaceFit, place_fits, weight_shares
from planner.calculators.place_scales import Part
from planner.calculators.place_sensitivity import (
    leading_turns,
    top_turns,
    weight_turns,
)

Maker = Callable[..., PlaceEvidence]
Scores = dict[str, float]

EVEN = {Part.POOL: 1.0, Part.PAY: 1.0}
HUNDREDTHS = st.integers(0, 100).map(lambda number: number / 100)
SCORES = st.fixed_dictionaries({part.value: HUNDREDTHS for part in Part})


def fits_by_name(
    make: Maker, places: Mapping[str, Scores], weights: Mapping[Part, float]
) -> dict[str, PlaceFit]:
    fits = place_fits([make(name, scores) for name, scores in places.items()], weights)
    return {fit.evidence.place.name: fit for fit in fits}


def with_share(weights: Mapping[Part, float], part: Part, share: float) -> dict[Part, float]:
    """Give a part a share of all weights, the others keeping their proportions."""
    rest = sum(weight for each, weight in weights.items() if each is not part)
    return {**weights, part: rest * share / (1 - share)}


def test_that_a_turn_is_where_both_fits_are_equal(make_place_evidence: Maker) -> None:
    places = {"A": {"pool": 0.9, "pay": 0.2}, "B": {"pool": 0.5, "pay": 0.4}}
    fits = fits_by_name(make_place_evidence, places, EVEN)
    turns = weight_turns(fits["us-a"], fits["us-b"], EVEN)
    assert {turn.part: turn.present for turn in turns} == {Part.POOL: 0.5, Part.PAY: 0.5}
    assert {turn.part: turn.needed for turn in turns} == pytest.approx(
        {Part.POOL: 1 / 3, Part.PAY: 2 / 3}
    )


def test_that_nothing_turns_a_place_better_in_every_part(make_place_evidence: Maker) -> None:
    places = {"A": {"pool": 0.9, "pay": 0.8}, "B": {"pool": 0.5, "pay": 0.4}}
    fits = fits_by_name(make_place_evidence, places, EVEN)
    assert weight_turns(fits["us-a"], fits["us-b"], EVEN) == ()


def test_that_equal_fits_have_no_order_to_turn(make_place_evidence: Maker) -> None:
    places = {"A": {"pool": 0.9, "pay": 0.1}, "B": {"pool": 0.1, "pay": 0.9}}
    fits = fits_by_name(make_place_evidence, places, EVEN)
    assert weight_turns(fits["us-a"], fits["us-b"], EVEN) == ()


@given(SCORES, SCORES)
def test_that_a_little_beyond_each_turn_the_order_is_the_other(
    make_place_evidence: Maker, one: Scores, other: Scores
) -> None:
    places = {"A": one, "B": other}
    fits = fits_by_name(make_place_evidence, places, DEFAULT_WEIGHTS)
    lead = _lead(fits)
    assume(abs(lead) > 1e-3)
    for turn in weight_turns(fits["us-a"], fits["us-b"], DEFAULT_WEIGHTS):
        step = 1e-4 if turn.needed > turn.present else -1e-4
        for share, is_turned in ((turn.needed - step, False), (turn.needed + step, True)):
            if 0 <= share < 1:
                weights = with_share(DEFAULT_WEIGHTS, turn.part, share)
                moved = _lead(fits_by_name(make_place_evidence, places, weights))
                assert moved * lead <= 1e-12 if is_turned else moved * lead >= -1e-12


@given(SCORES, SCORES, st.sampled_from(Part))
def test_that_no_weight_turns_what_has_no_turn(
    make_place_evidence: Maker, one: Scores, other: Scores, part: Part
) -> None:
    places = {"A": one, "B": other}
    fits = fits_by_name(make_place_evidence, places, DEFAULT_WEIGHTS)
    lead = _lead(fits)
    assume(abs(lead) > 1e-3)
    turns = weight_turns(fits["us-a"], fits["us-b"], DEFAULT_WEIGHTS)
    if all(turn.part is not part for turn in turns):
        for share in (0.0, 0.2, 0.5, 0.9, 0.99):
            weights = with_share(DEFAULT_WEIGHTS, part, share)
            assert _lead(fits_by_name(make_place_evidence, places, weights)) * lead >= -1e-12


def _lead(fits: Mapping[str, PlaceFit]) -> float:
    first, second = fits["us-a"].fit, fits["us-b"].fit
    assert first is not None
    assert second is not None
    return first - second


def test_that_the_top_place_falls_to_the_rival_that_comes_first(
    make_place_evidence: Maker,
) -> None:
    places = {
        "Top": {"pool": 0.9, "pay": 0.5},
        "Cheap": {"pool": 0.3, "pay": 1.0},
        "Near": {"pool": 0.7, "pay": 0.6},
    }
    ranked = tuple(fits_by_name(make_place_evidence, places, EVEN).values())
    turns = top_turns(ranked, EVEN)
    assert ranked[0].evidence.place.name == "us-top"
    assert [top.rival.evidence.place.name for top in turns] == ["us-cheap", "us-cheap"]
    assert {top.turn.part: top.turn.needed for top in turns} == pytest.approx(
        {Part.POOL: 5 / 11, Part.PAY: 6 / 11}
    )


def test_that_a_single_place_is_turned_by_nothing(make_place_evidence: Maker) -> None:
    ranked = tuple(fits_by_name(make_place_evidence, {"A": {"pool": 1.0}}, EVEN | {}).values())
    assert top_turns(ranked, EVEN) == ()
    assert top_turns((), EVEN) == ()


def test_that_a_weight_of_nothing_turns_no_order(make_place_evidence: Maker) -> None:
    """Without pay both are equal, and no weight is below 0."""
    places = {"A": {"pool": 0.5, "pay": 0.9}, "B": {"pool": 0.5, "pay": 0.4}}
    fits = fits_by_name(make_place_evidence, places, EVEN)
    assert weight_turns(fits["us-a"], fits["us-b"], EVEN) == ()


def test_that_no_turn_lies_where_a_place_has_no_fit(make_place_evidence: Maker) -> None:
    """B would lead if speed weighed more than half, but B has no evidence of speed."""
    weights = {Part.POOL: 9.0, Part.SPEED: 1.0}
    places = {"A": {"pool": 0.9, "speed": 0.3}, "B": {"pool": 0.6}}
    fits = fits_by_name(make_place_evidence, places, weights)
    assert fits["us-b"].fit == pytest.approx(0.6)
    assert weight_turns(fits["us-a"], fits["us-b"], weights) == ()


@given(st.lists(SCORES, min_size=4, max_size=6), st.sampled_from(list(Part)))
def test_that_the_first_three_hold_until_their_turn_and_flip_at_it(
    make_place_evidence: Maker, scores: list[Scores], part: Part
) -> None:
    places = dict(zip("ABCDEF", scores, strict=False))

    def first_three(weights: Mapping[Part, float]) -> list[str]:
        fits = place_fits([make_place_evidence(n, s) for n, s in places.items()], weights)
        values = [fit.fit or 0.0 for fit in fits]
        # Only clear orders: near a tie rounding decides.
        assume(min(a - b for a, b in pairwise(values)) > 1e-9)
        return [fit.evidence.place.name for fit in fits[:3]]

    ranked = place_fits([make_place_evidence(n, s) for n, s in places.items()], DEFAULT_WEIGHTS)
    before = first_three(DEFAULT_WEIGHTS)
    turn = {top.turn.part: top.turn for top in leading_turns(ranked, DEFAULT_WEIGHTS)}.get(part)
    now = weight_shares(DEFAULT_WEIGHTS)[part]
    for hundredth in range(0, 100, 3):
        share = hundredth / 100
        if turn is None or abs(share - now) < abs(turn.needed - now) - 1e-6:
            assert first_three(with_share(DEFAULT_WEIGHTS, part, share)) == before
    if turn is not None:
        beyond = turn.needed + (1e-6 if turn.needed > now else -1e-6)
        assume(0 < beyond < 1)
        assert first_three(with_share(DEFAULT_WEIGHTS, part, beyond)) != before
