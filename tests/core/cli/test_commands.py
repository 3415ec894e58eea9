import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from planner import __version__
from planner.cli.arguments import COMMANDS
from planner.cli.crash_log import MAX_BYTES, record_crash
from planner.localization.messages import LANGUAGES

Run = Callable[..., Any]
Refused = Callable[..., str]


def test_that_no_command_opens_the_window(planner: Run, outside: Any) -> None:
    assert planner().exit_code == 0
    assert outside.opened == [None]


def test_that_a_plan_alone_opens_the_window_on_it(planner: Run, outside: Any, sample: Path) -> None:
    assert planner(sample).exit_code == 0
    assert outside.opened == [sample]


def test_that_a_missing_plan_opens_no_window(
    refused: Refused, outside: Any, tmp_path: Path
) -> None:
    assert "There is no file" in refused(tmp_path / "none.hplan")
    assert outside.opened == []


def test_that_a_mistyped_command_is_no_missing_file(refused: Refused, outside: Any) -> None:
    assert "Did you mean “export”?" in refused("exprot")
    assert "neither a command nor a plan file" in refused("help")
    assert outside.opened == []


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["exprot", "--language", "de"], "Meinten Sie „export“? "),
        (["cost", "--nonsense", "--language=de"], "zeigt, wie es geht."),
        (["exprot", "--language", "ar"], "هل تقصد «export»؟ "),
    ],
)
def test_that_a_mistyped_command_line_is_told_in_the_language_asked_for(
    refused: Refused, argv: list[str], words: str
) -> None:
    assert words in refused(*argv)


