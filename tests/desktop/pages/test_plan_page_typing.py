"""Typing into cells and settings of the Plan page, and adding, duplicating and removing rows."""

from datetime import date
from decimal import Decimal
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QWidget

from planner.desktop.pages.plan_page import PlanPage
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.viewmodels.seat_cells import COLUMN_KEYS, STATUS
from planner.desktop.widgets.cell_editors import PlaceField
from planner.desktop.widgets.field import Field
from planner.plan.model import Position
from planner.quantities.identifiers import CurrencyCode
from planner.quantities.money import Money

INR = CurrencyCode("INR")

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


def type_over(field: Field, text: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    field.selectAll()
    QTest.keyClicks(field, text)
    press(field, key)


def shown(page: PlanPage, seat_id: str, column: str) -> str:
    return str(page.positions.model.index_of(seat_id, COLUMN_KEYS.index(column)).data())


def test_that_a_start_typed_into_its_cell_is_one_undo_step(
    page: PlanPage, session: PlanSession
) -> None:
    type_over(open_editor(page, "P-01", "start", Field), "6 Sep 27")
    assert position(session, "P-01").start == date(2027, 9, 6)
    assert shown(page, "P-01", "start") == "6 Sep 27"
    assert session.undo_stack.count() == 1
    session.undo()
    assert shown(page, "P-01", "start") == "1 Feb 27"
    session.redo()
    assert shown(page, "P-01", "start") == "6 Sep 27"


def test_that_pay_typed_into_its_cell_reaches_cost_sum_and_headline(
    page: PlanPage, session: PlanSession
) -> None:
    before = page.headline.cells[1].shown
    type_over(open_editor(page, "P-01", "base_pay", Field), "600 000")
    assert position(session, "P-01").base_pay.amount == Decimal(600000)
    cost = session.evaluation.seat_costs[position(session, "P-01").id]
    assert shown(page, "P-01", "cost") == f"${round(cost.annual_reporting, -2):,.0f}"
    assert page.headline.cells[1].shown != before
    assert page.cost.chart.shown is not None
    assert sum(page.cost.chart.shown.totals) == page.period.total


def test_that_typing_opens_the_cell_with_what_was_typed(
    page: PlanPage, session: PlanSession
) -> None:
    view = page.positions.view
    view.go_to("P-01", COLUMN_KEYS.index("base_pay"))
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_5)
    field = view.viewport().findChildren(Field)[-1]
    assert field.text() == "5"
    QTest.keyClicks(field, "00000")
    press(field, Qt.Key.Key_Return)
    assert position(session, "P-01").base_pay.amount == Decimal(500000)


def test_that_a_place_can_be_typed_whose_first_letter_is_a_shortcut(
    page: PlanPage, session: PlanSession
) -> None:
    view = page.positions.view
    count = len(session.plan.positions)
    for first in "nft":
        view.go_to("P-01", COLUMN_KEYS.index("place_id"))
        view.setFocus()
        QTest.keyClicks(view, first)
        field = view.viewport().findChildren(PlaceField)[-1]
        assert field.text() == first
        press(field, Qt.Key.Key_Escape)
    assert len(session.plan.positions) == count
    assert not page.cost.is_table_shown


def test_that_letters_do_not_open_a_cell_that_cannot_begin_with_them(page: PlanPage) -> None:
    view = page.positions.view
    for column in ("role", "engagement", "status", "cost"):
        view.go_to("P-01", COLUMN_KEYS.index(column))
        view.setFocus()
        QTest.keyClicks(view, "x")
        assert view.state() == view.State.NoState


