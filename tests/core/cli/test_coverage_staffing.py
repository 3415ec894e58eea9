"""``coverage --sites``: the smallest staffing around the clock beside a plan."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from planner.calculators.staffing_program import NoRotaInTimeError
from planner.cli import coverage_staffing
from planner.plan.samples import load_sample
from planner.plan.store import save_plan
from planner.quantities.identifiers import SeatId

Run = Callable[..., Any]
THREE = ("--sites", "Dublin", "San Francisco", "Sydney")


def test_that_scripts_get_the_staffing_beside_the_plan(planner: Run, sample: Path) -> None:
    found = planner("coverage", sample, *THREE, "--year", "2028", "--json").json["staffing"]

    assert (found["status"], found["heads"], found["least_heads"], found["gap"]) == (
        "optimal",
        18,
        18,
        0,
    )
    assert (found["required"], found["max_on_call"], found["weeks_off"]) == (2, 0.25, 2)
    assert found["hours"] == {"start": "08:00", "end": "20:00"}
    assert (found["role"], found["level"]) == ("site-reliability-engineer", "senior")
    sites = found["sites"]
    assert [site["place"] for site in sites] == ["Dublin", "San Francisco", "Sydney"]
    assert [site["heads"] for site in sites] == [6, 6, 6]
    assert found["extra_heads"] == sum(site["extra_heads"] for site in sites) == 18 - 4
    for site in sites:
        assert site["extra_heads"] == max(0, 6 - site["present"])
        assert Decimal(site["extra_cost"]) == site["extra_heads"] * Decimal(site["cost_per_head"])
        minutes = sum(shift["people"] * shift["minutes"] for shift in site["shifts"])
        assert site["on_call_share"] == pytest.approx(minutes / 1440 / 6)
        assert 0 < site["on_call_share"] <= 0.25
        assert all("08:00" <= shift["start"] < shift["end"] <= "20:00" for shift in site["shifts"])
    assert Decimal(found["extra_cost"]) == sum(Decimal(site["extra_cost"]) for site in sites)
    assert found["gap_minutes_before"] > found["gap_minutes_after"] == 0


def test_that_without_sites_there_is_none(planner: Run, sample: Path) -> None:
    assert planner("coverage", sample, "--json").json["staffing"] is None


def test_that_people_read_places_shifts_and_cost(planner: Run, sample: Path) -> None:
    out = planner("coverage", sample, "--sites", "Dublin", "--team", "ml platform & mlops").out

    assert "Around the clock in Dublin: 2 people on call at any time, nobody above 25%" in out
    assert "from 00:00 to 24:00" in out
    assert "It takes 8 people; fewer are proven impossible." in out
    assert "2 × 00:00 – 24:00     25.0%" in out
    assert "as Site reliability engineer, Senior, for $" in out
    assert "by the plan's working hours, none with this staffing" in out


def test_that_people_who_are_there_already_are_told_so(planner: Run, tmp_path: Path) -> None:
    plan = load_sample("cloud-provider")
    dubliner = next(each for each in plan.members if each.place_id == "ie-dublin")
    many = tuple(replace(dubliner, id=SeatId(f"M-{n}")) for n in range(1, 10))
    path = tmp_path / "many.hplan"
    save_plan(replace(plan, members=many, positions=()), path)

    ended = planner("coverage", path, "--sites", "Dublin")

    assert "The plan has these people already." in ended.out


def test_that_limits_that_conflict_are_named(planner: Run, sample: Path) -> None:
    ended = planner("coverage", sample, "--sites", "Singapore", "Dublin")
    assert ended.exit_code == 1
    assert "No staffing keeps all of these limits." in ended.out
    assert "Nobody may be on call at 03:00 – 08:00, Singapore time." in ended.out
    assert "without any one of these: the local hours (--hours)." in ended.out
    found = planner("coverage", sample, "--sites", "Dublin", "--max-heads", "7", "--json").json
    assert found["staffing"]["status"] == "infeasible"
    assert found["staffing"]["conflicts"] == ["max-on-call", "most-heads"]
    assert found["staffing"]["uncovered"] == []
    both = planner("coverage", sample, "--sites", "Singapore", "Dublin", "--max-heads", "1")
    assert "Giving up any single one of them would not be enough." in both.out


def test_that_every_limit_can_be_set(planner: Run, sample: Path) -> None:
    found = planner(
        *("coverage", sample, "--sites", "Chicago", "Bengaluru", "Dublin", "--json"),
        *("--hours", "06:00-22:30", "--required", "1", "--max-on-call", "20%", "--weeks-off", "1"),
        *("--rest", "11", "--handover-minutes", "15", "--max-heads", "9"),
        *("--role", "GPU cluster engineer", "--level", "staff"),
    ).json["staffing"]

    assert found["hours"] == {"start": "06:00", "end": "22:30"}
    assert (found["required"], found["max_on_call"], found["weeks_off"]) == (1, 0.2, 1)
    assert (found["rest_minutes"], found["handover_minutes"], found["max_heads"]) == (660, 15, 9)
    assert (found["role"], found["level"]) == ("gpu-cluster-engineer", "staff")
    assert all(site["on_call_share"] <= 0.2 for site in found["sites"])
    assert found["gap_minutes_after"] == 0


def test_that_a_place_named_twice_counts_once(planner: Run, sample: Path) -> None:
    found = planner("coverage", sample, "--sites", "Dublin", "dublin, Ireland", "--json").json
    assert [site["place_id"] for site in found["staffing"]["sites"]] == ["ie-dublin"]
    assert found["staffing"]["heads"] == 8


def test_that_a_question_beyond_the_time_there_is_ends_in_a_sentence(
    refused: Callable[..., str], sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def out_of_time(*_asked: object) -> None:
        raise NoRotaInTimeError

    monkeypatch.setattr(coverage_staffing, "smallest_staffing", out_of_time)
    assert "Name fewer, or narrow their hours." in refused("coverage", sample, *THREE)


def test_that_a_percentile_no_band_has_is_refused(
    refused: Callable[..., str], tmp_path: Path
) -> None:
    plan = load_sample("cloud-provider")
    odd = replace(plan.assumptions, target_percentile=Decimal("0.05"))
    path = tmp_path / "odd.hplan"
    save_plan(replace(plan, assumptions=odd), path)
    assert "percentile" in refused("coverage", path, *THREE)


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        (["--sites", "Atlantis"], "There is no place “Atlantis” in the market data."),
        (["--sites"], "--sites needs a value."),
        (["--hours", "08:00-20:00"], "--hours needs --sites."),
        (["--max-heads", "4"], "--max-heads needs --sites."),
        ([*THREE, "--hours", "09:00-09:00"], "From 09:00 to 09:00 is no working day."),
        ([*THREE, "--hours", "late"], "“late” are no working hours."),
        ([*THREE, "--max-on-call", "much"], "“much” is no share. Write it like 0.25 or 25%."),
        ([*THREE, "--max-on-call", "0"], "No staffing can keep to this value of --max-on-call."),
        ([*THREE, "--max-on-call", "nan"], "“nan” is no share."),
        ([*THREE, "--max-on-call", "150%"], "No staffing can keep to this value of --max-on-call."),
        ([*THREE, "--rest", "24"], "No staffing can keep to this value of --rest."),
        ([*THREE, "--weeks-off", "-1"], "--weeks-off"),
        ([*THREE, "--max-heads", "0"], "No staffing can keep to this value of --max-heads."),
        ([*THREE, "--role", "chef"], "There is no role “chef”."),
        ([*THREE, "--required", "0"], "--required cannot be 0."),
    ],
)
def test_that_bad_input_is_one_sentence(
    refused: Callable[..., str], sample: Path, argv: list[str], sentence: str
) -> None:
    assert sentence in refused("coverage", sample, *argv)
