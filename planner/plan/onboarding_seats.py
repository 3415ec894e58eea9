"""Which seats onboarding names: gives them other IDs, and forgets those that are gone."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import TypeVar

from planner.plan.model import Plan
from planner.plan.onboarding import Contact, TaskKey, TaskState
from planner.quantities.identifiers import SeatId

Value = TypeVar("Value")


def renamed_task(key: TaskKey, new_ids: Mapping[str, str]) -> TaskKey:
    """Return a hire's task under the hire's new ID."""
    return replace(key, seat_id=SeatId(new_ids.get(key.seat_id, key.seat_id)))


def renamed_helper(value: Value, new_ids: Mapping[str, str]) -> Value:
    """Return the state of a task or a contact with the new ID of the member it names."""
    if isinstance(value, TaskState) and value.assignee_id is not None:
        new_id = new_ids.get(value.assignee_id, value.assignee_id)
        return replace(value, assignee_id=SeatId(new_id))
    if isinstance(value, Contact) and value.member_id is not None:
        new_id = new_ids.get(value.member_id, value.member_id)
        return replace(value, member_id=SeatId(new_id))
    return value


def with_renamed_helpers(plan: Plan, new_ids: Mapping[str, str]) -> Plan:
    """Return a plan whose onboarding names seats by their new IDs."""
    return replace(
        plan,
        onboarding_tasks={
            renamed_task(key, new_ids): renamed_helper(state, new_ids)
            for key, state in plan.onboarding_tasks.items()
        },
        onboarding_contacts={
            owner: renamed_helper(contact, new_ids)
            for owner, contact in plan.onboarding_contacts.items()
        },
    )


def without_tasks_of(plan: Plan, seat_ids: Collection[SeatId]) -> Plan:
    """Return a plan that holds nothing of the tasks of some hires."""
    kept = {key: each for key, each in plan.onboarding_tasks.items() if key.seat_id not in seat_ids}
    if len(kept) == len(plan.onboarding_tasks):
        return plan
    return replace(plan, onboarding_tasks=kept)
