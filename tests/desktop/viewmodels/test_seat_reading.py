from datetime import date
from decimal import Decimal

import pytest

from planner.desktop.session.plan_session import PlanSession
from planner.desktop.viewmodels.seat_editing import RefusedTextError, SeatEditing, seat_of
from planner.localization.formatting import Formatter
from planner.plan.model import Position, Priority


@pytest.fixture
def editing(session: PlanSession, formatter: Formatter) -> SeatEditing:
    return SeatEditing(session, formatter)


def position(session: PlanSession, seat_id: str) -> Position:
    return next(each for each in session.plan.positions if each.id == seat_id)


@pytest.mark.parametrize(
    ("seat_id", "key", "value", "expected"),
    [
        ("P-01", "end", "31 Mar 28", date(2028, 3, 31)),
        ("P-01", "benefits_share", "12.5", Decimal("0.125")),
        ("P-01", "benefits_share", "12.5 %", Decimal("0.125")),
        ("P-01", "cost_center", "  4711 \n  GPU ", "4711 GPU"),
        ("P-01", "hiring_manager", " Aoife  Byrne", "Aoife Byrne"),
        ("P-01", "notes", "one\r\ntwo\x00 ", "one\ntwo"),
        ("P-01", "priority", Priority.HIGH, Priority.HIGH),
        ("M-01", "name", " Jane\tDoe ", "Jane Doe"),
        ("M-01", "manager", "Jane Doe", "Jane Doe"),
    ],
)
def test_that_each_field_of_the_inspector_takes_what_people_type(
    session: PlanSession,
    editing: SeatEditing,
    seat_id: str,
    key: str,
    value: object,
    expected: object,
) -> None:
    editing.apply(seat_id, key, value)
    assert getattr(seat_of(session.plan, seat_id), key) == expected


@pytest.mark.parametrize("key", ["end", "benefits_share", "buddy_id"])
def test_that_an_emptied_field_has_nothing_of_its_own(
    session: PlanSession, editing: SeatEditing, key: str
) -> None:
    texts = {"end": "1 May 28", "benefits_share": "9%", "buddy_id": "M-01"}
    editing.apply("P-01", key, texts[key])
    assert getattr(seat_of(session.plan, "P-01"), key) is not None
    editing.apply("P-01", key, "")
    assert getattr(seat_of(session.plan, "P-01"), key) is None


def test_that_a_buddy_is_found_by_part_of_the_name_without_accents(
    session: PlanSession, editing: SeatEditing
) -> None:
    editing.apply("P-01", "buddy_id", "WISNIEW")
    assert position(session, "P-01").buddy_id == "M-02"
    editing.apply("P-01", "buddy_id", "Piotr Zielinski, M-08")
    assert position(session, "P-01").buddy_id == "M-08"


@pytest.mark.parametrize(
    ("seat_id", "key", "text", "words"),
    [
        ("P-01", "end", "1 Jan 20", "starts on"),
        ("P-01", "end", "soon", "soon"),
        ("P-01", "benefits_share", "-3%", "0% to 500%"),
        ("P-01", "benefits_share", "60000", "0% to 500%"),
        ("P-01", "buddy_id", "Nobody Known", "Nobody in the team"),
        ("P-01", "buddy_id", "M", "Choose one from the list"),
        ("P-01", "name", "Jane", "Only team members"),
        ("M-01", "name", " ", "need a name"),
        ("M-01", "buddy_id", "M-02", "Only positions"),
        ("M-01", "priority", Priority.LOW, "Only positions"),
    ],
)
def test_that_what_cannot_be_used_is_refused_and_changes_nothing(
    session: PlanSession, editing: SeatEditing, seat_id: str, key: str, text: object, words: str
) -> None:
    before = session.plan
    with pytest.raises(RefusedTextError) as refused:
        editing.apply(seat_id, key, text)
    assert words in refused.value.sentence
    assert session.plan is before
