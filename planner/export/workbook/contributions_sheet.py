"""The Annual contributions sheet: each seat's statutory charges, a row per seat and line."""

from collections.abc import Sequence
from decimal import Decimal

from planner.calculators.employer_cost import PricedLine, lines_in_force
from planner.calculators.raised_cost import PayLevel
from planner.export.workbook import number_formats as formats
from planner.export.workbook.addresses import relative
from planner.export.workbook.contents import SeatFacts
from planner.export.workbook.context import Context
from planner.export.workbook.contribution_columns import ContributionColumns
from planner.export.workbook.contribution_columns import ContributionKind as K
from planner.export.workbook.cost_lines_sheet import LineColumn, line_cell, timing_text
from planner.export.workbook.inputs_layout import MONTHS_PER_YEAR, RAISE
from planner.export.workbook.seat_layouts import PositionColumn
from planner.export.workbook.sheet_writer import SheetWriter
from planner.export.workbook.styles import Look
from planner.localization.messages import _, ngettext
from planner.market.employer_cost import CostLine

_ZERO = Decimal(0)
_WIDTHS = {
    K.SEAT: 9,
    K.LABEL: 34,
    K.PLACE: 16,
    K.LINE: 62,
    K.TIMING: 20,
    K.GROSS: 18,
    K.EXCLUDED: 14,
    K.IN_FORCE: 10,
    K.BASE: 18,
    K.AMOUNT: 18,
    K.IN_TOTAL: 18,
}
_COLUMNS_A_PAGE = 15


