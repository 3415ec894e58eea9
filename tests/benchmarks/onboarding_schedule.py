"""Times the onboarding of 500 hires with 60 tasks each, and of one of them starting later.

The baseline is the day-by-day search that proves the dates, for some of the hires.
"""

import importlib.util
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from statistics import median
from types import ModuleType
from typing import Any, TypeVar

from planner.calculators.onboarding import schedule, shared_time, task_dates, working_days
from planner.calculators.onboarding.schedule import schedule_hires
from planner.market.loader import load_snapshot
from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.plan.model import Engagement, Plan, Position, Team, TeamMember
from planner.plan.onboarding import Contact, OnboardingTemplate, TaskOwner, TemplateTask
from planner.plan.shipped_templates import GENERAL_ID, shipped_templates
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

SEARCH = Path(__file__).resolve().parents[1] / "core/calculators/onboarding/brute_force.py"
HIRES = 500
TASKS = 60
MEMBERS = 60
SEARCHED = 20
RUNS = 5
MOVES = 15
TODAY = date(2026, 11, 26)
PLACES = tuple(
    map(
        PlaceId,
        (
            "ie-dublin",
            "pl-krakow",
            "de-munich",
            "in-bengaluru",
            "eg-cairo",
            "br-sao-paulo",
            "us-san-francisco",
            "il-tel-aviv",
        ),
    )
)
_Result = TypeVar("_Result")


def measure() -> dict[str, float]:
    """Return milliseconds of all hires, of one moved start, and of a search by the rules."""
    market = load_snapshot()
    plan = build_plan()
    _forget()
    _warm_holidays(market)
    first, _ = _milliseconds(lambda: schedule_hires(plan, market, TODAY))
    again = median(_anew(plan, market) for _ in range(RUNS))
    moved = [_moved(plan, market, number) for number in range(1, MOVES + 1)]
    searched = _search(plan, market) * HIRES / SEARCHED
    return {
        "first_time_500_hires_60_tasks_ms": first,
        "anew_500_hires_60_tasks_ms": again,
        "one_start_moved_median_ms": median(moved),
        "one_start_moved_longest_ms": max(moved),
        "day_by_day_search_to_first_time_ratio": searched / first,
    }


def build_plan() -> Plan:
    """Return a plan of hires over two years who start on different days in eight places."""
    members = tuple(
        TeamMember(
            id=SeatId(f"M-{n:02}"),
            name=f"Member {n}",
            start=date(2020, 1, 1),
            **_seat(n, RoleFamily.ENGINEERING_MANAGER),
        )
        for n in range(MEMBERS)
    )
    positions = tuple(
        Position(
            id=SeatId(f"P-{n:03}"),
            start=date(2027, 1, 4) + timedelta(days=n * 7919 % 700),
            hiring_manager=f"Member {n % 8}",
            buddy_id=SeatId(f"M-{n % MEMBERS:02}"),
            mentor_id=SeatId(f"M-{n * 7 % MEMBERS:02}"),
            template_id=TemplateId("long"),
            **_seat(n, RoleFamily.MLOPS_ENGINEER),
        )
        for n in range(HIRES)
    )
    return Plan(
        name="Benchmark",
        reporting_currency=CurrencyCode("EUR"),
        horizon_start=Month(2027, 1),
        horizon_months=24,
        anchor_id=PLACES[0],
        teams=(Team(id=TeamId("T-1"), name="Team"),),
        members=members,
        positions=positions,
        onboarding_templates={TemplateId("long"): _template()},
        onboarding_contacts={
            part: Contact(name=part.value, place_id=PLACES[0])
            for part in (TaskOwner.IT, TaskOwner.PEOPLE_TEAM, TaskOwner.FINANCE, TaskOwner.SECURITY)
        },
    )


