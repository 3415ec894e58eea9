"""The clock changes of a zone as the VTIMEZONE of a calendar file (RFC 5545, 3.6.5)."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from planner.market.time_zone import Transition, transitions, utc_offset
from planner.quantities.identifiers import ZoneName

_AROUND = timedelta(days=400)
"""So far back, that both summer and winter time come before the first meeting."""

_WALL = "%Y%m%dT%H%M%S"


def zone_lines(zone: ZoneName, first_utc: datetime, last_utc: datetime) -> Iterator[str]:
    """Yield the lines of a zone with the clock changes between two instants and before them.

    Each change is written out by its date, as laws and decrees set it, rather than as a rule.

    Args:
        zone: An IANA zone.
        first_utc: The first instant a calendar needs it at.
        last_utc: The last one.

    Raises:
        UnknownZoneError: If there is no such zone.
        BeyondZoneRulesError: If an instant lies outside the known years.
    """
    since = max(first_utc - _AROUND, datetime(1902, 1, 1, tzinfo=UTC))
    offset = utc_offset(zone, since)
    yield "BEGIN:VTIMEZONE"
    yield f"TZID:{zone}"
    yield from _observance(Transition(since, offset, offset))
    for change in transitions(zone, since + timedelta(seconds=1), last_utc):
        yield from _observance(change)
    yield "END:VTIMEZONE"


def _observance(change: Transition) -> Iterator[str]:
    """Yield when an offset begins to hold; where clocks went ahead it is called daylight time."""
    kind = "DAYLIGHT" if change.after > change.before else "STANDARD"
    wall = change.instant_utc.astimezone(UTC) + change.before
    yield f"BEGIN:{kind}"
    yield f"DTSTART:{wall:{_WALL}}"
    yield f"TZOFFSETFROM:{_offset(change.before)}"
    yield f"TZOFFSETTO:{_offset(change.after)}"
    yield f"END:{kind}"


def _offset(offset: timedelta) -> str:
    seconds = int(offset.total_seconds())
    minutes, rest = divmod(abs(seconds), 60)
    text = f"{'-' if seconds < 0 else '+'}{minutes // 60:02d}{minutes % 60:02d}"
    return f"{text}{rest:02d}" if rest else text
