"""Reads what a plan file says of onboarding and of postings."""

from collections.abc import Mapping
from typing import Any

from planner.market.lead_time import LeadTimeKind
from planner.market.role import RoleFamily
from planner.plan.bounds import MAX_NUMBER, MAX_OFFSET_DAYS, MINUTES_OF_A_DAY
from planner.plan.format_fault import Expected, FormatFault, PlanFormatError
from planner.plan.json_values import (
    Reader,
    choice_reader,
    list_reader,
    mapping_reader,
    optional_reader,
    read_date,
    read_decimal,
    read_fraction,
    read_record,
    read_text,
    read_yes_or_no,
    refuse_repeated,
    whole_number_reader,
)
from planner.plan.onboarding import (
    Contact,
    LeadTimeKey,
    Leave,
    OnboardingPhase,
    OnboardingRules,
    OnboardingTemplate,
    TaskKey,
    TaskOwner,
    TaskState,
    TaskStatus,
    TemplateTask,
)
from planner.plan.posting import PayRangeChoice, Posting


def read_leave(raw: object) -> Leave:
    """Read days somebody is away."""
    return Leave(**read_record(raw, LEAVE_READERS, frozenset(LEAVE_READERS)))


def read_posting(raw: object) -> Posting:
    """Read what a posting says of its own."""
    return Posting(**read_record(raw, POSTING_READERS, frozenset()))


def read_template(raw: object) -> OnboardingTemplate:
    """Read an onboarding template; no two of its tasks may have the same ID."""
    fields = read_record(raw, TEMPLATE_READERS, frozenset({"id", "name"}))
    refuse_repeated(task.id for task in fields.get("tasks", ()))
    return OnboardingTemplate(**fields)


def read_task_state(raw: object) -> TaskState:
    """Read how far a hire's task is."""
    return TaskState(**read_record(raw, TASK_STATE_READERS, frozenset()))


def read_contact(raw: object) -> Contact:
    """Read who stands behind a part."""
    return Contact(**read_record(raw, CONTACT_READERS, frozenset()))


def read_onboarding_rules(raw: object) -> OnboardingRules:
    """Read the assumptions about coming aboard."""
    return OnboardingRules(**read_record(raw, RULES_READERS, frozenset()))


def read_task_key(raw: object) -> TaskKey:
    """Read which task of which hire something is about."""
    try:
        return TaskKey.parsed(read_text(raw))
    except ValueError:
        raise _no_key(raw) from None


def read_lead_time_key(raw: object) -> LeadTimeKey:
    """Read what a lead time is of."""
    try:
        key = LeadTimeKey.parsed(read_text(raw))
    except ValueError:
        raise _no_key(raw) from None
    if str(key) != raw:
        raise _no_key(raw)
    return key


def _no_key(raw: object) -> PlanFormatError:
    facts = {"expected": Expected.TEXT.value, "found": str(raw)[:60]}
    return PlanFormatError(FormatFault.WRONG_TYPE, facts)


def _read_mentor_hours(raw: object) -> tuple[Any, ...]:
    hours: tuple[Any, ...] = list_reader(read_decimal)(raw)
    if len(hours) != 3:
        raise PlanFormatError(FormatFault.OUT_OF_RANGE, {"found": str(raw)[:60]})
    return hours


def _read_task_id(raw: object) -> str:
    """Read the ID of a task, which stands behind a stroke in the keys of ticked tasks."""
    task_id = read_text(raw)
    if not task_id or "/" in task_id:
        raise PlanFormatError(FormatFault.OUT_OF_RANGE, {"found": task_id[:60]})
    return task_id


def _read_template_task(raw: object) -> TemplateTask:
    required = frozenset({"id", "title", "phase", "owner", "offset_working_days"})
    return TemplateTask(**read_record(raw, TEMPLATE_TASK_READERS, required))


_read_texts = list_reader(read_text)
_read_count = whole_number_reader(0, MAX_NUMBER)
read_lead_days = whole_number_reader(0, MAX_OFFSET_DAYS)
LEAVE_READERS: Mapping[str, Reader[Any]] = {"first_day": read_date, "last_day": read_date}
POSTING_READERS: Mapping[str, Reader[Any]] = {
    "title": read_text,
    "company": read_text,
    "mission": read_text,
    "goals": _read_texts,
    "responsibilities": _read_texts,
    "required": _read_texts,
    "optional": _read_texts,
    "platforms": _read_texts,
    "team": read_text,
    "collaboration": read_text,
    "benefits": _read_texts,
    "growth": _read_texts,
    "process": _read_texts,
    "contact": read_text,
    "pay_range": optional_reader(choice_reader(PayRangeChoice)),
    "language": read_text,
}
TEMPLATE_TASK_READERS: Mapping[str, Reader[Any]] = {
    "id": _read_task_id,
    "title": read_text,
    "phase": choice_reader(OnboardingPhase),
    "owner": choice_reader(TaskOwner),
    "offset_working_days": whole_number_reader(-MAX_OFFSET_DAYS, MAX_OFFSET_DAYS),
    "duration_working_days": whole_number_reader(1, MAX_OFFSET_DAYS),
    "shared_minutes": whole_number_reader(0, MINUTES_OF_A_DAY),
    "lead_time": optional_reader(choice_reader(LeadTimeKind)),
    "needs": read_text,
    "depends_on": _read_texts,
    "done_when": read_text,
    "is_review": read_yes_or_no,
    "is_productive": read_yes_or_no,
}
TEMPLATE_READERS: Mapping[str, Reader[Any]] = {
    "id": read_text,
    "name": read_text,
    "description": read_text,
    "roles": list_reader(choice_reader(RoleFamily)),
    "adds_domain": read_yes_or_no,
    "tasks": list_reader(_read_template_task),
}
TASK_STATE_READERS: Mapping[str, Reader[Any]] = {
    "status": choice_reader(TaskStatus),
    "done_on": optional_reader(read_date),
    "moved_to": optional_reader(read_date),
    "assignee_id": optional_reader(read_text),
    "comment": read_text,
}
CONTACT_READERS: Mapping[str, Reader[Any]] = {
    "name": read_text,
    "place_id": optional_reader(read_text),
    "member_id": optional_reader(read_text),
}
RULES_READERS: Mapping[str, Reader[Any]] = {
    "hires_per_buddy": _read_count,
    "hires_per_mentor": _read_count,
    "mentor_hours": _read_mentor_hours,
    "mentor_hours_limit": read_decimal,
    "starts_per_week": _read_count,
    "shared_minutes": whole_number_reader(0, MINUTES_OF_A_DAY),
    "months_before_mentoring": _read_count,
    "ramp_up_weeks": _read_count,
    "ramp_up_weeks_by_role": mapping_reader(choice_reader(RoleFamily), _read_count),
    "new_domain_weeks": _read_count,
    "mentor_saves_share": read_fraction,
}
