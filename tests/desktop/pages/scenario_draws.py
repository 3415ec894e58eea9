"""Stands in for the simulation: quick, and the same for the same plan."""

import threading
from datetime import timedelta

from planner.calculators.risk.simulated import Range, RiskKind, SeatChances, Simulation, Swing
from planner.calculators.risk.simulation import SimulationCancelledError
from planner.desktop.pages.scenarios_page.simulation_runs import IsCancelled, Progress
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan


class Draws:
    """Draws nothing, but remembers what was asked; ``go`` holds it back while it is cleared.

    Attributes:
        asked: Draws and levers that are on, by call.
        cancelled: How many times it was given up.
        error: What to raise instead.
    """

    def __init__(self) -> None:
        self.asked: list[tuple[int, tuple[str, ...]]] = []
        self.cancelled = 0
        self.error: Exception | None = None
        self.go = threading.Event()
        self.go.set()

    def __call__(
        self,
        plan: Plan,
        market: Snapshot,
        draws: int,
        progress: Progress,
        is_cancelled: IsCancelled,
    ) -> Simulation:
        on = tuple(kind.value for kind, each in plan.levers.items() if each.is_on)
        self.asked.append((draws, on))
        progress(0.5)
        while not self.go.wait(0.01):
            if is_cancelled():
                self.cancelled += 1
                raise SimulationCancelledError
        if self.error is not None:
            raise self.error
        return simulation_of(plan, draws)


def simulation_of(plan: Plan, draws: int) -> Simulation:
    """Return a simulation whose cost grows with the levers that are on."""
    on = sum(each.is_on for each in plan.levers.values())
    cost = 100_000.0 * (1 + on)
    months = plan.months
    seats = [each for each in plan.positions if each.status.is_budgeted]
    every = Range(cost * 0.9, cost, cost * 1.2)
    whole = Range(*(each * len(months) for each in (cost * 0.9, cost, cost * 1.2)))
    heads = Range(10, 12, 14)
    by_month = tuple(min(1.0, number / len(months)) for number in range(1, len(months) + 1))
    days = tuple(max((s.start for s in seats), default=None) for _each in range(3))
    last = days[0]
    filled = (None, None, None) if last is None else (
        last - timedelta(days=30), last, last + timedelta(days=60),
    )  # fmt: skip
    return Simulation(
        draws=draws,
        seed=plan.hiring.seed,
        months=months,
        heads=tuple(heads for _month in months),
        productive_heads=tuple(heads for _month in months),
        cost=tuple(every for _month in months),
        cost_by_year={2027: whole},
        horizon_cost=whole,
        chance_in_budget=tuple(0.8 for _month in months),
        chance_in_budget_by_year={2027: 0.8},
        chance_in_horizon_budget=0.7,
        filled_on=filled,
        chance_filled=tuple(by_month for _seat in seats),
        seats={
            each.id: SeatChances(
                first_day=(each.start, each.start, None),
                by_target=0.4,
                in_horizon=0.9,
                by_month=by_month,
            )
            for each in seats
        },
        swings=(Swing(RiskKind.TIME_TO_FILL, whole.p10, whole.p90),),
        standard_error=0.001,
        convergence=((draws, whole.p50),),
    )
