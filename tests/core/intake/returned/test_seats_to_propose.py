"""The empty rows below the seats: filled in, each comes back as a proposed position."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl

from planner.intake.returned.review import Review
from planner.plan.model import Plan, Position


def rows_to_fill(sheet: Any) -> list[int]:
    """The rows without an ID whose role may be typed."""
    return [
        row[0].row
        for row in sheet.iter_rows(min_row=5)
        if row[0].value is None and not row[3].protection.locked
    ]


def test_that_a_row_filled_in_below_the_seats_comes_back_as_a_position(
    review: Callable[..., Review], plan: Plan
) -> None:
    def fill(workbook: Any) -> None:
        sheet = workbook["Positions"]
        first, *_others, last = rows_to_fill(sheet)
        for row, pay in ((first, 250_000), (last, 260_000)):
            sheet[f"D{row}"].value = "MLOps engineer"
            sheet[f"E{row}"].value = "Senior"
            sheet[f"F{row}"].value = plan.teams[0].name
            sheet[f"G{row}"].value = "Kraków"
            sheet[f"J{row}"].value = "Open"
            sheet[f"K{row}"].value = "Own entity"
            sheet[f"L{row}"].value = pay
            sheet[f"M{row}"].value = datetime.fromisoformat("2027-05-03")

    found = review(fill)
    assert found.problems == ()
    seats = [proposal.change.new for proposal in found.proposals]
    assert all(isinstance(seat, Position) for seat in seats)
    pay = [seat.base_pay.amount for seat in seats if isinstance(seat, Position)]
    assert pay == [Decimal(250_000), Decimal(260_000)]


def test_that_there_are_rows_to_fill_below_the_total(
    exported: Callable[[Plan, str], Path], plan: Plan
) -> None:
    sheet = openpyxl.load_workbook(exported(plan, "en"))["Positions"]
    rows = rows_to_fill(sheet)
    total = 4 + len(tuple(plan.seats)) + 1
    assert len(rows) == 10
    assert min(rows) > total
    assert all(sheet.cell(row, 1).protection.locked for row in rows)
