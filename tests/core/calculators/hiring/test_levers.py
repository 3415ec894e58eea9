"""What levers do to time, pay and cost, by hand, and that levers which are off do nothing."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calculators.hiring.lever_effect import LeverEffect, lever_effect, levers_on
from planner.calculators.hiring.lever_pace import UNMOVED, pace_of
from planner.calculators.hiring.levers import lever_costs, lever_effects, levered_plan
from planner.calculators.plan_rates import plan_rate
from planner.market.deferred import Deferred
from planner.market.lever import (
    EffectKind,
    LeverDefault,
    LeverDefaults,
    LeverFigure,
    LeverKind,
    LeverQuantity,
    LeverTerm,
)
from planner.market.loader import load_snapshot
from planner.market.provenance import Grade, Provenance
from planner.market.role import RoleFamily
from planner.market.snapshot import Snapshot
from planner.plan.edits.lever_edits import change_lever
from planner.plan.edits.seat_edits import change_seat
from planner.plan.model import Engagement, Plan, PositionStatus
from planner.plan.samples import load_sample
from planner.quantities.identifiers import CurrencyCode, SeatId, SourceId
from planner.quantities.month import Month

ROLE = RoleFamily.ML_PLATFORM_ENGINEER
TIME, DELAY = EffectKind.TIME_TO_FILL, EffectKind.START_DELAY_WEEKS
UNIVERSITY = LeverKind.UNIVERSITY


def figure(*numbers: str) -> LeverFigure:
    low, likely, high = map(Decimal, numbers)
    return LeverFigure(
        low=low,
        likely=likely,
        high=high,
        unit="any",
        is_evidence=False,
        is_assumption=True,
        note="",
        provenance=Provenance(SourceId("test"), date(2026, 1, 1), Grade.D),
    )


def with_levers(
    market: Snapshot, figures: Mapping[LeverKind, Mapping[LeverQuantity, LeverFigure]]
) -> Snapshot:
    levers: LeverDefaults = {kind: LeverDefault(kind, of) for kind, of in figures.items()}
    return replace(market, deferred_levers=Deferred(lambda: levers))


@pytest.fixture(scope="module")
def market() -> Snapshot:
    figures: dict[LeverKind, Mapping[LeverQuantity, LeverFigure]] = {
        UNIVERSITY: {
            LeverTerm.STRENGTH: figure("1", "2", "6"),
            TIME: figure("0.64", "0.81", "0.9"),
            DELAY: figure("4", "10", "20"),
            LeverTerm.BUILD_UP_MONTHS: figure("1", "4", "6"),
            LeverTerm.MONTHLY_COST_USD: figure("1", "3000", "9000"),
            LeverTerm.ONCE_COST_USD: figure("1", "10000", "20000"),
        },
        LeverKind.PAY_UPLIFT: {LeverTerm.STRENGTH: figure("0.01", "0.2", "0.5")},
        LeverKind.AGENCY: {LeverTerm.STRENGTH: figure("0.1", "0.2", "0.3")},
        LeverKind.REFERRALS: {LeverTerm.PER_HIRE_COST_USD: figure("0", "900", "3000")},
        LeverKind.EMPLOYER_BRAND: {EffectKind.POOL: figure("1", "1.5", "2")},
    }
    return with_levers(load_snapshot(), figures)


@pytest.fixture(scope="module")
def plan() -> Plan:
    return replace(load_sample("cloud-provider"), levers={}, scenarios=())


def effect(works_from: float, full_from: float, factor: float) -> LeverEffect:
    return LeverEffect(
        kind=UNIVERSITY,
        is_on=True,
        strength=None,
        ratio=1.0,
        starts=Month(2027, 1),
        works_from=works_from,
        full_from=full_from,
        roles=frozenset(),
        effects={TIME: (factor, factor, factor)},
    )


def test_that_half_the_strength_does_half_to_the_logarithm(plan: Plan, market: Snapshot) -> None:
    found = lever_effect(change_lever(plan, UNIVERSITY, strength=Decimal(1)), market, UNIVERSITY)
    assert found.effects[TIME] == pytest.approx((0.8, 0.9, 0.9**0.5))
    assert found.effects[DELAY] == (4, 10, 20)
    assert (found.strength, found.ratio, found.is_on) == (Decimal(1), 0.5, False)


def test_that_a_lever_waits_and_then_builds_up_in_a_straight_line(
    plan: Plan, market: Snapshot
) -> None:
    pulled = change_lever(plan, UNIVERSITY, is_on=True, starts=plan.horizon_start.plus(2))
    found = lever_effect(pulled, market, UNIVERSITY)
    begin = (plan.horizon_start.plus(2).first_day - plan.horizon_start.first_day).days + 70
    assert found.works_from == begin
    assert found.full_from == pytest.approx(begin + 4 * 30.4375)
    assert found.share_on(begin - 1) == 0
    assert found.share_on(begin + 2 * 30.4375) == pytest.approx(0.5)
    assert found.share_on(begin + 1000) == 1
    assert found.factor_on(begin + 2 * 30.4375, TIME) == pytest.approx(0.9)


def test_that_the_users_own_range_stands_for_the_published_one(
    plan: Plan, market: Snapshot
) -> None:
    own = {TIME: (Decimal("0.4"), Decimal("0.5"), Decimal("0.6"))}
    found = lever_effect(change_lever(plan, UNIVERSITY, effects=own), market, UNIVERSITY)
    assert found.effects[TIME] == (0.4, 0.5, 0.6)
    assert found.effects[DELAY] == (4, 10, 20)


def test_that_no_factor_leaves_what_can_be_reckoned_with(plan: Plan, market: Snapshot) -> None:
    own = {TIME: (Decimal(-3), Decimal(0), Decimal(10**9))}
    changed = change_lever(plan, UNIVERSITY, effects=own, strength=Decimal(10**6))
    low, likely, high = lever_effect(changed, market, UNIVERSITY).effects[TIME]
    assert (low, likely) == (0.01, 0.01)
    assert high == pytest.approx(100)
    weaker = change_lever(plan, UNIVERSITY, strength=Decimal(-5))
    assert lever_effect(weaker, market, UNIVERSITY).effects[TIME] == (1, 1, 1)


def test_that_a_lever_of_another_century_is_looked_for_no_further(
    plan: Plan, market: Snapshot
) -> None:
    never = change_lever(plan, UNIVERSITY, effects={DELAY: (Decimal(10**9),) * 3})
    found = lever_effect(never, market, UNIVERSITY)
    assert found.works_from == found.full_from == 36_525
    long_ago = change_lever(plan, UNIVERSITY, starts=Month(1900, 1))
    assert lever_effect(long_ago, market, UNIVERSITY).full_from < 0


def test_that_every_lever_is_told_of_and_only_pulled_ones_are_on(
    plan: Plan, market: Snapshot
) -> None:
    pulled = change_lever(plan, UNIVERSITY, is_on=True)
    found = lever_effects(pulled, market)
    assert list(found) == list(LeverKind)
    assert [kind for kind, each in found.items() if each.is_on] == [UNIVERSITY]
    assert levers_on(plan, market) == ()


def test_that_a_lever_at_work_from_the_first_day_multiplies_the_days() -> None:
    pace = pace_of((effect(0, 0, 0.8), effect(0, 0, 0.5)), ROLE, 0.15)
    assert pace.days_for(30, 100) == pytest.approx(40)
    assert pace.begin_for(70, 100) == pytest.approx(30)


def test_that_a_lever_in_the_middle_of_a_search_shortens_what_is_left() -> None:
    pace = pace_of((effect(60, 60, 0.5),), ROLE, 0.15)
    assert pace.days_for(0, 100) == pytest.approx(60 + 40 / 2)
    assert pace.days_for(0, 50) == 50
    assert pace.days_for(-20, 50) == 50


def test_that_a_lever_that_builds_up_is_as_fast_as_its_days_add_up_to() -> None:
    pace = pace_of((effect(0, 100, 0.5),), ROLE, 0.15)
    by_minute = sum(2 ** (n / 100_000) for n in range(100_000)) / 1000
    assert pace.days_for(0, by_minute) == pytest.approx(100, abs=0.01)


def test_that_a_bigger_pool_is_faster_by_the_elasticity(plan: Plan, market: Snapshot) -> None:
    pulled = change_lever(plan, LeverKind.EMPLOYER_BRAND, is_on=True)
    pace = pace_of(levers_on(pulled, market), ROLE, 0.2)
    assert pace.days_for(0, 100) == pytest.approx(100 * 1.5**-0.2)


def test_that_a_lever_for_other_roles_moves_nothing(plan: Plan, market: Snapshot) -> None:
    roles = (RoleFamily.STORAGE_ENGINEER,)
    pulled = change_lever(plan, UNIVERSITY, is_on=True, roles=roles)
    assert pace_of(levers_on(pulled, market), ROLE, 0.2) is UNMOVED
    assert pace_of(levers_on(pulled, market), roles[0], 0.2) is not UNMOVED


@given(
    begin=st.floats(-100, 500),
    work=st.floats(0, 400),
    works=st.floats(0, 300),
    build_up=st.floats(0, 300),
    factor=st.floats(0.2, 3),
)
def test_that_begin_and_end_of_a_search_belong_together(
    begin: float, work: float, works: float, build_up: float, factor: float
) -> None:
    pace = pace_of((effect(works, works + build_up, factor),), ROLE, 0.15)
    days = pace.days_for(begin, work)
    assert days >= -1e-9
    assert pace.begin_for(begin + days, work) == pytest.approx(begin, abs=1e-6)
    if factor < 1:
        assert days <= work + 1e-6


def test_that_pay_of_open_seats_is_raised_by_the_strength(plan: Plan, market: Snapshot) -> None:
    pulled = change_lever(plan, LeverKind.PAY_UPLIFT, is_on=True, strength=Decimal("0.1"))
    raised = levered_plan(pulled, market)
    for before, after in zip(pulled.positions, raised.positions, strict=True):
        factor = Decimal("1.1") if before.status is PositionStatus.OPEN else 1
        assert after.base_pay.amount == pytest.approx(before.base_pay.amount * factor)
        assert replace(after, base_pay=before.base_pay) == before
    assert raised.members == pulled.members


def test_that_pay_is_raised_only_for_the_roles_and_starts_that_are_meant(
    plan: Plan, market: Snapshot
) -> None:
    pulled = change_lever(
        plan,
        LeverKind.PAY_UPLIFT,
        is_on=True,
        roles=(ROLE,),
        starts=plan.horizon_start.plus(4),
    )
    raised = levered_plan(pulled, market)
    changed = {
        new.id for old, new in zip(pulled.positions, raised.positions, strict=True) if old != new
    }
    assert changed == {"P-06"}  # P-05 starts two months before


def test_that_a_position_that_comes_again_is_raised_to_the_very_same(
    plan: Plan, market: Snapshot
) -> None:
    pulled = change_lever(plan, LeverKind.PAY_UPLIFT, is_on=True)
    more = change_lever(plan, LeverKind.PAY_UPLIFT, is_on=True, strength=Decimal("0.3"))
    first, other = levered_plan(pulled, market), levered_plan(more, market)
    edited = change_seat(pulled, SeatId("P-12"), notes="Edited")
    again = levered_plan(edited, market)
    for old, new, one in zip(first.positions, again.positions, other.positions, strict=True):
        if old.id == "P-12":
            assert (new.notes, new.base_pay) == ("Edited", old.base_pay)
        else:
            assert new is old
        if old.status is PositionStatus.OPEN:
            assert one.base_pay.amount > old.base_pay.amount


def test_that_an_employer_of_record_stands_in_where_nobody_is_employed_yet(
    plan: Plan, market: Snapshot
) -> None:
    seat = SeatId("P-11")  # in Singapore, where no member is
    own = change_seat(plan, seat, engagement=Engagement.OWN_ENTITY)
    pulled = change_lever(own, LeverKind.EMPLOYER_OF_RECORD, is_on=True)
    found = {each.id: each.engagement for each in levered_plan(pulled, market).positions}
    assert found[seat] is Engagement.EMPLOYER_OF_RECORD
    employed = {each.id for each in own.positions if each.engagement is Engagement.OWN_ENTITY}
    germany = {SeatId("P-05"), SeatId("P-06")}
    for seat_id in employed - germany - {seat}:
        assert found[seat_id] is Engagement.OWN_ENTITY


def test_that_a_plan_without_levers_stays_the_very_same(plan: Plan, market: Snapshot) -> None:
    assert levered_plan(plan, market) is plan
    off = change_lever(plan, LeverKind.PAY_UPLIFT, strength=Decimal("0.4"))
    assert levered_plan(off, market) is off
    for no_more in (Decimal(0), Decimal("-0.1")):
        pulled = change_lever(plan, LeverKind.PAY_UPLIFT, is_on=True, strength=no_more)
        assert levered_plan(pulled, market) is pulled
    assert lever_costs(off, market).by_lever == {}
    assert set(lever_costs(off, market).by_month) == {0}
    assert lever_costs(off, market).total == 0


def test_that_without_levers_no_rate_is_asked_for(plan: Plan, market: Snapshot) -> None:
    unknown = replace(plan, reporting_currency=CurrencyCode("XXX"))
    assert lever_costs(unknown, market).total == 0


def test_that_costs_begin_with_the_lever_and_follow_the_strength(
    plan: Plan, market: Snapshot
) -> None:
    pulled = change_lever(
        plan, UNIVERSITY, is_on=True, strength=Decimal(4), starts=plan.horizon_start.plus(3)
    )
    rate = plan_rate(plan, market, CurrencyCode("USD"))
    costs = lever_costs(pulled, market).by_lever[UNIVERSITY]
    cents = Decimal("0.01")
    assert set(costs[:3]) == {0}
    assert costs[3] == (2 * 13_000 * rate).quantize(cents)
    assert set(costs[4:]) == {(6000 * rate).quantize(cents)}


def test_that_the_users_own_costs_hold_as_they_are(plan: Plan, market: Snapshot) -> None:
    pulled = change_lever(
        plan,
        UNIVERSITY,
        is_on=True,
        strength=Decimal(4),
        monthly_cost=Decimal("100.10"),
        once_cost=Decimal(0),
    )
    found = lever_costs(pulled, market)
    assert set(found.by_lever[UNIVERSITY]) == {Decimal("100.10")}
    assert found.total == Decimal("100.10") * len(plan.months)


def test_that_each_hire_costs_in_the_month_it_starts(plan: Plan, market: Snapshot) -> None:
    pulled = change_lever(plan, LeverKind.REFERRALS, is_on=True)
    costs = lever_costs(pulled, market).by_lever[LeverKind.REFERRALS]
    starts = [
        plan.horizon_start.months_until(Month.containing(each.start))
        for each in plan.positions
        if each.status is PositionStatus.OPEN
    ]
    a_hire = min(cost for cost in costs if cost)
    for at, cost in enumerate(costs):
        assert cost == pytest.approx(a_hire * starts.count(at), abs=Decimal("0.02"))


def test_that_an_agency_costs_what_goes_beyond_the_fee_of_the_plan(
    plan: Plan, market: Snapshot
) -> None:
    def total(share: str) -> Decimal:
        assumed = replace(
            plan.assumptions, agency_fee_share=Decimal(share), agency_fee_share_by_country={}
        )
        pulled = change_lever(replace(plan, assumptions=assumed), LeverKind.AGENCY, is_on=True)
        return lever_costs(pulled, market).total

    assert total("0.2") == total("0.3") == 0
    assert total("0.1") == pytest.approx(total("0") / 2, abs=Decimal("0.2"))
    assert total("0") > 0
