"""``--scenario`` wherever a plan is read, and what ``show`` and ``diff`` say of scenarios."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from planner.plan.edits import add_scenario, change_assumptions, change_seat, remove_seats
from planner.plan.model import Plan
from planner.plan.samples import load_sample
from planner.plan.scenario import Scenario
from planner.plan.scenario_plans import scenario_plan, with_scenario_plan
from planner.plan.store import save_plan
from planner.quantities.identifiers import ScenarioId, SeatId

Run = Callable[..., Any]
P1 = SeatId("P-01")


def _with_munich(plan: Plan) -> Plan:
    plan = add_scenario(plan, "Munich instead of Dublin")
    shown = scenario_plan(plan, ScenarioId("S-1"))
    shown = change_assumptions(remove_seats(shown, [P1]), contractor_fee_usd=Decimal(777))
    return with_scenario_plan(plan, shown)


def _base() -> Plan:
    return replace(load_sample("cloud-provider"), scenarios=())


@pytest.fixture
def stored(tmp_path: Path) -> Path:
    path = tmp_path / "scenarios.hplan"
    save_plan(_with_munich(_base()), path)
    return path


@pytest.fixture
def alone(tmp_path: Path) -> Path:
    """The scenario's plan as a file of its own."""
    path = tmp_path / "alone.hplan"
    plan = scenario_plan(_with_munich(_base()), ScenarioId("S-1"))
    save_plan(replace(plan, scenarios=(), scenario_id=None), path)
    return path


@pytest.mark.parametrize("name", ["Munich instead of Dublin", " munich instead of dublin", "S-1"])
def test_that_a_scenario_is_asked_for_by_its_name(
    planner: Run, stored: Path, alone: Path, name: str
) -> None:
    asked = planner("budget", stored, "--scenario", name, "--json").json
    assert asked == planner("budget", alone, "--json").json
    assert asked != planner("budget", stored, "--json").json


@pytest.mark.parametrize(
    ("command", "more"),
    [
        (("show",), ()),
        (("check",), ()),
        (("budget",), ()),
        (("coverage",), ("--year", "2027")),
        (("overlap", "--plan"), ("--date", "2027-03-01")),
        (("cost", "Germany", "60000", "--engagement", "contractor", "--plan"), ()),
        (("pay", "gpu-cluster-engineer", "senior", "Poland", "--plan"), ()),
        (("places", "gpu-cluster-engineer", "--limit", "3", "--plan"), ()),
    ],
)
def test_that_each_command_on_a_plan_answers_for_the_scenario(
    planner: Run, stored: Path, alone: Path, command: tuple[str, ...], more: tuple[str, ...]
) -> None:
    asked = planner(*command, stored, "--scenario", "S-1", *more, "--json").json
    wanted = planner(*command, alone, *more, "--json").json
    for answer in (asked, wanted):
        for key in ("scenario", "scenarios"):
            if isinstance(answer, dict):
                answer.pop(key, None)
    assert asked == wanted


def test_that_names_with_odd_blanks_can_be_asked_for_and_nameless_ones_by_their_ids(
    planner: Run, refused: Callable[..., str], tmp_path: Path
) -> None:
    path = tmp_path / "odd.hplan"
    odd = Scenario(id=ScenarioId("S-1"), name="Munich \u00a0 first")
    nameless = Scenario(id=ScenarioId("S-2"), name="")
    save_plan(replace(load_sample("cloud-provider"), scenarios=(odd, nameless)), path)
    assert planner("show", path, "--scenario", "munich first", "--json").json["scenario"] == "S-1"
    assert refused("show", path, "--scenario", "Berlin").endswith("first; S-2.\n")


def test_that_show_lists_the_scenarios_and_says_which_one_it_shows(
    planner: Run, stored: Path
) -> None:
    data = planner("show", stored, "--json").json
    assert data["scenario"] is None
    assert data["scenarios"] == [
        {"id": "S-1", "name": "Munich instead of Dublin", "description": "", "changes": 2}
    ]
    assert "Munich instead of Dublin" in planner("show", stored).out
    shown = planner("show", stored, "--scenario", "S-1")
    title = shown.out.splitlines()[0]
    assert title.startswith("AI platform, cloud provider, Munich instead of Dublin, ")
    assert planner("show", stored, "--scenario", "S-1", "--json").json["scenario"] == "S-1"


def test_that_an_unknown_scenario_is_answered_with_those_there_are(
    planner: Run, stored: Path, sample: Path
) -> None:
    ended = planner("show", stored, "--scenario", "Berlin")
    assert ended.exit_code == 2
    assert "There is no scenario “Berlin” in the plan." in ended.err
    assert "Choose one of: Munich instead of Dublin." in ended.err
    save_plan(_base(), sample)
    assert "the plan has none" in planner("show", sample, "--scenario", "Berlin").err


def test_that_a_name_two_scenarios_share_is_answered_with_their_ids(
    planner: Run, tmp_path: Path
) -> None:
    path = tmp_path / "twice.hplan"
    plan = load_sample("cloud-provider")
    both = tuple(Scenario(id=ScenarioId(each), name="Twin") for each in ("S-1", "S-2"))
    save_plan(replace(plan, scenarios=both), path)
    ended = planner("budget", path, "--scenario", "twin")
    assert ended.exit_code == 2
    assert "could be S-1; S-2. Name" in ended.err
    assert planner("budget", path, "--scenario", "S-2").exit_code == 0


@pytest.mark.parametrize("command", [("cost", "Germany", "60000"), ("overlap", "Berlin", "Dublin")])
def test_that_a_scenario_needs_a_plan(planner: Run, command: tuple[str, ...]) -> None:
    ended = planner(*command, "--scenario", "Berlin")
    assert ended.exit_code == 2
    assert "--scenario needs --plan." in ended.err


def test_that_diff_tells_what_changed_in_a_scenario(
    planner: Run, stored: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.hplan"
    plan = _with_munich(_base())
    shown = change_seat(scenario_plan(plan, ScenarioId("S-1")), SeatId("P-02"), notes="x")
    save_plan(with_scenario_plan(plan, shown), other)
    ended = planner("diff", stored, other)
    assert ended.exit_code == 1
    assert "Scenario “Munich instead of Dublin”, P-02" in ended.out
    assert "notes none → x" in ended.out
    (change,) = planner("diff", stored, other, "--json").json["changes"]
    assert (change["subject"], change["id"]) == ("scenario", "S-1")
    assert change["new"]["new"] == "x"
