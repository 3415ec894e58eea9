"""What meetings cost each of a group and which limits they break, from one look at every minute."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from planner.calculators.group_minutes import NobodyError
from planner.calculators.meeting_burden import (
    Attendee,
    BurdenKind,
    Kinds,
    MeetingRules,
    burden_kinds,
)
from planner.calculators.meeting_limits import BrokenLimit, barred_minutes, limit_kinds
from planner.calculators.overlap import Worker
from planner.calculators.wall_clock import Minutes
from planner.calculators.working_intervals import Interval

Burdens = NDArray[np.float64]
"""Weighted minutes: a row for each attendee, a column for each meeting."""


class GroupBurden:
    """A group's burden over some time; people with the same hours are looked at once.

    Raises:
        NobodyError: If there is nobody.
        UnknownZoneError: If a zone does not exist.
    """

    def __init__(
        self,
        attendees: Sequence[Attendee],
        minutes: tuple[int, int],
        rules: MeetingRules,
        limit_rules: MeetingRules | None = None,
    ) -> None:
        """Look at every minute.

        Args:
            attendees: Who meets.
            minutes: The first minute since 1970 in UTC, and the one after the last.
            rules: What holds for everybody.
            limit_rules: What holds for the limits, if something else.
        """
        if not attendees:
            raise NobodyError
        self.heads = np.array([float(each.heads) for each in attendees])
        self._attendees = tuple(attendees)
        self._minutes = minutes
        self._rules = rules
        self._limit_rules = limit_rules or rules
        self._limits = tuple(
            (each, kind) for each in attendees for kind in limit_kinds(each, rules)
        )
        known: dict[Worker, int] = {}
        self._row = [known.setdefault(each.preferring, len(known)) for each in attendees]
        self._kinds: list[Kinds] = [burden_kinds(each, *minutes, rules) for each in known]

    def burdens(self, starts: Minutes, length: int) -> Burdens:
        """Return what meetings cost each attendee a head.

        Args:
            starts: The minutes since 1970 in UTC at which they begin.
            length: Their minutes.
        """
        weights = self._rules.weights.by_kind
        rows = [self._sums(weights[kinds], starts, length) for kinds in self._kinds]
        return np.array([rows[row] for row in self._row])

    def burdens_of(self, intervals: Sequence[Interval]) -> Burdens:
        """Return what stretches of UTC seconds cost each attendee a head, as of meetings then."""
        bounds = np.array(intervals, np.int64).reshape(-1, 2) // 60
        weights = self._rules.weights.by_kind
        rows = [self._between(weights[kinds], bounds[:, 0], bounds[:, 1]) for kinds in self._kinds]
        return np.array([rows[row] for row in self._row])

    def broken(self, starts: Minutes, length: int) -> Burdens:
        """Return the minutes by which meetings break each of the limits: a row for each limit."""
        rows = [
            self._sums(barred_minutes(*limit, self._limit_rules, *self._minutes), starts, length)
            for limit in self._limits
        ]
        return np.array(rows).reshape(-1, len(starts))

    def broken_limits(self, minutes: NDArray[np.float64]) -> tuple[BrokenLimit, ...]:
        """Name the limits that a column of ``broken`` holds minutes of."""
        return tuple(
            BrokenLimit(attendee.label, kind, int(count))
            for (attendee, kind), count in zip(self._limits, minutes, strict=True)
            if count
        )

    def heaviest(self, start: int, length: int) -> tuple[BurdenKind, ...]:
        """Return the kind of the heaviest minute of a meeting for each attendee."""
        weights = self._rules.weights.by_kind
        since = start - self._minutes[0]
        found = []
        for row in self._row:
            kinds = self._kinds[row][since : since + length]
            found.append(BurdenKind(int(kinds[np.argmax(weights[kinds])])))
        return tuple(found)

    def _sums(self, by_minute: NDArray[np.generic], starts: Minutes, length: int) -> Burdens:
        return self._between(by_minute, starts, starts + length)

    def _between(self, by_minute: NDArray[np.generic], starts: Minutes, ends: Minutes) -> Burdens:
        until_each = np.concatenate([[0.0], np.cumsum(by_minute, dtype=np.float64)])
        begin = self._minutes[0]
        sums: Burdens = until_each[ends - begin] - until_each[starts - begin]
        return sums
