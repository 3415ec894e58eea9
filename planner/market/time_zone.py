"""Offsets of IANA time zones: UTC to wall time, wall time to UTC, clock changes.

The rules come from the transition tables of pytz, which carry the release of the zone database
that ships with the program, so that two machines never disagree. The tables cover 32-bit time
(1902 to 2037); outside nothing is answered, because the first or last offset would silently stand
in for clock changes that nobody recorded or published.
"""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import pairwise

import pytz
from pytz.tzinfo import DstTzInfo

from planner.quantities.identifiers import ZoneName

FIRST_YEAR = 1902
LAST_YEAR = 2037

_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 -- the origin of naive seconds, both UTC and wall
_EPOCH_UTC = datetime(1970, 1, 1, tzinfo=UTC)
_BEGINNING = -(2**60)
_FIRST_SECOND, _LAST_SECOND = -(2**31), 2**31 - 1
_SECOND = timedelta(seconds=1)


class UnknownZoneError(LookupError):
    """A name is no IANA time zone."""

    def __init__(self, zone: str) -> None:
        super().__init__(zone)
        self.zone = zone


class BeyondZoneRulesError(ValueError):
    """A time lies outside the years whose clock changes are known."""

    def __init__(self, zone: str) -> None:
        super().__init__(zone)
        self.zone = zone
        self.first_year = FIRST_YEAR
        self.last_year = LAST_YEAR


@dataclass(frozen=True, slots=True)
class Transition:
    """A clock change: the instant from which ``after`` holds instead of ``before``."""

    instant_utc: datetime
    before: timedelta
    after: timedelta


@dataclass(frozen=True, slots=True)
class OffsetTable:
    """A zone's offsets in whole seconds, for bulk work.

    Attributes:
        starts: UTC seconds since 1970 from which each offset holds, rising; the first stands for
            the beginning of time.
        offsets: Seconds to add to UTC to get wall time; neighbors differ.
        wall_ends: Wall seconds (exclusive) at which each offset but the last ends, rising.
    """

    starts: tuple[int, ...]
    offsets: tuple[int, ...]
    wall_ends: tuple[int, ...]

    def offset_at(self, utc_seconds: int) -> int:
        """Return the offset in seconds that holds at an instant."""
        return self.offsets[bisect_right(self.starts, utc_seconds) - 1]

    def to_utc(self, wall_seconds: int) -> int:
        """Return the first instant at which a clock has reached a wall time.

        The earliest stretch of constant offset whose wall clock ends after the wall time holds
        it: of a repeated time that is the first. A skipped time is earlier on the wall than that
        stretch begins, and the stretch's beginning is the first real instant.
        """
        stretch = bisect_right(self.wall_ends, wall_seconds)
        return max(wall_seconds - self.offsets[stretch], self.starts[stretch])

    def between(self, first_wall: int, last_wall: int) -> "OffsetTable":
        """Return the part that decides ``to_utc`` from one wall second to another.

        Zones whose clocks agree over that time have equal parts, whatever they did before.
        """
        first = bisect_right(self.wall_ends, first_wall)
        last = bisect_right(self.wall_ends, last_wall)
        is_in_gap = first_wall - self.offsets[first] < self.starts[first]
        return OffsetTable(
            (self.starts[first] if is_in_gap else _BEGINNING, *self.starts[first + 1 : last + 1]),
            self.offsets[first : last + 1],
            self.wall_ends[first:last],
        )


def is_zone(name: str) -> bool:
    """Tell whether a name is an IANA zone, spelled exactly (``Europe/Warsaw``)."""
    return name in pytz.all_timezones_set


def is_country(code: str) -> bool:
    """Tell whether a code is a country's in ISO 3166, which the zone database lists too."""
    return code in pytz.country_names


