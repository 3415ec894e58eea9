"""``levers``: listed, shown with what they rest on, and pulled in a plan."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from planner.calculators.scenario_comparison.lever_values import lever_values
from planner.localization.lever_evidence_texts import evidence_title
from planner.localization.messages import speaking
from planner.market.lever import LeverKind
from planner.market.loader import load_snapshot
from planner.market.role import RoleFamily
from planner.plan.levers import LeverSetting
from planner.plan.scenario_plans import scenario_plan
from planner.plan.store import load_plan
from planner.quantities.identifiers import ScenarioId
from planner.quantities.month import Month

Run = Callable[..., Any]
Refused = Callable[..., str]


def test_that_the_published_levers_are_listed_without_a_plan(planner: Run) -> None:
    found = planner("levers", "list", "--json").json
    assert (found["plan"], found["currency"]) == (None, "USD")
    assert [lever["lever"] for lever in found["levers"]] == [kind.value for kind in LeverKind]
    university = next(each for each in found["levers"] if each["lever"] == "university")
    assert university["is_evidence"] is True
    assert (university["setting"], university["alone"]) == (None, None)
    figure = university["figures"]["time-to-fill"]
    assert (figure["low"], figure["likely"], figure["high"]) == ("0.63", "0.79", "0.95")
    assert (figure["source"], figure["grade"]) == ("hiring-field-cases", "C")


def test_that_the_list_ends_with_what_is_evidence_and_what_is_judgment(planner: Run) -> None:
    ended = planner("levers", "list")
    assert ended.exit_code == 0
    with speaking("en"):
        assert f"\n{evidence_title()}\n  Evidence: " in ended.out
    assert "\nUniversity partnership " in ended.out
    assert max(map(len, ended.out.splitlines()[-12:])) <= 100


def test_that_a_plan_tells_what_each_lever_alone_saves_and_costs(
    planner: Run, sample: Path
) -> None:
    values = lever_values(load_plan(sample), load_snapshot())
    found = planner("levers", "list", sample, "--json").json
    for lever in found["levers"]:
        value = values[LeverKind(lever["lever"])]
        assert lever["alone"]["seats"] == value.seats
        assert Decimal(lever["alone"]["cost"]) == value.cost
        assert tuple(lever["alone"]["days"].values()) == value.days
    university = next(each for each in found["levers"] if each["lever"] == "university")
    assert university["setting"]["is_on"] is False
    assert university["setting"]["starts"] == "2026-06"


def test_that_a_lever_is_shown_with_every_figure_and_note(planner: Run, sample: Path) -> None:
    published = planner("levers", "show", "train adjacent engineers")
    assert published.out.startswith("Train adjacent engineers\n\nWhat it moves ")
    assert "\nTime to fill: A healthcare start-up " in published.out
    assert "Alone:" not in published.out
    of_plan = planner("levers", "show", "train-adjacent", sample).out
    assert "\nIn AI platform, cloud provider: off; 10 open seats.\nAlone: " in of_plan
    found = planner("levers", "show", "train-adjacent", sample, "--json").json
    assert found["lever"]["lever"] == "train-adjacent"


def test_that_a_lever_is_pulled_and_what_is_not_said_stays(planner: Run, sample: Path) -> None:
    before = load_plan(sample).levers[LeverKind.PAY_UPLIFT]
    ended = planner("levers", "set", sample, "pay-uplift", "on", "--strength", "15%")
    assert ended.exit_code == 0
    assert ended.out == f"Raise pay: on; 15%; from Jan 27\nWrote {sample}.\n"
    after = load_plan(sample).levers[LeverKind.PAY_UPLIFT]
    assert (after.is_on, after.strength, after.starts) == (True, Decimal("0.15"), before.starts)


def test_that_every_option_sets_its_field_and_its_word_goes_back(
    planner: Run, sample: Path
) -> None:
    answer = planner(
        "levers", "set", sample, "agency", "on", "--strength", "0.25", "--from", "2027-03",
        "--roles", "mlops engineer, storage-engineer", "--monthly-cost", "1,500",
        "--once-cost", "800.50", "--json",
    )  # fmt: skip
    assert answer.json["written"] is True
    assert load_plan(sample).levers[LeverKind.AGENCY] == LeverSetting(
        is_on=True,
        strength=Decimal("0.25"),
        starts=Month(2027, 3),
        roles=(RoleFamily.MLOPS_ENGINEER, RoleFamily.STORAGE_ENGINEER),
        monthly_cost=Decimal(1500),
        once_cost=Decimal("800.50"),
    )
    planner(
        "levers", "set", sample, "agency", "off", "--strength", "published", "--from", "plan",
        "--roles", "all", "--monthly-cost", "published", "--once-cost", "published",
    )  # fmt: skip
    assert LeverKind.AGENCY not in load_plan(sample).levers


@pytest.mark.parametrize(("text", "strength"), [("1%", "0.01"), ("50%", "0.5")])
def test_that_a_lever_goes_to_the_very_ends_of_its_range(
    planner: Run, sample: Path, text: str, strength: str
) -> None:
    assert planner("levers", "set", sample, "pay-uplift", "on", "--strength", text).exit_code == 0
    assert load_plan(sample).levers[LeverKind.PAY_UPLIFT].strength == Decimal(strength)


def test_that_what_is_so_already_is_not_written(planner: Run, sample: Path) -> None:
    before = sample.stat().st_mtime_ns, sample.read_bytes()
    ended = planner("levers", "set", sample, "university", "off", "--strength", "2")
    assert ended.out.startswith("Nothing changed: University partnership: off; 2 partnerships; ")
    assert (sample.stat().st_mtime_ns, sample.read_bytes()) == before


def test_that_a_lever_of_a_scenario_leaves_the_base_alone(planner: Run, sample: Path) -> None:
    base = load_plan(sample)
    planner("levers", "set", sample, "university", "off", "--scenario", "Pull three levers")
    after = load_plan(sample)
    assert after.levers == base.levers
    pulled = scenario_plan(after, ScenarioId("S-1")).levers
    assert {kind: setting.is_on for kind, setting in pulled.items()} == {
        LeverKind.PAY_UPLIFT: True,
        LeverKind.UNIVERSITY: False,
        LeverKind.INTERNSHIPS: True,
    }


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("luck", "on"), "There is no lever “luck”. The levers are: pay-uplift, "),
        (("pay-uplift", "maybe"), "cannot be “maybe”"),
        (("pay-uplift", "on", "--strength", "60%"), "goes from 1% to 50%; 60% is outside."),
        (("pay-uplift", "on", "--strength", "20"), "goes from 1% to 50%; 2,000% is outside."),
        (("pay-uplift", "on", "--strength", "-5%"), "goes from 1% to 50%; −5% is outside."),
        (("university", "on", "--strength", "x"), "“x” is not a number."),
        (("train-adjacent", "on", "--strength", "2"), "no more or less of “Train adjacent"),
        (("agency", "on", "--from", "2027-13"), "“2027-13” is no month."),
        (("agency", "on", "--from", "0001-01"), "“0001-01” is no month."),
        (("agency", "on", "--roles", "Baker"), "There is no role “Baker”."),
        (("agency", "on", "--roles", " "), "There is no role “”."),
        (("agency", "on", "--from", "2040-01"), "begins in Jan 40, after the plan's last day"),
        (("agency", "on", "--once-cost", "-5"), "A lever cannot cost −5. Give 0 or more."),
        (("agency", "on", "--scenario", "No"), "There is no scenario “No”"),
    ],
)
def test_that_bad_input_is_one_sentence_and_changes_nothing(
    refused: Refused, sample: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    before = sample.read_bytes()
    assert sentence in refused("levers", "set", sample, *arguments)
    assert sample.read_bytes() == before


def test_that_a_scenario_needs_a_plan(refused: Refused) -> None:
    assert "--scenario needs a plan file." in refused("levers", "list", "--scenario", "Base")
