"""The meetings as a grid to be shown: who across which dates, at what local time, at what cost."""

from dataclasses import dataclass

from planner.calculators.meeting_burden import BurdenKind
from planner.desktop.viewmodels.meetings_answer import Meeting, MeetingsAnswer
from planner.desktop.viewmodels.meetings_rows import MeetingsRow
from planner.desktop.viewmodels.meetings_words import cell_words, is_moved, points
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.running_text import as_typed, left_to_right
from planner.market.time_zone import to_wall


@dataclass(frozen=True, slots=True)
class GridRow:
    """Who meets, or could: the name, the country, how many, and what was chosen."""

    key: str
    name: str
    country: str
    people: str
    is_ticked: bool
    is_protected: bool
    words: str


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A meeting: its date and time on the anchor's clock, and whether clock changes move it."""

    day: str
    time: str
    is_moved: bool


@dataclass(frozen=True, slots=True)
class GridCell:
    """A meeting for somebody: local time, points, what the time is to them, and all in words."""

    time: str
    points: str
    kind: BurdenKind
    day_off: str
    words: str


@dataclass(frozen=True, slots=True)
class MeetingsGrid:
    """Rows, columns and the cells by row; a row without cells does not meet."""

    rows: tuple[GridRow, ...]
    columns: tuple[GridColumn, ...]
    cells: tuple[tuple[GridCell, ...], ...]


def meetings_grid(
    rows: tuple[MeetingsRow, ...], answer: MeetingsAnswer | None, formatter: Formatter
) -> MeetingsGrid:
    """Lay the meetings out, none while they are worked out."""
    meetings = () if answer is None else answer.meetings
    return MeetingsGrid(
        tuple(_row(row, formatter) for row in rows),
        tuple(_column(each, answer, formatter) for each in meetings) if answer is not None else (),
        tuple(tuple(_cells(row, meetings, formatter)) for row in rows),
    )


def waiting_grid(
    rows: tuple[MeetingsRow, ...], before: MeetingsGrid, formatter: Formatter
) -> MeetingsGrid:
    """Show other rows at once, with the cells they had until theirs are worked out."""
    had = {row.key: cells for row, cells in zip(before.rows, before.cells, strict=True)}
    cells = tuple(had.get(row.key, ()) if row.attendee is not None else () for row in rows)
    return MeetingsGrid(tuple(_row(row, formatter) for row in rows), before.columns, cells)


def _row(row: MeetingsRow, formatter: Formatter) -> GridRow:
    name = as_typed(row.name)
    words = name
    if row.attendee is None:
        words = _("{name}, does not meet").format(name=name)
    elif row.is_protected:
        words = _("{name}, never outside working hours").format(name=name)
    return GridRow(
        row.key,
        name,
        row.place.country,
        formatter.integer(len(row.seat_ids)),
        row.attendee is not None,
        row.is_protected,
        words,
    )


def _column(meeting: Meeting, answer: MeetingsAnswer, formatter: Formatter) -> GridColumn:
    anchor = answer.question.anchor
    wall = to_wall(anchor.zone, meeting.start_utc)
    weekday = formatter.weekday_name(wall.weekday(), "abbreviated")
    day = f"{weekday} {formatter.day_and_month(wall.date())}"
    time = f"{formatter.time_of_day(wall.time())} {as_typed(anchor.name)}"
    return GridColumn(day, time, is_moved(meeting))


def _cells(row: MeetingsRow, meetings: tuple[Meeting, ...], formatter: Formatter) -> list[GridCell]:
    if row.attendee is None:
        return []
    found = []
    for meeting in meetings:
        cell = meeting.cells[row.attendee]
        found.append(
            GridCell(
                formatter.time_of_day(cell.local.time()),
                _worth(cell.burden, formatter),
                cell.kind,
                "" if cell.day_off is None else as_typed(cell.day_off),
                cell_words(row.name, cell, formatter),
            )
        )
    return found


def _worth(burden: float, formatter: Formatter) -> str:
    return left_to_right(f"+{points(burden, formatter)}") if burden else ""
