"""How fast a search goes from day to day while levers build up.

Without levers a day does a day's work. With them it does the inverse of their factor on the days,
as they stand on that day; a search is done once its days of work are:

    integral from opened to accepted of pace(day) = days without levers
    pace(day) = product of time factors(day)^-1 x product of pool factors(day)^elasticity

so a lever that starts in the middle of a search shortens what is left of it, and no search that
ended before a lever works is changed by it. Days are counted from the first of the horizon.
"""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from math import ceil, exp, floor, log

from planner.calculators.hiring.lever_effect import LeverEffect
from planner.market.lever import EffectKind
from planner.market.role import RoleFamily


@dataclass(frozen=True, slots=True)
class Pace:
    """The work done from day to day on seats of a role.

    Attributes:
        begins: The day before which every day does a day's work.
        done: Work done from ``begins`` to the beginning of each day after it.
        at_last: What each day does after the last of them.
    """

    begins: int = 0
    done: tuple[float, ...] = (0.0,)
    at_last: float = 1.0

    def days_for(self, opened: float, work: float) -> float:
        """Return the days from one day on until so much work is done."""
        return self._day_with(self._done_on(opened) + work) - opened

    def begin_for(self, accepted: float, work: float) -> float:
        """Return the day to begin on so that the work is done on another day."""
        return self._day_with(self._done_on(accepted) - work)

    def _done_on(self, day: float) -> float:
        at = day - self.begins
        if at <= 0:
            return at
        last = len(self.done) - 1
        if at >= last:
            return self.done[last] + (at - last) * self.at_last
        whole = floor(at)
        return self.done[whole] + (at - whole) * (self.done[whole + 1] - self.done[whole])

    def _day_with(self, done: float) -> float:
        if done <= 0:
            return self.begins + done
        last = len(self.done) - 1
        if done >= self.done[last]:
            return self.begins + last + (done - self.done[last]) / self.at_last
        whole = bisect_right(self.done, done) - 1
        part = (done - self.done[whole]) / (self.done[whole + 1] - self.done[whole])
        return self.begins + whole + part


UNMOVED = Pace()
"""Without levers."""


def pace_of(levers: tuple[LeverEffect, ...], role: RoleFamily, elasticity: float) -> Pace:
    """Return the pace of seats of a role.

    Args:
        levers: Those that are on.
        role: The role.
        elasticity: Of the days on the pool.
    """
    moving = [(lever, gain) for lever in levers if (gain := _gain(lever, role, elasticity))]
    if not moving:
        return UNMOVED
    begins = floor(min(lever.works_from for lever, _ in moving))
    last = ceil(max(lever.full_from for lever, _ in moving))
    days = range(begins, last)
    paces = (exp(sum(gain * lever.share_on(day + 0.5) for lever, gain in moving)) for day in days)
    in_full = exp(sum(gain for _, gain in moving))
    return Pace(begins, tuple(accumulate(paces, initial=0.0)), in_full)


def _gain(lever: LeverEffect, role: RoleFamily, elasticity: float) -> float:
    """Return the logarithm of what a lever in full makes of the pace; 0 for none."""
    if not lever.is_for(role):
        return 0.0
    of_pool = elasticity * log(lever.likely(EffectKind.POOL))
    return of_pool - log(lever.likely(EffectKind.TIME_TO_FILL))
