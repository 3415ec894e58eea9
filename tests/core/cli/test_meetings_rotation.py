from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
GROUP = ("Dublin", "Tokyo", "Bengaluru", "Chicago")
YEAR = ("--week", "2027-W01", "--on", "tue", "--grid", "60")


def test_that_a_rotation_has_the_agreed_shape(planner: Run) -> None:
    answer = planner("meetings", *GROUP, *YEAR, "--rotation", "3", "--json").json
    rotation = answer["rotation"]
    assert answer["rotation_miss"] is None
    assert answer["slots"]  # the week's own ranking stays
    assert (rotation["turns"], rotation["weeks"]) == (3, 52)
    assert rotation["is_proven"]
    assert rotation["bound"] == rotation["worst"]
    assert rotation["worst"] <= rotation["fixed_worst"]
    assert 0.25 <= rotation["fairness"] <= 1
    burdens = {each["label"]: each["burden"] for each in rotation["ledger"]}
    assert list(burdens) == list(GROUP)
    assert max(burdens.values()) == rotation["worst"]
    assert rotation["carry_most"] == [
        label for label, burden in burdens.items() if burden == rotation["worst"]
    ]
    squares = len(burdens) * sum(each**2 for each in burdens.values())
    assert rotation["fairness"] == pytest.approx(sum(burdens.values()) ** 2 / squares, abs=1e-6)
    assert [len(slot["starts"]) for slot in rotation["slots"]] == [18, 17, 17]
    first = rotation["slots"][0]
    assert first["weekday"] == "tue"
    assert first["starts"][0] == f"2027-01-05T{first['start']}:00Z"
    assert first["attendees"][0]["local_times"] == [
        {"from": "2027-01-05", "weekday": "tue", "start": first["start"]}
    ]


def test_that_the_readable_rotation_shows_turns_moves_and_who_carries_most(planner: Run) -> None:
    out = planner("meetings", *GROUP, *YEAR, "--rotation", "3").out
    assert "3 times in turn over 52 weeks from 4 January 2027, 30 min each" in out
    assert "Clock changes move it:" in out
    assert "No other times share it more evenly: proven." in out
    assert "Fairness: 1.00 of 1 (Jain’s index)" in out
    assert "Carrying most: " in out


def test_that_a_rotation_keeps_to_the_anchors_workdays_unless_told(planner: Run) -> None:
    plain = ("meetings", "Dublin", "Tokyo", "--week", "2027-W01", "--weeks", "4", "--grid", "60")
    slots = planner(*plain, "--rotation", "2", "--json").json["rotation"]["slots"]
    assert {slot["weekday"] for slot in slots} <= {"mon", "tue", "wed", "thu", "fri"}
    slots = planner(*plain, "--on", "sat", "--rotation", "2", "--json").json["rotation"]["slots"]
    assert {slot["weekday"] for slot in slots} == {"sat"}


def test_that_a_rotation_without_a_time_is_a_finding(planner: Run) -> None:
    wanted = ("Bengaluru", "Chicago", *YEAR, "--protect", "Bengaluru", "Chicago")
    ended = planner("meetings", *wanted, "--rotation", "2")
    assert ended.exit_code == 1
    assert "No time keeps every limit in all its weeks. Closest is Tue " in ended.out
    answer = planner("meetings", *wanted, "--rotation", "2", "--json").json
    assert answer["rotation"] is None
    broken = answer["rotation_miss"]["broken"]
    assert sum(each["minutes"] for each in broken) == 26 * 30
    assert {each["limit"] for each in broken} == {"working-hours"}


def test_that_a_plans_people_take_turns(planner: Run, sample: Path) -> None:
    answer = planner(
        "meetings", sample, "--team", "GPU platform", *YEAR, "--rotation", "2", "--json"
    ).json
    assert {each["label"] for each in answer["rotation"]["ledger"]} == {
        "Dublin",
        "Kraków",
        "Bengaluru",
    }


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--rotation", "0"), "A rotation of 0 times cannot be found. Give 1 to 6."),
        (("--rotation", "7"), "A rotation of 7 times"),
        (("--rotation", "x"), "--rotation cannot be “x”."),
        (("--rotation", "3", "--weeks", "2"), "3 times cannot take turns over 2 weeks"),
        (("--rotation", "3", "--weeks", "105"), "Give 3 to 104 weeks"),
        (("--weeks", "5"), "--weeks needs --rotation."),
        (("--rotation", "2", "--week", "2037-W10"), "known from 1902 to 2037 only"),
    ],
)
def test_that_bad_rotations_are_said_in_a_sentence(
    refused: Callable[..., str], arguments: tuple[str, ...], sentence: str
) -> None:
    assert sentence in refused("meetings", "Dublin", *arguments)
