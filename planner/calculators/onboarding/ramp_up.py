"""How long new hires take until they are fully productive, and what that leaves of the heads.

    weeks = (weeks of the role + weeks more in a new domain) x (1 - what a mentor saves)

The weeks of the role, of a new domain and what a mentor saves are the plan's own assumptions
(``OnboardingRules``). The domain is new where the position says so or its template teaches one. A
mentor saves time only if none of the hire's first 90 days lies in a week that is more than the
mentor can bear. In between productivity rises in a straight line, from nothing on the first day to
all of it on the day the weeks are over: that form is an assumption too, the plainest one, which
anybody can follow with a pencil. A mentor loses the hours given to hires out of their own week.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from math import ceil

from planner.calculators.onboarding.hires import Hire, hires_of
from planner.calculators.onboarding.mentoring.helped_time import HELPED_DAYS, hours_on
from planner.calculators.onboarding.mentoring.helper_fit import HelpKind
from planner.calculators.onboarding.mentoring.load import (
    HelperLoad,
    load_by_week,
    loads_by_helper,
)
from planner.calculators.onboarding.templates import template_of
from planner.calculators.wall_hours import WallHours
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan, TeamMember
from planner.quantities.identifiers import SeatId
from planner.quantities.month import Month

_WEEK = 7


class RampPartKind(StrEnum):
    """What a ramp-up is made of."""

    ROLE = "role"
    NEW_DOMAIN = "new-domain"
    MENTOR = "mentor"
    """Less, by what a mentor saves."""


class MentorEffect(StrEnum):
    """Whether a mentor shortens a ramp-up."""

    SAVES = "saves"
    NOBODY = "nobody"
    """The hire has no mentor."""
    OVERLOADED = "overloaded"
    """The mentor has more to do than they can bear in the hire's first 90 days."""


@dataclass(frozen=True, slots=True)
class RampUp:
    """A hire's way to full productivity.

    Attributes:
        hire: The hire.
        parts: The weeks each part adds, or takes off; the plan's weeks of the role first.
        mentor: Whether a mentor shortens it.
    """

    hire: Hire
    parts: Mapping[RampPartKind, Decimal]
    mentor: MentorEffect

    @property
    def weeks(self) -> Decimal:
        """Weeks from the first day to full productivity."""
        return sum(self.parts.values(), Decimal(0))

    @property
    def days(self) -> int:
        """Calendar days of these weeks, a begun one counted."""
        return max(0, ceil(self.weeks * _WEEK))

    @property
    def full_on(self) -> date:
        """The first day of full productivity."""
        return self.hire.first_day + timedelta(days=self.days)

    @property
    def curve(self) -> tuple[float, ...]:
        """The share of full productivity at the beginning of each week, to the one with all."""
        return tuple(self.share(_WEEK * week) for week in range(ceil(self.days / _WEEK) + 1))

    def share(self, days: int) -> float:
        """Return the share of full productivity so many days after the first one, 0 to 1."""
        if days < 0:
            return 0.0
        return min(1.0, days / self.days) if self.days else 1.0

    def share_sum(self, first: int, last: int) -> float:
        """Return the sum of the shares of days after the first one, both included."""
        first = max(first, 0)
        rising_until = min(last, self.days - 1)
        total = float(max(0, last - max(first, self.days) + 1))
        if rising_until >= first:
            total += (first + rising_until) * (rising_until - first + 1) / 2 / self.days
        return total


@dataclass(frozen=True, slots=True)
class ProductiveMonth:
    """The heads of a month and what they can do, in full-time heads of an average day.

    Attributes:
        month: The month.
        heads: Members and hires that are there, by the days they are.
        productive: What of that works at full productivity, less what mentors give to hires.
        mentoring: What mentors give.
    """

    month: Month
    heads: float
    productive: float
    mentoring: float


def ramp_ups(
    plan: Plan, market: Snapshot, loads: Iterable[HelperLoad] | None = None
) -> tuple[RampUp, ...]:
    """Return the ramp-up of each hire, in the plan's order.

    Args:
        plan: The plan.
        market: Its market.
        loads: Its loads by week, where they are known already.
    """
    known = load_by_week(plan, market) if loads is None else loads
    mentors = loads_by_helper(known, HelpKind.MENTOR)
    return tuple(_ramp_up(plan, hire, mentors) for hire in hires_of(plan, market))


def ramp_of(plan: Plan, market: Snapshot, hire: Hire) -> RampUp:
    """Return the ramp-up of one hire."""
    return _ramp_up(plan, hire, loads_by_helper(load_by_week(plan, market), HelpKind.MENTOR))


