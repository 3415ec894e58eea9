"""The program that gives hires to helpers, solved by HiGHS.

``x[h, m]`` is 1 where helper m helps hire h. With ``f`` the fit (0 to 1) and ``n[m]`` the hires of
helper m, those they have already included:

    maximize    sum (WEIGHT_OF_HELP + f[h, m]) x[h, m]  -  sum of unevenness(n[m])
    such that   sum of x[h, m] over m  <=  1                     for every hire h
                sum of a[w, h] x[h, m] over h  <=  b[w, m]       for every stretch of time w

so that a hire with any helper counts more than all fits together could, and each further hire of
one helper costs ``UNEVEN_STEP`` more than the one before.

There are as many stretches and pairs as hires times helpers, of which few matter. So the linear
relaxation begins with the best pairs and no stretch; stretches that its answer breaks and pairs
that its prices ask for are added until there are none. If the answer is whole, it is the optimum.
Otherwise the integer program is solved, at most so far as some hundred branches lead.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from planner.calculators.silent_solver import silent_solver

if TYPE_CHECKING:
    from highspy import Highs
    from numpy.typing import NDArray

    Figures = NDArray[np.float64]
    Columns = NDArray[np.int32]
    Flags = NDArray[np.bool_]

WEIGHT_OF_HELP = 10.0
"""What having a helper counts, in perfect fits."""

UNEVEN_STEP = 0.05
"""What each further hire of one helper costs more than the one before, in perfect fits."""

EXACT_HIRES = 50
"""Up to so many hires the answer is the best there is."""

NEAR_BEST = 5e-3
"""How far, in perfect fits a hire, an answer for more hires may be from the best."""

_UNEVEN_STEPS = 10
"""From so many hires on, each further one costs the same."""

TIME_LIMIT_SECONDS = 3.0
"""For one solution of the program; after it the best found so far is taken."""

_FIRST_PAIRS = 8
_NEAR_ENOUGH = 1e-7
_MOST_NODES = 300
_NO_COLUMN = -1


class NoAssignmentInTimeError(Exception):
    """No assignment was found within the time limit."""


@dataclass(frozen=True, slots=True, eq=False)
class AssignmentTask:
    """Whom to give to whom.

    Attributes:
        fit: Hires x helpers, NaN where the pair is not allowed.
        weights: Stretches x hires: what a hire takes of a helper in a stretch of time.
        limits: Stretches x helpers: what a helper can still give in it.
        taken: Of each helper, the hires they have already.
    """

    fit: "Figures"
    weights: "Figures"
    limits: "Figures"
    taken: Sequence[int]


def unevenness(hires: int) -> float:
    """Return what it costs that one helper has so many hires, in perfect fits."""
    return sum(UNEVEN_STEP * min(n, _UNEVEN_STEPS) for n in range(hires))


def assign(task: AssignmentTask) -> tuple[int | None, ...]:
    """Return the helper of each hire, None for those left without.

    Args:
        task: Whom to give to whom.

    Raises:
        NoAssignmentInTimeError: If none is found in time.
    """
    if not task.fit.size or not np.isfinite(task.fit).any():
        return (None,) * len(task.fit)
    model = _Model(task)
    while model.run() and (model.add_broken_stretches() | model.add_wanted_pairs()):
        pass
    chosen = model.chosen() if model.is_whole() else _made_whole(model)
    return tuple(
        int(np.argmax(row)) if row.max(initial=0.0) > 1 / 2 else None  # 1, but for rounding
        for row in chosen
    )


def _made_whole(model: "_Model") -> "Figures":
    """Return the best whole answer; of many hires, one near enough to it.

    What the relaxation settled stays at first: that is quick, and mostly good enough. Otherwise the
    gap it leaves says which pairs can be in a better answer.
    """
    relaxed, reduced, settled = model.objective(), model.reduced_costs(), model.chosen()
    allowed = _allowed_gap(len(settled))
    filled_up = _filled_up(model.task, settled)
    if _objective(model.task, filled_up) - relaxed <= allowed + _NEAR_ENOUGH:
        return filled_up
    objective, chosen = model.whole_answer(model.columns != _NO_COLUMN, settled)
    gap = objective - relaxed
    if gap > allowed + _NEAR_ENOUGH and len(settled) <= EXACT_HIRES:
        return model.whole_answer(reduced <= gap + _NEAR_ENOUGH)[1]
    return chosen


def _filled_up(task: AssignmentTask, relaxed: "Figures") -> "Figures":
    """Return what the relaxation settled, with the best left for each other hire in turn."""
    chosen = np.where(relaxed > 1 - _NEAR_ENOUGH, 1.0, 0.0)
    room = task.limits - _product(task.weights, chosen)
    for hire in np.flatnonzero(chosen.sum(axis=1) == 0).tolist():
        has_room = (room >= task.weights[:, hire, None] - _NEAR_ENOUGH).all(axis=0)
        counts = np.array(task.taken) + chosen.sum(axis=0)
        worth = task.fit[hire] - UNEVEN_STEP * np.minimum(counts, _UNEVEN_STEPS)
        worth[~has_room | np.isnan(worth)] = -np.inf
        if worth.size and np.isfinite(worth.max()):
            best = int(worth.argmax())
            chosen[hire, best] = 1.0
            room[:, best] -= task.weights[:, hire]
    return chosen


def _objective(task: AssignmentTask, chosen: "Figures") -> float:
    """Return what the program minimizes, of a whole answer."""
    counts = chosen.sum(axis=0).astype(int).tolist()
    uneven = sum(
        unevenness(taken + count) - unevenness(taken)
        for taken, count in zip(task.taken, counts, strict=True)
    )
    return uneven - float((chosen * (WEIGHT_OF_HELP + np.nan_to_num(task.fit))).sum())


def _allowed_gap(hires: int) -> float:
    return NEAR_BEST * hires if hires > EXACT_HIRES else 0.0


@dataclass(slots=True, eq=False)
class _Model:
    """The program as far as it is written down."""

    task: AssignmentTask
    solver: "Highs" = field(init=False)
    pairs: list[tuple[int, int]] = field(init=False, default_factory=list)
    stretches: list[tuple[int, int]] = field(init=False, default_factory=list)
    columns: "Columns" = field(init=False)
    costs: "Figures" = field(init=False)

    def __post_init__(self) -> None:
        """Begin with everybody's best pairs."""
        hires, helpers = self.task.fit.shape
        self.costs = -(WEIGHT_OF_HELP + self.task.fit)
        self.columns = np.full(self.task.fit.shape, _NO_COLUMN, np.int32)
        self.solver = silent_solver()
        self.solver.setOptionValue("mip_abs_gap", _allowed_gap(hires))
        self.solver.setOptionValue("mip_max_nodes", _MOST_NODES)
        self.solver.setOptionValue("time_limit", TIME_LIMIT_SECONDS)
        count = hires + helpers
        self._add_rows(np.repeat([1.0, 0.0], [hires, helpers]), ([0] * count, (), ()))
        for helper, taken in enumerate(self.task.taken):
            self._add_levels(hires + helper, taken)
        best = np.argsort(np.where(np.isfinite(self.costs), self.costs, np.inf), axis=1)
        self._add_pairs(
            (hire, helper)
            for hire, order in enumerate(best[:, :_FIRST_PAIRS].tolist())
            for helper in order
            if np.isfinite(self.costs[hire, helper])
        )

    def run(self) -> bool:
        """Solve what is written down; there always is an answer, if only that nobody is helped.

        Raises:
            NoAssignmentInTimeError: If time runs out before any.
        """
        import highspy

        self.solver.run()
        status = self.solver.getInfo().primal_solution_status
        if status != highspy.SolutionStatus.kSolutionStatusFeasible:
            raise NoAssignmentInTimeError
        return True

    def objective(self) -> float:
        """Return what was reached; less is better."""
        return float(self.solver.getInfo().objective_function_value)

    def chosen(self) -> "Figures":
        """Return hires x helpers: 1 where one helps the other."""
        values = np.array(self.solver.getSolution().col_value)
        chosen = np.zeros(self.task.fit.shape)
        rows, columns = np.array(self.pairs).T
        chosen[rows, columns] = values[self._first_pair :]
        return chosen

    def is_whole(self) -> bool:
        """Tell whether nobody is given to somebody by a part."""
        chosen = self.chosen()
        return bool((np.abs(chosen - np.round(chosen)) < _NEAR_ENOUGH).all())

    def reduced_costs(self) -> "Figures":
        """Return of each pair, by the prices of the last answer, what it would cost to use it."""
        hires, helpers = self.task.fit.shape
        prices = np.array(self.solver.getSolution().row_dual)
        reduced = self.costs - prices[:hires, None] - prices[None, hires : hires + helpers]
        of_stretches = np.zeros(self.task.limits.shape)
        for (stretch, helper), price in zip(self.stretches, prices[hires + helpers :], strict=True):
            of_stretches[stretch, helper] = price
        reduced -= _product(self.task.weights.T, of_stretches)
        return np.where(np.isfinite(reduced), reduced, np.inf)

    def add_broken_stretches(self) -> bool:
        """Write down the stretches that ask too much of somebody; tell whether there were any."""
        asked = _product(self.task.weights, self.chosen())
        broken = np.argwhere(asked > self.task.limits + _NEAR_ENOUGH)
        begins: list[int] = []
        columns: list[int] = []
        weights: list[float] = []
        for stretch, helper in broken.tolist():
            row = self.task.weights[stretch]
            within = np.flatnonzero(row * (self.columns[:, helper] != _NO_COLUMN))
            begins.append(len(columns))
            columns += self.columns[within, helper].tolist()
            weights += row[within].tolist()
            self.stretches.append((stretch, helper))
        if begins:
            most = self.task.limits[broken[:, 0], broken[:, 1]]
            self._add_rows(most, (begins, columns, weights))
        return bool(begins)

    def add_wanted_pairs(self) -> bool:
        """Write down the pairs that would better the answer; tell whether there were any."""
        wanted = np.argwhere((self.reduced_costs() < -_NEAR_ENOUGH) & (self.columns == _NO_COLUMN))
        self._add_pairs((hire, helper) for hire, helper in wanted.tolist())
        return bool(len(wanted))

    def whole_answer(
        self, usable: "Flags", settled: "Figures | None" = None
    ) -> "tuple[float, Figures]":
        """Return the best answer that uses whole pairs only, and what it reaches.

        Args:
            usable: The pairs it may use; those not yet written down are added.
            settled: An answer whose whole pairs are to stay; None lets all go.

        Raises:
            NoAssignmentInTimeError: If time runs out before any.
        """
        import highspy

        new = np.argwhere(usable & np.isfinite(self.costs) & (self.columns == _NO_COLUMN))
        self._add_pairs((hire, helper) for hire, helper in new.tolist())
        rows, helpers = np.array(self.pairs).T
        most = usable[rows, helpers].astype(float)
        least = np.zeros(len(most))
        if settled is not None:
            least = (settled[rows, helpers] > 1 - _NEAR_ENOUGH).astype(float)
        columns = np.arange(self._first_pair, self._first_pair + len(most), dtype=np.int32)
        kinds = np.full(len(most), highspy.HighsVarType.kInteger)
        self.solver.changeColsIntegrality(len(most), columns, kinds)
        self.solver.changeColsBounds(len(most), columns, least, np.maximum(least, most))
        while self.run() and self.add_broken_stretches():
            pass
        return self.objective(), self.chosen()

    @property
    def _first_pair(self) -> int:
        """The column of the first pair: those of the levels stand before it."""
        return len(self.task.taken) * (_UNEVEN_STEPS + 1)

    def _add_levels(self, row: int, taken: int) -> None:
        """Let a helper have hires, each at the cost of its number."""
        for level in range(_UNEVEN_STEPS + 1):
            cost = UNEVEN_STEP * min(taken + level, _UNEVEN_STEPS)
            most = 1.0 if level < _UNEVEN_STEPS else float(self.task.fit.shape[0])
            self.solver.addCol(cost, 0.0, most, 1, np.array([row], np.int32), np.array([-1.0]))

    def _add_pairs(self, pairs: Iterable[tuple[int, int]]) -> None:
        hires, helpers = self.task.fit.shape
        of_helper = defaultdict(list)
        for row, (stretch, helper) in enumerate(self.stretches, hires + helpers):
            of_helper[helper].append((row, stretch))
        costs: list[float] = []
        begins: list[int] = []
        rows: list[int] = []
        weights: list[float] = []
        for hire, helper in pairs:
            self.columns[hire, helper] = self._first_pair + len(self.pairs)
            self.pairs.append((hire, helper))
            costs.append(self.costs[hire, helper])
            begins.append(len(rows))
            rows += [hire, hires + helper]
            weights += [1.0, 1.0]
            for row, stretch in of_helper[helper]:
                if self.task.weights[stretch, hire]:
                    rows.append(row)
                    weights.append(self.task.weights[stretch, hire])
        if costs:
            self.solver.addCols(
                len(costs),
                np.array(costs),
                np.zeros(len(costs)),
                np.ones(len(costs)),
                len(rows),
                np.array(begins, np.int32),
                np.array(rows, np.int32),
                np.array(weights),
            )

    def _add_rows(
        self, most: "Figures", rows: tuple[Sequence[int], Sequence[int], Sequence[float]]
    ) -> None:
        """Add rows below figures: where each begins among the columns and weights of all."""
        import highspy

        begins, columns, weights = rows
        self.solver.addRows(
            len(most),
            np.full(len(most), -highspy.kHighsInf),
            most,
            len(columns),
            np.array(begins, np.int32),
            np.array(columns, np.int32),
            np.array(weights, float),
        )


def _product(one: "Figures", other: "Figures") -> "Figures":
    """Multiply matrices too small for the threads that ``@`` would start and wait for."""
    product: Figures = np.einsum("ij,jk->ik", one, other)
    return product
