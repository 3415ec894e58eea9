"""Hires by the week they start in, and whom to start later where the people team has too many.

A start is only ever put off: nobody can be asked to leave an employer sooner. Of the hires of a
full week, the one to move is the one that the fewest working days bring into the next week with
room; of equal ones those who have accepted least, then those of the least priority.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from planner.calculators.onboarding.hires import Hire, hires_of
from planner.calculators.onboarding.mentoring.load import monday_of
from planner.calculators.onboarding.working_days import working_days_of
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan, PositionStatus, Priority
from planner.quantities.identifiers import SeatId

_WEEK = timedelta(days=7)
_WEEKS_AHEAD = 26
_READINESS = (PositionStatus.OPEN, PositionStatus.OFFERED, PositionStatus.ACCEPTED)
_URGENCY = (Priority.LOW, Priority.MEDIUM, Priority.HIGH)


@dataclass(frozen=True, slots=True)
class Cohort:
    """The hires that start in one week.

    Attributes:
        monday: Its first day.
        hires: Who starts, by the day, then in the plan's order.
        capacity: The starts the people team can look after.
    """

    monday: date
    hires: tuple[Hire, ...]
    capacity: int

    @property
    def excess(self) -> int:
        """How many more start than can be looked after."""
        return max(0, len(self.hires) - self.capacity)


@dataclass(frozen=True, slots=True)
class StartShift:
    """A start to put off, with the gain.

    Attributes:
        hire_id: The hire.
        from_day: The first day at work as it is.
        to_day: The day to move it to.
        working_days: How many of the hire's working days later that is.
        starts_before: Starts in the week it leaves, with it.
        starts_after: Starts left there.
        shares_with: Starts already in the week it goes to, who share the welcome sessions.
    """

    hire_id: SeatId
    from_day: date
    to_day: date
    working_days: int
    starts_before: int
    starts_after: int
    shares_with: int


def cohorts_of(plan: Plan, market: Snapshot) -> tuple[Cohort, ...]:
    """Return the weeks in which anybody starts, in order."""
    capacity = plan.onboarding_rules.starts_per_week
    weeks = _by_week(hires_of(plan, market))
    return tuple(Cohort(monday, tuple(weeks[monday]), capacity) for monday in sorted(weeks))


def start_shifts(plan: Plan, market: Snapshot) -> tuple[StartShift, ...]:
    """Return the starts to put off until no week has too many, in the order to move them.

    Each counts on the ones before it. A week stays as it is where none of the next 26 has room.
    """
    capacity = plan.onboarding_rules.starts_per_week
    weeks = _by_week(hires_of(plan, market))
    found = []
    for monday in sorted(weeks):
        while len(weeks[monday]) > capacity:
            shift = _best_shift(plan, weeks, monday, capacity)
            if shift is None:
                break
            hire = next(each for each in weeks[monday] if each.position.id == shift.hire_id)
            weeks[monday].remove(hire)
            weeks[monday_of(shift.to_day)].append(hire)
            found.append(shift)
    return tuple(found)


def _by_week(hires: Sequence[Hire]) -> dict[date, list[Hire]]:
    weeks: dict[date, list[Hire]] = defaultdict(list)
    for hire in sorted(hires, key=lambda each: each.first_day):
        weeks[monday_of(hire.first_day)].append(hire)
    return weeks


def _best_shift(
    plan: Plan, weeks: Mapping[date, Sequence[Hire]], monday: date, capacity: int
) -> StartShift | None:
    shifts = [
        (_cost(hire, shift), shift)
        for hire in weeks[monday]
        if (shift := _shift(plan, hire, weeks, monday, capacity)) is not None
    ]
    return min(shifts, key=lambda each: each[0])[1] if shifts else None


def _cost(hire: Hire, shift: StartShift) -> tuple[int, int, int]:
    """Return what a shift costs: less is better."""
    position = hire.position
    readiness = _READINESS.index(position.status)
    return shift.working_days, readiness, _URGENCY.index(position.priority)


def _shift(
    plan: Plan, hire: Hire, weeks: Mapping[date, Sequence[Hire]], monday: date, capacity: int
) -> StartShift | None:
    """Return the shift of a hire into the next week that has room and a working day for them."""
    days = working_days_of(plan, hire.position, hire.place)
    for ahead in range(1, _WEEKS_AHEAD + 1):
        week = monday + ahead * _WEEK
        there = weeks.get(week, ())
        to_day = date.fromordinal(days.on_or_after(week.toordinal()))
        if len(there) < capacity and to_day < week + _WEEK:
            later = days.between(hire.first_day.toordinal(), to_day.toordinal())
            before = len(weeks[monday])
            return StartShift(
                hire.position.id, hire.first_day, to_day, later, before, before - 1, len(there)
            )
    return None
