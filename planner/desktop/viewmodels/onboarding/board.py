"""Everything the Onboarding page shows of one plan, worked out at once and on any thread."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from planner.calculators.onboarding.cohorts import StartShift, start_shifts
from planner.calculators.onboarding.hire_schedule import HireSchedule
from planner.calculators.onboarding.mentoring.balancing import Rebalance, rebalances
from planner.calculators.onboarding.mentoring.fit_table import hours_with
from planner.calculators.onboarding.mentoring.helped_time import HELPED_DAYS, capacity_of
from planner.calculators.onboarding.mentoring.helper_fit import HelpKind, SharedHours
from planner.calculators.onboarding.mentoring.load import (
    HelpedWeek,
    HelperLoad,
    load_by_week,
    monday_of,
    ramping_by_week,
)
from planner.calculators.onboarding.owners import OwnerOfTask
from planner.calculators.onboarding.ramp_up import (
    ProductiveMonth,
    RampUp,
    productive_heads,
    ramp_ups,
)
from planner.calculators.onboarding.schedule import schedule_hires
from planner.calculators.onboarding.working_days import working_days_at, working_days_of
from planner.desktop.viewmodels.onboarding.days_off import NO_DAYS_OFF, DaysOff, days_off_of
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan
from planner.quantities.identifiers import SeatId

_WEEK = 7
_SHOWN_BEFORE = 45
"""Days by which today may precede the first task and still be in sight."""


@dataclass(frozen=True, slots=True)
class OnboardingBoard:
    """What there is to show.

    Attributes:
        today: The reader's day.
        first: The first day of the chart, a Monday.
        last: The last one, a Sunday.
        schedules: Each hire's, in the plan's order.
        ramps: Each hire's way to full productivity.
        shared: Hours each hire shares with the buddy.
        weeks: Who is within the first 90 days, by week.
        capacity: Hires that all members can help at once as buddies.
        loads: What mentors and buddies bear.
        rebalance: What to do about the first of those who bear too much; None without any.
        shifts: Starts to put off where too many fall into a week.
        months: Heads and what they can do.
    """

    plan: Plan
    market: Snapshot
    today: date
    first: date
    last: date
    schedules: Mapping[SeatId, HireSchedule]
    ramps: Mapping[SeatId, RampUp]
    shared: Mapping[SeatId, SharedHours]
    weeks: Sequence[HelpedWeek]
    capacity: int
    loads: Sequence[HelperLoad]
    rebalance: Rebalance | None
    shifts: Sequence[StartShift]
    months: Sequence[ProductiveMonth]
    _days_off: dict[SeatId, DaysOff] = field(repr=False, compare=False)

    @property
    def days(self) -> int:
        """How many days the chart covers."""
        return (self.last - self.first).days + 1

    @property
    def overburdened(self) -> frozenset[SeatId]:
        """The hires of those who bear too much, in their heaviest weeks."""
        overloads = (load.overload for load in self.loads)
        return frozenset(
            seat_id for each in overloads if each is not None for seat_id in each.hires
        )

    def hire_days_off(self, seat_id: SeatId) -> DaysOff:
        """Return the days a hire has off."""
        return self._days_off.get(seat_id, NO_DAYS_OFF)

    def owner_days_off(self, owner: OwnerOfTask) -> DaysOff:
        """Return the days an owner has off; of one without a calendar, those of the stand-in."""
        found = self._days_off.get(owner.seat_id) if owner.seat_id is not None else None
        if found is not None or owner.place is None:
            return found or NO_DAYS_OFF
        days = working_days_at(self.plan, owner.place)
        return days_off_of(days, *_years(self.first, self.last))


def onboarding_board(plan: Plan, market: Snapshot, today: date) -> OnboardingBoard:
    """Work out what the page shows of a plan.

    Raises:
        MarketDataError: If the table of skills is damaged.
        PlanFileError: If a template that ships with the program is damaged.
    """
    schedules = schedule_hires(plan, market, today)
    first, last = _span(schedules.values(), today)
    loads = load_by_week(plan, market)
    ramps = ramp_ups(plan, market, loads)
    return OnboardingBoard(
        plan=plan,
        market=market,
        today=today,
        first=first,
        last=last,
        schedules=schedules,
        ramps={ramp.hire.position.id: ramp for ramp in ramps},
        shared=_shared(plan, market, schedules),
        weeks=ramping_by_week(schedule.hire for schedule in schedules.values()),
        capacity=sum(capacity_of(plan, member, HelpKind.BUDDY) for member in plan.members),
        loads=loads,
        rebalance=next(iter(rebalances(plan, market, loads, most=1)), None),
        shifts=start_shifts(plan, market),
        months=productive_heads(plan, market, ramps),
        _days_off=_days_off(plan, market, *_years(first, last)),
    )


def _span(schedules: Collection[HireSchedule], today: date) -> tuple[date, date]:
    """Return whole weeks around all tasks and first 90 days, and today where it is near."""
    begins = [task.due for each in schedules for task in each.tasks]
    begins += [each.hire.first_day for each in schedules]
    ends = [task.ends for each in schedules for task in each.tasks]
    ends += [each.hire.first_day + timedelta(days=HELPED_DAYS) for each in schedules]
    first, last = min(begins, default=today), max(ends, default=today)
    if 0 <= (first - today).days <= _SHOWN_BEFORE:
        first = today
    return monday_of(first), monday_of(last) + timedelta(days=2 * _WEEK - 1)


def _years(first: date, last: date) -> tuple[int, int]:
    return first.year - 1, last.year + 1


def _shared(
    plan: Plan, market: Snapshot, schedules: Mapping[SeatId, HireSchedule]
) -> dict[SeatId, SharedHours]:
    members = {member.id: member for member in plan.members}
    found = {}
    for seat_id, schedule in schedules.items():
        buddy = members.get(schedule.hire.position.buddy_id or SeatId(""))
        hours = None if buddy is None else hours_with(plan, market, schedule.hire, buddy)
        if hours is not None:
            found[seat_id] = hours
    return found


def _days_off(plan: Plan, market: Snapshot, first: int, last: int) -> dict[SeatId, DaysOff]:
    return {
        seat.id: days_off_of(working_days_of(plan, seat, place), first, last)
        for seat in plan.seats
        if (place := market.places.get(seat.place_id)) is not None
    }