def _seat(number: int, role: RoleFamily) -> dict[str, Any]:
    return {
        "team_id": TeamId("T-1"),
        "role": role,
        "level": Level.SENIOR,
        "place_id": PLACES[number % len(PLACES)],
        "engagement": Engagement.EMPLOYER_OF_RECORD,
        "base_pay": Money(Decimal(100_000), CurrencyCode("EUR")),
    }


def _template() -> OnboardingTemplate:
    """Return the general template with further tasks of the same kinds, 60 in all."""
    general = shipped_templates()[GENERAL_ID]
    tasks = [task for task in general.tasks if task.lead_time is None]
    further = [_copied(task, n) for n, task in enumerate(tasks)]
    return OnboardingTemplate(
        id=TemplateId("long"), name="Long", tasks=tuple([*tasks, *further][:TASKS])
    )


def _copied(task: TemplateTask, number: int) -> TemplateTask:
    return replace(task, id=TaskId(f"more-{number}"), is_productive=False)


def _forget() -> None:
    schedule._KNOWN.clear()
    shared_time.days_of_two.cache_clear()
    task_dates.counted_over.cache_clear()
    working_days._working_days.cache_clear()
    working_days._intervals_of.cache_clear()


def _warm_holidays(market: Snapshot) -> None:
    """Ask for the holidays once, as every evaluation of a plan did before."""
    plan = replace(build_plan(), positions=build_plan().positions[: len(PLACES)])
    for years in (0, 1, 2):
        later = tuple(
            replace(each, start=each.start + timedelta(days=365 * years)) for each in plan.positions
        )
        schedule_hires(replace(plan, positions=later), market, TODAY)
    _forget()


def _anew(plan: Plan, market: Snapshot) -> float:
    """Time all hires again, with nothing taken over from before."""
    schedule._KNOWN.clear()
    return _milliseconds(lambda: schedule_hires(plan, market, TODAY))[0]


def _moved(plan: Plan, market: Snapshot, number: int) -> float:
    """Time the plan after one hire's start was moved."""
    schedule_hires(plan, market, TODAY)
    positions = list(plan.positions)
    at = number * 31 % HIRES
    positions[at] = replace(positions[at], start=positions[at].start + timedelta(days=number))
    edited = replace(plan, positions=tuple(positions))
    return _milliseconds(lambda: schedule_hires(edited, market, TODAY))[0]


def _search(plan: Plan, market: Snapshot) -> float:
    """Time the day-by-day search for some hires."""
    by_rules = _search_by_rules()
    people = {
        member.id: by_rules.Person(market.places[member.place_id], plan.working_pattern)
        for member in plan.members
    }
    desk = by_rules.Person(market.places[PLACES[0]], plan.working_pattern)
    tasks = plan.onboarding_templates[TemplateId("long")].tasks

    def search() -> None:
        for position in plan.positions[:SEARCHED]:
            hire = by_rules.Person(market.places[position.place_id], plan.working_pattern)
            manager = SeatId("M-" + position.hiring_manager.removeprefix("Member ").zfill(2))
            parts = {
                TaskOwner.HIRE: hire,
                TaskOwner.BUDDY: people[position.buddy_id or manager],
                TaskOwner.MENTOR: people[position.mentor_id or manager],
                TaskOwner.MANAGER: people[manager],
            }
            by_rules.BruteForce(
                tasks=tasks,
                start=position.start,
                hire=hire,
                owners={task.id: parts.get(task.owner, desk) for task in tasks},
                owned_by_hire=frozenset(t.id for t in tasks if t.owner is TaskOwner.HIRE),
                lead_days={},
                states={},
            ).run()

    return _milliseconds(search)[0]


def _search_by_rules() -> ModuleType:
    specification = importlib.util.spec_from_file_location("search_by_rules", SEARCH)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    sys.modules[specification.name] = module  # its data classes look themselves up there
    specification.loader.exec_module(module)
    return module


def _milliseconds(action: Callable[[], _Result]) -> tuple[float, _Result]:
    began = time.perf_counter()
    result = action()
    return (time.perf_counter() - began) * 1000, result
