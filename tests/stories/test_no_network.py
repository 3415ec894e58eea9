"""The program opens no network connection, whatever it is asked."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# An audit hook sees every socket the interpreter opens or resolves through, whoever asks.
GUARD = """
import sys

def refuse(event, arguments):
    if event in ("socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo",
                 "socket.gethostbyname", "urllib.Request", "ftplib.connect", "smtplib.connect"):
        address = arguments[-1] if arguments else None
        if isinstance(address, str) and address.startswith("/"):
            return  # a socket file of this machine, such as the display's
        print("NETWORK", event, arguments, file=sys.stderr, flush=True)
        raise SystemExit(99)

sys.addaudithook(refuse)
"""

RUN = "from planner.__main__ import main; sys.exit(main())"

WINDOW = """
import os, pathlib, signal, threading
from planner.desktop import app
asked_to_quit = threading.Timer(4, os.kill, (os.getpid(), signal.SIGTERM))
asked_to_quit.daemon = True
asked_to_quit.start()
code = app.run(pathlib.Path(sys.argv[1]), settings_path=pathlib.Path(sys.argv[2]))
loaded = [name for name in sys.modules if name in ("PySide6.QtNetwork", "ssl", "http.client")]
maps = pathlib.Path("/proc/self/maps")
if maps.exists() and "libQt6Network" in maps.read_text():
    loaded.append("libQt6Network")
print("loaded:", loaded)
sys.exit(code)
"""


def run_guarded(
    code: str, arguments: list[str], environment: dict[str, str]
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", GUARD + code, *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=90,
    )


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    return {
        "HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "QT_QPA_PLATFORM": "offscreen",
    }


def test_that_the_guard_sees_a_connection(home: dict[str, str]) -> None:
    code = "import socket; socket.create_connection(('127.0.0.1', 9), timeout=1)"
    assert run_guarded(code, [], home).returncode == 99


def test_that_no_command_opens_a_connection(tmp_path: Path, home: dict[str, str]) -> None:
    plan = str(tmp_path / "plan.hplan")
    for arguments in (
        ["new", plan, "--sample", "cloud-provider"],
        ["show", plan],
        ["check", plan],
        ["budget", plan, "--json"],
        ["cost", "PL", "240000"],
        ["overlap", "Dublin", "Bengaluru", "--year", "2027", "--holidays"],
        ["export", plan, str(tmp_path / "plan.xlsx")],
        ["data", "list"],
    ):
        done = run_guarded(RUN, arguments, home)
        assert done.returncode in (0, 1), (arguments, done.stderr)
        assert "NETWORK" not in done.stderr


def test_that_the_window_opens_no_connection_and_loads_no_network_library(
    tmp_path: Path, home: dict[str, str]
) -> None:
    plan = tmp_path / "plan.hplan"
    made = run_guarded(RUN, ["new", str(plan), "--sample", "cloud-provider"], home)
    assert made.returncode == 0, made.stderr
    done = run_guarded(WINDOW, [str(plan), str(tmp_path / "settings.ini")], home)
    assert done.returncode == 0, done.stderr
    assert "loaded: []" in done.stdout
