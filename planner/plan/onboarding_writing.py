"""Writes what a plan says of onboarding and of postings; ``onboarding_reading`` reads it back.

Each raises a ``PlanFormatError`` where a value is outside the bounds of the format.
"""

from dataclasses import fields
from decimal import Decimal

from planner.plan.bounds import MAX_NUMBER, MAX_OFFSET_DAYS, MINUTES_OF_A_DAY, is_fraction
from planner.plan.migrations import RawPlan
from planner.plan.onboarding import (
    Contact,
    Leave,
    OnboardingRules,
    OnboardingTemplate,
    TaskState,
    TemplateTask,
)
from planner.plan.posting import NO_POSTING, Posting
from planner.plan.raw_values import raw_amount, raw_day, raw_number, raw_text, refuse


def raw_leave(leave: Leave) -> RawPlan:
    """Return days somebody is away."""
    return {
        "first_day": raw_day(leave.first_day, "leave"),
        "last_day": raw_day(leave.last_day, "leave"),
    }


def raw_posting(posting: Posting) -> RawPlan:
    """Return what a posting says of its own, without what it leaves empty."""
    if posting is NO_POSTING:
        return {}
    raw: RawPlan = {}
    for name in (field.name for field in fields(posting)):
        value = getattr(posting, name)
        if isinstance(value, tuple) and value:
            raw[name] = [raw_text(text, name) for text in value]
        elif isinstance(value, str) and value:
            raw[name] = raw_text(str(value), name)
    return raw


def raw_template(template: OnboardingTemplate) -> RawPlan:
    """Return an onboarding template."""
    return {
        "id": raw_text(template.id, "id"),
        "name": raw_text(template.name, "name"),
        "description": raw_text(template.description, "description"),
        "roles": [role.value for role in template.roles],
        "adds_domain": template.adds_domain,
        "tasks": [_template_task(task) for task in template.tasks],
    }


def _template_task(task: TemplateTask) -> RawPlan:
    return {
        "id": raw_text(task.id, "id"),
        "title": raw_text(task.title, "title"),
        "phase": task.phase.value,
        "owner": task.owner.value,
        "offset_working_days": raw_number(task.offset_working_days, MAX_OFFSET_DAYS, "offset"),
        "duration_working_days": _count(task.duration_working_days, MAX_OFFSET_DAYS, "duration", 1),
        "shared_minutes": _count(task.shared_minutes, MINUTES_OF_A_DAY, "shared_minutes"),
        "lead_time": None if task.lead_time is None else task.lead_time.value,
        "needs": raw_text(task.needs, "needs"),
        "depends_on": [raw_text(each, "depends_on") for each in task.depends_on],
        "done_when": raw_text(task.done_when, "done_when"),
        "is_review": task.is_review,
        "is_productive": task.is_productive,
    }


def raw_task_state(state: TaskState) -> RawPlan:
    """Return how far a hire's task is."""
    return {
        "status": state.status.value,
        "done_on": None if state.done_on is None else raw_day(state.done_on, "done_on"),
        "moved_to": None if state.moved_to is None else raw_day(state.moved_to, "moved_to"),
        "assignee_id": state.assignee_id,
        "comment": raw_text(state.comment, "comment"),
    }


def raw_contact(contact: Contact) -> RawPlan:
    """Return who stands behind a part."""
    return {
        "name": raw_text(contact.name, "name"),
        "place_id": contact.place_id,
        "member_id": contact.member_id,
    }


def raw_lead_days(days: int) -> int:
    """Return a lead time."""
    return _count(days, MAX_OFFSET_DAYS, "lead_days")


def raw_onboarding_rules(rules: OnboardingRules) -> RawPlan:
    """Return the assumptions about coming aboard."""
    raw: RawPlan = {}
    for name in (field.name for field in fields(rules)):
        value = getattr(rules, name)
        if name == "ramp_up_weeks_by_role":
            raw[name] = {role.value: _count(n, MAX_NUMBER, name) for role, n in value.items()}
        elif name == "mentor_hours":
            raw[name] = [raw_amount(hours, name) for hours in value]
        elif isinstance(value, Decimal):
            if name == "mentor_saves_share" and not is_fraction(value):
                refuse(value, name)
            raw[name] = raw_amount(value, name)
        else:
            limit = MINUTES_OF_A_DAY if name == "shared_minutes" else MAX_NUMBER
            raw[name] = _count(value, limit, name)
    return raw


def _count(number: int, limit: int, where: str, least: int = 0) -> int:
    if number < least:
        refuse(number, where)
    return raw_number(number, limit, where)
