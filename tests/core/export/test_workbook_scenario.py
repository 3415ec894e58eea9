"""The workbook of a scenario says which one it is."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import openpyxl

from planner.calculators.evaluation import evaluate
from planner.market.snapshot import Snapshot
from planner.plan.edits import add_scenario, change_assumptions
from planner.plan.model import Plan
from planner.plan.scenario_plans import scenario_plan, with_scenario_plan
from planner.quantities.identifiers import ScenarioId


def _facts(path: Path) -> dict[object, object]:
    sheet = openpyxl.load_workbook(path, data_only=True)["About"]
    return {row[0].value: row[1].value for row in sheet.iter_rows(min_row=1, max_row=20)}


def test_that_a_scenario_is_named_and_its_figures_are_its_own(
    sample: Plan, market: Snapshot, export: Callable[..., Path]
) -> None:
    plan = add_scenario(sample, "Munich & Berlin")
    shown = scenario_plan(plan, ScenarioId("S-1"))
    shown = change_assumptions(shown, agency_fee_share=Decimal("0.25"))
    plan = with_scenario_plan(plan, shown)
    path = export(scenario_plan(plan, ScenarioId("S-1")))
    workbook = openpyxl.load_workbook(path)
    assert workbook["About"]["A1"].value == f"{sample.name}, Munich & Berlin"
    assert workbook.properties.title == f"{sample.name}, Munich & Berlin"
    header = workbook["About"].oddHeader
    assert header is not None
    assert "Munich && Berlin" in str(header.left.text)
    facts = _facts(path)
    assert facts["Scenario"] == "Munich & Berlin"
    total = sum(evaluate(shown, market).budget.totals, Decimal(0))
    assert Decimal(str(facts["Cost over the horizon when exported, USD"])) == total


def test_that_the_base_names_no_scenario(sample: Plan, export: Callable[..., Path]) -> None:
    path = export(add_scenario(sample, "Munich"))
    assert openpyxl.load_workbook(path)["About"]["A1"].value == sample.name
    assert "Scenario" not in _facts(path)
