"""The onboarding of every hire of a plan, on the calendars of hires and owners.

``task_dates`` says by which rules tasks are dated. A hire's schedule follows from the hire, its
template, the owners, the lead times and how far the tasks are: where all of these are as they were
when asked last, the schedule from then is taken, so that moving one start date costs one hire.
"""

from collections.abc import Mapping
from datetime import date

from planner.calculators.onboarding.dated_hire import HireInputs, dated_hire
from planner.calculators.onboarding.hire_schedule import (
    HireSchedule,
    ScheduledTask,
    ScheduleFault,
    ScheduleProblem,
    SharedTime,
)
from planner.calculators.onboarding.hires import Hire, hires_of
from planner.calculators.onboarding.lead_times import lead_times_of
from planner.calculators.onboarding.moves import Move, MoveReason
from planner.calculators.onboarding.owners import Owner, OwnerOfTask, Owners
from planner.calculators.onboarding.probation import probation_terms
from planner.calculators.onboarding.templates import template_of
from planner.calculators.onboarding.working_days import working_days_of
from planner.market.lead_time import LeadTimeKind
from planner.market.place import Place
from planner.market.snapshot import Snapshot
from planner.plan.identity_memo import IdentityMemo
from planner.plan.model import Engagement, Plan, Position
from planner.plan.onboarding import OnboardingTemplate, TaskKey, TaskState
from planner.plan.task_order import TaskOrder, task_order
from planner.quantities.identifiers import CountryCode, ScenarioId, SeatId, TaskId

__all__ = [
    "Hire",
    "HireSchedule",
    "Move",
    "MoveReason",
    "OwnerOfTask",
    "ScheduleFault",
    "ScheduleProblem",
    "ScheduledTask",
    "SharedTime",
    "hires_of",
    "schedule_hires",
]

_PLANS_KEPT = 4
"""Of how many scenarios the schedules from before are kept."""


def schedule_hires(plan: Plan, market: Snapshot, today: date) -> Mapping[SeatId, HireSchedule]:
    """Return the onboarding of each hire of a plan, in its order.

    Args:
        plan: The plan.
        market: The market.
        today: Tells what is overdue.

    Raises:
        PlanFileError: If a template that ships with the program is damaged.
    """
    known = _KNOWN.get(plan.scenario_id, {})
    inputs = _Inputs(plan, market, today)
    found: dict[SeatId, tuple[HireInputs, HireSchedule]] = {}
    for position in plan.positions:
        place = market.places.get(position.place_id)
        if place is None or not position.status.is_budgeted:
            continue
        asked = inputs.of(position, place)
        before = known.get(position.id)
        if before is None or before[0] != asked:
            before = asked, dated_hire(asked)
        found[position.id] = before
    if len(_KNOWN) >= _PLANS_KEPT and plan.scenario_id not in _KNOWN:
        _KNOWN.clear()
    _KNOWN[plan.scenario_id] = found
    return {seat_id: schedule for seat_id, (_, schedule) in found.items()}


class _Inputs:
    """What the schedules of one plan's hires follow from; what hires share is found once."""

    def __init__(self, plan: Plan, market: Snapshot, today: date) -> None:
        self._plan = plan
        self._market = market
        self._today = today
        self._owners = Owners(plan, market)
        (self._states,) = _STATES.of((plan.onboarding_tasks,))
        self._orders: dict[int, TaskOrder] = {}
        self._lead_days: dict[tuple[CountryCode, Engagement], Mapping[LeadTimeKind, int]] = {}

    def of(self, position: Position, place: Place) -> HireInputs:
        """Return what a hire's schedule follows from."""
        template = template_of(self._plan, position)
        order = self._order(template)
        states = self._states.get(position.id, _NO_STATES)
        days = working_days_of(self._plan, position, place)
        terms = probation_terms(position, place, self._market)
        return HireInputs(
            position=position,
            place=place,
            template=template,
            order=order,
            days=days,
            owners=self._owners.of(position, place, order.parts),
            assigned=self._assigned(template, states) if states else (),
            lead_days=self._leads(position, place),
            probation_months=terms.probation_months if terms else None,
            states=states,
            today=self._today,
        )

    def _order(self, template: OnboardingTemplate) -> TaskOrder:
        order = self._orders.get(id(template))
        if order is None:
            order = self._orders[id(template)] = task_order(template.tasks)
        return order

    def _assigned(
        self, template: OnboardingTemplate, states: Mapping[TaskId, TaskState]
    ) -> tuple[tuple[TaskId, Owner], ...]:
        """Return the tasks that somebody was put on who is a member of the plan."""
        if not any(state.assignee_id for state in states.values()):
            return ()
        parts = {task.id: task.owner for task in template.tasks}
        return tuple(
            (task_id, owner)
            for task_id, state in states.items()
            if state.assignee_id is not None
            and task_id in parts
            and (owner := self._owners.assigned(parts[task_id], state.assignee_id)) is not None
        )

    def _leads(self, position: Position, place: Place) -> Mapping[LeadTimeKind, int]:
        key = place.country, position.engagement
        if key not in self._lead_days:
            figures = lead_times_of(self._plan, self._market, position, place.country)
            self._lead_days[key] = {kind: figure.days for kind, figure in figures.items()}
        return self._lead_days[key]


def _by_seat(states: Mapping[TaskKey, TaskState]) -> Mapping[SeatId, Mapping[TaskId, TaskState]]:
    found: dict[SeatId, dict[TaskId, TaskState]] = {}
    for key, state in states.items():
        found.setdefault(key.seat_id, {})[key.task_id] = state
    return found


_NO_STATES: Mapping[TaskId, TaskState] = {}
_KNOWN: dict[ScenarioId | None, dict[SeatId, tuple[HireInputs, HireSchedule]]] = {}
_STATES: IdentityMemo[Mapping[TaskKey, TaskState], Mapping[SeatId, Mapping[TaskId, TaskState]]] = (
    IdentityMemo(_by_seat)
)
