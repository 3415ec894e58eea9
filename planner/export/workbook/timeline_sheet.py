"""The Timeline sheet: the levers to switch, and when each open seat is expected to fill with them.

median days = product of the factors
accepted    = opened + days gone before the horizon + wait + median days + declined offers
first day   = accepted + notice or lead time        productive = first day + ramp-up
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from planner.calculators.hiring.seat_hiring import DriverKind
from planner.calculators.hiring.seat_timeline import SeatTimeline
from planner.export.workbook import number_formats as formats
from planner.export.workbook.addresses import fixed, relative
from planner.export.workbook.contents import SeatFacts
from planner.export.workbook.context import Context
from planner.export.workbook.lever_costs_sheet import combination_name
from planner.export.workbook.seat_layouts import PositionColumn
from planner.export.workbook.sheet_writer import Result, SheetWriter
from planner.export.workbook.styles import Look
from planner.export.workbook.timeline_layout import (
    BEGIN_ROW,
    CHOSEN,
    FIRST_FIGURE,
    FIRST_STATE,
    STATE_ROW,
    LeverColumn,
    SeatColumn,
)
from planner.export.workbook.timeline_levers import write_levers
from planner.localization.hiring_terms import driver_name
from planner.localization.messages import _
from planner.localization.terms import role_with_level, seat_status_name

_WIDTHS = (34, 30, 18, 16, 22, *(15,) * (FIRST_STATE - 5))
_STATE_WIDTH = 15
_FACTORS = {
    SeatColumn.OF_ROLE: DriverKind.ROLE,
    SeatColumn.OF_LEVEL: DriverKind.LEVEL,
    SeatColumn.OF_COUNTRY: DriverKind.COUNTRY,
    SeatColumn.OF_POOL: DriverKind.POOL,
    SeatColumn.OF_PAY: DriverKind.PAY,
    SeatColumn.OF_HISTORY: DriverKind.HISTORY,
    SeatColumn.OF_ELAPSED: DriverKind.ELAPSED,
}
"""Factors that no lever changes; what levers make of pay is in their own factor."""

_FORMATS = {
    SeatColumn.START: formats.DATE,
    SeatColumn.OPENED: formats.DATE,
    SeatColumn.ELAPSED: formats.WORKING_DAYS,
    SeatColumn.ACCEPTED: formats.DATE,
    SeatColumn.TO_START: formats.WORKING_DAYS,
    SeatColumn.FIRST_DAY: formats.DATE,
    SeatColumn.RAMP_UP: formats.WORKING_DAYS,
    SeatColumn.PRODUCTIVE: formats.DATE,
    SeatColumn.LATE: formats.WORKING_DAYS,
    SeatColumn.P10: formats.DATE,
    SeatColumn.P90: formats.DATE,
    SeatColumn.MEDIAN: formats.MEDIAN_MINUTES,
    SeatColumn.DECLINES: formats.MEDIAN_MINUTES,
    SeatColumn.WAIT: formats.MEDIAN_MINUTES,
    SeatColumn.BASELINE: formats.MEDIAN_MINUTES,
}
_FACTOR_FORMAT = "0.000"


def write_timeline(context: Context) -> None:
    """Write the levers, the seats, and what each combination of levers makes of them."""
    layout = context.timeline
    sheet = context.sheet(layout.name)
    context.title(
        sheet,
        layout.name,
        _(
            "When open seats are expected to fill: the median path. Switch levers in the shaded "
            "cells and dates and costs follow, each combination as the planner worked it out."
        ),
    )
    for column, width in enumerate(_WIDTHS):
        sheet.worksheet.set_column(column, column, width)
    count = len(CHOSEN) * len(layout.levers.states)
    sheet.worksheet.set_column(FIRST_STATE, FIRST_STATE + count - 1, _STATE_WIDTH)
    _write_figures(context, sheet)
    write_levers(context, sheet)
    _write_seats(context, sheet)
    context.print_setup(
        sheet,
        frozen=(STATE_ROW, SeatColumn.ROLE),
        repeated_rows=(0, 1),
        repeated_columns=(0, 0),
        pages_wide=2,
    )
    last_row = layout.first_seat + max(1, len(layout.seats)) - 1
    sheet.worksheet.print_area(0, 0, last_row, SeatColumn.P90)


def _write_figures(context: Context, sheet: SheetWriter) -> None:
    """Write which combination is chosen, and when all seats are filled with it."""
    layout, states = context.timeline, context.contents.lever_states.states
    heading = context.styles(Look.HEADING)
    for column, state in enumerate(states, layout.first_state()):
        sheet.text(STATE_ROW, column, combination_name(state), heading)
    timelines = [state.timeline for state in states]
    rows: tuple[tuple[str, list[date | float | None], str], ...] = (
        (_("All seats filled, P50"), [each.filled_by_p50 for each in timelines], formats.DATE),
        (_("All seats filled, P90"), [each.filled_by_p90 for each in timelines], formats.DATE),
        (
            _("Median time to hire, days"),
            [each.median_days_to_fill for each in timelines],
            formats.MEDIAN_MINUTES,
        ),
    )
    text = context.styles(Look.TEXT)
    sheet.text(BEGIN_ROW, LeverColumn.NAME, _("Dates of combinations are days after"), text)
    first_day = context.contents.months[0].first_day
    sheet.number(*layout.begin_cell, first_day, context.styles(Look.FACT, formats.DATE))
    exported = context.contents.lever_states.exported
    for row, (label, values, number_format) in enumerate(rows, FIRST_FIGURE):
        sheet.text(row, LeverColumn.NAME, label, text)
        for column, value in enumerate(values, layout.first_state()):
            if value is None:
                sheet.text(row, column, _not_filled(), text)
            else:
                _write_of_state(context, sheet, (row, column), value, number_format)
        chosen = values[exported]
        formula = _chosen_formula(context, layout.states_of(row))
        if number_format == formats.DATE:
            formula = f"IF(ISNUMBER({formula}),{fixed(*layout.begin_cell)}+{formula},{formula})"
        style = context.styles(Look.FORMULA, number_format)
        sheet.formula(
            row, LeverColumn.SWITCH, formula, _not_filled() if chosen is None else chosen, style
        )


def _chosen_formula(context: Context, states: str) -> str:
    """Return what fetches the figure of the combination in use."""
    return f"INDEX({states},{fixed(*context.timeline.state_cell)}+1)"


def _write_of_state(
    context: Context,
    sheet: SheetWriter,
    cell: tuple[int, int],
    value: float | date,
    number_format: str,
) -> None:
    """Write a figure of a combination; a date as days, since dates in a row read as months."""
    if isinstance(value, date):
        value = (value - context.contents.months[0].first_day).days
        number_format = formats.WORKING_DAYS
    sheet.number(*cell, value, context.styles(Look.FACT, number_format))


def _not_filled() -> str:
    return _("not filled")


def _write_seats(context: Context, sheet: SheetWriter) -> None:
    layout = context.timeline
    first = layout.first_seat
    sheet.text(first - 2, 0, _("Open seats"), context.styles(Look.SECTION))
    headings = _headings()
    numbers = range(SeatColumn.START, SeatColumn.P90 + 1)
    context.headings(sheet, first - 1, list(headings.values()), numbers, height=62)
    style = context.styles(Look.HEADING, align="number")
    for each in CHOSEN:
        for column, state in enumerate(layout.levers.states, layout.first_state(each)):
            text = _("{figure}: {combination}").format(
                figure=headings[each], combination=combination_name(state)
            )
            sheet.text(first - 1, column, text, style)
    if not layout.seats:
        nobody = _("No seat is open.")
        sheet.text(first, 0, nobody, context.styles(Look.TEXT))
    for row, seat in enumerate(layout.seats, first):
        _SeatRow(context, sheet, row, seat).write()


def _headings() -> dict[SeatColumn, str]:
    return {
        SeatColumn.ID: _("Seat"),
        SeatColumn.ROLE: _("Role and level"),
        SeatColumn.PLACE: _("Place"),
        SeatColumn.STATUS: _("Status"),
        SeatColumn.START: _("Start in the plan"),
        SeatColumn.OPENED: _("Requisition opened"),
        SeatColumn.ELAPSED: _("Days of it before the horizon"),
        SeatColumn.BASELINE: _("Days of the typical seat, or of a decision"),
        **{column: driver_name(kind) for column, kind in _FACTORS.items()},
        SeatColumn.OF_LEVERS: driver_name(DriverKind.LEVERS),
        SeatColumn.MEDIAN: _("Median days"),
        SeatColumn.DECLINES: _("Days for declined offers"),
        SeatColumn.WAIT: _("Days waiting for a recruiter"),
        SeatColumn.ACCEPTED: _("Offer accepted"),
        SeatColumn.TO_START: _("Days to the first day"),
        SeatColumn.FIRST_DAY: _("First day, P50"),
        SeatColumn.RAMP_UP: _("Days of ramp-up"),
        SeatColumn.PRODUCTIVE: _("Fully productive"),
        SeatColumn.LATE: _("Days late"),
        SeatColumn.P10: _("First day, P10"),
        SeatColumn.P90: _("First day, P90"),
    }


@dataclass(frozen=True, slots=True)
class _SeatRow:
    """The row of one seat."""

    context: Context
    sheet: SheetWriter
    row: int
    seat: SeatFacts

    def write(self) -> None:
        """Write words, factors, formulas, and what the combinations make of them."""
        context, sheet, seat = self.context, self.sheet, self.seat
        words = (
            seat.seat.id,
            role_with_level(seat.seat.role, seat.seat.level),
            seat.place.name,
            seat_status_name(seat.seat),
        )
        sheet.texts(self.row, 0, words, context.styles(Look.TEXT))
        states = context.contents.lever_states
        timelines = [state.timeline.seats[seat.seat.id] for state in states.states]
        shown = timelines[states.exported]
        start = context.positions.cell(seat, PositionColumn.START)
        link = context.styles(Look.LINK, formats.DATE)
        sheet.formula(self.row, SeatColumn.START, start, seat.seat.start, link)
        for column, number in self._facts(shown):
            style = context.styles(Look.FACT, _FORMATS.get(column, _FACTOR_FORMAT))
            sheet.number(self.row, column, number, style)
        for column, (formula, result) in self._formulas(shown).items():
            style = context.styles(Look.FORMULA, _FORMATS.get(column, _FACTOR_FORMAT))
            sheet.formula(self.row, column, formula, result, style)
        for column in CHOSEN:
            number_format = _FORMATS.get(column, _FACTOR_FORMAT)
            for at, timeline in enumerate(timelines, context.timeline.first_state(column)):
                value = _chosen(timeline)[column]
                _write_of_state(context, sheet, (self.row, at), value, number_format)

    def _facts(self, shown: SeatTimeline) -> Iterator[tuple[SeatColumn, float]]:
        factors = _factors(shown)
        yield SeatColumn.ELAPSED, shown.hiring.elapsed_days
        yield SeatColumn.BASELINE, factors.get(DriverKind.BASELINE, 0.0)
        for column, kind in _FACTORS.items():
            yield column, factors.get(kind, 1.0)

    def _formulas(self, shown: SeatTimeline) -> dict[SeatColumn, tuple[str, Result]]:
        layout, cell, expected = self.context.timeline, self._cell, shown.expected
        found: dict[SeatColumn, tuple[str, Result]] = {}
        for column, result in _chosen(shown).items():
            formula = _chosen_formula(self.context, layout.states_of(self.row, column))
            if isinstance(result, date):
                formula = f"{fixed(*layout.begin_cell)}+{formula}"
            found[column] = formula, result
        factors = (self.row, SeatColumn.BASELINE), (self.row, SeatColumn.OF_LEVERS)
        days = "+".join(map(cell, (SeatColumn.WAIT, SeatColumn.MEDIAN, SeatColumn.DECLINES)))
        return found | {
            SeatColumn.MEDIAN: (
                f"PRODUCT({_relative_range(*factors)})",
                shown.hiring.median_days,
            ),
            SeatColumn.ACCEPTED: (
                f"{cell(SeatColumn.OPENED)}+{cell(SeatColumn.ELAPSED)}+ROUND({days},0)",
                expected.accepted,
            ),
            SeatColumn.FIRST_DAY: (
                f"{cell(SeatColumn.ACCEPTED)}+{cell(SeatColumn.TO_START)}",
                expected.first_day,
            ),
            SeatColumn.PRODUCTIVE: (
                f"{cell(SeatColumn.FIRST_DAY)}+{cell(SeatColumn.RAMP_UP)}",
                expected.productive,
            ),
            SeatColumn.LATE: (
                f"{cell(SeatColumn.FIRST_DAY)}-{cell(SeatColumn.START)}",
                shown.days_late,
            ),
        }

    def _cell(self, column: SeatColumn) -> str:
        return relative(self.row, column)


def _relative_range(first: tuple[int, int], last: tuple[int, int]) -> str:
    return f"{relative(*first)}:{relative(*last)}"


def _factors(timeline: SeatTimeline) -> dict[DriverKind, float]:
    return {driver.kind: driver.factor for driver in timeline.hiring.drivers}


def _chosen(timeline: SeatTimeline) -> dict[SeatColumn, float | date]:
    """Return what a combination of levers makes of a seat."""
    expected = timeline.expected
    return {
        SeatColumn.OPENED: expected.opened,
        SeatColumn.OF_LEVERS: _factors(timeline).get(DriverKind.LEVERS, 1.0),
        SeatColumn.DECLINES: timeline.decline_days,
        SeatColumn.WAIT: timeline.wait_days,
        SeatColumn.TO_START: expected.days_to_start,
        SeatColumn.RAMP_UP: (expected.productive - expected.first_day).days,
        SeatColumn.P10: timeline.first_day_p10,
        SeatColumn.P90: timeline.first_day_p90,
    }
