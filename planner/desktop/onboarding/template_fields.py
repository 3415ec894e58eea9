"""The fields of a template and of one of its tasks, and what is typed into them."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import TypeVar

from planner.desktop.viewmodels.form_fields import FieldKind, FormField
from planner.desktop.viewmodels.seat_reading import RefusedTextError
from planner.desktop.widgets.tick_list import Tick
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.onboarding_terms import (
    lead_time_name,
    part_name,
    phase_name,
    task_done_when,
    task_needs,
    task_title,
    template_description,
    template_name,
)
from planner.localization.running_text import left_to_right
from planner.localization.terms import role_name
from planner.market.lead_time import LeadTimeKind
from planner.market.role import RoleFamily
from planner.plan.bounds import MAX_OFFSET_DAYS, MINUTES_OF_A_DAY
from planner.plan.onboarding import OnboardingPhase, OnboardingTemplate, TaskOwner, TemplateTask

_NO_LEAD_TIME = ""
_BOUNDS = {
    "offset_working_days": (-MAX_OFFSET_DAYS, MAX_OFFSET_DAYS),
    "duration_working_days": (1, MAX_OFFSET_DAYS),
    "shared_minutes": (0, MINUTES_OF_A_DAY),
}
Choice = TypeVar("Choice", bound=StrEnum)


def template_fields(template: OnboardingTemplate) -> tuple[FormField, ...]:
    """Return the fields of the template itself."""
    text = FieldKind.TEXT
    return (
        FormField("name", _("Name"), text, template_name(template)),
        FormField("description", _("What it is for"), text, template_description(template)),
        _yes_or_no(
            "adds_domain", _("Teaches a domain new to the hire"), is_so=template.adds_domain
        ),
    )


def role_ticks(template: OnboardingTemplate) -> tuple[Tick, ...]:
    """Return the role families to tick that the template is for."""
    return tuple(
        Tick(role.value, role_name(role), "", role in template.roles) for role in RoleFamily
    )


def with_role(template: OnboardingTemplate, key: str) -> tuple[RoleFamily, ...]:
    """Return the roles of a template once one was ticked or unticked."""
    role = RoleFamily(key)
    return tuple(each for each in RoleFamily if (each in template.roles) is not (each is role))


def task_fields(task: TemplateTask, formatter: Formatter) -> tuple[FormField, ...]:
    """Return the fields of a task but what it waits for."""
    text, figure, shown = FieldKind.TEXT, FieldKind.FIGURE, formatter.integer
    lead_times = {_NO_LEAD_TIME: _("none"), **{e.value: lead_time_name(e) for e in LeadTimeKind}}
    lead_time = _NO_LEAD_TIME if task.lead_time is None else task.lead_time.value
    return (
        FormField("title", _("Task"), text, task_title(task)),
        _choice("phase", _("Phase"), task.phase, OnboardingPhase, phase_name),
        _choice("owner", _("Who does it"), task.owner, TaskOwner, part_name),
        FormField(
            "offset_working_days",
            _("Working day"),
            figure,
            shown(task.offset_working_days),
            caption=_("0 is the first day; below 0 is before it."),
        ),
        FormField(
            "duration_working_days", _("Takes, days"), figure, shown(task.duration_working_days)
        ),
        FormField(
            "shared_minutes",
            _("Minutes together"),
            figure,
            shown(task.shared_minutes),
            caption=_("0 where hire and owner need not meet."),
        ),
        FormField(
            "lead_time",
            _("Begins early for"),
            FieldKind.CHOICE,
            lead_times[lead_time],
            lead_time,
            tuple(lead_times.items()),
        ),
        FormField("needs", _("Needs"), text, task_needs(task)),
        FormField("done_when", _("Done when"), text, task_done_when(task)),
        _yes_or_no("is_review", _("Review talk"), is_so=task.is_review),
        _yes_or_no("is_productive", _("Needed to be productive"), is_so=task.is_productive),
    )


def dependency_ticks(
    template: OnboardingTemplate, task: TemplateTask, formatter: Formatter
) -> tuple[Tick, ...]:
    """Return the other tasks to tick that a task waits for, with the day of each."""
    return tuple(
        Tick(
            each.id,
            task_title(each) or _("no title"),
            _("day {day}").format(day=left_to_right(formatter.integer(each.offset_working_days))),
            each.id in task.depends_on,
        )
        for each in template.tasks
        if each.id != task.id
    )


def typed_value(key: str, value: object, formatter: Formatter) -> object:
    """Return what was typed or chosen in a field as the value of a task or template.

    Raises:
        RefusedTextError: If it is no whole number within its bounds.
        NumberTextError: If it is no number.
    """
    if key == "lead_time":
        return LeadTimeKind(str(value)) if value else None
    if key not in _BOUNDS:
        return value
    number = formatter.parse_number(str(value))
    least, greatest = _BOUNDS[key]
    if number != int(number) or not least <= number <= greatest:
        shown = formatter.integer
        raise RefusedTextError(
            _("Enter a whole number from {least} to {greatest}.").format(
                least=shown(least), greatest=shown(greatest)
            )
        )
    return int(number)


def _choice(
    key: str, label: str, value: Choice, kind: Iterable[Choice], name: Callable[[Choice], str]
) -> FormField:
    choices = tuple((each, name(each)) for each in kind)
    return FormField(key, label, FieldKind.CHOICE, name(value), value, choices)


def _yes_or_no(key: str, label: str, *, is_so: bool) -> FormField:
    names = {False: _("no"), True: _("yes")}
    return FormField(key, label, FieldKind.CHOICE, names[is_so], is_so, tuple(names.items()))
