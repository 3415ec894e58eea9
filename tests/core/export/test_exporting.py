"""A workbook is written whole or not at all, and always the same."""

import errno
import hashlib
import os
import stat
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from planner.calculators.evaluation import Evaluation, evaluate
from planner.export.csv_file import write_csv
from planner.export.workbook import (
    ExportCancelledError,
    ExportError,
    ExportFault,
    ExportOptions,
    export_workbook,
)
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan, PositionStatus
from planner.quantities.identifiers import PlaceId

GENERATED_ON = date(2026, 11, 24)
OLD = b"finance's own copy"


@pytest.fixture(scope="module")
def evaluation(sample: Plan, market: Snapshot) -> Evaluation:
    return evaluate(sample, market)


def leftovers(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_that_the_same_plan_gives_the_same_bytes(evaluation: Evaluation, tmp_path: Path) -> None:
    digests = set()
    for name in ("a.xlsx", "b.xlsx"):
        export_workbook(evaluation, tmp_path / name, generated_on=GENERATED_ON)
        digests.add(hashlib.sha256((tmp_path / name).read_bytes()).hexdigest())
    assert len(digests) == 1


def test_that_the_workbook_is_its_owners_only(evaluation: Evaluation, tmp_path: Path) -> None:
    export_workbook(evaluation, tmp_path / "plan.xlsx", generated_on=GENERATED_ON)
    assert stat.S_IMODE((tmp_path / "plan.xlsx").stat().st_mode) == 0o600
    assert leftovers(tmp_path) == ["plan.xlsx"]


def test_that_progress_rises_to_one(evaluation: Evaluation, tmp_path: Path) -> None:
    told: list[float] = []
    path = tmp_path / "plan.xlsx"
    export_workbook(evaluation, path, generated_on=GENERATED_ON, progress=told.append)
    assert told == sorted(told)
    assert told[0] == 0
    assert told[-1] == 1
    assert len(told) > 20


@pytest.mark.parametrize("steps", [0, 1, 7, 20, 34])
def test_that_a_cancelled_export_leaves_the_old_file_and_nothing_else(
    evaluation: Evaluation, tmp_path: Path, steps: int
) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(OLD)
    asked = iter([*[False] * steps, True])
    with pytest.raises(ExportCancelledError):
        export_workbook(
            evaluation, path, generated_on=GENERATED_ON, is_cancelled=lambda: next(asked, True)
        )
    assert path.read_bytes() == OLD
    assert leftovers(tmp_path) == ["plan.xlsx"]


def test_that_a_cancel_in_the_last_moment_still_leaves_the_old_file(
    evaluation: Evaluation, tmp_path: Path
) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(OLD)
    told: list[float] = []
    with pytest.raises(ExportCancelledError):
        export_workbook(
            evaluation,
            path,
            generated_on=GENERATED_ON,
            progress=told.append,
            is_cancelled=lambda: bool(told) and told[-1] >= 0.6,
        )
    assert path.read_bytes() == OLD


def refused(evaluation: Evaluation, path: Path) -> ExportError:
    with pytest.raises(ExportError) as caught:
        export_workbook(evaluation, path, generated_on=GENERATED_ON)
    assert caught.value.path == path
    return caught.value


def test_that_a_missing_folder_is_named(evaluation: Evaluation, tmp_path: Path) -> None:
    error = refused(evaluation, tmp_path / "none" / "plan.xlsx")
    assert error.fault is ExportFault.FOLDER_MISSING


def test_that_a_folder_is_not_replaced(evaluation: Evaluation, tmp_path: Path) -> None:
    (tmp_path / "plan.xlsx").mkdir()
    assert refused(evaluation, tmp_path / "plan.xlsx").fault is ExportFault.IS_A_FOLDER


def test_that_a_device_is_not_replaced(evaluation: Evaluation) -> None:
    assert refused(evaluation, Path(os.devnull)).fault is ExportFault.NOT_A_FILE


def test_that_a_write_protected_file_is_kept(evaluation: Evaluation, tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(OLD)
    path.chmod(0o400)
    assert refused(evaluation, path).fault is ExportFault.READ_ONLY
    assert path.read_bytes() == OLD


@pytest.mark.parametrize("mark", [".~lock.plan.xlsx#", "~$plan.xlsx"])
def test_that_a_workbook_open_elsewhere_is_kept(
    evaluation: Evaluation, tmp_path: Path, mark: str
) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(OLD)
    (tmp_path / mark).write_bytes(b"")
    assert refused(evaluation, path).fault is ExportFault.IN_USE
    assert path.read_bytes() == OLD


def test_that_windows_words_for_an_open_file_are_understood(
    evaluation: Evaluation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(OLD)

    def refuse(self: Path, to: Path) -> Path:
        raise PermissionError(errno.EACCES, "used by another process", str(to))

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(Path, "replace", refuse)
    assert refused(evaluation, path).fault is ExportFault.IN_USE
    assert path.read_bytes() == OLD
    assert leftovers(tmp_path) == ["plan.xlsx"]


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        (errno.ENOSPC, ExportFault.DISK_FULL),
        (errno.EDQUOT, ExportFault.DISK_FULL),
        (errno.EROFS, ExportFault.READ_ONLY),
        (errno.EIO, ExportFault.DEVICE),
    ],
)
def test_that_a_disk_that_fails_leaves_the_old_file(
    evaluation: Evaluation,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    code: int,
    fault: ExportFault,
) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(OLD)

    def fail(_descriptor: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", fail)
    error = refused(evaluation, path)
    assert error.fault is fault
    assert error.reason == os.strerror(code)
    assert path.read_bytes() == OLD
    assert leftovers(tmp_path) == ["plan.xlsx"]


def test_that_a_plan_without_seats_makes_a_workbook(
    sample: Plan, export: Callable[..., Path], formula_cells: Callable[[Path], list[Any]]
) -> None:
    path = export(replace(sample, members=(), positions=()))
    workbook = openpyxl.load_workbook(path, data_only=True)
    assert workbook["About"]["B5"].value == "OK"
    assert "Before the horizon" not in workbook.sheetnames
    assert formula_cells(path)


def test_that_seats_on_hold_stay_in_the_workbook_without_cost(
    sample: Plan, export: Callable[..., Path]
) -> None:
    held = replace(sample.positions[0], status=PositionStatus.ON_HOLD)
    workbook = openpyxl.load_workbook(
        export(replace(sample, members=(), positions=(held,))), data_only=True
    )
    assert workbook["Positions"]["A5"].value == "P-01"
    assert workbook["Monthly cost"]["G9"].value == 0
    assert workbook["About"]["B5"].value == "OK"


def test_that_a_seat_that_cannot_be_priced_fails_a_check_instead_of_vanishing(
    sample: Plan, export: Callable[..., Path]
) -> None:
    lost = replace(sample.positions[0], place_id=PlaceId("xx-nowhere"))
    workbook = openpyxl.load_workbook(
        export(replace(sample, positions=(lost, *sample.positions[1:]))), data_only=True
    )
    assert workbook["About"]["B5"].value == "ERROR"
    assert workbook["Monthly cost"]["B3"].value == "ERROR"


@pytest.mark.parametrize("share", [0.6, 0.7, 0.85])
def test_that_an_export_is_cancelled_while_its_file_is_made(
    evaluation: Evaluation, tmp_path: Path, share: float
) -> None:
    told: list[float] = []

    def is_cancelled() -> bool:
        return bool(told) and told[-1] >= share

    with pytest.raises(ExportCancelledError):
        export_workbook(
            evaluation,
            tmp_path / "plan.xlsx",
            generated_on=GENERATED_ON,
            progress=told.append,
            is_cancelled=is_cancelled,
        )
    assert share <= told[-1] <= 0.95
    assert leftovers(tmp_path) == []


def test_that_progress_goes_on_while_rows_become_the_file(
    evaluation: Evaluation, tmp_path: Path
) -> None:
    told: list[float] = []
    path = tmp_path / "plan.xlsx"
    export_workbook(evaluation, path, generated_on=GENERATED_ON, progress=told.append)
    assert len({share for share in told if 0.6 < share < 0.85}) > 5
    assert told == sorted(told)


@pytest.mark.parametrize("write", ["workbook", "encrypted", "csv"])
def test_that_a_full_disk_leaves_the_old_file_in_every_form(
    evaluation: Evaluation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: str
) -> None:
    path = tmp_path / ("plan.csv" if write == "csv" else "plan.xlsx")
    path.write_bytes(OLD)

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    options = ExportOptions(password="secret" if write == "encrypted" else "")
    writing = {
        "csv": lambda: write_csv(path, [["a", "b"]], "en"),
        "workbook": lambda: export_workbook(
            evaluation, path, generated_on=GENERATED_ON, options=options
        ),
    }
    with pytest.raises(ExportError) as caught:
        writing["csv" if write == "csv" else "workbook"]()
    assert caught.value.fault is ExportFault.DISK_FULL
    assert path.read_bytes() == OLD
    assert leftovers(tmp_path) == [path.name]
