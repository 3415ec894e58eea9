"""A roster with three mistakes, imported through the window."""

import json
import os
import subprocess
import sys
from pathlib import Path

from planner.plan.samples import load_sample
from planner.plan.store import load_plan, save_plan

WINDOW = Path(__file__).with_name("importing_window.py")
ROSTER = (
    "Name;Job title;City;Start date;Salary\n"
    "Anna Kowalska;Senior SRE;Kraków;31/12/26;310k\n"
    "José Núñez;MLOps engineer, Staff;Madrid;1/2/27;80k–90k\n"
    "Tomasz Wiśniewski;;;;450k\n"
    "Jan Novák;SRE;Krakwo;1/3/27;\n"
    "Eve Moreau;Storage engineer;Paris;1/3/27;€85.000\n"
    "Eve Moreau;Storage engineer;Paris;1/3/27;€85.000\n"
)


def test_that_a_roster_with_mistakes_is_mended_imported_undone_and_then_nothing_new(
    tmp_path: Path,
) -> None:
    plan, roster = tmp_path / "team.hplan", tmp_path / "team.csv"
    save_plan(load_sample("cloud-provider"), plan)
    roster.write_text(ROSTER, encoding="utf-8")
    variables = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
    own = dict.fromkeys(variables, str(tmp_path))
    done = subprocess.run(
        [sys.executable, str(WINDOW), str(tmp_path / "settings.ini"), str(plan), str(roster)],
        env={**os.environ, **own, "QT_QPA_PLATFORM": "offscreen", "LANGUAGE": "en"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    mended, imported, again = map(json.loads, done.stdout.splitlines())
    assert (mended["wrong"], mended["is_ready"]) == (3, False)
    assert len(mended["names"]) == 9, "nothing is imported before the reader says so"
    assert mended["counts"] == "4 new, 1 changed, 1 left out"
    assert imported["names"][9:] == ["Anna Kowalska", "José Núñez", "Jan Novák", "Eve Moreau"]
    assert imported["step"] == "Import 5 people from team.csv"
    assert again["is_undone"]
    assert again["is_redone"]
    assert again["advice"] == "Nothing new: 5 people are already in the plan as they are."
    assert not again["is_ready"]
    assert [member.name for member in load_plan(plan).members] == imported["names"]
