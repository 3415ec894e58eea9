"""Spoiled tables of text and workbooks are read as cells, or refused in words."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

FUZZ = Path(__file__).parents[2] / "stress" / "fuzz.py"


@pytest.mark.parametrize("kind", ["csv", "workbook"])
def test_that_600_spoiled_files_are_read_or_refused_in_words(kind: str) -> None:
    done = subprocess.run(
        [sys.executable, str(FUZZ), "600", "--of", kind],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    answer = json.loads(done.stdout)
    assert answer["faults"] == []
    assert done.returncode == 0
    assert answer["read"] + answer["refused"] == 600
    assert min(answer["read"], answer["refused"]) > 100, "both ways are met"
