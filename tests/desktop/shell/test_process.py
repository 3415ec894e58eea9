"""The program as a process: how it starts, and how it ends when the system asks."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from planner.plan.store import load_plan

PROGRAM = """
import sys
from pathlib import Path
from planner.desktop.app import run

def on_loaded():
    {on_loaded}
    print("ready", flush=True)

sys.exit(run(Path(sys.argv[1]), settings_path=Path(sys.argv[2]), on_loaded=on_loaded))
"""

EDIT = """
    from PySide6.QtWidgets import QApplication
    from planner.desktop.main_window import MainWindow
    window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))
    window.top_bar.renamed.emit("Renamed just before the end")
"""

BREAK = """
    from PySide6.QtCore import QTimer
    QTimer.singleShot(0, lambda: 1 / 0)
"""


def start(plan: Path, settings: Path, on_loaded: str) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM.format(on_loaded=on_loaded), str(plan), str(settings)],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_that_a_signal_saves_and_ends_cleanly(
    plan_file: Path, tmp_path: Path, number: signal.Signals
) -> None:
    process = start(plan_file, tmp_path / "settings.ini", EDIT)
    process.send_signal(number)
    _output, complaints = process.communicate(timeout=30)
    assert process.returncode == 0
    assert complaints.replace("This plugin does not support propagateSizeHints()\n", "") == ""
    assert load_plan(plan_file).name == "Renamed just before the end"


def test_that_a_fault_of_the_program_is_logged_and_does_not_end_it(
    plan_file: Path, tmp_path: Path
) -> None:
    process = start(plan_file, tmp_path / "settings.ini", BREAK)
    log = tmp_path / "failures.log"
    while not log.exists():
        assert process.poll() is None
    process.send_signal(signal.SIGTERM)
    _output, complaints = process.communicate(timeout=30)
    assert process.returncode == 0
    assert "ZeroDivisionError" in log.read_text()
    assert "Traceback" not in complaints


def test_that_the_frame_is_painted_before_anything_heavy_is_imported(tmp_path: Path) -> None:
    program = """
import os, sys
from pathlib import Path
from planner.desktop.app import run

def on_first_paint():
    heavy = {"numpy", "pandas", "babel", "holidays", "pytz", "xlsxwriter",
             "planner.calculators.evaluation", "planner.desktop.pages.plan_page"}
    print(sorted(heavy & set(sys.modules)), flush=True)
    os._exit(0)

run(None, settings_path=Path(sys.argv[1]), on_first_paint=on_first_paint)
"""
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "settings.ini")],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout == "[]\n"
