"""What may be typed into the workbook's inputs, and what is said to anything else."""

from collections.abc import Mapping
from datetime import date

from planner.export.workbook.addresses import Cell
from planner.export.workbook.scalar_rows import OPEN_END
from planner.export.workbook.sheet_writer import SheetWriter
from planner.localization.messages import _

_FIRST_DAY = date(1900, 3, 1)
"""Before it spreadsheets count days in different ways."""


def allow_not_negative(sheet: SheetWriter, first: Cell, last: Cell | None = None) -> None:
    """Refuse what is no number or below 0, in one cell or a range."""
    rule = {
        "validate": "decimal",
        "criteria": ">=",
        "value": 0,
        "error_title": _("Not a figure"),
        "error_message": _("Enter a number that is not negative."),
    }
    _allow(sheet, first, last, rule)


def allow_date(sheet: SheetWriter, first: Cell, last: Cell | None = None) -> None:
    """Refuse what is no date, in one cell or a range."""
    rule = {
        "validate": "date",
        "criteria": "between",
        "minimum": _FIRST_DAY,
        "maximum": OPEN_END,
        "error_title": _("Not a date"),
        "error_message": _("Enter a date."),
    }
    _allow(sheet, first, last, rule)


def allow_one_of(sheet: SheetWriter, first: Cell, last: Cell, words: str, message: str) -> None:
    """Refuse what is not in a list.

    Args:
        sheet: The sheet.
        first: The first cell of the range.
        last: Its last cell.
        words: The address of the list.
        message: What to do instead.
    """
    rule = {
        "validate": "list",
        "source": f"={words}",
        "error_title": _("Not in the list"),
        "error_message": message,
    }
    _allow(sheet, first, last, rule)


def _allow(sheet: SheetWriter, first: Cell, last: Cell | None, rule: Mapping[str, object]) -> None:
    sheet.worksheet.data_validation(*first, *(last or first), dict(rule))
