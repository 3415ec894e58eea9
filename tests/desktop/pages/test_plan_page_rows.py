"""Several rows at once: finding, counting, copying, filling down."""

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from planner.desktop.icons import Icons
from planner.desktop.pages.plan_page import PlanPage
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.session.preferences import Preferences
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.seat_cells import (
    BASE_PAY,
    COLUMN_KEYS,
    COST,
    ENGAGEMENT,
    PLACE,
    STATUS,
)
from planner.desktop.widgets.field import Field
from planner.localization.formatting import Formatter
from planner.plan.model import Seat


def seat(session: PlanSession, seat_id: str) -> Seat:
    return next(each for each in session.plan.seats if each.id == seat_id)


def select(page: PlanPage, column: str, *seat_ids: str) -> None:
    view, flag = page.positions.view, QItemSelectionModel.SelectionFlag
    view.go_to(seat_ids[0], COLUMN_KEYS.index(column))
    for seat_id in seat_ids[1:]:
        index = page.positions.model.index_of(seat_id, COLUMN_KEYS.index(column))
        view.selectionModel().select(index, flag.Select | flag.Rows)


def count_shown(page: PlanPage) -> str:
    labels = [label.text() for label in page.positions.findChildren(QLabel)]
    return labels[labels.index("Positions") + 1]


def test_that_a_filter_counts_what_it_shows_and_esc_shows_all(page: PlanPage) -> None:
    assert count_shown(page) == "12"
    page.focus_filter()
    QTest.keyClicks(page.positions.filter, "krakow")
    assert count_shown(page) == "2 of 12"
    assert page.positions.filter.accessibleDescription() == "2 of 12"
    QTest.keyClick(page.positions.filter, Qt.Key.Key_Escape)
    assert count_shown(page) == "12"


def test_that_a_heading_sorts_twice_and_then_gives_the_plans_order_back(page: PlanPage) -> None:
    header, model = page.positions.view.header(), page.positions.model
    section = COLUMN_KEYS.index(COST)
    at = header.sectionViewportPosition(section) + 20
    orders = [model.row_keys()]
    for _click in range(3):
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at, 10))
        orders.append(model.row_keys())
    assert orders[1] != orders[0]
    assert orders[2] != orders[1]
    assert orders[3] == orders[0]
    assert all(set(order[:4]) == set(orders[0][:4]) for order in orders)


def test_that_copied_rows_lie_in_the_clipboard_as_text_and_as_a_table(page: PlanPage) -> None:
    select(page, PLACE, "P-01", "P-03")
    page.rows.copy()
    data = QGuiApplication.clipboard().mimeData()
    lines = data.text().split("\n")
    assert [line.split("\t")[:3] for line in lines] == [
        ["ID", "Position", "Level"],
        ["P-01", "GPU cluster engineer", "Staff"],
        ["P-03", "GPU cluster engineer", "Senior"],
    ]
    assert data.html().count("<tr>") == 3


def test_that_filling_down_is_one_undo_step(page: PlanPage, session: PlanSession) -> None:
    before = session.plan
    select(page, ENGAGEMENT, "P-03", "P-05", "P-06")
    page.rows.fill_down()
    engagements = {seat(session, each).engagement for each in ("P-03", "P-05", "P-06")}
    assert engagements == {seat(session, "P-03").engagement}
    assert session.undo_stack.count() == 1
    session.undo()
    assert session.plan == before


def test_that_the_topmost_row_gives_the_value_wherever_the_cursor_is(
    page: PlanPage, session: PlanSession
) -> None:
    wanted = seat(session, "P-01").status  # type: ignore[attr-defined]
    select(page, STATUS, "P-06", "P-01")
    page.rows.fill_down()
    assert seat(session, "P-06").status == wanted  # type: ignore[attr-defined]


def test_that_seats_that_cannot_take_a_value_are_counted(page: PlanPage) -> None:
    told = QSignalSpy(page.edit_explained)
    select(page, BASE_PAY, "P-01", "P-02", "P-10")
    page.rows.fill_down()
    assert told.count() == 1
    assert str(told.at(0)[0]).startswith("1 seat stays as it was")


def test_that_converted_pay_is_told_beside_its_undo(page: PlanPage) -> None:
    told = QSignalSpy(page.edit_explained)
    select(page, PLACE, "P-01", "P-02", "P-10")
    page.rows.fill_down()
    assert str(told.at(0)[0]) == "Pay of 1 seat converted at plan rates."


def test_that_nothing_is_offered_back_where_nothing_changed(
    page: PlanPage, session: PlanSession
) -> None:
    explained, told = QSignalSpy(page.edit_explained), QSignalSpy(page.message_raised)
    select(page, BASE_PAY, "P-01", "P-02")
    page.rows.fill_down()
    assert (explained.count(), told.count()) == (0, 1)
    assert session.undo_stack.count() == 0


@pytest.mark.parametrize(("column", "seats"), [(COST, ("P-01", "P-02")), (PLACE, ("P-01",))])
def test_that_what_cannot_be_filled_says_why_and_changes_nothing(
    page: PlanPage, session: PlanSession, column: str, seats: tuple[str, ...]
) -> None:
    told = QSignalSpy(page.message_raised)
    select(page, column, *seats)
    page.rows.fill_down()
    assert told.count() == 1
    assert session.undo_stack.count() == 0


def test_that_rows_are_as_high_as_the_reader_likes_also_next_time(
    page: PlanPage,
    session: PlanSession,
    theme: Theme,
    icons: Icons,
    preferences: Preferences,
    qtbot: QtBot,
) -> None:
    def height(shown: PlanPage) -> int:
        QApplication.processEvents()
        view = shown.positions.view
        return view.visualRect(shown.positions.model.index_of("P-01")).height()

    compact = height(page)
    page.toggle_row_height()
    assert height(page) == compact + 6
    again = PlanPage(session, theme, icons, Formatter("en"), preferences)
    qtbot.addWidget(again)
    again.resize(1360, 826)
    again.show()
    assert height(again) == compact + 6
    again.finish()
    page.toggle_row_height()
    assert height(page) == compact


def test_that_enter_edits_a_cell_and_ends_its_edit(page: PlanPage, session: PlanSession) -> None:
    view = page.positions.view
    view.go_to("P-01", COLUMN_KEYS.index(BASE_PAY))
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Return)
    field = view.viewport().findChildren(Field)[-1]
    field.selectAll()
    QTest.keyClicks(field, "460000")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert seat(session, "P-01").base_pay.amount == 460000
    assert session.undo_stack.count() == 1
    assert [each for each in view.viewport().findChildren(Field) if each.isVisible()] == []
