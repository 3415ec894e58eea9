from dataclasses import replace
from datetime import date

import pytest

from planner.desktop.session.plan_session import PlanSession
from planner.desktop.viewmodels.seat_cells import (
    BASE_PAY,
    COLUMN_KEYS,
    END,
    ENGAGEMENT,
    LEVEL,
    NOTES,
    PLACE,
    PRIORITY,
    ROLE,
    START,
    STATUS,
    TEAM,
)
from planner.desktop.viewmodels.seat_editing import SeatEditing
from planner.desktop.viewmodels.seat_filling import FILLABLE, Filling, fill_down
from planner.localization.formatting import Formatter
from planner.market.snapshot import Snapshot
from planner.plan.edits import change_seat
from planner.plan.model import Plan, Seat
from planner.quantities.identifiers import SeatId

KRAKOW, BENGALURU, BENGALURU_TOO, BERLIN = map(SeatId, ("P-01", "P-02", "P-07", "P-05"))


def seat(plan: Plan, seat_id: SeatId) -> Seat:
    return next(each for each in plan.seats if each.id == seat_id)


def fill(plan: Plan, market: Snapshot, key: str, *seat_ids: SeatId) -> Filling:
    return fill_down(plan, market, seat_ids, key)


@pytest.mark.parametrize("key", [ROLE, ENGAGEMENT, START, STATUS, LEVEL, TEAM, PRIORITY, NOTES])
def test_that_a_value_reaches_every_seat_and_nothing_else_changes(
    sample_plan: Plan, market: Snapshot, key: str
) -> None:
    found = fill(sample_plan, market, key, KRAKOW, BENGALURU, BERLIN)
    source = seat(sample_plan, KRAKOW)
    fields = {ROLE: ("role", "level")}.get(key, (key,))
    for seat_id in (BENGALURU, BERLIN):
        taken = {name: getattr(source, name) for name in fields}
        assert seat(found.plan, seat_id) == replace(seat(sample_plan, seat_id), **taken)
    others = [each for each in found.plan.seats if each.id not in (BENGALURU, BERLIN)]
    assert all(each is seat(sample_plan, each.id) for each in others)
    assert found.left == ()


def test_that_pay_crosses_no_currency(sample_plan: Plan, market: Snapshot) -> None:
    found = fill(sample_plan, market, BASE_PAY, BENGALURU, BENGALURU_TOO, BERLIN)
    assert found.filled == (BENGALURU_TOO,)
    assert found.left == (BERLIN,)
    assert seat(found.plan, BENGALURU_TOO).base_pay == seat(sample_plan, BENGALURU).base_pay
    assert seat(found.plan, BERLIN) is seat(sample_plan, BERLIN)


def test_that_a_place_filled_in_is_the_same_as_one_typed_in(
    sample_plan: Plan, market: Snapshot, session: PlanSession, formatter: Formatter
) -> None:
    found = fill(sample_plan, market, PLACE, BENGALURU, BENGALURU_TOO, BERLIN)
    assert found.converted == (BERLIN,)
    assert found.left == ()
    SeatEditing(session, formatter).apply(BERLIN, PLACE, "Bengaluru, India")
    assert found.plan == session.plan


def test_that_members_have_no_status_to_take(sample_plan: Plan, market: Snapshot) -> None:
    member = sample_plan.members[0].id
    assert fill(sample_plan, market, STATUS, KRAKOW, member).left == (member,)
    assert fill(sample_plan, market, STATUS, member, KRAKOW).left == (KRAKOW,)


def test_that_no_seat_starts_after_its_end(sample_plan: Plan, market: Snapshot) -> None:
    plan = change_seat(sample_plan, BENGALURU, end=date(2027, 3, 1))
    plan = change_seat(plan, KRAKOW, start=date(2027, 4, 1))
    assert fill(plan, market, START, KRAKOW, BENGALURU, BERLIN).left == (BENGALURU,)


def test_that_no_seat_ends_before_its_start(sample_plan: Plan, market: Snapshot) -> None:
    plan = change_seat(sample_plan, KRAKOW, end=date(2027, 2, 10))
    found = fill(plan, market, END, KRAKOW, BENGALURU, BERLIN)
    assert found.left == (BENGALURU, BERLIN)
    open_ended = change_seat(sample_plan, BERLIN, end=date(2027, 12, 1))
    assert seat(fill(open_ended, market, END, KRAKOW, BERLIN).plan, BERLIN).end is None


def test_that_what_can_be_filled_are_columns() -> None:
    assert set(COLUMN_KEYS) > FILLABLE
