"""What ``onboarding`` tells of a plan, worked out once for the text and the JSON."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from planner.calculators.onboarding.cohorts import Cohort, StartShift, cohorts_of, start_shifts
from planner.calculators.onboarding.hire_schedule import HireSchedule, ScheduledTask
from planner.calculators.onboarding.mentoring.balancing import Rebalance, rebalances
from planner.calculators.onboarding.mentoring.load import HelperLoad, load_by_week
from planner.calculators.onboarding.mentoring.proposal import Proposal, propose
from planner.calculators.onboarding.ramp_up import (
    ProductiveMonth,
    RampUp,
    productive_heads,
    ramp_ups,
)
from planner.calculators.onboarding.schedule import schedule_hires
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan
from planner.plan.onboarding import TaskOwner
from planner.quantities.identifiers import SeatId

NO_PROPOSAL = Proposal((), ())


@dataclass(frozen=True, slots=True)
class OnboardingAnswer:
    """The onboarding of a plan.

    Attributes:
        plan: The plan, or a scenario's.
        today: Tells what is overdue.
        schedules: The hires shown, in the plan's order.
        owner: The part whose tasks alone are shown; None for all.
        ramps: The ramp-ups of all hires.
        loads: Who helps how much.
        rebalances: What to do about those with too much.
        cohorts: Starts by week.
        shifts: Starts to put off.
        proposal: Who could help those without a buddy or mentor.
        months: Heads and what they can do.
    """

    plan: Plan
    today: date
    schedules: tuple[HireSchedule, ...]
    owner: TaskOwner | None
    ramps: Mapping[SeatId, RampUp]
    loads: tuple[HelperLoad, ...]
    rebalances: tuple[Rebalance, ...]
    cohorts: tuple[Cohort, ...]
    shifts: tuple[StartShift, ...]
    proposal: Proposal
    months: tuple[ProductiveMonth, ...]

    def tasks(self, schedule: HireSchedule) -> tuple[ScheduledTask, ...]:
        """Return the tasks of a hire that are shown."""
        return tuple(each for each in schedule.tasks if self.owner in (None, each.owner.part))

    @property
    def has_findings(self) -> bool:
        """Whether anything asks for a look."""
        is_full = any(cohort.excess for cohort in self.cohorts)
        doubtful = any(schedule.problems for schedule in self.schedules)
        return bool(doubtful or is_full or self.rebalances or self.proposal.without)


def onboarding_answer(
    plan: Plan, market: Snapshot, today: date, hire_id: SeatId | None, owner: TaskOwner | None
) -> OnboardingAnswer:
    """Work out the onboarding of a plan.

    Args:
        plan: The plan.
        market: Its market.
        today: Tells what is overdue.
        hire_id: Show this hire only; it is one of the plan's hires.
        owner: Show the tasks of this part only.

    Raises:
        MarketDataError, PlanFileError: If a table or a template that ships is damaged.
    """
    schedules = schedule_hires(plan, market, today)
    shown = tuple(each for key, each in schedules.items() if hire_id in (None, key))
    return OnboardingAnswer(
        plan,
        today,
        shown,
        owner,
        {ramp.hire.position.id: ramp for ramp in ramp_ups(plan, market)},
        load_by_week(plan, market),
        rebalances(plan, market),
        cohorts_of(plan, market),
        start_shifts(plan, market),
        _proposal(plan, market, schedules),
        productive_heads(plan, market),
    )


def _proposal(plan: Plan, market: Snapshot, schedules: Mapping[SeatId, HireSchedule]) -> Proposal:
    """Return who could help, if anybody lacks help."""
    positions = [schedule.hire.position for schedule in schedules.values()]
    if all(each.buddy_id and each.mentor_id for each in positions):
        return NO_PROPOSAL
    return propose(plan, market)
