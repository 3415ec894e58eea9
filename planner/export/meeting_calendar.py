"""Times to meet as events of a calendar, with everybody's local time in their descriptions."""

from collections.abc import Iterable

from planner.calculators.meeting_burden import Attendee
from planner.calculators.meeting_rotation import LocalTime, MeetingRotation
from planner.calculators.meeting_slots import MeetingSlot
from planner.export.calendar_file import CalendarEvent
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.running_text import listed
from planner.market.time_zone import to_wall


def rotation_events(
    rotation: MeetingRotation, title: str, shown: Formatter
) -> tuple[CalendarEvent, ...]:
    """Return a recurring event for each turn, at the anchor's wall time.

    Args:
        rotation: The turns.
        title: What the meeting is called.
        shown: Whose language the descriptions are in.
    """
    events = []
    for turn, slot in enumerate(rotation.slots, 1):
        times = zip(rotation.attendees, slot.local_times, strict=True)
        lines = [_moving_text(attendee, each, shown) for attendee, each in times]
        if rotation.time.turns > 1:
            sentence = _("Turn {turn} of {turns}").format(
                turn=shown.integer(turn), turns=shown.integer(rotation.time.turns)
            )
            lines.insert(0, sentence)
        events.append(
            CalendarEvent(
                title,
                "\n".join(lines),
                slot.starts_utc[0],
                rotation.time.length,
                rotation.time.zone,
                len(slot.starts_utc),
                rotation.time.turns,
            )
        )
    return tuple(events)


def slot_event(
    slot: MeetingSlot, attendees: Iterable[Attendee], title: str, shown: Formatter
) -> CalendarEvent:
    """Return a single event for a time to meet.

    Args:
        slot: The time.
        attendees: Who meets.
        title: What the meeting is called.
        shown: Whose language the description is in.
    """
    lines = []
    for each in attendees:
        wall = to_wall(each.worker.zone, slot.start_utc)
        local = LocalTime(wall.date(), wall.weekday(), wall.time())
        lines.append(_moving_text(each, (local,), shown))
    return CalendarEvent(title, "\n".join(lines), slot.start_utc, slot.minutes)


def _moving_text(attendee: Attendee, times: Iterable[LocalTime], shown: Formatter) -> str:
    """Write when somebody meets, and from which date on at another time."""
    first, *later = times
    texts = [_clock(first, shown)]
    for each in later:
        template = _("from {day} {time}")
        texts.append(
            template.format(day=shown.date_short(each.first_day), time=_clock(each, shown))
        )
    return _("{who}: {times}").format(who=attendee.label, times=listed(texts, with_commas=True))


def _clock(local: LocalTime, shown: Formatter) -> str:
    weekday = shown.weekday_name(local.weekday, "abbreviated")
    return f"{weekday} {shown.time_of_day(local.start)}"
