"""The onboarding book of one hire: only their tasks, and nothing of anybody's pay."""

from planner import __version__
from planner.export.workbook.book_sheets import BookSheet, Progress, onboarding_sheets
from planner.export.workbook.context import Context
from planner.export.workbook.sheet_names import SheetNames
from planner.export.workbook.sheet_writer import cell_text
from planner.export.workbook.styles import Look
from planner.localization.messages import _
from planner.localization.onboarding_texts import hire_name

_FIRST_FACT = 3


def hire_book_sheets(names: SheetNames) -> tuple[BookSheet, ...]:
    """Return the sheets in the order of their tabs; what mentors do for others is not among them.

    Args:
        names: What sheets are called.
    """
    sheets = (sheet for sheet in onboarding_sheets(names) if sheet.name != names.mentoring)
    return BookSheet(names.about, None, _about), *sheets


def _about(context: Context, _done: Progress) -> None:
    """Write whose book it is, and how to use it."""
    sheet, contents = context.sheet(context.names.about), context.contents
    sheet.worksheet.set_column(0, 0, 38)
    sheet.worksheet.set_column(1, 1, 100)
    plan = contents.evaluation.plan
    blocks = context.onboarding.blocks
    whose = hire_name(blocks[0].schedule.hire.position) if blocks else ""
    context.title(sheet, whose, _("The onboarding of one new hire, without anybody's pay"))
    text, shown = context.styles(Look.TEXT), contents.formatter
    facts = [
        (_("Plan"), plan.name),
        (_("Made on"), shown.date_long(contents.generated_on)),
        (_("Made by"), f"Global Hiring Planner {__version__}"),
    ]
    for row, fact in enumerate(facts, _FIRST_FACT):
        sheet.texts(row, 0, fact, text)
    row = _FIRST_FACT + len(facts) + 1
    sheet.text(row, 0, _("Notes"), context.styles(Look.SECTION))
    notes = (
        _("Cells to change are shaded: another first day moves every date that is not fixed."),
        _("Public holidays that follow the moon are estimates."),
    )
    for at, note in enumerate(notes, row + 1):
        sheet.text(at, 0, note, text)
    row += len(notes) + 2
    sheet.text(row, 0, _("Sheets"), context.styles(Look.SECTION))
    for at, other in enumerate(context.workbook.worksheets()[1:], row + 1):
        link = f"internal:'{other.name}'!A1"
        sheet.worksheet.write_url(at, 0, link, context.styles(Look.LINK), cell_text(other.name))
    context.print_setup(sheet, frozen=(2, 0), repeated_rows=(0, 1))
