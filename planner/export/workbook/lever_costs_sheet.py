"""The Lever costs sheet: what the levers cost by month, and the plan with them."""

from collections.abc import Sequence
from decimal import Decimal

from xlsxwriter.format import Format

from planner.export.workbook.addresses import column_name, fixed, on_sheet
from planner.export.workbook.context import Context
from planner.export.workbook.input_rules import refuse_typing
from planner.export.workbook.inputs_layout import MONTHS_PER_YEAR, REPORTING_DECIMALS
from planner.export.workbook.lever_states import LeverState, SetLever
from planner.export.workbook.month_columns import FIRST_MONTH, LABEL, PARAMETER, UNIT
from planner.export.workbook.month_headings import fold_fiscal_years, write_month_headings
from planner.export.workbook.monthly_summary import (
    RUN_RATE_ROW,
    TOTAL_ROW,
    fiscal_year_columns,
    write_total_headings,
)
from planner.export.workbook.seat_formulas import FIRST_DAY_ROW, FISCAL_YEAR_ROW
from planner.export.workbook.sheet_writer import SheetWriter
from planner.export.workbook.styles import Look
from planner.export.workbook.timeline_layout import LeverColumn
from planner.localization.messages import _
from planner.localization.place_choice_terms import lever_name
from planner.localization.running_text import listed
from planner.market.lever import LeverKind

_ZERO = Decimal(0)
_Costs = tuple[Sequence[Decimal], Decimal]
"""By month, and of the run-rate of a year."""


def write_lever_costs(context: Context) -> None:
    """Write the plan, its levers and both together by month, then what combinations come to."""
    layout = context.lever_costs
    sheet = context.sheet(layout.name)
    context.title(
        sheet,
        layout.name,
        _("What the levers of the sheet Timeline cost by month, and the plan with them."),
    )
    write_month_headings(context, sheet, context.contents.months, context.inputs.opening_month())
    write_total_headings(context, sheet)
    fold_fiscal_years(context, sheet)
    section = context.styles(Look.SECTION)
    sheet.text(layout.section_row, 0, _("The plan with its levers"), section)
    _CostRows(context, sheet).write()
    sheet.text(
        layout.first_state - 1,
        0,
        _("Pay, hires and other levers by combination, as the planner worked them out"),
        section,
    )
    for row, state in enumerate(context.contents.lever_states.states, layout.first_state):
        _write_state(context, sheet, row, state)
    first, last = (FIRST_DAY_ROW - 1, PARAMETER), context.months.last_fiscal_year
    refuse_typing(sheet, first, (layout.last_row, last))
    context.print_setup(
        sheet,
        frozen=(FISCAL_YEAR_ROW, FIRST_MONTH),
        repeated_rows=(3, FISCAL_YEAR_ROW - 1),
        repeated_columns=(0, 3),
        pages_wide=context.pages_wide,
        folds=True,
    )


def combination_name(state: LeverState) -> str:
    """Return what a combination of levers is called: by those that are on."""
    names = [lever_name(kind) for kind in LeverKind if kind in state.on]
    return listed(names) if names else _("No lever")


