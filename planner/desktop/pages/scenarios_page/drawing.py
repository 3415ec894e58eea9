"""Draws the chances of a plan against the market with the plan's own figures in it."""

from planner.calculators.risk.simulated import Simulation
from planner.calculators.risk.simulation import simulate
from planner.desktop.pages.scenarios_page.simulation_runs import IsCancelled, Progress
from planner.market.overridden import with_overrides
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan


def draw(
    plan: Plan, market: Snapshot, draws: int, progress: Progress, is_cancelled: IsCancelled
) -> Simulation:
    """Draw a plan's chances.

    Args:
        plan: The plan.
        market: The market as published.
        draws: How many times.
        progress: Told how much is done.
        is_cancelled: Asked whether to give up.

    Raises:
        SimulationCancelledError: If it was given up.
        UnknownCurrencyError: If a currency that is needed has no rate.
        MarketDataError: If a table is damaged.
    """
    own = with_overrides(market, plan.overrides)
    return simulate(plan, own, draws=draws, progress=progress, is_cancelled=is_cancelled)
