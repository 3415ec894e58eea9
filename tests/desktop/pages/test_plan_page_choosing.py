"""Places, choices, roles and levels taken from the lists that the Plan page offers."""

from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.desktop.pages.plan_page import PlanPage
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.viewmodels.seat_cells import COLUMN_KEYS
from planner.desktop.widgets.cell_editors import ChoiceField, PlaceField, RoleField
from planner.market.role import Level, RoleFamily
from planner.plan.model import Engagement, Position, PositionStatus

Editor = TypeVar("Editor", bound=QWidget)


def position(session: PlanSession, seat_id: str) -> Position:
    return next(each for each in session.plan.positions if each.id == seat_id)


def open_editor(page: PlanPage, seat_id: str, column: str, kind: type[Editor]) -> Editor:
    view = page.positions.view
    view.go_to(seat_id, COLUMN_KEYS.index(column))
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_F2)
    return view.viewport().findChildren(kind)[-1]


def press(field: QWidget, key: Qt.Key) -> None:
    QTest.keyClick(field, key)
    QApplication.processEvents()  # views take a text over once its key press is handled


def shown(page: PlanPage, seat_id: str, column: str) -> str:
    return str(page.positions.model.index_of(seat_id, COLUMN_KEYS.index(column)).data())


def test_that_typing_a_choice_finds_it_in_the_list(
    page: PlanPage, session: PlanSession, qtbot: QtBot
) -> None:
    view = page.positions.view
    view.go_to("P-03", COLUMN_KEYS.index("engagement"))
    view.setFocus()
    QTest.keyClicks(view, "c")
    editor = view.viewport().findChildren(ChoiceField)[-1]
    qtbot.waitUntil(editor.view().isVisible)
    assert position(session, "P-03").engagement is not Engagement.CONTRACTOR
    QTest.keyClick(editor.view(), Qt.Key.Key_Return)
    assert position(session, "P-03").engagement is Engagement.CONTRACTOR


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Return])
def test_that_the_focus_is_in_the_table_after_the_level(
    page: PlanPage, session: PlanSession, key: Qt.Key
) -> None:
    editor = open_editor(page, "P-03", "role", RoleField)
    QTest.keyClick(editor.role, Qt.Key.Key_Tab)
    QTest.keyClick(editor.level, Qt.Key.Key_Down)
    level = editor.level.value
    press(editor.level, key)
    assert position(session, "P-03").level == level
    assert QApplication.focusWidget() is page.positions.view


def test_that_enter_takes_the_only_place_on_offer(
    page: PlanPage, session: PlanSession, qtbot: QtBot
) -> None:
    field = open_editor(page, "P-02", "place_id", PlaceField)
    field.selectAll()
    QTest.keyClicks(field, "kra")
    assert field.offered == ["Kraków, Poland"]
    popup = field.completer().popup()
    assert popup is not None
    qtbot.waitUntil(popup.isVisible)
    press(popup, Qt.Key.Key_Return)
    assert position(session, "P-02").place_id == "pl-krakow"


def test_that_tab_takes_the_only_place_on_offer_and_goes_on(
    page: PlanPage, session: PlanSession, qtbot: QtBot
) -> None:
    field = open_editor(page, "P-02", "place_id", PlaceField)
    field.selectAll()
    QTest.keyClicks(field, "krako")
    popup = field.completer().popup()
    assert popup is not None
    qtbot.waitUntil(popup.isVisible)
    press(popup, Qt.Key.Key_Tab)
    assert position(session, "P-02").place_id == "pl-krakow"
    view = page.positions.view
    assert view.current_key == "P-02"
    assert COLUMN_KEYS[view.currentIndex().column()] != "place_id"
    assert view.state() == view.State.EditingState


def test_that_a_place_picked_from_the_list_is_taken(
    page: PlanPage, session: PlanSession, qtbot: QtBot
) -> None:
    field = open_editor(page, "P-02", "place_id", PlaceField)
    field.selectAll()
    QTest.keyClicks(field, "san")
    popup = field.completer().popup()
    assert popup is not None
    qtbot.waitUntil(popup.isVisible)
    for _ in range(2):
        QTest.keyClick(popup, Qt.Key.Key_Down)
    wanted = field.offered[1]
    press(popup, Qt.Key.Key_Return)
    place = session.market.places[position(session, "P-02").place_id]
    assert wanted.startswith(f"{place.name}, ")


