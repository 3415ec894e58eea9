"""The shifts sites could take, and the stretches of a day that each of them covers.

A shift is a stretch of the wall clock on every day of the week. What it covers in UTC depends on
what the clocks of the sites differ by: each difference that occurs is a day of its own to cover.
At every instant somebody is on shift by the wall clock there, so that the days of the changes
themselves are covered too.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import pairwise

from planner.calculators.staffing_limits import (
    DAY_MINUTES,
    WEEK_MINUTES,
    StaffingLimits,
    StaffingSite,
)
from planner.calculators.wall_hours import DAY_SECONDS
from planner.calculators.working_intervals import EPOCH_ORDINAL
from planner.market.time_zone import offset_table, require_known_year
from planner.plan.working_pattern import WorkingPattern

_STEP_MINUTES = 30
_LONG_STEP_MINUTES = 60
_LONG_OPENING = 16 * 60
"""Sites open for longer have so many possible shifts that the longer step does."""

_EVERY_DAY = frozenset(range(7))
_ZONE_REACH = 14 * 3600


@dataclass(frozen=True, slots=True)
class Shift:
    """A stretch of the wall clock that somebody of a site is on call in, every day of a week.

    Attributes:
        site: Which of the sites.
        start: When it begins, in minutes after local midnight, below 1440.
        minutes: How long it lasts.
        handover: How many of its first minutes those before are still on call.
    """

    site: int
    start: int
    minutes: int
    handover: int

    @property
    def is_whole_day(self) -> bool:
        """Whether somebody is on call around the clock for the week."""
        return self.minutes == DAY_MINUTES

    @property
    def week_minutes(self) -> int:
        """How long somebody is on call in a week of it, the hand-over included."""
        return WEEK_MINUTES + self.handover if self.is_whole_day else 7 * self.minutes

    @property
    def pattern(self) -> WorkingPattern:
        """Its hours; they do not stop at weekends or holidays."""
        return WorkingPattern(
            start=_time(self.start),
            end=_time(self.start + self.minutes),
            weekdays=_EVERY_DAY,
            works_on_holidays=True,
        )

    def covers(self, wall_minute: int) -> bool:
        """Tell whether it answers for a minute of the wall clock."""
        if self.is_whole_day:
            return True
        return (wall_minute - self.start - self.handover) % DAY_MINUTES < (
            self.minutes - self.handover
        )


def possible_shifts(
    sites: Sequence[StaffingSite], limits: StaffingLimits, step: int | None = None
) -> tuple[Shift, ...]:
    """Return the shifts that keep the hours of their site, the rest and the least length.

    Args:
        sites: The sites.
        limits: What shifts have to keep.
        step: How far starts and lengths of shifts lie apart, in minutes; half an hour if None, an
            hour at sites open for more than 16.
    """
    return tuple(
        shift
        for at, site in enumerate(sites)
        for shift in _shifts_of(at, site, limits, step or _usual_step(site))
    )


def _usual_step(site: StaffingSite) -> int:
    return _LONG_STEP_MINUTES if site.open_minutes > _LONG_OPENING else _STEP_MINUTES


def _shifts_of(at: int, site: StaffingSite, limits: StaffingLimits, step: int) -> Iterator[Shift]:
    longest = min(site.open_minutes, DAY_MINUTES - limits.rest_minutes)
    is_round = site.open_minutes == DAY_MINUTES
    shortest = max(limits.shortest_shift_minutes, limits.handover_minutes + 1)
    lengths = {*range(shortest, longest + 1, step), longest}
    for minutes in sorted(length for length in lengths if shortest <= length <= longest):
        last = DAY_MINUTES - step if is_round else site.open_minutes - minutes
        starts = {*range(0, last + 1, step), last}
        if minutes == DAY_MINUTES:
            starts = {0}
        for start in sorted(starts):
            yield Shift(
                at, (site.opens_minute + start) % DAY_MINUTES, minutes, limits.handover_minutes
            )


def clock_differences(
    sites: Sequence[StaffingSite], first: date, last: date
) -> tuple[tuple[int, ...], ...]:
    """Return what the sites' clocks are ahead of the first one's by, in minutes, whenever that is.

    Args:
        sites: The sites, at least one.
        first: The first date.
        last: The last one, included.

    Raises:
        UnknownZoneError: If a zone does not exist.
        BeyondZoneRulesError: If the clock changes of these dates are not known.
    """
    for year in (first.year, last.year):
        require_known_year(sites[0].zone, year)
    since = (first.toordinal() - EPOCH_ORDINAL) * DAY_SECONDS - _ZONE_REACH
    until = ((last + timedelta(days=1)).toordinal() - EPOCH_ORDINAL) * DAY_SECONDS + _ZONE_REACH
    tables = [offset_table(site.zone) for site in sites]
    moments = {since}.union(*({s for s in t.starts if since < s < until} for t in tables))
    found: dict[tuple[int, ...], None] = {}
    for moment in sorted(moments):
        offsets = [table.offset_at(moment) // 60 for table in tables]
        found[tuple(offset - offsets[0] for offset in offsets)] = None
    return tuple(found)


Stretch = tuple[int, int]
"""Minutes after the first site's midnight, the end exclusive."""


def covering_shifts(
    shifts: Sequence[Shift], differences: Sequence[tuple[int, ...]]
) -> dict[tuple[int, ...], list[Stretch]]:
    """Return which shifts cover a stretch of the day, and the stretches that those very ones do.

    Args:
        shifts: The shifts, of which some have to cover each stretch.
        differences: What the clocks differ by (``clock_differences``).
    """
    found: dict[tuple[int, ...], list[Stretch]] = {}
    for ahead in differences:
        bounds = {0}
        for shift in shifts:
            begin = shift.start - ahead[shift.site]
            bounds |= {
                (begin + shift.handover) % DAY_MINUTES,
                (begin + shift.minutes) % DAY_MINUTES,
            }
        moments = [*sorted(bounds), DAY_MINUTES]
        for begin, end in pairwise(moments):
            covering = tuple(
                n for n, shift in enumerate(shifts) if shift.covers(begin + ahead[shift.site])
            )
            found.setdefault(covering, []).append((begin, end))
    return found


def _time(minute: int) -> time:
    hours, minutes = divmod(minute % DAY_MINUTES, 60)
    return time(hours, minutes)
