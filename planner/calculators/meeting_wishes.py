"""What people ask of the times at which they meet."""

from dataclasses import dataclass, replace

from planner.calculators.meeting_burden import Attendee
from planner.calculators.overlap import Worker
from planner.calculators.wall_clock import ClockRange
from planner.plan.working_pattern import WorkingPattern


@dataclass(frozen=True, slots=True)
class Wishes:
    """What somebody asks of the times of meetings.

    Attributes:
        is_protected: Never to meet outside working hours.
        kept_free: Never to meet at these local times of a day.
        preferred: To meet at these local times of workdays rather than in all working hours.
    """

    is_protected: bool = False
    kept_free: tuple[ClockRange, ...] = ()
    preferred: ClockRange | None = None

    def attendee(self, worker: Worker, heads: int = 1) -> Attendee:
        """Return a worker, or several with the same hours, with these wishes."""
        preferred = None if self.preferred is None else _hours(worker.pattern, self.preferred)
        return Attendee(worker, heads, preferred, self.is_protected, self.kept_free)


NO_WISHES = Wishes()


def _hours(pattern: WorkingPattern, hours: ClockRange) -> WorkingPattern:
    """Return a pattern with the same hours on each of its workdays, without a break."""
    return replace(
        pattern,
        start=hours[0],
        end=hours[1],
        break_start=None,
        break_minutes=0,
        weekday_hours=(),
        dated_hours=(),
    )
