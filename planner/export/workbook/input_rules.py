"""What may be typed into the workbook's inputs, what is asked for, and what is said to the rest."""

from collections.abc import Mapping
from datetime import date

from planner.export.workbook.addresses import Cell
from planner.export.workbook.scalar_rows import OPEN_END
from planner.export.workbook.sheet_writer import SheetWriter
from planner.localization.messages import _

_FIRST_DAY = date(1900, 3, 1)
"""Before it spreadsheets count days in different ways."""

_LONGEST_TITLE = 32
_LONGEST_MESSAGE = 255
"""What spreadsheets hold; a longer translation is cut rather than the whole rule lost."""


def allow_not_negative(
    sheet: SheetWriter, first: Cell, last: Cell | None = None, prompt: str = ""
) -> None:
    """Refuse what is no number or below 0, in one cell or a range."""
    rule = {
        "validate": "decimal",
        "criteria": ">=",
        "value": 0,
        "input_title": _("Amount"),
        "input_message": prompt or _("A number, 0 or more."),
        "error_title": _("Not a figure"),
        "error_message": _("Enter a number that is not negative."),
    }
    _allow(sheet, first, last, rule)


def allow_positive(
    sheet: SheetWriter, first: Cell, last: Cell | None, prompt: str, refusal: tuple[str, str]
) -> None:
    """Refuse what is no number above 0.

    Args:
        sheet: The sheet.
        first: The first cell of the range.
        last: Its last cell; None for one cell.
        prompt: What is asked for.
        refusal: The title and the words of the refusal.
    """
    rule = {
        "validate": "decimal",
        "criteria": ">",
        "value": 0,
        "input_title": _("Figure"),
        "input_message": prompt,
        "error_title": refusal[0],
        "error_message": refusal[1],
    }
    _allow(sheet, first, last, rule)


def allow_share(sheet: SheetWriter, first: Cell, last: Cell | None = None) -> None:
    """Refuse what is no share between none and all, in one cell or a range."""
    rule = {
        "validate": "decimal",
        "criteria": "between",
        "minimum": 0,
        "maximum": 1,
        "input_title": _("Share"),
        "input_message": _("A share between 0% and 100%, such as 12.5%."),
        "error_title": _("Not a share"),
        "error_message": _("Enter a share between 0% and 100%."),
    }
    _allow(sheet, first, last, rule)


def allow_whole_number(sheet: SheetWriter, cell: Cell, bounds: tuple[int, int]) -> None:
    """Refuse what is no whole number between two bounds, both allowed."""
    least, greatest = bounds
    words = _("Enter a whole number from {least} to {greatest}.").format(
        least=least, greatest=greatest
    )
    rule = {
        "validate": "integer",
        "criteria": "between",
        "minimum": least,
        "maximum": greatest,
        "input_title": _("Figure"),
        "input_message": words,
        "error_title": _("Not a figure"),
        "error_message": words,
    }
    _allow(sheet, cell, None, rule)


def allow_date(sheet: SheetWriter, first: Cell, last: Cell | None = None, prompt: str = "") -> None:
    """Refuse what is no date, in one cell or a range."""
    rule = {
        "validate": "date",
        "criteria": "between",
        "minimum": _FIRST_DAY,
        "maximum": OPEN_END,
        "input_title": _("Date"),
        "input_message": prompt or _("A date."),
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
        message: What to do, and what to do instead.
    """
    rule = {
        "validate": "list",
        "source": f"={words}",
        "input_title": _("List"),
        "input_message": message,
        "error_title": _("Not in the list"),
        "error_message": message,
    }
    _allow(sheet, first, last, rule)


def allow_text(sheet: SheetWriter, first: Cell, last: Cell | None, prompt: str) -> None:
    """Say what a free text is for; anything is taken."""
    rule = {"validate": "any", "input_title": _("Text"), "input_message": prompt}
    _allow(sheet, first, last, rule)


def refuse_typing(sheet: SheetWriter, first: Cell, last: Cell) -> None:
    """Refuse whatever is typed over formulas, on sheets whose columns fold up.

    Excel folds no columns on a protected sheet; this keeps formulas there from a slip of the
    keyboard all the same.
    """
    rule = {
        "validate": "custom",
        "value": "=FALSE",
        "error_title": _("A formula"),
        "error_message": _(
            "This cell is worked out from others. Change the shaded cells of the sheets Inputs "
            "and Positions instead."
        ),
    }
    _allow(sheet, first, last, rule)


def _allow(sheet: SheetWriter, first: Cell, last: Cell | None, rule: Mapping[str, object]) -> None:
    texts = {"title": _LONGEST_TITLE, "message": _LONGEST_MESSAGE}
    fitting = {
        name: value[: texts[name.rpartition("_")[2]]]
        if isinstance(value, str) and name.endswith(("_title", "_message"))
        else value
        for name, value in rule.items()
    }
    sheet.worksheet.data_validation(*first, *(last or first), fitting)
