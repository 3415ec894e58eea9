"""Choosing, ordering and scrolling columns, and what is copied and pasted in them."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planner.desktop.pages.plan_page import PlanPage
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.session.preferences import Preferences
from planner.desktop.viewmodels.pasted_columns import SEAT_FIELDS
from planner.desktop.viewmodels.seat_cells import (
    BASE_PAY,
    COLUMN_KEYS,
    COST,
    COST_CENTER,
    LEVEL,
    LOCAL_HOURS,
    NOTES,
    OPTIONAL_KEYS,
    OVERLAP,
    PLACE,
    POOL,
    ROLE,
    START,
    STATUS,
    TEAM,
    USUAL_KEYS,
)
from planner.desktop.viewmodels.timeline_cells import DIFFICULTY, EXPECTED
from planner.desktop.widgets.cell_editors import ChoiceField
from planner.desktop.widgets.field import Field
from planner.intake.columns.seat_fields import seat_field_name
from planner.market.role import Level
from planner.plan.model import Seat


def seat(session: PlanSession, seat_id: str) -> Seat:
    return next(each for each in session.plan.seats if each.id == seat_id)


def visible(page: PlanPage) -> tuple[str, ...]:
    return page.positions.view.visible_columns


def text(page: PlanPage, seat_id: str, column: str) -> str:
    return str(page.positions.model.index_of(seat_id, COLUMN_KEYS.index(column)).data())


def show_all(page: PlanPage) -> None:
    for key in OPTIONAL_KEYS:
        page.positions.columns.toggle(key)
    for _time in range(3):  # until the scroll bars have found their room
        QApplication.processEvents()


def test_that_ticking_a_column_shows_it_and_the_menu_stays_open(page: PlanPage) -> None:
    menu = page.positions.toolbar.columns_menu
    page.positions.toolbar.columns.setFocus()
    menu.popup(QPoint(10, 10))
    level = next(each for each in menu.actions() if each.data() == LEVEL)
    menu.setActiveAction(level)
    QTest.keyClick(menu, Qt.Key.Key_Space)
    assert menu.isVisible()
    assert level.isChecked()
    assert LEVEL in visible(page)
    assert text(page, "P-01", LEVEL) == "Staff"
    QTest.keyClick(menu, Qt.Key.Key_Space)
    assert LEVEL not in visible(page)
    menu.close()


def test_that_the_names_cannot_be_hidden(page: PlanPage) -> None:
    menu = page.positions.toolbar.columns_menu
    menu.popup(QPoint(10, 10))
    first = menu.actions()[0]
    assert (first.data(), first.isEnabled(), first.isChecked()) == (ROLE, False, True)
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(first).center())
    assert ROLE in visible(page)
    menu.close()


def test_that_default_columns_brings_back_what_there_was(page: PlanPage) -> None:
    before = visible(page)
    page.positions.columns.toggle(NOTES)
    page.positions.columns.move(STATUS, is_left=True)
    page.positions.toolbar.columns_menu.reset.emit()
    assert visible(page) == before


def test_that_keys_move_the_column_of_the_cursor_and_the_cursor_goes_along(
    page: PlanPage,
) -> None:
    view = page.positions.view
    view.go_to("P-02", COLUMN_KEYS.index(START))
    view.setFocus()
    shifted = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    at = visible(page).index(START)
    QTest.keyClick(view, Qt.Key.Key_Left, shifted)
    assert visible(page).index(START) == at - 1
    assert view.currentIndex().column() == COLUMN_KEYS.index(START)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert COLUMN_KEYS[view.currentIndex().column()] == visible(page)[at]
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.currentIndex().column() == 0


def test_that_the_left_is_further_on_where_one_reads_from_the_right(page: PlanPage) -> None:
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    view = page.positions.view
    view.go_to("P-02", COLUMN_KEYS.index(START))
    view.setFocus()
    at = visible(page).index(START)
    before = view.visualRect(view.currentIndex()).left()
    shifted = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(view, Qt.Key.Key_Left, shifted)
    assert visible(page).index(START) == at + 1
    assert view.visualRect(view.currentIndex()).left() < before
    assert page.positions.columns.can_move(PLACE, is_left=True)
    assert not page.positions.columns.can_move(PLACE, is_left=False)


def test_that_a_heading_is_drawn_to_another_place_and_stays_there(
    page: PlanPage, again: Iterator[PlanPage]
) -> None:
    header = page.positions.view.header()
    cost, place = COLUMN_KEYS.index(COST), COLUMN_KEYS.index(PLACE)
    start = QPoint(header.sectionViewportPosition(cost) + 20, 10)
    end = QPoint(header.sectionViewportPosition(place) + 10, 10)
    QTest.mousePress(header.viewport(), Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 9):
        QTest.mouseMove(header.viewport(), start + (end - start) * step / 8)
    QTest.mouseRelease(header.viewport(), Qt.MouseButton.LeftButton, pos=end)
    assert visible(page)[:2] == (ROLE, COST)
    assert visible(next(again))[:2] == (ROLE, COST)


def test_that_no_heading_goes_before_the_names(page: PlanPage) -> None:
    header = page.positions.view.header()
    start = QPoint(header.sectionViewportPosition(COLUMN_KEYS.index(PLACE)) + 20, 10)
    QTest.mousePress(header.viewport(), Qt.MouseButton.LeftButton, pos=start)
    for x in range(start.x(), 0, -20):
        QTest.mouseMove(header.viewport(), QPoint(x, 10))
    QTest.mouseRelease(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(5, 10))
    assert visible(page)[0] == ROLE


def test_that_columns_and_widths_are_there_next_time(
    page: PlanPage, again: Iterator[PlanPage]
) -> None:
    page.positions.columns.toggle(COST_CENTER)
    page.positions.view.setColumnWidth(COLUMN_KEYS.index(COST_CENTER), 143)
    later = next(again)
    assert visible(later) == visible(page)
    assert later.positions.columns.widths[COLUMN_KEYS.index(COST_CENTER)] == 143


def test_that_hidden_columns_take_no_room(
    preferences: Preferences, again: Iterator[PlanPage]
) -> None:
    hidden = (COST_CENTER, POOL)
    preferences.set_column_choice(
        "positions", [f"{'-' if key in hidden else '+'}{key}" for key in COLUMN_KEYS]
    )
    page = next(again)
    for _time in range(3):
        QApplication.processEvents()
    header = page.positions.view.header()
    ends = 0
    for place in range(header.count()):
        section = header.logicalIndex(place)
        if not header.isSectionHidden(section):
            assert header.sectionPosition(section) == ends
            ends += header.sectionSize(section)
    assert header.length() == ends


def test_that_a_column_that_appears_is_scrolled_to(page: PlanPage) -> None:
    view = page.positions.view
    show_all(page)
    page.positions.columns.toggle(NOTES)
    view.horizontalScrollBar().setValue(0)
    page.positions.columns.toggle(NOTES)
    for _time in range(3):
        QApplication.processEvents()
    cell = view.visualRect(page.positions.model.index_of("P-01", COLUMN_KEYS.index(NOTES)))
    assert view.columnWidth(0) <= cell.left()
    assert cell.right() <= view.viewport().width()


def test_that_widths_kept_when_there_were_fewer_columns_still_count(
    preferences: Preferences, again: Iterator[PlanPage]
) -> None:
    preferences.set_column_widths("positions-en", [236, *[177] * (len(USUAL_KEYS) - 1)])
    widths = next(again).positions.columns.widths
    assert set(widths[1 : len(USUAL_KEYS)]) == {177}
    assert widths[COLUMN_KEYS.index(NOTES)] > 0


def test_that_chosen_columns_scroll_under_the_names(page: PlanPage) -> None:
    view = page.positions.view
    show_all(page)
    view.go_to("P-03", COLUMN_KEYS.index(NOTES))
    QApplication.processEvents()
    assert view.is_scrolled_aside
    model = page.positions.model
    name = view.visualRect(model.index_of("P-03"))
    assert name.left() == 0
    assert view.indexAt(name.center()) == model.index_of("P-03")
    shown = view.visualRect(model.index_of("P-03", COLUMN_KEYS.index(NOTES)))
    assert shown.left() >= name.right()
    assert shown.right() <= view.viewport().width()


def test_that_a_cell_under_the_names_comes_out_when_the_cursor_reaches_it(page: PlanPage) -> None:
    view = page.positions.view
    show_all(page)
    view.go_to("P-03", COLUMN_KEYS.index(NOTES))
    view.setFocus()
    for _step in range(len(visible(page)) - 2):
        QTest.keyClick(view, Qt.Key.Key_Left)
        cell = view.visualRect(view.currentIndex())
        assert cell.left() >= view.columnWidth(0) or not view.currentIndex().column()
    assert view.currentIndex().column() == COLUMN_KEYS.index(visible(page)[1])


def test_that_going_down_the_names_does_not_scroll_back(page: PlanPage) -> None:
    view = page.positions.view
    show_all(page)
    bar = view.horizontalScrollBar()
    bar.setValue(200)
    assert bar.value() == 200
    view.go_to("P-03", 0)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert bar.value() == 200


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_that_names_look_the_same_however_far_the_table_is_scrolled(
    page: PlanPage, direction: Qt.LayoutDirection
) -> None:
    view = page.positions.view
    QApplication.setLayoutDirection(direction)
    show_all(page)
    box = view.visualRect(page.positions.model.index_of("P-03")).adjusted(2, 0, -2, 0)

    def name() -> QImage:
        return view.viewport().grab(box).toImage()

    before = name()
    view.horizontalScrollBar().setValue(170)
    QApplication.processEvents()
    assert name() == before
    is_rtl = direction is Qt.LayoutDirection.RightToLeft
    edge = view.viewport().width() - 1 if is_rtl else 0
    at = view.visualRect(page.positions.model.index_of("P-03"))
    assert (at.right() if is_rtl else at.left()) == edge


def test_that_a_click_on_the_heading_of_the_names_sorts_by_them_over_scrolled_columns(
    page: PlanPage,
) -> None:
    view, header = page.positions.view, page.positions.view.header()
    show_all(page)
    view.horizontalScrollBar().setValue(200)
    sections = []
    for _click in range(3):
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(150, 10))
        sections.append((header.sortIndicatorSection(), header.sortIndicatorOrder()))
    rising, falling = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
    assert sections == [(0, rising), (0, falling), (-1, rising)]


def test_that_an_editor_opens_over_the_cell_it_edits_when_scrolled(
    page: PlanPage, session: PlanSession
) -> None:
    view = page.positions.view
    show_all(page)
    view.go_to("P-03", COLUMN_KEYS.index(COST_CENTER))
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_F2)
    field = view.viewport().findChildren(Field)[-1]
    assert view.visualRect(view.currentIndex()).contains(field.geometry())
    QTest.keyClicks(field, "4711")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert seat(session, "P-03").cost_center == "4711"
    assert text(page, "P-03", COST_CENTER) == "4711"


def test_that_an_open_editor_scrolls_under_the_names(page: PlanPage) -> None:
    view = page.positions.view
    show_all(page)
    view.go_to("P-03", COLUMN_KEYS.index(PLACE))
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_F2)
    field = view.viewport().findChildren(Field)[-1]
    bar = view.horizontalScrollBar()
    bar.setValue(60)
    free = field.mask().boundingRect().translated(field.pos())
    assert free.left() == view.columnWidth(0)
    bar.setValue(bar.maximum())
    assert not field.mask().intersects(field.rect())
    bar.setValue(0)
    assert field.mask().isEmpty()


def test_that_a_team_is_chosen_in_its_column(page: PlanPage, session: PlanSession) -> None:
    page.positions.columns.toggle(TEAM)
    view = page.positions.view
    view.go_to("P-01", COLUMN_KEYS.index(TEAM))
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_F2)
    field = view.viewport().findChildren(ChoiceField)[-1]
    names = [field.itemText(number) for number in range(field.count())]
    assert names == [team.name for team in session.plan.teams]
    QTest.keyClick(field.view(), Qt.Key.Key_Down)
    QTest.keyClick(field.view(), Qt.Key.Key_Return)
    assert seat(session, "P-01").team_id == session.plan.teams[1].id


def test_that_hours_stand_beside_their_zone(page: PlanPage) -> None:
    page.positions.columns.toggle(LOCAL_HOURS)
    assert text(page, "P-02", LOCAL_HOURS) == "11:00 – 19:00 · Asia/Kolkata"


def test_that_menu_and_keys_name_the_column_of_the_cursor(page: PlanPage) -> None:
    page.positions.view.go_to("P-01", COLUMN_KEYS.index(PLACE))
    menu = page.positions.toolbar.columns_menu
    menu.popup(QPoint(10, 10))
    moves = {each.text(): each.isEnabled() for each in menu.actions() if "“" in each.text()}
    assert moves == {"Move “Location” left": False, "Move “Location” right": True}
    menu.close()


def test_that_the_default_columns_fit_beside_the_inspector_at_1280(page: PlanPage) -> None:
    page.resize(1200, 720)
    QApplication.processEvents()
    view = page.positions.view
    assert not view.horizontalScrollBar().isVisible()
    assert {ROLE, PLACE, START, EXPECTED, BASE_PAY, COST} <= set(visible(page))


def test_that_the_expected_start_stands_behind_its_target(page: PlanPage) -> None:
    shown = visible(page)
    assert shown[shown.index(START) + 1] == EXPECTED
    assert shown[shown.index(OVERLAP) + 1] == DIFFICULTY


def test_that_copied_rows_follow_the_columns_one_sees(page: PlanPage) -> None:
    page.positions.columns.toggle(NOTES)
    page.positions.columns.toggle(STATUS)
    while visible(page).index(STATUS) > visible(page).index(BASE_PAY):
        page.positions.columns.move(STATUS, is_left=True)
    page.positions.view.go_to("P-01")
    page.rows.copy()
    headings = QGuiApplication.clipboard().text().split("\n")[0].split("\t")
    shown = [key for key in visible(page) if key in SEAT_FIELDS]
    named = [seat_field_name(SEAT_FIELDS[key]) for key in shown]
    assert [each for each in headings if each in named][: len(named)] == named
    assert headings.index("Status") < headings.index("Base pay")


def test_that_a_copied_team_is_its_name(page: PlanPage) -> None:
    page.positions.columns.toggle(TEAM)
    page.positions.view.go_to("P-01", COLUMN_KEYS.index(TEAM))
    page.rows.copy_cells()
    assert QGuiApplication.clipboard().text().strip() == "GPU platform"


def test_that_cells_are_pasted_into_the_columns_as_they_stand(
    page: PlanPage, session: PlanSession
) -> None:
    page.positions.columns.toggle(COST_CENTER)
    page.positions.columns.toggle(LEVEL)
    while visible(page)[1] != COST_CENTER:
        page.positions.columns.move(COST_CENTER, is_left=True)
    while visible(page)[2] != LEVEL:
        page.positions.columns.move(LEVEL, is_left=True)
    page.positions.view.go_to("P-01", COLUMN_KEYS.index(COST_CENTER))
    QGuiApplication.clipboard().setText("4711\tPrincipal\n4712\tMid")
    page.clipboard.paste()
    changed = [seat(session, each) for each in ("P-01", "P-02")]
    assert [(each.cost_center, each.level) for each in changed] == [
        ("4711", Level.PRINCIPAL),
        ("4712", Level.MID),
    ]
    assert session.undo_stack.count() == 1


def test_that_the_cursor_leaves_a_column_that_is_hidden(page: PlanPage) -> None:
    view = page.positions.view
    view.go_to("P-03", COLUMN_KEYS.index(COST))
    page.positions.columns.toggle(COST)
    assert (view.current_key, view.currentIndex().column()) == ("P-03", 0)
    assert view.selected_keys == ("P-03",)


def test_that_further_columns_are_filled_down(page: PlanPage, session: PlanSession) -> None:
    page.positions.columns.toggle(LEVEL)
    view = page.positions.view
    view.go_to("P-01", COLUMN_KEYS.index(LEVEL))
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    page.rows.fill_down()
    assert seat(session, "P-02").level == seat(session, "P-01").level
    assert session.undo_stack.undoText() == "Fill down the level"
