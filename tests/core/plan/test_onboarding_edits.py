"""Edits of onboarding."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from planner.market.lead_time import LeadTimeKind
from planner.plan.edits import (
    EditFault,
    PlanEditError,
    add_position,
    change_onboarding_rules,
    change_tasks,
    remove_seats,
    remove_template,
    save_template,
    set_contact,
    set_lead_days,
)
from planner.plan.merging import merge
from planner.plan.model import Plan
from planner.plan.onboarding import (
    Contact,
    LeadTimeKey,
    OnboardingPhase,
    OnboardingTemplate,
    TaskKey,
    TaskOwner,
    TaskState,
    TaskStatus,
    TemplateTask,
)
from planner.quantities.identifiers import CountryCode, PlaceId, SeatId, TaskId, TemplateId

LAPTOP = TaskKey(SeatId("P-01"), TaskId("laptop"))
TEMPLATE = OnboardingTemplate(
    id=TemplateId("own"),
    name=" My \u202etemplate ",
    tasks=(
        TemplateTask(
            id=TaskId("laptop"),
            title="Ship",
            phase=OnboardingPhase.BEFORE_START,
            owner=TaskOwner.IT,
            offset_working_days=-10,
        ),
    ),
)


def test_that_a_task_is_ticked_off_and_back(plan: Plan) -> None:
    done = change_tasks(plan, [LAPTOP], status=TaskStatus.DONE, done_on=date(2027, 2, 1))
    assert done.onboarding_tasks[LAPTOP].status is TaskStatus.DONE
    back = change_tasks(done, [LAPTOP], status=TaskStatus.OPEN, done_on=None)
    assert back == plan


def test_that_a_task_of_nobody_is_refused(plan: Plan) -> None:
    nobody = TaskKey(SeatId("P-77"), TaskId("laptop"))
    with pytest.raises(PlanEditError) as refusal:
        change_tasks(plan, [LAPTOP, nobody], comment="x")
    assert refusal.value.fault is EditFault.UNKNOWN_SEAT


def test_that_the_tasks_of_a_removed_hire_go_with_it(plan: Plan) -> None:
    commented = change_tasks(plan, [LAPTOP], comment="By courier")
    assert remove_seats(commented, [SeatId("P-02")]).onboarding_tasks == commented.onboarding_tasks
    assert remove_seats(commented, [SeatId("P-01")]).onboarding_tasks == {}


def test_that_a_saved_template_has_a_clean_name_and_goes_again(plan: Plan) -> None:
    saved = save_template(plan, TEMPLATE)
    assert saved.onboarding_templates[TemplateId("own")].name == "My template"
    assert remove_template(saved, TemplateId("own")) == plan


def test_that_a_template_no_file_can_hold_is_refused(plan: Plan) -> None:
    far = replace(TEMPLATE.tasks[0], offset_working_days=10**6)
    with pytest.raises(PlanEditError) as refusal:
        save_template(plan, replace(TEMPLATE, tasks=(far,)))
    assert refusal.value.fault is EditFault.VALUE_OUT_OF_RANGE


def test_that_contacts_and_lead_times_are_set_and_forgotten(plan: Plan) -> None:
    key = LeadTimeKey(LeadTimeKind.EQUIPMENT, CountryCode("IN"))
    contact = Contact(name="IT desk", place_id=PlaceId("ie-dublin"))
    changed = set_lead_days(set_contact(plan, TaskOwner.IT, contact), key, 25)
    assert changed.onboarding_contacts == {TaskOwner.IT: contact}
    assert changed.lead_days == {key: 25}
    assert set_lead_days(set_contact(changed, TaskOwner.IT, None), key, None) == plan
    with pytest.raises(PlanEditError):
        set_lead_days(plan, key, -1)


def test_that_rules_no_file_can_hold_are_refused(plan: Plan) -> None:
    assert change_onboarding_rules(plan, starts_per_week=5).onboarding_rules.starts_per_week == 5
    for wrong in ({"starts_per_week": -1}, {"mentor_saves_share": Decimal(2)}):
        with pytest.raises(PlanEditError):
            change_onboarding_rules(plan, **wrong)


def test_that_tasks_follow_a_hire_whose_id_both_sides_gave_out(plan: Plan) -> None:
    newcomer = replace(plan.positions[0], id=SeatId("P-04"))
    ours = add_position(plan, newcomer)
    theirs = add_position(plan, replace(newcomer, notes="theirs"))
    theirs = change_tasks(theirs, [TaskKey(SeatId("P-04"), TaskId("laptop"))], comment="Theirs")
    merged = merge(plan, ours, theirs).plan
    assert merged.positions[-1].notes == "theirs"
    assert merged.onboarding_tasks == {
        TaskKey(merged.positions[-1].id, TaskId("laptop")): TaskState(comment="Theirs")
    }


def test_that_a_tick_of_a_hire_whose_id_has_a_stroke_comes_back() -> None:
    key = TaskKey(SeatId("ENG/12"), TaskId("laptop"))
    assert TaskKey.parsed(str(key)) == key
    for broken in ("P-01", "/laptop", "P-01/"):
        with pytest.raises(ValueError, match=broken):
            TaskKey.parsed(broken)
