"""Meetings and tasks as a calendar file (.ics) after RFC 5545, written by icalendar.

A meeting that comes again is kept at its zone's wall time; the zone's clock changes come with it as
a VTIMEZONE, so that no calendar has to know the zone. What lasts whole days is dated by dates.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from unicodedata import category
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event

from planner import __version__
from planner.export.calendar_zone import zone_component
from planner.export.workbook.target import writing_to
from planner.market.time_zone import to_wall
from planner.quantities.identifiers import ZoneName

_FIRST_EDITION = datetime(2020, 1, 1, tzinfo=UTC)
_SECOND = timedelta(seconds=1)
_NO_ZONES = (None, "UTC")
"""What needs no clock changes with it: such times are written in UTC."""


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
        identity: What stays the same when the meeting moves or is called otherwise, so that a later
            file changes it instead of adding another; empty for one that is told by its facts.
    """

    summary: str
    description: str
    start_utc: datetime
    minutes: int
    zone: ZoneName | None = None
    count: int = 1
    weeks_between: int = 1
    identity: str = ""

    @property
    def until_utc(self) -> datetime:
        """An instant after it is over for the last time."""
        weeks = self.weeks_between * (self.count - 1)
        return self.start_utc + timedelta(weeks=weeks, days=2, minutes=self.minutes)


@dataclass(frozen=True, slots=True)
class CalendarDays:
    """Something that takes whole days, by the date wherever one is.

    Attributes:
        summary: Its title.
        description: What else is to be said, in lines.
        first_day: The first day.
        last_day: The last one, included.
        identity: What stays the same when it moves or is called otherwise.
    """

    summary: str
    description: str
    first_day: date
    last_day: date
    identity: str


CalendarEntry = CalendarEvent | CalendarDays


def write_calendar(path: Path, entries: Sequence[CalendarEntry], written_at: datetime) -> None:
    """Write meetings and tasks to a calendar file in one step; an existing one is replaced.

    The file is readable by its owner only.

    Args:
        path: The file (.ics).
        entries: The meetings and tasks.
        written_at: The instant the file says it was made at.

    Raises:
        ExportError: If the file cannot be written; one that existed is as it was.
        UnknownZoneError: If a zone does not exist.
    """
    content = calendar_text(entries, written_at).encode()
    with writing_to(path) as file:
        file.write(content)


def calendar_text(entries: Sequence[CalendarEntry], written_at: datetime) -> str:
    """Return meetings and tasks as the text of a calendar file.

    Args:
        entries: The meetings and tasks.
        written_at: The instant the file says it was made at.

    Raises:
        UnknownZoneError: If a zone does not exist.
    """
    calendar = Calendar()
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", f"-//Global Hiring Planner//{__version__}//EN")
    calendar.add("CALSCALE", "GREGORIAN")
    meetings = [each for each in entries if isinstance(each, CalendarEvent)]
    for zone in dict.fromkeys(each.zone for each in meetings if each.zone not in _NO_ZONES):
        there = [each for each in meetings if each.zone == zone]
        first = min(each.start_utc for each in there)
        last = max(each.until_utc for each in there)
        calendar.add_component(zone_component(ZoneName(str(zone)), first, last))
    for entry in entries:
        calendar.add_component(_component(entry, written_at))
    content: bytes = calendar.to_ical(sorted=False)
    return content.decode()


def _component(entry: CalendarEntry, written_at: datetime) -> Event:
    """Return an entry as an event, in the edition of the instant it was written at.

    A later file has a greater SEQUENCE, so that calendars take it in the place of an earlier one.
    """
    stamp = written_at.astimezone(UTC).replace(microsecond=0)
    component = Event()
    component.add("UID", entry.identity or _identity(entry))
    component.add("DTSTAMP", stamp)
    if entry.identity:
        component.add("LAST-MODIFIED", stamp)
        component.add("SEQUENCE", max(0, (stamp - _FIRST_EDITION) // _SECOND))
    if isinstance(entry, CalendarDays):
        component.add("DTSTART", entry.first_day)
        component.add("DTEND", entry.last_day + timedelta(days=1))
        component.add("TRANSP", "TRANSPARENT")
    else:
        _add_times(component, entry)
    component.add("SUMMARY", _writable(entry.summary))
    component.add("DESCRIPTION", _writable(entry.description))
    return component


def _add_times(component: Event, event: CalendarEvent) -> None:
    if event.zone is None or event.zone in _NO_ZONES:
        component.add("DTSTART", event.start_utc.astimezone(UTC))
    else:
        wall = to_wall(event.zone, event.start_utc).replace(tzinfo=None)
        component.add("DTSTART", wall, parameters={"TZID": event.zone})
    component.add("DURATION", timedelta(minutes=event.minutes))
    if event.count > 1:
        rule = {"FREQ": "WEEKLY", "INTERVAL": event.weeks_between, "COUNT": event.count}
        component.add("RRULE", rule)


def _identity(entry: CalendarEntry) -> str:
    """Return the same name for the same meeting in every file, so that calendars keep it once."""
    if isinstance(entry, CalendarDays):
        facts: tuple[object, ...] = (entry.summary, entry.first_day, entry.last_day)
    else:
        facts = (
            *(entry.summary, entry.start_utc, entry.minutes, entry.zone),
            *(entry.count, entry.weeks_between),
        )
    return str(uuid5(NAMESPACE_URL, repr(facts)))


def _writable(text: str) -> str:
    """Return a text less what no such file may hold: control characters and lone surrogates."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in lines if c in "\n\t" or category(c) not in ("Cc", "Cs"))
