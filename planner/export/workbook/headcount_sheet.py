"""The Headcount sheet: who is there, who comes, who goes, who is left, by month and by team."""

from collections.abc import Sequence

from planner.calculators.expected_heads import expected_heads
from planner.calculators.headcount import Headcount
from planner.export.workbook import number_formats as formats
from planner.export.workbook.addresses import column_name, fixed_column
from planner.export.workbook.budget_charts import insert_headcount_chart
from planner.export.workbook.budget_layout import GROUP_WIDTH
from planner.export.workbook.checks_sheet import write_master_link
from planner.export.workbook.context import SUMMARY_ROW, Context
from planner.export.workbook.headcount_layout import HeadRow
from planner.export.workbook.input_rules import refuse_typing
from planner.export.workbook.inputs_layout import MONTHS_PER_YEAR, Scalar
from planner.export.workbook.month_columns import (
    FIRST_MONTH,
    GROUP,
    LABEL,
    OPENING,
    UNIT,
)
from planner.export.workbook.month_headings import fold_fiscal_years, write_month_headings
from planner.export.workbook.monthly_summary import write_total_headings
from planner.export.workbook.seat_formulas import FIRST_DAY_ROW, FISCAL_YEAR_ROW, LAST_DAY_ROW
from planner.export.workbook.seat_layouts import PositionColumn as C
from planner.export.workbook.sheet_writer import SheetWriter
from planner.export.workbook.styles import Look
from planner.localization.messages import _

_FIRST_DAY, _LAST_DAY = f"{{c}}${FIRST_DAY_ROW}", f"{{c}}${LAST_DAY_ROW}"


def write_headcount(context: Context) -> None:
    """Write the corkscrew of all, the chart, and each team's."""
    layout, contents = context.headcount, context.contents
    sheet = context.sheet(context.names.headcount, charted_rows=layout.last_row + 1)
    context.title(
        sheet,
        context.names.headcount,
        _("Heads by month of the seats in the budget: opening, hires, leavers, closing."),
    )
    sheet.text(2, 0, _("Checks:"), context.styles(Look.QUIET))
    write_master_link(context, sheet, 2, 1)
    write_month_headings(context, sheet, contents.months, context.inputs.opening_month())
    write_total_headings(context, sheet)
    fold_fiscal_years(context, sheet)
    sheet.worksheet.set_column(GROUP, GROUP, GROUP_WIDTH)
    sheet.text(SUMMARY_ROW, 0, _("All teams"), context.styles(Look.SECTION))
    _write_corkscrew(context, sheet, None)
    _write_counted(context, sheet)
    _write_expected(context, sheet)
    sheet.text(layout.team_title_row, 0, _("By team"), context.styles(Look.SECTION))
    for team in range(len(layout.teams)):
        _write_corkscrew(context, sheet, team)
    insert_headcount_chart(context, sheet)
    last = context.months.last_fiscal_year
    refuse_typing(sheet, (FIRST_DAY_ROW - 1, OPENING), (layout.last_row, last))
    context.print_setup(
        sheet,
        frozen=(FISCAL_YEAR_ROW, FIRST_MONTH),
        repeated_rows=(3, FISCAL_YEAR_ROW - 1),
        repeated_columns=(0, 3),
        pages_wide=context.pages_wide,
        folds=True,
    )


def _write_corkscrew(context: Context, sheet: SheetWriter, team: int | None) -> None:
    """Write the four rows of all seats, or of a team."""
    layout = context.headcount
    name = None if team is None else layout.teams[team]
    months = layout.heads(name)
    rows = {row: layout.row(row, team) for row in HeadRow}
    words = _labels()
    for row, at in rows.items():
        label = context.styles(Look.TEXT, bold=row is HeadRow.CLOSING)
        sheet.text(at, GROUP, "" if name is None else name, context.styles(Look.TEXT))
        sheet.text(at, LABEL, words[row], label)
        sheet.text(at, UNIT, _("heads"), context.styles(Look.QUIET))
    closing = f"{rows[HeadRow.CLOSING] + 1}"
    there = _counted(context, f"(<start><{_first_month()})*(<last>>={_first_month()})", rows, team)
    results = {
        HeadRow.OPENING: [each.opening for each in months],
        HeadRow.HIRES: [each.hires for each in months],
        HeadRow.LEAVERS: [-each.leavers for each in months],
        HeadRow.CLOSING: [each.closing for each in months],
    }
    first, last = (f"{{c}}{rows[row] + 1}" for row in (HeadRow.OPENING, HeadRow.LEAVERS))
    formulas = {
        HeadRow.OPENING: f"{{p}}{closing}",
        HeadRow.HIRES: _counted(
            context, f"(<start>>={_FIRST_DAY})*(<start><={_LAST_DAY})", rows, team
        ),
        HeadRow.LEAVERS: "-"
        + _counted(context, f"(<last>>={_FIRST_DAY})*(<last><={_LAST_DAY})", rows, team),
        HeadRow.CLOSING: f"SUM({first}:{last})",
    }
    before = months[0].opening if months else 0
    style = context.styles(Look.FORMULA, formats.HEADS)
    sheet.formula(rows[HeadRow.CLOSING], OPENING, there, before, style)
    for row, at in rows.items():
        bold = context.styles(Look.FORMULA, formats.HEADS, bold=row is HeadRow.CLOSING)
        sheet.across(at, FIRST_MONTH, formulas[row], results[row], bold)
    _write_years(context, sheet, rows, months)


def _labels() -> dict[HeadRow, str]:
    return {
        HeadRow.OPENING: _("Heads before the month"),
        HeadRow.HIRES: _("Hires: starts in the month"),
        HeadRow.LEAVERS: _("Leavers: last day of work in the month"),
        HeadRow.CLOSING: _("Heads after the month"),
    }


