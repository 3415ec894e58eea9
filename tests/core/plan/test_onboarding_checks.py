"""What is wrong with a plan's onboarding is found, and mended where there is one way to."""

from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pytest

from planner.calculators.evaluation import evaluate
from planner.market.loader import load_snapshot
from planner.market.snapshot import Snapshot
from planner.plan.edits import change_seat, remove_seats
from planner.plan.edits.onboarding_edits import remove_template, save_template
from planner.plan.edits.repairs import repair
from planner.plan.model import Plan
from planner.plan.onboarding import (
    Contact,
    Leave,
    OnboardingPhase,
    OnboardingTemplate,
    TaskKey,
    TaskOwner,
    TaskState,
    TemplateTask,
)
from planner.plan.problem import Problem, ProblemKind, Severity
from planner.plan.samples import load_sample
from planner.plan.validation import find_problems
from planner.quantities.identifiers import PlaceId, SeatId, TaskId, TemplateId

GONE = SeatId("M-77")
HIRE = SeatId("P-01")
MINE = TemplateId("mine")


@cache
def market() -> Snapshot:
    return load_snapshot()


@cache
def plan() -> Plan:
    return load_sample("cloud-provider")


def task(task_id: str, *depends_on: str, offset: int = 0) -> TemplateTask:
    return TemplateTask(
        id=TaskId(task_id),
        title=task_id.upper(),
        phase=OnboardingPhase.DAY_ONE,
        owner=TaskOwner.HIRE,
        offset_working_days=offset,
        depends_on=tuple(map(TaskId, depends_on)),
    )


def template(*tasks: TemplateTask) -> OnboardingTemplate:
    return OnboardingTemplate(id=MINE, name="Mine", tasks=tasks)


def found(changed: Plan) -> list[Problem]:
    before = find_problems(plan(), market())
    return [each for each in find_problems(changed, market()) if each not in before]


def test_that_tasks_that_wait_for_each_other_are_named_in_turn() -> None:
    ring = task("a", "c"), task("b", "a"), task("c", "b"), task("d", "c")
    (problem,) = found(save_template(plan(), template(*ring)))
    assert problem.kind is ProblemKind.CIRCULAR_TASKS
    assert problem.severity is Severity.WARNING
    # Which of them comes first is of no matter: each waits for the one after it.
    turns = {"A → C → B → A", "C → B → A → C", "B → A → C → B"}
    assert problem.facts["tasks"] in turns


@pytest.mark.parametrize(
    ("wrong", "kind", "facts"),
    [
        (task("a", "x"), ProblemKind.UNKNOWN_TASK, {"task": "A", "task_id": "x"}),
        (
            task("a", offset=-261),
            ProblemKind.TASK_FAR_FROM_START,
            {"task": "A", "days": 261, "most": 260},
        ),
    ],
)
def test_that_a_fault_of_a_template_is_found(
    wrong: TemplateTask, kind: ProblemKind, facts: dict[str, object]
) -> None:
    (problem,) = found(save_template(plan(), template(wrong)))
    assert problem.kind is kind
    assert problem.facts == {"template": "Mine", **facts}


def test_that_a_sound_template_is_no_problem() -> None:
    assert not found(save_template(plan(), template(task("a"), task("b", "a", offset=260))))


@pytest.mark.parametrize(
    ("contact", "kind"),
    [
        (Contact(name="Desk"), ProblemKind.CONTACT_WITHOUT_CALENDAR),
        (Contact(member_id=GONE), ProblemKind.UNKNOWN_CONTACT),
        (Contact(place_id=PlaceId("xx-atlantis")), ProblemKind.UNKNOWN_CONTACT_PLACE),
    ],
)
def test_that_a_contact_without_a_calendar_is_found(contact: Contact, kind: ProblemKind) -> None:
    (problem,) = found(replace(plan(), onboarding_contacts={TaskOwner.IT: contact}))
    assert problem.kind is kind
    assert problem.facts["part"] == "it"


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"mentor_id": GONE}, ProblemKind.UNKNOWN_MENTOR),
        ({"buddy_id": GONE}, ProblemKind.UNKNOWN_BUDDY),
        ({"template_id": MINE}, ProblemKind.UNKNOWN_TEMPLATE),
        (
            {"leave": (Leave(date(2027, 2, 2), date(2027, 2, 1)),)},
            ProblemKind.LEAVE_ENDS_BEFORE_START,
        ),
    ],
)
def test_that_what_a_hire_names_wrongly_is_found_and_mended(
    changes: dict[str, Any], kind: ProblemKind
) -> None:
    changed = change_seat(plan(), HIRE, **changes)
    (problem,) = found(changed)
    assert (problem.kind, problem.seat_id) == (kind, HIRE)
    mended = repair(changed, problem, str)
    assert mended is not None
    assert not found(mended)


def test_that_an_assignee_who_left_is_found_and_mended() -> None:
    states = {TaskKey(HIRE, TaskId("sign-in")): TaskState(assignee_id=GONE, comment="kept")}
    changed = replace(plan(), onboarding_tasks=states)
    (problem,) = found(changed)
    assert problem.kind is ProblemKind.UNKNOWN_ASSIGNEE
    mended = repair(changed, problem, str)
    assert mended is not None
    assert not found(mended)
    assert list(mended.onboarding_tasks.values()) == [TaskState(comment="kept")]


def test_that_a_shipped_template_is_known() -> None:
    assert not found(change_seat(plan(), HIRE, template_id=TemplateId("ai-diagnostics-healthcare")))


def test_that_an_edit_elsewhere_finds_a_mentor_gone() -> None:
    # Of seats that an edit leaves alone, the evaluation takes the problems over from before.
    mentor = plan().members[0].id
    before = change_seat(plan(), HIRE, mentor_id=mentor)
    after = remove_seats(before, {mentor})
    after = replace(after, positions=before.positions)
    problems = evaluate(after, market(), evaluate(before, market())).problems
    assert ProblemKind.UNKNOWN_MENTOR in {each.kind for each in problems}


def test_that_an_edit_elsewhere_finds_a_template_gone() -> None:
    before = save_template(plan(), template(task("a")))
    before = change_seat(before, HIRE, template_id=MINE)
    after = remove_template(before, MINE)
    problems = evaluate(after, market(), evaluate(before, market())).problems
    assert ProblemKind.UNKNOWN_TEMPLATE in {each.kind for each in problems}
