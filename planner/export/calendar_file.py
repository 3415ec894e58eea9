"""Meetings as a calendar file (.ics) after RFC 5545, written strictly.

A meeting that comes again is kept at its zone's wall time; the zone's clock changes come with it as
a VTIMEZONE, so that no calendar has to know the zone. Lines end in CR LF and are folded at 75
octets, never within a character.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unicodedata import category
from uuid import NAMESPACE_URL, uuid5

from planner import __version__
from planner.export.calendar_zone import zone_lines
from planner.export.workbook.target import writing_to
from planner.market.time_zone import to_wall
from planner.quantities.identifiers import ZoneName

_LINE_OCTETS = 75
_UTC = "%Y%m%dT%H%M%SZ"
_WALL = "%Y%m%dT%H%M%S"
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """A meeting, once or again and again.

    Attributes:
        summary: Its title.
        description: What else is to be said, in lines.
        start_utc: When it begins for the first time.
        minutes: How long it is.
        zone: At whose wall time it comes again; None for a single one, which is at its instant.
        count: How many times it comes.
        weeks_between: How many weeks lie from one time to the next.
    """

    summary: str
    description: str
    start_utc: datetime
    minutes: int
    zone: ZoneName | None = None
    count: int = 1
    weeks_between: int = 1

    @property
    def until_utc(self) -> datetime:
        """An instant after it is over for the last time."""
        weeks = self.weeks_between * (self.count - 1)
        return self.start_utc + timedelta(weeks=weeks, days=2, minutes=self.minutes)


def write_calendar(path: Path, events: Sequence[CalendarEvent], written_at: datetime) -> None:
    """Write meetings to a calendar file in one step; an existing one is replaced.

    The file is readable by its owner only.

    Args:
        path: The file (.ics).
        events: The meetings.
        written_at: The instant the file says it was made at.

    Raises:
        ExportError: If the file cannot be written; one that existed is as it was.
        UnknownZoneError: If a zone does not exist.
    """
    content = calendar_text(events, written_at).encode()
    with writing_to(path) as file:
        file.write(content)


def calendar_text(events: Sequence[CalendarEvent], written_at: datetime) -> str:
    """Return meetings as the text of a calendar file.

    Args:
        events: The meetings.
        written_at: The instant the file says it was made at.

    Raises:
        UnknownZoneError: If a zone does not exist.
    """
    return "".join(f"{_folded(line)}\r\n" for line in _lines(events, written_at))


def _lines(events: Sequence[CalendarEvent], written_at: datetime) -> Iterator[str]:
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield f"PRODID:-//Global Hiring Planner//{__version__}//EN"
    yield "CALSCALE:GREGORIAN"
    for zone in dict.fromkeys(each.zone for each in events if each.zone is not None):
        there = [each for each in events if each.zone == zone]
        first = min(each.start_utc for each in there)
        yield from zone_lines(zone, first, max(each.until_utc for each in there))
    for event in events:
        yield from _event_lines(event, written_at)
    yield "END:VCALENDAR"


def _event_lines(event: CalendarEvent, written_at: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_identity(event)}"
    yield f"DTSTAMP:{written_at.astimezone(UTC):{_UTC}}"
    if event.zone is None:
        yield f"DTSTART:{event.start_utc.astimezone(UTC):{_UTC}}"
    else:
        yield f"DTSTART;TZID={event.zone}:{to_wall(event.zone, event.start_utc):{_WALL}}"
    yield f"DURATION:PT{event.minutes}M"
    if event.count > 1:
        yield f"RRULE:FREQ=WEEKLY;INTERVAL={event.weeks_between};COUNT={event.count}"
    yield f"SUMMARY:{_escaped(event.summary)}"
    yield f"DESCRIPTION:{_escaped(event.description)}"
    yield "END:VEVENT"


def _identity(event: CalendarEvent) -> str:
    """Return the same name for the same meeting in every file, so that calendars keep it once."""
    facts = (event.summary, event.start_utc, event.minutes, event.zone)
    return str(uuid5(NAMESPACE_URL, repr((*facts, event.count, event.weeks_between))))


def _escaped(text: str) -> str:
    """Escape a text, less what no such file may hold: control characters and lone surrogates."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    allowed = (c for c in lines if c in "\n\t" or category(c) not in ("Cc", "Cs"))
    return "".join(allowed).translate(_ESCAPES)


def _folded(line: str) -> str:
    """Fold a line; what is folded off begins with a space, which counts as an octet of its line."""
    lines, room = [""], _LINE_OCTETS
    for character in line:
        octets = len(character.encode())
        if octets > room:
            lines.append(" ")
            room = _LINE_OCTETS - 1
        lines[-1] += character
        room -= octets
    return "\r\n".join(lines)
