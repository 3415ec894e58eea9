"""The Budget and Headcount sheets: what the plan costs against its budget, for what, and whom."""

import zipfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from planner.calculators.evaluation import evaluate
from planner.calculators.headcount import headcount
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan

FIRST_MONTH = 7
MONTHS = 24
TITLES = {
    "Cost by team": "team",
    "Cost by place": "place",
    "Cost by cost center": "cost center",
    "Cost by status": "status",
}


def months_of(row: Sequence[Any]) -> list[Any]:
    return [cell.value for cell in row[FIRST_MONTH - 1 : FIRST_MONTH - 1 + MONTHS]]


def splits(path: Path) -> dict[str, dict[str, list[Any]]]:
    """The rows below each title, by their names."""
    sheet = openpyxl.load_workbook(path, data_only=True)["Budget"]
    found: dict[str, dict[str, list[Any]]] = {}
    current = ""
    for row in sheet.iter_rows(min_row=8):
        if row[0].value:
            current = TITLES.get(str(row[0].value), "")
        elif current and row[2].value:
            found.setdefault(current, {})[str(row[2].value)] = months_of(row)
    return found


def row_named(sheet: Any, words: str) -> list[Any]:
    return next(months_of(row) for row in sheet.iter_rows(min_row=8) if row[2].value == words)


def cents(values: Sequence[Any]) -> list[Decimal]:
    return [Decimal(f"{value:.6f}").quantize(Decimal("0.01")) for value in values]


def test_that_plan_and_budget_stand_side_by_side_by_month(
    sample_workbook: Path, sample: Plan, market: Snapshot
) -> None:
    budget = evaluate(sample, market).budget
    sheet = openpyxl.load_workbook(sample_workbook, data_only=True)["Budget"]
    assert cents(row_named(sheet, "Cost of the plan")) == list(budget.totals)
    assert cents(row_named(sheet, "Budget")) == list(budget.budget)
    shares = row_named(sheet, "Budget less cost, share of the budget")
    assert shares[0] == pytest.approx(
        float((budget.budget[0] or 0) - budget.totals[0]) / float(budget.budget[0] or 1)
    )
    years = next(row for row in sheet.iter_rows(min_row=8) if row[2].value == "Cost of the plan")
    after = [cell.value for cell in years[FIRST_MONTH - 1 + MONTHS :]][:3]
    assert cents(after) == [
        sum(budget.totals),
        *(each.total for each in budget.fiscal_years),
    ]


@pytest.mark.parametrize("name", ["sample", "world", "assumed"])
def test_that_every_split_adds_up_to_the_plan(
    name: str, market: Snapshot, request: pytest.FixtureRequest
) -> None:
    totals = list(evaluate(request.getfixturevalue(name), market).budget.totals)
    found = splits(request.getfixturevalue(f"{name}_workbook"))
    assert found.keys() == set(TITLES.values())
    for split, rows in found.items():
        assert len(rows) > 1, split
        assert not any(rows["In none of the rows above"]), split
        by_month = zip(*rows.values(), strict=True)
        assert cents([sum(month) for month in by_month]) == totals, split


def test_that_a_months_overrun_is_marked(sample_workbook: Path) -> None:
    sheet = openpyxl.load_workbook(sample_workbook)["Budget"]
    marked = [
        (str(area.sqref), rule.formula)
        for area in sheet.conditional_formatting
        for rule in area.rules
        if rule.type == "expression"
    ]
    assert [formula for _area, formula in marked] == [["N(G$11)<0"]] * 3
    assert [area.split(":")[0] for area, _formula in marked] == ["G9", "G11", "G12"]


@pytest.mark.libreoffice
def test_that_names_that_look_like_patterns_or_differ_in_capitals_keep_the_splits_right(
    sample: Plan,
    market: Snapshot,
    export: Callable[..., Path],
    recalculation: Callable[[Path], Any],
) -> None:
    odd = ("Ops*", "ops*", "Ops?", "=1+1", ">0", "~Ops", "Opsx", "")
    teams = tuple(
        replace(team, name=name)
        for team, name in zip(sample.teams, ("Ops*", "OPS*", "Opsx"), strict=False)
    )
    positions = tuple(
        replace(seat, cost_center=odd[n % len(odd)]) for n, seat in enumerate(sample.positions)
    )
    plan = replace(sample, teams=teams, positions=positions)
    outcome = recalculation(export(plan))
    assert outcome.differences == []
    found = splits(outcome.path)
    assert list(found["team"])[:2] == ["Ops*", "Opsx"]
    assert "Ops?" in found["cost center"]
    totals = list(evaluate(plan, market).budget.totals)
    for rows in found.values():
        assert cents([sum(month) for month in zip(*rows.values(), strict=True)]) == totals
        assert not any(rows["In none of the rows above"])


