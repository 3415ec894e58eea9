"""Moving rows in the plan's order, by keys and with the pointer."""

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication

from planner.desktop.pages.plan_page import PlanPage
from planner.desktop.pages.plan_page.row_moves import dropped, stepped
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.viewmodels.grouping import Grouping
from planner.desktop.viewmodels.seat_cells import COLUMN_KEYS, COST, PLACE

LEFT = Qt.MouseButton.LeftButton


def order(session: PlanSession) -> list[int]:
    return [int(position.id[2:]) for position in session.plan.positions]


def team_of(session: PlanSession, seat_id: str) -> str:
    seat = next(each for each in session.plan.seats if each.id == seat_id)
    return next(team.name for team in session.plan.teams if team.id == seat.team_id)


def select(page: PlanPage, *seat_ids: str) -> None:
    view, flag = page.positions.view, QItemSelectionModel.SelectionFlag
    view.go_to(seat_ids[0])
    for seat_id in seat_ids[1:]:
        index = page.positions.model.index_of(seat_id)
        view.selectionModel().select(index, flag.Select | flag.Rows)


def name_of(page: PlanPage, seat_id: str) -> QPoint:
    return page.positions.view.visualRect(page.positions.model.index_of(seat_id)).center()


def draw(page: PlanPage, seat_id: str, to: QPoint, *, is_dropped: bool = True) -> None:
    """Press a name and draw it to a place, as a hand does: in small steps."""
    view = page.positions.view.viewport()
    start = name_of(page, seat_id)
    QTest.mousePress(view, LEFT, pos=start)
    for step in range(1, 7):
        QTest.mouseMove(view, start + (to - start) * step / 6)
    if is_dropped:
        QTest.mouseRelease(view, LEFT, pos=to)


@pytest.mark.parametrize(
    ("moving", "up", "down"),
    [
        ("a", "abcd", "bacd"),
        ("c", "acbd", "abdc"),
        ("bd", "badc", "acbd"),
        ("ab", "abcd", "cabd"),
        ("cd", "acdb", "abcd"),
    ],
)
def test_that_each_run_of_rows_passes_one_neighbor(moving: str, up: str, down: str) -> None:
    shown = list("abcd")
    assert "".join(stepped(shown, set(moving), is_up=True)) == up
    assert "".join(stepped(shown, set(moving), is_up=False)) == down


@pytest.mark.parametrize(
    ("moving", "before", "expected"),
    [
        ("c", "a", "cabd"),
        ("ad", "c", "badc"),
        ("a", "", "bcda"),
        ("bc", "c", "abcd"),
        ("x", "b", "axbcd"),
        ("xy", "", "abcdxy"),
        ("d", "d", "abcd"),
    ],
)
def test_that_dropped_rows_stand_together_in_front_of_the_one_below(
    moving: str, before: str, expected: str
) -> None:
    assert "".join(dropped(list("abcd"), list(moving), before)) == expected


def test_that_keys_move_rows_within_their_group_as_one_undo_step(
    page: PlanPage, session: PlanSession
) -> None:
    before = session.plan
    select(page, "P-04")
    for _press in range(2):
        page.moves.move(is_up=True)
    assert order(session)[:5] == [1, 4, 2, 3, 5]
    assert page.positions.model.row_keys()[:4] == ["P-01", "P-04", "P-02", "P-03"]
    assert page.positions.view.selected_keys == ("P-04",)
    assert session.undo_stack.count() == 1
    session.undo()
    assert session.plan == before


def test_that_moving_there_and_back_leaves_no_step(page: PlanPage, session: PlanSession) -> None:
    select(page, "P-02", "P-03")
    page.moves.move(is_up=True)
    page.moves.move(is_up=False)
    assert session.undo_stack.count() == 0


def test_that_the_first_of_a_group_stays_and_that_is_said(
    page: PlanPage, session: PlanSession
) -> None:
    told = QSignalSpy(page.message_raised)
    select(page, "P-05")
    page.moves.move(is_up=True)
    assert [str(each[0]) for each in (told.at(n) for n in range(told.count()))] == [
        "Already the first of its group."
    ]
    assert session.undo_stack.count() == 0


def test_that_team_members_move_among_themselves(page: PlanPage, session: PlanSession) -> None:
    select(page, "M-02")
    page.moves.move(is_up=True)
    assert [member.id for member in session.plan.members][:2] == ["M-02", "M-01"]


