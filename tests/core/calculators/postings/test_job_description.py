"""What a job description takes from the plan and the market, against their own calculators."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from statistics import median
from zoneinfo import ZoneInfo

import pytest

from planner.calculators.compensation import offer_at
from planner.calculators.postings.job_description import JobDescription, job_description
from planner.calculators.postings.posting_owner import PostingOwner
from planner.market.pay_transparency import EU_DIRECTIVE, EU_MEMBERS, pay_range_law, states_of
from planner.market.snapshot import Snapshot
from planner.market.talent_pool import Skill, role_pool
from planner.plan.edits.posting_edits import change_plan_posting, change_team_posting
from planner.plan.model import Engagement, Plan, PositionStatus
from planner.plan.posting import PayRangeChoice
from planner.plan.working_pattern import WeekdayHours, WorkingPattern
from planner.quantities.identifiers import PlaceId, TeamId

Describe = Callable[..., JobDescription]


def test_that_the_position_speaks_before_its_team_and_the_team_before_the_plan(
    sample: Plan, market: Snapshot
) -> None:
    plan = change_plan_posting(
        sample, company="We run clouds.", mission="Grow.", contact="a@b.example"
    )
    plan = change_team_posting(plan, TeamId(plan.positions[0].team_id), mission="Train models.")
    described = job_description(plan, market, plan.positions[0])
    assert described.words.company == "We run clouds."
    assert described.words.mission == "Train models."
    assert described.owners["company"] is PostingOwner.PLAN
    assert described.owners["mission"] is PostingOwner.TEAM


def test_that_shared_hours_agree_with_a_minute_by_minute_count_of_the_year(
    describe: Describe,
) -> None:
    anchor = describe("P-04").hours
    assert anchor is not None
    assert anchor.anchor is not None
    shared = anchor.anchor
    by_day = {}
    day = shared.first_day
    while day <= shared.last_day:
        if day.weekday() < 5:
            by_day[day] = _minutes_by_zoneinfo(day)
        day += timedelta(days=1)
    assert shared.min_minutes == min(map(len, by_day.values()))
    assert shared.typical_minutes == median(map(len, by_day.values()))
    told = {
        each: season.minutes
        for season in shared.seasons
        for each in by_day
        if season.first_day <= each <= season.last_day
    }
    assert told == {each: len(minutes) for each, minutes in by_day.items()}


def test_that_windows_are_told_by_both_clocks(describe: Describe) -> None:
    hours = describe("P-04").hours
    assert hours is not None
    assert hours.anchor is not None
    for season in hours.anchor.seasons:
        (here,), (there,) = season.here, season.there
        start = datetime.combine(season.first_day, there[0], ZoneInfo("Europe/Dublin"))
        assert start.astimezone(ZoneInfo("America/Toronto")).time() == here[0]


def test_that_a_position_at_the_anchor_shares_nothing_with_itself(describe: Describe) -> None:
    hours = describe("P-12").hours
    assert hours is not None
    assert hours.anchor is None
    assert hours.others


def test_that_hours_that_differ_by_weekday_are_told_without_seasons(describe: Describe) -> None:
    short = WorkingPattern(weekday_hours=(WeekdayHours(4, time(8), time(11)),))
    hours = describe("P-05", working_pattern=short).hours
    assert hours is not None
    assert hours.anchor is not None
    assert hours.anchor.seasons == ()
    assert hours.anchor.typical_minutes > hours.anchor.min_minutes


def test_that_an_unknown_place_leaves_out_hours_and_pay(describe: Describe) -> None:
    described = describe("P-05", place_id=PlaceId("nowhere"))
    assert described.hours is None
    assert described.pay.found is None
    assert described.losses == ()


def test_that_the_range_is_the_band_around_the_target(
    sample: Plan, market: Snapshot, describe: Describe
) -> None:
    position = next(each for each in sample.positions if each.id == "P-05")
    band = market.pay_bands.at(position.role, position.level, market.places[position.place_id])
    found = describe("P-05").pay.found
    assert band is not None
    assert found is not None
    target = sample.assumptions.target_percentile
    assert found.low == offer_at(band, target - Decimal("0.25"))
    assert found.high == offer_at(band, target + Decimal("0.25"))


@pytest.mark.parametrize(
    ("target", "quantiles"), [("0.15", (0, None)), ("0.9", (None, 4)), ("0.5", (1, 3))]
)
def test_that_the_range_stays_within_what_the_band_tells(
    sample: Plan, market: Snapshot, target: str, quantiles: tuple[int | None, int | None]
) -> None:
    assumptions = replace(sample.assumptions, target_percentile=Decimal(target))
    position = sample.positions[4]
    band = market.pay_bands.at(position.role, position.level, market.places[position.place_id])
    found = job_description(replace(sample, assumptions=assumptions), market, position).pay.found
    assert band is not None
    assert found is not None
    for end, quantile in zip((found.low, found.high), quantiles, strict=True):
        if quantile is not None:
            assert end == pytest.approx(band.quantiles[quantile], rel=Decimal("0.006"))


def test_that_the_range_is_named_where_the_directive_asks_for_it(describe: Describe) -> None:
    assert describe("P-05").pay.is_named  # Berlin
    assert not describe("P-11").pay.is_named  # Singapore
    assert describe("P-11", words={"pay_range": PayRangeChoice.ALWAYS}).pay.is_named
    assert not describe("P-05", words={"pay_range": PayRangeChoice.NEVER}).pay.is_named


def test_that_the_laws_do_not_speak_of_contractors(describe: Describe) -> None:
    pay = describe("P-05", engagement=Engagement.CONTRACTOR).pay
    assert pay.law is None
    assert pay.found is None


def test_that_the_union_has_its_27_members(market: Snapshot) -> None:
    assert len(EU_MEMBERS) == 27
    berlin = market.places[PlaceId("de-berlin")]
    assert pay_range_law(market, berlin) is EU_DIRECTIVE
    assert pay_range_law(market, market.places[PlaceId("gb-london")]) is None


def test_that_a_state_is_read_off_the_name_of_the_metropolitan_area(market: Snapshot) -> None:
    denver, austin = market.places[PlaceId("us-denver")], market.places[PlaceId("us-austin")]
    law = pay_range_law(market, denver)
    assert states_of(market, denver) == ("CO",)
    assert law is not None
    assert law.state == "CO"
    assert pay_range_law(market, austin) is None
    assert states_of(market, market.places[PlaceId("us-ashburn")]) == ("DC", "VA", "MD", "WV")


def test_that_the_team_counts_members_and_what_is_still_to_come(
    sample: Plan, market: Snapshot
) -> None:
    position, other = sample.positions[0], sample.positions[1]
    closed = replace(other, status=PositionStatus.CLOSED)
    plan = replace(sample, positions=(position, closed, *sample.positions[2:]))
    team, fewer = (job_description(each, market, position).team for each in (sample, plan))
    assert team.members == sum(each.team_id == position.team_id for each in sample.members)
    assert fewer.openings == team.openings - 1
    assert sum(each.members for each in team.places) == team.members
    assert team.manager == "Aoife Brennan"


def test_that_the_pool_loss_follows_the_skill_intersection(
    sample: Plan, market: Snapshot, describe: Describe
) -> None:
    described = describe("P-05")
    weights = {each.skill: each.weight for each in described.skills}
    association = float(sample.assumptions.skill_association)
    country = market.places[described.position.place_id].country
    whole = role_pool(market.talent_pools, country, weights, association)
    assert whole is not None
    for loss in described.losses:
        rest = {skill: weight for skill, weight in weights.items() if skill is not loss.skill}
        without = role_pool(market.talent_pools, country, rest, association)
        assert without is not None
        ratio = without.people.expected / whole.people.expected
        assert loss.factor == pytest.approx(ratio)
        assert loss.factor > 1


def test_that_a_skill_of_half_its_weight_is_a_must_and_one_below_is_welcome(
    describe: Describe,
) -> None:
    weights = ((Skill.STORAGE, Decimal("0.5")), (Skill.AI_WORKLOADS, Decimal("0.49")))
    described = describe("P-05", skill_weights=weights)
    assert [each.skill for each in described.required_skills] == [Skill.STORAGE]
    assert [each.skill for each in described.optional_skills] == [Skill.AI_WORKLOADS]


def _minutes_by_zoneinfo(day: date) -> set[datetime]:
    """Minutes of 09:00 to 17:00 in Dublin on a date that are 08:00 to 16:00 in Toronto."""
    utc, dublin, toronto = ZoneInfo("UTC"), ZoneInfo("Europe/Dublin"), ZoneInfo("America/Toronto")
    start = datetime.combine(day, time(9), dublin).astimezone(utc)
    end = datetime.combine(day, time(17), dublin).astimezone(utc)
    found, minute = set(), start
    while minute < end:
        if time(8) <= minute.astimezone(toronto).time() < time(16):
            found.add(minute)
        minute += timedelta(minutes=1)
    return found
