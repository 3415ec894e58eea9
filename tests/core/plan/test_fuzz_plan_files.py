"""Spoiled plan files are read as plans that can be stored, or refused in words."""

import json
import subprocess
import sys
from pathlib import Path

FUZZ = Path(__file__).parents[2] / "stress" / "fuzz.py"


def test_that_800_spoiled_plan_files_are_read_or_refused_in_words() -> None:
    done = subprocess.run(
        [sys.executable, str(FUZZ), "800", "--of", "plan"],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    answer = json.loads(done.stdout)
    assert answer["faults"] == []
    assert done.returncode == 0
    assert answer["read"] + answer["refused"] == 800
    assert min(answer["read"], answer["refused"]) > 50, "both ways are met"
