"""Changes of onboarding in words: what they are about, and its values."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from decimal import Decimal
from typing import Any

from planner.localization.countries import country_name
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext, pgettext
from planner.localization.onboarding_terms import (
    lead_time_name,
    part_name,
    task_status_name,
    task_title,
    template_name,
)
from planner.localization.running_text import listed
from planner.market.snapshot import Snapshot
from planner.plan.change import Change, Subject
from planner.plan.model import Plan
from planner.plan.onboarding import (
    Contact,
    LeadTimeKey,
    Leave,
    OnboardingRules,
    OnboardingTemplate,
    TaskKey,
    TaskOwner,
    TaskState,
)
from planner.plan.posting import Posting
from planner.plan.shipped_templates import shipped_templates
from planner.quantities.identifiers import TaskId, TemplateId

_LONGEST = 160
"""Characters of a comment that a change shows."""


def onboarding_thing(change: Change) -> str:
    """Return what a change of a template, a task, a contact or a lead time is about."""
    subject_id = change.subject_id or ""
    match change.subject:
        case Subject.ONBOARDING_TEMPLATE:
            found = change.old if isinstance(change.old, OnboardingTemplate) else change.new
            name = template_name(found) if isinstance(found, OnboardingTemplate) else subject_id
            return _("Onboarding template “{name}”").format(name=name)
        case Subject.ONBOARDING_TASK:
            key = TaskKey.parsed(subject_id)
            title = _shipped_title(key.task_id)
            return _("{seat}, onboarding task “{task}”").format(seat=key.seat_id, task=title)
        case Subject.ONBOARDING_CONTACT:
            part = part_name(TaskOwner(subject_id))
            return _("Onboarding contact: {part}").format(part=part)
    lead_time = LeadTimeKey.parsed(subject_id)
    name = lead_time_name(lead_time.kind)
    if lead_time.country is None:
        return _("Lead time: {name}").format(name=name)
    country = country_name(lead_time.country)
    return _("Lead time in {country}: {name}").format(country=country, name=name)


def named_template(template_id: str, plan: Plan) -> str:
    """Return the name of a template, its ID where it is not there any more."""
    key = TemplateId(template_id)
    found = plan.onboarding_templates.get(key) or shipped_templates().get(key)
    return template_name(found) if found else template_id


def leave_text(leave: object, formatter: Formatter) -> str:
    """Return days of leave; nothing where there are none."""
    days = [each for each in leave if isinstance(each, Leave)] if isinstance(leave, tuple) else []
    if not days:
        return pgettext("value of a change", "none")
    return listed(
        formatter.date_short(each.first_day)
        if each.first_day == each.last_day
        else formatter.range(
            formatter.date_short(each.first_day), formatter.date_short(each.last_day)
        )
        for each in days
    )


def onboarding_writers(
    market: Snapshot, formatter: Formatter
) -> tuple[tuple[type, Callable[[Any], str]], ...]:
    """Return what writes the values of onboarding, by their types."""

    def state(value: TaskState) -> str:
        return _state(value, formatter)

    def contact(value: Contact) -> str:
        place = market.places.get(value.place_id) if value.place_id else None
        where = place.name if place else value.place_id
        parts = [each for each in (value.name, value.member_id, where) if each]
        return listed(parts) or pgettext("value of a change", "none")

    def template(value: OnboardingTemplate) -> str:
        count = len(value.tasks)
        return ngettext("{count} task", "{count} tasks", count).format(
            count=formatter.integer(count)
        )

    return (
        (bool, lambda value: _yes_or_no(is_so=value)),
        (TaskState, state),
        (Contact, contact),
        (OnboardingTemplate, template),
        (OnboardingRules, lambda rules: _rules(rules, formatter)),
        (Posting, lambda posting: _posting(posting, formatter)),
    )


def _yes_or_no(*, is_so: bool) -> str:
    return pgettext("value of a change", "yes") if is_so else pgettext("value of a change", "no")


def _state(state: TaskState, formatter: Formatter) -> str:
    parts = [task_status_name(state.status)]
    if state.done_on is not None:
        parts.append(_("done on {day}").format(day=formatter.date_short(state.done_on)))
    if state.moved_to is not None:
        parts.append(_("put on {day}").format(day=formatter.date_short(state.moved_to)))
    if state.assignee_id is not None:
        parts.append(_("assigned to {member}").format(member=state.assignee_id))
    if comment := " ".join(state.comment.split()):
        parts.append(comment if len(comment) <= _LONGEST else comment[: _LONGEST - 1] + "…")
    return listed(parts)


def _rules(rules: OnboardingRules, formatter: Formatter) -> str:
    """Return the rules that are not as they are from the start; nothing where all are."""
    usual = OnboardingRules()
    changed = [
        each.name
        for each in fields(rules)
        if getattr(rules, each.name) != getattr(usual, each.name)
    ]
    if not changed:
        return pgettext("value of a change", "as from the start")
    names = _rule_names()
    return listed(
        _("{rule} {value}").format(
            rule=names[name], value=_rule_value(getattr(rules, name), formatter)
        )
        for name in changed
    )


def _rule_value(value: Any, formatter: Formatter) -> str:  # noqa: ANN401 -- any rule's
    if isinstance(value, Decimal):
        return formatter.rate(value)
    if isinstance(value, tuple):
        return " / ".join(formatter.rate(each) for each in value)
    return formatter.integer(value if isinstance(value, int) else len(dict(value)))


def _rule_names() -> Mapping[str, str]:
    return {
        "hires_per_buddy": pgettext("rule of onboarding", "new hires per buddy"),
        "hires_per_mentor": pgettext("rule of onboarding", "new hires per mentor"),
        "mentor_hours": pgettext("rule of onboarding", "mentor hours a week"),
        "mentor_hours_limit": pgettext("rule of onboarding", "most mentor hours a week"),
        "starts_per_week": pgettext("rule of onboarding", "starts a week"),
        "shared_minutes": pgettext("rule of onboarding", "shared minutes"),
        "months_before_mentoring": pgettext("rule of onboarding", "months before mentoring"),
        "ramp_up_weeks": pgettext("rule of onboarding", "ramp-up weeks"),
        "ramp_up_weeks_by_role": pgettext("rule of onboarding", "roles with weeks of their own"),
        "new_domain_weeks": pgettext("rule of onboarding", "weeks more in a new domain"),
        "mentor_saves_share": pgettext("rule of onboarding", "share of weeks a mentor saves"),
    }


def _posting(posting: Posting, formatter: Formatter) -> str:
    texts = [each for field in fields(posting) if (each := getattr(posting, field.name))]
    if not texts:
        return pgettext("value of a change", "none")
    count = len(texts)
    return ngettext("{count} part of its own", "{count} parts of its own", count).format(
        count=formatter.integer(count)
    )


def _shipped_title(task_id: TaskId) -> str:
    for template in shipped_templates().values():
        for task in template.tasks:
            if task.id == task_id:
                return task_title(task)
    return task_id
