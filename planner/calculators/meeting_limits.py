"""Limits a meeting has to keep, and by how many minutes it breaks them."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from planner.calculators.meeting_burden import Attendee, MeetingRules, working_stretches
from planner.calculators.wall_clock import Clock
from planner.calculators.working_intervals import Interval


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
    clock = Clock(attendee.worker.zone, begin, end)
    if kind is LimitKind.KEPT_FREE:
        barred = np.zeros(end - begin, np.bool_)
        for hours in attendee.kept_free:
            for stretch in clock.stretches_of(hours):
                clock.within(barred, *stretch)[:] = True
        return barred
    barred = np.ones(end - begin, np.bool_)
    for stretch in _allowed(attendee, kind, rules, clock):
        clock.within(barred, *stretch)[:] = False
    return barred


def _allowed(
    attendee: Attendee, kind: LimitKind, rules: MeetingRules, clock: Clock
) -> Iterable[Interval]:
    if kind is LimitKind.TIME_OF_DAY:
        return () if rules.within is None else clock.stretches_of(rules.within)
    hours, _ = working_stretches(attendee.worker, clock, with_holidays=rules.with_holidays)
    return hours