class _CostRows:
    """The rows of formulas, each with its results."""

    def __init__(self, context: Context, sheet: SheetWriter) -> None:
        self._context = context
        self._sheet = sheet
        self._layout = context.lever_costs
        self._levers = context.contents.lever_states
        self._currency = context.contents.reporting_currency

    def write(self) -> None:
        """Write them all."""
        budget, layout = self._context.contents.evaluation.budget, self._layout
        monthly = self._context.names.monthly
        link = self._style(Look.LINK)
        run_rate = on_sheet(monthly, fixed(RUN_RATE_ROW, PARAMETER))
        total = on_sheet(monthly, f"{{c}}${TOTAL_ROW + 1}")
        parts: list[_Costs] = [(budget.totals, budget.run_rate)]
        self._row(layout.plan_row, _("Plan without levers"), (total, run_rate), parts[0], link)
        for row, lever in enumerate(self._levers.switches, layout.first_lever):
            parts.append(self._lever(row, lever))
        parts.append(self._hires())
        of_levers = _sums(parts[1:])
        first, last = layout.first_lever + 1, layout.hires_row + 1
        formula = f"SUM({{c}}${first}:{{c}}${last})"
        bold = self._style(Look.FORMULA, bold=True)
        self._row(layout.levers_row, _("All levers"), (formula,) * 2, of_levers, bold)
        formula = f"{{c}}${layout.plan_row + 1}+{{c}}${layout.levers_row + 1}"
        with_levers = _sums([parts[0], of_levers])
        label = _("Plan with its levers")
        self._row(layout.total_row, label, (formula,) * 2, with_levers, bold)

    def _lever(self, row: int, lever: SetLever) -> _Costs:
        """Write what a lever costs whoever is hired: from its first month on, and once then."""
        at = self._context.timeline.lever
        switch, starts, monthly, once = (
            at(lever.kind, column)
            for column in (
                LeverColumn.SWITCH,
                LeverColumn.STARTS,
                LeverColumn.MONTHLY,
                LeverColumn.ONCE,
            )
        )
        month = f"{{c}}${FIRST_DAY_ROW}"
        cost = f"({month}>={starts})*{monthly}+({month}={starts})*{once}"
        formula = f"ROUND({switch}*({cost}),{REPORTING_DECIMALS})"
        digits, months = self._context.contents.reporting_digits, self._context.contents.months
        costs = [lever.standing(each, digits) if lever.effect.is_on else _ZERO for each in months]
        last = column_name(self._context.months.last)
        yearly = f"{MONTHS_PER_YEAR}*${last}{row + 1}"
        found = costs, 12 * costs[-1]
        self._row(row, lever_name(lever.kind), (formula, yearly), found, self._style(Look.FORMULA))
        return found

    def _hires(self) -> _Costs:
        """Write what the chosen combination adds beside that."""
        layout = self._layout
        first, last = layout.first_state + 1, layout.last_row + 1
        formula = f"INDEX({{c}}${first}:{{c}}${last},{self._context.timeline.state}+1)"
        found = self._levers.beyond_standing(self._levers.shown)
        label = _("Raised pay, hires and levers without a switch")
        self._row(layout.hires_row, label, (formula,) * 2, found, self._style(Look.FORMULA))
        return found

    def _row(
        self,
        row: int,
        label: str,
        formulas: tuple[str, str],
        found: _Costs,
        style: Format,
    ) -> None:
        """Write a row: by month, of a year's run-rate, and in total."""
        context, sheet = self._context, self._sheet
        costs = found[0] or (_ZERO,) * len(context.contents.months)
        sheet.text(row, LABEL, label, context.styles(Look.TEXT))
        sheet.text(row, UNIT, self._currency, context.styles(Look.QUIET))
        yearly = formulas[1].replace("{c}", column_name(PARAMETER))
        sheet.formula(row, PARAMETER, yearly, found[1], style)
        sheet.across(row, FIRST_MONTH, formulas[0], costs, style)
        fiscal_year_columns(context, sheet, row, costs, self._style(Look.FORMULA))

    def _style(self, look: Look, *, bold: bool = False) -> Format:
        return self._context.amount(look, self._currency, bold=bold)


def _sums(
    parts: Sequence[_Costs],
) -> tuple[tuple[Decimal, ...], Decimal]:
    months = [part[0] for part in parts if part[0]]
    by_month = tuple(sum(costs, _ZERO) for costs in zip(*months, strict=True))
    return by_month, sum((part[1] for part in parts), _ZERO)


def _write_state(context: Context, sheet: SheetWriter, row: int, state: LeverState) -> None:
    currency = context.contents.reporting_currency
    by_month, yearly = context.contents.lever_states.beyond_standing(state)
    fact = context.amount(Look.FACT, currency)
    sheet.text(row, LABEL, combination_name(state), context.styles(Look.TEXT))
    sheet.text(row, UNIT, currency, context.styles(Look.QUIET))
    sheet.number(row, PARAMETER, yearly, fact)
    for column, amount in enumerate(
        by_month or (_ZERO,) * len(context.contents.months), FIRST_MONTH
    ):
        sheet.number(row, column, amount, fact)
