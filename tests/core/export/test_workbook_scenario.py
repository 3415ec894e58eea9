"""The workbook of a scenario says which one it is, and sets all of them side by side."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from planner.calculators.evaluation import evaluate
from planner.market.snapshot import Snapshot
from planner.plan.edits import add_scenario, change_assumptions, change_seat
from planner.plan.model import Engagement, Plan
from planner.plan.scenario_plans import scenario_plan, with_scenario_plan
from planner.quantities.identifiers import CurrencyCode, ScenarioId, SeatId
from planner.quantities.money import Money


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


@pytest.fixture
def document(sample: Plan) -> Plan:
    """The sample with two scenarios: dearer fees and pay, and a horizon of its own."""
    plan = add_scenario(add_scenario(sample, "=Munich"), "Three years")
    dearer = change_assumptions(
        scenario_plan(plan, ScenarioId("S-1")), agency_fee_share=Decimal("0.25")
    )
    pay = Money(Decimal(480_000), CurrencyCode("PLN"))
    dearer = change_seat(dearer, SeatId("P-01"), base_pay=pay, engagement=Engagement.CONTRACTOR)
    plan = with_scenario_plan(plan, dearer)
    longer = replace(scenario_plan(plan, ScenarioId("S-2")), horizon_months=30)
    return with_scenario_plan(plan, longer)


def _rows(path: Path) -> dict[str, list[Any]]:
    sheet = openpyxl.load_workbook(path, data_only=True)["Scenarios"]
    return {str(row[0].value): [cell.value for cell in row] for row in sheet["A5":"N7"]}


def _totals(plan: Plan, market: Snapshot, years: int) -> list[float]:
    budget = evaluate(plan, market).budget
    by_year = [float(each.total) for each in budget.fiscal_years]
    return [float(sum(budget.totals)), *by_year, *[0.0] * (years - len(by_year))]


def test_that_scenarios_stand_side_by_side_with_what_they_cost_and_change(
    document: Plan, market: Snapshot, export: Callable[..., Path]
) -> None:
    shown = scenario_plan(document, ScenarioId("S-1"))
    path = export(shown, document=document)
    rows = _rows(path)
    assert list(rows) == ["Base", "=Munich", "Three years"]
    plans = [document, shown, scenario_plan(document, ScenarioId("S-2"))]
    base = _totals(document, market, 3)
    for row, plan in zip(rows.values(), plans, strict=True):
        assert row[6:10] == pytest.approx(_totals(plan, market, 3))
        distance = [own - other for own, other in zip(row[6:10], base, strict=True)]
        assert row[10:14] == pytest.approx(distance)
        assert row[5] == pytest.approx(float(evaluate(plan, market).budget.run_rate))
    assert [row[3] for row in rows.values()] == [0, 3, 1]
    assert rows["=Munich"][1] == "Recalculates in this workbook"
    assert "Stored by the planner" in rows["Base"][1]


def test_that_each_change_of_a_scenario_is_listed_with_old_and_new(
    document: Plan, export: Callable[..., Path]
) -> None:
    sheet = openpyxl.load_workbook(export(document))["Scenarios"]
    changes = [[cell.value for cell in row[:5]] for row in sheet.iter_rows(min_row=11)]
    assert len(changes) == 4
    assert [change[0] for change in changes] == ["=Munich"] * 3 + ["Three years"]
    assert changes[0][3:] == ["8%", "25%"]
    assert "P-01" in str(changes[1][1])
    assert changes[3][3:] == ["24", "30"]
    assert sheet["A6"].data_type == "s"


def test_that_a_plan_without_scenarios_has_no_such_sheet(
    sample: Plan, export: Callable[..., Path]
) -> None:
    assert "Scenarios" not in openpyxl.load_workbook(export(sample)).sheetnames


@pytest.mark.libreoffice
def test_that_only_the_exported_scenario_recalculates_and_its_distance_with_it(
    document: Plan, market: Snapshot, export: Callable[..., Path], recalculate: Any
) -> None:
    path = export(document)
    before = _rows(path)
    workbook = openpyxl.load_workbook(path)
    rows = {row[0].value: row for row in workbook["Positions"].iter_rows(min_row=5)}
    rows["P-05"][11].value = 200_000
    workbook.save(path)
    pay = Money(Decimal(200_000), document.positions[4].base_pay.currency)
    edited = change_seat(document, SeatId("P-05"), base_pay=pay)
    after = _rows(recalculate(path))
    assert after["Base"][6:10] == pytest.approx(_totals(edited, market, 3))
    assert after["=Munich"][6:10] == pytest.approx(before["=Munich"][6:10])
    assert after["=Munich"][10] == pytest.approx(after["=Munich"][6] - after["Base"][6])
    assert after["=Munich"][10] != pytest.approx(before["=Munich"][10])
