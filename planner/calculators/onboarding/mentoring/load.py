"""The load of buddies and mentors by week, and where it is more than they can bear.

A mentor's hours of a week are those of its seven days: each day that a hire is there a seventh of
what the plan's rules give a hire of that phase a week. A hire counts from the first day at work to
the 90th. Weeks begin on Monday.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from planner.calculators.onboarding.hires import Hire, hires_of
from planner.calculators.onboarding.mentoring.helped_time import (
    HELPED_DAYS,
    PHASE_DAYS,
    PHASES,
    capacity_of,
)
from planner.calculators.onboarding.mentoring.helper_fit import HelpKind, helper_of
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan, TeamMember
from planner.plan.onboarding import OnboardingRules
from planner.quantities.identifiers import SeatId

_WEEK = 7


@dataclass(frozen=True, slots=True)
class HelpedWeek:
    """A week of a buddy or mentor.

    Attributes:
        monday: Its first day.
        hires: The hires of each phase, days 1-30, 31-60 and 61-90, by their last day in the week.
        at_once: The most hires on one day of it.
        hours: The hours they take of a mentor; 0 of a buddy, for whom no plan counts any.
    """

    monday: date
    hires: tuple[tuple[SeatId, ...], ...]
    at_once: int
    hours: Decimal


@dataclass(frozen=True, slots=True)
class HelperLoad:
    """The load of a member as a buddy or mentor, over the weeks in which they have any.

    Attributes:
        member_id: The member.
        kind: As what.
        weeks: From the first with a hire to the last, in order.
        capacity: The hires they can help at once.
        hours_limit: The hours a week they can give as a mentor; None as a buddy.
    """

    member_id: SeatId
    kind: HelpKind
    weeks: tuple[HelpedWeek, ...]
    capacity: int
    hours_limit: Decimal | None

    @property
    def overload(self) -> "Overload | None":
        """The weeks that are too much, None without any."""
        over = [week for week in self.weeks if self.is_over(week)]
        if not over:
            return None
        peak = max(over, key=lambda week: (week.hours, week.at_once))
        return Overload(self, over[0].monday, over[-1].monday, peak, len(over))

    def is_over(self, week: HelpedWeek) -> bool:
        """Tell whether a week is more than they can bear."""
        hours_over = self.hours_limit is not None and week.hours > self.hours_limit
        return hours_over or week.at_once > self.capacity


@dataclass(frozen=True, slots=True)
class Overload:
    """When a member has more hires, or gives more hours, than they can.

    Attributes:
        load: Their load.
        first: The Monday of the first such week.
        last: That of the last one.
        peak: The heaviest of them.
        weeks: How many there are.
    """

    load: HelperLoad
    first: date
    last: date
    peak: HelpedWeek
    weeks: int

    @property
    def hires(self) -> tuple[SeatId, ...]:
        """The hires of the heaviest week."""
        return tuple(hire_id for phase in self.peak.hires for hire_id in phase)


def load_by_week(plan: Plan, market: Snapshot) -> tuple[HelperLoad, ...]:
    """Return the load of everybody who helps anybody: mentors, then buddies, in the plan's order.

    A helper who is no member any more bears nothing: a problem of the plan says so.
    """
    hires, members = hires_of(plan, market), {member.id: member for member in plan.members}
    found = []
    for kind in (HelpKind.MENTOR, HelpKind.BUDDY):
        helped: dict[SeatId, list[Hire]] = defaultdict(list)
        for hire in hires:
            helper_id = helper_of(hire.position, kind)
            if helper_id is not None:
                helped[helper_id].append(hire)
        found += [
            load_of(plan, members[member_id], kind, helped[member_id])
            for member_id in members
            if member_id in helped
        ]
    return tuple(found)


def load_of(plan: Plan, member: TeamMember, kind: HelpKind, hires: Sequence[Hire]) -> HelperLoad:
    """Return the load of a member who helps some hires, one or more."""
    rules, is_mentor = plan.onboarding_rules, kind is HelpKind.MENTOR
    weeks = []
    for monday in _mondays(hires):
        there = [hire for hire in hires if _is_there(hire, monday)]
        weeks.append(_week(monday, there, rules if is_mentor else None))
    limit = rules.mentor_hours_limit if is_mentor else None
    return HelperLoad(member.id, kind, tuple(weeks), capacity_of(plan, member, kind), limit)


def ramping_by_week(hires: Iterable[Hire]) -> tuple[HelpedWeek, ...]:
    """Return who is within the first 90 days in each week, whoever helps them; hours are 0."""
    everyone = list(hires)
    return tuple(
        _week(monday, [hire for hire in everyone if _is_there(hire, monday)], None)
        for monday in _mondays(everyone)
    )


def monday_of(day: date) -> date:
    """Return the first day of a day's week."""
    return day - timedelta(days=day.weekday())


def _mondays(hires: Sequence[Hire]) -> Iterable[date]:
    if not hires:
        return ()
    begin = monday_of(min(hire.first_day for hire in hires))
    end = max(hire.first_day for hire in hires) + timedelta(days=HELPED_DAYS - 1)
    return (begin + timedelta(days=n) for n in range(0, (end - begin).days + 1, _WEEK))


def _is_there(hire: Hire, monday: date) -> bool:
    since = (monday - hire.first_day).days
    return -_WEEK < since < HELPED_DAYS


def _week(monday: date, hires: Sequence[Hire], rules: OnboardingRules | None) -> HelpedWeek:
    """Return a week of some hires that are there in it; without rules no hours count."""
    phases: list[list[SeatId]] = [[] for _ in range(PHASES)]
    at_once, days_of_phases = [0] * _WEEK, [0] * PHASES
    for hire in hires:
        since = (monday - hire.first_day).days
        first, last = max(since, 0), min(since + _WEEK, HELPED_DAYS) - 1
        phases[last // PHASE_DAYS].append(hire.position.id)
        for day in range(first, last + 1):
            at_once[day - since] += 1
            days_of_phases[day // PHASE_DAYS] += 1
    hours = Decimal(0)
    if rules is not None:
        given = zip(days_of_phases, rules.mentor_hours, strict=True)
        hours = sum((days * each for days, each in given), hours) / _WEEK
    return HelpedWeek(monday, tuple(map(tuple, phases)), max(at_once), hours)


def loads_by_helper(loads: Iterable[HelperLoad], kind: HelpKind) -> Mapping[SeatId, HelperLoad]:
    """Return the loads of a kind by member."""
    return {load.member_id: load for load in loads if load.kind is kind}
