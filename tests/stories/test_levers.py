"""What a lever buys, through the window: tried, kept as a scenario, accepted into the plan."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from planner.plan.edits import change_hiring
from planner.plan.samples import load_sample
from planner.plan.store import load_plan, save_plan

WINDOW = Path(__file__).with_name("levers_window.py")


def test_that_levers_tried_become_a_scenario_and_part_of_the_plan_undone_and_redone(
    tmp_path: Path,
) -> None:
    file = tmp_path / "plan.hplan"
    sample = replace(load_sample("cloud-provider"), scenarios=(), levers={})
    save_plan(change_hiring(sample, draws=1_000), file)
    variables = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
    own = dict.fromkeys(variables, str(tmp_path))
    done = subprocess.run(
        [sys.executable, str(WINDOW), str(tmp_path / "settings.ini"), str(file)],
        env={**os.environ, **own, "QT_QPA_PLATFORM": "offscreen", "LANGUAGE": "en"},
        capture_output=True,
        text=True,
        check=False,
        timeout=180,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    begun, tried, saved, accepted, kept = map(json.loads, done.stdout.splitlines())
    assert begun["columns"] == ["Base"]
    assert begun["draws"].startswith("1,000 draws")
    assert tried["columns"] == ["Base", "What if"]
    assert tried["levers"] == [], "the plan itself pulls nothing yet"
    days = tried["rows"]["Median time to hire"]
    assert days[1][1].startswith("−"), "pay saves days"
    run_rate = tried["rows"]["Run-rate, fully loaded"]
    assert run_rate[1][1].startswith("+"), "and costs"
    assert tried["together"][0] == [days[0][0], days[1][0]]

    assert (saved["scenario"], saved["levers"]) == ("Pay more", ["pay-uplift"])
    assert saved["columns"] == ["Base", "Pay more"]
    assert saved["rows"]["Run-rate, fully loaded"] == run_rate
    assert saved["starts"] == begun["starts"]

    assert (accepted["scenario"], accepted["levers"]) == (None, ["agency"])
    assert accepted["starts"] != begun["starts"]
    assert accepted["columns"] == ["Base", "Pay more"]
    assert (kept["steps"], kept["is_undone"], kept["is_redone"]) == (2, True, True)
    stored = load_plan(file)
    assert [each.name for each in stored.scenarios] == ["Pay more"]
    assert {each.id: str(each.start) for each in stored.positions} == accepted["starts"]
