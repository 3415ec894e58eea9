"""The leave of one seat, or of several at once, and what is made of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from planner.desktop.viewmodels.seat_reading import RefusedTextError, read_day
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.onboarding_changes import leave_text
from planner.plan.model import Seat
from planner.plan.onboarding import Leave

FIRST_DAY, LAST_DAY = "first_day", "last_day"
Ranges = tuple[Leave, ...]
_SETTLING_IN = timedelta(days=30)
"""Leave that is added begins no earlier: on a first day it would move the start."""


@dataclass(frozen=True, slots=True)
class SeatLeave:
    """Days of leave that are shown together.

    Attributes:
        ranges: The days that all seats share.
        note: They in one line.
        remark: Why they cannot be changed together; empty where they can.
        earliest: The day an added leave begins.
    """

    ranges: Ranges
    note: str
    remark: str
    earliest: date


def seat_leave(seats: Sequence[Seat], formatter: Formatter, today: date) -> SeatLeave:
    """Return the leave of seats; where theirs differs there is nothing to change together."""
    ranges = seats[0].leave
    ends = (each.last_day for each in ranges)
    earliest = max(today, *(seat.start + _SETTLING_IN for seat in seats), *ends)
    if any(seat.leave != ranges for seat in seats):
        remark = _("Their leave differs. Select one of them to change it.")
        return SeatLeave((), _("Several"), remark, earliest)
    return SeatLeave(ranges, leave_text(ranges, formatter) if ranges else "", "", earliest)


def with_leave(told: SeatLeave) -> Ranges:
    """Return the ranges with one day more, to be moved by whoever added it."""
    return (*told.ranges, Leave(told.earliest, told.earliest))


def without_leave(told: SeatLeave, number: int) -> Ranges:
    """Return the ranges without one."""
    return told.ranges[:number] + told.ranges[number + 1 :]


def with_day(told: SeatLeave, number: int, name: str, text: str, formatter: Formatter) -> Ranges:
    """Return the ranges with a typed first or last day of one.

    A later first day takes the last one along; a last day before the first is refused.

    Raises:
        DateTextError: If the text is no date.
        RefusedTextError: If the leave would end before it begins.
    """
    day, leave = read_day(text, formatter), told.ranges[number]
    if name == FIRST_DAY:
        changed = Leave(day, max(day, leave.last_day))
    elif day < leave.first_day:
        raise RefusedTextError(
            _("The leave begins on {day}. Choose a later last day.").format(
                day=formatter.date_long(leave.first_day)
            )
        )
    else:
        changed = replace(leave, last_day=day)
    return (*told.ranges[:number], changed, *told.ranges[number + 1 :])
