"""The words of onboarding: texts of templates, parts, phases, how far a task is, lead times.

Texts of templates that ship are translated; those of users are shown as they are. That a text ships
is told by the text itself, so that a copy of a shipped template stays translated where it was left
alone.
"""

from functools import cache

from planner.localization.messages import _, pgettext
from planner.market.lead_time import LeadTimeKind
from planner.plan.onboarding import (
    OnboardingPhase,
    OnboardingTemplate,
    TaskOwner,
    TaskStatus,
    TemplateTask,
)
from planner.plan.shipped_templates import shipped_templates


def template_name(template: OnboardingTemplate) -> str:
    """Return the name of a template."""
    return shipped_text(template.name)


def template_description(template: OnboardingTemplate) -> str:
    """Return what a template is for."""
    return shipped_text(template.description)


def task_title(task: TemplateTask) -> str:
    """Return the title of a task."""
    return shipped_text(task.title)


def task_needs(task: TemplateTask) -> str:
    """Return what has to be there for a task."""
    return shipped_text(task.needs)


def task_done_when(task: TemplateTask) -> str:
    """Return what tells that a task is done."""
    return shipped_text(task.done_when)


def shipped_text(text: str) -> str:
    """Return a text in the active language if it is one of a shipped template's."""
    return _(text) if text in _shipped_texts() else text


@cache
def _shipped_texts() -> frozenset[str]:
    texts = {
        text
        for template in shipped_templates().values()
        for text in (
            template.name,
            template.description,
            *(part for task in template.tasks for part in (task.title, task.needs, task.done_when)),
        )
    }
    return frozenset(texts - {""})


def part_name(part: TaskOwner) -> str:
    """Return a part in onboarding."""
    return {
        TaskOwner.IT: pgettext("part in onboarding", "IT"),
        TaskOwner.PEOPLE_TEAM: pgettext("part in onboarding", "People team"),
        TaskOwner.MANAGER: pgettext("part in onboarding", "Manager"),
        TaskOwner.BUDDY: pgettext("part in onboarding", "Buddy"),
        TaskOwner.MENTOR: pgettext("part in onboarding", "Mentor"),
        TaskOwner.HIRE: pgettext("part in onboarding", "New hire"),
        TaskOwner.FINANCE: pgettext("part in onboarding", "Finance"),
        TaskOwner.SECURITY: pgettext("part in onboarding", "Security"),
    }[part]


def phase_name(phase: OnboardingPhase) -> str:
    """Return the heading of a phase."""
    return {
        OnboardingPhase.BEFORE_START: pgettext("phase of onboarding", "Before day 1"),
        OnboardingPhase.DAY_ONE: pgettext("phase of onboarding", "Day 1"),
        OnboardingPhase.WEEK_ONE: pgettext("phase of onboarding", "Week 1"),
        OnboardingPhase.DAYS_30: pgettext("phase of onboarding", "First 30 days"),
        OnboardingPhase.DAYS_60: pgettext("phase of onboarding", "Days 31 to 60"),
        OnboardingPhase.DAYS_90: pgettext("phase of onboarding", "Days 61 to 90"),
    }[phase]


def task_status_name(status: TaskStatus) -> str:
    """Return how far a task is."""
    return {
        TaskStatus.OPEN: pgettext("status of a task", "Open"),
        TaskStatus.STARTED: pgettext("status of a task", "Started"),
        TaskStatus.DONE: pgettext("status of a task", "Done"),
        TaskStatus.NOT_NEEDED: pgettext("status of a task", "Not needed"),
    }[status]


def lead_time_name(kind: LeadTimeKind) -> str:
    """Return what takes time before a first day."""
    return {
        LeadTimeKind.CONTRACT: pgettext("lead time", "Contract"),
        LeadTimeKind.PAYROLL: pgettext("lead time", "Payroll set-up"),
        LeadTimeKind.EMPLOYER_REGISTRATION: pgettext("lead time", "Registration as an employer"),
        LeadTimeKind.EQUIPMENT: pgettext("lead time", "Equipment and customs"),
        LeadTimeKind.BACKGROUND_CHECK: pgettext("lead time", "Background check"),
    }[kind]
