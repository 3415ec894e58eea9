"""From a new plan to a workbook, with a crash in between."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest

WINDOW = Path(__file__).with_name("crashing_window.py")


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    variables = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
    own = dict.fromkeys(variables, str(tmp_path))
    return {**os.environ, **own, "QT_QPA_PLATFORM": "offscreen", "LANGUAGE": "en"}


def killed_after_telling(command: list[str], home: dict[str, str]) -> Any:
    with subprocess.Popen(
        command, env=home, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        told = process.stdout.readline()
        process.kill()
        complaints = process.stderr.read()
    assert process.returncode == -signal.SIGKILL, complaints
    return json.loads(told)


def test_that_a_crash_loses_nothing_and_all_goes_on_to_the_workbook(
    tmp_path: Path, home: dict[str, str]
) -> None:
    workbook = tmp_path / "plan.xlsx"
    command = [sys.executable, str(WINDOW)]
    files = [str(tmp_path / "settings.ini"), str(workbook)]

    kept = killed_after_telling([*command, "before", *files], home)
    assert (kept["wrong"], kept["pasted"], kept["steps"]) == (3, 12, 2)
    seats = {each[0]: each[1:] for each in kept["positions"]}
    assert seats["P-01"] == ["pl-krakow", "site-reliability-engineer", "2027-02-01", "325000"]
    assert seats["P-02"][0] == "pl-krakow"
    assert seats["P-03"][1] == "gpu-kernel-engineer"
    assert seats["P-07"][2] == "2027-02-28"

    done = subprocess.run(
        [*command, "after", *files],
        env=home,
        capture_output=True,
        text=True,
        check=False,
        timeout=90,
    )
    assert done.returncode == 0, done.stderr
    found, left = map(json.loads, done.stdout.splitlines())
    assert found["positions"] == kept["positions"]
    assert left["steps"] == 3
    assert left["is_undone"]
    assert left["is_redone"]

    sheets = openpyxl.load_workbook(workbook, read_only=True).worksheets
    rows = [row for sheet in sheets for row in sheet.iter_rows(values_only=True)]
    shown = {str(cell) for row in rows for cell in row}
    assert {each[0] for each in left["positions"]} <= shown
    assert "P-03" not in shown, "it was removed"
