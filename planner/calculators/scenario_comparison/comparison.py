"""Sets a plan and its scenarios side by side."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from planner.calculators.risk.simulated import Simulation
from planner.calculators.scenario_comparison.compared import ScenarioColumn, Waterfall
from planner.calculators.scenario_comparison.costed_plan import CostedPlan, costed_plan
from planner.calculators.scenario_comparison.figures import compared_figures, with_chances
from planner.calculators.scenario_comparison.waterfall import waterfall
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan
from planner.plan.scenario import Scenario
from planner.plan.scenario_plans import scenario_plan
from planner.quantities.identifiers import ScenarioId

Simulations = Mapping[ScenarioId | None, Simulation]
"""What chance does to scenarios, and under None to the base, as far as it was played through."""

NO_SIMULATIONS: Simulations = MappingProxyType({})


def compare(
    plan: Plan, market: Snapshot, simulations: Simulations = NO_SIMULATIONS
) -> tuple[ScenarioColumn, ...]:
    """Return the figures of the base and of each scenario, the base first.

    Args:
        plan: The base with its scenarios, as the file holds it.
        market: The market as published.
        simulations: What chance does to them, where that is known.
    """
    return ComparisonMemo().compare(plan, market, simulations)


class ComparisonMemo:
    """``compare`` that takes over from its last call what still holds.

    A scenario that says what it said, on a base that says what it said, is not worked out again;
    of another one only what its changes touch.
    """

    def __init__(self) -> None:
        self._last: _Compared | None = None

    def compare(
        self, plan: Plan, market: Snapshot, simulations: Simulations = NO_SIMULATIONS
    ) -> tuple[ScenarioColumn, ...]:
        """Return what ``compare`` returns."""
        last = self._last
        if last is None or last.market is not market or last.plan != plan:
            last = _compared(plan, market, last if last and last.market is market else None)
            self._last = last
        return tuple(
            replace(
                column,
                figures=with_chances(column.figures, simulations.get(column.scenario_id)),
            )
            for column in last.columns
        )


@dataclass(frozen=True, slots=True)
class _Compared:
    """A comparison and what it rests on.

    Attributes:
        costed: The base under None, and the scenarios, with their cost.
        columns: Without chances.
    """

    plan: Plan
    market: Snapshot
    costed: Mapping[ScenarioId | None, CostedPlan]
    columns: tuple[ScenarioColumn, ...]


def _compared(plan: Plan, market: Snapshot, last: _Compared | None) -> _Compared:
    base = costed_plan(plan, market, None if last is None else last.costed[None])
    costed: dict[ScenarioId | None, CostedPlan] = {None: base}
    columns = [_base_column(base)]
    kept = {} if last is None else _still_holding(plan, last)
    for scenario in plan.scenarios:
        before = None if last is None else last.costed.get(scenario.id)
        if before is not None and scenario.id in kept:
            costed[scenario.id] = before
            columns.append(kept[scenario.id])
            continue
        shown = costed_plan(scenario_plan(plan, scenario.id), market, before or base)
        costed[scenario.id] = shown
        columns.append(_column(base, scenario, shown, market))
    return _Compared(plan, market, costed, tuple(columns))


def _still_holding(plan: Plan, last: _Compared) -> Mapping[ScenarioId | None, ScenarioColumn]:
    """Return the columns of scenarios that no edit of theirs or of the base touches."""
    if replace(plan, scenarios=()) != replace(last.plan, scenarios=()):
        return {}
    unchanged = {each.id for each in plan.scenarios if each in last.plan.scenarios}
    return {each.scenario_id: each for each in last.columns if each.scenario_id in unchanged}


def _base_column(base: CostedPlan) -> ScenarioColumn:
    cost = base.total
    return ScenarioColumn(
        scenario_id=None,
        name="",
        figures=compared_figures(base),
        waterfall=Waterfall(cost, (), cost),
    )


def _column(
    base: CostedPlan, scenario: Scenario, shown: CostedPlan, market: Snapshot
) -> ScenarioColumn:
    return ScenarioColumn(
        scenario_id=scenario.id,
        name=scenario.name,
        figures=compared_figures(shown),
        waterfall=waterfall(base, scenario, shown, market),
    )
