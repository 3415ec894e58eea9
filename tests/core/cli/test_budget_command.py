from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from planner.calculators.evaluation import evaluate
from planner.market.loader import load_snapshot
from planner.plan.store import load_plan, save_plan

Run = Callable[..., Any]


def test_that_the_budget_agrees_with_the_evaluation_to_the_cent(planner: Run, sample: Path) -> None:
    answer = planner("budget", sample, "--json").json
    budget = evaluate(load_plan(sample), load_snapshot()).budget
    assert answer["currency"] == "USD"
    assert [month["month"] for month in answer["months"]] == [str(month) for month in budget.months]
    assert [Decimal(month["total"]) for month in answer["months"]] == list(budget.totals)
    assert Decimal(answer["run_rate"]) == budget.run_rate
    for seat in budget.seats:
        figures = [Decimal(month["by_position"][seat.seat_id]) for month in answer["months"]]
        assert figures == list(seat.reporting_total)


def test_that_positions_add_up_to_months_and_months_to_fiscal_years(
    planner: Run, sample: Path
) -> None:
    answer = planner("budget", sample, "--json").json
    for month in answer["months"]:
        assert sum(map(Decimal, month["by_position"].values())) == Decimal(month["total"])
    total = sum(Decimal(month["total"]) for month in answer["months"])
    assert sum(Decimal(year["total"]) for year in answer["fiscal_years"].values()) == total


def test_that_money_has_the_cents_of_its_currency(planner: Run, sample: Path) -> None:
    answer = planner("budget", sample, "--json").json
    figures = [answer["run_rate"], *(month["total"] for month in answer["months"])]
    assert all(len(figure.partition(".")[2]) == 2 for figure in figures)


def test_that_the_readable_budget_shows_what_is_left(planner: Run, sample: Path) -> None:
    out = planner("budget", sample).out
    assert "Jan 27" in out
    assert "FY27" in out
    assert "Run-rate, fully loaded: $" in out
    assert "−$" in out
    assert "+$" in out


def test_that_the_readable_budget_speaks_german(planner: Run, sample: Path) -> None:
    assert "Dez. 27" in planner("budget", sample, "--language", "de").out


def test_that_a_part_of_a_fiscal_year_says_which_months(planner: Run, sample: Path) -> None:
    plan = load_plan(sample)
    save_plan(replace(plan, horizon_months=15, budget={}), sample)
    out = planner("budget", sample).out
    assert "FY28, only Jan 28 – Mar 28" in out
    assert "+$" not in out
    answer = planner("budget", sample, "--json").json
    assert answer["fiscal_years"]["FY28"]["is_whole"] is False
    assert answer["months"][0]["budget"] is None
