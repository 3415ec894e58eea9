"""Buddies and mentors for 200 hires by 60 members, against giving each hire the best one left.

The greedy way goes through the hires by their first day. It is timed in the same run, and the
worth of both, buddies only, is compared as the program counts it. The program gives mentors too, and
keeps a hire's buddy and mentor two people, which the greedy way need not.
"""

import random
import statistics
import time
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from decimal import Decimal

import numpy as np

from planner.calculators.onboarding.hires import Hire, hires_of
from planner.calculators.onboarding.mentoring.assignment_program import WEIGHT_OF_HELP, unevenness
from planner.calculators.onboarding.mentoring.fit_table import FitTable, fit_table
from planner.calculators.onboarding.mentoring.helped_time import HELPED_DAYS, capacity_of
from planner.calculators.onboarding.mentoring.helper_fit import HelpKind
from planner.calculators.onboarding.mentoring.proposal import Proposal, propose
from planner.market.loader import load_snapshot
from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.plan.model import Engagement, Plan, Position, Team, TeamMember
from planner.quantities.identifiers import CurrencyCode, PlaceId, SeatId, TeamId
from planner.quantities.money import Money
from planner.quantities.month import Month

HIRES, MEMBERS, RUNS = 200, 60, 7
PLACES = (
    "ie-dublin",
    "pl-krakow",
    "in-bengaluru",
    "us-austin",
    "br-sao-paulo",
    "de-berlin",
    "jp-tokyo",
    "ca-toronto",
)


def plan_of(hires: int, members: int) -> Plan:
    """Return a plan of people in eight places and all roles, who start within a year."""
    chance = random.Random(7)  # noqa: S311 -- the same plan each time
    teams = tuple(Team(id=TeamId(f"T-{n}"), name=f"Team {n}") for n in range(6))

    def seat(prefix: str, number: int, start: date) -> dict[str, object]:
        return {
            "id": SeatId(f"{prefix}-{number:03d}"),
            "team_id": chance.choice(teams).id,
            "role": chance.choice(list(RoleFamily)),
            "level": chance.choice(list(Level)),
            "place_id": PlaceId(chance.choice(PLACES)),
            "engagement": Engagement.OWN_ENTITY,
            "base_pay": Money(Decimal(100_000), CurrencyCode("USD")),
            "start": start,
        }

    mondays = [date(2027, 1, 4) + timedelta(weeks=n) for n in range(52)]
    return Plan(
        name="Assignment",
        reporting_currency=CurrencyCode("USD"),
        horizon_start=Month(2027, 1),
        anchor_id=PlaceId(PLACES[0]),
        teams=teams,
        members=tuple(
            TeamMember(name=f"M{n}", **seat("M", n, date(2024, 1, 1)))  # type: ignore[arg-type]
            for n in range(members)
        ),
        positions=tuple(
            Position(**seat("P", n, chance.choice(mondays)))  # type: ignore[arg-type]
            for n in range(hires)
        ),
    )


def milliseconds(action: Callable[[], object]) -> float:
    began = time.perf_counter()
    action()
    return (time.perf_counter() - began) * 1_000


def by_greed(table: FitTable, hires: Sequence[Hire], limits: Sequence[int]) -> float:
    """Return the sum of fits where each hire in turn takes the best who has room."""
    helped: list[list[date]] = [[] for _ in table.members]
    total = 0.0
    allowed = np.where(table.is_allowed, table.score, -1.0)
    for n in sorted(range(len(hires)), key=lambda n: hires[n].first_day):
        first = hires[n].first_day
        for member in np.argsort(-allowed[n]).tolist():
            recent = [day for day in helped[member] if (first - day).days < HELPED_DAYS]
            if allowed[n, member] >= 0 and len(recent) < limits[member]:
                helped[member].append(first)
                total += WEIGHT_OF_HELP + float(allowed[n, member])
                break
    return total - sum(unevenness(len(each)) for each in helped)


def by_program(found: Proposal) -> float:
    """Return the same of the buddies proposed."""
    buddies = [each.fit for each in found.helpers if each.fit.kind is HelpKind.BUDDY]
    counts = Counter(fit.member_id for fit in buddies)
    return sum(WEIGHT_OF_HELP + fit.score for fit in buddies) - sum(
        map(unevenness, counts.values())
    )


def measure() -> dict[str, float]:
    plan, market = plan_of(HIRES, MEMBERS), load_snapshot()
    hires = hires_of(plan, market)
    first = milliseconds(lambda: propose(plan, market))
    taken = [
        (
            milliseconds(lambda: propose(plan, market)),
            milliseconds(lambda: _greedy(plan, market, hires)),
        )
        for _ in range(RUNS)
    ]
    planner, greedy = (statistics.median(each) for each in zip(*taken, strict=True))
    found = propose(plan, market)
    return {
        "buddies_and_mentors_first_ms": first,
        "buddies_and_mentors_ms": planner,
        "greedy_buddies_ms": greedy,
        "left_without": len(found.without),
        "planner_to_greedy_worth_ratio": by_program(found) / _greedy(plan, market, hires),
    }


def _greedy(plan: Plan, market: Snapshot, hires: Sequence[Hire]) -> float:
    table = fit_table(plan, market, hires, HelpKind.BUDDY)
    return by_greed(
        table, hires, [capacity_of(plan, each, HelpKind.BUDDY) for each in table.members]
    )
