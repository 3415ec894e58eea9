"""The Onboarding sheet: first working days and reviews, moved off days off, with the reason."""

from xlsxwriter.format import Format

from planner.calculators.start_list import MovedDate, StartEntry
from planner.export.workbook import number_formats as formats
from planner.export.workbook.addresses import fixed, relative
from planner.export.workbook.contents import SeatFacts
from planner.export.workbook.context import Context
from planner.export.workbook.inputs_layout import REVIEWS
from planner.export.workbook.seat_layouts import PositionColumn
from planner.export.workbook.sheet_writer import SheetWriter
from planner.export.workbook.styles import Look
from planner.localization.messages import _, ngettext
from planner.localization.terms import company_day_name, role_with_level

_HEADING = 3
_TARGET = 4
_FIRST_REVIEW = 7
_COLUMNS_A_REVIEW = 3
_WEEKEND_CELL = (2, 6)
_WIDTHS = (8, 36, 16, 22, 14, 14, 26)


def write_onboarding(context: Context) -> None:
    """Write the start list."""
    sheet = context.sheet(context.names.onboarding)
    context.title(
        sheet,
        context.names.onboarding,
        _("First working days and reviews, on the calendar of each place."),
    )
    for column, width in enumerate(_WIDTHS):
        sheet.worksheet.set_column(column, column, width)
    for review in range(len(REVIEWS)):
        column = _FIRST_REVIEW + _COLUMNS_A_REVIEW * review
        sheet.worksheet.set_column(column, column + 1, 14)
        sheet.worksheet.set_column(column + 2, column + 2, 26)
    quiet = context.styles(Look.QUIET)
    sheet.text(2, 0, _("Word used for a day that falls on a weekend:"), quiet)
    sheet.text(*_WEEKEND_CELL, weekend_word(), quiet)
    numbers = {_TARGET, _TARGET + 1}
    for review in range(len(REVIEWS)):
        column = _FIRST_REVIEW + _COLUMNS_A_REVIEW * review
        numbers |= {column, column + 1}
    context.headings(sheet, _HEADING, _headings(context), numbers)
    by_id = {seat.seat.id: seat for seat in context.contents.seats}
    row = _HEADING
    for entry in context.contents.evaluation.starts:
        if entry.seat_id in by_id:
            row += 1
            _write_entry(context, sheet, row, by_id[entry.seat_id], entry)
    sheet.worksheet.autofilter(_HEADING, 0, max(row, _HEADING + 1), _FIRST_REVIEW + 8)
    context.print_setup(
        sheet,
        frozen=(_HEADING + 1, 2),
        repeated_rows=(_HEADING, _HEADING),
        repeated_columns=(0, 1),
        pages_wide=2,
    )


def weekend_word() -> str:
    """Return the reason for moving a date off a weekend."""
    return _("Weekend")


def _headings(context: Context) -> list[str]:
    headings = [
        _("ID"),
        _("Role"),
        _("Place"),
        _("Team"),
        _("Target start, date"),
        _("First working day, date"),
        _("Moved because of"),
    ]
    for moved in context.contents.evaluation.starts[:1]:
        for review in moved.reviews:
            days = (review.nominal - moved.first_day.day).days
            headings += _review_headings(days, context.contents.formatter.integer(days))
    return headings


def _review_headings(days: int, shown: str) -> list[str]:
    nominal = ngettext("{count} day after, date", "{count} days after, date", days)
    moved = ngettext("{count}-day review, date", "{count}-day review, date", days)
    return [
        nominal.format(count=shown),
        moved.format(count=shown),
        _("Moved because of"),
    ]


def _write_entry(
    context: Context, sheet: SheetWriter, row: int, seat: SeatFacts, entry: StartEntry
) -> None:
    names = [
        seat.seat.id,
        role_with_level(seat.seat.role, seat.seat.level),
        seat.place.name,
        context.contents.team_names.get(seat.seat.team_id, ""),
    ]
    sheet.texts(row, 0, names, context.styles(Look.TEXT))
    target = context.positions.cell(seat, PositionColumn.START)
    sheet.formula(row, _TARGET, target, entry.first_day.nominal, _day(context, Look.LINK))
    _write_moved(context, sheet, (row, _TARGET), seat, entry.first_day)
    first_day = relative(row, _TARGET + 1)
    for at, (scalar, review) in enumerate(zip(REVIEWS, entry.reviews, strict=True)):
        column = _FIRST_REVIEW + _COLUMNS_A_REVIEW * at
        nominal = f"${first_day}+{context.inputs.scalar(scalar)}"
        sheet.formula(row, column, nominal, review.nominal, _day(context, Look.FORMULA))
        _write_moved(context, sheet, (row, column), seat, review)


def _write_moved(
    context: Context,
    sheet: SheetWriter,
    nominal_cell: tuple[int, int],
    seat: SeatFacts,
    moved: MovedDate,
) -> None:
    """Write, beside a nominal date, the working day it moves to and why."""
    row, column = nominal_cell
    nominal, day = relative(row, column), relative(row, column + 1)
    calendars, place = context.calendars, seat.place.id
    weekend, days = calendars.weekend(place), calendars.days(place)
    sheet.formula(
        row,
        column + 1,
        f"WORKDAY.INTL({nominal}-1,1,{weekend},{days})",
        moved.day,
        _day(context, Look.FORMULA, bold=True),
    )
    weekday = f"WORKDAY.INTL({nominal}-1,1,{weekend})"
    sheet.formula(
        row,
        column + 2,
        f'IF({day}={nominal},"",IF({weekday}={day},{fixed(*_WEEKEND_CELL)},'
        f"INDEX({calendars.names(place)},MATCH({weekday},{days},0))))",
        _reason(moved),
        context.styles(Look.FORMULA, align="start"),
    )


def _reason(moved: MovedDate) -> str:
    if not moved.has_moved:
        return ""
    return weekend_word() if moved.holiday is None else company_day_name(moved.holiday)


def _day(context: Context, look: Look, *, bold: bool = False) -> Format:
    return context.styles(look, formats.DATE, bold=bold, align="number")
