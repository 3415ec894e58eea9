"""Chooses an option for each turn so that whoever bears most in all bears as little as possible.

Branch and bound over one turn after the other. What is left to bear can never be less than each
person's least in every turn left, nor, for any weights of the people that add up to 1, than the
weighted sum of the best options left: the largest of several such bounds prunes. The weights come
from raising those of people who bear much (multiplicative weights), which approaches the linear
relaxation's own. Burdens are multiples of a quarter of a weighted minute, so a bound rounds up to
the next one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

MOST_STEPS = 20_000
"""Nodes looked at before the search gives up proving; about two seconds for ten people."""

_STEPS_OF_BURDENS = 4
_ROUNDS = 120
_KEPT_EVERY = 12
_TINY = 1e-6

Figures = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class EvenestChoice:
    """An option for each turn.

    Attributes:
        options: The number of the option of each turn.
        worst: What whoever bears most bears in all.
        total: What all bear together.
        bound: What no choice can bring whoever bears most below.
        is_proven: Whether no choice has a lesser worst, or the same worst and a lesser total.
    """

    options: tuple[int, ...]
    worst: float
    total: float
    bound: float
    is_proven: bool


def evenest_choice(
    burdens: Sequence[Figures],
    heads: Figures,
    allowed: Sequence[NDArray[np.bool_]],
    most_steps: int = MOST_STEPS,
) -> EvenestChoice | None:
    """Return the choice with the least worst burden, and among those with the least total.

    Args:
        burdens: Of each turn, a row for each option and a column for each person: multiples of
            0.25.
        heads: How many people each column stands for.
        allowed: Of each turn, which options may be chosen.
        most_steps: After how many nodes to stop proving.

    Returns:
        None if a turn has no option.
    """
    if not all(each.any() for each in allowed):
        return None
    kept = [
        np.flatnonzero(may)[_undominated(costs[may])]
        for costs, may in zip(burdens, allowed, strict=True)
    ]
    search = _Search([costs[at] for costs, at in zip(burdens, kept, strict=True)], heads)
    is_proven = search.run(most_steps)
    worst, total = search.best
    options = tuple(int(at[n]) for at, n in zip(kept, search.choice, strict=True))
    return EvenestChoice(options, worst, total, worst if is_proven else search.bound, is_proven)


def _undominated(costs: Figures) -> NDArray[np.intp]:
    """Return the options that no other one is at most as bad as for everybody."""
    order = np.lexsort((np.arange(len(costs)), costs.sum(axis=1)))
    kept: list[int] = []
    for at in order:
        if not kept or not (costs[kept] <= costs[at]).all(axis=1).any():
            kept.append(int(at))
    return np.array(sorted(kept))


class _Search:
    """The state of one search; ``choice`` and ``best`` (worst, total) only ever improve."""

    def __init__(self, costs: Sequence[Figures], heads: Figures) -> None:
        self._costs = costs
        self._totals = [each @ heads for each in costs]
        self._weights = np.array(list(_people_weights(costs)))
        self._weighted = [each @ self._weights.T for each in costs]
        self._least = _left([each.min(axis=0) for each in costs])
        self._least_weighted = _left([each.min(axis=0) for each in self._weighted])
        self._least_total = _left([each.min() for each in self._totals])
        self.choice = [0] * len(costs)
        self.best = (float("inf"), float("inf"))
        self._steps = 0
        none = np.zeros(costs[0].shape[1])
        self.bound = float(self._bounds(0, none).min())

    def run(self, most_steps: int) -> bool:
        """Search, and tell whether it came to its end."""
        for weighted in range(len(self._weights)):
            self._improve([int(each[:, weighted].argmin()) for each in self._weighted])
        self._steps = most_steps
        return self._descend([], np.zeros(self._costs[0].shape[1]), 0.0)

    def _improve(self, choice: list[int]) -> None:
        """Change one turn at a time as long as that helps."""
        while True:
            before = self.best
            for turn, costs in enumerate(self._costs):
                others = [t for t in range(len(choice)) if t != turn]
                borne = sum((self._costs[t][choice[t]] for t in others), 0 * costs[0])
                totals = self._totals[turn] + sum(self._totals[t][choice[t]] for t in others)
                worst = (costs + borne).max(axis=1)
                choice[turn] = int(np.lexsort((totals, worst))[0])
                self._offer(choice, float(worst[choice[turn]]), float(totals[choice[turn]]))
            if self.best == before:
                return

    def _descend(self, chosen: list[int], borne: Figures, total: float) -> bool:
        """Try every option of the next turn that could still improve on the best."""
        turn = len(chosen)
        if not self._steps:
            return False
        self._steps -= 1
        bounds = self._bounds(turn, borne)
        totals = total + self._totals[turn] + self._least_total[turn + 1]
        for option in np.lexsort((totals, bounds)):
            figures = float(bounds[option]), float(totals[option])
            if figures[0] > self.best[0]:
                break
            if figures >= self.best:
                continue
            path = [*chosen, int(option)]
            if turn + 1 == len(self._costs):
                self._offer(path, *figures)  # nothing is left, so the bound is the figure itself
            elif not self._descend(
                path, borne + self._costs[turn][option], total + self._totals[turn][option]
            ):
                return False
        return True

    def _bounds(self, turn: int, borne: Figures) -> Figures:
        """Return for each option what whoever bears most bears at least in all."""
        own = (self._costs[turn] + (borne + self._least[turn + 1])).max(axis=1)
        shared = self._weighted[turn] + (self._weights @ borne + self._least_weighted[turn + 1])
        bounds = np.maximum(own, shared.max(axis=1))
        rounded: Figures = np.ceil((bounds - _TINY) * _STEPS_OF_BURDENS) / _STEPS_OF_BURDENS
        return rounded

    def _offer(self, choice: Sequence[int], worst: float, total: float) -> None:
        if (worst, total) < self.best:
            self.best = worst, total
            self.choice = list(choice)


def _people_weights(costs: Sequence[Figures]) -> Iterator[Figures]:
    """Yield weights of the people under which the best options left weigh much."""
    weights = np.full(costs[0].shape[1], 1 / costs[0].shape[1])
    for n in range(_ROUNDS):
        borne = sum((each[int((each @ weights).argmin())] for each in costs), 0 * weights)
        if n % _KEPT_EVERY == 0:
            yield weights
        most = borne.max()
        if most <= 0:
            return
        weights = weights * np.exp(borne / most / np.sqrt(n + 1))
        weights = weights / weights.sum()
    yield weights


def _left(figures: Sequence[Figures]) -> list[Figures]:
    """Return the sums of figures from each turn on, and nothing after the last."""
    sums = [0 * figures[0]]
    for each in reversed(figures):
        sums.insert(0, sums[0] + each)
    return sums
