"""The inspector's fields with real keys: what is typed and chosen there is what the seats hold."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from planner.desktop.pages.plan_page import PlanPage
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.viewmodels.seat_sections import (
    COSTS,
    DETAILS,
    NOTES,
    PEOPLE,
    SECTIONS,
)
from planner.desktop.widgets.entry_fields import EntryField, OfferedField
from planner.desktop.widgets.field import FieldReason
from planner.desktop.widgets.form_choice import FormChoice
from planner.desktop.widgets.notes_field import PAUSE_MS, NotesField
from planner.market.role import Level
from planner.plan.model import Position, PositionStatus, Priority, TeamMember

Show = Callable[..., None]


def position(session: PlanSession, seat_id: str) -> Position:
    return next(each for each in session.plan.positions if each.id == seat_id)


def member(session: PlanSession, seat_id: str) -> TeamMember:
    return next(each for each in session.plan.members if each.id == seat_id)


def editor(page: PlanPage, section: str, key: str) -> QWidget:
    return page.inspector.seat.form.forms[section].rows[key].editor


def entry(page: PlanPage, section: str, key: str) -> EntryField:
    found = editor(page, section, key)
    assert isinstance(found, EntryField)
    found.setFocus()
    return found


def type_over(field: EntryField | OfferedField, text: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    press(field, key)


def press(field: QWidget, key: Qt.Key) -> None:
    """Press a key as the window system does: an open list comes first."""
    popup = QApplication.activePopupWidget()
    QTest.keyClick(popup or field, key)
    QApplication.processEvents()


def choose(field: QWidget, name: str, qtbot: QtBot) -> None:
    """Open the list by an arrow key, go to a choice and take it by Enter."""
    assert isinstance(field, FormChoice)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Down)
    view = field.view()
    qtbot.waitUntil(view.isVisible)
    steps = field.findText(name) - view.currentIndex().row()
    for _step in range(abs(steps)):
        QTest.keyClick(view, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)
    QTest.keyClick(view, Qt.Key.Key_Return)
    QApplication.processEvents()


def test_that_figures_are_typed_in_the_inspector_as_in_the_table(
    page: PlanPage, session: PlanSession, show: Show
) -> None:
    show("P-01")
    type_over(entry(page, DETAILS, "start"), "6 Sep 27")
    type_over(entry(page, DETAILS, "end"), "2028-03-31")
    type_over(entry(page, DETAILS, "base_pay"), "480k")
    seat = position(session, "P-01")
    assert (seat.start, seat.end) == (date(2027, 9, 6), date(2028, 3, 31))
    assert seat.base_pay.amount == 480_000
    assert entry(page, DETAILS, "base_pay").text() == "480,000"
    assert session.undo_stack.count() == 3
    assert session.undo_stack.undoText() == "Change base pay of P-01"
    model = page.positions.model
    assert model.index_of("P-01", 3).data() == "6 Sep 27"


def test_that_typing_on_in_one_field_is_one_undo_step_and_coming_back_another(
    page: PlanPage, session: PlanSession, show: Show
) -> None:
    show("P-01", sections=(COSTS,))
    field = entry(page, COSTS, "cost_center")
    for text in ("47", "4711"):
        type_over(field, text)
    assert session.undo_stack.count() == 1
    entry(page, COSTS, "benefits_share")
    type_over(entry(page, COSTS, "cost_center"), "4712")
    assert session.undo_stack.count() == 2
    session.undo()
    assert position(session, "P-01").cost_center == "4711"


def test_that_choices_are_made_by_keyboard(
    page: PlanPage, session: PlanSession, show: Show, qtbot: QtBot
) -> None:
    show("P-01")
    choose(editor(page, DETAILS, "level"), "Principal", qtbot)
    choose(editor(page, DETAILS, "priority"), "High", qtbot)
    choose(editor(page, DETAILS, "status"), "On hold", qtbot)
    choose(editor(page, DETAILS, "team_id"), session.plan.teams[1].name, qtbot)
    seat = position(session, "P-01")
    assert (seat.level, seat.priority) == (Level.PRINCIPAL, Priority.HIGH)
    assert (seat.status, seat.team_id) == (PositionStatus.ON_HOLD, session.plan.teams[1].id)
    assert session.undo_stack.undoText() == "Change team of P-01"


def test_that_keys_of_the_window_do_nothing_in_a_choice(
    page: PlanPage, session: PlanSession, show: Show
) -> None:
    show("P-01")
    choice = editor(page, DETAILS, "level")
    choice.setFocus()
    before = session.plan
    for key in (Qt.Key.Key_F, Qt.Key.Key_T, Qt.Key.Key_Delete):
        QTest.keyClick(choice, key)
    assert QApplication.focusWidget() is choice
    assert not page.cost.is_table_shown
    assert session.plan == before


def test_that_a_place_is_found_by_its_beginning_and_converts_the_pay(
    page: PlanPage, session: PlanSession, show: Show
) -> None:
    show("P-02")
    explained = QSignalSpy(page.edit_explained)
    field = editor(page, DETAILS, "place_id")
    assert isinstance(field, OfferedField)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "kra")
    assert field.offered == ["Kraków, Poland"]
    press(field, Qt.Key.Key_Tab)
    assert position(session, "P-02").place_id == "pl-krakow"
    assert position(session, "P-02").base_pay.currency == "PLN"
    assert field.text() == "Kraków"
    assert explained.count() == 1
    assert "converted" in explained.at(0)[0]


def test_that_a_refused_text_stays_with_its_reason_and_escape_takes_it_back(
    page: PlanPage, session: PlanSession, show: Show
) -> None:
    show("P-01")
    before, field = session.plan, entry(page, DETAILS, "start")
    shown = field.text()
    type_over(field, "someday")
    assert field.is_refused
    assert "someday" in field.accessibleDescription()
    assert session.plan is before
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), field.is_refused) == (shown, False)


def test_that_undo_reaches_the_plan_from_a_field_in_which_nothing_is_typed(
    page: PlanPage, session: PlanSession, show: Show
) -> None:
    show("P-01")
    field = entry(page, DETAILS, "start")
    undo = QSignalSpy(session.undo_stack.indexChanged)
    type_over(field, "6 Sep 27")
    assert undo.count() == 1
    QTest.keyClicks(field, "x")
    assert field.isUndoAvailable()
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "6 Sep 27"


def test_that_a_buddy_is_chosen_by_name_and_cleared(
    page: PlanPage, session: PlanSession, show: Show
) -> None:
    show("P-01", sections=(PEOPLE,))
    field = editor(page, PEOPLE, "buddy_id")
    assert isinstance(field, OfferedField)
    type_over(field, "krish", Qt.Key.Key_Tab)
    assert position(session, "P-01").buddy_id == "M-03"
    assert field.text() == "Ananya Krishnan"
    offer = page.inspector.seat.form.forms[PEOPLE].rows["buddy_id"].offer
    assert offer.label == "Without a buddy"
    QTest.keyClick(offer, Qt.Key.Key_Return)
    assert position(session, "P-01").buddy_id is None
    assert not offer.isVisible()


def test_that_a_manager_may_be_anybody(page: PlanPage, session: PlanSession, show: Show) -> None:
    show("P-01", sections=(PEOPLE,))
    field = editor(page, PEOPLE, "hiring_manager")
    assert isinstance(field, OfferedField)
    type_over(field, "Tom", Qt.Key.Key_Tab)
    assert position(session, "P-01").hiring_manager == "Tom"


def test_that_a_member_has_a_name_and_a_manager_to_edit(
    page: PlanPage, session: PlanSession, show: Show
) -> None:
    show("M-01", sections=(PEOPLE,))
    type_over(entry(page, DETAILS, "name"), "Aoife Byrne")
    manager = editor(page, PEOPLE, "manager")
    assert isinstance(manager, OfferedField)
    type_over(manager, "Grace Mbeki", Qt.Key.Key_Tab)
    assert (member(session, "M-01").name, member(session, "M-01").manager) == (
        "Aoife Byrne",
        "Grace Mbeki",
    )
    field = entry(page, DETAILS, "name")
    type_over(field, " ")
    assert field.is_refused
    assert member(session, "M-01").name == "Aoife Byrne"


def test_that_benefits_of_its_own_go_back_to_the_plans(
    page: PlanPage, session: PlanSession, show: Show
) -> None:
    show("P-01", sections=(COSTS,))
    type_over(entry(page, COSTS, "benefits_share"), "30")
    type_over(entry(page, COSTS, "cost_center"), "GPU-4711")
    seat = position(session, "P-01")
    assert (seat.benefits_share, seat.cost_center) == (Decimal("0.3"), "GPU-4711")
    row = page.inspector.seat.form.forms[COSTS].rows["benefits_share"]
    row.offer.setFocus()
    QTest.keyClick(row.offer, Qt.Key.Key_Space)
    assert position(session, "P-01").benefits_share is None
    assert QApplication.focusWidget() is row.editor


def test_that_notes_are_taken_after_a_pause_and_stay_one_step(
    page: PlanPage, session: PlanSession, show: Show, qtbot: QtBot
) -> None:
    show("P-01", sections=(NOTES,))
    notes = editor(page, NOTES, "notes")
    assert isinstance(notes, NotesField)
    notes.setFocus()
    QTest.keyClicks(notes, "Ask for ")
    qtbot.waitUntil(lambda: position(session, "P-01").notes == "Ask for", timeout=PAUSE_MS * 5)
    assert notes.toPlainText() == "Ask for "
    QTest.keyClicks(notes, "references")
    QTest.keyClick(notes, Qt.Key.Key_Return)
    QTest.keyClicks(notes, "twice")
    QTest.keyClick(notes, Qt.Key.Key_Tab)
    assert position(session, "P-01").notes == "Ask for references\ntwice"
    assert session.undo_stack.count() == 1
    session.undo()
    assert notes.toPlainText() == ""


def test_that_escape_takes_back_what_was_noted_in_this_visit(
    page: PlanPage, session: PlanSession, show: Show
) -> None:
    show("P-01", sections=(NOTES,))
    notes = editor(page, NOTES, "notes")
    assert isinstance(notes, NotesField)
    notes.setFocus()
    QTest.keyClicks(notes, "mistake")
    notes.hand_on()
    assert position(session, "P-01").notes == "mistake"
    QTest.keyClick(notes, Qt.Key.Key_Escape)
    assert (position(session, "P-01").notes, notes.toPlainText()) == ("", "")
    assert session.undo_stack.count() == 0


@pytest.mark.parametrize(("section", "key", "text"), [
    (COSTS, "cost_center", "4711"),
    (NOTES, "notes", "4711"),
    (PEOPLE, "hiring_manager", "4711"),
])  # fmt: skip
def test_that_what_is_typed_is_taken_though_another_row_is_shown_meanwhile(
    page: PlanPage, session: PlanSession, show: Show, section: str, key: str, text: str
) -> None:
    show("P-01", sections=(section,))
    field = editor(page, section, key)
    field.setFocus()
    QTest.keyClicks(field, text)
    page.positions.view.go_to("P-03")  # as a shortcut does, without taking the focus
    QApplication.processEvents()
    QApplication.processEvents()
    assert getattr(position(session, "P-01"), key) == text
    assert getattr(position(session, "P-03"), key) == ""
    shown = field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()  # type: ignore[attr-defined]
    assert shown == ""


def test_that_clicking_another_row_takes_what_is_typed(
    page: PlanPage, session: PlanSession, show: Show
) -> None:
    show("P-01", sections=(COSTS,))
    field = entry(page, COSTS, "cost_center")
    QTest.keyClicks(field, "4711")
    view = page.positions.view
    middle = view.visualRect(page.positions.model.index_of("P-04", 1)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    QApplication.processEvents()
    assert position(session, "P-01").cost_center == "4711"
    assert view.current_key == "P-04"
    assert entry(page, COSTS, "cost_center").text() == ""


def test_that_a_refused_text_is_told_of_when_another_row_is_shown(
    page: PlanPage, session: PlanSession, show: Show
) -> None:
    show("P-01")
    told = QSignalSpy(page.message_raised)
    type_over(entry(page, DETAILS, "start"), "someday")
    before = session.plan
    page.positions.view.go_to("P-03")
    QApplication.processEvents()
    QApplication.processEvents()
    assert [sentence for (sentence,) in map(told.at, range(told.count())) if "someday" in sentence]
    assert session.plan is before


def test_that_several_selected_rows_are_edited_together(
    page: PlanPage, session: PlanSession, show: Show, qtbot: QtBot
) -> None:
    show("P-01", "P-02", "P-05", sections=(COSTS,))
    panel = page.inspector.seat
    assert panel.cost.section.figures[-1].label == "Fully loaded"
    level = editor(page, DETAILS, "level")
    assert isinstance(level, FormChoice)
    assert level.currentIndex() == -1
    choose(level, "Staff", qtbot)
    assert {position(session, each).level for each in ("P-01", "P-02", "P-05")} == {Level.STAFF}
    assert session.undo_stack.undoText() == "Change level of 3 seats"
    assert set(page.selected_seats) == {"P-01", "P-02", "P-05"}
    type_over(entry(page, COSTS, "cost_center"), "4711")
    assert position(session, "P-05").cost_center == "4711"
    assert session.undo_stack.count() == 2
    assert entry(page, DETAILS, "base_pay").placeholderText() == "Several"
    type_over(entry(page, DETAILS, "base_pay"), "90000")
    assert entry(page, DETAILS, "base_pay").is_refused
    session.undo()
    session.undo()
    assert position(session, "P-02").level is Level.SENIOR


def test_that_one_of_several_rows_alone_is_shown_again(
    page: PlanPage, session: PlanSession, show: Show
) -> None:
    show("P-01", "P-02")
    assert page.inspector.seat.form.sections[DETAILS].isVisible()
    show("P-02")
    place = editor(page, DETAILS, "place_id")
    assert isinstance(place, OfferedField)
    assert place.text() == "Bengaluru"


def test_that_positions_and_members_together_show_what_both_have(
    page: PlanPage, show: Show
) -> None:
    show("P-01", "M-01")
    form = page.inspector.seat.form
    assert not form.sections[PEOPLE].isVisible()
    assert "status" not in form.forms[DETAILS].rows
    show("M-01")
    assert form.sections[PEOPLE].isVisible()


def test_that_a_reason_goes_along_when_its_field_is_scrolled(
    page: PlanPage, session: PlanSession, show: Show
) -> None:
    show("P-01", sections=SECTIONS)
    field = entry(page, DETAILS, "start")
    type_over(field, "someday")
    [reason] = page.window().findChildren(FieldReason)
    bar = page.inspector.seat._area.verticalScrollBar()
    for value in (20, 60):
        bar.setValue(value)
        assert reason.y() == field.mapTo(page, QPoint(0, field.height() + 2)).y()
    bar.setValue(bar.maximum())
    assert not reason.isVisible()
    bar.setValue(0)
    assert reason.isVisible()
