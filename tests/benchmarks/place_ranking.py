"""Ranking all places for a role, one more hire in each, and every other skill, on the sample.

A change of weights or limits ranks the evidence anew; a change of role, level or anchor gathers it
first. One more hire is held against putting the person into the plan and working shared hours and
gaps out again, place by place, in the same run.
"""

import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from planner.calculators.coverage import typical_week, week_coverage
from planner.calculators.coverage_crews import plan_crews
from planner.calculators.coverage_question import CoverageQuestion
from planner.calculators.coverage_year import year_coverage
from planner.calculators.group_minutes import group_minutes
from planner.calculators.offers.pay_policies import compared_policies
from planner.calculators.place_evidence import PlaceQuestion, place_evidence
from planner.calculators.place_fit import place_fits, weights_of
from planner.calculators.place_limits import Limits
from planner.calculators.places.marginal_hire import NextHire, as_one_team, marginal_hires
from planner.calculators.places.skill_changes import skill_changes
from planner.calculators.team_groups import team_groups
from planner.calculators.trial_position import trial_position
from planner.market.loader import load_snapshot
from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.plan.model import Engagement, Plan
from planner.plan.samples import load_sample
from planner.quantities.identifiers import PlaceId, SeatId
from planner.quantities.money import Money

ROUNDS = 7
ANEW = 12


def milliseconds(work: Callable[[], object]) -> float:
    """Return the median of several rounds, the first of which only warms up."""
    work()
    taken = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        work()
        taken.append((time.perf_counter() - started) * 1000)
    return statistics.median(taken)


def worked_out_anew(plan: Plan, hire: NextHire, place_id: PlaceId, market: Snapshot) -> None:
    pay = Money(Decimal(1), market.currency_of(place_id))
    hired = replace(
        trial_position(hire.role, hire.level, place_id, Engagement.OWN_ENTITY, pay, plan),
        id=SeatId("P-hired"),
        team_id=plan.teams[0].id,
        start=date(2020, 1, 1),
        working_pattern=plan.pattern_at(place_id),
    )
    then = replace(plan, positions=(*plan.positions, hired))
    for group in team_groups(as_one_team(then), market, hire.first_day, hire.last_day):
        min(group_minutes(group.workers, hire.first_day, hire.last_day).shared_minutes, default=0)
    zone = market.places[plan.anchor_id].zone
    question = CoverageQuestion(zone, hire.first_day, hire.last_day)
    crews = plan_crews(then, market, hire.first_day, hire.last_day)
    week_coverage(crews, typical_week(crews, question))
    year_coverage(crews, question)


def measure() -> dict[str, float]:
    market, plan = load_snapshot(), load_sample("cloud-provider")
    first, last = plan.months[0].first_day, plan.months[-1].last_day
    role, level = RoleFamily.GPU_CLUSTER_ENGINEER, Level.SENIOR
    question = PlaceQuestion(
        role=role, level=level, first_day=first, last_day=last, anchor_id=plan.anchor_id
    )
    weights, limits = weights_of(plan.fit_weights), Limits(min_overlap_hours=Decimal(3))
    evidence = place_evidence(question, plan, market)
    hire = NextHire(role=role, level=level, first_day=first, last_day=last)
    some = list(market.places)[:: len(market.places) // ANEW][:ANEW]

    def anew() -> None:
        for place_id in some:
            worked_out_anew(plan, hire, place_id, market)

    marginal = milliseconds(lambda: marginal_hires(hire, plan, market))
    anew_per_place = milliseconds(anew) / len(some)
    return {
        "places": len(evidence),
        "ranking_on_a_change_of_weights_ms": milliseconds(
            lambda: place_fits(evidence, weights, limits)
        ),
        "evidence_on_a_change_of_role_ms": milliseconds(
            lambda: place_evidence(question, plan, market)
        ),
        "skill_changes_of_all_places_ms": milliseconds(
            lambda: skill_changes(evidence, question, weights, plan, market, limits)
        ),
        "marginal_hire_over_all_places_ms": marginal,
        "worked_out_anew_ms_a_place": anew_per_place,
        "anew_to_marginal_hire_ratio": anew_per_place * len(evidence) / marginal,
        "policies_of_the_plan_ms": milliseconds(lambda: compared_policies(plan, market)),
    }
