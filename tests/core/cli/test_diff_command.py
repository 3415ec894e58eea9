"""``diff`` as a user or a script sees it."""

import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from planner.plan.edits import change_seat, remove_seats, rename_plan
from planner.plan.model import Plan
from planner.plan.samples import load_sample
from planner.plan.store import save_plan
from planner.quantities.identifiers import CurrencyCode, PlaceId, SeatId

Run = Callable[..., Any]
P1 = SeatId("P-01")


@pytest.fixture
def stored(tmp_path: Path) -> Callable[[Plan], Path]:
    def store(plan: Plan) -> Path:
        path = tmp_path / "other.hplan"
        save_plan(plan, path)
        return path

    return store


def test_that_equal_plans_end_with_zero(planner: Run, sample: Path) -> None:
    ended = planner("diff", sample, sample)
    assert (ended.exit_code, ended.out) == (0, "The plans are the same.\n")
    answer = planner("diff", sample, sample, "--json").json
    assert answer["changes"] == []
    assert Decimal(answer["cost"]["run_rate_change"]) == 0


def test_that_the_effect_on_cost_is_what_budget_says_of_both(
    planner: Run, sample: Path, stored: Callable[[Plan], Path]
) -> None:
    other = stored(remove_seats(load_sample("cloud-provider"), [P1]))
    ended = planner("diff", sample, other, "--json")
    assert ended.exit_code == 1
    cost = ended.json["cost"]
    totals = []
    for path, name in ((sample, "before"), (other, "after")):
        budget = planner("budget", path, "--json").json
        assert cost[name]["run_rate"] == budget["run_rate"]
        totals.append(sum(Decimal(month["total"]) for month in budget["months"]))
        assert Decimal(cost[name]["horizon_total"]) == totals[-1]
    assert Decimal(cost["horizon_total_change"]) == totals[1] - totals[0] < 0


def test_that_changes_hold_old_and_new_for_scripts(
    planner: Run, sample: Path, stored: Callable[[Plan], Path]
) -> None:
    plan = load_sample("cloud-provider")
    [seat] = [seat for seat in plan.positions if seat.id == P1]
    pay = replace(seat.base_pay, amount=seat.base_pay.amount + 1)
    changed = change_seat(rename_plan(plan, "Mine"), P1, base_pay=pay)
    first, second = planner("diff", sample, stored(changed), "--json").json["changes"]
    assert (first["subject"], first["field"], first["new"]) == ("plan", "name", "Mine")
    assert second["id"] == "P-01"
    assert second["old"] == {"amount": str(seat.base_pay.amount), "currency": "PLN"}
    assert Decimal(second["new"]["amount"]) == pay.amount
    assert second["sentence"].startswith("P-01, GPU cluster engineer")


def test_that_whole_seats_are_objects_for_scripts(
    planner: Run, sample: Path, stored: Callable[[Plan], Path]
) -> None:
    path = stored(remove_seats(load_sample("cloud-provider"), [P1]))
    [change] = planner("diff", sample, path, "--json").json["changes"]
    assert change["kind"] == "removed"
    assert change["new"] is None
    assert change["old"]["role"] == "gpu-cluster-engineer"
    assert json.dumps(change["old"])


def test_that_people_read_lines_and_a_table(
    planner: Run, sample: Path, stored: Callable[[Plan], Path]
) -> None:
    ended = planner("diff", sample, stored(remove_seats(load_sample("cloud-provider"), [P1])))
    assert "1 difference\n" in ended.out
    assert "P-01, GPU cluster engineer, Kraków: removed: " in ended.out
    assert "Run-rate, fully loaded" in ended.out
    assert "-$" in ended.out or "−$" in ended.out


def test_that_amounts_in_two_currencies_are_not_subtracted(
    planner: Run, sample: Path, stored: Callable[[Plan], Path]
) -> None:
    plan = replace(load_sample("cloud-provider"), reporting_currency=CurrencyCode("EUR"))
    plan = replace(plan, plan_rates={})
    cost = planner("diff", sample, stored(plan), "--json").json["cost"]
    assert (cost["before"]["currency"], cost["after"]["currency"]) == ("USD", "EUR")
    assert cost["run_rate_change"] is None


def test_that_a_plan_without_a_price_is_compared_all_the_same(
    planner: Run, sample: Path, stored: Callable[[Plan], Path]
) -> None:
    plan = replace(
        load_sample("cloud-provider"),
        reporting_currency=CurrencyCode("XXX"),
        anchor_id=PlaceId("nowhere"),
    )
    path = stored(plan)
    assert planner("diff", sample, path, "--json").json["cost"]["after"] is None
    assert "cannot be priced" in planner("diff", sample, path).out


def test_that_a_missing_plan_is_bad_input(refused: Callable[..., str], sample: Path) -> None:
    assert "There is no file" in refused("diff", sample, sample.with_name("none.hplan"))
    assert "There is no file" in refused("diff", sample.with_name("none.hplan"), sample)
