"""The Overlap sheet: shared working hours of each seat with its anchor."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from planner.calculators.overlap import DayOverlap, Window, Worker, overlap_on, worker_at
from planner.export.workbook import number_formats as formats
from planner.export.workbook.addresses import relative
from planner.export.workbook.contents import SeatFacts
from planner.export.workbook.context import Context
from planner.export.workbook.inputs_layout import HOURS_PER_DAY
from planner.export.workbook.sheet_writer import SheetWriter
from planner.export.workbook.styles import Look
from planner.localization.messages import _
from planner.market.place import Place
from planner.market.time_zone import LAST_YEAR
from planner.plan.working_pattern import WorkingPattern

_HEADING = 3
_FIRST_DAY_COLUMN = 6
_COLUMNS_A_DAY = 6
_WEDNESDAY = 2
_MINUTES_AN_HOUR = 60
_WIDTHS = (8, 34, 14, 20, 14, 20)


def write_overlap(context: Context) -> None:
    """Write each seat's shared hours on a winter and a summer day, and over the horizon."""
    sheet = context.sheet(context.names.overlap)
    days = sample_days(context)
    context.title(
        sheet,
        context.names.overlap,
        _(
            "Working hours shared with the anchor place. Times are UTC; the clock changes of each "
            "zone are in them."
        ),
    )
    for column, width in enumerate(_WIDTHS):
        sheet.worksheet.set_column(column, column, width)
    last = _FIRST_DAY_COLUMN + _COLUMNS_A_DAY * len(days)
    sheet.worksheet.set_column(_FIRST_DAY_COLUMN, last + 2, 16)
    _write_headings(context, sheet, days)
    found: dict[tuple[object, ...], DayOverlap] = {}
    for row, seat in enumerate(context.contents.seats, _HEADING + 1):
        _write_seat(context, sheet, row, seat)
        for at, day in enumerate(days):
            column = _FIRST_DAY_COLUMN + _COLUMNS_A_DAY * at
            _write_day(context, sheet, (row, column), _shared(context, seat, day, found))
        _write_horizon(context, sheet, row, seat, last)
    sheet.worksheet.autofilter(
        _HEADING, 0, _HEADING + max(1, len(context.contents.seats)), last + 2
    )
    context.print_setup(
        sheet,
        frozen=(_HEADING + 1, 2),
        repeated_rows=(_HEADING - 1, _HEADING),
        repeated_columns=(0, 1),
        pages_wide=2,
    )


def sample_days(context: Context) -> tuple[date, ...]:
    """Return a Wednesday in January and one in July, or in the horizon's first and last month."""
    months = context.contents.months
    winter = next((month for month in months if month.number == 1), months[0])
    summer = next((month for month in months if month.number == 7), months[-1])
    days = {_third_wednesday(month.first_day): None for month in sorted({winter, summer})}
    return tuple(day for day in days if day.year <= LAST_YEAR)


def _third_wednesday(first_day: date) -> date:
    return first_day + timedelta(days=(_WEDNESDAY - first_day.weekday()) % 7 + 14)


def _write_headings(context: Context, sheet: SheetWriter, days: tuple[date, ...]) -> None:
    headings = [
        _("ID"),
        _("Seat"),
        _("Place"),
        _("Time zone"),
        _("Anchor place"),
        _("Anchor's time zone"),
    ]
    quiet = context.styles(Look.SECTION)
    for at, day in enumerate(days):
        column = _FIRST_DAY_COLUMN + _COLUMNS_A_DAY * at
        sheet.text(_HEADING - 1, column, context.contents.formatter.date_long(day), quiet)
        headings += [
            _("Anchor begins, UTC"),
            _("Anchor ends, UTC"),
            _("Seat begins, UTC"),
            _("Seat ends, UTC"),
            _("Shared in further stretches less breaks, hours"),
            _("Shared, hours"),
        ]
    column = _FIRST_DAY_COLUMN + _COLUMNS_A_DAY * len(days)
    sheet.text(
        _HEADING - 1,
        column,
        _("Over the horizon's common workdays, computed by the planner"),
        quiet,
    )
    headings += [_("Least, hours"), _("Median, hours"), _("Most, hours")]
    numbers = range(_FIRST_DAY_COLUMN, len(headings))
    context.headings(sheet, _HEADING, headings, numbers, height=44)