@pytest.mark.parametrize(
    ("column", "text", "field", "value"),
    [
        ("start", "Nov 3, 2027", "start", date(2027, 11, 3)),
        ("start", "1 Feb 27", "start", date(2027, 2, 1)),
        ("base_pay", "INR 85k", "base_pay", Money(Decimal(85_000), INR)),
        ("base_pay", "₹58,00,000", "base_pay", Money(Decimal(5_800_000), INR)),
    ],
)
def test_that_words_and_signs_typed_over_a_cell_are_no_shortcuts(
    page: PlanPage, session: PlanSession, column: str, text: str, field: str, value: object
) -> None:
    count = len(session.plan.positions)
    view = page.positions.view
    view.go_to("P-02", COLUMN_KEYS.index(column))
    view.setFocus()
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(view, QKeyEvent(QEvent.Type.KeyPress, 0, none, text[0]))
    editor = view.viewport().findChildren(Field)[-1]
    assert editor.text() == text[0]
    QTest.keyClicks(editor, text[1:])
    press(editor, Qt.Key.Key_Return)
    assert getattr(position(session, "P-02"), field) == value
    assert len(session.plan.positions) == count


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown])
def test_that_an_arrow_keeps_a_useless_text_as_enter_does(
    page: PlanPage, session: PlanSession, key: Qt.Key
) -> None:
    before = session.plan
    field = open_editor(page, "P-02", "start", Field)
    type_over(field, "someday", key)
    assert field.is_refused
    assert field.text() == "someday"
    assert page.positions.view.current_key == "P-02"
    type_over(field, "3 Feb 27", key)
    assert page.positions.view.current_key != "P-02"
    assert position(session, "P-02").start == date(2027, 2, 3)
    session.undo()
    assert session.plan == before


def test_that_tab_goes_on_to_the_next_cell_of_the_row_one_can_edit(
    page: PlanPage, session: PlanSession
) -> None:
    view = page.positions.view
    page.positions.columns.toggle("status")

    def edited() -> tuple[str | None, str]:
        assert view.state() == view.State.EditingState
        return view.current_key, COLUMN_KEYS[view.currentIndex().column()]

    type_over(open_editor(page, "P-02", "start", Field), "3 Feb 27", Qt.Key.Key_Tab)
    assert edited() == ("P-02", "base_pay")
    assert position(session, "P-02").start == date(2027, 2, 3)
    field = view.viewport().findChildren(Field)[-1]
    press(field, Qt.Key.Key_Tab)
    assert edited() == ("P-02", "status")
    press(open_editor(page, "P-02", "base_pay", Field), Qt.Key.Key_Backtab)
    assert edited() == ("P-02", "start")


def test_that_the_text_selected_in_a_cell_can_be_read(page: PlanPage) -> None:
    field = open_editor(page, "P-01", "base_pay", Field)
    palette = field.palette()
    assert field.selectedText() == field.text()
    assert palette.highlight().color().alpha() == 255
    assert palette.highlight().color() != palette.highlightedText().color()


def test_that_home_and_end_go_to_the_ends_of_the_row(page: PlanPage) -> None:
    view = page.positions.view
    page.positions.columns.toggle(STATUS)
    view.go_to("P-02", COLUMN_KEYS.index("start"))
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_End)
    assert (view.current_key, view.currentIndex().column()) == ("P-02", COLUMN_KEYS.index(STATUS))
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert (view.current_key, view.currentIndex().column()) == ("P-02", 0)


def test_that_escape_leaves_a_cell_as_it_was(page: PlanPage, session: PlanSession) -> None:
    before = session.plan
    type_over(open_editor(page, "P-01", "base_pay", Field), "1", Qt.Key.Key_Escape)
    assert session.plan is before


def test_that_leaving_a_cell_unchanged_is_no_step(page: PlanPage, session: PlanSession) -> None:
    press(open_editor(page, "P-01", "base_pay", Field), Qt.Key.Key_Return)
    press(open_editor(page, "P-01", "start", Field), Qt.Key.Key_Return)
    assert session.undo_stack.count() == 0


@pytest.mark.parametrize(
    ("column", "text", "words"),
    [
        ("base_pay", "much", "not a number"),
        ("base_pay", "-1", "negative"),
        ("start", "someday", "not a date"),
        ("place_id", "Atlantis", "Atlantis"),
    ],
)
def test_that_a_useless_text_stays_in_its_field_with_the_reason(
    page: PlanPage, session: PlanSession, column: str, text: str, words: str
) -> None:
    before = session.plan
    field = open_editor(page, "P-01", column, Field)
    type_over(field, text)
    assert field.isVisible()
    assert field.is_refused
    assert field.text() == text
    assert words in field.toolTip()
    assert session.plan is before
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert session.plan is before


