"""Lists and Latin names inside sentences."""

from pathlib import Path

import pytest

from planner.localization.formatting import Formatter
from planner.localization.messages import speaking
from planner.localization.problems import error_sentence
from planner.localization.running_text import as_typed, left_to_right, listed
from planner.localization.typed_dates import DateTextError


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "Dublin, Cork"), ("de", "Dublin, Cork"), ("ar", "Dublin، Cork")],
)
def test_that_a_list_takes_the_comma_of_its_language(language: str, text: str) -> None:
    with speaking(language):
        assert listed(["Dublin", "Cork"]) == text


def test_that_parts_that_hold_commas_are_kept_apart() -> None:
    with speaking("ar"):
        assert listed(["Dublin، Ireland", "Cork، Ireland"], with_commas=True) == (
            "Dublin، Ireland؛ Cork، Ireland"
        )


def test_that_a_path_runs_left_to_right_in_arabic_and_stays_as_it_is_elsewhere() -> None:
    path = Path("plans/team.hplan")
    assert left_to_right(path) == str(path)
    with speaking("ar"):
        assert left_to_right(path) == f"\u2066{path}\u2069"


def test_that_a_quoted_date_keeps_its_order_where_text_runs_from_right_to_left() -> None:
    with speaking("ar"):
        assert as_typed("2027-02-30") == "\u20682027-02-30\u2069"
        sentence = error_sentence(DateTextError("2027-02-30"), Formatter("ar"))
        assert "\u20682027-02-30\u2069" in sentence
    assert as_typed("2027-02-30") == "2027-02-30"


def test_that_a_long_quotation_ends_after_a_line() -> None:
    sentence = error_sentence(DateTextError("one\ntwo " * 4_000), Formatter("en"))
    assert len(sentence) < 200
    assert "\n" not in sentence
