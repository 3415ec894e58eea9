"""Grouping, sorting and filtering the rows of the Plan page, and the toolbar above them."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.desktop.icons import Icons
from planner.desktop.pages.plan_page import PlanPage
from planner.desktop.pages.plan_page.positions_toolbar import PositionsToolbar
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.grouping import Grouping
from planner.desktop.viewmodels.seat_cells import (
    BASE_PAY,
    COLUMN_KEYS,
    COST,
    ID,
    NOTES,
    STATUS,
    TEAM,
)
from planner.localization.messages import use_language
from planner.plan.edits import change_seat
from planner.quantities.identifiers import SeatId


def titles(page: PlanPage) -> list[str]:
    return [group.title for group in page.positions.model.groups]


@pytest.mark.parametrize(
    ("grouping", "first", "counts"),
    [
        (Grouping.TEAM, "GPU platform", [4, 4, 4, 9]),
        (Grouping.PLACE, "Bengaluru, IN", None),
        (Grouping.ROLE, "GPU cluster engineer", None),
        (Grouping.STATUS, "Open", None),
        (Grouping.NOTHING, "", [21]),
    ],
)
def test_that_rows_are_grouped_by_what_the_menu_says(
    page: PlanPage,
    session: PlanSession,
    grouping: Grouping,
    first: str,
    counts: list[int] | None,
) -> None:
    page.positions.toolbar.group_menu.chosen.emit(grouping.value)
    groups = page.positions.model.groups
    assert titles(page)[0] == first
    assert sum(len(group.rows) for group in groups) == 21
    if counts is not None:
        assert [len(group.rows) for group in groups] == counts
    costs = [float(group.sums[COST].sort_value) for group in groups]
    everyone = sum(cost.annual_reporting for cost in session.evaluation.seat_costs.values())
    assert sum(costs) == pytest.approx(float(everyone))


def test_that_a_flat_list_has_no_heading_and_ends_with_the_team(page: PlanPage) -> None:
    view = page.positions.view
    page.positions.group_by(Grouping.NOTHING)
    QApplication.processEvents()
    keys = page.positions.model.row_keys()
    assert keys[0] == "P-01"
    assert keys[-1].startswith("M-")
    assert view.visualRect(page.positions.model.index_of(keys[0])).top() == 0
    view.go_to("P-12")
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert str(view.current_key).startswith("M-")
    assert view.open_keys == tuple(keys)


def test_that_the_grouping_is_there_next_time_and_the_button_says_it(
    page: PlanPage, again: Iterator[PlanPage]
) -> None:
    page.positions.group_by(Grouping.PLACE)
    later = next(again)
    assert titles(later) == titles(page)
    assert later.positions.toolbar.group.accessibleName() == "Group: Location"


def test_that_sorting_stays_inside_groups(page: PlanPage) -> None:
    page.positions.group_by(Grouping.STATUS)
    before = titles(page)
    header = page.positions.view.header()
    header.setSortIndicator(COLUMN_KEYS.index(COST), Qt.SortOrder.DescendingOrder)
    assert titles(page) == before
    for group in page.positions.model.groups:
        worths = [float(row.cells[COLUMN_KEYS.index(COST)].sort_value) for row in group.rows]
        assert worths == sorted(worths, reverse=True)


def test_that_the_row_in_hand_stays_current_when_rows_are_grouped_anew(page: PlanPage) -> None:
    page.positions.view.go_to("P-05", COLUMN_KEYS.index(BASE_PAY))
    page.positions.group_by(Grouping.NOTHING)
    assert page.positions.view.current_key == "P-05"
    assert page.positions.view.currentIndex().column() == COLUMN_KEYS.index(BASE_PAY)
    page.positions.group_by(Grouping.TEAM)
    assert page.positions.view.current_key == "P-05"


def test_that_hiding_the_column_rows_are_sorted_by_ends_the_sorting(page: PlanPage) -> None:
    order = page.positions.model.row_keys()
    page.positions.columns.toggle(TEAM)
    header = page.positions.view.header()
    header.setSortIndicator(COLUMN_KEYS.index(COST), Qt.SortOrder.DescendingOrder)
    sorted_states = []
    for column in (TEAM, COST):
        page.positions.columns.toggle(column)
        sorted_states.append(page.positions.is_sorted)
    assert sorted_states == [True, False]
    assert page.positions.model.row_keys() == order


def test_that_ids_are_sorted_by_their_numbers(page: PlanPage, session: PlanSession) -> None:
    like = session.plan.positions[0]
    more = tuple(replace(like, id=SeatId(f"P-{number}")) for number in (100, 13))
    session.apply(replace(session.plan, positions=(*more, *session.plan.positions)), "more")
    page.positions.group_by(Grouping.NOTHING)
    page.positions.columns.toggle(ID)
    header = page.positions.view.header()
    header.setSortIndicator(COLUMN_KEYS.index(ID), Qt.SortOrder.AscendingOrder)
    assert page.positions.model.row_keys()[-3:] == ["P-12", "P-13", "P-100"]


def test_that_the_filter_looks_at_the_columns_one_chose(
    page: PlanPage, session: PlanSession
) -> None:
    noted = change_seat(session.plan, SeatId("P-07"), notes="Needs a Visum für Krakau")
    session.apply(noted, "note")
    page.positions.columns.toggle(STATUS)
    page.positions.filter.setText("visum fur")
    assert page.positions.model.row_keys() == []
    page.positions.columns.toggle(NOTES)
    assert page.positions.model.row_keys() == ["P-07"]
    page.positions.filter.setText("offered")
    assert page.positions.model.row_keys() == ["P-02"]
    page.positions.columns.toggle(STATUS)
    assert page.positions.model.row_keys() == []


@pytest.mark.parametrize("language", ["en", "de", "ar"])
def test_that_the_toolbar_shortens_rather_than_overflowing(
    qtbot: QtBot, theme: Theme, icons: Icons, language: str
) -> None:
    use_language(language)
    window = QWidget()
    qtbot.addWidget(window)
    toolbar = PositionsToolbar(theme, icons)
    toolbar.setParent(window)
    toolbar.notice.say("12 things to check")
    window.show()
    labels = []
    for width in (1100, 880, 740):
        toolbar.resize(width, toolbar.height())
        QApplication.processEvents()
        assert toolbar.row.minimumSize().width() <= width
        assert toolbar.group.accessibleName()
        assert toolbar.columns.accessibleName()
        labels.append(bool(toolbar.columns.label))
    assert labels[0]
    assert not labels[-1]
