"""Proposes a buddy and a mentor for every hire that has none, over all hires at once.

Mentors are given first, then buddies, of whom none is the hire's mentor too. A member helps at most
as many hires at once as they can, from each one's first day on for 90 days, and gives mentees at
most the hours a week that the plan allows. What somebody chose stays, and takes its share of that.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from planner.calculators.onboarding.hires import Hire, hires_of
from planner.calculators.onboarding.mentoring.fit_table import Figures, FitTable, fit_table
from planner.calculators.onboarding.mentoring.helped_time import (
    capacity_of,
    hours_on,
    least_days_between_starts,
    phase_on,
    turning_days,
)
from planner.calculators.onboarding.mentoring.helper_fit import (
    HelperFit,
    HelpKind,
    Obstacle,
    helper_of,
)
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan, TeamMember
from planner.quantities.identifiers import SeatId


class NoHelperReason(StrEnum):
    """Why a hire is left without a buddy or mentor."""

    NO_MEMBERS = "no-members"
    """The plan has no team members in places the market knows."""
    NOBODY_IN_SERVICE = "nobody-in-service"
    """All who could are too new, leave too soon or take nobody."""
    LITTLE_SHARED_TIME = "little-shared-time"
    """Nobody who could shares enough working time; ``best`` shares most."""
    ONLY_THE_MENTOR = "only-the-mentor"
    """The one who could be the buddy is the mentor."""
    ALL_TAKEN = "all-taken"
    """All who could have as many hires as they can help at that time."""


@dataclass(frozen=True, slots=True)
class ProposedHelper:
    """A hire's buddy or mentor.

    Attributes:
        hire_id: The hire.
        fit: Who, as what, and how well they suit.
        is_kept: Whether somebody had chosen them before.
    """

    hire_id: SeatId
    fit: HelperFit
    is_kept: bool


@dataclass(frozen=True, slots=True)
class LeftWithout:
    """A hire for whom nobody is available.

    Attributes:
        hire_id: The hire.
        kind: As what.
        reason: Why.
        best: Who comes nearest; None where there is nobody to name.
    """

    hire_id: SeatId
    kind: HelpKind
    reason: NoHelperReason
    best: HelperFit | None


@dataclass(frozen=True, slots=True)
class Proposal:
    """Buddies and mentors for all hires of a plan, in its order."""

    helpers: tuple[ProposedHelper, ...]
    without: tuple[LeftWithout, ...]

    def chosen(self, kind: HelpKind) -> Mapping[SeatId, SeatId]:
        """Return the newly proposed helper of each hire that is to have one."""
        return {
            each.hire_id: each.fit.member_id
            for each in self.helpers
            if each.fit.kind is kind and not each.is_kept
        }


def propose(plan: Plan, market: Snapshot, anew: Collection[SeatId] = ()) -> Proposal:
    """Propose buddies and mentors.

    Args:
        plan: The plan.
        market: Its market.
        anew: Hires whose present buddy and mentor do not count.

    Raises:
        MarketDataError: If the table of skills is damaged.
        NoAssignmentInTimeError: If no assignment is found in time.
    """
    hires = hires_of(plan, market)
    mentors, without_mentor = _given(plan, market, hires, HelpKind.MENTOR, anew, {})
    taken = {each.hire_id: each.fit.member_id for each in mentors}
    buddies, without_buddy = _given(plan, market, hires, HelpKind.BUDDY, anew, taken)
    return Proposal((*mentors, *buddies), (*without_mentor, *without_buddy))


def _given(
    plan: Plan,
    market: Snapshot,
    hires: Sequence[Hire],
    kind: HelpKind,
    anew: Collection[SeatId],
    mentors: Mapping[SeatId, SeatId],
) -> tuple[list[ProposedHelper], list[LeftWithout]]:
    """Give each hire a helper of a kind; return them and those left without."""
    table = fit_table(plan, market, hires, kind)
    places = {member.id: at for at, member in enumerate(table.members)}
    kept = [
        None if hire.position.id in anew else places.get(helper_of(hire.position, kind) or _NOBODY)
        for hire in hires
    ]
    mentor_places = [places.get(mentors.get(hire.position.id, _NOBODY)) for hire in hires]
    assigned = iter(_assigned(plan, hires, table, kept, mentor_places))
    given, without = [], []
    for n, (hire, before) in enumerate(zip(hires, kept, strict=True)):
        hire_id, at = hire.position.id, next(assigned) if before is None else before
        if at is None:
            without.append(_left_without(hire_id, table.fits(n), kind, mentors.get(hire_id)))
        else:
            given.append(ProposedHelper(hire_id, table.fit(n, at), before is not None))
    return given, without


_Places = Sequence[int | None]
"""Of each hire, somebody's place among the members."""


