"""The Annual contributions sheet: each seat's statutory charges, a row per seat and line."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import auto

from planner.calculators.employer_cost import PricedLine, lines_in_force
from planner.export.workbook import number_formats as formats
from planner.export.workbook.addresses import fixed, fixed_range, on_sheet, relative
from planner.export.workbook.contents import SeatFacts
from planner.export.workbook.context import Context
from planner.export.workbook.cost_lines_sheet import LineColumn, line_cell, timing_text
from planner.export.workbook.inputs_layout import MONTHS_PER_YEAR
from planner.export.workbook.seat_layouts import PositionColumn
from planner.export.workbook.sheet_column import SheetColumn
from planner.export.workbook.sheet_writer import SheetWriter
from planner.export.workbook.styles import Look
from planner.localization.messages import _
from planner.market.employer_cost import CostLine

_ZERO = Decimal(0)


class ContributionColumn(SheetColumn):
    """The columns of Annual contributions, in order."""

    SEAT = auto()
    LABEL = auto()
    PLACE = auto()
    LINE = auto()
    TIMING = auto()
    GROSS = auto()
    EXCLUDED = auto()
    IN_FORCE = auto()
    BASE = auto()
    AMOUNT = auto()
    IN_TOTAL = auto()


_C = ContributionColumn
_NUMBERS = tuple(range(_C.GROSS.column, len(_C)))
_WIDTHS = (9, 34, 16, 62, 20, 18, 14, 10, 18, 18, 18)


def contribution_range(context: Context, seat: SeatFacts, column: ContributionColumn) -> str:
    """Return a column of a seat's lines from other sheets; the seat's country has lines."""
    first = context.lines.seat_rows[seat.seat.id]
    last = first + len(seat.facts.lines) - 1
    rows = fixed_range((first, column.column), (last, column.column))
    return on_sheet(context.names.contributions, rows)


def in_force_cell(context: Context, seat: SeatFacts, line: CostLine) -> str:
    """Return the address, from other sheets, of whether a line applies to a seat."""
    row = context.lines.seat_rows[seat.seat.id] + seat.facts.lines.index(line)
    return on_sheet(context.names.contributions, fixed(row, ContributionColumn.IN_FORCE.column))


def write_contributions(context: Context) -> None:
    """Write every seat's lines."""
    sheet = context.sheet(context.names.contributions)
    lines = context.lines
    context.title(
        sheet,
        context.names.contributions,
        _(
            "What each charge of the cost lines comes to on each seat's annual pay, in local "
            "currency."
        ),
    )
    for column, width in enumerate(_WIDTHS):
        sheet.worksheet.set_column(column, column, width)
    context.headings(sheet, lines.heading_row, _headings(), _NUMBERS)
    for seat in context.contents.seats:
        _write_seat(context, sheet, seat)
    last = lines.heading_row + sum(len(each.facts.lines) for each in context.contents.seats)
    sheet.worksheet.autofilter(lines.heading_row, 0, last, len(_WIDTHS) - 1)
    context.print_setup(
        sheet,
        frozen=(lines.heading_row + 1, 2),
        repeated_rows=(lines.heading_row, lines.heading_row),
    )


def _headings() -> list[str]:
    return [
        _("ID"),
        _("Seat"),
        _("Place"),
        _("Charge"),
        _("Falls on months"),
        _("Gross pay, local a year"),
        _("Another of the group applies"),
        _("Applies (1 = yes)"),
        _("Charged base, local a year"),
        _("Charge, local a year"),
        _("Counted in the total, local a year"),
    ]


def _write_seat(context: Context, sheet: SheetWriter, seat: SeatFacts) -> None:
    first = context.lines.seat_rows[seat.seat.id]
    in_force = _in_force(seat)
    earlier: dict[str, dict[int, bool]] = {}
    for row, priced in enumerate(_priced(seat), first):
        applies = priced.line.id in in_force
        _write_names(context, sheet, row, seat, priced.line)
        if (group := priced.line.exclusive_group) is not None:
            others = earlier.setdefault(group, {})
            _write_excluded(context, sheet, row, others)
            others[row] = applies
        _write_line(context, sheet, row, seat, priced, applies=applies)


