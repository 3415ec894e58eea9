"""When seats fill: the path at the median, its range, and the day by which all are there."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from math import log
from statistics import NormalDist, median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.calculators.hiring.all_filled import all_begun_by
from planner.calculators.hiring.plan_hiring import median_waits, seat_hirings
from planner.calculators.hiring.recruiter_queue import recruiter_slots
from planner.calculators.hiring.seat_hiring import SeatHiring
from planner.calculators.hiring.timeline import expected_timeline
from planner.calculators.onboarding.ramp_up import ramp_ups
from planner.market.lever import EffectKind, LeverKind
from planner.market.loader import load_snapshot
from planner.market.snapshot import Snapshot
from planner.plan.edits.lever_edits import change_hiring, change_lever
from planner.plan.edits.seat_edits import change_seat
from planner.plan.model import Plan
from planner.plan.samples import load_sample
from planner.quantities.identifiers import SeatId

ACCEPTED, OPEN = SeatId("P-01"), SeatId("P-12")
FIRST = date(2027, 1, 1)
NO_SPREAD = {"spread": Decimal(0), "decline-at-median": Decimal(0)}


@pytest.fixture(scope="module")
def market() -> Snapshot:
    return load_snapshot()


@pytest.fixture(scope="module")
def plan() -> Plan:
    sample = load_sample("cloud-provider")
    return replace(sample, levers={}, past_hires=(), scenarios=())


def seat(number: int, median_days: float, fill_probability: float = 1.0) -> SeatHiring:
    return SeatHiring(
        seat_id=SeatId(f"P-{number}"),
        opened=FIRST + timedelta(days=3 * number),
        target=FIRST,
        median_days=median_days,
        sigma=0.5,
        decline_probability=0.0,
        days_per_decline=0.0,
        days_to_start=30 + number,
        fill_probability=fill_probability,
    )


def test_that_without_spread_the_path_is_that_of_the_medians(plan: Plan, market: Snapshot) -> None:
    still = change_hiring(plan, coefficients=NO_SPREAD, recruiters=1, requisitions_per_recruiter=3)
    found = expected_timeline(still, market)
    hirings = seat_hirings(still, market)
    waits = median_waits(still, hirings, recruiter_slots(still, market))
    assert any(waits)
    for hiring, wait in zip(hirings, waits, strict=True):
        expected = found.seats[hiring.seat_id]
        days = int(wait + hiring.median_days + 0.5)
        assert expected.expected.accepted == hiring.opened + timedelta(days=days)
        assert expected.first_day_p10 == expected.expected.first_day == expected.first_day_p90
        assert expected.decline_days == 0
    last = max(each.expected.first_day for each in found.seats.values())
    assert found.filled_by_p50 == found.filled_by_p90 == last


def test_that_the_clocks_follow_each_other(plan: Plan, market: Snapshot) -> None:
    busy = change_hiring(plan, recruiters=1, requisitions_per_recruiter=2)
    for each in expected_timeline(busy, market).seats.values():
        clocks = each.expected
        days = (
            clocks.opened,
            clocks.begun,
            clocks.first_slate,
            clocks.offer,
            clocks.accepted,
            clocks.first_day,
            clocks.productive,
        )
        assert all(earlier <= later for earlier, later in pairwise(days))
        assert each.first_day_p10 <= clocks.first_day <= each.first_day_p90
        assert clocks.days_to_start == each.hiring.days_to_start
        assert 1 <= each.difficulty <= 5


def test_that_the_range_of_a_seat_is_that_of_its_distribution(plan: Plan, market: Snapshot) -> None:
    sure = change_hiring(plan, coefficients={"decline-at-median": Decimal(0)})
    found = expected_timeline(sure, market).seats[OPEN]
    hiring = found.hiring
    normal = NormalDist(log(hiring.median_days), hiring.sigma)
    for chance, day in ((0.1, found.first_day_p10), (0.9, found.first_day_p90)):
        days = (day - hiring.opened).days - hiring.days_to_start
        assert normal.cdf(log(days - 0.5)) <= chance <= normal.cdf(log(days + 0.5))


def test_that_declines_make_the_median_later(plan: Plan, market: Snapshot) -> None:
    picky = change_hiring(plan, coefficients={"decline-at-median": Decimal("0.6")})
    found = expected_timeline(picky, market).seats[OPEN]
    assert found.decline_days > 5
    days = found.wait_days + found.hiring.median_days + found.decline_days
    assert found.expected.accepted == found.hiring.opened + timedelta(days=int(days + 0.5))


def test_that_an_accepted_seat_starts_on_the_day_of_the_plan(plan: Plan, market: Snapshot) -> None:
    found = expected_timeline(plan, market).seats[ACCEPTED]
    start = next(each.start for each in plan.positions if each.id == ACCEPTED)
    assert found.first_day_p10 == found.expected.first_day == found.first_day_p90 == start
    assert (found.days_late, found.difficulty) == (0, 1)


def test_that_the_median_is_of_the_seats_that_are_searched_for(
    plan: Plan, market: Snapshot
) -> None:
    found = expected_timeline(plan, market)
    days = [
        each.expected.days_to_fill
        for each in found.seats.values()
        if each.hiring.seat_id not in ("P-01", "P-02")
    ]
    assert found.median_days_to_fill == median(days)


def test_that_days_to_fill_count_from_the_day_a_requisition_was_really_opened(
    plan: Plan, market: Snapshot
) -> None:
    opened = plan.horizon_start.first_day - timedelta(days=60)
    found = expected_timeline(change_seat(plan, OPEN, opened=opened), market).seats[OPEN]
    assert found.expected.opened == opened
    assert found.expected.days_to_fill > 60


def test_that_a_lever_on_ramp_up_moves_the_productive_day(plan: Plan, market: Snapshot) -> None:
    effects = {EffectKind.RAMP_UP: (Decimal(2),) * 3}
    pulled = change_lever(plan, LeverKind.AGENCY, is_on=True, effects=effects)
    weeks = {ramp.hire.position.id: ramp.weeks for ramp in ramp_ups(plan, market)}[OPEN]
    for each, factor in ((plan, 1), (pulled, 2)):
        clocks = expected_timeline(each, market).seats[OPEN].expected
        assert (clocks.productive - clocks.first_day).days == int(weeks * 7 * factor)


def test_that_changed_rules_of_ramp_up_are_noticed(plan: Plan, market: Snapshot) -> None:
    before = expected_timeline(plan, market).seats[OPEN].expected
    rules = replace(
        plan.onboarding_rules,
        ramp_up_weeks=3,
        ramp_up_weeks_by_role={},
        mentor_saves_share=Decimal(0),
    )
    after = expected_timeline(replace(plan, onboarding_rules=rules), market).seats[OPEN].expected
    assert after.first_day == before.first_day
    assert (after.productive - after.first_day).days == 21


def test_that_a_plan_without_open_seats_has_no_days(plan: Plan, market: Snapshot) -> None:
    found = expected_timeline(replace(plan, positions=()), market)
    assert (found.seats, found.median_days_to_fill) == ({}, None)
    assert (found.filled_by_p50, found.filled_by_p90) == (None, None)


def test_that_no_day_is_told_where_some_seat_cannot_be_filled(plan: Plan, market: Snapshot) -> None:
    found = expected_timeline(change_hiring(plan, recruiters=0), market)
    assert (found.filled_by_p50, found.filled_by_p90) == (None, None)
    assert found.seats[OPEN].difficulty > 2


@settings(max_examples=50)
@given(
    days=st.lists(st.floats(5, 300), min_size=1, max_size=12),
    chance=st.sampled_from([0.5, 0.9]),
    fills=st.floats(0.9, 1),
)
def test_that_all_are_there_on_the_first_day_whose_product_of_chances_is_enough(
    days: list[float], chance: float, fills: float
) -> None:
    hirings = [seat(n, each) for n, each in enumerate(days)]
    hirings[0] = replace(hirings[0], fill_probability=fills)
    found = all_begun_by(hirings, [0.0] * len(hirings), chance)

    def product(day: date) -> float:
        total = fills
        for hiring in hirings:
            left = (day - hiring.opened).days - hiring.days_to_start + 0.5
            normal = NormalDist(log(hiring.median_days), hiring.sigma)
            total *= normal.cdf(log(left)) if left > 0 else 0.0
        return total

    assert (found is None) == (fills <= chance)
    if found is not None:
        assert product(found) >= chance - 1e-5
        assert product(found - timedelta(days=1)) < chance


def test_that_a_chance_no_greater_than_asked_for_is_never_reached() -> None:
    even = [seat(1, 60.0, fill_probability=0.5), seat(2, 60.0)]
    assert all_begun_by(even, [0.0, 0.0], 0.5) is None
    better = [seat(1, 60.0, fill_probability=0.55), seat(2, 60.0)]
    day = all_begun_by(better, [0.0, 0.0], 0.5)
    assert day is not None
    assert day < FIRST + timedelta(days=365)
    assert all_begun_by(better, [0.0, 0.0], 0.9) is None


def test_that_a_seat_that_is_surely_filled_late_sets_the_day() -> None:
    late = replace(seat(0, 10), sigma=0.0, opened=FIRST + timedelta(days=300))
    found = all_begun_by([seat(1, 10), late], [0.0, 7.0], 0.9)
    assert found == late.opened + timedelta(days=10 + 7 + 30)


def test_that_more_recruiters_and_more_pay_never_fill_all_later(
    plan: Plan, market: Snapshot
) -> None:
    def all_by(plan: Plan) -> date:
        found = expected_timeline(plan, market).filled_by_p90
        assert found is not None
        return found

    opened = plan
    for position in plan.positions:
        opened = change_seat(opened, position.id, opened=plan.horizon_start.first_day)
    by_recruiters = [
        all_by(change_hiring(opened, recruiters=recruiters, requisitions_per_recruiter=2))
        for recruiters in (1, 2, 3, 6)
    ]
    assert by_recruiters == sorted(by_recruiters, reverse=True)
    assert by_recruiters[0] > by_recruiters[-1]
    by_pay = [
        all_by(change_lever(opened, LeverKind.PAY_UPLIFT, is_on=True, strength=Decimal(share)))
        for share in ("0", "0.1", "0.2", "0.4")
    ]
    assert by_pay == sorted(by_pay, reverse=True)
    assert by_pay[0] > by_pay[-1]
