"""The sheet Positions for wider circulation: the market's band in place of anybody's pay."""

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from planner.export.workbook import number_formats as formats
from planner.export.workbook.contents import SeatFacts
from planner.export.workbook.context import Context
from planner.export.workbook.positions_sheet import seat_texts
from planner.export.workbook.seat_layouts import PositionColumn as C
from planner.export.workbook.sheet_writer import SheetWriter
from planner.export.workbook.styles import Look
from planner.localization.messages import _
from planner.localization.terms import engagement_name, seat_status_name
from planner.market.pay_band import PayBand

_HEADING = 3
_TEXTS = (C.ID, C.KIND, C.NAME, C.ROLE, C.LEVEL, C.TEAM, C.PLACE, C.COUNTRY)
_STATUS = len(_TEXTS)
_ENGAGEMENT, _START, _END, _BAND = range(_STATUS + 1, _STATUS + 5)
_WIDTHS = (8, 14, 24, 32, 12, 22, 18, 20, 14, 20, 13, 13, 26)
_FIGURES_KEPT = 2
"""Bounds are rounded outward to two figures, so that none is an amount that somebody is paid."""


def write_redacted_positions(context: Context) -> None:
    """Write a row for each seat without its pay or cost."""
    sheet = context.sheet(context.names.positions)
    note = _("Pay is left out: the band is what the market pays half of those in the role.")
    context.title(sheet, context.names.positions, note)
    for column, width in enumerate(_WIDTHS):
        sheet.worksheet.set_column(column, column, width)
    headings = [
        _("ID"),
        _("Kind"),
        _("Name"),
        _("Role"),
        _("Level"),
        _("Team"),
        _("Place"),
        _("Country"),
        _("Status"),
        _("Engagement"),
        _("Start (target), date"),
        _("End, date or empty"),
        _("Pay band P25–P75, local currency a year"),
    ]
    context.headings(sheet, _HEADING, headings, (_START, _END), height=46)
    seats = context.contents.seats
    for row, seat in enumerate(seats, _HEADING + 1):
        _write_seat(context, sheet, row, seat)
    sheet.worksheet.autofilter(_HEADING, 0, _HEADING + max(1, len(seats)), _BAND)
    context.print_setup(
        sheet, frozen=(_HEADING + 1, 3), repeated_rows=(_HEADING, _HEADING), pages_wide=1
    )


def _write_seat(context: Context, sheet: SheetWriter, row: int, seat: SeatFacts) -> None:
    text = context.styles(Look.TEXT)
    words = seat_texts(context, seat)
    sheet.texts(row, 0, (words[column] for column in _TEXTS), text)
    sheet.text(row, _STATUS, seat_status_name(seat.seat), text)
    sheet.text(row, _ENGAGEMENT, engagement_name(seat.seat.engagement), text)
    day = context.styles(Look.FACT, formats.DATE, align="number")
    sheet.number(row, _START, seat.seat.start, day)
    sheet.number(row, _END, seat.seat.end, day)
    sheet.text(row, _BAND, _band_text(context, seat), text)


def _band_text(context: Context, seat: SeatFacts) -> str:
    layout = context.pay_bands
    band = layout.bands[layout.band_of[seat.seat.id]].band
    if band is None:
        return _("No evidence")
    shown = context.contents.formatter
    low, high = (shown.number(bound, 0) for bound in band_bounds(band))
    return f"{band.currency} {shown.range(low, high)}"


def band_bounds(band: PayBand) -> tuple[Decimal, Decimal]:
    """Return a band's P25 and P75, rounded outward to two figures."""
    return _rounded(band.p25, ROUND_FLOOR), _rounded(band.p75, ROUND_CEILING)


def _rounded(amount: Decimal, rounding: str) -> Decimal:
    unit = Decimal(1).scaleb(amount.adjusted() - _FIGURES_KEPT + 1)
    return (amount / unit).quantize(Decimal(1), rounding) * unit