def test_that_sorted_rows_stay_and_clearing_the_sorting_is_offered(
    page: PlanPage, session: PlanSession
) -> None:
    offered = QSignalSpy(page.remedy_offered)
    header = page.positions.view.header()
    header.setSortIndicator(COLUMN_KEYS.index(COST), Qt.SortOrder.AscendingOrder)
    select(page, "P-03")
    page.moves.move(is_up=True)
    sentence, label, act = offered.at(0)
    assert (sentence, label) == (
        "Sorted rows cannot be moved: their order is not the plan's.",
        "Clear sorting",
    )
    assert session.undo_stack.count() == 0
    act()
    page.moves.move(is_up=True)
    assert order(session)[:3] == [1, 3, 2]


def test_that_only_rows_in_sight_are_passed_under_a_filter(
    page: PlanPage, session: PlanSession
) -> None:
    page.positions.filter.setText("berlin")
    assert page.positions.model.row_keys()[:2] == ["P-05", "P-06"]
    select(page, "P-06")
    page.moves.move(is_up=True)
    assert order(session)[4:6] == [6, 5]


def test_that_a_row_drawn_by_its_name_goes_where_it_is_dropped(
    page: PlanPage, session: PlanSession
) -> None:
    target = name_of(page, "P-02")
    draw(page, "P-04", target - QPoint(0, 8))
    assert order(session)[:4] == [1, 4, 2, 3]
    assert page.positions.view.current_key == "P-04"
    assert not page.positions.view.drag.is_moving


def test_that_several_rows_are_drawn_together(page: PlanPage, session: PlanSession) -> None:
    select(page, "P-03", "P-04")
    draw(page, "P-04", name_of(page, "P-01") - QPoint(0, 8))
    assert order(session)[:4] == [3, 4, 1, 2]
    assert page.positions.view.selected_keys == ("P-03", "P-04")


def test_that_a_position_dropped_into_another_team_joins_it(
    page: PlanPage, session: PlanSession
) -> None:
    explained = QSignalSpy(page.edit_explained)
    before = session.plan
    draw(page, "P-01", name_of(page, "P-06") + QPoint(0, 8))
    assert team_of(session, "P-01") == "ML platform & MLOps"
    keys = page.positions.model.row_keys()
    assert keys[3:8] == ["P-05", "P-06", "P-01", "P-07", "P-08"]
    assert str(explained.at(0)[0]) == "P-01 moved to ML platform & MLOps."
    assert session.undo_stack.count() == 1
    session.undo()
    assert session.plan == before


def test_that_nothing_moves_to_another_group_of_anything_but_teams(
    page: PlanPage, session: PlanSession
) -> None:
    told = QSignalSpy(page.message_raised)
    page.positions.group_by(Grouping.PLACE)
    QApplication.processEvents()
    groups = page.positions.model.groups
    draw(page, groups[0].rows[0].key, name_of(page, groups[1].rows[0].key))
    assert session.undo_stack.count() == 0
    assert str(told.at(0)[0]) == "Group by team to move rows to another group."


def test_that_escape_leaves_every_row_where_it_is(page: PlanPage, session: PlanSession) -> None:
    view = page.positions.view
    draw(page, "P-04", name_of(page, "P-01"), is_dropped=False)
    assert view.drag.is_moving
    QTest.keyClick(view, Qt.Key.Key_Escape)
    QTest.mouseRelease(view.viewport(), LEFT, pos=name_of(page, "P-01"))
    assert order(session) == list(range(1, 13))


def test_that_a_click_on_one_of_several_selected_rows_selects_it_alone(page: PlanPage) -> None:
    select(page, "P-02", "P-03", "P-04")
    QTest.mouseClick(page.positions.view.viewport(), LEFT, pos=name_of(page, "P-03"))
    assert page.positions.view.selected_keys == ("P-03",)


def test_that_drawing_over_other_columns_selects_rows(page: PlanPage, session: PlanSession) -> None:
    view, model = page.positions.view, page.positions.model
    cells = [
        view.visualRect(model.index_of(key, COLUMN_KEYS.index(PLACE))).center()
        for key in ("P-01", "P-02", "P-03")
    ]
    QTest.mousePress(view.viewport(), LEFT, pos=cells[0])
    for cell in cells[1:]:
        QTest.mouseMove(view.viewport(), cell)
    QTest.mouseRelease(view.viewport(), LEFT, pos=cells[-1])
    assert view.selected_keys == ("P-01", "P-02", "P-03")
    assert session.undo_stack.count() == 0


def test_that_rows_keep_their_groups_order_in_a_flat_list(
    page: PlanPage, session: PlanSession
) -> None:
    page.positions.group_by(Grouping.NOTHING)
    select(page, "P-05")
    page.moves.move(is_up=True)
    assert order(session)[3:5] == [5, 4]
    assert team_of(session, "P-05") == "ML platform & MLOps"
