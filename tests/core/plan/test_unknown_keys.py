"""Keys of a plan file that this version does not know."""

import json
from typing import Any

import pytest

from planner.plan.changes import differences
from planner.plan.codec import decode, encode
from planner.plan.edits import change_seat, duplicate_positions, remove_seats, rename_plan
from planner.plan.model import Plan
from planner.plan.working_pattern import WorkingPattern
from planner.quantities.identifiers import SeatId

P1 = SeatId("P-01")
STRANGE = {"made by": ["another", {"program": 1}]}


def _file(plan: Plan) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(encode(plan))
    return content


def _read(content: dict[str, Any]) -> Plan:
    return decode(json.dumps(content).encode())


@pytest.mark.parametrize("where", ["teams", "members", "positions"])
def test_that_an_unknown_key_of_a_record_comes_back_with_its_record(plan: Plan, where: str) -> None:
    content = _file(plan)
    content[where][-1]["x-origin"] = STRANGE
    again = _file(rename_plan(_read(content), "Renamed"))
    assert again[where][-1]["x-origin"] == STRANGE
    assert "x-origin" not in again[where][0] or len(again[where]) == 1


@pytest.mark.parametrize("path", [(), ("assumptions",), ("working_pattern",)])
def test_that_an_unknown_key_of_the_plan_comes_back(plan: Plan, path: tuple[str, ...]) -> None:
    content = _file(plan)
    here = content
    for step in path:
        here = here[step]
    here["x-origin"] = STRANGE
    assert _file(_read(content)) == content


def test_that_an_unknown_key_of_a_seats_hours_comes_back(plan: Plan) -> None:
    content = _file(change_seat(plan, P1, working_pattern=WorkingPattern()))
    content["positions"][0]["working_pattern"]["x-origin"] = STRANGE
    assert _file(_read(content)) == content


def test_that_unknown_keys_make_no_difference_to_the_plan(plan: Plan) -> None:
    content = _file(plan)
    content["x-origin"] = STRANGE
    assert _read(content) == plan
    assert differences(plan, _read(content)) == ()


def test_that_the_keys_of_a_removed_record_go_with_it(plan: Plan) -> None:
    content = _file(plan)
    content["positions"][0]["x-origin"] = STRANGE
    read = _read(content)
    assert read.positions[0].id == P1
    assert "x-origin" not in encode(remove_seats(read, [P1])).decode()


def test_that_a_copy_of_a_position_has_only_what_is_known(plan: Plan) -> None:
    content = _file(plan)
    content["positions"][0]["x-origin"] = STRANGE
    doubled = _file(duplicate_positions(_read(content), [P1]))
    assert ["x-origin" in each for each in doubled["positions"][:2]] == [True, False]
