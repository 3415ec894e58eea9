"""Help and errors of the command line in the reader's language."""

from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]
Refused = Callable[..., str]


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        (["cost", "DE", "--budget"], "--budget needs a value. "),
        (["cost", "DE", "--engagement", "temp"], "--engagement cannot be “temp”. Choose one of: "),
        (["cost", "DE", "1", "--language", "xx"], "--language cannot be “xx”. Choose one of: "),
        (["data", "burn"], "VERB cannot be “burn”. Choose one of: "),
        (["overlap", "Dublin", "--year", "soon"], "--year cannot be “soon”. "),
        (["show", "a.hplan", "--json=yes"], "--json takes no value. "),
        (
            ["overlap", "Dublin", "--year", "2027", "--date", "2027-01-15"],
            "--date and --year exclude each other. ",
        ),
        (["export", "a.hplan"], "Missing: OUT. "),
        (["cost", "DE", "1", "--nonsense"], "“--nonsense” has no place here. "),
        (["overlap", "Dublin", "--ho", "x"], "“--ho” could be --hours, --holidays. "),
    ],
)
def test_that_what_cannot_be_understood_is_said_in_a_sentence(
    refused: Refused, argv: list[str], sentence: str
) -> None:
    said = refused(*argv)
    assert said.startswith(f"hiring-planner: {sentence}")
    assert said.endswith("--help” shows how.\n")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", ("Aufruf: ", "Argumente:", "Optionen:", "Beispiele:")),
        ("ar", ("الاستخدام: ", "الوسائط:", "الخيارات:", "أمثلة:")),
    ],
)
def test_that_help_speaks_the_language_asked_for(
    planner: Run, language: str, words: tuple[str, ...]
) -> None:
    out = planner("cost", "--help", "--language", language).out
    assert out.startswith(f"{words[0]}hiring-planner cost [-h] ")
    for word in words:
        assert word in out
    for english in ("usage", "argument", "options", "examples"):
        assert english not in out


def test_that_braces_in_a_mistake_are_told_as_typed(refused: Refused) -> None:
    assert "“--{name}” has no place here." in refused("cost", "DE", "1", "--{name}")
