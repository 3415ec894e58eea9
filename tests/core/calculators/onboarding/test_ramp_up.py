"""Ramp-ups by hand and day by day, and what they leave of the heads."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from planner.calculators.onboarding.hires import hires_of
from planner.calculators.onboarding.mentoring.helped_time import hours_on
from planner.calculators.onboarding.ramp_up import (
    MentorEffect,
    RampPartKind,
    RampUp,
    productive_heads,
    ramp_of,
    ramp_ups,
)
from planner.market.loader import load_snapshot
from planner.market.role import RoleFamily
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan
from planner.quantities.identifiers import SeatId
from tests.core.calculators.onboarding.helped_plans import member, plan_of, position

M1 = SeatId("M-01")


@pytest.fixture(scope="module")
def shipped() -> Snapshot:
    return load_snapshot()


def only_ramp(plan: Plan, market: Snapshot) -> RampUp:
    (hire,) = hires_of(plan, market)
    return ramp_of(plan, market, hire)


def test_that_without_a_mentor_the_weeks_are_those_of_the_role(shipped: Snapshot) -> None:
    ramp = only_ramp(plan_of(position(1)), shipped)
    assert [ramp.weeks, ramp.days] == [20, 140]
    assert ramp.mentor is MentorEffect.NOBODY
    assert ramp.full_on == date(2027, 3, 1) + timedelta(weeks=20)
    storage = plan_of(position(1), ramp_up_weeks_by_role={RoleFamily.GPU_CLUSTER_ENGINEER: 12})
    assert only_ramp(storage, shipped).weeks == 12


def test_that_a_new_domain_lengthens_it_and_a_mentor_shortens_all_of_it(shipped: Snapshot) -> None:
    ramp = only_ramp(plan_of(member(1), position(1, mentor_id=M1, is_new_to_domain=True)), shipped)
    assert ramp.parts == {
        RampPartKind.ROLE: 20,
        RampPartKind.NEW_DOMAIN: 8,
        RampPartKind.MENTOR: Decimal("-4.2"),
    }
    assert ramp.weeks == Decimal("23.8")
    assert ramp.days == 167  # 166.6, a begun day counted


def test_that_an_overloaded_mentor_saves_nothing(shipped: Snapshot) -> None:
    both = plan_of(member(1), *(position(n, mentor_id=M1) for n in (1, 2)))
    assert [each.mentor for each in ramp_ups(both, shipped)] == [MentorEffect.OVERLOADED] * 2
    later = replace(both.positions[1], start=date(2027, 9, 6))
    apart = replace(both, positions=(both.positions[0], later))
    assert [each.mentor for each in ramp_ups(apart, shipped)] == [MentorEffect.SAVES] * 2


def test_that_the_curve_rises_evenly_from_nothing_to_all(shipped: Snapshot) -> None:
    curve = only_ramp(plan_of(position(1), ramp_up_weeks=4), shipped).curve
    assert curve == pytest.approx((0, 0.25, 0.5, 0.75, 1))


def test_that_sums_of_shares_are_those_of_single_days(shipped: Snapshot) -> None:
    ramp = only_ramp(plan_of(position(1), ramp_up_weeks=3), shipped)
    for first in (-9, 0, 5, 20, 21, 40):
        for last in (first, first + 3, first + 30):
            days = sum(ramp.share(day) for day in range(first, last + 1))
            assert ramp.share_sum(first, last) == pytest.approx(days)


def test_that_a_ramp_up_of_no_weeks_is_all_from_the_first_day(shipped: Snapshot) -> None:
    ramp = only_ramp(plan_of(position(1), ramp_up_weeks=0), shipped)
    assert (ramp.curve, ramp.full_on) == ((1.0,), ramp.hire.first_day)
    assert ramp.share_sum(0, 6) == 7


def test_that_productive_heads_are_those_of_single_days(shipped: Snapshot) -> None:
    plan = plan_of(
        member(1),
        member(2, end=date(2027, 5, 10)),
        position(1, mentor_id=M1),
        position(2, start=date(2027, 6, 15), end=date(2027, 11, 20)),
    )
    ramps = ramp_ups(plan, shipped)
    for found in productive_heads(plan, shipped):
        first, last = found.month.first_day, found.month.last_day
        days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
        heads = productive = given = 0.0
        for day in days:
            for each in plan.members:
                is_there = each.end is None or day <= each.end
                heads += is_there
                productive += is_there
            for ramp in ramps:
                end = ramp.hire.position.end
                if day >= ramp.hire.first_day and (end is None or day <= end):
                    heads += 1
                    productive += ramp.share((day - ramp.hire.first_day).days)
            given += float(hours_on(plan.onboarding_rules, ramps[0].hire.first_day, day)) / 40
        assert found.heads == pytest.approx(heads / len(days))
        assert found.mentoring == pytest.approx(given / len(days))
        assert found.productive == pytest.approx((productive - given) / len(days))
