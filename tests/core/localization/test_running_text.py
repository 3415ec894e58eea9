"""Lists and Latin names inside sentences."""

from pathlib import Path

import pytest

from planner.localization.messages import speaking
from planner.localization.running_text import left_to_right, listed


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