def write_contributions(context: Context) -> None:
    """Write every seat's lines."""
    sheet = context.sheet(context.names.contributions)
    lines, columns = context.lines, ContributionColumns(len(context.contents.months))
    context.title(
        sheet,
        context.names.contributions,
        _(
            "What each charge of the cost lines comes to on each seat's annual pay, as stated and "
            "after raises, in local currency."
        ),
    )
    for column, (kind, _level) in enumerate(columns.order):
        sheet.worksheet.set_column(column, column, _WIDTHS[kind])
    numbers = tuple(range(columns.at(K.GROSS), len(columns.order)))
    context.headings(sheet, lines.heading_row, _headings(columns), numbers, height=46)
    for seat in context.contents.seats:
        _SeatLines(context, sheet, columns, seat).write()
    last = lines.heading_row + sum(len(each.facts.lines) for each in context.contents.seats)
    sheet.worksheet.autofilter(lines.heading_row, 0, last, len(columns.order) - 1)
    context.print_setup(
        sheet,
        frozen=(lines.heading_row + 1, 2),
        repeated_rows=(lines.heading_row, lines.heading_row),
        repeated_columns=(0, 1),
        pages_wide=-(-len(columns.order) // _COLUMNS_A_PAGE),
    )


def _headings(columns: ContributionColumns) -> list[str]:
    headings = {
        K.SEAT: _("ID"),
        K.LABEL: _("Seat"),
        K.PLACE: _("Place"),
        K.LINE: _("Charge"),
        K.TIMING: _("Falls on months"),
        K.GROSS: _("Gross pay, local a year"),
        K.EXCLUDED: _("Another of the group applies"),
        K.IN_FORCE: _("Applies (1 = yes)"),
        K.BASE: _("Charged base, local a year"),
        K.AMOUNT: _("Charge, local a year"),
        K.IN_TOTAL: _("Counted in the total, local a year"),
    }
    return [_after_raises(headings[kind], level) for kind, level in columns.order]


def _after_raises(heading: str, raises: int) -> str:
    if not raises:
        return heading
    return ngettext(
        "{heading}, after {count} raise", "{heading}, after {count} raises", raises
    ).format(heading=heading, count=raises)


class _SeatLines:
    """The rows of one seat."""

    def __init__(
        self, context: Context, sheet: SheetWriter, columns: ContributionColumns, seat: SeatFacts
    ) -> None:
        self._context = context
        self._sheet = sheet
        self._columns = columns
        self._seat = seat
        self._first = context.lines.seat_rows[seat.seat.id]
        position = context.positions.cell
        self._stated_pay = position(seat, PositionColumn.BASE_PAY)
        self._is_employee = position(seat, PositionColumn.IS_EMPLOYEE)
        self._decimals = position(seat, PositionColumn.DECIMALS)
        raised = context.inputs.assumed(seat.place.country, RAISE)
        self._raised = f"(1+{raised}*{self._is_employee})"
        self._in_force = [self._applying(level) for level in seat.levels]
        self._amount = context.amount(Look.FORMULA, seat.cost.currency)
        self._flag = context.styles(Look.FORMULA, formats.FLAG)

    def write(self) -> None:
        """Write every line."""
        earlier: dict[str, list[int]] = {}
        for index, line in enumerate(self._seat.facts.lines):
            row = self._first + index
            self._write_names(row, line)
            self._write_gross(row)
            others = [] if line.exclusive_group is None else earlier.get(line.exclusive_group, [])
            for level in range(self._columns.levels):
                self._write_applies(row, line, level, others)
            self._write_charge(row, index, line)
            if line.exclusive_group is not None:
                earlier.setdefault(line.exclusive_group, []).append(row)

    def _applying(self, level: PayLevel) -> frozenset[str]:
        rules = self._seat.facts.rules
        if rules is None or not self._seat.is_employee:
            return frozenset()
        return frozenset(line.id for line in lines_in_force(rules, level.base_pay))

    def _priced(self, level: int, index: int) -> PricedLine:
        statutory = self._seat.levels[level].cost.statutory
        if statutory is not None:
            return statutory.lines[index]
        return PricedLine(self._seat.facts.lines[index], _ZERO, _ZERO)

    def _cell(self, row: int, kind: K, level: int = 0) -> str:
        return relative(row, self._columns.at(kind, level))

    def _fact(self, line: CostLine, column: LineColumn) -> str:
        return line_cell(self._context, self._seat.facts, line, column)

    def _write_names(self, row: int, line: CostLine) -> None:
        columns, seat = self._columns, self._seat
        text, link = self._context.styles(Look.TEXT), self._context.styles(Look.LINK)
        self._sheet.text(row, columns.at(K.SEAT), seat.seat.id, text)
        self._sheet.text(row, columns.at(K.LABEL), seat.label, text)
        self._sheet.text(row, columns.at(K.PLACE), seat.place.name, text)
        name = self._fact(line, LineColumn.NAME)
        self._sheet.formula(row, columns.at(K.LINE), name, line.name, link)
        timing, words = self._fact(line, LineColumn.TIMING), timing_text(seat.facts, line)
        self._sheet.formula(row, columns.at(K.TIMING), timing, words, link)

    def _write_gross(self, row: int) -> None:
        """Write pay as stated and after each raise, each from the one before."""
        pay = [level.base_pay for level in self._seat.levels]
        first = self._columns.at(K.GROSS)
        link = self._context.amount(Look.LINK, self._seat.cost.currency)
        self._sheet.formula(row, first, self._stated_pay, pay[0], link)
        raised = f"ROUND({{p}}{row + 1}*{self._raised},{self._decimals})"
        self._sheet.across(row, first + 1, raised, pay[1:], self._amount)

    def _write_applies(self, row: int, line: CostLine, level: int, others: Sequence[int]) -> None:
        """State whether a line applies, and whether an earlier one of its group already does."""
        in_force, columns = self._in_force[level], self._columns
        if others:
            cells = "+".join(self._cell(other, K.IN_FORCE, level) for other in others)
            ids = (self._seat.facts.lines[other - self._first].id for other in others)
            applying = sum(each in in_force for each in ids)
            column = columns.at(K.EXCLUDED, level)
            self._sheet.formula(row, column, cells, applying, self._flag)
        gross, excluded = self._cell(row, K.GROSS, level), self._cell(row, K.EXCLUDED, level)
        least, most = self._fact(line, LineColumn.MIN_GROSS), self._fact(line, LineColumn.MAX_GROSS)
        self._sheet.formula(
            row,
            columns.at(K.IN_FORCE, level),
            f"IF(AND(MAX({gross},{least})={gross},MIN({gross},{most})={gross},{excluded}=0),"
            f"{self._is_employee},0)",
            int(line.id in in_force),
            self._flag,
        )

    def _write_charge(self, row: int, index: int, line: CostLine) -> None:
        """Write the charge step by step on pay as stated, and at once after each raise."""
        columns, in_force = self._columns, self._cell(row, K.IN_FORCE)
        base, amount = self._cell(row, K.BASE), self._cell(row, K.AMOUNT)
        stated = self._priced(0, index)
        rate = f"{self._fact(line, LineColumn.RATE)}"
        months = f"{self._fact(line, LineColumn.EXTRA_MONTHS)}/{MONTHS_PER_YEAR}"
        flat = self._fact(line, LineColumn.FLAT)
        is_counted = self._fact(line, LineColumn.IN_TOTAL)
        self._sheet.formula(
            row, columns.at(K.BASE), self._charged(row, line, 0), stated.base, self._amount
        )
        charge = f"ROUND({base}*{rate}+{base}*{months}+{in_force}*{flat},{self._decimals})"
        self._sheet.formula(row, columns.at(K.AMOUNT), charge, stated.amount, self._amount)
        for level in range(columns.levels):
            formula = f"{amount}*{is_counted}"
            if level:
                charged = self._charged(row, line, level)
                flat_charge = f"{self._cell(row, K.IN_FORCE, level)}*{flat}"
                formula = (
                    f"ROUND({charged}*({rate}+{months})+{flat_charge},{self._decimals})"
                    f"*{is_counted}"
                )
            result = self._priced(level, index).amount if line.in_total else _ZERO
            column = columns.at(K.IN_TOTAL, level)
            self._sheet.formula(row, column, formula, result, self._amount)

    def _charged(self, row: int, line: CostLine, level: int) -> str:
        """Return the formula of what the rate is charged on."""
        gross, in_force = self._cell(row, K.GROSS, level), self._cell(row, K.IN_FORCE, level)
        share, floor = (self._fact(line, c) for c in (LineColumn.GROSS_SHARE, LineColumn.FLOOR))
        cap, band = (self._fact(line, c) for c in (LineColumn.CAP, LineColumn.BAND_FROM))
        return f"{in_force}*MAX(0,MIN(MAX({gross}*{share},{floor}),{cap})-{band})"
