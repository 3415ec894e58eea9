"""The formulas of a seat's monthly rows: one per row, the same in every month.

``{c}`` stands for the letters of a month's own column, ``{p}`` for those of the month before. The
rows follow ``SeatMonths``, where the money is explained.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from planner.export.workbook.addresses import fixed_column
from planner.export.workbook.contents import SeatFacts
from planner.export.workbook.context import Context
from planner.export.workbook.contribution_columns import (
    ContributionKind,
    contribution_range,
    in_force_cell,
    in_force_levels,
)
from planner.export.workbook.cost_lines_sheet import LineColumn, Timing, line_cell, timing_cell
from planner.export.workbook.inputs_layout import (
    EXTRA_IN_PAY,
    MONTHS_PER_YEAR,
    RAISE,
    REPORTING_DECIMALS,
    TAX_YEAR_START,
    Scalar,
)
from planner.export.workbook.month_columns import PARAMETER
from planner.export.workbook.seat_layouts import Block, MonthlyLayout, Row
from planner.export.workbook.seat_layouts import PositionColumn as C
from planner.market.employer_cost import CostLine

FIRST_DAY_ROW = 4
LAST_DAY_ROW = 5
MONTH_NUMBER_ROW = 6
FISCAL_YEAR_ROW = 7
"""Rows of the month headings, as formulas write them."""


@dataclass(frozen=True, slots=True)
class SeatFormulas:
    """The formulas of one seat's block on one sheet with months."""

    context: Context
    layout: MonthlyLayout
    seat: SeatFacts
    block: Block

    def parameters(self) -> Mapping[Row, str]:
        """Return the formulas of the annual figures, rates, shares and words the rows work with."""
        position, inputs = self.context.positions.cell, self.context.inputs
        seat, country = self.seat, self.seat.place.country
        due = inputs.due_months(country)
        parameters = {
            Row.HEAD: position(seat, C.DECIMALS),
            Row.WORKED: position(seat, C.IS_BUDGETED),
            Row.YEAR_TO_DATE: inputs.country(country, TAX_YEAR_START),
            Row.FIXED: timing_cell(self.context, Timing.FIXED),
            Row.CONTRIBUTIONS: timing_cell(self.context, Timing.FOLLOWS_PAY),
            Row.EXTRA_SALARIES: timing_cell(self.context, Timing.EXTRA_SALARY),
            Row.BENEFITS: position(seat, C.BENEFITS_COUNTED),
            Row.OVERHEAD: position(seat, C.OVERHEAD_COUNTED),
            Row.SERVICE_FEE: position(seat, C.MONTHLY_FEE),
            Row.EQUIPMENT: position(seat, C.EQUIPMENT),
            Row.AGENCY_FEE: position(seat, C.AGENCY_FEE),
            Row.REPORTING_TOTAL: position(seat, C.PLAN_RATE),
        }
        if Row.ANNUAL_PAY in self.block:
            raised = inputs.assumed(country, RAISE)
            parameters[Row.RAISES] = position(seat, C.RAISES_FROM)
            parameters[Row.ANNUAL_PAY] = f"{raised}*{position(seat, C.IS_EMPLOYEE)}"
        else:
            parameters[Row.BASE_PAY] = position(seat, C.BASE_PAY)
        if seat.facts.pays_in_due_months:
            parameters[Row.EXTRA_PAID] = f"{MONTHS_PER_YEAR}/COUNT({due})"
        if seat.facts.pays_extra_salaries:
            extra = inputs.country(country, EXTRA_IN_PAY)
            parameters[Row.PAY_SHARE] = f"{extra}*{position(seat, C.IS_EMPLOYEE)}"
        return parameters

    def months(self) -> Mapping[Row, str]:
        """Return the formulas of the months."""
        return {
            Row.WORKED: self._worked(),
            Row.RAISES: self._raises(),
            Row.ANNUAL_PAY: self._annual_pay(),
            Row.EXTRA_PAID: self._extra_paid(),
            Row.EXTRA_UNPAID: self._cells("{p}{unpaid}+{c}{worked}-{c}{paid}"),
            Row.PAY_SHARE: self._pay_share(),
            Row.YEAR_TO_DATE: self._cells(
                f"{{c}}{{base}}+IF({{c}}${MONTH_NUMBER_ROW}={{to_date_at}},0,{{p}}{{to_date}})"
            ),
            Row.FIXED: self._rounded(
                f"{self._annual(Row.FIXED)}*{{c}}{{worked}}/{MONTHS_PER_YEAR}"
            ),
            Row.BASE_PAY: self._rounded(f"{self._annual_base()}*{{c}}{{share}}"),
            Row.CONTRIBUTIONS: self._contributions(),
            Row.EXTRA_SALARIES: self._rounded(
                f"{self._annual(Row.EXTRA_SALARIES)}*{{c}}{{paid}}/{MONTHS_PER_YEAR}"
            ),
            Row.BENEFITS: self._rounded(f"{{c}}{{base}}*{self._of(Row.BENEFITS)}"),
            Row.OVERHEAD: self._rounded(f"{{c}}{{base}}*{self._of(Row.OVERHEAD)}"),
            Row.SERVICE_FEE: self._cells(f"IF({{c}}{{worked}}>0,{self._of(Row.SERVICE_FEE)},0)"),
            Row.EQUIPMENT: self._once(Row.EQUIPMENT),
            Row.AGENCY_FEE: self._once(Row.AGENCY_FEE),
            Row.LOCAL_TOTAL: self._local_total(),
            Row.REPORTING_TOTAL: self._cells(
                f"ROUND({{c}}{{local}}*{self._of(Row.REPORTING_TOTAL)},{REPORTING_DECIMALS})"
            ),
        }

    def line_parameter(self, line: CostLine) -> str:
        """Return the formula of a cumulative line's rate, 0 where the line does not apply.

        The rate alone of a line with gates, which a raise may reach (``line_months``).
        """
        if line.has_gates:
            return line_cell(self.context, self.seat.facts, line, LineColumn.RATE)
        in_force = in_force_cell(self.context, self.seat, line)
        return f"{in_force}*{line_cell(self.context, self.seat.facts, line, LineColumn.RATE)}"

    def line_months(self, line: CostLine, row: int) -> str:
        """Return the formula of what a cumulative line charges on the tax year's pay so far."""

        def fact(column: LineColumn) -> str:
            return line_cell(self.context, self.seat.facts, line, column)

        rate = fixed_column(row, PARAMETER)
        if line.has_gates:
            levels = in_force_levels(self.context, self.seat, line)
            rate = f"INDEX({levels},1,{{c}}{{raises}}+1)*{rate}"
        return self._rounded(
            f"{rate}*MAX(0,"
            f"MIN({{c}}{{to_date}}*{fact(LineColumn.GROSS_SHARE)},{fact(LineColumn.CAP)})"
            f"-{fact(LineColumn.BAND_FROM)})"
        )

    def _annual(self, row: Row) -> str:
        """Return a year's charges of the timing a row's parameter names, on a month's pay."""
        if not self.seat.facts.lines or row not in self.block:
            return "0"
        timings = contribution_range(self.context, self.seat, ContributionKind.TIMING)
        amounts = contribution_range(self.context, self.seat, ContributionKind.IN_TOTAL)
        return f"SUMIF({timings},{self._of(row)},INDEX({amounts},0,{{c}}{{raises}}+1))"

    def _annual_base(self) -> str:
        return "{c}{pay}" if Row.ANNUAL_PAY in self.block else self._of(Row.BASE_PAY)

    def _raises(self) -> str:
        month = self.context.inputs.scalar(Scalar.RAISE_MONTH)
        return self._cells(
            f"{{p}}{{raises}}+IF(AND({{c}}${MONTH_NUMBER_ROW}={month},"
            f"{{c}}${FIRST_DAY_ROW}>={self._of(Row.RAISES)}),1,0)"
        )

    def _annual_pay(self) -> str:
        raised = self._rounded(f"{{p}}{{pay}}*(1+{self._of(Row.ANNUAL_PAY)})")
        return self._cells(f"IF({{c}}{{raises}}>{{p}}{{raises}},{raised},{{p}}{{pay}})")

    def _worked(self) -> str:
        position, place = self.context.positions.cell, self.seat.place.id
        start = f"MAX({position(self.seat, C.START)},{{c}}${FIRST_DAY_ROW})"
        end = f"MIN({position(self.seat, C.LAST_DAY)},{{c}}${LAST_DAY_ROW})"
        place_row = self.layout.place_row(self.seat)
        weekend = f"${_PARAMETER_LETTER}${place_row}"
        return (
            f"IF({start}>{end},0,{self._of(Row.WORKED)}*NETWORKDAYS.INTL({start},{end},"
            f"{weekend},{self.context.calendars.days(place)})/{{c}}${place_row})"
        )

    def _extra_paid(self) -> str:
        if not self.seat.facts.pays_in_due_months:
            return self._cells("{c}{worked}")
        last = self.context.positions.cell(self.seat, C.LAST_DAY)
        due = self.context.inputs.due_months(self.seat.place.country)
        earned = "{p}{unpaid}+{c}{worked}"
        return self._cells(
            f"IF({last}<={{c}}${LAST_DAY_ROW},{earned},"
            f"MIN({earned},COUNTIF({due},{{c}}${MONTH_NUMBER_ROW})*{self._of(Row.EXTRA_PAID)}))"
        )

    def _pay_share(self) -> str:
        if not self.seat.facts.pays_extra_salaries:
            return self._cells(f"{{c}}{{worked}}/{MONTHS_PER_YEAR}")
        extra = self._of(Row.PAY_SHARE)
        return self._cells(
            f"({{c}}{{worked}}+{extra}*{{c}}{{paid}}/{MONTHS_PER_YEAR})/({MONTHS_PER_YEAR}+{extra})"
        )

    def _contributions(self) -> str:
        formula = self._rounded(f"{self._annual(Row.CONTRIBUTIONS)}*{{c}}{{share}}")
        if Row.FIXED in self.block:
            formula += f"+{{c}}{self.block.number(Row.FIXED)}"
        if Row.CHARGED_TO_DATE in self.block:
            first = self.block.number(Row.CHARGED_TO_DATE)
            last = first + len(self.seat.facts.cumulative_lines) - 1
            formula += self._cells(
                f"+SUM({{c}}{first}:{{c}}{last})"
                f"-IF({{c}}${MONTH_NUMBER_ROW}={{to_date_at}},0,SUM({{p}}{first}:{{p}}{last}))"
            )
        return formula

    def _once(self, row: Row) -> str:
        if not self.seat.is_position:
            return ""
        day = self.context.positions.cell(self.seat, C.FIRST_DAY)
        return self._cells(
            f"IF(AND({{c}}{{worked}}>0,{day}>={{c}}${FIRST_DAY_ROW},"
            f"{day}<={{c}}${LAST_DAY_ROW}),{self._of(row)},0)"
        )

    def _local_total(self) -> str:
        if Row.LOCAL_TOTAL not in self.block:
            return ""
        last = self.block.number(Row.LOCAL_TOTAL) - 1
        return f"SUM({{c}}{self.block.number(Row.BASE_PAY)}:{{c}}{last})"

    def _rounded(self, formula: str) -> str:
        return f"ROUND({self._cells(formula)},{self._of(Row.HEAD)})"

    def _of(self, row: Row) -> str:
        """Return the address of a row's parameter."""
        return fixed_column(self.block.row(row), PARAMETER) if row in self.block else ""

    def _cells(self, formula: str) -> str:
        """Fill in the numbers of the block's rows, leaving the columns open."""
        for mark, row in _MARKS.items():
            if mark in formula and row in self.block:
                formula = formula.replace(mark, str(self.block.number(row)))
        if "{to_date_at}" in formula:
            formula = formula.replace("{to_date_at}", self._of(Row.YEAR_TO_DATE))
        return formula


_PARAMETER_LETTER = "E"
_MARKS = {
    "{worked}": Row.WORKED,
    "{raises}": Row.RAISES,
    "{pay}": Row.ANNUAL_PAY,
    "{paid}": Row.EXTRA_PAID,
    "{unpaid}": Row.EXTRA_UNPAID,
    "{share}": Row.PAY_SHARE,
    "{to_date}": Row.YEAR_TO_DATE,
    "{base}": Row.BASE_PAY,
    "{local}": Row.LOCAL_TOTAL,
}
