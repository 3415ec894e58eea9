"""How firm a ranking of places is: what change of one weight turns it.

With the other weights held, a fit is (A + w s) / (W + w) in the weight w of one part: A and W sum
the other parts that have evidence, s is the part's score; A / W where the part has no evidence.
Two fits are equal where a polynomial of the second degree in w is zero, so every turn is found
exactly, not by trying weights.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt

from planner.calculators.place_fit import (
    PlaceFit,
    Weights,
    has_enough_evidence,
    weight_shares,
)
from planner.calculators.place_scales import Part

_NOTHING = 1e-12

Polynomial = tuple[float, float, float]
"""Coefficients of w^2, w and 1."""


@dataclass(frozen=True, slots=True)
class WeightTurn:
    """A change of one weight from which on two places stand the other way round.

    Attributes:
        present: The part's share of all weights now.
        needed: Its share where both fits are equal, the others keeping their proportions.
    """

    part: Part
    present: float
    needed: float


@dataclass(frozen=True, slots=True)
class TopTurn:
    """The smallest change of a part's weight from which on a rival stands above a leading place."""

    rival: PlaceFit
    turn: WeightTurn
    leader: PlaceFit


def weight_turns(first: PlaceFit, second: PlaceFit, weights: Weights) -> tuple[WeightTurn, ...]:
    """Return the single weights that turn the order of two places, smallest change first.

    A part is absent where no weight of it does, or only one that leaves a place without enough
    evidence for a fit. Places of equal fit have no order to turn.

    Raises:
        WeightsError: If the weights do not weigh.
    """
    shares = weight_shares(weights)
    turns = []
    for part in Part:
        lead = _lead(first, second, part, shares)
        present = shares[part]
        if lead is None or abs(_value(lead, present)) <= _NOTHING:
            continue
        crossings = [root for root in _crossings(lead) if root > _NOTHING]
        if crossings and present < 1:
            nearest = min(crossings, key=lambda root: abs(root - present))
            at_turn = {**shares, part: nearest}
            if all(has_enough_evidence(fit.evidence, at_turn) for fit in (first, second)):
                turns.append(WeightTurn(part, present, nearest / (nearest + 1 - present)))
    return tuple(sorted(turns, key=_change))


def top_turns(ranked: Sequence[PlaceFit], weights: Weights) -> tuple[TopTurn, ...]:
    """Return, for each part, the smallest change of its weight that flips the top place.

    A part is absent where no weight of it does.

    Args:
        ranked: Places with a fit, best first.
        weights: The weights they were ranked by.

    Returns:
        The smallest change first.

    Raises:
        WeightsError: If the weights do not weigh.
    """
    return leading_turns(ranked, weights, 1)


def leading_turns(
    ranked: Sequence[PlaceFit], weights: Weights, leading: int = 3
) -> tuple[TopTurn, ...]:
    """Return, for each part, the smallest change of its weight that flips the leading places.

    They flip where two of them change places, or where another place overtakes one of them. The
    first to happen is between neighbors among them, or of the last of them with any other place.
    A part is absent where no weight of it flips them.

    Args:
        ranked: Places with a fit, best first.
        weights: The weights they were ranked by.
        leading: How many places lead.

    Returns:
        The smallest change first.

    Raises:
        WeightsError: If the weights do not weigh.
    """
    leaders = ranked[:leading]
    pairs = [
        *pairwise(leaders),
        *((leader, each) for leader in leaders[-1:] for each in ranked[leading:]),
    ]
    nearest: dict[Part, TopTurn] = {}
    for leader, rival in pairs:
        for turn in weight_turns(leader, rival, weights):
            known = nearest.get(turn.part)
            if known is None or _change(turn) < _change(known.turn):
                nearest[turn.part] = TopTurn(rival, turn, leader)
    return tuple(sorted(nearest.values(), key=lambda top: _change(top.turn)))


def _change(turn: WeightTurn) -> float:
    return abs(turn.needed - turn.present)


def _lead(first: PlaceFit, second: PlaceFit, part: Part, shares: Weights) -> Polynomial | None:
    """Return a polynomial in a part's weight that has the sign of first's fit minus second's.

    None where one of them has no evidence for any other part that counts, nor for this one.
    """
    a_sum, a_weight, a_score = _others(first, part, shares)
    b_sum, b_weight, b_score = _others(second, part, shares)
    a_counts, b_counts = a_score is not None, b_score is not None
    if not (a_weight or a_counts) or not (b_weight or b_counts):
        return None
    a, b = a_score or 0.0, b_score or 0.0
    return (
        (a - b) if a_counts and b_counts else 0.0,
        a * b_weight + b_counts * a_sum - b * a_weight - a_counts * b_sum,
        a_sum * b_weight - b_sum * a_weight,
    )


def _others(fit: PlaceFit, part: Part, shares: Weights) -> tuple[float, float, float | None]:
    """Return the weighed sum and the weight of the other parts, and the part's own score."""
    scores = fit.evidence.scores
    others = [(shares[each], score.score) for each, score in scores.items() if each is not part]
    own = scores.get(part)
    return (
        sum(share * score for share, score in others),
        sum(share for share, _ in others),
        None if own is None else own.score,
    )


def _value(polynomial: Polynomial, weight: float) -> float:
    square, linear, constant = polynomial
    return (square * weight + linear) * weight + constant


def _crossings(polynomial: Polynomial) -> tuple[float, ...]:
    """Return where a polynomial changes its sign, in order."""
    square, linear, constant = polynomial
    if abs(square) <= _NOTHING:
        return (-constant / linear,) if abs(linear) > _NOTHING else ()
    discriminant = linear * linear - 4 * square * constant
    if discriminant <= 0:
        return ()
    reach = sqrt(discriminant)
    return tuple(sorted(((-linear - reach) / (2 * square), (-linear + reach) / (2 * square))))
