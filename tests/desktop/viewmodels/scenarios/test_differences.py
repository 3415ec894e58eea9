from decimal import Decimal

import pytest

from planner.desktop.viewmodels.cells import Tone
from planner.desktop.viewmodels.scenarios.differences import (
    days_in_words,
    signed_count,
    signed_days,
    signed_headline,
    signed_hours,
    signed_points,
    tone_of,
)
from planner.localization.formatting import Formatter
from planner.localization.messages import speaking
from planner.quantities.identifiers import CurrencyCode

USD = CurrencyCode("USD")


def test_that_no_difference_has_no_sign(formatter: Formatter) -> None:
    assert signed_days(0, formatter) == "0"
    assert signed_hours(0.2, formatter) == "0"
    assert signed_points(0.004, formatter) == "0"
    assert signed_count(Decimal("0.04"), formatter, 1) == "0"
    assert signed_headline(Decimal(49), USD, formatter) == "0"
    assert days_in_words(0, formatter) == "0 days"


def test_that_a_difference_has_its_sign(formatter: Formatter) -> None:
    assert signed_days(-34, formatter) == "−34 d"
    assert signed_hours(72, formatter) == "+1.2 h"
    assert signed_points(-0.29, formatter) == "−29 pt"
    assert signed_count(Decimal(2), formatter) == "+2"
    assert signed_headline(Decimal(-330_000), USD, formatter) == "−$330k"
    assert days_in_words(1, formatter) == "+1 day"


def test_that_words_after_a_number_run_as_their_language_does() -> None:
    with speaking("ar"):
        text = days_in_words(-26, Formatter("ar"))
    start, end = "\N{LEFT-TO-RIGHT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
    assert text.count(start) == text.count(end) == 1
    inside = text[text.index(start) + 1 : text.index(end)]
    assert inside.strip("\N{MINUS SIGN}") == "26"


@pytest.mark.parametrize(
    ("difference", "better", "tone"),
    [
        (1.0, 1, Tone.GOOD),
        (1.0, -1, Tone.WARNING),
        (-1.0, -1, Tone.GOOD),
        (0.0, 1, Tone.QUIET),
        (1.0, 0, Tone.QUIET),
    ],
)
def test_that_only_what_is_better_or_worse_is_colored(
    difference: float, better: int, tone: Tone
) -> None:
    assert tone_of(difference, better=better) is tone
