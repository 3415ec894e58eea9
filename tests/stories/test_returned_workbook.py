"""A workbook that finance sends back, reviewed and taken through the window."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import openpyxl

from planner.calculators.evaluation import evaluate
from planner.export.workbook import export_workbook
from planner.market.loader import load_snapshot
from planner.plan.samples import load_sample
from planner.plan.store import load_plan, save_plan
from planner.quantities.identifiers import CurrencyCode

WINDOW = Path(__file__).with_name("returning_window.py")


def test_that_a_returned_workbook_is_reviewed_taken_in_part_undone_and_taken_again(
    tmp_path: Path,
) -> None:
    plan, workbook = tmp_path / "team.hplan", tmp_path / "team.xlsx"
    save_plan(load_sample("cloud-provider"), plan)
    export_workbook(
        evaluate(load_plan(plan), load_snapshot()), workbook, generated_on=date(2026, 11, 24)
    )
    book = openpyxl.load_workbook(workbook)
    positions = book["Positions"]
    row = next(row for row in positions.iter_rows(min_row=5) if row[0].value == "P-02")
    row[11].value, row[6].value = 6_000_000, "Lisbon"
    inputs = book["Inputs"]
    rate = next(row for row in inputs.iter_rows() if row[0].value == "BRL")
    rate[4].value = 0.2
    book.save(workbook)
    variables = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
    own = dict.fromkeys(variables, str(tmp_path))
    done = subprocess.run(
        [sys.executable, str(WINDOW), str(tmp_path / "settings.ini"), str(plan), str(workbook)],
        env={"QT_QPA_PLATFORM": "offscreen", "LANGUAGE": "en", **os.environ, **own},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    reviewed, again = map(json.loads, done.stdout.splitlines())
    assert reviewed["said"] == ["Plan rate: BRL", "P-02, GPU cluster engineer, Bengaluru"]
    assert reviewed["effect"].startswith("Together: cost over the horizon")
    assert reviewed["button"] == "Take 1 change"
    assert ["Lisbon" in each for each in reviewed["problems"]] == [True]
    assert reviewed["step"] == "Take changes of team.xlsx"
    assert again["is_undone"]
    assert again["is_redone"]
    assert again["left"] == ["P-02, GPU cluster engineer, Bengaluru"]
    kept = load_plan(plan)
    assert str(kept.plan_rates[CurrencyCode("BRL")]) == "0.2"
    assert kept.assumption_reasons["plan_rates.BRL"].why == "From the workbook team.xlsx"
