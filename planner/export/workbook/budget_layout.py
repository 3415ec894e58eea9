"""Where everything stands on the Budget sheet: totals, the cost by what it is for, the seats."""

from collections.abc import Mapping
from dataclasses import dataclass

from planner.export.workbook.addresses import fixed_range, on_sheet
from planner.export.workbook.budget_slices import Slice, SlicedCost
from planner.export.workbook.contents import Contents
from planner.export.workbook.month_columns import (
    FIRST_MONTH,
    GROUP,
    ID,
    LABEL,
    OPENING,
    PARAMETER,
    UNIT,
    MonthColumns,
)
from planner.quantities.identifiers import SeatId

CHART_ROWS = 18
GROUP_WIDTH = 24
"""Names of teams are longer than those of the groups of Monthly cost."""
_ROWS_AROUND_A_SLICE = 3
"""Its title, what is not listed, an empty row."""

SEAT_ID = ID
SEAT_NAME = LABEL
SLICE_COLUMNS: Mapping[Slice, int] = {
    Slice.TEAM: GROUP,
    Slice.PLACE: UNIT,
    Slice.COST_CENTER: PARAMETER,
    Slice.STATUS: OPENING,
}
"""Columns of the seats' table; its months stand where they stand everywhere."""


@dataclass(frozen=True)
class BudgetLayout:
    """Rows of the Budget sheet."""

    name: str
    section_row: int
    slices: Mapping[Slice, SlicedCost]
    seats: Mapping[SeatId, int]

    @classmethod
    def of(cls, contents: Contents, name: str, section_row: int) -> "BudgetLayout":
        """Lay the sheet out for a plan.

        Args:
            contents: What the sheets show.
            name: The sheet's name.
            section_row: The first row below the month headings.
        """
        slices = {which: SlicedCost.of(contents, which) for which in Slice}
        first_seat = cls(name, section_row, slices, {}).first_seat
        rows = {seat.seat.id: row for row, seat in enumerate(contents.seats, first_seat)}
        return cls(name, section_row, slices, rows)

    @property
    def plan_row(self) -> int:
        """The plan's cost."""
        return self.section_row + 1

    @property
    def budget_row(self) -> int:
        """The budget."""
        return self.plan_row + 1

    @property
    def variance_row(self) -> int:
        """Budget less cost."""
        return self.budget_row + 1

    @property
    def variance_share_row(self) -> int:
        """Budget less cost, as a share of the budget."""
        return self.variance_row + 1

    @property
    def run_rate_row(self) -> int:
        """The plan's run-rate; below it the budget's, and what lies between them."""
        return self.variance_share_row + 1

    @property
    def chart_row(self) -> int:
        """Where the charts begin."""
        return self.run_rate_row + 4

    def title_row(self, which: Slice) -> int:
        """Return the row of a split's title."""
        before = list(Slice)[: list(Slice).index(which)]
        rows = sum(len(self.slices[each].entries) + _ROWS_AROUND_A_SLICE for each in before)
        return self.chart_row + CHART_ROWS + rows

    def first_row(self, which: Slice) -> int:
        """Return the first row of a split."""
        return self.title_row(which) + 1

    def rest_row(self, which: Slice) -> int:
        """Return the row of what is in none of a split's rows."""
        return self.first_row(which) + len(self.slices[which].entries)

    @property
    def no_cost_center_row(self) -> int:
        """The row of the seats without a cost center."""
        return self.rest_row(Slice.COST_CENTER) - 1

    @property
    def seat_heading_row(self) -> int:
        """The headings of the seats' table."""
        return self.rest_row(Slice.STATUS) + 3

    @property
    def first_seat(self) -> int:
        """The first seat's row."""
        return self.seat_heading_row + 1

    @property
    def last_row(self) -> int:
        """The last seat's row; an empty one where there is no seat."""
        return self.seat_heading_row + max(1, len(self.seats))

    def seat_column(self, column: int) -> str:
        """Return a column of the seats' table, on this sheet."""
        return fixed_range((self.first_seat, column), (self.last_row, column))

    def seat_months(self, columns: MonthColumns) -> str:
        """Return the months of all seats, from other sheets."""
        first, last = (self.first_seat, FIRST_MONTH), (self.last_row, columns.last)
        return on_sheet(self.name, fixed_range(first, last))

    def rest_months(self, which: Slice, columns: MonthColumns) -> str:
        """Return the months of what is in none of a split's rows, from other sheets."""
        row = self.rest_row(which)
        return on_sheet(self.name, fixed_range((row, FIRST_MONTH), (row, columns.last)))
