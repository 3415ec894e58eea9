"""Single rules of a hire's schedule: why dates move, who does what, what is kept and warned of."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from planner.calculators.onboarding.moves import Move, MoveReason
from planner.calculators.onboarding.schedule import (
    HireSchedule,
    ScheduledTask,
    ScheduleFault,
    schedule_hires,
)
from planner.calculators.onboarding.templates import template_of
from planner.market.lead_time import LeadTimeKind
from planner.market.loader import load_snapshot
from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.plan.company_day import CompanyDay
from planner.plan.model import Engagement, Plan, Position, PositionStatus, Team, TeamMember
from planner.plan.onboarding import (
    Contact,
    LeadTimeKey,
    Leave,
    OnboardingPhase,
    OnboardingTemplate,
    TaskKey,
    TaskOwner,
    TaskState,
    TaskStatus,
    TemplateTask,
)
from planner.plan.shipped_templates import GENERAL_ID, shipped_templates
from planner.plan.working_pattern import WorkingPattern
from planner.quantities.identifiers import (
    CurrencyCode,
    PlaceId,
    SeatId,
    TaskId,
    TeamId,
    TemplateId,
)
from planner.quantities.money import Money
from planner.quantities.month import Month

HIRE, BUDDY = SeatId("P-01"), SeatId("M-01")
DUBLIN, BENGALURU = PlaceId("ie-dublin"), PlaceId("in-bengaluru")
TODAY = date(2026, 9, 1)
START = date(2026, 9, 28)
"""A Monday; Friday 2 October is Gandhi Jayanti in Bengaluru."""


@cache
def market() -> Snapshot:
    return load_snapshot()


def seat(seat_id: SeatId, place: PlaceId, **fields: Any) -> dict[str, Any]:
    return {
        "id": seat_id,
        "team_id": TeamId("T-1"),
        "role": RoleFamily.MLOPS_ENGINEER,
        "level": Level.SENIOR,
        "place_id": place,
        "engagement": Engagement.EMPLOYER_OF_RECORD,
        "base_pay": Money(Decimal(1), CurrencyCode("EUR")),
        **fields,
    }


def task(
    task_id: str, offset: int, owner: TaskOwner = TaskOwner.BUDDY, **more: Any
) -> TemplateTask:
    return TemplateTask(
        id=TaskId(task_id),
        title=task_id,
        phase=OnboardingPhase.WEEK_ONE,
        owner=owner,
        offset_working_days=offset,
        **more,
    )


def plan_of(*tasks: TemplateTask, **changes: Any) -> Plan:
    """Return a plan of one hire in Bengaluru whose buddy, Kasia, works in Dublin."""
    hire = changes.pop("hire", {})
    buddy = changes.pop("buddy", {})
    template = OnboardingTemplate(id=TemplateId("mine"), name="Mine", tasks=tasks)
    position = seat(HIRE, BENGALURU, start=START, buddy_id=BUDDY, template_id=template.id)
    member = seat(BUDDY, DUBLIN, start=date(2020, 1, 1), name="Kasia Nowak")
    fields: dict[str, Any] = {
        "name": "Test",
        "reporting_currency": CurrencyCode("EUR"),
        "horizon_start": Month(2026, 7),
        "anchor_id": DUBLIN,
        "teams": (Team(id=TeamId("T-1"), name="Team"),),
        "members": (TeamMember(**{**member, **buddy}),),
        "positions": (Position(**{**position, **hire}),),
        "onboarding_templates": {template.id: template},
    }
    return Plan(**(fields | changes))


def scheduled(plan: Plan, today: date = TODAY) -> HireSchedule:
    return schedule_hires(plan, market(), today)[HIRE]


def only_task(plan: Plan) -> ScheduledTask:
    (found,) = scheduled(plan).tasks
    return found


def reasons(moves: tuple[Move, ...]) -> list[tuple[date, MoveReason, str]]:
    return [(move.from_day, move.reason, move.holiday) for move in moves]


def faults(plan: Plan, today: date = TODAY) -> dict[ScheduleFault, tuple[TaskId, ...]]:
    return {each.fault: each.task_ids for each in scheduled(plan, today).problems}


def test_that_a_holiday_of_the_hire_and_leave_of_the_owner_are_both_said() -> None:
    away = (Leave(date(2026, 10, 5), date(2026, 10, 6)),)
    found = only_task(plan_of(task("pair", 4), buddy={"leave": away}))
    assert (found.wanted, found.due) == (date(2026, 10, 5), date(2026, 10, 7))
    assert reasons(found.moves) == [
        (date(2026, 10, 2), MoveReason.HIRE_HOLIDAY, "Mahatma Gandhi's Birthday"),
        (date(2026, 10, 5), MoveReason.OWNER_LEAVE, ""),
    ]
    assert [move.place.name if move.place else "" for move in found.moves] == [
        "Bengaluru",
        "Dublin",
    ]


def test_that_a_first_day_on_a_holiday_moves_and_says_so() -> None:
    found = scheduled(plan_of(task("call", 0), hire={"start": date(2026, 10, 2)}))
    assert found.hire.first_day == date(2026, 10, 5)
    assert reasons(found.hire.first_day_moves) == [
        (date(2026, 10, 2), MoveReason.HIRE_HOLIDAY, "Mahatma Gandhi's Birthday")
    ]


def test_that_a_task_before_the_first_day_moves_to_an_earlier_day_of_its_owner() -> None:
    days = {CompanyDay(date(2026, 9, 25)): "Picnic"}
    plan = plan_of(
        task("ship", -1, TaskOwner.IT),
        onboarding_contacts={TaskOwner.IT: Contact(name="Desk", place_id=DUBLIN)},
        company_days=days,
        hire={"working_pattern": WorkingPattern(works_on_holidays=True)},
    )
    found = only_task(plan)
    assert (found.wanted, found.due) == (date(2026, 9, 25), date(2026, 9, 24))
    assert reasons(found.moves) == [(date(2026, 9, 25), MoveReason.COMPANY_DAY, "Picnic")]
    assert (found.owner.name, found.owner.is_assumed) == ("Desk", False)


def test_that_a_lead_time_begins_a_task_earlier() -> None:
    shipped = task("ship", -5, TaskOwner.HIRE, lead_time=LeadTimeKind.EQUIPMENT)
    key = LeadTimeKey(LeadTimeKind.EQUIPMENT)
    found = only_task(plan_of(shipped, lead_days={key: 10}))
    assert (found.wanted, found.due) == (date(2026, 9, 21), date(2026, 9, 11))
    assert reasons(found.moves)[0][1] is MoveReason.LEAD_TIME
    assert only_task(plan_of(shipped, lead_days={key: 3})).due == date(2026, 9, 21)


def test_that_the_weekend_of_an_owner_elsewhere_is_passed_over() -> None:
    found = only_task(plan_of(task("pair", 3), buddy={"place_id": PlaceId("eg-cairo")}))
    assert found.wanted == date(2026, 10, 1)
    friday = only_task(
        plan_of(
            task("pair", 4),
            buddy={"place_id": PlaceId("eg-cairo")},
            hire={"working_pattern": WorkingPattern(works_on_holidays=True)},
        )
    )
    assert (friday.wanted, friday.due) == (date(2026, 10, 2), date(2026, 10, 5))
    assert [move.reason for move in friday.moves] == [MoveReason.OWNER_WEEKEND]


def test_that_a_meeting_follows_the_clocks_of_both() -> None:
    # Dublin leaves summer time on 25 October 2026: its nine o'clock is 14:30 in Bengaluru after it.
    before = only_task(plan_of(task("call", 0, shared_minutes=30)))
    after = only_task(
        plan_of(task("call", 0, shared_minutes=30), hire={"start": date(2026, 10, 26)})
    )
    assert before.meeting is not None
    assert before.meeting.begins_utc == datetime(2026, 9, 28, 8, 0, tzinfo=UTC)
    assert before.meeting.ends_utc == datetime(2026, 9, 28, 8, 30, tzinfo=UTC)
    assert before.meeting.shared_minutes == 210
    assert after.due == date(2026, 10, 27)  # the October bank holiday of Ireland is the 26th
    assert after.meeting is not None
    assert after.meeting.begins_utc == datetime(2026, 10, 27, 9, 0, tzinfo=UTC)
    assert after.meeting.shared_minutes == 150


def test_that_days_with_too_little_in_common_are_passed_over() -> None:
    # Dublin turns to summer time on 29 March 2026: both share three and a half hours, not two.
    found = only_task(
        plan_of(task("pair", 0, shared_minutes=200), hire={"start": date(2026, 3, 23)})
    )
    assert (found.wanted, found.due) == (date(2026, 3, 23), date(2026, 3, 30))
    assert reasons(found.moves)[0] == (date(2026, 3, 23), MoveReason.NO_SHARED_TIME, "")


def test_that_a_task_that_finds_no_day_says_so_and_takes_the_first_both_work() -> None:
    plan = plan_of(task("pair", 0, shared_minutes=200), hire={"start": date(2026, 10, 27)})
    assert faults(plan)[ScheduleFault.NO_SHARED_TIME] == ("pair",)
    found = only_task(plan)
    assert found.due == date(2026, 10, 27)
    assert found.meeting is not None
    assert found.meeting.shared_minutes == 150


def test_that_a_break_in_between_lengthens_a_long_meeting() -> None:
    lunch = WorkingPattern(start=time(9), end=time(17), break_start=time(12), break_minutes=60)
    found = only_task(
        plan_of(
            task("pair", 0, shared_minutes=240),
            hire={"place_id": DUBLIN, "working_pattern": lunch},
            buddy={"working_pattern": lunch},
        )
    )
    assert found.meeting is not None
    assert found.meeting.shared_minutes == 420
    # The afternoon holds four hours in one piece.
    assert found.meeting.begins_utc == datetime(2026, 9, 28, 12, 0, tzinfo=UTC)
    longer = only_task(
        plan_of(
            task("pair", 0, shared_minutes=300),
            hire={"place_id": DUBLIN, "working_pattern": lunch},
            buddy={"working_pattern": lunch},
        )
    )
    assert longer.meeting is not None
    assert longer.meeting.begins_utc == datetime(2026, 9, 28, 8, 0, tzinfo=UTC)
    assert longer.meeting.ends_utc == datetime(2026, 9, 28, 14, 0, tzinfo=UTC)


def test_that_a_later_start_moves_only_what_is_not_done() -> None:
    tasks = task("ship", -5, TaskOwner.HIRE), task("sign-in", 0, TaskOwner.HIRE)
    done = TaskState(status=TaskStatus.DONE, done_on=date(2026, 9, 18))
    states = {TaskKey(HIRE, TaskId("ship")): done}
    plan = plan_of(*tasks, onboarding_tasks=states)
    later = replace(plan, positions=(replace(plan.positions[0], start=date(2026, 11, 2)),))
    before, after = ({each.task.id: each for each in scheduled(p).tasks} for p in (plan, later))
    assert before[TaskId("ship")].due == after[TaskId("ship")].due == date(2026, 9, 18)
    assert before[TaskId("sign-in")].due == date(2026, 9, 28)
    assert after[TaskId("sign-in")].due == date(2026, 11, 2)


def test_that_what_waits_begins_after_what_it_waits_for() -> None:
    tasks = (
        task("build", 0, TaskOwner.HIRE, duration_working_days=3),
        task("ship", 1, TaskOwner.HIRE, depends_on=(TaskId("build"),), is_productive=True),
    )
    build, ship = scheduled(plan_of(*tasks)).tasks
    assert (build.ends, ship.due) == (date(2026, 9, 30), date(2026, 10, 1))
    assert (ship.blocked_by, build.blocked_by) == (("build",), ())
    (waited,) = ship.moves
    assert (waited.reason, waited.task_id) == (MoveReason.DEPENDENCY, "build")
    assert (build.is_critical, build.slack_working_days) == (True, 0)
    assert scheduled(plan_of(*tasks)).productive_on == date(2026, 10, 1)
    assert scheduled(plan_of(*tasks)).critical == ("build", "ship")


def test_that_what_is_done_or_not_needed_blocks_nothing() -> None:
    tasks = (
        task("build", 0, TaskOwner.HIRE, duration_working_days=9),
        task("ship", 1, TaskOwner.HIRE, depends_on=(TaskId("build"),)),
    )
    states = {TaskKey(HIRE, TaskId("build")): TaskState(status=TaskStatus.NOT_NEEDED)}
    found = {t.task.id: t for t in scheduled(plan_of(*tasks, onboarding_tasks=states)).tasks}
    assert found[TaskId("ship")].due == date(2026, 9, 29)
    assert found[TaskId("ship")].blocked_by == ()


def test_that_a_ring_is_named_and_the_rest_still_dated() -> None:
    tasks = (
        task("a", 0, TaskOwner.HIRE, depends_on=(TaskId("b"),)),
        task("b", 1, TaskOwner.HIRE, depends_on=(TaskId("a"),)),
        task("c", 1, TaskOwner.HIRE, depends_on=(TaskId("b"), TaskId("gone"))),
    )
    plan = plan_of(*tasks)
    assert [(each.task.id, each.due) for each in scheduled(plan).tasks] == [
        ("a", date(2026, 9, 28)),
        ("b", date(2026, 9, 29)),
        ("c", date(2026, 9, 30)),
    ]
    found = faults(plan)
    assert set(found[ScheduleFault.CIRCULAR_DEPENDENCY]) == {"a", "b"}
    assert found[ScheduleFault.UNKNOWN_DEPENDENCY] == ("c",)


def test_that_a_day_chosen_by_hand_stands_and_is_warned_of() -> None:
    def moved(day: date, **more: Any) -> Plan:
        states = {TaskKey(HIRE, TaskId("pair")): TaskState(moved_to=day)}
        return plan_of(task("pair", 0, **more), onboarding_tasks=states)

    holiday = moved(date(2026, 10, 2))
    assert only_task(holiday).due == date(2026, 10, 2)
    assert reasons(only_task(holiday).moves) == [(START, MoveReason.BY_HAND, "")]
    assert ScheduleFault.MOVED_TO_DAY_OFF in faults(holiday)
    assert not faults(moved(date(2026, 10, 6)))
    little = moved(date(2026, 10, 27), shared_minutes=200)
    assert ScheduleFault.MOVED_TO_LITTLE_SHARED_TIME in faults(little)


def test_that_a_day_by_hand_before_what_it_waits_for_is_warned_of() -> None:
    tasks = (
        task("build", 3, TaskOwner.HIRE),
        task("ship", 5, TaskOwner.HIRE, depends_on=(TaskId("build"),)),
    )
    states = {TaskKey(HIRE, TaskId("ship")): TaskState(moved_to=date(2026, 9, 29))}
    found = faults(plan_of(*tasks, onboarding_tasks=states))
    assert found[ScheduleFault.MOVED_BEFORE_DEPENDENCY] == ("ship",)


def test_that_a_part_nobody_is_named_for_follows_the_anchor_and_says_so() -> None:
    plan = plan_of(task("pay", 0, TaskOwner.FINANCE))
    owner = only_task(plan).owner
    assert (owner.name, owner.seat_id, owner.is_assumed) == ("", None, True)
    assert owner.place is not None
    assert owner.place.id == DUBLIN
    assert ScheduleFault.OWNER_WITHOUT_CALENDAR in faults(plan)


def test_that_the_manager_is_found_by_name_then_by_role_then_by_contact() -> None:
    review = task("review", 0, TaskOwner.MANAGER)
    by_name = only_task(plan_of(review, hire={"hiring_manager": "kasia  NOWAK"})).owner
    assert by_name.seat_id == BUDDY
    leads = {"role": RoleFamily.ENGINEERING_MANAGER}
    assert only_task(plan_of(review, buddy=leads)).owner.seat_id == BUDDY
    contact = {TaskOwner.MANAGER: Contact(name="Ola", place_id=DUBLIN)}
    assert only_task(plan_of(review, onboarding_contacts=contact)).owner.name == "Ola"


def test_that_an_assignee_comes_before_everybody() -> None:
    states = {TaskKey(HIRE, TaskId("pay")): TaskState(assignee_id=BUDDY)}
    owner = only_task(plan_of(task("pay", 0, TaskOwner.FINANCE), onboarding_tasks=states)).owner
    assert (owner.part, owner.name, owner.is_assumed) == (TaskOwner.FINANCE, "Kasia Nowak", False)


def test_that_an_owner_who_leaves_before_is_named() -> None:
    plan = plan_of(task("pair", 4), buddy={"end": date(2026, 10, 2)})
    assert faults(plan)[ScheduleFault.OWNER_GONE] == ("pair",)


def test_that_what_is_late_is_counted_from_its_last_day() -> None:
    long = task("build", 0, TaskOwner.HIRE, duration_working_days=2)
    (found,) = scheduled(plan_of(long), today=date(2026, 10, 3)).tasks
    assert (found.ends, found.is_overdue, found.days_late) == (date(2026, 9, 29), True, 4)
    (intime,) = scheduled(plan_of(long), today=date(2026, 9, 29)).tasks
    assert (intime.is_overdue, intime.days_late) == (False, 0)


def test_that_tasks_in_the_past_of_a_coming_hire_are_told() -> None:
    tasks = task("ship", -15, TaskOwner.HIRE), task("sign-in", 0, TaskOwner.HIRE)
    assert ScheduleFault.IN_THE_PAST not in faults(plan_of(*tasks), date(2026, 9, 1))
    assert faults(plan_of(*tasks), date(2026, 9, 21))[ScheduleFault.IN_THE_PAST] == ("ship",)


def test_that_nobody_knows_what_is_shared_beyond_the_known_clocks() -> None:
    plan = plan_of(task("pair", 0, shared_minutes=300), hire={"start": date(2038, 2, 1)})
    assert only_task(plan).meeting is None
    assert list(faults(plan)) == [ScheduleFault.BEYOND_CLOCK_RULES]


def test_that_positions_without_budget_or_place_are_no_hires() -> None:
    on_hold = plan_of(task("a", 0), hire={"status": PositionStatus.ON_HOLD})
    nowhere = plan_of(task("a", 0), hire={"place_id": PlaceId("xx-atlantis")})
    assert not schedule_hires(on_hold, market(), TODAY)
    assert not schedule_hires(nowhere, market(), TODAY)


def test_that_an_edit_of_one_hire_leaves_the_schedules_of_others_alone() -> None:
    plan = plan_of(task("a", 0), task("b", 4))
    other = replace(plan.positions[0], id=SeatId("P-02"))
    both = replace(plan, positions=(plan.positions[0], other))
    before = schedule_hires(both, market(), TODAY)
    moved = replace(other, start=date(2026, 11, 3))
    after = schedule_hires(replace(both, positions=(both.positions[0], moved)), market(), TODAY)
    assert after[HIRE] is before[HIRE]
    assert after[SeatId("P-02")].hire.first_day == date(2026, 11, 3)


@pytest.mark.parametrize(
    "change",
    [
        {"company_days": {CompanyDay(date(2026, 9, 28)): "Picnic"}},
        {"working_pattern": WorkingPattern(weekdays=frozenset({2, 3}))},
        {"onboarding_tasks": {TaskKey(HIRE, TaskId("a")): TaskState(moved_to=date(2026, 10, 7))}},
        {"onboarding_templates": {}},
        {"members": ()},
        {"lead_days": {LeadTimeKey(LeadTimeKind.PAYROLL): 77}},
    ],
)
def test_that_whatever_a_schedule_follows_from_makes_it_anew(change: dict[str, Any]) -> None:
    plan = plan_of(task("a", 0), task("pay", -3, lead_time=LeadTimeKind.PAYROLL))
    before = scheduled(plan)
    changed = replace(plan, **change)
    after = scheduled(changed)
    assert [each.due for each in after.tasks] != [each.due for each in before.tasks] or (
        [each.owner for each in after.tasks] != [each.owner for each in before.tasks]
    )


def test_that_a_role_finds_its_template_and_the_plan_comes_first() -> None:
    plan = plan_of()
    manager = replace(plan.positions[0], role=RoleFamily.ENGINEERING_MANAGER, template_id=None)
    assert template_of(plan, manager).id == "engineering-manager"
    gone = replace(plan.positions[0], template_id=TemplateId("gone"))
    own = OnboardingTemplate(
        id=TemplateId("ours"), name="Ours", roles=(RoleFamily.ENGINEERING_MANAGER,)
    )
    ours = replace(plan, onboarding_templates={own.id: own})
    assert template_of(ours, manager) is own
    bare = replace(plan, onboarding_templates={})
    assert template_of(bare, gone) is shipped_templates()[GENERAL_ID]
    for role in RoleFamily:
        position = replace(manager, role=role)
        assert role in template_of(bare, position).roles
        assert not template_of(bare, position).adds_domain
