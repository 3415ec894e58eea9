"""Start to first paint of the window against a bare Qt window, each in a fresh process."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RUNS = 15

BARE = """
import os, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, report)

def report():
    print(time.monotonic(), flush=True)
    os._exit(0)

app = QApplication([])
window = Window()
window.resize(1440, 900)
window.show()
app.exec()
"""

OURS = """
import os, sys, time
from pathlib import Path
from planner.desktop.garbage_collection import pause_collection
pause_collection()
from planner.desktop.app import run

def report():
    print(time.monotonic(), flush=True)
    os._exit(0)

run(Path(sys.argv[2]), settings_path=Path(sys.argv[1]), on_first_paint=report)
"""

LOADED = OURS.replace("on_first_paint", "on_loaded")


def process_environment(byte_code: Path) -> dict[str, str]:
    """Return what the processes run in: as installed, with byte code, whatever the shell says.

    A shell or a build machine may tell Python to write no byte code; every run of ours would then
    compile the program anew, which no user waits for and the bare window has little of.
    """
    inherited = {name: value for name, value in os.environ.items() if "PYTHON" not in name}
    return {
        **inherited,
        "PYTHONPATH": str(ROOT),
        "PYTHONPYCACHEPREFIX": str(byte_code),
        "QT_QPA_PLATFORM": "offscreen",
    }


def seconds(environment: Mapping[str, str], program: str, *arguments: str) -> float:
    """Start a fresh process and return the time until it reports."""
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        check=True,
        capture_output=True,
        text=True,
        env=environment,
        cwd=ROOT,
        timeout=60,
    )
    return float(done.stdout.split()[0]) - started


def measure() -> dict[str, float]:
    """Interleave the runs, so that a busy moment of the machine falls on both."""
    plan = str(ROOT / "resources" / "samples" / "cloud-provider.hplan")
    programs = {"bare": BARE, "ours": OURS, "loaded": LOADED}
    with tempfile.TemporaryDirectory() as scratch:
        environment = process_environment(Path(scratch) / "byte-code")
        arguments = (str(Path(scratch) / "settings.ini"), plan)
        for program in programs.values():
            seconds(environment, program, *arguments)  # fills the byte code and the disk cache
        times: dict[str, list[float]] = {name: [] for name in programs}
        for _ in range(RUNS):
            for name, program in programs.items():
                times[name].append(seconds(environment, program, *arguments))
    medians = {name: statistics.median(values) for name, values in times.items()}
    return {
        "bare_qt_window_ms": medians["bare"] * 1000,
        "first_paint_ms": medians["ours"] * 1000,
        "plan_shown_ms": medians["loaded"] * 1000,
        "first_paint_ratio": medians["ours"] / medians["bare"],
        "plan_shown_ratio": medians["loaded"] / medians["bare"],
    }
