"""Where to hire and what to offer, through the window, from the ranking to the saved plan."""

import json
import os
import subprocess
import sys
from pathlib import Path

from planner.plan.samples import load_sample
from planner.plan.store import load_plan, save_plan

WINDOW = Path(__file__).with_name("places_and_pay_window.py")


def test_that_a_place_found_becomes_a_position_with_an_offer_undone_redone_and_kept(
    tmp_path: Path,
) -> None:
    file, sample = tmp_path / "plan.hplan", load_sample("cloud-provider")
    save_plan(sample, file)
    variables = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
    own = dict.fromkeys(variables, str(tmp_path))
    done = subprocess.run(
        [sys.executable, str(WINDOW), str(tmp_path / "settings.ini"), str(file)],
        env={**os.environ, **own, "QT_QPA_PLATFORM": "offscreen", "LANGUAGE": "en"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    added, compared, offered, kept = map(json.loads, done.stdout.splitlines())
    assert added["page"] == "places"
    assert len(added["compared"]) == 2
    assert added["cost_bars"] == [True, True]
    [new] = added["positions"].keys() - {seat.id for seat in sample.positions}
    place, role, pay, currency = added["positions"][new]
    assert (place, role, currency) == ("pl-wroclaw", "gpu-cluster-engineer", "PLN")
    assert compared["page"] == "pay"
    assert "pays off from" in compared["comparison"]
    assert offered["looked_at"] == "pl-wroclaw", "what is looked at is the same on each page"
    assert float(offered["positions"][new][2]) > float(pay), "P75 is above the plan's target"
    others = {key: seat for key, seat in offered["positions"].items() if key != new}
    assert others == {key: seat for key, seat in added["positions"].items() if key != new}
    assert (kept["steps"], kept["is_undone"], kept["is_redone"]) == (2, True, True)
    saved = {seat.id: str(seat.base_pay.amount) for seat in load_plan(file).positions}
    assert saved[new] == offered["positions"][new][2]
