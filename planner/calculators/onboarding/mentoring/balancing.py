"""Suggests whom an overloaded buddy or mentor could hand over, and to whom.

Of the hires of the heaviest week, the one handed over is the one whose going relieves it most; of
several, the one who starts last, for whom a new helper breaks off least. The new helper is the best
fit among those who can help and stay within what they can bear.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from planner.calculators.onboarding.hires import Hire, hires_of
from planner.calculators.onboarding.mentoring.fit_table import candidates_for
from planner.calculators.onboarding.mentoring.helped_time import HELPED_DAYS
from planner.calculators.onboarding.mentoring.helper_fit import HelperFit, HelpKind, helper_of
from planner.calculators.onboarding.mentoring.load import (
    HelpedWeek,
    HelperLoad,
    Overload,
    load_by_week,
    load_of,
)
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan, TeamMember
from planner.quantities.identifiers import SeatId

_WEEK = 7


@dataclass(frozen=True, slots=True)
class Rebalance:
    """What to do about an overload.

    Attributes:
        overload: The overload.
        hire_id: The hire to hand over; None where nobody can take one.
        fit: Who takes them, and how well they suit; None as above.
        after: The overloaded member's heaviest week without that hire; None as above, or if none
            is left.
    """

    overload: Overload
    hire_id: SeatId | None = None
    fit: HelperFit | None = None
    after: HelpedWeek | None = None


def rebalances(
    plan: Plan,
    market: Snapshot,
    loads: Iterable[HelperLoad] | None = None,
    most: int | None = None,
) -> tuple[Rebalance, ...]:
    """Return what to do about each overload, in the order of the loads.

    Args:
        plan: The plan.
        market: Its market.
        loads: Its loads by week, where they are known already.
        most: At most so many, the first ones; None for all.

    Raises:
        MarketDataError: If the table of skills is damaged.
    """
    known = load_by_week(plan, market) if loads is None else loads
    overloads = [overload for load in known if (overload := load.overload) is not None]
    if not overloads:
        return ()
    search = _Search(plan, market, overloads)
    return tuple(search.rebalance(overload) for overload in overloads[:most])


class _Search:
    """Looks for hand-overs in a plan."""

    def __init__(self, plan: Plan, market: Snapshot, overloads: Iterable[Overload]) -> None:
        self._plan = plan
        self._market = market
        self._members = {member.id: member for member in plan.members}
        self._full = {(each.load.member_id, each.load.kind) for each in overloads}
        self._helped: dict[tuple[SeatId, HelpKind], list[Hire]] = defaultdict(list)
        for hire in hires_of(plan, market):
            for kind in HelpKind:
                helper_id = helper_of(hire.position, kind)
                if helper_id is not None:
                    self._helped[helper_id, kind].append(hire)

    def rebalance(self, overload: Overload) -> Rebalance:
        """Return the best hand-over."""
        kind, giver_id = overload.load.kind, overload.load.member_id
        helped = self._helped[giver_id, kind]
        giver = self._members[giver_id]
        options = []
        for hire in (each for each in helped if each.position.id in overload.hires):
            left = [other for other in helped if other is not hire]
            peak = _heaviest(load_of(self._plan, giver, kind, left)) if left else None
            options.append((_weight(peak), -hire.first_day.toordinal(), hire, peak))
        for _, _, hire, peak in sorted(options, key=lambda option: option[:2]):
            fit = self._taker(hire, kind, giver_id)
            if fit is not None:
                return Rebalance(overload, hire.position.id, fit, peak)
        return Rebalance(overload)

    def _taker(self, hire: Hire, kind: HelpKind, giver_id: SeatId) -> HelperFit | None:
        """Return the best fit among those who can take a hire besides whom they help already."""
        taken = {giver_id, hire.position.buddy_id, hire.position.mentor_id}
        for fit in candidates_for(self._plan, self._market, hire, kind):
            member = self._members[fit.member_id]
            if not (fit.obstacles or member.id in taken) and self._can_take(member, hire, kind):
                return fit
        return None

    def _can_take(self, member: TeamMember, hire: Hire, kind: HelpKind) -> bool:
        """Tell whether no week is too much with one more hire.

        Only weeks of that hire can be, so that only hires count who share one of them.
        """
        if (member.id, kind) in self._full:
            return False
        near = (
            each
            for each in self._helped.get((member.id, kind), ())
            if abs((each.first_day - hire.first_day).days) < HELPED_DAYS + _WEEK
        )
        return load_of(self._plan, member, kind, [*near, hire]).overload is None


def _heaviest(load: HelperLoad) -> HelpedWeek:
    return max(load.weeks, key=_weight)


def _weight(week: HelpedWeek | None) -> tuple[Decimal, int]:
    return (Decimal(0), 0) if week is None else (week.hours, week.at_once)