def _first_month() -> str:
    return f"${column_name(FIRST_MONTH)}${FIRST_DAY_ROW}"


def _counted(context: Context, condition: str, rows: dict[HeadRow, int], team: int | None) -> str:
    """Return the formula that counts the budgeted seats, of a team, that meet a condition."""
    column = context.positions.column
    condition = condition.replace("<start>", column(C.START)).replace("<last>", column(C.LAST_DAY))
    of_team = ""
    if team is not None:
        name = fixed_column(rows[HeadRow.OPENING], GROUP)
        of_team = f"*({column(C.TEAM)}={name})"
    return f"SUMPRODUCT({column(C.IS_BUDGETED)}*{condition}{of_team})"


def _write_years(
    context: Context, sheet: SheetWriter, rows: dict[HeadRow, int], months: Sequence[Headcount]
) -> None:
    """Write the corkscrew of the horizon and of each fiscal year, beyond the months."""
    columns, budget = context.months, context.contents.evaluation.budget
    first, last = column_name(columns.first), column_name(columns.last)
    years = f"${first}${FISCAL_YEAR_ROW}:${last}${FISCAL_YEAR_ROW}"
    style = context.styles(Look.FORMULA, formats.HEADS)
    bold = context.styles(Look.FORMULA, formats.HEADS, bold=True)
    spans = [(0, len(months))]
    for year in budget.fiscal_years:
        start = spans[-1][1] if len(spans) > 1 else 0
        spans.append((start, start + year.months))
    of_span = [months[start:end] for start, end in spans]
    for row, sums in (
        (HeadRow.HIRES, [sum(each.hires for each in span) for span in of_span]),
        (HeadRow.LEAVERS, [-sum(each.leavers for each in span) for span in of_span]),
    ):
        at = rows[row]
        cells = f"${first}{at + 1}:${last}{at + 1}"
        sheet.formula(at, columns.total, f"SUM({cells})", sums[0], style)
        formula = f"SUMIF({years},{{c}}${FISCAL_YEAR_ROW},{cells})"
        sheet.across(at, columns.first_fiscal_year, formula, sums[1:], style)
    closing = rows[HeadRow.CLOSING] + 1
    hires, leavers = (f"{{c}}{rows[row] + 1}" for row in (HeadRow.HIRES, HeadRow.LEAVERS))
    opening = f"{{c}}{closing}-{hires}-{leavers}"
    openings = [span[0].opening if span else 0 for span in of_span]
    closings = [span[-1].closing if span else 0 for span in of_span]
    sheet.across(rows[HeadRow.OPENING], columns.total, opening, openings, style)
    moved = (
        f"${first}{rows[HeadRow.HIRES] + 1}:${last}{rows[HeadRow.HIRES] + 1}",
        f"${first}{rows[HeadRow.LEAVERS] + 1}:${last}{rows[HeadRow.LEAVERS] + 1}",
    )
    at = rows[HeadRow.CLOSING]
    sheet.formula(at, columns.total, f"${last}{closing}", closings[0], bold)
    until = f'"<="&{{c}}${FISCAL_YEAR_ROW}'
    formula = f"${column_name(OPENING)}{closing}" + "".join(
        f"+SUMIF({years},{until},{cells})" for cells in moved
    )
    sheet.across(at, columns.first_fiscal_year, formula, closings[1:], bold)


def _write_counted(context: Context, sheet: SheetWriter) -> None:
    """Write the heads after each month without the months before, for the checks."""
    layout, quiet = context.headcount, context.styles(Look.QUIET)
    row = layout.counted_row
    sheet.text(row, LABEL, _("Heads after the month, counted at once"), quiet)
    sheet.text(row, UNIT, _("heads"), quiet)
    counted = _counted(context, f"(<start><={_LAST_DAY})*(<last>>{_LAST_DAY})", {}, None)
    months = layout.all_heads
    style = context.styles(Look.QUIET, formats.HEADS, align="number")
    sheet.across(row, FIRST_MONTH, counted, [each.closing for each in months], style)


def _write_expected(context: Context, sheet: SheetWriter) -> None:
    """Write the heads expected to be left, each seat since it is in the plan."""
    row, column, inputs = context.headcount.memo_row, context.positions.column, context.inputs
    sheet.text(row, LABEL, _("Memo: heads expected after attrition"), context.styles(Look.TEXT))
    sheet.text(row, UNIT, _("heads"), context.styles(Look.QUIET))
    since, attrition = column(C.PLAN_FROM), inputs.scalar(Scalar.ATTRITION_SHARE)
    closing = f"{column(C.IS_BUDGETED)}*(<start><={_LAST_DAY})*(<last>>{_LAST_DAY})".replace(
        "<start>", column(C.START)
    ).replace("<last>", column(C.LAST_DAY))
    # Nothing to the power of nothing has no value: where all leave, only who just came is there.
    just_came = f"SUMPRODUCT({closing}*({since}>={_FIRST_DAY}))"
    years = (
        f"(YEAR({_FIRST_DAY})-YEAR({since})+(MONTH({_FIRST_DAY})-MONTH({since}))/{MONTHS_PER_YEAR})"
    )
    left = f"SUMPRODUCT({closing}*(1-{attrition})^{years})"
    evaluation = context.contents.evaluation
    heads = expected_heads(evaluation.plan, evaluation.seat_costs)
    style = context.styles(Look.FORMULA, formats.EXPECTED_HEADS)
    sheet.across(row, FIRST_MONTH, f"IF({attrition}=1,{just_came},{left})", heads, style)
