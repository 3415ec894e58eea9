"""The sheets of a workbook for wider circulation, made anew so that nothing can be left in them.

Of the whole workbook only those come that know nobody's pay or cost.
"""

from planner.export.workbook.book_sheets import BookSheet, Progress, book_sheets
from planner.export.workbook.context import Context
from planner.export.workbook.export_options import WITHOUT_PAY, Redaction, SheetGroup
from planner.export.workbook.redacted_about import write_redacted_about
from planner.export.workbook.redacted_monthly import write_redacted_monthly
from planner.export.workbook.redacted_positions import write_redacted_positions
from planner.export.workbook.sheet_names import SheetNames


def redacted_sheets(names: SheetNames, redaction: Redaction) -> tuple[BookSheet, ...]:
    """Return the sheets in the order of their tabs.

    Args:
        names: What sheets are called.
        redaction: How much is left out; something is.
    """

    def about(context: Context, _done: Progress) -> None:
        write_redacted_about(context, redaction)

    def positions(context: Context, _done: Progress) -> None:
        write_redacted_positions(context)

    def monthly(context: Context, _done: Progress) -> None:
        write_redacted_monthly(context, by_group=redaction is Redaction.PAY)

    costs = [BookSheet(names.monthly, SheetGroup.COSTS, monthly)]
    if redaction is Redaction.PAY:
        costs.insert(0, BookSheet(names.positions, SheetGroup.COSTS, positions))
    others = (sheet for sheet in book_sheets(names) if sheet.group in WITHOUT_PAY)
    return BookSheet(names.about, None, about), *costs, *others
