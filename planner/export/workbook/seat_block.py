"""Writes a seat's block of monthly rows, on the sheet of the horizon or of the months before."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from xlsxwriter.format import Format

from planner.calculators.apportionment import to_minor_unit
from planner.calculators.monthly_budget import Component
from planner.export.workbook import number_formats as formats
from planner.export.workbook.contents import SeatFacts
from planner.export.workbook.context import Context
from planner.export.workbook.cost_lines_sheet import Timing, timing_words
from planner.export.workbook.month_columns import (
    FIRST_MONTH,
    GROUP,
    ID,
    LABEL,
    OPENING,
    PARAMETER,
    UNIT,
)
from planner.export.workbook.seat_formulas import SeatFormulas
from planner.export.workbook.seat_layouts import Row
from planner.export.workbook.seat_values import (
    SeatValues,
    charged_to_date,
    raise_share,
    raises_from,
)
from planner.export.workbook.sheet_writer import Result, SheetWriter
from planner.export.workbook.styles import Look
from planner.localization.messages import _
from planner.localization.terms import component_name

_ZERO = Decimal(0)
_PARTS_A_YEAR = 12

COMPONENTS: Mapping[Row, Component] = {
    Row.BASE_PAY: Component.BASE_PAY,
    Row.CONTRIBUTIONS: Component.CONTRIBUTIONS,
    Row.EXTRA_SALARIES: Component.EXTRA_MONTHS,
    Row.BENEFITS: Component.BENEFITS,
    Row.OVERHEAD: Component.OVERHEAD,
    Row.SERVICE_FEE: Component.SERVICE_FEE,
    Row.EQUIPMENT: Component.EQUIPMENT,
    Row.AGENCY_FEE: Component.AGENCY_FEE,
}
_IN_LOCAL_CURRENCY = frozenset(
    {*COMPONENTS, Row.ANNUAL_PAY, Row.YEAR_TO_DATE, Row.FIXED, Row.LOCAL_TOTAL}
)
_IN_MONTHS = frozenset({Row.EXTRA_PAID, Row.EXTRA_UNPAID})
_AMOUNT_PARAMETERS = frozenset(
    {
        Row.BASE_PAY,
        Row.SERVICE_FEE,
        Row.EQUIPMENT,
        Row.AGENCY_FEE,
    }
)
_TIMINGS: Mapping[Row, Timing] = {
    Row.FIXED: Timing.FIXED,
    Row.CONTRIBUTIONS: Timing.FOLLOWS_PAY,
    Row.EXTRA_SALARIES: Timing.EXTRA_SALARY,
}
"""Rows whose charges are found by how they fall on months."""

_PARAMETER_FORMATS = {
    Row.BENEFITS: formats.PERCENT,
    Row.OVERHEAD: formats.PERCENT,
    Row.REPORTING_TOTAL: formats.EXCHANGE_RATE,
    Row.EXTRA_PAID: formats.MONTHS,
    Row.RAISES: formats.DATE,
    Row.ANNUAL_PAY: formats.PERCENT,
}
_COMPUTED_PARAMETERS = frozenset({Row.ANNUAL_PAY, Row.EXTRA_PAID, Row.PAY_SHARE})


class SeatBlock:
    """One seat's rows on one sheet."""

    def __init__(
        self, context: Context, sheet: SheetWriter, formulas: SeatFormulas, values: SeatValues
    ) -> None:
        self._context = context
        self._sheet = sheet
        self._formulas = formulas
        self._values = values
        self._seat: SeatFacts = formulas.seat
        self._block = formulas.block
        self._group = context.contents.group_of(self._seat)
        self._quiet, self._text = context.styles(Look.QUIET), context.styles(Look.TEXT)

    @property
    def _last_column(self) -> int:
        if Row.REPORTING_TOTAL in self._block:
            return self._context.months.last_fiscal_year
        return FIRST_MONTH + len(self._values.worked) - 1

    def write(self, openings: Mapping[Row, str]) -> None:
        """Write every row.

        Args:
            openings: The formulas of the balances before the first month.
        """
        months, parameters = self._formulas.months(), self._formulas.parameters()
        results, figures = self._results(), self._parameter_results()
        labels = row_labels()
        for row in dict.fromkeys(self._block.rows):
            if row is Row.CHARGED_TO_DATE:
                self._write_lines()
                continue
            at = self._block.row(row)
            self._write_names(at, row, labels[row])
            if row in parameters:
                self._write_parameter(at, row, parameters[row], figures[row])
            if row in openings:
                style = self._style(Look.LINK, row)
                self._sheet.formula(at, OPENING, openings[row], self._opening(row), style)
            if row in months and row is not Row.HEAD:
                style = self._style(Look.FORMULA, row)
                self._sheet.across(at, FIRST_MONTH, months[row], results[row], style)

    def _write_names(self, at: int, row: Row, label: str) -> None:
        styles, seat = self._context.styles, self._seat
        quiet, style = self._quiet, self._text
        if row is Row.HEAD:
            quiet = style = styles(Look.BLOCK)
            label = f"{seat.label} · {seat.place.name}"
        elif row is Row.REPORTING_TOTAL:
            style = styles(Look.TEXT, bold=True)
        self._sheet.text(at, ID, seat.seat.id, quiet)
        self._sheet.text(at, GROUP, self._group, quiet)
        self._sheet.text(at, LABEL, label, style)
        self._sheet.text(at, UNIT, self._unit(row), quiet)
        if row is Row.HEAD:
            self._sheet.text(at, OPENING, "", style)
            self._sheet.blanks(at, FIRST_MONTH, self._last_column, style)
        elif row is not Row.REPORTING_TOTAL:
            self._sheet.worksheet.set_row(at, None, None, {"level": 1})

    def _write_parameter(self, at: int, row: Row, formula: str, result: Result) -> None:
        look = Look.FORMULA if row in _COMPUTED_PARAMETERS else Look.LINK
        if row in _TIMINGS:
            style = self._context.styles(look)
        elif row in _AMOUNT_PARAMETERS:
            style = self._context.amount(look, self._seat.cost.currency)
        else:
            number_format = _PARAMETER_FORMATS.get(row, formats.INTEGER)
            style = self._context.styles(look, number_format, total=row is Row.HEAD)
        self._sheet.formula(at, PARAMETER, formula, result, style)

    def _write_lines(self) -> None:
        """Write the running charges of the lines whose ceiling is used up over the tax year."""
        first = self._block.row(Row.CHARGED_TO_DATE)
        amount = self._style(Look.FORMULA, Row.BASE_PAY)
        rate = self._context.styles(Look.FORMULA, formats.STATUTORY_RATE)
        for at, line in enumerate(self._seat.facts.cumulative_lines, first):
            label = _("Tax year so far: {charge}").format(charge=line.name)
            self._write_names(at, Row.CHARGED_TO_DATE, label)
            charged = charged_to_date(self._seat, line, self._values)
            formula = self._formulas.line_parameter(line)
            result = line.rate if line.has_gates or self._seat.is_employee else 0
            self._sheet.formula(at, PARAMETER, formula, result, rate)
            formula = self._formulas.line_months(line, at)
            self._sheet.across(at, OPENING, formula, charged, amount)

    def _results(self) -> Mapping[Row, Sequence[Result]]:
        values, months = self._values, self._seat.months
        nothing = (_ZERO,) * len(values.worked)
        results: dict[Row, Sequence[Result]] = {
            Row.WORKED: values.worked,
            Row.RAISES: values.raises,
            Row.ANNUAL_PAY: values.annual_pay,
            Row.EXTRA_PAID: values.paid,
            Row.EXTRA_UNPAID: values.unpaid,
            Row.PAY_SHARE: values.pay_share,
            Row.YEAR_TO_DATE: values.year_to_date[1:],
            Row.BASE_PAY: values.base_pay,
        }
        if Row.LOCAL_TOTAL not in self._block:
            return results
        for row, component in COMPONENTS.items():
            results[row] = nothing if months is None else months.components[component]
        results[Row.FIXED] = [
            self._rounded(self._seat.levels[count].split.flat / _PARTS_A_YEAR * share)
            for count, share in zip(values.raises, values.worked, strict=True)
        ]
        results[Row.LOCAL_TOTAL] = nothing if months is None else months.local_total
        results[Row.REPORTING_TOTAL] = nothing if months is None else months.reporting_total
        return results

    def _rounded(self, amount: Decimal) -> Decimal:
        return to_minor_unit(amount, self._seat.digits)

    def _parameter_results(self) -> Mapping[Row, Result]:
        seat, cost, country = self._seat, self._seat.cost, self._seat.facts.country
        words = timing_words()
        due = len(country.extra_pay_months) or 1
        extra = country.extra_months_in_quoted_pay if seat.is_employee else 0
        return {
            Row.HEAD: seat.digits,
            Row.WORKED: int(seat.months is not None),
            Row.RAISES: raises_from(self._context.contents, seat),
            Row.ANNUAL_PAY: raise_share(self._context.contents, seat),
            Row.EXTRA_PAID: Decimal(_PARTS_A_YEAR) / due,
            Row.PAY_SHARE: extra,
            Row.YEAR_TO_DATE: country.tax_year_start_month,
            **{each: words[timing] for each, timing in _TIMINGS.items()},
            Row.BASE_PAY: cost.base_pay,
            Row.BENEFITS: cost.benefits_share,
            Row.OVERHEAD: cost.overhead_share,
            Row.SERVICE_FEE: cost.monthly_service_fee,
            Row.EQUIPMENT: cost.equipment,
            Row.AGENCY_FEE: cost.agency_fee,
            Row.REPORTING_TOTAL: cost.plan_rate,
        }

    def _opening(self, row: Row) -> Result:
        values = self._values
        if row is Row.YEAR_TO_DATE:
            return values.year_to_date[0]
        if row is Row.ANNUAL_PAY:
            return self._seat.cost.base_pay
        return values.unpaid[0] - values.worked[0] + values.paid[0]

    def _style(self, look: Look, row: Row) -> Format:
        context = self._context
        if row is Row.REPORTING_TOTAL:
            return context.amount(look, context.contents.reporting_currency, bold=True)
        if row in _IN_LOCAL_CURRENCY:
            return context.amount(look, self._seat.cost.currency, bold=row is Row.LOCAL_TOTAL)
        if row is Row.RAISES:
            return context.styles(look, formats.INTEGER)
        return context.styles(look, formats.MONTHS if row in _IN_MONTHS else formats.SHARE)

    def _unit(self, row: Row) -> str:
        if row is Row.REPORTING_TOTAL:
            return self._context.contents.reporting_currency
        if row in _IN_LOCAL_CURRENCY or row is Row.CHARGED_TO_DATE:
            return self._seat.cost.currency
        if row is Row.HEAD:
            return _("decimals")
        if row is Row.RAISES:
            return _("number")
        return _("months") if row in _IN_MONTHS else _("share")


def reporting_total_label() -> str:
    """Return the words by which totals find the seats' rows."""
    return _("Total, reporting currency")


def row_labels() -> Mapping[Row, str]:
    """Return what each row says."""
    components = {row: component_name(component) for row, component in COMPONENTS.items()}
    return components | {
        Row.HEAD: "",
        Row.WORKED: _("Worked share of the month's working days"),
        Row.RAISES: _("Raises so far"),
        Row.ANNUAL_PAY: _("Base pay a year, raises included"),
        Row.EXTRA_PAID: _("Months of extra salary paid"),
        Row.EXTRA_UNPAID: _("Months of extra salary earned, not yet paid"),
        Row.PAY_SHARE: _("Share of a year's pay"),
        Row.YEAR_TO_DATE: _("Base pay in the tax year so far"),
        Row.FIXED: _("Fixed contributions (part of the contributions)"),
        Row.LOCAL_TOTAL: _("Total, local currency"),
        Row.REPORTING_TOTAL: reporting_total_label(),
    }
