"""Checks of what a plan says of onboarding: templates, contacts, assignees, a seat's helpers."""

from collections.abc import Collection, Iterator

from planner.market.snapshot import Snapshot
from planner.plan.model import Plan, Position, Seat
from planner.plan.onboarding import OnboardingTemplate
from planner.plan.plan_checks import found
from planner.plan.problem import Problem, ProblemKind
from planner.plan.shipped_templates import shipped_template_ids
from planner.plan.task_order import task_order
from planner.quantities.identifiers import SeatId

FARTHEST_OFFSET_DAYS = 260
"""Working days of a year: onboarding that takes longer looks like a slip of the hand."""


def check_onboarding(plan: Plan, market: Snapshot) -> Iterator[Problem]:
    """Find problems of onboarding that belong to no single seat."""
    for template in plan.onboarding_templates.values():
        yield from _check_template(template)
    yield from _check_contacts(plan, market)
    members = {member.id for member in plan.members}
    for key, state in plan.onboarding_tasks.items():
        if state.assignee_id is not None and state.assignee_id not in members:
            yield found(
                ProblemKind.UNKNOWN_ASSIGNEE,
                None,
                field_name="onboarding_tasks",
                key=str(key),
                member_id=state.assignee_id,
            )


def check_helpers(plan: Plan, seat: Seat, member_ids: Collection[SeatId]) -> Iterator[Problem]:
    """Find what a seat names that is not there: buddy, mentor, template; and leave that is none."""
    for leave in seat.leave:
        if leave.last_day < leave.first_day:
            yield found(
                ProblemKind.LEAVE_ENDS_BEFORE_START,
                seat.id,
                field_name="leave",
                first_day=leave.first_day,
                last_day=leave.last_day,
            )
    if not isinstance(seat, Position):
        return
    for kind, name in (
        (ProblemKind.UNKNOWN_BUDDY, "buddy_id"),
        (ProblemKind.UNKNOWN_MENTOR, "mentor_id"),
    ):
        member_id: SeatId | None = getattr(seat, name)
        if member_id is not None and member_id not in member_ids:
            yield found(kind, seat.id, field_name=name, member_id=member_id)
    template_id = seat.template_id
    if template_id is not None and not has_template(plan, seat):
        yield found(
            ProblemKind.UNKNOWN_TEMPLATE,
            seat.id,
            field_name="template_id",
            template_id=template_id,
        )


def has_template(plan: Plan, position: Position) -> bool:
    """Tell whether the template that a position names is there; one that names none has one."""
    template_id = position.template_id
    return (
        template_id is None
        or template_id in plan.onboarding_templates
        or template_id in shipped_template_ids()
    )


def _check_template(template: OnboardingTemplate) -> Iterator[Problem]:
    order = task_order(template.tasks)
    titles = {task.id: task.title or task.id for task in template.tasks}
    name, field_name = template.name, "onboarding_templates"
    for ring in order.rings:
        tasks = " → ".join(titles[task_id] for task_id in (*ring, ring[0]))
        kind = ProblemKind.CIRCULAR_TASKS
        yield found(kind, None, field_name=field_name, template=name, tasks=tasks)
    for task_id, unknown in order.unknown:
        yield found(
            ProblemKind.UNKNOWN_TASK,
            None,
            field_name=field_name,
            template=name,
            task=titles[task_id],
            task_id=unknown,
        )
    for task in template.tasks:
        if abs(task.offset_working_days) > FARTHEST_OFFSET_DAYS:
            yield found(
                ProblemKind.TASK_FAR_FROM_START,
                None,
                field_name=field_name,
                template=name,
                task=titles[task.id],
                days=abs(task.offset_working_days),
                most=FARTHEST_OFFSET_DAYS,
            )


def _check_contacts(plan: Plan, market: Snapshot) -> Iterator[Problem]:
    field_name = "onboarding_contacts"
    members = {member.id for member in plan.members}
    for owner, contact in plan.onboarding_contacts.items():
        part = owner.value
        if contact.member_id is not None:
            if contact.member_id not in members:
                kind, member_id = ProblemKind.UNKNOWN_CONTACT, contact.member_id
                yield found(kind, None, field_name=field_name, part=part, member_id=member_id)
        elif contact.place_id is None:
            kind = ProblemKind.CONTACT_WITHOUT_CALENDAR
            yield found(kind, None, field_name=field_name, part=part, name=contact.name)
        elif contact.place_id not in market.places:
            kind, place_id = ProblemKind.UNKNOWN_CONTACT_PLACE, contact.place_id
            yield found(kind, None, field_name=field_name, part=part, place_id=place_id)
