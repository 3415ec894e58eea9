from decimal import Decimal

import pytest

from planner.calculators.place_limits import LimitFailure, LimitKind
from planner.localization.formatting import Formatter
from planner.localization.place_terms import failure_text
from planner.quantities.identifiers import CurrencyCode


@pytest.mark.parametrize(
    ("failure", "sentence"),
    [
        (
            LimitFailure(LimitKind.MAX_HOLIDAYS, Decimal(18), Decimal(16)),
            "18 public holidays, at most 16 asked for",
        ),
        (
            LimitFailure(LimitKind.MAX_HOLIDAYS, None, Decimal(16)),
            "no evidence of public holidays, at most 16 asked for",
        ),
        (
            LimitFailure(LimitKind.PAY_GRADE, found=("D", "C")),
            "pay data of grade D, C or better asked for",
        ),
        (
            LimitFailure(LimitKind.PAY_GRADE, found=("C",)),
            "no evidence of pay, grade C or better asked for",
        ),
    ],
)
def test_that_a_limit_not_kept_is_said_with_the_places_own_value(
    failure: LimitFailure, sentence: str
) -> None:
    assert failure_text(failure, CurrencyCode("USD"), Formatter("en")) == sentence
