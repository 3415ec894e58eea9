"""A scenario from its first edit to becoming the base, with a crash in between."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from planner.plan.samples import load_sample

WINDOW = Path(__file__).with_name("scenario_window.py")
SHIPPED = [each.name for each in load_sample("cloud-provider").scenarios]
"""The scenarios that the sample has, which are to be as before."""


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    variables = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
    own = dict.fromkeys(variables, str(tmp_path))
    return {**os.environ, **own, "QT_QPA_PLATFORM": "offscreen", "LANGUAGE": "en"}


def test_that_a_scenario_survives_a_crash_follows_the_base_and_becomes_it(
    tmp_path: Path, home: dict[str, str]
) -> None:
    command = [sys.executable, str(WINDOW)]
    settings = str(tmp_path / "settings.ini")
    with subprocess.Popen(
        [*command, "before", settings],
        env=home,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        line = process.stdout.readline()
        process.kill()
        complaints = process.stderr.read()
    assert process.returncode == -signal.SIGKILL, complaints
    kept = json.loads(line)
    assert (kept["scenario"], kept["label"]) == ("Munich", "Munich")
    assert (kept["pay"]["P-01"], kept["pay"]["P-02"]) == ("500000", "6000000")

    done = subprocess.run(
        [*command, "after", settings],
        env=home,
        capture_output=True,
        text=True,
        check=False,
        timeout=90,
    )
    assert done.returncode == 0, done.stderr
    found, switched, promoted, left = map(json.loads, done.stdout.splitlines())
    assert (found["scenario"], found["scenarios"]) == (None, [*SHIPPED, "Munich"])
    assert found["pay"]["P-01"] != "500000", "the base is as it was"
    assert switched["scenario"] == "Munich"
    assert switched["pay"] == {"P-01": "500000", "P-02": "6000000", "P-03": "700000"}
    assert (promoted["scenario"], promoted["scenarios"]) == (None, SHIPPED)
    assert (promoted["label"], promoted["pay"]) == ("Base", switched["pay"])
    assert left["steps"] == 3
    assert left["is_undone"]
    assert left["pay"] == switched["pay"], "all is done again"
