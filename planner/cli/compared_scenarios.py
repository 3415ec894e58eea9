"""A plan's scenarios side by side, as ``scenarios`` answers them."""

from dataclasses import dataclass

from planner.calculators.evaluation import Evaluation
from planner.calculators.scenario_comparison.compared import ScenarioColumn
from planner.localization.change_texts import ChangeText, ChangeTexts
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.plan.change import Change
from planner.plan.model import Plan
from planner.plan.scenario_plans import scenario_plan
from planner.quantities.identifiers import CurrencyCode


@dataclass(frozen=True, slots=True)
class ComparedScenario:
    """The base or a scenario, with its plan.

    Attributes:
        column: Its figures and how its cost comes about.
        plan: Its plan.
    """

    column: ScenarioColumn
    plan: Plan

    @property
    def name(self) -> str:
        """What it is called; a scenario without a name by its ID."""
        if self.column.scenario_id is None:
            return _("Base")
        return self.column.name or self.column.scenario_id

    @property
    def currency(self) -> CurrencyCode:
        """What its amounts are in."""
        return self.plan.reporting_currency


@dataclass(frozen=True, slots=True)
class ComparedScenarios:
    """The base and its scenarios.

    Attributes:
        base: The base's results.
        scenarios: The base first.
    """

    base: Evaluation
    scenarios: tuple[ComparedScenario, ...]

    @classmethod
    def of(cls, base: Evaluation, columns: tuple[ScenarioColumn, ...]) -> "ComparedScenarios":
        """Return columns with their plans."""
        plans = (scenario_plan(base.plan, each.scenario_id) for each in columns)
        return cls(base, tuple(map(ComparedScenario, columns, plans)))

    @property
    def years(self) -> tuple[int, ...]:
        """The fiscal years of any of them: each may have a horizon of its own."""
        found = {year for each in self.scenarios for year in each.column.figures.cost_by_year}
        return tuple(sorted(found))

    def digits(self, scenario: ComparedScenario) -> int:
        """Return the decimals of a scenario's amounts."""
        return self.base.market.minor_digits(scenario.currency)

    def said(
        self, scenario: ComparedScenario, changes: tuple[Change, ...], shown: Formatter
    ) -> tuple[ChangeText, ...]:
        """Return changes of a scenario in words."""
        texts = ChangeTexts(self.base.plan, scenario.plan, self.base.market, shown)
        return tuple(texts.said(change) for change in changes)
