"""Where months stand: the same columns on every sheet that has them."""

from dataclasses import dataclass

ID = 0
GROUP = 1
LABEL = 2
UNIT = 3
PARAMETER = 4
OPENING = 5
FIRST_MONTH = 6
"""Columns before the months: seat, group, what the row says, unit, its annual figure or rate, and
the balance before the first month."""


@dataclass(frozen=True, slots=True)
class MonthColumns:
    """The columns of the horizon's months, and of the totals beyond them."""

    months: int
    fiscal_years: int

    @property
    def first(self) -> int:
        """The first month's column."""
        return FIRST_MONTH

    @property
    def last(self) -> int:
        """The last month's column."""
        return FIRST_MONTH + self.months - 1

    @property
    def total(self) -> int:
        """The column of the horizon's total."""
        return self.last + 1

    @property
    def first_fiscal_year(self) -> int:
        """The column of the first fiscal year's total."""
        return self.total + 1

    @property
    def last_fiscal_year(self) -> int:
        """The column of the last fiscal year's total."""
        return self.total + self.fiscal_years

    @property
    def converted(self) -> int:
        """The column in which Budget converts each seat's local total anew."""
        return self.last_fiscal_year + 1
