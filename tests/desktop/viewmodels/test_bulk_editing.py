from datetime import date
from decimal import Decimal

import pytest

from planner.desktop.session.plan_session import PlanSession
from planner.desktop.viewmodels.bulk_editing import BulkEditing
from planner.desktop.viewmodels.seat_cells import (
    BASE_PAY,
    COST_CENTER,
    END,
    LEVEL,
    PLACE,
    PRIORITY,
    ROLE,
    START,
    STATUS,
)
from planner.desktop.viewmodels.seat_editing import RefusedTextError, SeatEdit, SeatEditing
from planner.localization.formatting import Formatter
from planner.market.role import Level, RoleFamily
from planner.plan.edits import change_seat
from planner.plan.model import Plan, Position, PositionStatus, Priority, Seat
from planner.quantities.identifiers import SeatId
from planner.quantities.money import Money

KRAKOW, BENGALURU, BENGALURU_TOO, BERLIN, BERLIN_TOO = "P-01", "P-02", "P-07", "P-05", "P-06"
ALL = (KRAKOW, BENGALURU, BENGALURU_TOO, BERLIN, BERLIN_TOO)


@pytest.fixture
def bulk(session: PlanSession, formatter: Formatter) -> BulkEditing:
    return BulkEditing(session, SeatEditing(session, formatter), formatter)


def seat(plan: Plan, seat_id: str) -> Seat:
    return next(each for each in plan.seats if each.id == seat_id)


def pays(edit: SeatEdit, *seat_ids: str) -> list[str]:
    found = (seat(edit.plan, seat_id).base_pay for seat_id in seat_ids)
    return [f"{pay.amount:f} {pay.currency}" for pay in found]


def test_that_a_chosen_value_reaches_all_and_is_one_step(bulk: BulkEditing) -> None:
    edit = bulk.edit(ALL, BERLIN, LEVEL, Level.PRINCIPAL)
    assert {seat(edit.plan, each).level for each in ALL} == {Level.PRINCIPAL}
    assert edit.text == "Change level of 5 seats"
    assert edit.message == ""


def test_that_role_and_level_go_together(bulk: BulkEditing) -> None:
    value = (RoleFamily.MLOPS_ENGINEER, Level.JUNIOR)
    edit = bulk.edit((KRAKOW, BERLIN), BERLIN, ROLE, value)
    found = seat(edit.plan, KRAKOW)
    assert (found.role, found.level) == value


def test_that_a_text_is_read_once_for_each(bulk: BulkEditing) -> None:
    edit = bulk.edit(ALL, KRAKOW, COST_CENTER, " 4711 ")
    assert {seat(edit.plan, each).cost_center for each in ALL} == {"4711"}


@pytest.mark.parametrize(
    ("key", "value"), [(STATUS, PositionStatus.OFFERED), (PRIORITY, Priority.HIGH)]
)
def test_that_people_without_a_field_are_left_and_counted(
    bulk: BulkEditing, session: PlanSession, key: str, value: object
) -> None:
    edit = bulk.edit((KRAKOW, "M-01", "M-02"), KRAKOW, key, value)
    assert getattr(seat(edit.plan, KRAKOW), key) == value
    assert edit.plan.members == session.plan.members
    assert edit.message == "2 seats cannot take this value and stay as they were."
    assert edit.text == f"Change {key} of P-01"


def test_that_seats_that_end_before_a_start_are_left(
    bulk: BulkEditing, session: PlanSession
) -> None:
    ended = change_seat(session.plan, SeatId(BERLIN), end=date(2027, 6, 30))
    session.apply(ended, "end")
    edit = bulk.edit(ALL, KRAKOW, START, "1 Sep 2027")
    assert seat(edit.plan, BERLIN).start == seat(session.plan, BERLIN).start
    assert seat(edit.plan, BERLIN_TOO).start == date(2027, 9, 1)
    assert edit.message.startswith("1 seat cannot take this value")


def test_that_an_emptied_end_goes_for_all(bulk: BulkEditing, session: PlanSession) -> None:
    session.apply(change_seat(session.plan, SeatId(BERLIN), end=date(2028, 1, 1)), "end")
    assert seat(bulk.edit(ALL, KRAKOW, END, "").plan, BERLIN).end is None


