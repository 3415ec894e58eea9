"""One more hire in every place, against the plan with that person put in and worked out again."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from itertools import islice

import pytest

from planner.calculators.coverage import typical_week, week_coverage
from planner.calculators.coverage_crews import plan_crews
from planner.calculators.coverage_minutes import Period
from planner.calculators.coverage_question import CoverageQuestion
from planner.calculators.coverage_year import year_coverage
from planner.calculators.group_minutes import group_minutes
from planner.calculators.loaded_cost import price_seat
from planner.calculators.monthly_budget import is_budgeted
from planner.calculators.places.marginal_hire import (
    MarginalHire,
    NextHire,
    as_one_team,
    concentration,
    marginal_hires,
)
from planner.calculators.team_groups import team_groups
from planner.calculators.trial_position import trial_position
from planner.market.loader import load_snapshot
from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.plan.model import Engagement, Plan, Position, PositionStatus
from planner.plan.samples import load_sample, sample_names
from planner.plan.working_pattern import WorkingPattern
from planner.quantities.identifiers import CountryCode, PlaceId, SeatId, TeamId
from planner.quantities.money import Money

CASES = 300
CASES_OF_A_PLAN = 10


@pytest.fixture(scope="module")
def shipped() -> Snapshot:
    return load_snapshot()


def random_case(seed: int, market: Snapshot) -> tuple[Plan, NextHire]:
    """Return a sample with its people at other places and hours, and whom it hires next."""
    choose = random.Random(seed)  # noqa: S311 -- repeatable on purpose
    sample = load_sample(choose.choice(sample_names()))
    places = list(market.places)

    def moved(position: Position) -> Position:
        place_id = choose.choice(places) if choose.random() < 0.5 else position.place_id
        pay = Money(Decimal(choose.randrange(20, 200)) * 1000, market.currency_of(place_id))
        status = choose.choice((PositionStatus.OPEN, position.status, PositionStatus.ON_HOLD))
        return replace(position, place_id=place_id, base_pay=pay, status=status)

    hours = WorkingPattern(start=time(choose.randrange(5, 14)), end=time(choose.randrange(14, 24)))
    plan = replace(
        sample,
        positions=tuple(map(moved, sample.positions)),
        place_patterns={choose.choice(places): hours, **sample.place_patterns},
        working_pattern=choose.choice((sample.working_pattern, hours)),
    )
    first = plan.horizon_start.plus(choose.randrange(6)).first_day
    teams: Sequence[TeamId | None] = (None, *(team.id for team in plan.teams))
    hire = NextHire(
        role=choose.choice(list(RoleFamily)),
        level=choose.choice(list(Level)),
        first_day=first,
        last_day=date(first.year, 12, 31),
        engagement=choose.choice(list(Engagement)),
        team_id=choose.choice(teams),
        required=choose.choice((1, 2)),
    )
    return plan, hire


def with_hire(plan: Plan, hire: NextHire, place_id: PlaceId, market: Snapshot) -> Plan:
    """Put the person into the plan, there from before the time looked at."""
    pay = Money(Decimal(1), market.currency_of(place_id))
    hired = replace(
        trial_position(hire.role, hire.level, place_id, hire.engagement, pay, plan),
        id=SeatId("P-hired"),
        team_id=hire.team_id or plan.teams[0].id,
        start=date(2020, 1, 1),
        working_pattern=plan.pattern_at(place_id),
    )
    return replace(plan, positions=(*plan.positions, hired))


def least_shared(plan: Plan, hire: NextHire, market: Snapshot) -> int | None:
    asked = as_one_team(plan) if hire.team_id is None else plan
    wanted = hire.team_id or TeamId("")
    for group in team_groups(asked, market, hire.first_day, hire.last_day):
        if group.team.id == wanted:
            minutes = group_minutes(group.workers, hire.first_day, hire.last_day).shared_minutes
            return min(minutes, default=0)
    return None


def gaps(plan: Plan, hire: NextHire, week: Period, market: Snapshot) -> tuple[int, int]:
    question = question_of(plan, hire, market)
    crews = plan_crews(plan, market, hire.first_day, hire.last_day, hire.team_id)
    return (
        week_coverage(crews, week, hire.required).gap_minutes,
        year_coverage(crews, question).gap_minutes,
    )


def question_of(plan: Plan, hire: NextHire, market: Snapshot) -> CoverageQuestion:
    anchor = plan.anchor_id if hire.team_id is None else plan.anchor_of(hire.team_id)
    zone = market.places[anchor].zone
    return CoverageQuestion(zone, hire.first_day, hire.last_day, hire.required)


def spread_over_countries(plan: Plan, hire: NextHire, market: Snapshot) -> float:
    there = [
        market.places[seat.place_id].country
        for seat in plan.seats
        if is_budgeted(seat)
        and seat.start <= hire.last_day
        and (seat.end is None or seat.end >= hire.first_day)
    ]
    return sum((there.count(country) / len(there)) ** 2 for country in set(there))


def check_case(found: MarginalHire, plan: Plan, hire: NextHire, market: Snapshot) -> None:
    then = with_hire(plan, hire, found.place_id, market)
    before, after = least_shared(plan, hire, market), least_shared(then, hire, market)
    if before is None or after is None:
        assert found.overlap_change is None
    else:
        assert found.overlap_minutes == after
        assert found.overlap_change == after - before
    crews = plan_crews(plan, market, hire.first_day, hire.last_day, hire.team_id)
    week = typical_week(crews, question_of(plan, hire, market))
    was, now = gaps(plan, hire, week, market), gaps(then, hire, week, market)
    assert (found.gap_week_change, found.gap_year_change) == (now[0] - was[0], now[1] - was[1])
    assert found.concentration == pytest.approx(spread_over_countries(then, hire, market))
    assert found.concentration - found.concentration_change == pytest.approx(
        spread_over_countries(plan, hire, market)
    )
    if found.cost is not None:
        base = Money(found.cost.cost.base_pay, found.cost.band.currency)
        position = trial_position(
            hire.role, hire.level, found.place_id, hire.engagement, base, plan
        )
        assert (
            found.cost.cost.annual_reporting == price_seat(position, plan, market).annual_reporting
        )


@pytest.mark.parametrize("seed", range(CASES // CASES_OF_A_PLAN))
def test_that_a_hire_changes_what_working_it_all_out_again_finds(
    shipped: Snapshot, seed: int
) -> None:
    plan, hire = random_case(seed, shipped)
    found = marginal_hires(hire, plan, shipped)
    assert [each.place_id for each in found] == list(shipped.places)
    choose = random.Random(-seed)  # noqa: S311 -- repeatable on purpose
    for each in choose.sample(found, CASES_OF_A_PLAN):
        check_case(each, plan, hire, shipped)


def test_that_a_team_without_anybody_has_no_hours_to_share(shipped: Snapshot) -> None:
    plan = replace(load_sample("cloud-provider"), members=(), positions=())
    days = plan.months[0].first_day, plan.months[-1].last_day
    hire = NextHire(
        role=RoleFamily.MLOPS_ENGINEER, level=Level.MID, first_day=days[0], last_day=days[1]
    )
    for each in islice(marginal_hires(hire, plan, shipped), 5):
        assert each.overlap_change is None
        assert each.concentration == 1
        assert each.concentration_change == 1


def test_that_heads_in_one_country_are_most_concentrated() -> None:
    poland, spain = CountryCode("PL"), CountryCode("ES")
    assert concentration(Counter({poland: 7})) == 1
    assert concentration(Counter({poland: 3, spain: 1})) == 0.625
    assert concentration(Counter()) == 0


def test_that_one_team_of_all_keeps_everybodys_hours() -> None:
    sample = load_sample("cloud-provider")
    nights = WorkingPattern(start=time(22), end=time(6))
    plan = replace(
        sample, teams=tuple(replace(team, working_pattern=nights) for team in sample.teams)
    )
    together = as_one_team(plan)
    for before, after in zip(plan.seats, together.seats, strict=True):
        assert together.pattern_of(after) == plan.pattern_of(before)
    assert nights in {together.pattern_of(seat) for seat in together.seats}
    assert {seat.team_id for seat in together.seats} == {together.teams[0].id}
