"""What formulas may not read because the workbook does not hold it."""

from collections.abc import Callable
from dataclasses import dataclass

from xlsxwriter.format import Format


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Sheets that are not in a workbook.

    Attributes:
        references: How formulas name them and the cells in them.
        typed_in: Returns the style of a figure typed in for that of a formula.
    """

    references: tuple[str, ...]
    typed_in: Callable[[Format], Format]

    def has(self, formula: str) -> bool:
        """Tell whether a formula reads one of them."""
        return any(reference in formula for reference in self.references)
