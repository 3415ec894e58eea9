"""One test of the workbook by itself: two formulas that must agree."""

from dataclasses import dataclass
from decimal import Decimal

from planner.export.workbook.sheet_writer import Result

_TOLERANCE = Decimal("0.005")
_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Check:
    """Two formulas that must agree, with their results.

    Attributes:
        words: What holds where they do.
        expected: The formula of what is expected.
        expected_result: Its result.
        found: The formula of what is found.
        found_result: Its result.
        number_format: Of both.
        is_review: Whether a difference asks for somebody's look and is no error of the workbook.
    """

    words: str
    expected: str
    expected_result: Result
    found: str
    found_result: Result
    number_format: str
    is_review: bool = False

    @property
    def difference(self) -> Decimal:
        """What is found less what is expected; dates are set against each other by formula only."""
        found, expected = self.found_result, self.expected_result
        if isinstance(found, (int, Decimal)) and isinstance(expected, (int, Decimal)):
            return Decimal(found) - Decimal(expected)
        return _ZERO

    @property
    def has_failed(self) -> bool:
        """Whether they do not agree."""
        return abs(self.difference) > _TOLERANCE
