"""``places`` with other skills, one more hire, the plan's weights, and a file of the table."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from planner.plan.place_choice import FitWeights
from planner.plan.samples import load_sample
from planner.plan.store import save_plan

Run = Callable[..., Any]
ASKED = ("places", "gpu-cluster-engineer", "--country", "PL", "IE", "IN")


def test_that_a_dropped_skill_ranks_as_its_change_says(planner: Run) -> None:
    told = planner(*ASKED, "--skill-changes", "--json").json
    changes = {each["skill"]: each for each in told["skill_changes"]}
    assert len(changes) == 7
    assert changes["storage"]["change"] == "dropped"
    expected = {each["id"]: each["fit"] for each in changes["storage"]["places"]}
    dropped = planner(*ASKED, "--drop-skill", "Storage", "--json").json
    assert {place["id"]: place["fit"] for place in dropped["places"]} == expected
    added = planner(*ASKED, "--add-skill", "cloud platforms", "--json").json
    assert {place["id"]: place["fit"] for place in added["places"]} == {
        each["id"]: each["fit"] for each in changes["cloud-platforms"]["places"]
    }


def test_that_skill_changes_are_laid_out(planner: Run) -> None:
    out = planner(*ASKED, "--skill-changes").out
    assert "without Storage" in out
    assert "with Cloud platforms" in out
    assert "points" in out


def test_that_one_more_hire_is_told_for_a_team_and_for_all(planner: Run, sample: Path) -> None:
    with_plan = (*ASKED, "--plan", str(sample))
    told = planner(*with_plan, "--marginal", "--json").json
    for place in told["places"]:
        found = place["marginal"]
        assert found["annual_cost_reporting"] == place["p50_fully_loaded_reporting"]
        assert found["gap_minutes_week_change"] <= 0
        assert 0 < found["concentration"] <= 1
    team = load_sample("cloud-provider").teams[0].name
    of_team = planner(*with_plan, "--marginal", team, "--json").json
    assert [place["marginal"] for place in of_team["places"]] != [
        place["marginal"] for place in told["places"]
    ]
    assert "One more in" in planner(*with_plan, "--marginal").out


def test_that_the_plans_own_weights_count(planner: Run, tmp_path: Path) -> None:
    path = tmp_path / "team.hplan"
    nothing = Decimal(0)
    weights = FitWeights(
        pool=nothing, pay=Decimal(1), overlap=nothing, speed=nothing, language=nothing
    )
    save_plan(replace(load_sample("cloud-provider"), fit_weights=weights), path)
    told = planner(*ASKED, "--plan", str(path), "--json").json
    assert told["weights"] == {"pool": 0, "pay": 1, "overlap": 0, "speed": 0, "language": 0}
    typed = planner(*ASKED, "--plan", str(path), "--weights", "pool=1", "--json").json
    assert typed["weights"]["pool"] == 1


def test_that_limits_that_leave_nothing_say_how_far_to_relax_them(planner: Run) -> None:
    limits = ("--max-cost", "1000", "--min-pool", "10,000,000")
    one = planner(*ASKED, "--max-cost", "1000", "--json").json
    assert one["within"] == 0
    (relaxed,) = one["relaxations"]
    cheapest = min(
        Decimal(place["p50_fully_loaded_reporting"])
        for place in one["places"]
        if place["p50_fully_loaded_reporting"]
    )
    assert (relaxed["limit"], Decimal(relaxed["needed"])) == ("max-cost", cheapest)
    out = planner(*ASKED, *limits).out
    assert "No place keeps all limits." in out
    assert "Nearest is " in out
    assert "at most $1,000 asked for; " in out


def test_that_what_flips_the_first_three_is_told(planner: Run) -> None:
    told = planner(*ASKED, "--json").json
    assert told["leading_turns"]
    first_three = {place["place"] for place in told["places"][:3]}
    for turn in told["leading_turns"]:
        assert turn["before"] in first_three
        assert turn["needed"] != turn["weight"]
    assert "The first three stand as they do until:" in planner(*ASKED).out


def test_that_the_ranking_goes_to_a_file_as_well(planner: Run, tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    told = planner(*ASKED, "--csv", str(path), "--json").json
    assert told["csv"] == str(path)
    rows = path.read_text(encoding="utf-8-sig").splitlines()
    assert rows[0].startswith("Place,Country,Fit,Pool,Pay,Overlap,Speed,Language,People")
    assert len(rows) == 1 + len(told["places"])


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        (("--marginal",), "--marginal needs --plan."),
        (("--add-skill", "juggling"), "There is no skill “juggling”."),
        (
            ("--add-skill", "storage", "--drop-skill", "storage"),
            "“storage” cannot be both added and dropped.",
        ),
        (("--weights", "pool=0"), "All weights are 0."),
    ],
)
def test_that_an_impossible_question_is_refused_in_words(
    planner: Run, argv: tuple[str, ...], sentence: str
) -> None:
    ended = planner(*ASKED, *argv)
    assert (ended.exit_code, ended.out) == (2, "")
    assert sentence in ended.err


def test_that_an_unknown_team_is_refused_in_words(planner: Run, sample: Path) -> None:
    ended = planner(*ASKED, "--plan", str(sample), "--marginal", "Nobody")
    assert (ended.exit_code, ended.out) == (2, "")
    assert "“Nobody”" in ended.err
