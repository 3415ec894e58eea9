"""Runs command lines inside this process, as the program would."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from planner.cli.commands import run
from planner.localization.messages import active_language
from planner.plan.samples import load_sample
from planner.plan.store import save_plan


@dataclass(frozen=True)
class BuildSummaryStub:
    folder: Path
    rows_by_table: dict[str, int]
    dropped: tuple[str, ...] = ("Nauru: no currency",)
    checked: tuple[str, ...] = ("rates agree within 0.2%",)


@dataclass
class Outside:
    """What the command line hands over to the rest of the program.

    ``fate`` is what becomes of the window: an exit code, or an exception out of it.
    """

    fate: int | BaseException = 0
    opened: list[Path | None] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    built: list[tuple[Path, Path]] = field(default_factory=list)

    def open_window(self, path: Path | None) -> int:
        self.opened.append(path)
        self.languages.append(active_language())
        if isinstance(self.fate, BaseException):
            raise self.fate
        return self.fate

    def build_data(self, sources: Path, out: Path) -> BuildSummaryStub:
        self.built.append((sources, out))
        return BuildSummaryStub(out, {"places.csv": 1234})


@dataclass(frozen=True)
class Ended:
    """How a command line ended."""

    exit_code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Commands = Callable[..., Ended]


@pytest.fixture
def outside() -> Outside:
    return Outside()


@pytest.fixture
def planner(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    outside: Outside,
    tmp_path: Path,
) -> Commands:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))  # where an unforeseen error is logged

    def command(*argv: str | Path) -> Ended:
        code = run(
            [str(argument) for argument in argv],
            open_window=outside.open_window,
            build_data=outside.build_data,
        )
        captured = capsys.readouterr()
        return Ended(code, captured.out, captured.err)

    return command


@pytest.fixture
def refused(planner: Commands) -> Callable[..., str]:
    """Run a command that must be refused, and return its one sentence."""

    def command(*argv: str | Path) -> str:
        ended = planner(*argv)
        assert ended.exit_code == 2
        assert ended.out == ""
        assert ended.err.startswith("hiring-planner: ")
        assert ended.err.count("\n") == 1
        assert "Traceback" not in ended.err
        return ended.err

    return command


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A plan file with the sample plan."""
    path = tmp_path / "team.hplan"
    save_plan(load_sample("cloud-provider"), path)
    return path
