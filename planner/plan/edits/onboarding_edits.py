"""Edits of onboarding: how far tasks are, who helps, templates, contacts, lead times, rules."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from planner.plan.edits.edit_fault import (
    EditFault,
    PlanEditError,
    check_storable,
    named,
    settable_fields,
)
from planner.plan.format_fault import PlanFormatError
from planner.plan.model import Plan
from planner.plan.onboarding import (
    Contact,
    LeadTimeKey,
    OnboardingRules,
    OnboardingTemplate,
    TaskKey,
    TaskOwner,
    TaskState,
)
from planner.plan.onboarding_writing import (
    raw_lead_days,
    raw_onboarding_rules,
    raw_template,
)
from planner.plan.visible_text import clean_text
from planner.quantities.identifiers import TemplateId

_UNTOUCHED = TaskState()


def change_tasks(
    plan: Plan,
    keys: Collection[TaskKey],
    **changes: Any,  # noqa: ANN401 -- any field of a task's state
) -> Plan:
    """Set fields of the states of hires' tasks; a state that says nothing any more is dropped.

    Raises:
        PlanEditError: ``UNKNOWN_SEAT``, ``UNKNOWN_FIELD`` or ``VALUE_OUT_OF_RANGE``.
    """
    settable_fields(TaskState, changes, frozenset())
    if "comment" in changes:
        changes["comment"] = clean_text(changes["comment"])
    known = {seat.id for seat in plan.positions}
    states = dict(plan.onboarding_tasks)
    for key in keys:
        if key.seat_id not in known:
            raise PlanEditError(EditFault.UNKNOWN_SEAT, seat_id=key.seat_id)
        states[key] = replace(states.get(key, _UNTOUCHED), **changes)
        if states[key] == _UNTOUCHED:
            del states[key]
    return plan if states == plan.onboarding_tasks else replace(plan, onboarding_tasks=states)


def save_template(plan: Plan, template: OnboardingTemplate) -> Plan:
    """Add a template of the plan's own, or put it in the place of the one with its ID.

    Raises:
        PlanEditError: ``BLANK_NAME`` or ``VALUE_OUT_OF_RANGE``.
    """
    template = replace(template, name=named(template.name))
    _storable(raw_template, template, "template")
    templates = {**plan.onboarding_templates, template.id: template}
    return replace(plan, onboarding_templates=templates)


def remove_template(plan: Plan, template_id: TemplateId) -> Plan:
    """Remove a template of the plan's own; a shipped one under its ID shows again."""
    kept = {key: each for key, each in plan.onboarding_templates.items() if key != template_id}
    return replace(plan, onboarding_templates=kept)


def set_contact(plan: Plan, owner: TaskOwner, contact: Contact | None) -> Plan:
    """Say who stands behind a part; None forgets it.

    Raises:
        PlanEditError: ``VALUE_OUT_OF_RANGE``.
    """
    if contact is not None:
        check_storable("name", contact.name)
        contact = replace(contact, name=" ".join(clean_text(contact.name).split()))
    return replace(plan, onboarding_contacts=_with(plan.onboarding_contacts, owner, contact))


def set_lead_days(plan: Plan, key: LeadTimeKey, days: int | None) -> Plan:
    """Set the user's own lead time in working days; None goes back to the published one.

    Raises:
        PlanEditError: ``VALUE_OUT_OF_RANGE``.
    """
    if days is not None:
        _storable(raw_lead_days, days, "lead_days")
    return replace(plan, lead_days=_with(plan.lead_days, key, days))


def change_onboarding_rules(plan: Plan, **changes: Any) -> Plan:  # noqa: ANN401 -- any field
    """Set assumptions about coming aboard.

    Raises:
        PlanEditError: ``UNKNOWN_FIELD`` or ``VALUE_OUT_OF_RANGE``.
    """
    settable_fields(OnboardingRules, changes, frozenset())
    rules = replace(plan.onboarding_rules, **changes)
    _storable(raw_onboarding_rules, rules, next(iter(changes), "onboarding_rules"))
    return replace(plan, onboarding_rules=rules)


def _with(values: Mapping[Any, Any], key: object, value: object) -> dict[Any, Any]:
    kept = {each: held for each, held in values.items() if each != key}
    return kept if value is None else {**kept, key: value}


def _storable(write: Any, value: object, name: str) -> None:  # noqa: ANN401 -- a writer of a value
    try:
        write(value)
    except PlanFormatError as error:
        found = str(error.facts.get("found", ""))
        raise PlanEditError(EditFault.VALUE_OUT_OF_RANGE, field=name, value=found) from None
