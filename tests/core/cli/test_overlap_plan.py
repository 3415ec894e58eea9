"""``overlap --plan``: the working time of a plan's teams."""

from collections.abc import Callable
from dataclasses import replace
from datetime import time
from pathlib import Path
from typing import Any

import pytest

from planner.calculators.evaluation import evaluate
from planner.calculators.overlap import seat_overlaps
from planner.market.loader import load_snapshot
from planner.plan.samples import load_sample
from planner.plan.store import save_plan
from planner.plan.working_pattern import WeekdayHours, WorkingPattern
from planner.quantities.identifiers import PlaceId
from planner.quantities.month import Month

Run = Callable[..., Any]


@pytest.fixture
def answer(planner: Run, sample: Path) -> Any:
    return planner("overlap", "--plan", sample, "--json").json


def test_that_every_team_is_answered_over_the_horizon(answer: Any) -> None:
    plan = load_sample("cloud-provider")
    assert answer["plan"] == plan.name
    assert answer["first_day"] == str(plan.months[0].first_day)
    assert answer["last_day"] == str(plan.months[-1].last_day)
    assert [team["name"] for team in answer["teams"]] == [team.name for team in plan.teams]
    seats = {seat for team in answer["teams"] for each in team["members"] for seat in each["seats"]}
    assert seats == {seat.id for seat in plan.seats if getattr(seat, "status", "") != "on-hold"}


def test_that_the_row_of_the_anchor_holds_what_each_seat_shares_with_it(answer: Any) -> None:
    plan = load_sample("cloud-provider")
    overlaps = seat_overlaps(plan, load_snapshot())
    for team in answer["teams"]:
        for at, member in enumerate(team["members"]):
            for seat in member["seats"]:
                assert team["pairs"]["min_minutes"][0][at] == overlaps[seat].min_minutes
                assert member["to_anchor"] == {
                    "min_minutes": overlaps[seat].min_minutes,
                    "median_minutes": overlaps[seat].median_minutes,
                    "max_minutes": overlaps[seat].max_minutes,
                }
                assert member["to_anchor_with_flex"] == member["to_anchor"]
                assert team["pairs"]["median_minutes"][0][at] == overlaps[seat].median_minutes


def test_that_the_least_is_told_for_teams_and_every_two(answer: Any) -> None:
    assert [each["between"] for each in answer["minimums"]] == [
        *["team-together", "team-and-anchor"] * 3,
        *["two-teams"] * 3,
    ]
    by_team = {team["id"]: team["common"]["min_minutes"] for team in answer["teams"]}
    for minimum in answer["minimums"]:
        if minimum["between"] == "team-together":
            assert minimum["minutes"] == by_team[minimum["teams"][0]]
    headline = evaluate(load_sample("cloud-provider"), load_snapshot()).headline
    to_anchor = [
        each["minutes"] for each in answer["minimums"] if each["between"] == "team-and-anchor"
    ]
    assert min(to_anchor) == headline.min_overlap_minutes


def test_that_one_more_person_is_told_for_every_place(answer: Any) -> None:
    for team in answer["teams"]:
        marginal = {each["place_id"]: each for each in team["marginal"]}
        assert set(marginal) == set(load_snapshot().places)
        assert marginal[team["anchor"]]["change_minutes"] == 0


def test_that_people_at_work_are_counted_as_people(answer: Any) -> None:
    team = answer["teams"][0]
    people = sum(len(member["seats"]) for member in team["members"])
    assert max(slot["most"] for slot in team["people_at_work"]) == people


@pytest.mark.parametrize("name", ["GPU platform", "gpu platform", "T-1", "t-1"])
def test_that_one_team_can_be_asked_for(planner: Run, sample: Path, name: str) -> None:
    plan = load_sample("cloud-provider")
    wanted = next(team for team in plan.teams if team.name == "GPU platform")
    asked = wanted.id.casefold() if name.casefold() == "t-1" else name

    (team,) = planner("overlap", "--plan", sample, "--team", asked, "--json").json["teams"]

    assert team["id"] == wanted.id


def test_that_holidays_are_days_off_on_request(planner: Run, sample: Path, answer: Any) -> None:
    off = planner("overlap", "--plan", sample, "--holidays", "--json").json
    for team, with_holidays in zip(answer["teams"], off["teams"], strict=True):
        assert with_holidays["days_lost"] == team["days_lost"]
        assert with_holidays["worst_week"]["minutes"] <= team["worst_week"]["minutes"]


def test_that_a_year_or_a_day_can_be_asked_for(planner: Run, sample: Path) -> None:
    year = planner("overlap", "--plan", sample, "--year", "2028", "--json").json
    assert (year["first_day"], year["last_day"]) == ("2028-01-01", "2028-12-31")
    day = planner("overlap", "--plan", sample, "--date", "2027-03-16", "--json").json
    assert [team["workdays"] for team in day["teams"]] == [1, 1, 1]
    saturday = planner("overlap", "--plan", sample, "--date", "2027-03-13")
    assert saturday.exit_code == 0
    assert "None of these days is a workday of everybody" in saturday.out


