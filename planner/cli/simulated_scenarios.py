"""What chance does to a plan and each of its scenarios, as often as each asks for."""

from collections.abc import Iterator

from planner.calculators.evaluation import evaluate
from planner.calculators.risk.simulated import Simulation
from planner.calculators.risk.simulation import simulate
from planner.calculators.scenario_comparison.comparison import Simulations
from planner.market.exchange_rates import UnknownCurrencyError
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan
from planner.plan.scenario_plans import scenario_plan
from planner.quantities.identifiers import ScenarioId


def simulated_scenarios(document: Plan, market: Snapshot) -> Simulations:
    """Play chance through for the base and each scenario.

    One that has no months, or whose cost cannot be said in its currency, is left out: its problems
    name that.

    Args:
        document: The base with its scenarios.
        market: The market as published.
    """
    return dict(_simulated(document, market))


def _simulated(document: Plan, market: Snapshot) -> Iterator[tuple[ScenarioId | None, Simulation]]:
    for scenario_id in (None, *(each.id for each in document.scenarios)):
        evaluation = evaluate(scenario_plan(document, scenario_id), market)
        if not evaluation.budget.months:
            continue
        try:
            yield scenario_id, simulate(evaluation.plan, evaluation.market)
        except UnknownCurrencyError:
            continue