def test_that_a_place_clicked_in_the_list_is_taken(
    page: PlanPage, session: PlanSession, qtbot: QtBot
) -> None:
    field = open_editor(page, "P-02", "place_id", PlaceField)
    field.selectAll()
    QTest.keyClicks(field, "kra")
    popup = field.completer().popup()
    assert popup is not None
    qtbot.waitUntil(popup.isVisible)
    first = popup.visualRect(popup.model().index(0, 0)).center()
    QTest.mouseClick(popup.viewport(), Qt.MouseButton.LeftButton, pos=first)
    QApplication.processEvents()
    assert position(session, "P-02").place_id == "pl-krakow"


def anchor_field(page: PlanPage) -> PlaceField:
    page.positions.view.clear_current()
    field = page.inspector.plan.form.fields["anchor_id"].field
    assert isinstance(field, PlaceField)
    field.setFocus()
    field.selectAll()
    return field


@pytest.mark.parametrize("downs", [0, 1])
def test_that_the_anchor_is_taken_from_the_list_with_enter(
    page: PlanPage, session: PlanSession, qtbot: QtBot, downs: int
) -> None:
    field = anchor_field(page)
    QTest.keyClicks(field, "lisb")
    popup = field.completer().popup()
    assert popup is not None
    qtbot.waitUntil(popup.isVisible)
    for _ in range(downs):
        QTest.keyClick(popup, Qt.Key.Key_Down)
    press(popup, Qt.Key.Key_Return)
    assert session.plan.anchor_id == "pt-lisbon"
    assert not field.is_refused
    qtbot.waitUntil(lambda: field.text() == "Lisbon")


def test_that_an_offer_is_forgotten_with_the_text_it_was_for(
    page: PlanPage, session: PlanSession
) -> None:
    before = session.plan
    field = anchor_field(page)
    QTest.keyClicks(field, "lisb")
    press(field, Qt.Key.Key_Escape)
    press(field, Qt.Key.Key_Tab)
    assert session.plan is before


def test_that_a_place_is_offered_without_accents_and_converts_the_pay(
    page: PlanPage, session: PlanSession
) -> None:
    said = QSignalSpy(page.edit_explained)
    field = open_editor(page, "P-05", "place_id", PlaceField)
    field.selectAll()
    QTest.keyClicks(field, "krakow")
    assert field.offered[0] == "Kraków, Poland"
    press(field, Qt.Key.Key_Return)
    moved = position(session, "P-05")
    assert (moved.place_id, moved.base_pay.currency) == ("pl-krakow", "PLN")
    assert shown(page, "P-05", "place_id") == "Kraków, PL"
    assert "converted" in said.at(0)[0]
    assert session.undo_stack.count() == 1


@pytest.mark.parametrize(
    ("column", "value", "field"),
    [
        ("engagement", Engagement.CONTRACTOR, "engagement"),
        ("status", PositionStatus.ON_HOLD, "status"),
    ],
)
def test_that_a_choice_is_made_by_keyboard(
    qtbot: QtBot,
    page: PlanPage,
    session: PlanSession,
    column: str,
    value: object,
    field: str,
) -> None:
    editor = open_editor(page, "P-03", column, ChoiceField)
    qtbot.waitUntil(editor.view().isVisible)
    while editor.view().currentIndex().row() < len(list(type(value))) - 1:  # type: ignore[call-overload]
        row = editor.view().currentIndex().row()
        if list(type(value))[row] == value:  # type: ignore[call-overload]
            break
        QTest.keyClick(editor.view(), Qt.Key.Key_Down)
    QTest.keyClick(editor.view(), Qt.Key.Key_Return)
    assert getattr(position(session, "P-03"), field) == value
    assert session.undo_stack.count() == 1


def test_that_role_and_level_are_chosen_by_keyboard(page: PlanPage, session: PlanSession) -> None:
    editor = open_editor(page, "P-03", "role", RoleField)
    QTest.keyClick(editor.role, Qt.Key.Key_Down)
    QTest.keyClick(editor.role, Qt.Key.Key_Tab)
    QTest.keyClick(editor.level, Qt.Key.Key_Down)
    press(editor.level, Qt.Key.Key_Return)
    seat = position(session, "P-03")
    assert (seat.role, seat.level) == (RoleFamily.GPU_KERNEL_ENGINEER, Level.STAFF)
    assert session.undo_stack.count() == 1


def test_that_escape_leaves_role_and_level_as_they_were(
    page: PlanPage, session: PlanSession
) -> None:
    before = session.plan
    editor = open_editor(page, "P-03", "role", RoleField)
    QTest.keyClick(editor.role, Qt.Key.Key_Down)
    press(editor.role, Qt.Key.Key_Escape)
    assert session.plan is before
