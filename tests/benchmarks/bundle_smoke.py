"""Starts a built bundle: its command line, an export, and its window; reports size and times."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

WINDOW_SECONDS = 4


def answer(program: Path, *arguments: str) -> str:
    done = subprocess.run(
        [str(program), *arguments], check=True, capture_output=True, text=True, timeout=60
    )
    return done.stdout


def main(folder: Path) -> None:
    program = folder / "hiring-planner"
    assert answer(program, "--version").strip()
    assert json.loads(answer(program, "cost", "DE", "60000", "--json"))["total"] == "73350.00"
    with tempfile.TemporaryDirectory() as scratch:
        plan = Path(scratch) / "plan.hplan"
        workbook = Path(scratch) / "plan.xlsx"
        answer(program, "new", str(plan), "--sample", "cloud-provider")
        started = time.perf_counter()
        answer(program, "export", str(plan), str(workbook))
        print(f"export: {time.perf_counter() - started:.2f} s, {workbook.stat().st_size:,} bytes")
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "XDG_CONFIG_HOME": scratch,
            "XDG_DATA_HOME": scratch,
        }
        window = subprocess.Popen([str(program), str(plan)], env=environment)
        time.sleep(WINDOW_SECONDS)
        assert window.poll() is None, "the window closed by itself"
        window.send_signal(signal.SIGTERM)
        assert window.wait(timeout=10) == 0, "the window did not close cleanly"
    files = (file for file in folder.rglob("*") if file.is_file() and not file.is_symlink())
    size = sum(file.stat().st_size for file in files)
    print(f"bundle: {size / 1e6:.0f} MB, started and closed cleanly")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
