"""The assignment of helpers against trying every way, on small cases."""

import random
import subprocess
import sys
from collections.abc import Iterator
from itertools import product

import numpy as np
import pytest

from planner.calculators.onboarding.mentoring import assignment_program
from planner.calculators.onboarding.mentoring.assignment_program import (
    WEIGHT_OF_HELP,
    AssignmentTask,
    assign,
    unevenness,
)

SEEDS = range(60)


def seeded_task(seed: int) -> AssignmentTask:
    """Return up to 6 hires and 4 helpers with starts over 200 days, capacities and hours."""
    chance = random.Random(seed)  # noqa: S311 -- cases to try, no secrets
    hires, helpers = chance.randint(1, 6), chance.randint(1, 4)
    starts = np.array(sorted(chance.randrange(200) for _ in range(hires)))
    fit = np.array(
        [
            [chance.random() if chance.random() < 0.8 else np.nan for _ in range(helpers)]
            for _ in range(hires)
        ]
    )
    capacities = [float(chance.randint(0, 2)) for _ in range(helpers)]
    together = [((starts <= day) & (day < starts + 90)).astype(float) for day in starts]
    hours = [6.0 * ((starts <= day) & (day < starts + 30)) + row for day, row in
             zip(starts, together, strict=True)]  # fmt: skip
    limits = [capacities] * hires + [[8.0] * helpers] * hires
    taken = [chance.randint(0, 1) for _ in range(helpers)]
    return AssignmentTask(fit, np.array([*together, *hours]), np.array(limits), taken)


def every_way(task: AssignmentTask) -> Iterator[tuple[int | None, ...]]:
    """Yield all assignments that keep every limit."""
    hires, helpers = task.fit.shape
    for way in product((None, *range(helpers)), repeat=hires):
        if any(at is not None and np.isnan(task.fit[n, at]) for n, at in enumerate(way)):
            continue
        chosen = np.array([[at == helper for helper in range(helpers)] for at in way], float)
        if (task.weights @ chosen <= task.limits + 1e-9).all():
            yield way


def worth(task: AssignmentTask, way: tuple[int | None, ...]) -> float:
    helped = sum(WEIGHT_OF_HELP + task.fit[n, at] for n, at in enumerate(way) if at is not None)
    counts = [taken + way.count(at) for at, taken in enumerate(task.taken)]
    before = sum(map(unevenness, task.taken))
    return float(helped) - sum(map(unevenness, counts)) + before


@pytest.mark.parametrize("first_pairs", [1, 8])
@pytest.mark.parametrize("seed", SEEDS)
def test_that_no_way_of_all_is_better_than_the_one_found(
    seed: int, first_pairs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assignment_program, "_FIRST_PAIRS", first_pairs)
    task = seeded_task(seed)
    found = assign(task)
    ways = list(every_way(task))
    assert found in ways
    best = max(worth(task, way) for way in ways)
    assert worth(task, found) >= best - 1e-6


def test_that_the_solver_says_nothing_where_answers_go() -> None:
    # In a process of its own: a banner comes once in each.
    program = (
        "import numpy as np\n"
        "from planner.calculators.onboarding.mentoring.assignment_program import *\n"
        "assign(AssignmentTask(np.array([[0.5]]), np.zeros((0, 1)), np.zeros((0, 1)), [0]))\n"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert ended.stdout == b""


def test_that_hires_are_spread_before_one_helper_has_two() -> None:
    fit = np.array([[0.90, 0.88], [0.90, 0.88]])
    task = AssignmentTask(fit, np.zeros((0, 2)), np.zeros((0, 2)), [0, 0])
    assert set(assign(task)) == {0, 1}


def test_that_who_has_hires_already_gets_the_next_one_later() -> None:
    task = AssignmentTask(np.array([[0.9, 0.88]]), np.zeros((0, 1)), np.zeros((0, 2)), [1, 0])
    assert assign(task) == (1,)


def test_that_a_much_better_fit_outweighs_an_even_spread() -> None:
    fit = np.array([[0.9, 0.1], [0.9, 0.1]])
    task = AssignmentTask(fit, np.zeros((0, 2)), np.zeros((0, 2)), [0, 0])
    assert assign(task) == (0, 0)


def test_that_nobody_is_given_where_no_pair_is_allowed() -> None:
    task = AssignmentTask(np.full((2, 3), np.nan), np.zeros((0, 2)), np.zeros((0, 3)), [0, 0, 0])
    assert assign(task) == (None, None)
