"""Random hires are dated as a day-by-day search by the rules alone dates them."""

from datetime import date
from functools import cache

import pytest

from planner.calculators.onboarding.schedule import HireSchedule, ScheduleFault, schedule_hires
from planner.market.lead_time import LeadTimeKind
from planner.market.loader import load_snapshot
from planner.market.snapshot import Snapshot
from planner.plan.model import Engagement, Plan, Seat
from planner.plan.onboarding import TaskOwner, TaskStatus
from planner.quantities.identifiers import TaskId
from tests.core.calculators.onboarding.brute_force import BruteForce, Person
from tests.core.calculators.onboarding.random_hires import (
    HIRE_ID,
    OWN_LEAD_DAYS,
    RandomHire,
    random_hire,
)

SEEDS = 200
MOST_SLACK = 6


@cache
def shipped_market() -> Snapshot:
    return load_snapshot()


def person(plan: Plan, seat: Seat) -> Person:
    place = shipped_market().places[seat.place_id]
    return Person(
        place,
        seat.working_pattern or plan.working_pattern,
        frozenset(each.day for each in plan.company_days),
        seat.leave,
    )


def brute_force(random: RandomHire, late: tuple[TaskId, int] | None = None) -> BruteForce:
    plan, (position,) = random.plan, random.plan.positions
    places = shipped_market().places
    first, second, third, fourth = (person(plan, member) for member in plan.members)
    days_off = frozenset(each.day for each in plan.company_days)
    desk_id = plan.onboarding_contacts[TaskOwner.IT].place_id or plan.anchor_id
    desk = Person(places[desk_id], plan.working_pattern, days_off)
    anyone = Person(places[plan.anchor_id], plan.working_pattern, days_off)
    parts = {
        TaskOwner.HIRE: person(plan, position),
        TaskOwner.MANAGER: first,
        TaskOwner.BUDDY: second,
        TaskOwner.MENTOR: third,
        TaskOwner.PEOPLE_TEAM: fourth,
        TaskOwner.IT: desk,
        TaskOwner.FINANCE: anyone,
        TaskOwner.SECURITY: anyone,
    }
    assigned = {key for key, state in random.states.items() if state.assignee_id}
    country = places[position.place_id].country
    lead_days = dict(OWN_LEAD_DAYS)
    if position.engagement is not Engagement.OWN_ENTITY or any(
        member.engagement is Engagement.OWN_ENTITY and places[member.place_id].country == country
        for member in plan.members
    ):
        del lead_days[LeadTimeKind.EMPLOYER_REGISTRATION]
    tasks = random.template.tasks
    return BruteForce(
        tasks=tasks,
        start=position.start,
        hire=parts[TaskOwner.HIRE],
        owners={task.id: fourth if task.id in assigned else parts[task.owner] for task in tasks},
        owned_by_hire=frozenset(
            task.id for task in tasks if task.owner is TaskOwner.HIRE and task.id not in assigned
        ),
        lead_days=lead_days,
        states=random.states,
        late=late,
    )


def scheduled(random: RandomHire) -> HireSchedule:
    return schedule_hires(random.plan, shipped_market(), date(2026, 1, 1))[HIRE_ID]


def is_findable(schedule: HireSchedule) -> bool:
    """Tell whether every day asked for is there at all, so that a search for it ends."""
    return not any(each.fault is ScheduleFault.NO_SHARED_TIME for each in schedule.problems)


@pytest.mark.parametrize("seed", range(SEEDS))
def test_that_a_random_hire_is_dated_as_the_rules_say(seed: int) -> None:
    random = random_hire(seed, shipped_market())
    schedule = scheduled(random)
    search = brute_force(random)
    found = search.run()
    assert schedule.hire.first_day == search.first_day
    assert {each.task.id: (each.wanted, each.due, each.ends) for each in schedule.tasks} == {
        task_id: (each.wanted, each.due, each.ends) for task_id, each in found.items()
    }
    assert schedule.productive_on == search.productive_on()


@pytest.mark.parametrize("seed", range(0, SEEDS, 5))
def test_that_the_slack_of_a_task_is_how_far_it_can_slip(seed: int) -> None:
    random = random_hire(seed, shipped_market())
    schedule = scheduled(random)
    if not is_findable(schedule) or schedule.productive_on is None:
        pytest.skip("nothing is productive, or no day is found")
    for each in schedule.tasks:
        if each.state.status in (TaskStatus.DONE, TaskStatus.NOT_NEEDED):
            assert each.slack_working_days is None
            continue
        slack = 0
        while slack < MOST_SLACK:
            late = brute_force(random, (each.task.id, slack + 1))
            late.run()
            if late.productive_on() != schedule.productive_on:
                break
            slack += 1
        shown = each.slack_working_days
        assert slack == (MOST_SLACK if shown is None else min(shown, MOST_SLACK)), each.task.id
        assert each.is_critical == (slack == 0)