def _assigned(
    plan: Plan, hires: Sequence[Hire], table: FitTable, kept: _Places, mentors: _Places
) -> _Places:
    """Return whom those get who are to be given somebody, in their order."""
    from planner.calculators.onboarding.mentoring.assignment_program import AssignmentTask, assign

    is_open = np.array([each is None for each in kept], bool)
    fit = np.where(table.is_allowed, table.score, np.nan)
    for hire, mentor in enumerate(mentors):
        if mentor is not None:
            fit[hire, mentor] = np.nan
    stretches = _Stretches.of(plan, hires, table.kind)
    limits = stretches.limits(plan, table.members)
    for hire, member in enumerate(kept):
        if member is not None:
            limits[:, member] -= stretches.weights[:, hire]
    task = AssignmentTask(
        fit[is_open],
        stretches.weights[:, is_open],
        np.maximum(limits, 0.0),
        [kept.count(member) for member in range(len(table.members))],
    )
    return assign(task)


_NOBODY = SeatId("")


@dataclass(frozen=True, slots=True, eq=False)
class _Stretches:
    """What hires take of a helper on the days on which that may become too much.

    ``weights`` has a row for each day and limit, and a column for each hire. The first
    ``capacities`` rows count hires at once; the next ``pairs`` count those that start so near each
    other that no mentor has hours for two; the last count hours.
    """

    kind: HelpKind
    weights: Figures
    capacities: int
    pairs: int

    @classmethod
    def of(cls, plan: Plan, hires: Sequence[Hire], kind: HelpKind) -> "_Stretches":
        rules, firsts = plan.onboarding_rules, [hire.first_day for hire in hires]
        starts = turning_days(firsts, HelpKind.BUDDY)
        rows = [[float(phase_on(f, day) is not None) for f in firsts] for day in starts]
        pairs: list[list[float]] = []
        hours: list[list[float]] = []
        if kind is HelpKind.MENTOR:
            apart = least_days_between_starts(rules)
            pairs = [[float(0 <= (day - f).days < apart) for f in firsts] for day in starts]
            days = turning_days(firsts, kind)
            hours = [[float(hours_on(rules, f, day)) for f in firsts] for day in days]
        return cls(kind, np.array([*rows, *pairs, *hours]), len(rows), len(pairs))

    def limits(self, plan: Plan, members: Sequence[TeamMember]) -> Figures:
        """Return what each member can give: stretches x members."""
        limits = np.empty((len(self.weights), len(members)))
        of_pairs = self.capacities + self.pairs
        limits[: self.capacities] = [capacity_of(plan, each, self.kind) for each in members]
        limits[self.capacities : of_pairs] = 1.0
        limits[of_pairs:] = float(plan.onboarding_rules.mentor_hours_limit)
        return limits


def _left_without(
    hire_id: SeatId, found: Sequence[HelperFit], kind: HelpKind, mentor_id: SeatId | None
) -> LeftWithout:
    """Say why a hire is left without a helper, by what rules most members out last."""

    def left(reason: NoHelperReason, fits: Sequence[HelperFit]) -> LeftWithout:
        best = max(fits, key=lambda each: (each.shared.typical, each.score), default=None)
        return LeftWithout(hire_id, kind, reason, best)

    if not found:
        return left(NoHelperReason.NO_MEMBERS, ())
    little = {Obstacle.LITTLE_SHARED_TIME}
    there = [each for each in found if not set(each.obstacles) - little]
    if not there:
        return left(NoHelperReason.NOBODY_IN_SERVICE, ())
    able = [each for each in there if not each.obstacles]
    if not able:
        return left(NoHelperReason.LITTLE_SHARED_TIME, there)
    others = [each for each in able if each.member_id != mentor_id]
    if not others:
        return left(NoHelperReason.ONLY_THE_MENTOR, able)
    return left(NoHelperReason.ALL_TAKEN, others)
