"""The clock changes of a zone as the VTIMEZONE of a calendar file (RFC 5545, 3.6.5)."""

from datetime import UTC, datetime, timedelta

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

from planner.market.time_zone import Transition, transitions, utc_offset
from planner.quantities.identifiers import ZoneName

_AROUND = timedelta(days=400)
"""So far back, that both summer and winter time come before the first meeting."""


def zone_component(zone: ZoneName, first_utc: datetime, last_utc: datetime) -> Timezone:
    """Return a zone with the clock changes between two instants and before them.

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
    component = Timezone()
    component.add("TZID", zone)
    component.add_component(_observance(Transition(since, offset, offset)))
    for change in transitions(zone, since + timedelta(seconds=1), last_utc):
        component.add_component(_observance(change))
    return component


def _observance(change: Transition) -> TimezoneDaylight | TimezoneStandard:
    """Return when an offset begins to hold; where clocks went ahead it is called daylight time."""
    kind = TimezoneDaylight if change.after > change.before else TimezoneStandard
    wall = change.instant_utc.astimezone(UTC) + change.before
    observance = kind()
    observance.add("DTSTART", wall.replace(tzinfo=None))
    observance.add("TZOFFSETFROM", change.before)
    observance.add("TZOFFSETTO", change.after)
    return observance
