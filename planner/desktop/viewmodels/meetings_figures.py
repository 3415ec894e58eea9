"""The tables behind the charts of the meetings, and the best times of a week."""

from planner.calculators.meeting_burden import BurdenKind, BurdenWeights
from planner.calculators.meeting_rotation import MeetingRotation
from planner.calculators.meeting_slots import MeetingSlot
from planner.desktop.viewmodels.meetings_answer import GRID, Meeting, MeetingsAnswer
from planner.desktop.viewmodels.meetings_rows import MeetingsRow
from planner.desktop.viewmodels.meetings_words import clock_text, day_text, points
from planner.desktop.viewmodels.overlap_charts import Figures
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.running_text import as_typed, left_to_right
from planner.market.time_zone import to_wall
from planner.quantities.identifiers import ZoneName


def meeting_figures(
    answer: MeetingsAnswer, rows: tuple[MeetingsRow, ...], formatter: Formatter
) -> Figures:
    """Return every meeting on the clock of everybody, with its points."""
    zone = answer.question.anchor.zone
    columns = tuple(
        day_text(to_wall(zone, each.start_utc).date(), formatter) for each in answer.meetings
    )
    meeting = [row for row in rows if row.attendee is not None]
    cells = tuple(
        tuple(_cell_text(each, row.attendee or 0, formatter) for each in answer.meetings)
        for row in meeting
    )
    return Figures(columns, tuple(as_typed(row.name) for row in meeting), cells)


def slot_figures(answer: MeetingsAnswer, formatter: Formatter) -> Figures:
    """Return the best times of the first week: everybody's day and time, and what it costs."""
    attendees = answer.question.attendees
    columns = (_("Most"), _("In all"), *(as_typed(each.label) for each in attendees))
    names, cells = [], []
    for rank, slot in enumerate(answer.ranking.slots, 1):
        local = _local_text(answer.question.anchor.zone, slot, 0, formatter)
        names.append(f"{formatter.integer(rank)}. {local}")
        cells.append(
            (
                points(slot.worst, formatter),
                points(slot.total, formatter),
                *(
                    _local_text(each.worker.zone, slot, burden, formatter)
                    for each, burden in zip(attendees, slot.burdens, strict=True)
                ),
            )
        )
    return Figures(columns, tuple(names), tuple(cells))


def day_figures(answer: MeetingsAnswer, meeting: Meeting, formatter: Formatter) -> Figures:
    """Return a day by quarters of an hour: what an hour then weighs for everybody."""
    weights = BurdenWeights().by_kind
    day = meeting.day
    columns = tuple(
        formatter.time_of_day(day.axis.wall(step * GRID).time()) for step in range(len(day.totals))
    )
    rows = [
        tuple(points(60 * float(weights[BurdenKind(kind)]), formatter) for kind in kinds)
        for kinds in day.kinds
    ]
    names = [as_typed(each.label) for each in answer.question.attendees]
    totals = tuple(points(total, formatter) for total in day.totals)
    return Figures(columns, (*names, _("Meeting from then on, all people")), (*rows, totals))


def fairness_figures(answer: MeetingsAnswer, formatter: Formatter) -> Figures:
    """Return everybody's points at the fixed time and in turn."""
    rotation, fixed = answer.rotation, answer.fixed
    if not isinstance(rotation, MeetingRotation):
        return Figures((), (), ())
    entries = rotation.ledger.entries
    names = tuple(as_typed(each.label) for each in entries)
    before = (
        [points(each.total, formatter) for each in fixed.ledger.entries]
        if fixed is not None
        else ["—"] * len(entries)
    )
    if answer.question.turns == 1:
        return Figures((_("Fixed time"),), names, tuple((each,) for each in before))
    after = [points(each.total, formatter) for each in entries]
    return Figures((_("Fixed time"), _("In turn")), names, tuple(zip(before, after, strict=True)))


def _cell_text(meeting: Meeting, attendee: int, formatter: Formatter) -> str:
    cell = meeting.cells[attendee]
    text = clock_text(cell.local.weekday(), formatter.time_of_day(cell.local.time()), formatter)
    return f"{text} {_added(cell.burden, formatter)}" if cell.burden else text


def _local_text(zone: ZoneName, slot: MeetingSlot, burden: float, formatter: Formatter) -> str:
    wall = to_wall(zone, slot.start_utc)
    text = clock_text(wall.weekday(), formatter.time_of_day(wall.time()), formatter)
    return f"{text} {_added(burden, formatter)}" if burden else text


def _added(burden: float, formatter: Formatter) -> str:
    return left_to_right(f"+{points(burden, formatter)}")
