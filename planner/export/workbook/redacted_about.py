"""The sheet About of a workbook for wider circulation: what it leaves out, and by which rule."""

from planner import __version__
from planner.calculators.disclosure import FEWEST_SEATS
from planner.export.workbook.context import Context
from planner.export.workbook.export_options import Redaction
from planner.export.workbook.plan_title import plan_title, scenario_name
from planner.export.workbook.sheet_writer import SheetWriter, cell_text
from planner.export.workbook.styles import Look
from planner.localization.messages import _

_FIRST_FACT = 3


def write_redacted_about(context: Context, redaction: Redaction) -> None:
    """Write the first sheet."""
    sheet = context.sheet(context.names.about)
    sheet.worksheet.set_column(0, 0, 38)
    sheet.worksheet.set_column(1, 1, 100)
    title = plan_title(context.contents.evaluation.plan)
    context.title(sheet, title, _("A hiring plan for wider circulation, without anybody's pay"))
    row = _write_facts(context, sheet)
    row = _write_texts(context, sheet, row + 1, (_("What is left out"), _rules(redaction)))
    row = _write_texts(context, sheet, row + 1, (_("Notes"), _notes()))
    _write_sheets(context, sheet, row + 1)
    context.print_setup(sheet, frozen=(2, 0), repeated_rows=(0, 1))


def _write_facts(context: Context, sheet: SheetWriter) -> int:
    contents, text = context.contents, context.styles(Look.TEXT)
    formatter = contents.formatter
    scenario = scenario_name(contents.evaluation.plan)
    facts = [
        *([(_("Scenario"), scenario)] if scenario else []),
        (_("Horizon"), formatter.month_range(contents.months[0], contents.months[-1])),
        (_("Reporting currency"), contents.reporting_currency),
        (_("Market data as of"), formatter.date_long(contents.evaluation.market.as_of)),
        (_("Made on"), formatter.date_long(contents.generated_on)),
        (_("Made by"), f"Global Hiring Planner {__version__}"),
    ]
    for row, fact in enumerate(facts, _FIRST_FACT):
        sheet.texts(row, 0, fact, text)
    return _FIRST_FACT + len(facts)


def _rules(redaction: Redaction) -> list[str]:
    shown = (
        _("Pay is shown as the market's band, P25 to P75, rounded outward to two figures.")
        if redaction is Redaction.PAY
        else _("Costs are shown as totals of months only; nobody's pay or band is here.")
    )
    rules = [
        shown,
        _("A total is shown where at least {count} seats count in it."),
        _("Notes, descriptions, and figures the plan gives for single seats are left out."),
        _("Who knows who starts when can still compare the totals of two months."),
    ]
    if redaction is Redaction.PAY:
        rules.insert(
            2, _("Smaller places and teams are together under “Other”, over the months told.")
        )
    return [rule.format(count=FEWEST_SEATS) for rule in rules]


def _notes() -> list[str]:
    return [
        _("This workbook holds results; it has no inputs to recalculate from."),
        _("Public holidays that follow the moon are estimates."),
    ]


def _write_texts(
    context: Context, sheet: SheetWriter, row: int, section: tuple[str, list[str]]
) -> int:
    heading, texts = section
    sheet.text(row, 0, heading, context.styles(Look.SECTION))
    for at, text in enumerate(texts, row + 1):
        sheet.text(at, 0, text, context.styles(Look.TEXT))
    return row + len(texts) + 1


def _write_sheets(context: Context, sheet: SheetWriter, row: int) -> None:
    sheet.text(row, 0, _("Sheets"), context.styles(Look.SECTION))
    for at, other in enumerate(context.workbook.worksheets()[1:], row + 1):
        link = f"internal:'{other.name}'!A1"
        sheet.worksheet.write_url(at, 0, link, context.styles(Look.LINK), cell_text(other.name))
