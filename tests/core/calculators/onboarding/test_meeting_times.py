"""Meetings of one hire on one day: one after another where the shared hours have room."""

from datetime import UTC, date, datetime, time

from planner.calculators.onboarding.schedule import HireSchedule, ScheduleFault
from planner.plan.model import Plan
from planner.plan.onboarding import Contact, TaskKey, TaskOwner, TaskState, TaskStatus
from planner.plan.working_pattern import WorkingPattern
from planner.quantities.identifiers import TaskId
from tests.core.calculators.onboarding.test_schedule import DUBLIN, HIRE, plan_of, scheduled, task

MANAGER = {TaskOwner.MANAGER: Contact(name="Lena", place_id=DUBLIN)}


def with_two_meetings(first: int = 30, second: int = 30, **changes: object) -> Plan:
    """Return a plan whose hire in Bengaluru meets manager and buddy in Dublin on day 1."""
    return plan_of(
        task("welcome", 0, TaskOwner.MANAGER, shared_minutes=first),
        task("buddy", 0, shared_minutes=second),
        onboarding_contacts=MANAGER,
        **changes,
    )


def times(schedule: HireSchedule) -> dict[str, tuple[str, str]]:
    return {
        each.task.id: (f"{each.meeting.begins_utc:%H:%M}", f"{each.meeting.ends_utc:%H:%M}")
        for each in schedule.tasks
        if each.meeting is not None
    }


def at_once(schedule: HireSchedule) -> list[tuple[TaskId, ...]]:
    return [
        each.task_ids for each in schedule.problems if each.fault is ScheduleFault.MEETINGS_AT_ONCE
    ]


def test_that_two_meetings_of_a_day_follow_each_other() -> None:
    found = scheduled(with_two_meetings())
    assert times(found) == {"welcome": ("08:00", "08:30"), "buddy": ("08:30", "09:00")}
    assert {each.due for each in found.tasks} == {date(2026, 9, 28)}
    assert found.tasks[1].meeting is not None
    assert found.tasks[1].meeting.shared_minutes == 210
    assert found.tasks[1].meeting.begins_utc == datetime(2026, 9, 28, 8, 30, tzinfo=UTC)
    assert at_once(found) == []


def test_that_meetings_without_room_for_both_stay_and_are_told() -> None:
    # Both share three and a half hours; two meetings of two hours do not fit.
    found = scheduled(with_two_meetings(120, 120))
    assert times(found) == {"welcome": ("08:00", "10:00"), "buddy": ("08:00", "10:00")}
    assert at_once(found) == [("welcome", "buddy")]


def test_that_whose_shared_hours_end_first_goes_first_where_the_other_order_has_no_room() -> None:
    early = WorkingPattern(start=time(9), end=time(9, 30), break_minutes=0)
    found = scheduled(with_two_meetings(60, 30, buddy={"working_pattern": early}))
    assert times(found) == {"buddy": ("08:00", "08:30"), "welcome": ("08:30", "09:30")}
    assert at_once(found) == []


def test_that_a_meeting_that_was_held_takes_no_time_of_others() -> None:
    key = TaskKey(HIRE, TaskId("welcome"))
    for state in (
        TaskState(status=TaskStatus.NOT_NEEDED),
        TaskState(status=TaskStatus.DONE, done_on=date(2026, 9, 28)),
    ):
        found = scheduled(with_two_meetings(onboarding_tasks={key: state}))
        assert times(found)["buddy"] == ("08:00", "08:30")
        assert at_once(found) == []


def test_that_a_meeting_put_by_hand_on_the_day_of_another_follows_it() -> None:
    key = TaskKey(HIRE, TaskId("later"))
    plan = plan_of(
        task("welcome", 0, shared_minutes=45),
        task("later", 5, shared_minutes=30),
        onboarding_tasks={key: TaskState(moved_to=date(2026, 9, 28))},
    )
    assert times(scheduled(plan)) == {"welcome": ("08:00", "08:45"), "later": ("08:45", "09:15")}
