"""How much of a helper hires take in their first 90 days, by phases of 30."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from planner.calculators.onboarding.mentoring.helper_fit import HelpKind
from planner.plan.model import Plan, TeamMember
from planner.plan.onboarding import OnboardingRules

HELPED_DAYS = 90
"""Calendar days from the first one on in which hires are helped."""

PHASE_DAYS = 30
PHASES = HELPED_DAYS // PHASE_DAYS


def phase_on(first_day: date, day: date) -> int | None:
    """Return the phase a hire is in on a day: 0 to 2, None before and after."""
    since = (day - first_day).days
    return since // PHASE_DAYS if 0 <= since < HELPED_DAYS else None


def hours_on(rules: OnboardingRules, first_day: date, day: date) -> Decimal:
    """Return the hours a week a hire takes of a mentor on a day."""
    phase = phase_on(first_day, day)
    return Decimal(0) if phase is None else rules.mentor_hours[phase]


def capacity_of(plan: Plan, member: TeamMember, kind: HelpKind) -> int:
    """Return how many hires a member can help at once."""
    if member.hires_at_once is not None:
        return max(0, member.hires_at_once)
    rules = plan.onboarding_rules
    return rules.hires_per_buddy if kind is HelpKind.BUDDY else rules.hires_per_mentor


def turning_days(first_days: Sequence[date], kind: HelpKind) -> list[date]:
    """Return the days on which helpers may have more to do than the day before, in order.

    Between two of them nobody's load rises, so that what holds on them holds on every day.
    """
    phases = range(PHASES if kind is HelpKind.MENTOR else 1)
    return sorted(
        {first + timedelta(days=PHASE_DAYS * phase) for first in first_days for phase in phases}
    )


def least_days_between_starts(rules: OnboardingRules) -> int:
    """Return how many days apart two hires of one mentor have to start, by the hours they take.

    Two that start nearer take more hours a week than a mentor can give; 0 where any may.
    """
    begin = date(2000, 1, 1)  # any day
    for apart in range(HELPED_DAYS):
        later = begin + timedelta(days=apart)
        days = turning_days([begin, later], HelpKind.MENTOR)
        most = max(hours_on(rules, begin, day) + hours_on(rules, later, day) for day in days)
        if most <= rules.mentor_hours_limit:
            return apart
    return HELPED_DAYS
