"""What each scenario of the exported document comes to, and what it changes."""

from dataclasses import dataclass

from planner.calculators.evaluation import Evaluation, evaluate
from planner.calculators.headcount import headcount
from planner.localization.change_texts import ChangeText, ChangeTexts
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.plan.model import Plan
from planner.plan.scenario import Scenario
from planner.plan.scenario_plans import scenario_differences, scenario_plan


@dataclass(frozen=True, slots=True)
class ScenarioResult:
    """The base or a scenario with its results.

    Attributes:
        name: Its name.
        evaluation: Its results.
        is_exported: Whether it is the one that the workbook computes.
        changes: What it changes of the base, in words; of the base nothing.
    """

    name: str
    evaluation: Evaluation
    is_exported: bool
    changes: tuple[ChangeText, ...] = ()

    @property
    def closing_heads(self) -> int:
        """Heads after its last month."""
        budget = self.evaluation.budget
        budgeted = {each.seat_id for each in budget.seats}
        seats = (seat for seat in self.evaluation.plan.seats if seat.id in budgeted)
        heads = headcount(seats, budget.months)
        return heads[-1].closing if heads else 0


def scenario_results(
    evaluation: Evaluation, document: Plan, formatter: Formatter
) -> tuple[ScenarioResult, ...]:
    """Work out the base and every scenario, the exported one's results taken as they are.

    Args:
        evaluation: The results of the base or of the scenario that the workbook computes.
        document: The base with its scenarios, as the file holds it.
        formatter: Writes the values that scenarios change.
    """
    market = evaluation.market.published or evaluation.market
    exported = evaluation.plan.scenario_id

    def results(scenario: Scenario | None) -> Evaluation:
        scenario_id = None if scenario is None else scenario.id
        if scenario_id == exported:
            return evaluation
        return evaluate(scenario_plan(document, scenario_id), market, evaluation)

    base = ScenarioResult(_("Base"), results(None), exported is None)
    return (
        base,
        *(
            ScenarioResult(
                scenario.name or scenario.id,
                results(scenario),
                scenario.id == exported,
                _said(document, scenario, evaluation, formatter),
            )
            for scenario in document.scenarios
        ),
    )


def _said(
    document: Plan, scenario: Scenario, evaluation: Evaluation, formatter: Formatter
) -> tuple[ChangeText, ...]:
    plan = scenario_plan(document, scenario.id)
    texts = ChangeTexts(document, plan, evaluation.market, formatter)
    return tuple(texts.said(change) for change in scenario_differences(document, scenario))
