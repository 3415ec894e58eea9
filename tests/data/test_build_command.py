"""The data build as a command: what it prints and its exit code."""

import json
from pathlib import Path

import pytest

from planner.cli.commands import run
from planner.databuild.build import build_data


def no_window(path: Path | None) -> int:
    raise AssertionError(f"no window is asked for, least of all for {path}")


def test_that_a_missing_folder_gives_one_message_and_exit_code_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["data", "build", str(tmp_path / "nowhere"), str(tmp_path / "out")]
    code = run(arguments, open_window=no_window, build_data=build_data)
    printed = capsys.readouterr()
    assert code == 2
    assert printed.out == ""
    assert str(tmp_path / "nowhere") in printed.err
    assert "Traceback" not in printed.err
    assert not (tmp_path / "out").exists()


def test_that_a_broken_field_is_said_with_file_row_and_column(
    sources: Path, curated: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = sources / "eorscope-employer-costs" / "lines-part1.csv"
    lines.write_text(lines.read_text(encoding="utf-8").replace("0.093,", "9.3%,", 1), "utf-8")
    code = run(
        ["data", "build", str(sources), str(tmp_path / "out")],
        open_window=no_window,
        build_data=lambda raw, out: build_data(raw, out, curated=curated),
    )
    said = capsys.readouterr().err
    assert code == 2
    assert f"{lines}, row 2, column rate: '9.3%' is not a number" in said


def test_that_the_answer_names_tables_and_what_was_left_out(
    sources: Path, curated: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = run(
        ["data", "build", str(sources), str(tmp_path / "out"), "--json"],
        open_window=no_window,
        build_data=lambda raw, out: build_data(raw, out, curated=curated),
    )
    answer = json.loads(capsys.readouterr().out)
    assert code == 0
    assert answer["tables"]["places.csv"] == 8
    assert "exchange rate history: no longer quoted: BGN" in answer["dropped"]
