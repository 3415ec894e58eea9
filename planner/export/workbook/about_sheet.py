"""The About sheet: what the workbook is, how to read it, and whether its checks hold."""

from decimal import Decimal

from planner import __version__
from planner.export.workbook import number_formats as formats
from planner.export.workbook.about_contacts import write_contacts
from planner.export.workbook.addresses import fixed, fixed_range, on_sheet
from planner.export.workbook.checks_sheet import write_master_link
from planner.export.workbook.context import Context
from planner.export.workbook.monthly_summary import TOTAL_ROW
from planner.export.workbook.plan_title import plan_title, scenario_name
from planner.export.workbook.sheet_writer import SheetWriter, cell_text
from planner.export.workbook.styles import Look
from planner.localization.messages import _

_VALUE = 1
_FIRST_FACT = 4
_ZERO = Decimal(0)


def write_about(context: Context) -> None:
    """Write the first sheet."""
    sheet = context.sheet(context.names.about)
    plan = context.contents.evaluation.plan
    sheet.worksheet.set_column(0, 0, 38)
    sheet.worksheet.set_column(1, 1, 44)
    sheet.worksheet.set_column(2, 2, 70)
    context.title(
        sheet, plan_title(plan), _("A hiring plan's cost by month, for finance to recalculate")
    )
    if plan.description:
        prose = context.prose(plan.description)
        sheet.worksheet.merge_range(2, 0, 2, 2, "", prose)
        sheet.text(2, 0, plan.description, prose)
        sheet.worksheet.set_row(2, 14 * (len(plan.description) // 130 + 2))
    row = _write_facts(context, sheet)
    row = write_contacts(context, sheet, row + 1)
    row = _write_legend(context, sheet, row + 1)
    row = _write_contents(context, sheet, row + 1)
    _write_notes(context, sheet, row + 1)
    context.print_setup(sheet, frozen=(2, 0), repeated_rows=(0, 1))


def _write_facts(context: Context, sheet: SheetWriter) -> int:
    contents = context.contents
    formatter = contents.formatter
    text, left = (
        context.styles(Look.TEXT),
        context.styles(Look.TEXT, formats.INTEGER, align="start"),
    )
    if _has(context, context.names.checks):
        sheet.text(_FIRST_FACT, 0, _("All checks"), context.styles(Look.TEXT, bold=True))
        write_master_link(context, sheet, _FIRST_FACT, _VALUE)
    row, column = context.seat_count_cell
    sheet.text(row, 0, _("Seats of the plan"), text)
    sheet.number(row, column, len(contents.seats) + contents.left_out, left)
    scenario = scenario_name(contents.evaluation.plan)
    facts = [
        *([(_("Scenario"), scenario)] if scenario else []),
        (_("Horizon"), formatter.month_range(contents.months[0], contents.months[-1])),
        (_("Reporting currency"), contents.reporting_currency),
        (_("Market data as of"), formatter.date_long(contents.evaluation.market.as_of)),
        (_("Made on"), formatter.date_long(contents.generated_on)),
        (_("Made by"), f"Global Hiring Planner {__version__}"),
        (_("Workbook number"), contents.evaluation.plan.document_id),
    ]
    for at, (label, value) in enumerate(facts, row + 1):
        sheet.text(at, 0, label, text)
        sheet.text(at, _VALUE, value, text)
    row += len(facts) + 1
    return _write_totals(context, sheet, row) if _has(context, context.names.monthly) else row


def _has(context: Context, name: str) -> bool:
    """Tell whether the workbook holds a sheet."""
    return context.workbook.get_worksheet_by_name(name) is not None


def _write_totals(context: Context, sheet: SheetWriter, row: int) -> int:
    """Write the total as exported beside the total now, so that edits show."""
    contents, columns = context.contents, context.months
    currency = contents.reporting_currency
    total = sum(contents.evaluation.budget.totals, _ZERO)
    months = fixed_range((TOTAL_ROW, columns.first), (TOTAL_ROW, columns.last))
    number_format = formats.amount_format(contents.reporting_digits)
    fact = context.styles(Look.FACT, number_format, align="start")
    link = context.styles(Look.LINK, number_format, align="start")
    formula = context.styles(Look.FORMULA, number_format, align="start")
    labels = (
        _("Cost over the horizon when exported, {currency}"),
        _("Cost over the horizon now, {currency}"),
        _("Changed since the export, {currency}"),
    )
    for at, label in enumerate(labels, row):
        sheet.text(at, 0, label.format(currency=currency), context.styles(Look.TEXT))
    sheet.number(row, _VALUE, total, fact)
    now = f"SUM({on_sheet(context.names.monthly, months)})"
    sheet.formula(row + 1, _VALUE, now, total, link)
    change = f"{fixed(row + 1, _VALUE)}-{fixed(row, _VALUE)}"
    sheet.formula(row + 2, _VALUE, change, _ZERO, formula)
    return row + 3


def _write_legend(context: Context, sheet: SheetWriter, row: int) -> int:
    sheet.text(row, 0, _("How to read it"), context.styles(Look.SECTION))
    legend = [
        (Look.INPUT, _("Blue, shaded"), _("An input: change it and everything follows.")),
        (
            Look.DEFAULT,
            _("Black, shaded"),
            _("A figure that follows another one until you type over it."),
        ),
        (
            Look.FACT,
            _("Blue"),
            _("A figure typed in: market data or a rule. Its source and date stand beside it."),
        ),
        (Look.FORMULA, _("Black"), _("A formula. It recalculates.")),
        (Look.LINK, _("Green"), _("A formula that only fetches a figure from another sheet.")),
    ]
    for at, (look, name, meaning) in enumerate(legend, row + 1):
        sheet.text(at, 0, name, context.styles.sample(look))
        sheet.text(at, _VALUE, meaning, context.styles(Look.TEXT))
    return row + len(legend) + 1


def _write_contents(context: Context, sheet: SheetWriter, row: int) -> int:
    sheet.text(row, 0, _("Sheets"), context.styles(Look.SECTION))
    names = context.names
    described = {
        names.inputs: _("Every assumption once, with its source"),
        names.positions: _("Members and positions: pay, dates, engagement, annual cost"),
        names.monthly: _("Cost by month against the budget, and how each seat's is made up"),
        names.budget: _("The plan against its budget, by team, place, cost center and status"),
        names.headcount: _("Heads by month: opening, hires, leavers, closing"),
        names.scenarios: _("What the base and each scenario come to, and what each changes"),
        names.timeline: _("When open seats are expected to fill, and the levers on that"),
        names.lever_costs: _("What the levers cost by month, and the plan with them"),
        names.opening: _("Balances the first months start from"),
        names.overlap: _("Working hours shared with the anchor place"),
        names.overlap_teams: _("What each team and each two in it share over the horizon"),
        names.overlap_days: _("What each team shares on every workday, and what days off take"),
        names.coverage: _("Who is at work around the clock, and when nobody is"),
        names.pay_bands: _("What the market pays, and where the plan's base pay stands"),
        names.places: _("How well each place fits what the plan mostly looks for"),
        names.onboarding: _("First day, productive day, progress and reviews of each new hire"),
        names.onboarding_tasks: _("Every task of every new hire: date, owner, how far, how late"),
        names.mentoring: _("What mentors and buddies have to do, week by week"),
        names.task_calendars: _("The working days that the dates of onboarding count on"),
        names.job_descriptions: _("What the posting of each position says, and how clear it is"),
        names.cost_lines: _("Statutory employer charges by country"),
        names.contributions: _("What they come to for each seat"),
        names.calendars: _("Weekends, public holidays and company days"),
        names.overrides: _("The plan's own figures beside the published ones"),
        names.changes: _("What was changed since the export, input by input"),
        names.checks: _("The workbook's own tests"),
        names.sources: _("Publishers, licenses and caveats"),
    }
    written = 0
    for name, meaning in described.items():
        if not _has(context, name):
            continue
        written += 1
        link = f"internal:'{name}'!A1"
        sheet.worksheet.write_url(
            row + written, 0, link, context.styles(Look.LINK), cell_text(name)
        )
        sheet.text(row + written, _VALUE, meaning, context.styles(Look.TEXT))
    return row + written + 1


def _write_notes(context: Context, sheet: SheetWriter, row: int) -> None:
    sheet.text(row, 0, _("Notes"), context.styles(Look.SECTION))
    notes = [
        _(
            "Cells to change are shaded; formulas are protected without a password, so that "
            "whoever needs to can lift it."
        ),
        _(
            "Where a sheet has months, the digits at its edge fold them up to fiscal years, and "
            "the rows of each seat up to its total."
        ),
        _("Negative amounts stand in parentheses; a dash is zero."),
        _(
            "Amounts are rounded half up to the currency's smallest unit, line by line; totals "
            "add up rounded figures."
        ),
        _(
            "Market figures are under the licenses on the sheet Sources; please keep the "
            "attributions."
        ),
        _(
            "Employer charges hold for the usual case of each country. They are no legal or tax "
            "advice."
        ),
        _("Public holidays that follow the moon are estimates."),
    ]
    if sheet.worksheet.left_out is not None:
        notes.insert(0, _("Not every sheet is here. What reads one that is not is a value."))
    if context.contents.left_out and _has(context, context.names.checks):
        notes.insert(0, _("Seats with an error in the plan are not in this workbook: see Checks."))
    for at, note in enumerate(notes, row + 1):
        sheet.text(at, 0, note, context.styles(Look.TEXT))
