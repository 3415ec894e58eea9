"""On which day hire and owner meet: the first that both work and share enough of, and when."""

from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from planner.calculators.onboarding.hire_schedule import SharedTime
from planner.calculators.onboarding.moves import (
    HIRE_REASONS,
    OWNER_REASONS,
    WEEKENDS,
    Move,
    MoveReason,
    add_move,
)
from planner.calculators.onboarding.working_days import WorkingDays
from planner.calculators.working_intervals import (
    REACH,
    Interval,
    Intervals,
    instant,
    joined,
    shared,
)
from planner.market.time_zone import LAST_YEAR

LOOK_AHEAD_DAYS = 60
"""How far a day is looked for on which both work and share enough."""

LAST_KNOWN_DAY = date(LAST_YEAR, 12, 31).toordinal()
"""The last day whose clock changes are known; beyond it nobody knows what is shared."""


class Landing(NamedTuple):
    """The day a task lands on.

    Attributes:
        day: The day, as an ordinal.
        moves: Why the days before it were passed over.
        meeting: When they meet; None where they need not or cannot.
        is_found: Whether there is a day as asked for; otherwise this is the next best.
    """

    day: int
    moves: tuple[Move, ...]
    meeting: SharedTime | None
    is_found: bool


class DaysOfTwo:
    """What the working days of a hire and an owner have in common.

    Args:
        hire: The hire's days, whose local dates count.
        owner: The owner's.
    """

    __slots__ = ("_hire", "_landings", "_minutes", "_owner", "_stretches")

    def __init__(self, hire: WorkingDays, owner: WorkingDays) -> None:
        self._hire = hire
        self._owner = owner
        self._landings: dict[tuple[int, int], Landing] = {}
        self._stretches: dict[int, Intervals] = {}
        self._minutes: dict[int, int] = {}

    def landing(self, begin: int, minutes: int) -> Landing:
        """Return the first day from one on that both work and share so many minutes of."""
        key = begin, minutes
        found = self._landings.get(key)
        if found is None:
            found = self._landings[key] = self._land(begin, minutes)
        return found

    def suits(self, day: int, minutes: int) -> bool:
        """Tell whether both work on a day and share so many minutes of it."""
        return (
            self._hire.works_on(day)
            and self._owner.works_on(day)
            and (not minutes or day > LAST_KNOWN_DAY or self.shared_minutes(day) >= minutes)
        )

    def last_suiting(self, day: int, minutes: int, earliest: int) -> int:
        """Return the last day up to one that suits; ``earliest`` does, or stands for one."""
        while day > earliest and not self.suits(day, minutes):
            day -= 1
        return max(day, earliest)

    def shared_minutes(self, day: int) -> int:
        """Return what the hire's hours of a day share with the owner's of any day."""
        found = self._minutes.get(day)
        if found is None:
            shared_seconds = sum(end - start for start, end in self.stretches(day))
            found = self._minutes[day] = shared_seconds // 60
        return found

    def stretches(self, day: int) -> Intervals:
        """Return the stretches of a day of the hire that both work."""
        found = self._stretches.get(day)
        if found is None:
            found = self._stretches[day] = self._shared_on(day)
        return found

    def meeting(self, day: int, minutes: int) -> SharedTime | None:
        """Return when both meet on a day for so many minutes, or as many as they share."""
        if not minutes or day > LAST_KNOWN_DAY or not self.stretches(day):
            return None
        stretches, seconds = self.stretches(day), 60 * minutes
        begins = next((s for s, e in stretches if e - s >= seconds), stretches[0][0])
        left, ends = seconds, begins
        for start, end in stretches:
            if start >= begins and left > 0:
                ends = min(end, start + left)
                left -= ends - start
        return SharedTime(instant(begins), instant(ends), self.shared_minutes(day))

    def meeting_from(self, day: int, begins: int, length: timedelta) -> SharedTime:
        """Return a meeting of a day that begins at a second of UTC and lasts so long."""
        start = instant(begins)
        return SharedTime(start, start + length, self.shared_minutes(day))

    def _shared_on(self, day: int) -> Intervals:
        if not self._hire.works_on(day):
            return ()
        mine = self._hire.intervals(day)
        if not mine:
            return ()
        opens, closes = mine[0][0], mine[-1][1]
        theirs: list[Interval] = []
        for each in range(day - REACH.days, day + REACH.days + 1):
            hours = self._owner.intervals(each)
            if not hours or hours[-1][1] <= opens:
                continue
            if hours[0][0] >= closes:
                break  # later days are further off still
            if self._owner.works_on(each):
                theirs += [one for one in hours if one[0] < closes and one[1] > opens]
        return tuple(shared(mine, joined(theirs))) if theirs else ()

    def _land(self, begin: int, minutes: int) -> Landing:
        """Look for the day; where there is none, take the first that both work, or the hire."""
        both: int | None = None
        for day in range(begin, begin + LOOK_AHEAD_DAYS + 1):
            if self._hire.works_on(day) and self._owner.works_on(day):
                if not minutes or day > LAST_KNOWN_DAY or self.shared_minutes(day) >= minutes:
                    moves = self._moves(begin, day) if day > begin else ()
                    return Landing(day, moves, self.meeting(day, minutes), is_found=True)
                both = day if both is None else both
        day = self._hire.on_or_after(begin) if both is None else both
        return Landing(day, self._moves(begin, day), self.meeting(day, minutes), is_found=False)

    def _moves(self, begin: int, end: int) -> tuple[Move, ...]:
        moves: list[Move] = []
        for ordinal in range(begin, end):
            move = self._reason(date.fromordinal(ordinal))
            if not (moves and move.reason in WEEKENDS):
                add_move(moves, move)
        return tuple(moves)

    def _reason(self, day: date) -> Move:
        """Return why a day does not suit; what only one of them is off for comes first."""
        found = []
        for days, reasons in ((self._hire, HIRE_REASONS), (self._owner, OWNER_REASONS)):
            off = days.day_off(day)
            if off is not None:
                found.append(Move(day, reasons[off[0]], off[1], days.place))
        if not found:
            return Move(day, MoveReason.NO_SHARED_TIME)
        return min(found, key=lambda move: move.reason in WEEKENDS)


@lru_cache(maxsize=16_384)
def days_of_two(hire: WorkingDays, owner: WorkingDays) -> DaysOfTwo:
    """Return what two have in common, the same object for the same two."""
    return DaysOfTwo(hire, owner)
