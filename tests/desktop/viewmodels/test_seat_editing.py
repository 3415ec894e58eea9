from datetime import date
from decimal import Decimal

import pytest

from planner.calculators.moved_pay import habitual
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.viewmodels.seat_editing import RefusedTextError, SeatEditing, seat_of
from planner.localization.formatting import Formatter
from planner.market.role import Level, RoleFamily
from planner.plan.edits import change_seat
from planner.plan.model import Engagement, PositionStatus
from planner.quantities.identifiers import SeatId
from planner.quantities.money import Money


@pytest.fixture
def editing(session: PlanSession, formatter: Formatter) -> SeatEditing:
    return SeatEditing(session, formatter)


@pytest.mark.parametrize(
    ("key", "value", "field", "expected"),
    [
        ("start", "2027-09-01", "start", date(2027, 9, 1)),
        ("start", "1 Sep 27", "start", date(2027, 9, 1)),
        ("base_pay", "480,000", "base_pay", Money(Decimal(480000), "PLN")),  # type: ignore[arg-type]
        ("base_pay", "325.5k", "base_pay", Money(Decimal(325500), "PLN")),  # type: ignore[arg-type]
        ("base_pay", "PLN 310 000 p.a.", "base_pay", Money(Decimal(310000), "PLN")),  # type: ignore[arg-type]
        ("engagement", Engagement.CONTRACTOR, "engagement", Engagement.CONTRACTOR),
        ("status", PositionStatus.CLOSED, "status", PositionStatus.CLOSED),
        ("place_id", "warsaw", "place_id", "pl-warsaw"),
    ],
)
def test_that_each_field_takes_what_people_type(
    session: PlanSession,
    editing: SeatEditing,
    key: str,
    value: object,
    field: str,
    expected: object,
) -> None:
    editing.apply("P-01", key, value)
    assert getattr(seat_of(session.plan, "P-01"), field) == expected
    assert session.undo_stack.count() == 1
    assert "P-01" in session.undo_stack.undoText()


def test_that_role_and_level_change_in_one_step(session: PlanSession, editing: SeatEditing) -> None:
    editing.apply("P-01", "role", (RoleFamily.STORAGE_ENGINEER, Level.PRINCIPAL))
    seat = seat_of(session.plan, "P-01")
    assert (seat.role, seat.level) == (RoleFamily.STORAGE_ENGINEER, Level.PRINCIPAL)
    assert session.undo_stack.count() == 1


@pytest.mark.parametrize(
    ("key", "text", "words"),
    [
        ("base_pay", "much", "not a number"),
        ("base_pay", "-5", "negative"),
        ("base_pay", "€85.000", "EUR 85,000 is not in PLN"),
        ("base_pay", "25k per month", "the pay of a month"),
        ("start", "someday", "not a date"),
        ("start", "3/4/27", "could be"),
        ("place_id", "Atlantis", "Atlantis"),
    ],
)
def test_that_a_useless_text_is_refused_in_words_and_changes_nothing(
    session: PlanSession, editing: SeatEditing, key: str, text: str, words: str
) -> None:
    before = session.plan
    assert words in (editing.refusal("P-01", key, text) or "")
    with pytest.raises(RefusedTextError):
        editing.apply("P-01", key, text)
    assert session.plan is before
    assert session.undo_stack.count() == 0


def test_that_a_start_after_the_end_is_refused(session: PlanSession, editing: SeatEditing) -> None:
    ends = change_seat(session.plan, SeatId("P-01"), end=date(2027, 12, 31))
    session.apply(ends, "end")
    assert "31 December 2027" in (editing.refusal("P-01", "start", "2028-01-03") or "")


def test_that_moving_to_another_currency_converts_the_pay_at_plan_rates_and_says_so(
    session: PlanSession, editing: SeatEditing
) -> None:
    seat, rates = seat_of(session.plan, "P-01"), session.plan.plan_rates
    message = editing.apply("P-01", "place_id", "Berlin")
    moved = seat_of(session.plan, "P-01")
    exact = seat.base_pay.amount * rates["PLN"] / rates["EUR"]  # type: ignore[index]
    assert moved.base_pay.currency == "EUR"
    assert abs(moved.base_pay.amount - exact) <= Decimal(500)
    assert moved.base_pay.amount % 1000 == 0, "three significant digits"
    assert "104.000" in message
    assert session.undo_stack.count() == 1
    session.undo()
    assert seat_of(session.plan, "P-01") == seat


def test_that_moving_within_a_currency_keeps_the_pay_and_says_nothing(
    session: PlanSession, editing: SeatEditing
) -> None:
    pay = seat_of(session.plan, "P-01").base_pay
    assert editing.apply("P-01", "place_id", "Warsaw") == ""
    assert seat_of(session.plan, "P-01").base_pay == pay


@pytest.mark.parametrize(
    ("amount", "expected"),
    [("103912.4", "104000"), ("6840123", "6840000"), ("412.7", "413"), ("7.6", "8"), ("0", "0")],
)
def test_that_converted_pay_is_round(amount: str, expected: str) -> None:
    assert habitual(Decimal(amount)) == Decimal(expected)
