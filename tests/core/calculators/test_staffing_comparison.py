"""A staffing beside the plan: who is missing, what they cost, which gaps close, and adopting it."""

from dataclasses import replace
from datetime import date, time

import pytest

from planner.calculators.coverage_crews import plan_crews
from planner.calculators.coverage_question import CoverageQuestion
from planner.calculators.coverage_year import year_coverage
from planner.calculators.evaluation import evaluate
from planner.calculators.place_cost import place_costs
from planner.calculators.staffing import Staffing, smallest_staffing
from planner.calculators.staffing_comparison import (
    StaffingComparison,
    compare_staffing,
    rota_crews,
    staffing_site,
)
from planner.calculators.staffing_limits import BOOK_LIMITS
from planner.market.loader import load_snapshot
from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.plan.edits import OpeningTerms, PlanEditError, adopt_staffing
from planner.plan.model import Engagement, Plan
from planner.plan.samples import load_sample
from planner.plan.validation import Severity, find_problems
from planner.quantities.identifiers import PlaceId, TeamId

YEAR = date(2028, 1, 1), date(2028, 12, 31)
PLACES = tuple(PlaceId(name) for name in ("ie-dublin", "us-san-francisco", "au-sydney"))
ROLE, LEVEL = RoleFamily.SITE_RELIABILITY_ENGINEER, Level.SENIOR


@pytest.fixture(scope="module")
def world() -> Snapshot:
    return load_snapshot()


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load_sample("cloud-provider")


@pytest.fixture(scope="module")
def compared(world: Snapshot, plan: Plan) -> StaffingComparison:
    costs = place_costs(ROLE, LEVEL, Engagement.OWN_ENTITY, plan, world)
    hours = time(8), time(20)
    asked = [staffing_site(place_id, hours, costs, world) for place_id in PLACES]
    found = smallest_staffing(asked, BOOK_LIMITS, *YEAR)
    assert isinstance(found, Staffing)
    crews = plan_crews(plan, world, *YEAR)
    question = CoverageQuestion(world.places[PLACES[0]].zone, *YEAR)
    return compare_staffing(found, crews, question, costs, (plan, world))


def test_that_those_who_are_there_already_are_not_hired_again(
    compared: StaffingComparison, plan: Plan
) -> None:
    dublin, francisco, sydney = compared.sites

    there = sum(
        seat.place_id == PLACES[0] and getattr(seat, "status", "") != "on-hold"
        for seat in plan.seats
    )
    assert there > 0
    assert (dublin.present, francisco.present, sydney.present) == (there, 0, 0)
    assert dublin.extra_heads == max(0, dublin.staffing.heads - there)
    assert francisco.extra_heads == francisco.staffing.heads == 6
    assert compared.extra_heads == sum(site.extra_heads for site in compared.sites)


def test_that_people_cost_what_the_evaluation_of_the_adopted_plan_says(
    compared: StaffingComparison, plan: Plan, world: Snapshot
) -> None:
    openings = [site.opening for site in compared.sites if site.opening is not None]
    terms = OpeningTerms(plan.teams[0].id, ROLE, LEVEL, Engagement.OWN_ENTITY, date(2027, 9, 1))

    adopted = adopt_staffing(plan, openings, terms)

    new = adopted.positions[len(plan.positions) :]
    assert len(new) == compared.extra_heads > 0
    assert adopted.positions[: len(plan.positions)] == plan.positions
    assert len({seat.id for seat in adopted.seats}) == len(list(adopted.seats))
    assert [position.place_id for position in new] == [
        site.staffing.site.place_id for site in compared.sites for _ in range(site.extra_heads)
    ]
    costs = evaluate(adopted, world).seat_costs
    assert compared.extra_cost == sum(costs[position.id].annual_reporting for position in new)
    errors = [p for p in find_problems(adopted, world) if p.severity is Severity.ERROR]
    assert errors == [p for p in find_problems(plan, world) if p.severity is Severity.ERROR]


def test_that_adopting_into_an_unknown_team_changes_nothing(
    compared: StaffingComparison, plan: Plan
) -> None:
    openings = [site.opening for site in compared.sites if site.opening is not None]
    terms = OpeningTerms(TeamId("T-99"), ROLE, LEVEL, Engagement.CONTRACTOR, YEAR[0])
    with pytest.raises(PlanEditError):
        adopt_staffing(plan, openings, terms)
    assert adopt_staffing(plan, [], replace(terms, team_id=plan.teams[0].id)) == plan


def test_that_the_gaps_of_the_plan_close_altogether(
    compared: StaffingComparison, plan: Plan, world: Snapshot
) -> None:
    question = CoverageQuestion(world.places[PLACES[0]].zone, *YEAR, 2)
    crews = plan_crews(plan, world, *YEAR)

    assert compared.gap_minutes_before == year_coverage(crews, question).gap_minutes > 0
    assert compared.gap_minutes_after == 0
    without = [crew for crew in rota_crews(compared.staffing) if crew.place_id != PLACES[1]]
    assert year_coverage(without, question).gap_minutes > 0


def test_that_weekends_and_holidays_count_as_load(
    compared: StaffingComparison, world: Snapshot
) -> None:
    dublin = compared.sites[0]
    on_call = dublin.staffing.on_call_at_once / dublin.staffing.heads
    assert on_call == 2 / 6
    assert dublin.weekend_days == pytest.approx(106 / 3 * 365 / 366)  # 2028 begins on a Saturday
    # Ten that year, of which New Year is on a Saturday.
    assert dublin.holidays == pytest.approx(9 / 3 * 365 / 366)


def test_that_a_place_without_pay_has_no_cost(
    compared: StaffingComparison, plan: Plan, world: Snapshot
) -> None:
    question = CoverageQuestion(world.places[PLACES[0]].zone, *YEAR)
    found = compare_staffing(compared.staffing, (), question, {}, (plan, world))

    assert found.extra_heads == found.staffing.heads
    assert found.extra_cost is None
    assert [site.opening for site in found.sites] == [None, None, None]
