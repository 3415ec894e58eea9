"""One value for all selected rows: Ctrl+Enter in every kind of editor."""

from typing import TypeVar

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QWidget

from planner.desktop.pages.plan_page import PlanPage
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.viewmodels.seat_cells import (
    BASE_PAY,
    COLUMN_KEYS,
    ENGAGEMENT,
    NOTES,
    PLACE,
    ROLE,
    START,
)
from planner.desktop.widgets.cell_editors import ChoiceField, PlaceField, RoleField
from planner.desktop.widgets.field import Field
from planner.market.role import Level
from planner.plan.model import Engagement, Seat

Editor = TypeVar("Editor", bound=QWidget)
CONTROL = Qt.KeyboardModifier.ControlModifier
THREE = ("P-02", "P-03", "P-04")


def seats(session: PlanSession, *seat_ids: str) -> list[Seat]:
    return [each for each in session.plan.seats if each.id in seat_ids]


def open_editor(page: PlanPage, column: str, kind: type[Editor], *seat_ids: str) -> Editor:
    view, flag = page.positions.view, QItemSelectionModel.SelectionFlag
    view.go_to(seat_ids[0], COLUMN_KEYS.index(column))
    for seat_id in seat_ids[1:]:
        index = page.positions.model.index_of(seat_id, COLUMN_KEYS.index(column))
        view.selectionModel().select(index, flag.Select | flag.Rows)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_F2)
    QApplication.processEvents()
    return view.viewport().findChildren(kind)[-1]


def is_editing(page: PlanPage) -> bool:
    return any(each.isVisible() for each in page.positions.view.viewport().findChildren(Field))


def test_that_a_typed_text_goes_to_all_selected_rows_in_one_step(
    page: PlanPage, session: PlanSession
) -> None:
    before = session.plan
    field = open_editor(page, START, Field, *THREE)
    field.selectAll()
    QTest.keyClicks(field, "6 Sep 2027")
    QTest.keyClick(field, Qt.Key.Key_Return, CONTROL)
    QApplication.processEvents()
    assert {seat.start.isoformat() for seat in seats(session, *THREE)} == {"2027-09-06"}
    assert session.undo_stack.undoText() == "Change start of 3 seats"
    assert page.positions.view.selected_keys == THREE
    assert page.positions.view.hasFocus()
    assert not is_editing(page)
    session.undo()
    assert session.plan == before


def test_that_enter_alone_changes_one_row(page: PlanPage, session: PlanSession) -> None:
    field = open_editor(page, START, Field, *THREE)
    field.selectAll()
    QTest.keyClicks(field, "6 Sep 2027")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QApplication.processEvents()
    changed = [seat.id for seat in seats(session, *THREE) if seat.start.isoformat() == "2027-09-06"]
    assert changed == ["P-02"]


def test_that_an_unchanged_text_goes_to_the_others_too(
    page: PlanPage, session: PlanSession
) -> None:
    field = open_editor(page, START, Field, *THREE)
    QTest.keyClick(field, Qt.Key.Key_Enter, CONTROL)
    assert len({seat.start for seat in seats(session, *THREE)}) == 1


def test_that_a_refused_text_stays_in_its_field_with_the_reason(
    page: PlanPage, session: PlanSession
) -> None:
    field = open_editor(page, BASE_PAY, Field, *THREE)
    field.selectAll()
    QTest.keyClicks(field, "a lot")
    QTest.keyClick(field, Qt.Key.Key_Return, CONTROL)
    refused = field.is_refused
    assert session.undo_stack.count() == 0
    field.selectAll()
    QTest.keyClicks(field, "+5%")
    assert (refused, field.is_refused) == (True, False)
    told = QSignalSpy(page.edit_explained)
    QTest.keyClick(field, Qt.Key.Key_Return, CONTROL)
    assert str(told.at(0)[0]) == "Base pay of 3 seats: +5%, each of its own."


