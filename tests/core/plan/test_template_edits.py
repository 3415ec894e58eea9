from dataclasses import replace

import pytest

from planner.plan.edits.edit_fault import PlanEditError
from planner.plan.edits.template_edits import (
    add_task,
    as_own,
    change_task,
    change_template,
    duplicate_task,
    move_task,
    remove_tasks,
)
from planner.plan.onboarding import (
    OnboardingPhase,
    OnboardingTemplate,
    TaskOwner,
    TemplateTask,
)
from planner.plan.template_file import decode_template, encode_template
from planner.quantities.identifiers import TaskId, TemplateId


def task(task_id: str, *waits_for: str) -> TemplateTask:
    return TemplateTask(
        id=TaskId(task_id),
        title=task_id.title(),
        phase=OnboardingPhase.DAYS_30,
        owner=TaskOwner.IT,
        offset_working_days=7,
        depends_on=tuple(map(TaskId, waits_for)),
    )


TEMPLATE = OnboardingTemplate(
    id=TemplateId("desk"), name="Desk", tasks=(task("a"), task("b", "a"), task("c", "a", "b"))
)


def ids(template: OnboardingTemplate) -> str:
    return " ".join(each.id for each in template.tasks)


def test_that_a_task_is_added_behind_another_and_on_its_day() -> None:
    template, task_id = add_task(TEMPLATE, "Call", TaskId("a"))
    assert ids(template) == "a task b c"
    added = template.tasks[1]
    assert (task_id, added.title, added.phase) == ("task", "Call", OnboardingPhase.DAYS_30)
    assert (added.owner, added.offset_working_days, added.depends_on) == (TaskOwner.IT, 7, ())
    again, other_id = add_task(template, "Call", TaskId("a"))
    assert other_id == "task-2"
    assert ids(again) == "a task-2 task b c"


def test_that_the_first_task_of_a_template_has_a_place() -> None:
    template, task_id = add_task(replace(TEMPLATE, tasks=()), "Call")
    assert ids(template) == task_id
    assert template.tasks[0].offset_working_days >= 0


def test_that_a_copy_has_an_id_of_its_own_and_waits_for_the_same() -> None:
    template, task_id = duplicate_task(TEMPLATE, TaskId("b"), "Copy")
    assert (task_id, ids(template)) == ("b-2", "a b b-2 c")
    assert template.tasks[2] == replace(task("b", "a"), id=TaskId("b-2"), title="Copy")


def test_that_nothing_waits_for_a_task_that_is_gone() -> None:
    template = remove_tasks(TEMPLATE, [TaskId("a")])
    assert ids(template) == "b c"
    assert [each.depends_on for each in template.tasks] == [(), ("b",)]


@pytest.mark.parametrize(
    ("task_id", "step", "order"),
    [("a", 1, "b a c"), ("c", -1, "a c b"), ("a", -1, "a b c"), ("c", 1, "a b c")],
)
def test_that_a_task_moves_up_and_down_and_stays_at_the_ends(
    task_id: str, step: int, order: str
) -> None:
    assert ids(move_task(TEMPLATE, TaskId(task_id), step)) == order


def test_that_typed_texts_lose_what_misleads_and_ids_stay() -> None:
    changed = change_task(TEMPLATE, TaskId("a"), title="  Ship\u202e  it ", shared_minutes=30)
    assert (changed.tasks[0].title, changed.tasks[0].shared_minutes) == ("Ship it", 30)
    assert change_template(TEMPLATE, name=" A  B ").name == "A B"
    with pytest.raises(PlanEditError):
        change_task(TEMPLATE, TaskId("a"), id=TaskId("z"))
    with pytest.raises(PlanEditError):
        change_template(TEMPLATE, tasks=())


@pytest.mark.parametrize(
    ("name", "taken", "expected"),
    [
        ("GPU desk, Dublin", [], "gpu-desk-dublin"),
        ("Desk", ["desk"], "desk-2"),
        ("Desk", ["desk", "desk-2"], "desk-3"),
        ("ベルリン", [], "template"),
    ],
)
def test_that_an_own_template_has_an_id_nobody_has(
    name: str, taken: list[str], expected: str
) -> None:
    own = as_own(TEMPLATE, name, list(map(TemplateId, taken)))
    assert (own.id, own.name, own.tasks) == (expected, name, TEMPLATE.tasks)
    assert decode_template(encode_template(own)) == own
