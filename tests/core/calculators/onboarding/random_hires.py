"""Random hires with their owners, tasks and states, the same for the same seed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from planner.market.lead_time import LeadTimeKind
from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.plan.company_day import CompanyDay
from planner.plan.model import Engagement, Plan, Position, Team, TeamMember
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

PLACES = tuple(
    map(
        PlaceId,
        (
            "ie-dublin",
            "in-bengaluru",
            "eg-cairo",
            "jp-tokyo",
            "br-sao-paulo",
            "us-san-francisco",
            "pl-krakow",
            "np-kathmandu",
            "nz-auckland",
            "ae-dubai",
            "de-munich",
            "il-tel-aviv",
            "au-adelaide",
        ),
    )
)
PATTERNS = (
    WorkingPattern(),
    WorkingPattern(start=time(8), end=time(17), break_start=time(12), break_minutes=60),
    WorkingPattern(start=time(11), end=time(20)),
    WorkingPattern(weekdays=frozenset({0, 1, 2, 3})),
    WorkingPattern(works_on_holidays=True),
    WorkingPattern(start=time(14), end=time(22, 30)),
    WorkingPattern(start=time(22), end=time(6)),
)
OWN_LEAD_DAYS = {
    LeadTimeKind.CONTRACT: 5,
    LeadTimeKind.PAYROLL: 17,
    LeadTimeKind.EQUIPMENT: 25,
    LeadTimeKind.BACKGROUND_CHECK: 10,
    LeadTimeKind.EMPLOYER_REGISTRATION: 40,
}
HIRE_ID = SeatId("P-01")


@dataclass(frozen=True)
class RandomHire:
    plan: Plan
    template: OnboardingTemplate
    states: Mapping[TaskId, TaskState]


def random_hire(seed: int, market: Snapshot) -> RandomHire:
    """Return a plan of one hire; its owners are near enough to share an hour at some time."""
    draw = Random(seed)  # noqa: S311 -- no secret
    start = date(2026, 1, 5) + timedelta(days=draw.randrange(700))
    near = draw.choice(
        (
            (0, 6, 10, 2, 11, 9),
            (1, 7, 9, 2, 11, 6),
            (3, 12, 8),
            (4, 0, 5),
        )
    )
    places = [PLACES[each] for each in near]
    hire = Position(
        **_seat(draw, HIRE_ID, places, start),
        start=start,
        template_id=TemplateId("random"),
        buddy_id=SeatId("M-02"),
        mentor_id=SeatId("M-03"),
        hiring_manager="member  1",
    )
    members = tuple(
        TeamMember(
            **_seat(draw, SeatId(f"M-0{n}"), places, start),
            start=date(2020, 1, 1),
            name=f"Member {n}",
        )
        for n in range(1, 5)
    )
    tasks = tuple(_task(draw, n) for n in range(draw.randrange(8, 16)))
    template = OnboardingTemplate(id=TemplateId("random"), name="Random", tasks=tasks)
    states = {task.id: state for task in tasks if (state := _state(draw, start)) != TaskState()}
    plan = Plan(
        name="Random",
        reporting_currency=CurrencyCode("EUR"),
        horizon_start=Month(2026, 1),
        horizon_months=36,
        anchor_id=places[0],
        company_days={CompanyDay(start + timedelta(days=draw.randrange(-20, 60))): "Picnic"},
        teams=(Team(id=TeamId("T-1"), name="Team"),),
        members=members,
        positions=(hire,),
        onboarding_templates={template.id: template},
        onboarding_contacts={
            TaskOwner.IT: Contact(name="Desk", place_id=draw.choice(places)),
            TaskOwner.PEOPLE_TEAM: Contact(member_id=SeatId("M-04")),
        },
        lead_days={LeadTimeKey(kind): days for kind, days in OWN_LEAD_DAYS.items()},
        onboarding_tasks={TaskKey(HIRE_ID, task_id): each for task_id, each in states.items()},
    )
    return RandomHire(plan, template, states)


def _seat(draw: Random, seat_id: SeatId, places: list[PlaceId], start: date) -> dict[str, Any]:
    away = start + timedelta(days=draw.randrange(-10, 60))
    leave = (Leave(away, away + timedelta(days=draw.randrange(12))),) if draw.random() < 0.4 else ()
    return {
        "id": seat_id,
        "team_id": TeamId("T-1"),
        "role": RoleFamily.MLOPS_ENGINEER,
        "level": Level.SENIOR,
        "place_id": draw.choice(places),
        "engagement": draw.choice(tuple(Engagement)),
        "base_pay": Money(Decimal(1), CurrencyCode("EUR")),
        "working_pattern": draw.choice((None, None, *PATTERNS)),
        "leave": leave,
    }


def _task(draw: Random, number: int) -> TemplateTask:
    earlier = [TaskId(f"t{n}") for n in range(number)]
    has_lead = draw.random() < 0.15
    return TemplateTask(
        id=TaskId(f"t{number}"),
        title=f"Task {number}",
        phase=OnboardingPhase.DAYS_30,
        owner=draw.choice(tuple(TaskOwner)),
        offset_working_days=draw.choice((-30, -9, -4, -1, 0, 0, 1, 2, 3, 5, 8, 13, 21, 40)),
        duration_working_days=draw.choice((1, 1, 1, 2, 3, 8)),
        shared_minutes=draw.choice((0, 0, 30, 60)),
        lead_time=draw.choice(tuple(LeadTimeKind)) if has_lead else None,
        depends_on=tuple(draw.sample(earlier, min(len(earlier), draw.choice((0, 0, 1, 1, 2))))),
        is_productive=draw.random() < 0.25,
    )


def _state(draw: Random, start: date) -> TaskState:
    day = start + timedelta(days=draw.randrange(-20, 40))
    kind = draw.random()
    if kind < 0.1:
        return TaskState(status=TaskStatus.DONE, done_on=day)
    if kind < 0.15:
        return TaskState(status=TaskStatus.NOT_NEEDED)
    if kind < 0.25:
        return TaskState(moved_to=day)
    if kind < 0.3:
        return TaskState(assignee_id=SeatId("M-04"))
    return TaskState()
