"""How the seats of a plan are hired for: status, levers, history, competition and recruiters."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from math import exp, prod

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.calculators.hiring.coefficients import ASSUMED, DECISION_DAYS, coefficients_of
from planner.calculators.hiring.plan_hiring import median_waits, seat_hirings
from planner.calculators.hiring.recruiter_queue import recruiter_slots
from planner.calculators.hiring.seat_hiring import DriverKind, SeatHiring
from planner.calculators.hiring.time_to_fill import days_at, days_left
from planner.calculators.hiring.timeline import expected_timeline
from planner.calculators.seat_evidence import SeatEvidenceSource
from planner.market.deferred import Deferred
from planner.market.lever import EffectKind, LeverKind
from planner.market.loader import load_snapshot
from planner.market.role import Level
from planner.market.snapshot import Snapshot
from planner.market.talent_pool import NO_TALENT_POOLS
from planner.plan.edits.lever_edits import change_hiring, change_lever, set_past_hires
from planner.plan.edits.seat_edits import change_seat
from planner.plan.levers import PastHire
from planner.plan.model import Plan, Position, PositionStatus, Priority
from planner.plan.posting import NO_POSTING, Posting
from planner.plan.samples import load_sample
from planner.quantities.identifiers import PlaceId, SeatId
from planner.quantities.money import Money

ACCEPTED, OFFERED, OPEN = SeatId("P-01"), SeatId("P-02"), SeatId("P-12")
LIKELY = (Decimal("0.7"), Decimal("0.8"), Decimal("0.9"))


@pytest.fixture(scope="module")
def market() -> Snapshot:
    return load_snapshot()


@pytest.fixture(scope="module")
def plan() -> Plan:
    sample = load_sample("cloud-provider")
    return replace(sample, levers={}, past_hires=(), scenarios=())


def hirings(plan: Plan, market: Snapshot) -> Mapping[SeatId, SeatHiring]:
    return {each.seat_id: each for each in seat_hirings(plan, market)}


def factor(hiring: SeatHiring, kind: DriverKind) -> float:
    return next(driver.factor for driver in hiring.drivers if driver.kind is kind)


def copies(plan: Plan, seat_id: SeatId, count: int) -> Plan:
    position = next(each for each in plan.positions if each.id == seat_id)
    more = [replace(position, id=SeatId(f"C-{n}")) for n in range(count)]
    return replace(plan, positions=(*plan.positions, *more))


def test_that_the_median_days_are_the_product_of_the_drivers(plan: Plan, market: Snapshot) -> None:
    pulled = change_lever(
        plan, LeverKind.UNIVERSITY, is_on=True, effects={EffectKind.TIME_TO_FILL: LIKELY}
    )
    for hiring in seat_hirings(pulled, market):
        if hiring.median_days:
            product = prod(driver.factor for driver in hiring.drivers)
            assert hiring.median_days == pytest.approx(product, rel=1e-9)


def test_that_only_positions_that_are_to_be_filled_are_hired_for(
    plan: Plan, market: Snapshot
) -> None:
    held = change_seat(plan, OPEN, status=PositionStatus.ON_HOLD)
    closed = change_seat(held, SeatId("P-03"), status=PositionStatus.CLOSED)
    lost = change_seat(closed, SeatId("P-04"), place_id=PlaceId("nowhere"))
    expected = [each.id for each in lost.positions if each.id not in ("P-12", "P-03", "P-04")]
    assert list(hirings(lost, market)) == expected


def test_that_an_accepted_offer_leaves_nothing_to_chance(plan: Plan, market: Snapshot) -> None:
    found = hirings(plan, market)[ACCEPTED]
    assert found.opened + timedelta(days=found.days_to_start) == found.target
    assert (found.median_days, found.sigma, found.decline_probability) == (0, 0, 0)
    assert (found.fill_probability, found.needs_recruiter, found.has_offer) == (1, False, True)


def test_that_an_offer_that_is_out_waits_for_its_answer_only(plan: Plan, market: Snapshot) -> None:
    coefficients = coefficients_of(plan, market)
    found = hirings(plan, market)[OFFERED]
    assert found.median_days == coefficients.of(DECISION_DAYS)
    assert found.has_offer
    asked = hirings(change_seat(plan, OFFERED, status=PositionStatus.OPEN), market)[OFFERED]
    assert found.decline_probability == pytest.approx(asked.decline_probability)
    assert found.days_per_decline == pytest.approx(asked.days_per_decline)
    assert found.median_days < asked.median_days


def test_that_a_requisition_is_opened_so_that_the_start_is_met_at_the_median(
    plan: Plan, market: Snapshot
) -> None:
    far = change_seat(plan, OPEN, start=plan.horizon_start.plus(15).first_day)
    found = hirings(far, market)[OPEN]
    days = days_at(found, 0.5) + found.days_to_start
    met = found.opened + timedelta(days=round(days))
    assert abs((met - found.target).days) <= 1


def test_that_no_requisition_is_opened_before_the_horizon(plan: Plan, market: Snapshot) -> None:
    first = plan.horizon_start.first_day
    near = change_seat(plan, OPEN, start=first + timedelta(days=10))
    assert hirings(near, market)[OPEN].opened == first


def test_that_a_day_that_is_given_holds(plan: Plan, market: Snapshot) -> None:
    opened = plan.horizon_start.first_day + timedelta(days=77)
    found = hirings(change_seat(plan, OPEN, opened=opened), market)[OPEN]
    assert (found.opened, found.elapsed_days) == (opened, 0)


def test_that_a_search_that_goes_on_already_has_what_is_left_of_it(
    plan: Plan, market: Snapshot
) -> None:
    first = plan.horizon_start.first_day
    fresh = hirings(change_seat(plan, OPEN, opened=first), market)[OPEN]
    found = hirings(change_seat(plan, OPEN, opened=first - timedelta(days=90)), market)[OPEN]
    assert (found.opened, found.elapsed_days) == (first, 90)
    expected = days_left(fresh.median_days, fresh.sigma, 90)
    assert found.median_days == pytest.approx(expected)
    assert factor(found, DriverKind.ELAPSED) == pytest.approx(expected / fresh.median_days)


def test_that_levers_which_are_off_leave_every_seat_as_it_is(plan: Plan, market: Snapshot) -> None:
    off = plan
    for kind in LeverKind:
        effects = {EffectKind.TIME_TO_FILL: LIKELY, EffectKind.ACCEPTANCE: LIKELY}
        off = change_lever(off, kind, strength=Decimal("0.3"), effects=effects)
    assert seat_hirings(off, market) == seat_hirings(plan, market)
    assert factor(hirings(off, market)[OPEN], DriverKind.LEVERS) == 1


def test_that_levers_of_no_effect_change_nothing_to_speak_of(plan: Plan, market: Snapshot) -> None:
    one = (Decimal(1),) * 3
    effects = {kind: one for kind in EffectKind if kind.is_factor}
    pulled = change_lever(plan, LeverKind.UNIVERSITY, is_on=True, effects=effects)
    before, after = seat_hirings(plan, market), seat_hirings(pulled, market)
    for old, new in zip(before, after, strict=True):
        assert new.median_days == pytest.approx(old.median_days, rel=1e-9)
        assert new.decline_probability == pytest.approx(old.decline_probability)


def test_that_raised_pay_counts_as_a_lever_and_as_much_as_pay_itself(
    plan: Plan, market: Snapshot
) -> None:
    position = next(each for each in plan.positions if each.id == OPEN)
    pay = position.base_pay
    typed = change_seat(plan, OPEN, base_pay=Money(pay.amount * Decimal("1.2"), pay.currency))
    pulled = change_lever(plan, LeverKind.PAY_UPLIFT, is_on=True, strength=Decimal("0.2"))
    by_hand, by_lever = hirings(typed, market)[OPEN], hirings(pulled, market)[OPEN]
    assert by_lever.median_days == pytest.approx(by_hand.median_days, rel=1e-9)
    assert by_lever.decline_probability == pytest.approx(by_hand.decline_probability)
    assert factor(by_lever, DriverKind.PAY) == factor(hirings(plan, market)[OPEN], DriverKind.PAY)
    assert factor(by_lever, DriverKind.LEVERS) < 1


def test_that_clearer_postings_help_as_far_as_postings_leave_something_unsaid(
    plan: Plan, market: Snapshot
) -> None:
    half = (Decimal("0.5"),) * 3
    effects = {EffectKind.TIME_TO_FILL: half, EffectKind.START_DELAY_WEEKS: (Decimal(0),) * 3}
    silent = change_lever(
        replace(plan, posting=NO_POSTING),
        LeverKind.CLEARER_POSTINGS,
        is_on=True,
        effects=effects,
    )
    words = Posting(
        company="Who",
        mission="Why",
        goals=("What",),
        benefits=("Leave",),
        growth=("How far",),
        process=("Call",),
    )
    without_contact, clear = (
        replace(silent, posting=each) for each in (words, replace(words, contact="jobs@acme.test"))
    )
    factors = [
        factor(hirings(each, market)[OPEN], DriverKind.LEVERS)
        for each in (silent, without_contact, clear)
    ]
    # The contact takes 10 of the 46 points that all of them take.
    assert factors == pytest.approx([0.5, 0.5 ** (10 / 46), 1])


def test_that_all_levers_together_leave_the_floor(plan: Plan, market: Snapshot) -> None:
    pulled = change_hiring(plan, coefficients={"lever-floor": Decimal("0.5")})
    strong = {EffectKind.TIME_TO_FILL: (Decimal("0.1"),) * 3}
    for kind in (LeverKind.AGENCY, LeverKind.CLEARER_POSTINGS):
        pulled = change_lever(pulled, kind, is_on=True, effects=strong)
    for hiring in seat_hirings(change_seat(pulled, OPEN, start=_far(plan)), market):
        if hiring.seat_id == OPEN:
            assert factor(hiring, DriverKind.LEVERS) == pytest.approx(0.5)


def test_that_levers_move_attrition_ramp_up_and_acceptance(plan: Plan, market: Snapshot) -> None:
    effects = {
        EffectKind.ATTRITION: (Decimal("0.9"),) * 3,
        EffectKind.RAMP_UP: (Decimal("1.4"),) * 3,
        EffectKind.ACCEPTANCE: (Decimal(2),) * 3,
    }
    pulled = change_lever(plan, LeverKind.AGENCY, is_on=True, effects=effects)
    before, after = hirings(plan, market)[OPEN], hirings(pulled, market)[OPEN]
    assert (after.attrition_factor, after.ramp_up_factor) == pytest.approx((0.9, 1.4))
    odds = before.decline_probability / (1 - before.decline_probability) / 2
    assert after.decline_probability == pytest.approx(odds / (1 + odds))
    assert (before.attrition_factor, before.ramp_up_factor) == (1, 1)


def test_that_seats_of_one_pool_slow_each_other_and_no_others(plan: Plan, market: Snapshot) -> None:
    alone = hirings(plan, market)
    crowded = hirings(copies(plan, SeatId("P-10"), 9), market)
    assert crowded[SeatId("P-10")].median_days > alone[SeatId("P-10")].median_days
    assert crowded[OPEN] == alone[OPEN]


def test_that_a_thin_pool_fills_a_seat_with_a_chance_and_no_pool_never(
    plan: Plan, market: Snapshot
) -> None:
    thin = change_hiring(plan, coefficients={"thin-pool-people": Decimal(10**6)})
    chance = hirings(thin, market)[OPEN].fill_probability
    position = next(each for each in plan.positions if each.id == OPEN)
    nationwide = SeatEvidenceSource(plan, market).of(position).nationwide
    assert nationwide is not None
    assert chance == pytest.approx(1 - exp(-nationwide.people.expected / 10**6))
    halved = hirings(copies(thin, OPEN, 1), market)[OPEN].fill_probability
    assert 1 - halved == pytest.approx((1 - chance) ** 0.5)
    assert hirings(plan, market)[OPEN].fill_probability > 0.999


def test_that_a_place_without_known_pool_says_a_chance_and_finite_days(
    plan: Plan, market: Snapshot
) -> None:
    unknown = replace(market, deferred_talent_pools=Deferred(lambda: NO_TALENT_POOLS))
    found = hirings(plan, unknown)[OPEN]
    assert found.fill_probability == coefficients_of(plan, market).of("unknown-pool-chance")
    assert factor(found, DriverKind.POOL) == 1
    assert 0 < found.median_days < 1000


def test_that_history_moves_the_days_of_its_role(plan: Plan, market: Snapshot) -> None:
    position = next(each for each in plan.positions if each.id == OPEN)
    before = hirings(plan, market)[OPEN]
    opened = plan.horizon_start.first_day - timedelta(days=900)
    hire = PastHire(
        role=position.role,
        level=Level.SENIOR,
        country=market.places[position.place_id].country,
        opened=opened,
        accepted=opened + timedelta(days=400),
    )
    after = hirings(set_past_hires(plan, [hire] * 8), market)[OPEN]
    assert factor(after, DriverKind.HISTORY) > 1.5
    ratio = after.median_days / before.median_days
    assert ratio == pytest.approx(factor(after, DriverKind.HISTORY))


def test_that_a_seat_like_the_past_hires_takes_what_they_took(plan: Plan, market: Snapshot) -> None:
    position = next(each for each in plan.positions if each.id == OPEN)
    band = market.pay_bands.at(position.role, position.level, market.places[position.place_id])
    assert band is not None
    usual = change_seat(plan, OPEN, base_pay=Money(band.p50, band.currency))
    opened = plan.horizon_start.first_day - timedelta(days=900)
    hire = PastHire(
        role=position.role,
        level=position.level,
        country=market.places[position.place_id].country,
        opened=opened,
        accepted=opened + timedelta(days=150),
    )
    known = set_past_hires(usual, [hire] * 20)
    found = hirings(change_hiring(known, coefficients={"history-weight": Decimal(0)}), market)
    assert days_at(found[OPEN], 0.5) == pytest.approx(150, rel=1e-3)  # declined offers included


def test_that_without_any_recruiter_no_seat_that_needs_one_is_filled(
    plan: Plan, market: Snapshot
) -> None:
    found = hirings(change_hiring(plan, recruiters=0), market)
    assert found[OPEN].fill_probability == 0
    assert found[ACCEPTED].fill_probability == 1
    assert found[OPEN].median_days < 1000


def test_that_seats_are_opened_earlier_by_what_they_wait(plan: Plan, market: Snapshot) -> None:
    late = plan
    for position in plan.positions:
        if position.status is PositionStatus.OPEN:
            late = change_seat(late, position.id, start=_far(plan))
    busy = change_hiring(late, recruiters=1, requisitions_per_recruiter=4)
    free, queued = hirings(late, market), hirings(busy, market)
    assert queued[OPEN].median_days == free[OPEN].median_days
    earlier = {seat for seat in free if queued[seat].opened < free[seat].opened}
    assert earlier
    assert all(queued[seat].opened <= free[seat].opened for seat in free)


def test_that_high_priority_waits_least(plan: Plan, market: Snapshot) -> None:
    first = plan.horizon_start.first_day
    busy = change_hiring(plan, recruiters=1, requisitions_per_recruiter=1)
    for n, position in enumerate(plan.positions):
        priority = Priority.HIGH if position.id == OPEN else Priority.LOW
        opened = first + timedelta(days=n)
        busy = change_seat(busy, position.id, priority=priority, opened=opened)
    found = seat_hirings(busy, market)
    slots = recruiter_slots(busy, market)
    waited = median_waits(busy, found, slots)
    waits = {each.seat_id: wait for each, wait in zip(found, waited, strict=True)}
    behind = [waits[each.id] for each in _open(busy) if each.id not in (OPEN, "P-03")]
    assert waits[OPEN] < min(behind)
    assert waits[ACCEPTED] == 0


def test_that_recruiters_of_the_lever_come_when_it_works(plan: Plan, market: Snapshot) -> None:
    assert recruiter_slots(plan, market) is None
    two = change_hiring(plan, recruiters=2, requisitions_per_recruiter=3)
    assert recruiter_slots(two, market) == (0.0,) * 6
    own = {EffectKind.START_DELAY_WEEKS: (Decimal(2),) * 3}
    pulled = change_lever(
        two, LeverKind.RECRUITERS, is_on=True, strength=Decimal("1.5"), effects=own
    )
    assert recruiter_slots(pulled, market) == (0.0,) * 6 + (14.0,) * 4


@pytest.mark.parametrize("figure", [Decimal(0), Decimal(10) ** 9, Decimal("0.000001")])
def test_that_any_figure_the_plan_can_hold_leaves_days_and_chances(
    plan: Plan, market: Snapshot, figure: Decimal
) -> None:
    wild = change_hiring(plan, coefficients=dict.fromkeys(ASSUMED, figure), recruiters=10**6)
    for kind in LeverKind:
        effects = dict.fromkeys(EffectKind, (figure,) * 3)
        wild = change_lever(wild, kind, is_on=True, strength=figure, effects=effects)
    wild = change_seat(wild, OPEN, start=date(2199, 12, 31), opened=date(1900, 1, 1))
    wild = change_seat(wild, SeatId("P-11"), start=date(1900, 1, 1))
    found = expected_timeline(wild, market)
    for each in found.seats.values():
        assert each.hiring.median_days >= 0
        assert 0 <= each.hiring.decline_probability < 1
        assert 0 <= each.hiring.fill_probability <= 1
        assert each.expected.begun <= each.expected.accepted <= each.expected.first_day


@settings(max_examples=25, deadline=None)
@given(raise_by=st.decimals("0.01", "0.6", places=2), seat=st.sampled_from(range(2, 12)))
def test_that_more_pay_never_makes_a_seat_slower(
    plan: Plan, market: Snapshot, raise_by: Decimal, seat: int
) -> None:
    position = plan.positions[seat]
    raised = Money(position.base_pay.amount * (1 + raise_by), position.base_pay.currency)
    before = hirings(plan, market)[position.id]
    after = hirings(change_seat(plan, position.id, base_pay=raised), market)[position.id]
    assert after.median_days <= before.median_days + 1e-9
    assert after.decline_probability <= before.decline_probability


@settings(max_examples=25, deadline=None)
@given(
    factor=st.decimals("0.3", "1", places=2),
    kind=st.sampled_from(sorted(LeverKind)),
    months=st.integers(0, 12),
)
def test_that_a_lever_that_saves_time_never_makes_a_seat_slower(
    plan: Plan, market: Snapshot, factor: Decimal, kind: LeverKind, months: int
) -> None:
    effects = {EffectKind.TIME_TO_FILL: (factor,) * 3}
    starts = plan.horizon_start.plus(months)
    pulled = change_lever(plan, kind, is_on=True, starts=starts, effects=effects)
    before, after = hirings(plan, market), hirings(pulled, market)
    for seat in before:
        assert after[seat].median_days <= before[seat].median_days + 1e-6


def _far(plan: Plan) -> date:
    return plan.horizon_start.plus(18).first_day


def _open(plan: Plan) -> list[Position]:
    return [each for each in plan.positions if each.status is PositionStatus.OPEN]
