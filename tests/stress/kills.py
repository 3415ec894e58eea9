"""Edits a real process of the program, kills it at a random moment, and looks what is left.

    python tests/stress/kills.py COUNT [--seed N] [--at-once N]

Each round starts the program on a plan file of its own, or on none (then its edits go to a draft).
The program edits its plan every few milliseconds and says so: the edit is acknowledged. At a random
moment it is killed (SIGKILL). Then the file must open and hold every edit that was acknowledged
more than a second before, whole; a draft must be found by the next start. The answer is one object
in JSON; the exit code is 1 if anything was lost.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from planner.plan.samples import load_sample  # noqa: E402
from planner.plan.store import PlanFileError, load_plan, save_plan  # noqa: E402

PROMISE_NS = 1_000_000_000
"""Nothing acknowledged longer ago than this may be missing."""

POSITIONS_EVERY = 5
"""Each so manieth edit adds a position, so that the file grows."""

PROGRAM = """
import random, sys, time
from dataclasses import replace
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from planner.desktop import app as program

path, settings, seed = sys.argv[1:4]
chance = random.Random(int(seed))
number = 0
made = []

class Driven(program.Desktop):
    def __init__(self, *given):
        super().__init__(*given)
        made.append(self)

program.Desktop = Driven

def edit():
    global number
    from planner.plan.edits import add_position, new_position
    session = made[0].shell.session
    number += 1
    plan = replace(session.plan, description=str(number))
    if number % {every} == 0:
        plan = add_position(plan, new_position(plan, session.market))
    session.apply(plan, "Edit")
    print(number, time.monotonic_ns(), flush=True)
    timer.start(chance.choice((1, 7, 20, 60, 150)))

def on_loaded():
    if path == "-":
        made[0].shell.files.new_from_sample()
    print("ready", flush=True)
    edit()

timer = QTimer()
timer.setSingleShot(True)
timer.timeout.connect(edit)
opened = None if path == "-" else Path(path)
program.run(opened, settings_path=Path(settings), on_loaded=on_loaded)
"""


@dataclass(frozen=True)
class Round:
    """How one killed process ended.

    Attributes:
        acknowledged: The last edit the program acknowledged.
        promised: The last one acknowledged more than a second before the kill.
        found: The last edit in the file.
        fault: What was wrong, empty if nothing.
    """

    seed: int
    is_draft: bool
    acknowledged: int
    promised: int
    found: int
    fault: str = ""


def killed_round(seed: int) -> Round:
    """Start, edit, kill, look."""
    chance = random.Random(seed)  # noqa: S311 -- which moment, not a secret
    is_draft = chance.random() < 0.3
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        plan_file = folder / "plan.hplan"
        save_plan(load_sample("cloud-provider"), plan_file)
        lines, killed_ns = _edited_and_killed(folder, plan_file, seed, chance, is_draft=is_draft)
        edits = [(int(number), int(when)) for number, when in (line.split() for line in lines)]
        promised = max((n for n, when in edits if when <= killed_ns - PROMISE_NS), default=0)
        found, fault = _found(folder, plan_file, promised, is_draft=is_draft)
    return Round(seed, is_draft, edits[-1][0] if edits else 0, promised, found, fault)


def _edited_and_killed(
    folder: Path, plan_file: Path, seed: int, chance: random.Random, *, is_draft: bool
) -> tuple[list[str], int]:
    home = {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "XDG_DATA_HOME": str(folder)}
    environment = {
        **os.environ,
        **home,
        "PYTHONPATH": str(ROOT),
        "QT_QPA_PLATFORM": "offscreen",
        "LANGUAGE": "en",
    }
    target = "-" if is_draft else str(plan_file)
    program = PROGRAM.format(every=POSITIONS_EVERY)
    process = subprocess.Popen(
        [sys.executable, "-c", program, target, str(folder / "settings.ini"), str(seed)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    if process.stdout.readline() != "ready\n":
        process.kill()
        process.wait()
        message = "the program did not start"
        raise RuntimeError(message)
    time.sleep(chance.uniform(0.05, 3.0))
    killed_ns = time.monotonic_ns()
    process.kill()
    output = process.stdout.read()
    process.wait()
    # The last line may be cut.
    return [line for line in output.split("\n")[:-1] if line], killed_ns


def _found(folder: Path, plan_file: Path, promised: int, *, is_draft: bool) -> tuple[int, str]:
    """Return the last edit in the file, and what is wrong with it."""
    if is_draft:
        from planner.desktop.session.drafts import recovered

        left = recovered(folder / "drafts", ())
        if not left:
            return 0, "no draft was found" if promised else ""
        plan = left[0].plan
    else:
        try:
            plan = load_plan(plan_file)
        except PlanFileError as error:
            return 0, f"the file does not open: {error.fault}"
    sample = load_sample("cloud-provider")
    found = int(plan.description) if plan.description.isdigit() else 0
    added = len(plan.positions) - len(sample.positions)
    if added != found // POSITIONS_EVERY:
        return found, f"{added} positions added by edit {found}"
    return found, f"edit {promised} is missing" if found < promised else ""


def main() -> int:
    """Kill as often as asked for, and answer."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--at-once", type=int, default=2)
    asked = parser.parse_args()
    with ThreadPoolExecutor(asked.at_once) as pool:
        rounds = list(pool.map(killed_round, range(asked.seed, asked.seed + asked.count)))
    faults = [asdict(each) for each in rounds if each.fault]
    answer = {
        "kills": len(rounds),
        "of_drafts": sum(each.is_draft for each in rounds),
        "acknowledged": sum(each.acknowledged for each in rounds),
        "promised": sum(each.promised for each in rounds),
        "kills_after_a_promise": sum(each.promised > 0 for each in rounds),
        "unsaved_at_most": max(each.acknowledged - each.found for each in rounds),
        "losses": len(faults),
        "faults": faults,
    }
    print(json.dumps(answer, indent=2))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
