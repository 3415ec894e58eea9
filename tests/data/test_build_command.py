"""The data build as a command: what it prints and its exit code."""

from pathlib import Path

import pytest

from planner.databuild.build import build_data
from planner.databuild.command import build_command, report_lines
from planner.localization.formatting import Formatter


def test_that_a_missing_folder_gives_one_message_and_exit_code_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = build_command(tmp_path / "nowhere", tmp_path / "out", Formatter("en"))
    printed = capsys.readouterr()
    assert code == 2
    assert printed.out == ""
    assert len(printed.err.splitlines()) == 1
    assert str(tmp_path / "nowhere") in printed.err
    assert not (tmp_path / "out").exists()


def test_that_the_report_names_tables_and_what_was_dropped(
    sources: Path, curated: Path, tmp_path: Path
) -> None:
    report = build_data(sources, tmp_path / "out", curated=curated)
    lines = report_lines(report, Formatter("en"))
    assert "  places.csv: 7 rows" in lines
    assert "  exchange rate history: no longer quoted: BGN" in lines[lines.index("Dropped:") :]
    assert any("widest gap INR" in line for line in lines)