def _priced(seat: SeatFacts) -> Iterator[PricedLine]:
    if seat.cost.statutory is not None:
        yield from seat.cost.statutory.lines
    else:
        yield from (PricedLine(line, _ZERO, _ZERO) for line in seat.facts.lines)


def _in_force(seat: SeatFacts) -> frozenset[str]:
    if seat.facts.rules is None or not seat.is_employee:
        return frozenset()
    return frozenset(line.id for line in lines_in_force(seat.facts.rules, seat.cost.base_pay))


def _write_excluded(
    context: Context, sheet: SheetWriter, row: int, others: Mapping[int, bool]
) -> None:
    """State whether an earlier line of an exclusive group already applies."""
    if others:
        cells = "+".join(relative(other, _C.IN_FORCE.column) for other in others)
        style = context.styles(Look.FORMULA, formats.FLAG)
        sheet.formula(row, _C.EXCLUDED.column, cells, sum(others.values()), style)


def _write_names(
    context: Context, sheet: SheetWriter, row: int, seat: SeatFacts, line: CostLine
) -> None:
    text, link = context.styles(Look.TEXT), context.styles(Look.LINK)
    sheet.text(row, _C.SEAT.column, seat.seat.id, text)
    sheet.text(row, _C.LABEL.column, seat.label, text)
    sheet.text(row, _C.PLACE.column, seat.place.name, text)
    name = line_cell(context, seat.facts, line, LineColumn.NAME)
    sheet.formula(row, _C.LINE.column, name, line.name, link)
    timing = line_cell(context, seat.facts, line, LineColumn.TIMING)
    words = timing_text(seat.facts, line)
    sheet.formula(row, _C.TIMING.column, timing, words, link)


def _write_line(
    context: Context,
    sheet: SheetWriter,
    row: int,
    seat: SeatFacts,
    priced: PricedLine,
    *,
    applies: bool,
) -> None:
    line = priced.line

    def fact(column: LineColumn) -> str:
        return line_cell(context, seat.facts, line, column)

    money = context.amount(Look.FORMULA, seat.cost.currency)
    flag = context.styles(Look.FORMULA, formats.FLAG)
    gross, in_force = relative(row, _C.GROSS.column), relative(row, _C.IN_FORCE.column)
    base, amount = relative(row, _C.BASE.column), relative(row, _C.AMOUNT.column)
    excluded = relative(row, _C.EXCLUDED.column)
    position = context.positions.cell
    sheet.formula(
        row,
        _C.GROSS.column,
        position(seat, PositionColumn.BASE_PAY),
        seat.cost.base_pay,
        context.amount(Look.LINK, seat.cost.currency),
    )
    sheet.formula(
        row,
        _C.IN_FORCE.column,
        f"IF(AND(MAX({gross},{fact(LineColumn.MIN_GROSS)})={gross},"
        f"MIN({gross},{fact(LineColumn.MAX_GROSS)})={gross},{excluded}=0),"
        f"{position(seat, PositionColumn.IS_EMPLOYEE)},0)",
        int(applies),
        flag,
    )
    sheet.formula(
        row,
        _C.BASE.column,
        f"{in_force}*MAX(0,MIN(MAX({gross}*{fact(LineColumn.GROSS_SHARE)},"
        f"{fact(LineColumn.FLOOR)}),{fact(LineColumn.CAP)})-{fact(LineColumn.BAND_FROM)})",
        priced.base,
        money,
    )
    sheet.formula(
        row,
        _C.AMOUNT.column,
        f"ROUND({base}*{fact(LineColumn.RATE)}"
        f"+{base}*{fact(LineColumn.EXTRA_MONTHS)}/{MONTHS_PER_YEAR}"
        f"+{in_force}*{fact(LineColumn.FLAT)},{position(seat, PositionColumn.DECIMALS)})",
        priced.amount,
        money,
    )
    counted = priced.amount if line.in_total else _ZERO
    sheet.formula(row, _C.IN_TOTAL.column, f"{amount}*{fact(LineColumn.IN_TOTAL)}", counted, money)
