"""The Checks sheet: what it finds wrong, and what it only asks somebody to look at."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from planner.market.override import Reason
from planner.market.snapshot import Snapshot
from planner.plan.edits import give_reason
from planner.plan.edits.override_edits import plan_rate_name
from planner.plan.model import Plan
from planner.plan.samples import load_sample, sample_names

RATES = "Every plan rate is of the market or has a reason"
OVERRIDES = "Every own figure says who set it, when and why"
STARTS = "Every position in the budget starts within the horizon"
SPLITS = "Every cost is in a team, place, cost center and status listed on Budget"


def results(path: Path) -> Mapping[str, str]:
    sheet = openpyxl.load_workbook(path, data_only=True)["Checks"]
    return {str(row[0].value): str(row[1].value) for row in sheet.iter_rows(min_row=8)}


def standing(path: Path) -> tuple[Any, Any]:
    """What About says of the checks: the master cell, and how many are for review."""
    about = openpyxl.load_workbook(path, data_only=True)["About"]
    return about["B5"].value, about["C5"].value


def reasoned(plan: Plan, market: Snapshot) -> Plan:
    for code in plan.plan_rates:
        rate = market.exchange_rates.rate(code, plan.reporting_currency)
        reason = Reason("Ada", date(2026, 3, 2), "the treasury's rate", (rate,))
        plan = give_reason(plan, plan_rate_name(code), reason)
    return plan


def test_that_what_nobody_gave_a_reason_for_is_for_review_and_no_error(
    sample: Plan, market: Snapshot, export: Callable[..., Path]
) -> None:
    path = export(replace(sample, assumption_reasons={}))
    found = results(path)
    assert {words for words, word in found.items() if word != "OK"} == {RATES, OVERRIDES}
    assert found[RATES] == found[OVERRIDES] == "REVIEW"
    assert standing(path) == ("OK", 2)
    path = export(reasoned(sample, market))
    assert set(results(path).values()) == {"OK"}
    assert standing(path) == ("OK", 0)


@pytest.mark.parametrize("name", sample_names())
def test_that_a_sample_as_it_ships_has_nothing_for_review(
    name: str, export: Callable[..., Path]
) -> None:
    path = export(load_sample(name))
    assert standing(path) == ("OK", 0)
    overrides = openpyxl.load_workbook(path, data_only=True)["Overrides"]
    assert overrides["D5"].value == 0


@pytest.mark.libreoffice
def test_that_starts_outside_the_horizon_are_for_review(
    sample: Plan, market: Snapshot, export: Callable[..., Path], recalculation: Callable[..., Any]
) -> None:
    first, second, *others = sample.positions
    early = replace(first, start=sample.months[0].first_day.replace(year=2026))
    late = replace(second, start=sample.months[-1].plus(1).first_day)
    plan = reasoned(replace(sample, positions=(early, late, *others)), market)
    path = export(plan)
    assert recalculation(path).differences == []
    assert results(path)[STARTS] == "REVIEW"
    sheet = openpyxl.load_workbook(path, data_only=True)["Checks"]
    assert next(row[3].value for row in sheet.iter_rows(min_row=8) if row[0].value == STARTS) == 2
    assert standing(path) == ("OK", 1)


@pytest.mark.libreoffice
def test_that_a_figure_typed_over_a_formula_fails_the_check_it_breaks(
    sample: Plan, market: Snapshot, export: Callable[..., Path], recalculate: Callable[[Path], Path]
) -> None:
    path = export(reasoned(sample, market))
    workbook = openpyxl.load_workbook(path)
    budget, headcount, monthly = (
        workbook[name] for name in ("Budget", "Headcount", "Monthly cost")
    )
    seat = next(row for row in budget.iter_rows(min_row=30) if row[0].value == "M-01")
    seat[7].value = 1
    teams = [row for row in headcount.iter_rows(min_row=8) if row[1].value]
    teams[1][-5].value = 5
    closing = next(row for row in headcount.iter_rows() if row[2].value == "Heads after the month")
    closing[6].value = 100
    local = next(row for row in monthly.iter_rows() if row[2].value == "Total, local currency")
    reported = monthly[int(local[0].row or 0) + 1]
    reported[6].value = Decimal("12.34")
    workbook.save(path)
    recalculated = recalculate(path)
    failed = {words for words, word in results(recalculated).items() if word == "ERROR"}
    assert failed == {
        "The seats on Budget add up to Monthly cost",
        "Heads before, hires and leavers close at the heads counted at once",
        "The teams' heads add up to all heads",
        "Local totals at their plan rates come to Monthly cost",
    }
    assert standing(recalculated)[0] == "ERROR"


@pytest.mark.libreoffice
def test_that_a_cost_center_of_its_own_is_for_review(
    sample: Plan, market: Snapshot, export: Callable[..., Path], recalculate: Callable[[Path], Path]
) -> None:
    path = export(reasoned(sample, market))
    workbook = openpyxl.load_workbook(path)
    workbook["Positions"]["P5"].value = "4711"
    workbook.save(path)
    recalculated = recalculate(path)
    assert results(recalculated)[SPLITS] == "REVIEW"
    assert standing(recalculated) == ("OK", 1)
