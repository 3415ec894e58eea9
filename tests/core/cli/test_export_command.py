from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from planner.plan.store import load_plan, save_plan
from planner.quantities.identifiers import PlaceId

Run = Callable[..., Any]
Refused = Callable[..., str]


def test_that_the_workbook_is_written_in_the_language_asked_for(
    planner: Run, sample: Path, tmp_path: Path
) -> None:
    out = tmp_path / "team.xlsx"
    ended = planner("export", sample, out, "--language", "de", "--json")
    assert (ended.exit_code, ended.err) == (0, "")
    assert ended.json["path"] == str(out)
    assert ended.json["language"] == "de"
    assert len(openpyxl.load_workbook(out, read_only=True).sheetnames) >= 8


def test_that_an_existing_workbook_is_replaced(planner: Run, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "team.xlsx"
    out.write_bytes(b"last quarter's")
    assert planner("export", sample, out).out == f"Wrote {out}.\n"
    assert out.read_bytes()[:2] == b"PK"


def test_that_a_plan_with_errors_is_exported_with_findings(
    planner: Run, sample: Path, tmp_path: Path
) -> None:
    plan = load_plan(sample)
    lost = replace(plan.positions[0], place_id=PlaceId("xx-atlantis"))
    save_plan(replace(plan, positions=(lost, *plan.positions[1:])), sample)
    ended = planner("export", sample, tmp_path / "team.xlsx")
    assert ended.exit_code == 1
    assert "xx-atlantis" in ended.err
    assert (tmp_path / "team.xlsx").exists()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("team.xls", "ends in .xlsx"),
        ("team", "ends in .xlsx"),
        ("none/team.xlsx", "folder"),
        ("folder.xlsx", "is a folder"),
        ("open.xlsx", "open in another program"),
    ],
)
def test_that_an_unfit_target_is_refused_and_nothing_is_written(
    refused: Refused, sample: Path, tmp_path: Path, name: str, words: str
) -> None:
    (tmp_path / "folder.xlsx").mkdir()
    (tmp_path / ".~lock.open.xlsx#").write_text("somebody")
    before = sorted(tmp_path.rglob("*"))
    assert words in refused("export", sample, tmp_path / name)
    assert sorted(tmp_path.rglob("*")) == before


def test_that_a_write_protected_workbook_is_kept(
    refused: Refused, sample: Path, tmp_path: Path
) -> None:
    out = tmp_path / "team.xlsx"
    out.write_bytes(b"signed off")
    out.chmod(0o400)
    assert "write-protected" in refused("export", sample, out)
    assert out.read_bytes() == b"signed off"


def test_that_a_plan_that_cannot_be_read_leaves_no_workbook(
    refused: Refused, tmp_path: Path
) -> None:
    (tmp_path / "bad.hplan").write_text("{")
    refused("export", tmp_path / "bad.hplan", tmp_path / "team.xlsx")
    assert not (tmp_path / "team.xlsx").exists()


def test_that_the_longest_name_a_disk_takes_is_exported(
    planner: Run, sample: Path, tmp_path: Path
) -> None:
    out = tmp_path / f"{'n' * 250}.xlsx"  # the mark of an office program would no longer fit
    assert planner("export", sample, out).exit_code == 0
    assert out.exists()
