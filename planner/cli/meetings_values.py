"""Reads the weeks, times and lengths of ``meetings``."""

import re
from argparse import Namespace
from datetime import UTC, date, datetime, time, timedelta

from planner.calculators.meeting_burden import NIGHT
from planner.calculators.meeting_rotation import MOST_TURNS, MOST_WEEKS, RotationTime
from planner.calculators.meeting_slots import (
    LEAST_GRID_MINUTES,
    LONGEST_MINUTES,
    MOST_GRID_MINUTES,
    MeetingTime,
)
from planner.calculators.wall_clock import ClockRange
from planner.cli.typed_values import pattern_from
from planner.cli.usage_error import UsageError
from planner.localization.messages import _
from planner.market.time_zone import to_wall
from planner.plan.working_pattern import WorkingPattern
from planner.quantities.identifiers import ZoneName

COMMAND = "meetings"
_WEEK = re.compile(r"(\d{4})-?[Ww](\d{1,2})", re.ASCII)
_WEEKS_OF_A_YEAR = 52
_TIME = re.compile(r"(\d{1,2}):(\d{2})", re.ASCII)


def meeting_time_from(arguments: Namespace, zone: ZoneName) -> MeetingTime:
    """Read when a group may meet, by the anchor's clock.

    Raises:
        UsageError: If a figure is out of range or the week is none.
        BeyondZoneRulesError: If the clock changes of that week are not known.
    """
    if not 1 <= arguments.length <= LONGEST_MINUTES:
        raise _refused(
            _("A meeting of {minutes} minutes cannot be placed. Give 1 to {most} minutes."),
            minutes=arguments.length,
            most=LONGEST_MINUTES,
        )
    if not LEAST_GRID_MINUTES <= arguments.grid <= MOST_GRID_MINUTES:
        raise _refused(
            _("Starts {minutes} minutes apart cannot be tried. Give {least} to {most} minutes."),
            minutes=arguments.grid,
            least=LEAST_GRID_MINUTES,
            most=MOST_GRID_MINUTES,
        )
    monday = _monday(arguments.week, zone)
    weekdays = None if arguments.on is None else meetings_pattern("09:00-17:00", arguments.on)
    return MeetingTime(
        zone,
        monday,
        monday + timedelta(days=6),
        arguments.length,
        arguments.grid,
        None if weekdays is None else weekdays.weekdays,
    )


def rotation_time_from(
    arguments: Namespace, time: MeetingTime, workdays: frozenset[int]
) -> RotationTime | None:
    """Read which rotation is asked for, if any, on the weekdays asked for or else workdays.

    Raises:
        UsageError: If its figures are out of range.
        BeyondZoneRulesError: If the clock changes of its weeks are not known.
    """
    turns, weeks = arguments.rotation, arguments.weeks
    if turns is None:
        if weeks is not None:
            raise _refused(_("{name} needs {other}."), name="--weeks", other="--rotation")
        return None
    weeks = _WEEKS_OF_A_YEAR if weeks is None else weeks
    if not 1 <= turns <= MOST_TURNS:
        raise _refused(
            _("A rotation of {turns} times cannot be found. Give 1 to {most}."),
            turns=turns,
            most=MOST_TURNS,
        )
    if not turns <= weeks <= MOST_WEEKS:
        raise _refused(
            _("{turns} times cannot take turns over {weeks} weeks. Give {turns} to {most} weeks."),
            turns=turns,
            weeks=weeks,
            most=MOST_WEEKS,
        )
    weekdays = workdays if time.weekdays is None else time.weekdays
    return RotationTime(time.zone, time.first, weeks, turns, time.length, time.grid, weekdays)


def within_from(arguments: Namespace) -> ClockRange | None:
    """Read the local times of a day within which everybody has to meet.

    A bound that is not given is where the night ends or begins.

    Raises:
        UsageError: If one is no time, or the earliest is not before the latest.
    """
    if arguments.no_earlier is None and arguments.no_later is None:
        return None
    night_begins, night_ends = NIGHT
    first = night_ends if arguments.no_earlier is None else _clock_time(arguments.no_earlier)
    last = night_begins if arguments.no_later is None else _clock_time(arguments.no_later)
    if time(0) < last <= first:
        raise _refused(
            _("Nothing lies between {first} and {last}. Give an earliest time before the latest."),
            first=f"{first:%H:%M}",
            last=f"{last:%H:%M}",
        )
    return first, last


def clock_range_from(text: str) -> ClockRange:
    """Read a stretch of a day such as ``12:00-13:00``.

    Raises:
        UsageError: If it is none.
    """
    pattern = meetings_pattern(text, None)
    return pattern.start, pattern.end


def meetings_pattern(hours: str, days: str | None) -> WorkingPattern:
    """Read a working pattern, and point to the help of this command where it is none.

    Raises:
        UsageError: If it is none.
    """
    try:
        return pattern_from(hours, days)
    except UsageError as error:
        raise UsageError(str(error), COMMAND) from None


def _monday(text: str | None, zone: ZoneName) -> date:
    if text is None:
        today = to_wall(zone, datetime.now(UTC)).date()
        return today + timedelta(days=7 - today.weekday())
    match = _WEEK.fullmatch(text.strip())
    try:
        if match is not None:
            date.fromisocalendar(int(match[1]), int(match[2]), 7)  # the last of all has no Sunday
            return date.fromisocalendar(int(match[1]), int(match[2]), 1)
    except ValueError:
        pass
    raise _refused(_("“{text}” is no week. Write it like 2027-W10."), text=text)


def _clock_time(text: str) -> time:
    match = _TIME.fullmatch(text.strip())
    try:
        if match is not None:
            hour = 0 if (match[1], match[2]) == ("24", "00") else int(match[1])
            return time(hour, int(match[2]))
    except ValueError:
        pass
    raise _refused(_("“{text}” is no time of day. Write it like 07:30."), text=text)


def _refused(template: str, **facts: object) -> UsageError:
    return UsageError(template.format(**facts), COMMAND)
