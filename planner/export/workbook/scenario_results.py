"""What each scenario of the exported document comes to, and what it changes."""

from dataclasses import dataclass

from planner.calculators.evaluation import Evaluation
from planner.calculators.scenario_comparison.compared import ScenarioColumn, WaterfallStep
from planner.calculators.scenario_comparison.comparison import NO_SIMULATIONS, Simulations, compare
from planner.localization.change_texts import ChangeText, ChangeTexts
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.plan.model import Plan
from planner.plan.scenario_plans import find_scenario, scenario_differences, scenario_plan
from planner.quantities.identifiers import CurrencyCode


@dataclass(frozen=True, slots=True)
class ScenarioResult:
    """The base or a scenario with its results.

    Attributes:
        name: Its name.
        currency: Its reporting currency.
        column: Its figures, and how its cost comes about.
        is_exported: Whether it is the one that the workbook computes.
        texts: Says its changes.
        changes: What it changes of the base, in words; of the base nothing.
    """

    name: str
    currency: CurrencyCode
    column: ScenarioColumn
    is_exported: bool
    texts: ChangeTexts
    changes: tuple[ChangeText, ...] = ()

    def said(self, step: WaterfallStep) -> tuple[ChangeText, ...]:
        """Return the changes of a step in words."""
        return tuple(map(self.texts.said, step.changes))


def scenario_results(
    evaluation: Evaluation,
    document: Plan,
    formatter: Formatter,
    simulations: Simulations = NO_SIMULATIONS,
) -> tuple[ScenarioResult, ...]:
    """Work out the base and every scenario.

    Args:
        evaluation: The results of the base or of the scenario that the workbook computes.
        document: The base with its scenarios, as the file holds it.
        formatter: Writes the values that scenarios change.
        simulations: What chance does to them, where that is known.
    """
    columns = compare(document, evaluation.market.published or evaluation.market, simulations)
    return tuple(_result(evaluation, document, column, formatter) for column in columns)


def _result(
    evaluation: Evaluation, document: Plan, column: ScenarioColumn, formatter: Formatter
) -> ScenarioResult:
    plan = scenario_plan(document, column.scenario_id)
    texts = ChangeTexts(document, plan, evaluation.market, formatter)
    scenario = find_scenario(document, column.scenario_id)
    changes = () if scenario is None else scenario_differences(document, scenario)
    return ScenarioResult(
        _("Base") if column.scenario_id is None else column.name or column.scenario_id,
        plan.reporting_currency,
        column,
        column.scenario_id == evaluation.plan.scenario_id,
        texts,
        tuple(map(texts.said, changes)),
    )
