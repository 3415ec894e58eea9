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


def test_that_levers_that_are_on_are_said_to_be_left_out(planner: Run, sample: Path) -> None:
    assert "Without the levers" not in planner("budget", sample).out
    levered = planner("budget", sample, "--scenario", "Pull three levers").out
    assert (
        "Without the levers that are on: Internships, Raise pay, University partnership."
    ) in levered


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


def test_that_attrition_is_told_beside_the_heads_and_changes_no_cost(
    planner: Run, sample: Path
) -> None:
    plain = planner("budget", sample)
    before = planner("budget", sample, "--json").json
    plan = load_plan(sample)
    assumptions = replace(plan.assumptions, attrition_share=Decimal("0.2"))
    save_plan(replace(plan, assumptions=assumptions), sample)
    after = planner("budget", sample, "--json").json
    assert [month["total"] for month in after["months"]] == [
        month["total"] for month in before["months"]
    ]
    heads = [month["heads"] for month in after["months"]]
    assert heads == [month["expected_heads"] for month in before["months"]]
    assert heads[0] == 9
    twelfth = after["months"][12]["expected_heads"]
    assert heads[0] * 0.8 < twelfth < heads[12]
    text = planner("budget", sample).out
    assert ("Expected heads" in text, "Expected heads" in plain.out) == (True, False)
    assert "Heads" in plain.out


def test_that_raises_reach_the_budget_and_are_told_with_the_assumptions(
    planner: Run, sample: Path
) -> None:
    plan = load_plan(sample)
    before = evaluate(plan, load_snapshot()).budget
    assumptions = replace(plan.assumptions, raise_share=Decimal("0.035"), raise_month=4)
    save_plan(replace(plan, assumptions=assumptions), sample)
    answer = planner("budget", sample, "--json").json
    totals = [Decimal(month["total"]) for month in answer["months"]]
    assert totals[:3] == list(before.totals[:3])
    assert all(more > less for more, less in zip(totals[3:], before.totals[3:], strict=True))
    assert Decimal(answer["run_rate"]) > before.run_rate
    told = planner("show", sample, "--json").json["assumptions"]
    assert (told["raise_share"], told["raise_month"], told["raise_after_months"]) == (0.035, 4, 3)
    shown = planner("show", sample).out
    lines = [" ".join(line.split()) for line in shown.splitlines()]
    assert "Yearly raise, share of base pay 3.50%" in lines
    assert "Month of raises Apr" in lines