def productive_heads(
    plan: Plan, market: Snapshot, ramps: Sequence[RampUp] | None = None
) -> tuple[ProductiveMonth, ...]:
    """Return the heads of each month of the horizon, and what they can do.

    Counted are the members and the budgeted positions, these from their first working day on.

    Args:
        plan: The plan.
        market: Its market.
        ramps: Its ramp-ups, where they are known already.
    """
    ramps = ramp_ups(plan, market) if ramps is None else ramps
    mentoring = _mentoring_by_day(plan, market, [ramp.hire for ramp in ramps])
    return tuple(_productive_month(plan, month, ramps, mentoring) for month in plan.months)


def _ramp_up(plan: Plan, hire: Hire, mentors: Mapping[SeatId, HelperLoad]) -> RampUp:
    rules, position = plan.onboarding_rules, hire.position
    of_role = rules.ramp_up_weeks_by_role.get(position.role, rules.ramp_up_weeks)
    parts = {RampPartKind.ROLE: Decimal(of_role)}
    if position.is_new_to_domain or template_of(plan, position).adds_domain:
        parts[RampPartKind.NEW_DOMAIN] = Decimal(rules.new_domain_weeks)
    effect = _mentor_effect(hire, mentors)
    if effect is MentorEffect.SAVES:
        weeks = sum(parts.values(), Decimal(0))
        parts[RampPartKind.MENTOR] = -weeks * rules.mentor_saves_share
    return RampUp(hire, parts, effect)


def _mentor_effect(hire: Hire, mentors: Mapping[SeatId, HelperLoad]) -> MentorEffect:
    mentor_id = hire.position.mentor_id
    load = None if mentor_id is None else mentors.get(mentor_id)
    if load is None:
        return MentorEffect.NOBODY
    begin, end = hire.first_day, hire.first_day + timedelta(days=HELPED_DAYS)
    is_over = any(
        load.is_over(week)
        for week in load.weeks
        if week.monday < end and week.monday + timedelta(days=_WEEK) > begin
    )
    return MentorEffect.OVERLOADED if is_over else MentorEffect.SAVES


def _mentoring_by_day(plan: Plan, market: Snapshot, hires: Sequence[Hire]) -> Mapping[date, float]:
    """Return the heads that mentors give to hires on each day, of their own weeks."""
    members = {member.id: member for member in plan.members}
    found: dict[date, float] = {}
    for hire in hires:
        mentor = members.get(hire.position.mentor_id or SeatId(""))
        hours = None if mentor is None else _weekly_hours(plan, market, mentor)
        if not hours:
            continue
        for n in range(HELPED_DAYS):
            day = hire.first_day + timedelta(days=n)
            given = float(hours_on(plan.onboarding_rules, hire.first_day, day)) / hours
            found[day] = found.get(day, 0.0) + given
    return found


def _weekly_hours(plan: Plan, market: Snapshot, member: TeamMember) -> float | None:
    """Return the hours of a member's typical week; None in a place the market does not know."""
    place = market.places.get(member.place_id)
    if place is None:
        return None
    wall = WallHours.of(plan.pattern_of(member), place.weekend)
    monday = date(2001, 1, 1)  # long before any hours of single dates
    days = [monday + timedelta(days=n) for n in range(_WEEK)]
    stretches = [each for day in days if wall.works_on(day) for each in wall.stretches_on(day)]
    return sum(end - start for start, end in stretches) / 3600


def _productive_month(
    plan: Plan, month: Month, ramps: Sequence[RampUp], mentoring: Mapping[date, float]
) -> ProductiveMonth:
    first, last = month.first_day, month.last_day
    days = (last - first).days + 1
    there = float(sum(_days_there(member.start, member.end, month) for member in plan.members))
    productive = there
    for ramp in ramps:
        begin, position = ramp.hire.first_day, ramp.hire.position
        there += _days_there(begin, position.end, month)
        until = last if position.end is None else min(last, position.end)
        if until >= max(first, begin):
            productive += ramp.share_sum((first - begin).days, (until - begin).days)
    given = sum(mentoring.get(first + timedelta(days=n), 0.0) for n in range(days))
    return ProductiveMonth(month, there / days, (productive - given) / days, given / days)


def _days_there(start: date, end: date | None, month: Month) -> int:
    last = month.last_day if end is None else min(end, month.last_day)
    return max(0, (last - max(start, month.first_day)).days + 1)