def test_that_the_patterns_of_the_plan_count(planner: Run, tmp_path: Path) -> None:
    plan = load_sample("cloud-provider")
    flexible = WorkingPattern(flex_minutes=60, break_start=time(12), break_minutes=30)
    path = tmp_path / "flexible.hplan"
    members = tuple(replace(each, working_pattern=None) for each in plan.members)
    positions = tuple(replace(each, working_pattern=None) for each in plan.positions)
    plan = replace(plan, working_pattern=flexible, members=members, positions=positions)
    save_plan(plan, path)

    team = planner("overlap", "--plan", path, "--json").json["teams"][1]

    assert team["with_flex"]["min_minutes"] > team["common"]["min_minutes"]
    krakow = next(member for member in team["members"] if member["label"] == "Kraków")
    # Seven hours less two breaks an hour apart; an hour's shift lays the days upon each other.
    assert krakow["to_anchor"]["min_minutes"] == 7 * 60 - 60
    assert krakow["to_anchor_with_flex"]["min_minutes"] == 8 * 60 - 30
    assert planner("overlap", "--plan", path).out.count("With everybody's flex") >= 1


def test_that_the_text_names_matrix_week_changes_limits_and_shifts(
    planner: Run, sample: Path
) -> None:
    out = planner("overlap", "--plan", sample, "--team", "GPU platform").out
    assert "GPU platform, in Dublin time" in out
    assert "5 h 30 min (4 h 30 min)" in out
    assert "Together: median 1 h 30 min a workday, 30 min to 1 h 30 min" in out
    assert "Worst week: the one of 4 January 2027, 2 h 30 min in all" in out
    assert "opens at 13:00 with the start of Toronto" in out
    assert "15 Mar 27     America/Toronto  13:00 – 13:30  12:00 – 13:30" in out
    assert "Best shift: Bengaluru 2 h later gains" in out
    assert "Holidays take time from" in out
    assert "Saint Patrick's Day" not in out
    off = planner("overlap", "--plan", sample, "--team", "GPU platform", "--holidays").out
    assert "Dublin (Saint Patrick's Day)" in off


def test_that_one_more_person_costs_nothing_where_nothing_is_shared(
    planner: Run, tmp_path: Path
) -> None:
    plan = load_sample("cloud-provider")
    shared, alone = tmp_path / "shared.hplan", tmp_path / "alone.hplan"
    save_plan(plan, shared)
    out = planner("overlap", "--plan", shared, "--team", "GPU platform").out
    assert "One more person costs none of the least shared time in" in out
    # A short Friday leaves the team nothing on that day; people with Fridays off have no part in it.
    friday = WeekdayHours(4, time(6), time(7))
    save_plan(replace(plan, working_pattern=WorkingPattern(weekday_hours=(friday,))), alone)
    run = planner("overlap", "--plan", alone, "--team", "GPU platform", "--json")
    assert any(each["together_minutes"] for each in run.json["teams"][0]["marginal"])
    out = planner("overlap", "--plan", alone, "--team", "GPU platform").out
    assert "One more person" not in out


def test_that_an_unknown_team_is_told_with_those_there_are(
    refused: Callable[..., str], sample: Path
) -> None:
    sentence = refused("overlap", "--plan", sample, "--team", "Nobody")
    assert "no team “Nobody”" in sentence
    assert "GPU platform; ML platform & MLOps" in sentence


def test_that_a_plan_without_anybody_is_refused(
    refused: Callable[..., str], tmp_path: Path
) -> None:
    plan = load_sample("cloud-provider")
    empty = tmp_path / "empty.hplan"
    save_plan(replace(plan, members=(), positions=()), empty)
    assert "Nobody of the plan works" in refused("overlap", "--plan", empty)


def test_that_a_horizon_without_known_clock_changes_is_refused(
    refused: Callable[..., str], tmp_path: Path
) -> None:
    plan = load_sample("cloud-provider")
    late = tmp_path / "late.hplan"
    save_plan(replace(plan, horizon_start=Month(2041, 1)), late)
    assert "2037" in refused("overlap", "--plan", late)
    assert "2037" in refused("overlap", "--plan", late, "--year", "2050")


def test_that_a_week_without_workdays_is_refused(
    refused: Callable[..., str], tmp_path: Path
) -> None:
    plan = load_sample("cloud-provider")
    path = tmp_path / "idle.hplan"
    idle = WorkingPattern(weekdays=frozenset())
    save_plan(replace(plan, working_pattern=idle), path)
    assert "idle.hplan" in refused("overlap", "--plan", path)
    by_place = replace(plan, place_patterns={PlaceId("ie-dublin"): idle})
    save_plan(by_place, path)
    assert "idle.hplan" in refused("overlap", "--plan", path)
