"""Taking expected dates as starts."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from planner.calculators.hiring.expected_starts import take_expected_starts
from planner.calculators.hiring.seat_timeline import SeatTimeline, Timeline
from planner.calculators.hiring.timeline import expected_timeline
from planner.market.loader import load_snapshot
from planner.market.snapshot import Snapshot
from planner.plan.edits import change_seat
from planner.plan.model import Plan
from planner.plan.samples import load_sample
from planner.quantities.identifiers import SeatId

P_01, P_03, P_05 = SeatId("P-01"), SeatId("P-03"), SeatId("P-05")


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load_sample("cloud-provider")


@pytest.fixture(scope="module")
def shipped() -> Snapshot:
    return load_snapshot()


@pytest.fixture(scope="module")
def timeline(plan: Plan, shipped: Snapshot) -> Timeline:
    return expected_timeline(plan, shipped)


def starts(plan: Plan) -> dict[SeatId, date]:
    return {each.id: each.start for each in plan.positions}


def moved(timeline: Timeline, seat_id: SeatId, days: int, chance: float = 1.0) -> Timeline:
    """Return a timeline in which one seat is expected so many days after its target."""

    def changed(seat: SeatTimeline) -> SeatTimeline:
        first = seat.hiring.target + timedelta(days=days)
        hiring = replace(seat.hiring, fill_probability=chance)
        return replace(seat, hiring=hiring, expected=replace(seat.expected, first_day=first))

    on_time = {key: each for key, each in timeline.seats.items() if abs(each.days_late) <= 1}
    return replace(timeline, seats={**on_time, seat_id: changed(timeline.seats[seat_id])})


def test_that_positions_start_when_they_are_expected_to(plan: Plan, timeline: Timeline) -> None:
    taken = take_expected_starts(plan, moved(timeline, P_05, 40))
    before, after = starts(plan), starts(taken.plan)
    assert taken.moved == (P_05,)
    assert taken.left == ()
    assert after[P_05] == before[P_05] + timedelta(days=40)
    assert {key: day for key, day in after.items() if key != P_05} == {
        key: day for key, day in before.items() if key != P_05
    }


@pytest.mark.parametrize(("days", "is_taken"), [(-2, True), (-1, False), (1, False), (2, True)])
def test_that_a_day_of_rounding_is_no_other_start(
    plan: Plan,
    timeline: Timeline,
    days: int,
    is_taken: bool,  # noqa: FBT001 -- given
) -> None:
    taken = take_expected_starts(plan, moved(timeline, P_05, days))
    assert bool(taken.moved) is is_taken


def test_that_a_seat_nobody_can_fill_keeps_its_start(plan: Plan, timeline: Timeline) -> None:
    taken = take_expected_starts(plan, moved(timeline, P_05, 40, chance=0.0))
    assert taken.left == (P_05,)
    assert taken.plan == plan


def test_that_a_seat_expected_after_its_end_keeps_its_start(plan: Plan, timeline: Timeline) -> None:
    start = starts(plan)[P_05]
    ending = change_seat(plan, P_05, end=start + timedelta(days=30))
    assert take_expected_starts(ending, moved(timeline, P_05, 31)).left == (P_05,)
    assert take_expected_starts(ending, moved(timeline, P_05, 30)).moved == (P_05,)


def test_that_taken_dates_are_expected_dates(plan: Plan, shipped: Snapshot) -> None:
    opened = change_seat(plan, P_03, opened=plan.horizon_start.first_day)
    taken = take_expected_starts(opened, expected_timeline(opened, shipped))
    assert P_03 in taken.moved
    again = expected_timeline(taken.plan, shipped).seats[P_03]
    assert abs(again.days_late) <= 7  # others that move hardly change whom it competes with