@pytest.mark.libreoffice
def test_that_a_cost_center_typed_in_moves_the_cost_and_a_new_one_is_not_lost(
    sample: Plan,
    market: Snapshot,
    export: Callable[..., Path],
    recalculate: Callable[[Path], Path],
) -> None:
    positions = tuple(replace(seat, cost_center="4711") for seat in sample.positions)
    path = export(replace(sample, positions=positions))
    before = splits(path)["cost center"]
    workbook = openpyxl.load_workbook(path)
    sheet = workbook["Positions"]
    rows = {row[0].value: row for row in sheet.iter_rows(min_row=5)}
    rows["M-01"][15].value = 4711
    rows["M-02"][15].value = "4712"
    rows["P-01"][15].value = None
    workbook.save(path)
    after = splits(recalculate(path))["cost center"]
    assert [sum(month) for month in zip(*after.values(), strict=True)] == pytest.approx(
        [sum(month) for month in zip(*before.values(), strict=True)]
    )
    months = next(each for each in evaluate(sample, market).budget.seats if each.seat_id == "M-02")
    assert cents(after["In none of the rows above"]) == list(months.reporting_total)
    assert after["4711"] != before["4711"]


@pytest.mark.parametrize("name", ["sample", "world"])
def test_that_heads_open_come_go_and_close_as_the_planner_counts_them(
    name: str, market: Snapshot, request: pytest.FixtureRequest
) -> None:
    plan = request.getfixturevalue(name)
    evaluation = evaluate(plan, market)
    budgeted = {each.seat_id for each in evaluation.budget.seats}
    heads = headcount([seat for seat in plan.seats if seat.id in budgeted], plan.months)
    path = request.getfixturevalue(f"{name}_workbook")
    sheet = openpyxl.load_workbook(path, data_only=True)["Headcount"]
    assert row_named(sheet, "Heads before the month") == [each.opening for each in heads]
    assert row_named(sheet, "Hires: starts in the month") == [each.hires for each in heads]
    leavers = row_named(sheet, "Leavers: last day of work in the month")
    assert leavers == [-each.leavers for each in heads]
    closing = row_named(sheet, "Heads after the month")
    assert closing == [each.closing for each in heads]
    teams = [months_of(row) for row in sheet.iter_rows(min_row=8) if row[1].value]
    closings = [rows for at, rows in enumerate(teams) if at % 4 == 3]
    assert [sum(month) for month in zip(*closings, strict=True)] == closing


def test_that_fiscal_years_of_heads_close_into_one_another(world_workbook: Path) -> None:
    sheet = openpyxl.load_workbook(world_workbook, data_only=True)["Headcount"]
    rows: dict[str, list[Any]] = {
        str(row[2].value): [cell.value for cell in row[FIRST_MONTH - 2 :]]
        for row in sheet.iter_rows(min_row=8, max_row=14)
    }
    beyond = {words: values[1 + MONTHS : 1 + MONTHS + 4] for words, values in rows.items()}
    opening, closing = beyond["Heads before the month"], beyond["Heads after the month"]
    hires = beyond["Hires: starts in the month"]
    leavers = beyond["Leavers: last day of work in the month"]
    assert [sum(each) for each in zip(opening, hires, leavers, strict=True)] == closing
    assert opening[0] == opening[1] == rows["Heads after the month"][0]
    assert opening[2:] == closing[1:-1]
    assert closing[0] == closing[-1] == rows["Heads after the month"][MONTHS]
    assert sum(leavers[1:]) == leavers[0]
    assert leavers[0] < 0


@pytest.mark.libreoffice
def test_that_a_start_moved_in_the_workbook_moves_the_heads(
    sample: Plan, export: Callable[..., Path], recalculate: Callable[[Path], Path]
) -> None:
    path = export(sample)
    workbook = openpyxl.load_workbook(path)
    rows = {row[0].value: row for row in workbook["Positions"].iter_rows(min_row=5)}
    rows["P-01"][12].value = date(2027, 12, 31)
    rows["M-01"][13].value = date(2027, 6, 30)
    workbook.save(path)
    recalculated = openpyxl.load_workbook(recalculate(path), data_only=True)
    sheet = recalculated["Headcount"]
    positions = tuple(
        replace(seat, start=date(2027, 12, 31)) if seat.id == "P-01" else seat
        for seat in sample.positions
    )
    members = tuple(
        replace(seat, end=date(2027, 6, 30)) if seat.id == "M-01" else seat
        for seat in sample.members
    )
    heads = headcount((*members, *positions), sample.months)
    assert row_named(sheet, "Heads after the month") == [each.closing for each in heads]
    assert row_named(sheet, "Heads after the month, counted at once") == [
        each.closing for each in heads
    ]
    assert recalculated["About"]["B5"].value == "OK"


def test_that_the_charts_show_cost_against_budget_cost_by_place_and_heads(
    sample_workbook: Path,
) -> None:
    with zipfile.ZipFile(sample_workbook) as archive:
        charts = [
            archive.read(name).decode() for name in archive.namelist() if "charts/chart" in name
        ]
    titles = {
        "Cost of each month against its budget, USD": "<c:lineChart>",
        "Cost over the horizon by place, USD": '<c:barDir val="bar"/>',
        "Heads after each month": '<c:grouping val="stacked"/>',
    }
    for title, kind in titles.items():
        chart = next(chart for chart in charts if title in chart)
        assert kind in chart
        assert "<c:numCache>" in chart, "a previewer needs the figures, too"
    assert "<c:v>Dublin</c:v>" in next(chart for chart in charts if "by place" in chart)