def test_that_a_chosen_word_goes_to_all(page: PlanPage, session: PlanSession) -> None:
    field = open_editor(page, ENGAGEMENT, ChoiceField, *THREE)
    field.view().setCurrentIndex(
        field.model().index(list(Engagement).index(Engagement.CONTRACTOR), 0)
    )
    QTest.keyClick(field.view(), Qt.Key.Key_Return, CONTROL)
    QApplication.processEvents()
    assert {seat.engagement for seat in seats(session, *THREE)} == {Engagement.CONTRACTOR}
    assert session.undo_stack.count() == 1


def test_that_a_role_with_its_level_goes_to_all(page: PlanPage, session: PlanSession) -> None:
    editor = open_editor(page, ROLE, RoleField, *THREE)
    editor.level.choose(Level.PRINCIPAL)
    QTest.keyClick(editor.level, Qt.Key.Key_Return, CONTROL)
    QApplication.processEvents()
    assert {seat.level for seat in seats(session, *THREE)} == {Level.PRINCIPAL}
    assert len({seat.role for seat in seats(session, *THREE)}) == 1


def test_that_a_place_goes_to_all_by_any_of_its_names(page: PlanPage, session: PlanSession) -> None:
    told = QSignalSpy(page.edit_explained)
    field = open_editor(page, PLACE, PlaceField, *THREE)
    field.selectAll()
    QTest.keyClicks(field, "krakow")
    QTest.keyClick(field, Qt.Key.Key_Return, CONTROL)
    QApplication.processEvents()
    assert {seat.base_pay.currency for seat in seats(session, *THREE)} == {"PLN"}
    assert str(told.at(0)[0]) == "Pay of 3 seats converted at plan rates."


def test_that_the_keys_are_told_while_several_rows_are_edited(page: PlanPage) -> None:
    told = QSignalSpy(page.evidence_told)
    field = open_editor(page, START, Field, *THREE)
    expected = "Enter changes this row, Ctrl+Enter all 3 selected rows."
    assert field.accessibleDescription() == expected
    assert expected in [str(told.at(number)[0]) for number in range(told.count())]
    QTest.keyClick(field, Qt.Key.Key_Escape)
    alone = open_editor(page, START, Field, "P-05")
    assert alone.accessibleDescription() == ""


def test_that_the_keys_are_told_again_once_a_refused_text_is_mended(page: PlanPage) -> None:
    field = open_editor(page, START, Field, *THREE)
    field.selectAll()
    QTest.keyClicks(field, "someday")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.is_refused
    assert "Ctrl" not in field.accessibleDescription()
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert "Ctrl+Enter" in field.accessibleDescription()


def test_that_selected_rows_stay_selected_from_cell_to_cell_until_another_row_is_gone_to(
    page: PlanPage,
) -> None:
    view = page.positions.view
    view.go_to("P-01", COLUMN_KEYS.index(START))
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Home, Qt.Key.Key_Right):
        QTest.keyClick(view, key)
        assert view.selected_keys == ("P-01", "P-02")
    assert (view.current_key, view.currentIndex().column()) == ("P-02", COLUMN_KEYS.index(PLACE))
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.selected_keys == ("P-03",)


def test_that_notes_begin_with_a_letter_and_reach_members_too(
    page: PlanPage, session: PlanSession
) -> None:
    page.positions.columns.toggle(NOTES)
    view, flag = page.positions.view, QItemSelectionModel.SelectionFlag
    view.go_to("P-02", COLUMN_KEYS.index(NOTES))
    index = page.positions.model.index_of("M-01", COLUMN_KEYS.index(NOTES))
    view.selectionModel().select(index, flag.Select | flag.Rows)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_N)
    field = view.viewport().findChildren(Field)[-1]
    QTest.keyClicks(field, "eeds a visa")
    QTest.keyClick(field, Qt.Key.Key_Return, CONTROL)
    assert [seat.notes for seat in seats(session, "P-02", "M-01")] == ["needs a visa"] * 2