def test_that_what_the_cell_itself_cannot_take_changes_nothing(bulk: BulkEditing) -> None:
    with pytest.raises(RefusedTextError):
        bulk.edit(ALL, KRAKOW, START, "someday")
    assert bulk.refusal(ALL, KRAKOW, START, "someday")
    assert bulk.refusal(ALL, KRAKOW, START, "1 Sep 2027") is None


def test_that_an_amount_in_one_currency_is_everybodys(bulk: BulkEditing) -> None:
    edit = bulk.edit((BERLIN, BERLIN_TOO), BERLIN, BASE_PAY, "110k")
    assert pays(edit, BERLIN, BERLIN_TOO) == ["110000 EUR", "110000 EUR"]
    assert edit.message == ""


def test_that_a_bare_amount_is_in_the_cells_currency_and_converted_for_the_others(
    bulk: BulkEditing, session: PlanSession
) -> None:
    edit = bulk.edit(ALL, BERLIN, BASE_PAY, "100000")
    euro = session.evaluation.seat_costs[SeatId(BERLIN)].plan_rate
    zloty = session.evaluation.seat_costs[SeatId(KRAKOW)].plan_rate
    pay = seat(edit.plan, KRAKOW).base_pay
    assert pay.currency == "PLN"
    assert float(pay.amount) == pytest.approx(float(100000 * euro / zloty), rel=0.005)
    assert pays(edit, BERLIN, BERLIN_TOO) == ["100000 EUR", "100000 EUR"]
    assert edit.message == (
        "€100,000 typed; converted at plan rates for 3 seats paid in other currencies."
    )


def test_that_an_amount_with_another_currencys_sign_is_in_that_one(
    bulk: BulkEditing, session: PlanSession
) -> None:
    edit = bulk.edit((KRAKOW, BERLIN), KRAKOW, BASE_PAY, "€95k")
    assert pays(edit, BERLIN) == ["95000 EUR"]
    assert seat(edit.plan, KRAKOW).base_pay.currency == "PLN"
    assert edit.message.startswith("€95,000 typed; converted at plan rates for 1 seat")


@pytest.mark.parametrize(
    ("text", "factor"), [("+5%", "1.05"), ("-10 %", "0.9"), ("x1.1", "1.1"), ("×2", "2")]
)
def test_that_a_change_is_one_of_each_seats_own_pay(
    bulk: BulkEditing, session: PlanSession, text: str, factor: str
) -> None:
    edit = bulk.edit(ALL, KRAKOW, BASE_PAY, text)
    for each in ALL:
        before = seat(session.plan, each).base_pay
        expected = (before.amount * Decimal(factor)).quantize(Decimal(1))
        assert seat(edit.plan, each).base_pay == Money(expected, before.currency)
    assert edit.message == f"Base pay of 5 seats: {text}, each of its own."


def test_that_a_change_below_nothing_is_refused(bulk: BulkEditing) -> None:
    assert str(bulk.refusal(ALL, KRAKOW, BASE_PAY, "-120%")).startswith("Pay cannot be negative")


def test_that_seats_move_with_their_pay_converted_each(
    bulk: BulkEditing, session: PlanSession
) -> None:
    edit = bulk.edit(ALL, BERLIN, PLACE, "bangalore")
    assert {seat(edit.plan, each).place_id for each in ALL} == {
        seat(session.plan, BENGALURU).place_id
    }
    assert {seat(edit.plan, each).base_pay.currency for each in ALL} == {"INR"}
    kept = seat(session.plan, BENGALURU).base_pay
    assert seat(edit.plan, BENGALURU).base_pay == kept
    assert edit.message == "Pay of 3 seats converted at plan rates."


def test_that_one_seat_takes_a_change_of_its_pay_too(
    session: PlanSession, formatter: Formatter
) -> None:
    before = seat(session.plan, KRAKOW).base_pay
    edit = SeatEditing(session, formatter).edit(KRAKOW, BASE_PAY, "+10%")
    found = seat(edit.plan, KRAKOW)
    assert isinstance(found, Position)
    assert found.base_pay == Money(before.amount * Decimal("1.1"), before.currency)
