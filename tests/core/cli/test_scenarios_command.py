"""``scenarios``: the comparison as text, for scripts and as a table."""

import csv
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from planner.plan.edits import add_scenario
from planner.plan.model import Plan, Position
from planner.plan.samples import load_sample
from planner.plan.scenario_plans import scenario_plan, with_scenario_plan
from planner.plan.store import load_plan, save_plan
from planner.quantities.identifiers import PlaceId, ScenarioId

Run = Callable[..., Any]
WAIT = ScenarioId("S-1")


@pytest.fixture
def stored(tmp_path: Path) -> Path:
    """The healthcare sample, which has a scenario."""
    path = tmp_path / "health.hplan"
    save_plan(load_sample("healthcare-startup"), path)
    return path


def _with_scenario(path: Path, edit: Callable[[Plan], Plan]) -> None:
    plan = load_plan(path)
    save_plan(with_scenario_plan(plan, edit(scenario_plan(plan, WAIT))), path)


def test_that_scripts_get_each_scenario_as_the_budget_of_it_says(
    planner: Run, stored: Path
) -> None:
    base, wait = planner("scenarios", stored, "--json").json["scenarios"][:2]
    assert (base["id"], base["name"]) == (None, "")
    for found, options in ((base, ()), (wait, ("--scenario", WAIT))):
        budget = planner("budget", stored, *options, "--json").json
        total = sum(Decimal(month["total"]) for month in budget["months"])
        assert Decimal(found["figures"]["cost"]) == total
        assert found["figures"]["run_rate"] == budget["run_rate"]
        assert found["figures"]["cost_by_year"] == {
            year: figures["total"] for year, figures in budget["fiscal_years"].items()
        }
        assert found["figures"]["heads"] == budget["months"][-1]["heads"]


def test_that_the_steps_scripts_get_add_up_and_hold_every_change(
    planner: Run, stored: Path
) -> None:
    base, wait = planner("scenarios", stored, "--json").json["scenarios"][:2]
    found = wait["waterfall"]
    amounts = [Decimal(step["amount"]) for step in found["steps"]]
    assert found["start"] == base["figures"]["cost"]
    assert Decimal(found["start"]) + sum(amounts) == Decimal(found["end"])
    assert found["end"] == wait["figures"]["cost"]
    changes = [change for step in found["steps"] for change in step["changes"]]
    assert {change["id"] for change in changes} >= {"P-01", "P-08"}
    assert all(change["sentence"] for change in changes)


def test_that_people_see_the_figures_side_by_side_and_how_the_cost_comes_about(
    planner: Run, stored: Path
) -> None:
    ended = planner("scenarios", stored)
    assert ended.exit_code == 0
    lines = ended.out.splitlines()
    heading = next(line for line in lines if line.strip().startswith("Base"))
    assert "Wait for the double profile" in heading
    assert any(line.startswith("Run-rate, fully loaded") for line in lines)
    (second,) = [line for line in lines if line.startswith("P-02, GPU cluster engineer, Kraków")]
    assert "base pay, start" in second
    assert any(line.startswith("Cost, P50") for line in lines)


def test_that_changes_without_effect_on_cost_are_counted(planner: Run, stored: Path) -> None:
    def with_note(plan: Plan) -> Plan:
        return replace(plan, members=(replace(plan.members[0], notes="New"), *plan.members[1:]))

    plan = add_scenario(replace(load_plan(stored), scenarios=()), "A note")
    save_plan(plan, stored)
    _with_scenario(stored, with_note)
    assert "1 other change has no effect on the cost." in planner("scenarios", stored).out


def test_that_a_plan_without_scenarios_says_so(planner: Run, tmp_path: Path) -> None:
    path = tmp_path / "alone.hplan"
    save_plan(replace(load_sample("healthcare-startup"), scenarios=()), path)
    ended = planner("scenarios", path)
    assert ended.exit_code == 0
    assert "The plan has no scenarios." in ended.out
    assert len(planner("scenarios", path, "--json").json["scenarios"]) == 1


def test_that_seats_a_scenario_cannot_price_are_named(planner: Run, stored: Path) -> None:
    def lost(position: Position) -> Position:
        return replace(position, place_id=PlaceId("xx-nowhere"))

    _with_scenario(
        stored,
        lambda plan: replace(plan, positions=(lost(plan.positions[0]), *plan.positions[1:])),
    )
    ended = planner("scenarios", stored)
    assert ended.exit_code == 1
    assert "Wait for the double profile: P-01" in ended.err


def test_that_a_table_has_a_row_for_each_scenario(
    planner: Run, stored: Path, tmp_path: Path
) -> None:
    path = tmp_path / "scenarios.csv"
    answered = planner("scenarios", stored, "--csv", path, "--json").json
    assert answered["csv"] == str(path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["Scenario"] for row in rows][:2] == ["Base", "Wait for the double profile"]
    figures = [each["figures"] for each in answered["scenarios"]]
    assert [row["Cost, whole plan"] for row in rows] == [each["cost"] for each in figures]
    assert [row["Heads at the end"] for row in rows] == [str(each["heads"]) for each in figures]


def test_that_a_plan_that_cannot_be_read_is_refused_in_a_sentence(
    planner: Run, tmp_path: Path
) -> None:
    ended = planner("scenarios", tmp_path / "missing.hplan")
    assert (ended.exit_code, ended.out) == (2, "")
    assert "missing.hplan" in ended.err


def test_that_chance_is_what_risk_says_of_each_scenario(planner: Run, stored: Path) -> None:
    base, wait = planner("scenarios", stored, "--json").json["scenarios"][:2]
    for found, options in ((base, ()), (wait, ("--scenario", WAIT))):
        risk = planner("risk", stored, *options, "--json").json
        chance = found["figures"]
        assert chance["cost_p10"] < chance["cost_p50"] < chance["cost_p90"]
        assert round(chance["cost_p50"]) == round(float(risk["convergence"][-1]["cost"]))