def require_known_year(zone: ZoneName, year: int) -> None:
    """Refuse a year whose clock changes are not all known.

    Raises:
        BeyondZoneRulesError: If the year lies before ``FIRST_YEAR`` or after ``LAST_YEAR``.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise BeyondZoneRulesError(zone)


@cache
def offset_table(zone: ZoneName) -> OffsetTable:
    """Return a zone's offsets; changes of name alone are left out.

    Raises:
        UnknownZoneError: If there is no such zone.
    """
    if not is_zone(zone):
        raise UnknownZoneError(zone)
    (start, offset), *later = _published_offsets(zone)
    starts, offsets = [start], [offset]
    for start, offset in later:
        if offset != offsets[-1]:
            starts.append(start)
            offsets.append(offset)
    ends = tuple(start + before for start, before in zip(starts[1:], offsets[:-1], strict=True))
    return OffsetTable(tuple(starts), tuple(offsets), ends)


def utc_offset(zone: ZoneName, instant_utc: datetime) -> timedelta:
    """Return what a zone's clocks add to UTC at an aware instant.

    Raises:
        UnknownZoneError: If there is no such zone.
        BeyondZoneRulesError: If the instant lies outside the known years.
    """
    seconds = (instant_utc - _EPOCH_UTC) // _SECOND
    return timedelta(seconds=offset_table(zone).offset_at(_checked(zone, seconds)))


def to_wall(zone: ZoneName, instant_utc: datetime) -> datetime:
    """Return the naive wall time of an aware instant; always defined.

    Raises:
        UnknownZoneError: If there is no such zone.
        BeyondZoneRulesError: If the instant lies outside the known years.
    """
    return instant_utc.astimezone(UTC).replace(tzinfo=None) + utc_offset(zone, instant_utc)


def to_utc(zone: ZoneName, wall: datetime) -> datetime:
    """Return the instant of a naive wall time, aware in UTC.

    A wall time that a clock change skips becomes the first real instant after the gap, one that
    happens twice the first of the two.

    Raises:
        UnknownZoneError: If there is no such zone.
        BeyondZoneRulesError: If the instant lies outside the known years.
    """
    elapsed = wall - _EPOCH
    seconds = offset_table(zone).to_utc(elapsed // _SECOND)
    return _instant(_checked(zone, seconds)) + elapsed % _SECOND


def transitions(zone: ZoneName, first_utc: datetime, last_utc: datetime) -> tuple[Transition, ...]:
    """Return a zone's clock changes between two aware instants, both included, in order.

    Raises:
        UnknownZoneError: If there is no such zone.
        BeyondZoneRulesError: If the last instant lies outside the known years.
    """
    table = offset_table(zone)
    first = -((_EPOCH_UTC - first_utc) // _SECOND)
    last = _checked(zone, (last_utc - _EPOCH_UTC) // _SECOND)
    changes = zip(table.starts[1:], pairwise(table.offsets), strict=True)
    return tuple(
        Transition(_instant(start), timedelta(seconds=before), timedelta(seconds=after))
        for start, (before, after) in changes
        if first <= start <= last
    )


def _published_offsets(zone: ZoneName) -> list[tuple[int, int]]:
    rules = pytz.timezone(zone)
    if not isinstance(rules, DstTzInfo):
        fixed = rules.utcoffset(None)
        return [(_BEGINNING, int(fixed.total_seconds()) if fixed else 0)]
    # pytz publishes its tables by no other way; a test compares them with its public answers.
    times = rules._utc_transition_times  # type: ignore[attr-defined]  # noqa: SLF001 -- see above
    infos = rules._transition_info  # type: ignore[attr-defined]  # noqa: SLF001 -- see above
    return [
        (_BEGINNING if n == 0 else (time - _EPOCH) // _SECOND, info[0] // _SECOND)
        for n, (time, info) in enumerate(zip(times, infos, strict=True))
    ]


def _checked(zone: ZoneName, utc_seconds: int) -> int:
    if not _FIRST_SECOND <= utc_seconds <= _LAST_SECOND:
        raise BeyondZoneRulesError(zone)
    return utc_seconds


def _instant(utc_seconds: int) -> datetime:
    return _EPOCH_UTC + timedelta(seconds=utc_seconds)
