"""Limits a meeting has to keep, and by how many minutes it breaks them."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from planner.calculators.meeting_burden import (
    Attendee,
    MeetingRules,
    is_within,
    wall_minutes,
    working_bounds,
)


class LimitKind(StrEnum):
    """Why a minute is no time to meet."""

    WORKING_HOURS = "working-hours"
    """Somebody protected does not work then."""
    KEPT_FREE = "kept-free"
    """Somebody keeps that time free."""
    TIME_OF_DAY = "time-of-day"
    """It is too early or too late for somebody by the local clock."""


@dataclass(frozen=True, slots=True)
class BrokenLimit:
    """A limit that a meeting breaks, for whom and by how many of its minutes."""

    label: str
    kind: LimitKind
    minutes: int


def limit_kinds(attendee: Attendee, rules: MeetingRules) -> tuple[LimitKind, ...]:
    """Return the limits that hold for somebody."""
    found = {
        LimitKind.WORKING_HOURS: attendee.is_protected,
        LimitKind.KEPT_FREE: bool(attendee.kept_free),
        LimitKind.TIME_OF_DAY: rules.within is not None,
    }
    return tuple(kind for kind, holds in found.items() if holds)


def barred_minutes(
    attendee: Attendee, kind: LimitKind, rules: MeetingRules, begin: int, end: int
) -> NDArray[np.bool_]:
    """Tell of each minute of UTC whether a limit bars it for somebody.

    Args:
        attendee: Who.
        kind: Which limit.
        rules: What holds for everybody.
        begin: The first minute since 1970 in UTC.
        end: The one after the last.

    Raises:
        UnknownZoneError: If the zone does not exist.
    """
    wall = wall_minutes(attendee.worker.zone, begin, end)
    barred = np.zeros(len(wall), np.bool_)
    if kind is LimitKind.WORKING_HOURS:
        hours, _ = working_bounds(attendee.worker, wall, with_holidays=rules.with_holidays)
        barred[:] = True
        for since, until in hours:
            barred[max(0, since - begin) : max(0, until - begin)] = False
    elif kind is LimitKind.KEPT_FREE:
        for hours_free in attendee.kept_free:
            barred |= is_within(wall, hours_free)
    elif rules.within is not None:
        barred = ~is_within(wall, rules.within)
    return barred
