"""``data check`` and ``data list`` of a pack: what a script reads and what a person sees."""

import csv
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from planner.locations import data_folder

Run = Callable[..., Any]
Refused = Callable[..., str]


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A copy of the shipped pack that a test may break."""
    return Path(shutil.copytree(data_folder(), tmp_path / "pack"))


def spoil(pack: Path) -> None:
    path = pack / "places.csv"
    path.write_text(path.read_text("utf-8").replace("Asia/Dubai", "Asia/Dubia", 1), "utf-8")


def test_that_a_sound_pack_has_nothing_to_tell(planner: Run) -> None:
    ended = planner("data", "check", data_folder(), "--json")
    assert ended.exit_code == 0
    assert ended.json == {"pack": str(data_folder()), "count": 0, "findings": []}
    assert "The data pack has no faults." in planner("data", "check", data_folder()).out


def test_that_findings_come_with_table_row_and_column(planner: Run, pack: Path) -> None:
    spoil(pack)
    ended = planner("data", "check", pack, "--json")
    assert ended.exit_code == 1
    assert ended.json["count"] == 2
    changed, zone = ended.json["findings"]
    assert (changed["table"], changed["row"], changed["reason"]) == ("places.csv", None, "changed")
    assert zone == {
        "table": "places.csv",
        "row": 2,
        "column": "zone",
        "reason": "no-such-zone",
        "found": "Asia/Dubia",
        "message": "no time zone has this name: “Asia/Dubia”",
    }


def test_that_findings_are_read_as_a_table(planner: Run, pack: Path) -> None:
    spoil(pack)
    ended = planner("data", "check", pack)
    assert ended.exit_code == 1
    assert ended.err == ""
    assert "The data pack has 2 faults." in ended.out
    last = ended.out.splitlines()[-1]
    assert last.split(maxsplit=3) == [
        "places.csv",
        "2",
        "zone",
        "no time zone has this name: “Asia/Dubia”",
    ]


def test_that_a_long_field_is_cut_short_for_people_alone(planner: Run, pack: Path) -> None:
    path = pack / "places.csv"
    path.write_text(path.read_text("utf-8").replace("Asia/Dubai", "x" * 999, 1), "utf-8")
    assert "x" * 61 not in planner("data", "check", pack).out
    assert planner("data", "check", pack, "--json").json["findings"][1]["found"] == "x" * 999


@pytest.mark.parametrize("verb", ["check", "list"])
def test_that_a_folder_that_is_not_there_is_bad_input(
    refused: Refused, tmp_path: Path, verb: str
) -> None:
    assert "is no folder that can be read" in refused("data", verb, tmp_path / "none")


def test_that_a_check_needs_a_pack(refused: Refused) -> None:
    assert "Missing: PACK. " in refused("data", "check")


def test_that_the_list_tells_size_and_age_of_every_table(planner: Run) -> None:
    answer = planner("data", "list", "--json").json
    assert (answer["pack"], answer["is_in_use"]) == (str(data_folder()), True)
    assert [table["name"] for table in answer["tables"]] == sorted(
        path.name for path in data_folder().glob("*.csv")
    )
    [places] = [table for table in answer["tables"] if table["name"] == "places.csv"]
    with (data_folder() / "places.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert places["rows"] == len(rows)
    assert places["as_of"] == max(row["as_of"] for row in rows)
    assert places["bytes"] == (data_folder() / "places.csv").stat().st_size
    assert "places.csv" in planner("data", "list").out


def test_that_another_pack_can_be_listed(planner: Run, pack: Path) -> None:
    answer = planner("data", "list", pack, "--json").json
    assert (answer["pack"], answer["is_in_use"]) == (str(pack), False)
    assert answer["tables"] == planner("data", "list", "--json").json["tables"]


def test_that_a_broken_pack_is_not_listed(refused: Refused, pack: Path) -> None:
    (pack / "places.csv").unlink()
    said = refused("data", "list", pack)
    assert "the file is missing" in said
    assert "go back to the data that ships with the program" in said
