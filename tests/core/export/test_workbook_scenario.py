"""The workbook of a scenario says which one it is, and sets all of them side by side."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from planner.calculators.evaluation import evaluate
from planner.calculators.risk.simulated import Simulation
from planner.calculators.risk.simulation import simulate
from planner.calculators.scenario_comparison.comparison import compare
from planner.export.workbook import ExportOptions, export_workbook
from planner.intake.audit import audit_workbook
from planner.market.lever import LeverKind
from planner.market.snapshot import Snapshot
from planner.plan.edits import add_scenario, change_assumptions, change_lever, change_seat
from planner.plan.model import Engagement, Plan
from planner.plan.scenario_plans import scenario_plan, with_scenario_plan
from planner.quantities.identifiers import CurrencyCode, ScenarioId, SeatId
from planner.quantities.money import Money
from tests.core.export.conftest import GENERATED_ON


def _facts(path: Path) -> dict[object, object]:
    sheet = openpyxl.load_workbook(path, data_only=True)["About"]
    return {row[0].value: row[1].value for row in sheet.iter_rows(min_row=1, max_row=20)}


def test_that_a_scenario_is_named_and_its_figures_are_its_own(
    sample: Plan, market: Snapshot, export: Callable[..., Path]
) -> None:
    plan = add_scenario(replace(sample, scenarios=()), "Munich & Berlin")
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
    plan = replace(sample, levers={}, scenarios=())
    plan = add_scenario(add_scenario(plan, "=Munich"), "Three years")
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
    first = _row_below(sheet, "What it is about", column=1)
    changes = [[cell.value for cell in row[:5]] for row in sheet.iter_rows(min_row=first)]
    assert len(changes) == 4
    assert [change[0] for change in changes] == ["=Munich"] * 3 + ["Three years"]
    assert changes[0][3:] == ["8%", "25%"]
    assert "P-01" in str(changes[1][1])
    assert changes[3][3:] == ["24", "30"]
    assert sheet["A6"].data_type == "s"


def _row_below(sheet: Any, text: str, column: int = 0) -> int:
    """Return the number of the row below a heading."""
    rows = sheet.iter_rows(values_only=True)
    return next(at for at, row in enumerate(rows, 1) if row[column] == text) + 1


def _compared(path: Path) -> dict[str, list[Any]]:
    sheet = openpyxl.load_workbook(path, data_only=True)["Scenarios"]
    first = _row_below(sheet, "Figure")
    return {str(row[0]): list(row) for row in sheet.iter_rows(first, first + 18, values_only=True)}


def test_that_figures_stand_side_by_side_with_their_distance_from_the_base(
    document: Plan, market: Snapshot, export: Callable[..., Path]
) -> None:
    rows = _compared(export(document))
    base, munich, _longer = (each.figures for each in compare(document, market))
    assert rows["Productive heads at the end"][2:4] == [
        float(base.productive_heads),
        float(munich.productive_heads),
    ]
    filled = rows["All seats filled, P90"]
    assert filled[2].date() == base.filled_by_p90
    assert filled[3].date() == munich.filled_by_p90
    assert filled[4] == (filled[3] - filled[2]).days
    share = rows["24×7 coverage"]
    assert share[2:5] == pytest.approx([base.coverage_share, munich.coverage_share, 0])
    assert "Cost, P50" not in rows


def test_that_simulated_figures_are_marked_with_draws_and_seed(
    document: Plan, market: Snapshot, tmp_path: Path
) -> None:
    found: dict[ScenarioId | None, Simulation] = {
        None: simulate(document, market, draws=200, seed=7)
    }
    path = tmp_path / "simulated.xlsx"
    export_workbook(
        evaluate(document, market),
        path,
        generated_on=GENERATED_ON,
        options=ExportOptions(simulations=found),
    )
    row = _compared(path)["Cost, P50"]
    assert row[1] == "USD, simulated"
    assert row[2] == pytest.approx(found[None].horizon_cost.p50)
    assert row[3:5] == ["–", "–"]
    sheet = openpyxl.load_workbook(path)["Scenarios"]
    note = sheet.cell(_row_below(sheet, "Scenarios side by side") - 1, 3).value
    assert note == "Simulated figures are values from 200 draws, seed 7."
    assert audit_workbook(path).findings == ()


def _waterfall(path: Path, scenario: str) -> list[list[Any]]:
    sheet = openpyxl.load_workbook(path, data_only=True)["Scenarios"]
    first = _row_below(sheet, f"From the base to {scenario}") + 1
    rows = [list(row[:8]) for row in sheet.iter_rows(first, values_only=True)]
    return rows[: next(at for at, row in enumerate(rows) if row[0] == scenario) + 1]


def test_that_a_waterfall_leads_from_the_base_to_each_scenario(
    document: Plan, market: Snapshot, export: Callable[..., Path]
) -> None:
    path = export(document)
    for column in compare(document, market)[1:]:
        start, *steps, since, end = _waterfall(path, column.name)
        assert start[2] == pytest.approx(float(column.waterfall.start))
        moving = [float(step.amount) for step in column.waterfall.steps if step.amount]
        assert [step[2] for step in steps] == pytest.approx(moving)
        assert since[2] == 0
        assert end[2] == pytest.approx(float(column.waterfall.end))
        for step in steps:
            assert step[6] - step[7] == pytest.approx(step[2])  # the bar is as high as the step
            assert step[4] + max(step[6], step[7]) == pytest.approx(max(step[3], step[3] - step[2]))
    drawn = openpyxl.load_workbook(path)["Scenarios"]._charts  # type: ignore[attr-defined]
    assert len(drawn) == 2


def test_that_a_scenario_of_levers_is_exported_with_what_they_cost(
    sample: Plan, market: Snapshot, export: Callable[..., Path]
) -> None:
    plan = add_scenario(replace(sample, scenarios=()), "Faster")
    shown = scenario_plan(plan, ScenarioId("S-1"))
    shown = change_lever(shown, LeverKind.UNIVERSITY, is_on=True)
    shown = change_lever(shown, LeverKind.PAY_UPLIFT, is_on=True, strength=Decimal("0.1"))
    plan = with_scenario_plan(plan, shown)
    found = compare(plan, market)[1].figures
    shown = scenario_plan(plan, ScenarioId("S-1"))
    path = export(shown, document=plan)
    rows = openpyxl.load_workbook(path, data_only=True)["Scenarios"]["A5:N6"]
    _base, faster = ([cell.value for cell in row] for row in rows)
    assert faster[6] == pytest.approx(float(found.cost))
    assert faster[5] == pytest.approx(float(found.run_rate))
    formulas = openpyxl.load_workbook(path)["Scenarios"]
    assert "Lever costs" in str(formulas["G6"].value)


def test_that_a_plan_without_scenarios_has_no_such_sheet(
    sample: Plan, export: Callable[..., Path]
) -> None:
    alone = replace(sample, scenarios=())
    assert "Scenarios" not in openpyxl.load_workbook(export(alone)).sheetnames


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
    start, *steps, since, end = _waterfall(recalculate(path), "=Munich")
    assert start[2] == pytest.approx(after["Base"][6])
    assert start[2] + sum(step[2] for step in (*steps, since)) == pytest.approx(end[2])
    assert end[2] == pytest.approx(after["=Munich"][6])
    assert since[2] == pytest.approx(before["Base"][6] - after["Base"][6])