def test_that_a_useless_text_left_for_another_row_is_told(
    page: PlanPage, session: PlanSession
) -> None:
    before = session.plan
    said = QSignalSpy(page.message_raised)
    view = page.positions.view
    field = open_editor(page, "P-01", "start", Field)
    QTest.keyClicks(field, "someday")
    row = view.visualRect(page.positions.model.index_of("P-04", 0))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    QApplication.processEvents()
    assert view.current_key == "P-04"
    assert [str(said.at(number)[0])[:23] for number in range(said.count())] == [
        "“someday” is not a date"
    ]
    assert session.plan is before


def test_that_a_useless_text_is_told_when_a_filter_takes_its_row_away(
    page: PlanPage, session: PlanSession
) -> None:
    before = session.plan
    said = QSignalSpy(page.message_raised)
    field = open_editor(page, "P-01", "start", Field)
    type_over(field, "someday")
    page.focus_filter()
    assert (field.isVisible(), said.count()) == (True, 0)
    QTest.keyClicks(page.positions.filter, "berlin")
    page.positions.filter.textChanged.emit("berlin")
    QTest.qWait(300)
    assert [str(said.at(number)[0])[:23] for number in range(said.count())] == [
        "“someday” is not a date"
    ]
    assert session.plan is before


def test_that_a_text_given_up_is_not_told(page: PlanPage) -> None:
    said = QSignalSpy(page.message_raised)
    field = open_editor(page, "P-01", "start", Field)
    type_over(field, "someday")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert said.count() == 0


def test_that_people_at_work_are_edited_the_same_way(page: PlanPage, session: PlanSession) -> None:
    type_over(open_editor(page, "M-01", "base_pay", Field), "160000")
    assert session.plan.members[0].base_pay.amount == Decimal(160000)
    model = page.positions.model
    editable = Qt.ItemFlag.ItemIsEditable
    assert not model.flags(model.index_of("M-01", COLUMN_KEYS.index("status"))) & editable
    assert not model.flags(model.index_of("P-01", COLUMN_KEYS.index("cost"))) & editable


def test_that_a_position_is_added_behind_the_selected_one_and_selected(
    page: PlanPage, session: PlanSession
) -> None:
    page.positions.view.go_to("P-02")
    page.add_position()
    assert [each.id for each in session.plan.positions][:3] == ["P-01", "P-02", "P-13"]
    assert page.positions.view.current_key == "P-13"
    assert session.undo_stack.undoText() == "Add P-13"
    session.undo()
    assert len(session.plan.positions) == 12


def test_that_several_positions_are_duplicated_and_removed_in_one_step_each(
    page: PlanPage, session: PlanSession
) -> None:
    view = page.positions.view
    view.go_to("P-02")
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert view.selected_keys == ("P-02", "P-03")
    page.duplicate_selected()
    assert len(session.plan.positions) == 14
    assert session.undo_stack.undoText() == "Duplicate P-02, P-03"
    assert view.selected_keys == ("P-13", "P-14")
    assert view.current_key == "P-13"
    session.undo()
    view.go_to("P-02")
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    page.remove_selected()
    assert [each.id for each in session.plan.positions][:2] == ["P-01", "P-04"]
    assert view.current_key == "P-04"
    session.undo()
    assert len(session.plan.positions) == 12


def test_that_nothing_selected_is_said_and_changes_nothing(
    page: PlanPage, session: PlanSession
) -> None:
    said = QSignalSpy(page.message_raised)
    page.positions.view.clear_current()
    page.duplicate_selected()
    page.remove_selected()
    assert said.count() == 2
    assert session.undo_stack.count() == 0


def test_that_members_are_not_duplicated(page: PlanPage, session: PlanSession) -> None:
    said = QSignalSpy(page.message_raised)
    page.positions.view.go_to("M-01")
    page.duplicate_selected()
    assert said.count() == 1
    assert len(session.plan.positions) == 12


def test_that_a_plan_setting_reaches_every_figure(page: PlanPage, session: PlanSession) -> None:
    page.positions.view.clear_current()
    before = session.evaluation.budget.run_rate
    field = page.inspector.plan.form.fields["benefits_share"].field
    type_over(field, "12%")
    assert session.plan.assumptions.benefits_share == Decimal("0.12")
    assert session.evaluation.budget.run_rate > before
    assert session.undo_stack.count() == 1