def test_that_a_missing_plan_is_told_in_the_language_of_the_environment(
    refused: Refused, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    assert "gibt es nicht. Prüfen Sie" in refused(tmp_path / "none.hplan")


def test_that_the_window_speaks_the_language_chosen_in_it(
    planner: Run, outside: Any, monkeypatch: pytest.MonkeyPatch, sample: Path
) -> None:
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    planner(sample)
    assert outside.languages == ["en"]


def test_that_the_windows_exit_code_is_the_programs(planner: Run, outside: Any) -> None:
    outside.fate = 7
    assert planner().exit_code == 7


def test_that_the_version_is_the_packages(planner: Run) -> None:
    ended = planner("--version")
    assert (ended.exit_code, ended.out) == (0, f"hiring-planner {__version__}\n")


def test_that_help_lists_every_command_with_examples(planner: Run) -> None:
    out = planner("--help").out
    for command in [
        "new",
        "show",
        "check",
        "cost",
        "overlap",
        "meetings",
        "coverage",
        "onboarding",
        "budget",
        "export",
        "posting",
        "data",
    ]:
        assert re.search(rf"^    {command}( |$)", out, re.MULTILINE)
    assert "hiring-planner cost DE --budget 80000 --json" in out
    assert (
        "exit codes: 0 done, 1 findings (audit, check, coverage, diff, import, meetings, onboarding,"
        "\nposting --check), 2 bad input" in out
    )


@pytest.mark.parametrize("language", ["en", "de", "ar"])
@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_that_every_command_explains_itself(planner: Run, command: str, language: str) -> None:
    ended = planner(command, "--help", "--language", language)
    assert ended.exit_code == 0
    assert f": hiring-planner {command} " in ended.out.splitlines()[0]


@pytest.mark.parametrize(
    "argv",
    [["plan.hplan", "extra"], ["--nonsense"], ["cost", "--nonsense"], ["data"], ["data", "burn"]],
)
def test_that_a_command_line_that_fits_nothing_points_to_help(
    refused: Refused, argv: list[str]
) -> None:
    assert "--help” shows how." in refused(*argv)


@pytest.mark.parametrize(
    "argv",
    [
        ["--json", "--language", "de", "cost", "DE", "60000"],
        ["--language=de", "cost", "DE", "--json", "60000"],
        ["cost", "--json", "DE", "60000"],
    ],
)
def test_that_shared_options_may_stand_anywhere(planner: Run, argv: list[str]) -> None:
    assert planner(*argv).json["total"] == "73350.00"


def test_that_readable_answers_follow_the_environment(
    planner: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "de_AT.UTF-8")
    assert "73.350,00" in planner("cost", "DE", "60000").out
    assert "73,350.00" in planner("cost", "DE", "60000", "--language", "en").out
    monkeypatch.setenv("LC_ALL", "C")
    assert "73,350.00" in planner("cost", "DE", "60000").out


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_every_command_answers_in_every_language(
    planner: Run, sample: Path, language: str
) -> None:
    for argv in (
        ["show", sample],
        ["check", sample],
        ["budget", sample],
        ["cost", "PL", "300000"],
        ["overlap", "Dublin", "Tokyo", "--date", "2027-01-15"],
        ["overlap", "Dublin", "Tokyo", "--year", "2027"],
        ["data", "list"],
    ):
        ended = planner(*argv, "--language", language)
        assert (ended.exit_code, ended.err) == (0, "")
        assert ended.out.strip()


def test_that_an_unforeseen_error_goes_to_the_log_and_is_said_in_one_sentence(
    refused: Refused, outside: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    log = tmp_path / "log" / "failures.log"
    monkeypatch.setattr("platformdirs.user_log_path", lambda *_, **__: log.parent)
    outside.fate = RuntimeError("the sky fell")
    sentence = refused()
    assert "sky" not in sentence
    assert str(log) in sentence
    assert "RuntimeError: the sky fell" in log.read_text()
    assert log.stat().st_mode & 0o777 == 0o600


def test_that_a_log_grown_too_long_begins_anew(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("platformdirs.user_log_path", lambda *_, **__: tmp_path)
    log = tmp_path / "failures.log"
    log.write_bytes(b"x" * (MAX_BYTES + 1))
    record_crash(RuntimeError("first"))
    record_crash(RuntimeError("second"))
    text = log.read_text()
    assert "first" in text
    assert "second" in text
    assert "xx" not in text


def test_that_a_log_that_cannot_be_written_changes_nothing_else(
    refused: Refused, outside: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setattr("platformdirs.user_log_path", lambda *_, **__: blocked / "log")
    outside.fate = RuntimeError()
    assert "Something unforeseen went wrong (RuntimeError)." in refused()


def test_that_ctrl_c_ends_quietly(planner: Run, outside: Any) -> None:
    outside.fate = KeyboardInterrupt()
    ended = planner()
    assert (ended.exit_code, ended.out, ended.err) == (130, "", "")


def test_that_a_data_build_is_handed_over_and_reported(
    planner: Run, outside: Any, tmp_path: Path
) -> None:
    ended = planner("data", "build", tmp_path / "raw", tmp_path / "out", "--json")
    assert outside.built == [(tmp_path / "raw", tmp_path / "out")]
    assert ended.json["tables"] == {"places.csv": 1234}
    assert ended.json["dropped"] == ["Nauru: no currency"]
    readable = planner("data", "build", tmp_path / "raw", tmp_path / "out").out
    assert "1,234" in readable
    assert "Nauru: no currency" in readable


def test_that_the_data_list_counts_what_is_there(planner: Run) -> None:
    answer = planner("data", "list", "--json").json
    assert answer["counts"]["countries_with_employer_cost"] >= 68
    assert answer["counts"]["places"] >= 200
    assert {"id", "title", "publisher", "licence", "as_of"} <= answer["sources"][0].keys()
    assert "Germany" in planner("data", "list").out


def test_that_json_keeps_letters_as_they_are(planner: Run) -> None:
    out = planner("overlap", "Krakow", "--date", "2027-01-15", "--json").out
    assert "Kraków" in out
    assert json.loads(out)["anchor"] == "Kraków"


@pytest.mark.parametrize("argv", [[], ["show"], ["new", "--sample", "cloud-provider"]])
def test_that_a_name_no_disk_takes_is_said(refused: Refused, argv: list[str]) -> None:
    assert "n" * 300 in refused(*argv, "n" * 300)
