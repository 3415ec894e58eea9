"""Strategies for onboarding and postings of every shape a plan can hold."""

from datetime import date
from typing import TypeVar

from hypothesis import strategies as st

from planner.market.lead_time import LeadTimeKind
from planner.market.role import RoleFamily
from planner.plan.onboarding import (
    Contact,
    LeadTimeKey,
    OnboardingPhase,
    OnboardingRules,
    OnboardingTemplate,
    TaskKey,
    TaskOwner,
    TaskState,
    TaskStatus,
    TemplateTask,
)
from planner.plan.posting import NO_POSTING, PayRangeChoice, Posting
from planner.quantities.identifiers import TemplateId

Item = TypeVar("Item")

TASK_KEYS = st.builds(
    TaskKey, st.sampled_from(["P-01", "ENG/12", "P-99"]), st.sampled_from(["laptop", "a-b"])
)
LEAD_TIME_KEYS = st.builds(
    LeadTimeKey, st.sampled_from(LeadTimeKind), st.none() | st.sampled_from(["IN", "PL"])
)


def postings_of(text: st.SearchStrategy[str]) -> st.SearchStrategy[Posting]:
    texts = few(text)
    return st.just(NO_POSTING) | st.builds(
        Posting,
        title=text,
        mission=text,
        goals=texts,
        responsibilities=texts,
        platforms=texts,
        contact=text,
        pay_range=st.none() | st.sampled_from(PayRangeChoice),
        language=st.sampled_from(["", "de"]),
    )


def templates_of(
    text: st.SearchStrategy[str],
) -> st.SearchStrategy[dict[TemplateId, OnboardingTemplate]]:
    tasks = st.builds(
        TemplateTask,
        # A task's id is half of the key of its state, "hire/task": never empty, never with a slash.
        id=text.map(lambda drawn: drawn.replace("/", "-") or "laptop"),
        title=text,
        phase=st.sampled_from(OnboardingPhase),
        owner=st.sampled_from(TaskOwner),
        offset_working_days=st.integers(-3_000, 3_000),
        duration_working_days=st.integers(1, 3_000),
        shared_minutes=st.integers(0, 1440),
        lead_time=st.none() | st.sampled_from(LeadTimeKind),
        needs=text,
        depends_on=few(text),
        done_when=text,
        is_review=st.booleans(),
        is_productive=st.booleans(),
    )
    templates = st.builds(
        OnboardingTemplate,
        id=text,
        name=text,
        description=text,
        roles=few(st.sampled_from(RoleFamily)),
        adds_domain=st.booleans(),
        tasks=st.lists(tasks, max_size=2, unique_by=lambda task: task.id).map(tuple),
    )
    return st.lists(templates, max_size=2, unique_by=lambda each: each.id).map(
        lambda drawn: {each.id: each for each in drawn}
    )


def task_states_of(
    text: st.SearchStrategy[str], days: st.SearchStrategy[date]
) -> st.SearchStrategy[TaskState]:
    return st.builds(
        TaskState,
        status=st.sampled_from(TaskStatus),
        done_on=st.none() | days,
        moved_to=st.none() | days,
        assignee_id=st.none() | text,
        comment=text,
    )


def contacts_of(text: st.SearchStrategy[str]) -> st.SearchStrategy[Contact]:
    return st.builds(Contact, name=text, place_id=st.none() | text, member_id=st.none() | text)


def onboarding_rules() -> st.SearchStrategy[OnboardingRules]:
    hours = st.decimals(0, 100, places=1)
    return st.just(OnboardingRules()) | st.builds(
        OnboardingRules,
        hires_per_buddy=st.integers(0, 9),
        hires_per_mentor=st.integers(0, 9),
        mentor_hours=st.tuples(hours, hours, hours),
        mentor_hours_limit=hours,
        starts_per_week=st.integers(0, 9),
        shared_minutes=st.integers(0, 1440),
        months_before_mentoring=st.integers(0, 99),
        ramp_up_weeks=st.integers(0, 99),
        ramp_up_weeks_by_role=st.dictionaries(
            st.sampled_from(RoleFamily), st.integers(0, 99), max_size=2
        ),
        new_domain_weeks=st.integers(0, 99),
        mentor_saves_share=st.decimals(0, 1, places=2),
    )


def few(items: st.SearchStrategy[Item]) -> st.SearchStrategy[tuple[Item, ...]]:
    return st.lists(items, max_size=3).map(tuple)