def _write_seat(context: Context, sheet: SheetWriter, row: int, seat: SeatFacts) -> None:
    anchor = _anchor(context, seat)
    names = [seat.seat.id, seat.label, seat.place.name, seat.place.zone]
    names += [anchor.name, anchor.zone] if anchor is not None else ["", ""]
    sheet.texts(row, 0, names, context.styles(Look.TEXT))


def _anchor(context: Context, seat: SeatFacts) -> Place | None:
    evaluation = context.contents.evaluation
    return evaluation.market.places.get(evaluation.plan.anchor_of(seat.seat.team_id))


def _shared(
    context: Context, seat: SeatFacts, day: date, found: dict[tuple[object, ...], DayOverlap]
) -> DayOverlap | None:
    plan, anchor = context.contents.evaluation.plan, _anchor(context, seat)
    if anchor is None or seat.seat.id not in context.contents.evaluation.overlaps:
        return None
    pattern = plan.pattern_of(seat.seat)
    key = (seat.place.id, pattern, anchor.id, day)
    if key not in found:
        pair = _pair(anchor, plan.pattern_at(anchor.id), seat.place, pattern)
        found[key] = overlap_on(pair, day)
    return found[key]


def _pair(
    anchor: Place, anchor_pattern: WorkingPattern, place: Place, pattern: WorkingPattern
) -> tuple[Worker, Worker]:
    return worker_at(anchor, anchor_pattern), worker_at(place, pattern)


def _write_day(
    context: Context, sheet: SheetWriter, at: tuple[int, int], shared: DayOverlap | None
) -> None:
    row, column = at
    moment = context.styles(Look.FACT, formats.MOMENT)
    for offset, instant in enumerate(_instants(shared)):
        value = None if instant is None else instant.replace(tzinfo=None)
        sheet.number(row, column + offset, value, moment)
    anchor_begins, anchor_ends, seat_begins, seat_ends, further = (
        relative(row, column + offset) for offset in range(_COLUMNS_A_DAY - 1)
    )
    minutes = 0 if shared is None else shared.minutes
    hours = context.styles(Look.FACT, formats.HOURS)
    sheet.number(row, column + 4, (minutes - _shown_minutes(shared)) / _MINUTES_AN_HOUR, hours)
    sheet.formula(
        row,
        column + 5,
        f"IF(OR(ISBLANK({anchor_begins}),ISBLANK({seat_begins})),0,"
        f"MAX(0,MIN({anchor_ends},{seat_ends})-MAX({anchor_begins},{seat_begins}))"
        f"*{HOURS_PER_DAY})+{further}",
        minutes / _MINUTES_AN_HOUR,
        context.styles(Look.FORMULA, formats.HOURS, bold=True),
    )


def _shown_minutes(shared: DayOverlap | None) -> int:
    """Return the minutes shared by the two days shown, breaks included.

    Less is shared where there are breaks, more where days are so long that two of one person's
    meet one of the other's.
    """
    if shared is None:
        return 0
    anchor, seat = shared.working
    if anchor is None or seat is None:
        return 0
    stretch = min(anchor.end_utc, seat.end_utc) - max(anchor.start_utc, seat.start_utc)
    return max(0, int(stretch.total_seconds()) // 60)


def _instants(shared: DayOverlap | None) -> Iterator[datetime | None]:
    windows: tuple[Window | None, ...] = (None, None) if shared is None else shared.working
    for window in windows:
        yield None if window is None else window.start_utc
        yield None if window is None else window.end_utc


def _write_horizon(
    context: Context, sheet: SheetWriter, row: int, seat: SeatFacts, column: int
) -> None:
    overlap = context.contents.evaluation.overlaps.get(seat.seat.id)
    if overlap is None:
        return
    hours = context.styles(Look.FACT, formats.HOURS)
    figures = (overlap.min_minutes, overlap.median_minutes, overlap.max_minutes)
    for at, minutes in enumerate(figures, column):
        sheet.number(row, at, minutes / _MINUTES_AN_HOUR, hours)
