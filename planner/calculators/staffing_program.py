"""The integer program of a rota, solved by HiGHS.

Variables are whole numbers: ``n_s``, the people of site s, and ``y_k``, how many of them are on
shift k in any week. With p posts, the share m of time anybody may be on call, f free weeks after
each week on call and ``w_k``, the minutes of shift k in a week:

    minimize    sum n_s
    such that   sum of y_k over the shifts k that cover t  >=  p     for every stretch t of a day
                m * 10,080 * n_s  >=  sum of w_k y_k                 for every site s
                n_s  >=  (1 + f) * sum of y_k                        for every site s
                n_s  <=  the most people a site may have

Everybody takes each shift of the site in turn, so that over a whole cycle all are on call equally.
Of the rotas with the fewest people, a second program takes the one that costs least, and a third
spreads the time on call evenly over its sites, as far as a quick search finds, with everybody who
is on call at once on the same shifts where that takes no more people.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil, isfinite
from typing import TYPE_CHECKING

import numpy as np

from planner.calculators.silent_solver import silent_solver
from planner.calculators.staffing_limits import WEEK_MINUTES, StaffingLimits, StaffingSite
from planner.calculators.staffing_shifts import Shift

if TYPE_CHECKING:
    from highspy import Highs
    from highspy.highs import HighsCallbackEvent

TIME_LIMIT_SECONDS = 20.0
_WHOLE = 1e-6
_TIME_WEIGHT = 1e-3
_EVENNESS_GAP, _EVENNESS_NODES = 0.02, 20
_COST_GAP = 1e-6


@dataclass(frozen=True, slots=True)
class ProgramResult:
    """What the program found.

    Attributes:
        heads: Of each site, its people.
        people: Of each shift, how many are on it.
        least_heads: Fewer than so many people are proven impossible.
    """

    heads: tuple[int, ...]
    people: tuple[int, ...]
    least_heads: int


class NoRotaInTimeError(Exception):
    """No rota was found, nor proven impossible, within the time limit."""


class StaffingCancelledError(Exception):
    """Nobody waits for the rota any more."""


IsCancelled = Callable[[], bool]
"""Tells whether to give up; asked from whatever thread looks for a rota."""


def never_cancelled() -> bool:
    """Tell that somebody waits."""
    return False


def solve_rota(
    sites: Sequence[StaffingSite],
    limits: StaffingLimits,
    shifts: Sequence[Shift],
    covering: Iterable[tuple[int, ...]],
    time_limit_seconds: float = TIME_LIMIT_SECONDS,
    is_cancelled: IsCancelled = never_cancelled,
) -> ProgramResult | None:
    """Return the rota with the fewest people, None if there is none.

    Args:
        sites: The sites.
        limits: What it keeps to.
        shifts: The shifts to choose from.
        covering: For each stretch of a day, the shifts that cover it.
        time_limit_seconds: After so long the best rota found so far is taken.
        is_cancelled: Whether to give up.

    Raises:
        NoRotaInTimeError: If that is not enough to find any.
        StaffingCancelledError: If it was given up.
    """
    rows = list(covering)
    if not all(rows):
        return None
    solver = _solver(sites, limits, shifts, rows, is_cancelled)
    solver.setOptionValue("time_limit", time_limit_seconds)
    if not _run(solver, is_cancelled):
        return None
    bound = solver.getInfo().mip_dual_bound
    least = max(1, ceil(bound - _WHOLE)) if isfinite(bound) else 1
    heads, people = _values(solver, len(sites), len(shifts))
    _keep_heads_for_least_cost(solver, sites, sum(heads))
    if _run(solver, is_cancelled):
        heads, people = _values(solver, len(sites), len(shifts))
    together = _solver(sites, _as_one_post(limits), shifts, rows, is_cancelled)
    for evened, posts in ((together, limits.posts), (solver, 1)):
        _keep_heads_for_even_load(evened, shifts, heads)
        if _run(evened, is_cancelled):
            _heads, each = _values(evened, len(sites), len(shifts))
            people = tuple(posts * count for count in each)
            break
    return ProgramResult(heads, people, least)


def has_rota(
    sites: Sequence[StaffingSite],
    limits: StaffingLimits,
    shifts: Sequence[Shift],
    covering: Iterable[tuple[int, ...]],
    is_cancelled: IsCancelled = never_cancelled,
) -> bool:
    """Tell whether there is any rota.

    Raises:
        NoRotaInTimeError: If time runs out before that is known.
        StaffingCancelledError: If it was given up.
    """
    rows = list(covering)
    if not all(rows):
        return False
    solver = _solver(sites, limits, shifts, rows, is_cancelled)
    solver.setOptionValue("mip_max_improving_sols", 1)
    return _run(solver, is_cancelled)


def _solver(
    sites: Sequence[StaffingSite],
    limits: StaffingLimits,
    shifts: Sequence[Shift],
    covering: Sequence[tuple[int, ...]],
    is_cancelled: IsCancelled,
) -> "Highs":
    import highspy  # as late as this: nothing else needs it

    solver = silent_solver()
    solver.setOptionValue("time_limit", TIME_LIMIT_SECONDS)
    count = len(sites) + len(shifts)
    most = [limits.most_heads or highspy.kHighsInf] * len(sites) + [limits.posts] * len(shifts)
    solver.addVars(count, np.zeros(count), np.array(most, float))
    columns = np.arange(count, dtype=np.int32)
    kinds = np.full(count, highspy.HighsVarType.kInteger)
    solver.changeColsIntegrality(count, columns, kinds)
    cost = np.array([1.0] * len(sites) + [0.0] * len(shifts))
    solver.changeColsCost(count, columns, cost)
    for covered in covering:
        _add_row(solver, dict.fromkeys((len(sites) + n for n in covered), 1.0), limits.posts)
    for row in _site_rows(sites, limits, shifts):
        _add_row(solver, row, 0.0)
    if is_cancelled is not never_cancelled:
        _interrupt_when(solver, is_cancelled)
    return solver


def _interrupt_when(solver: "Highs", is_cancelled: IsCancelled) -> None:
    def ask(event: "HighsCallbackEvent") -> None:
        if is_cancelled():
            event.interrupt()

    solver.cbMipInterrupt += ask
    solver.cbSimplexInterrupt += ask


def _site_rows(
    sites: Sequence[StaffingSite], limits: StaffingLimits, shifts: Sequence[Shift]
) -> Iterable[Mapping[int, float]]:
    """Yield what has to be at least nothing: time and weeks left free at each site."""
    allowed = float(limits.max_on_call) * WEEK_MINUTES
    for at in range(len(sites)):
        own = {len(sites) + n: shift for n, shift in enumerate(shifts) if shift.site == at}
        yield {at: allowed} | {n: -float(shift.week_minutes) for n, shift in own.items()}
        yield {at: 1.0} | dict.fromkeys(own, -1.0 - limits.free_weeks)


def _run(solver: "Highs", is_cancelled: IsCancelled) -> bool:
    """Solve, and tell whether there is a solution.

    Raises:
        NoRotaInTimeError: If time ran out before any.
        StaffingCancelledError: If it was given up.
    """
    import highspy

    solver.run()
    if is_cancelled():
        raise StaffingCancelledError
    if solver.getInfo().primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible:
        return True
    if solver.getModelStatus() == highspy.HighsModelStatus.kTimeLimit:
        raise NoRotaInTimeError
    return False


def _values(solver: "Highs", sites: int, shifts: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    values = tuple(round(value) for value in solver.getSolution().col_value[: sites + shifts])
    return values[:sites], values[sites:]


def _keep_heads_for_least_cost(solver: "Highs", sites: Sequence[StaffingSite], heads: int) -> None:
    """Keep the number of people, and ask for the least cost."""
    _add_row(solver, dict.fromkeys(range(len(sites)), -1.0), -heads)
    costs = _relative_costs(sites)
    solver.changeColsCost(len(sites), np.arange(len(sites), dtype=np.int32), np.array(costs))
    solver.setOptionValue("mip_rel_gap", _COST_GAP)


def _relative_costs(sites: Sequence[StaffingSite]) -> list[float]:
    dearest = max(site.cost_per_head for site in sites)
    return [float(site.cost_per_head / dearest) if dearest else 1.0 for site in sites]


def _as_one_post(limits: StaffingLimits) -> StaffingLimits:
    """Return what one person keeps to who stands for all posts: all of them on the same shifts."""
    posts = limits.posts
    return replace(
        limits,
        posts=1,
        max_on_call=limits.max_on_call / posts,
        free_weeks=posts * (1 + limits.free_weeks) - 1,
    )


def _keep_heads_for_even_load(
    solver: "Highs", shifts: Sequence[Shift], heads: Sequence[int]
) -> None:
    """Keep the people of each site, and ask for an even load and little time on call.

    Only a handful of branches are looked into: that the load is as even as can be is not promised.
    """
    import highspy

    sites = len(heads)
    every, people = np.arange(sites, dtype=np.int32), np.array(heads, float)
    solver.changeColsBounds(sites, every, people, people)
    solver.changeColsCost(sites, every, np.zeros(sites))
    weeks = np.array([shift.week_minutes / WEEK_MINUTES for shift in shifts])
    columns = np.arange(sites, sites + len(shifts), dtype=np.int32)
    solver.changeColsCost(len(shifts), columns, _TIME_WEIGHT * weeks)
    highest = sites + len(shifts)  # one more variable: the highest share of anybody
    solver.addVar(0.0, highspy.kHighsInf)
    solver.changeColCost(highest, 1.0)
    for at, count in enumerate(heads):
        own = [n for n, shift in enumerate(shifts) if shift.site == at]
        if count:
            row = {highest: float(count)} | {sites + n: -float(weeks[n]) for n in own}
            _add_row(solver, row, 0.0)
    solver.setOptionValue("mip_rel_gap", _EVENNESS_GAP)
    solver.setOptionValue("mip_max_nodes", _EVENNESS_NODES)


def _add_row(solver: "Highs", row: Mapping[int, float], least: float) -> None:
    """Ask for a sum of variables that is not below a figure."""
    import highspy

    columns, factors = np.array(list(row), np.int32), np.array(list(row.values()), float)
    solver.addRow(least, highspy.kHighsInf, len(row), columns, factors)
