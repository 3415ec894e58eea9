"""The command line as a process of its own: streams, exit codes, and what it imports."""

import json
import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _own_log(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep what a command logs out of the real user's folders."""
    for name in ("HOME", "XDG_STATE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path_factory.mktemp("home")))


def started(*argv: str | Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "planner", *map(str, argv)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=clean_environment() | environment,
        check=False,
        timeout=120,
    )


def clean_environment() -> dict[str, str]:
    names = ("PATH", "SYSTEMROOT", "HOME", "XDG_STATE_HOME", "LOCALAPPDATA")
    kept = {name: os.environ[name] for name in names if name in os.environ}
    return kept | {"PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}


def modules_loaded_by(*argv: str | Path) -> set[str]:
    """Run a command and return the top-level packages its process ended up with."""
    program = (
        "import sys\n"
        "from planner.__main__ import main\n"
        "sys.argv[1:] = sys.argv[1:]\n"
        "assert main() == 0\n"
        "print(' '.join({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *map(str, argv)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=clean_environment(),
        check=True,
        timeout=120,
    )
    return set(done.stderr.split())


def test_that_a_script_can_go_from_sample_to_workbook(tmp_path: Path) -> None:
    plan, workbook = tmp_path / "team.hplan", tmp_path / "team.xlsx"
    assert started("new", plan, "--sample", "cloud-provider").returncode == 0
    assert started("check", plan).returncode == 0
    budget = json.loads(started("budget", plan, "--json").stdout)
    shown = json.loads(started("show", plan, "--json").stdout)
    assert Decimal(budget["run_rate"]) == Decimal(shown["run_rate"])
    exported = started("export", plan, workbook, "--json")
    assert (exported.returncode, exported.stderr) == (0, "")
    assert json.loads(exported.stdout)["path"] == str(workbook)
    assert workbook.read_bytes()[:2] == b"PK"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["team.hplan", "team.xlsx"]


def test_that_pricing_imports_neither_qt_nor_what_it_does_not_need() -> None:
    loaded = modules_loaded_by("cost", "DE", "60000", "--json")
    assert loaded.isdisjoint(
        {"PySide6", "pandas", "numpy", "holidays", "xlsxwriter", "babel", "openpyxl"}
    )


def test_that_the_export_imports_neither_qt_nor_pandas(tmp_path: Path) -> None:
    plan = tmp_path / "team.hplan"
    started("new", plan, "--sample", "cloud-provider")
    loaded = modules_loaded_by("export", plan, tmp_path / "team.xlsx")
    assert loaded.isdisjoint({"PySide6", "pandas", "openpyxl"})


def test_that_an_error_is_one_sentence_and_exit_code_two() -> None:
    done = started("overlap", "Cambridge", "Dublin")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert "Cambridge, United Kingdom" in done.stderr


@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="displays are found this way on Linux"
)
def test_that_without_a_display_the_window_is_refused_in_words() -> None:
    done = started()
    assert (done.returncode, done.stdout) == (2, "")
    assert "no display" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
def test_that_a_reader_who_stops_early_sees_no_complaint() -> None:
    command = f"'{sys.executable}' -m planner overlap Berlin --year 2026 --json | head -1"
    done = subprocess.run(
        ["sh", "-c", command],
        capture_output=True,
        text=True,
        env=clean_environment(),
        check=False,
        timeout=60,
    )
    assert done.stdout == "{\n"
    assert done.stderr == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_that_an_answer_that_cannot_be_written_is_said() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "planner", "data", "list"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            env=clean_environment(),
            check=False,
            timeout=60,
        )
    assert done.returncode == 2
    assert "could not be written" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="needs file size limits")
@pytest.mark.parametrize("name", ["team.hplan", "team.xlsx"])
def test_that_a_full_disk_is_said_and_leaves_nothing_behind(tmp_path: Path, name: str) -> None:
    plan, target = tmp_path / "plans" / "team.hplan", tmp_path / "out" / name
    plan.parent.mkdir()
    target.parent.mkdir()
    started("new", plan, "--sample", "cloud-provider")
    command = ["new", target, "--sample", "cloud-provider"]
    if name.endswith("xlsx"):
        command = ["export", plan, target]
    limited = "import resource, runpy, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000)); runpy.run_module('planner', run_name='__main__')"
    done = subprocess.run(
        [sys.executable, "-B", "-c", limited, *map(str, command)],
        capture_output=True,
        text=True,
        env=clean_environment(),
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "no space left" in done.stderr
    assert done.stderr.count("\n") == 1
    assert list(target.parent.iterdir()) == []


def test_that_a_terminal_without_unicode_gets_an_answer_all_the_same() -> None:
    done = started("overlap", "Krakow", "--date", "2027-01-15", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Krak?w" in done.stdout
    script = started(
        "overlap", "Krakow", "--date", "2027-01-15", "--json", PYTHONIOENCODING="ascii"
    )
    assert json.loads(script.stdout)["anchor"] == "Kraków"
