from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.desktop.icons import Icons
from planner.desktop.pages.plan_page import PlanPage
from planner.desktop.pages.plan_page.seat_panel import SeatTag
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.session.preferences import Preferences
from planner.desktop.theme import DARK, LIGHT, Theme
from planner.desktop.viewmodels.seat_cells import COLUMN_KEYS
from planner.desktop.widgets.amounts_table import AMOUNT_ROLE
from planner.localization.formatting import Formatter
from planner.plan.edits import change_reporting_currency, change_seat
from planner.plan.samples import load_sample
from planner.quantities.identifiers import CurrencyCode, SeatId
from planner.quantities.money import Money


def row_keys(page: PlanPage) -> list[str]:
    return page.positions.model.row_keys()


def test_that_the_headline_is_the_evaluations(page: PlanPage, session: PlanSession) -> None:
    figures = [cell.shown.figure if cell.shown else "" for cell in page.headline.cells]
    budget = session.evaluation.budget
    formatter = Formatter("en")
    assert figures[0] == "12 + 9"
    assert figures[1] == formatter.headline_money(budget.run_rate, budget.currency)
    assert figures[2] == formatter.headline_money(budget.fiscal_years[0].total, budget.currency)
    assert figures[4] == "1 Jul 27"
    assert all(
        cell.accessibleName() and cell.accessibleDescription() for cell in page.headline.cells
    )


def test_that_another_fiscal_year_shows_its_own_months(page: PlanPage) -> None:
    page.set_fiscal_year(2028)
    assert page.cost.chart.shown is not None
    assert str(page.cost.chart.shown.months[0]) == "2028-01"
    page.set_fiscal_year(None)
    assert len(page.cost.chart.shown.months) == 24


def test_that_the_table_behind_the_chart_holds_the_budgets_amounts(
    page: PlanPage, session: PlanSession
) -> None:
    model = page.cost.model
    budget = session.evaluation.budget
    totals = [model.index(0, month).data(AMOUNT_ROLE) for month in range(12)]
    planned = [model.index(1, month).data(AMOUNT_ROLE) for month in range(12)]
    assert tuple(totals) == budget.totals[:12]
    assert tuple(planned) == budget.budget[:12]
    for month in range(12):
        places = [model.index(row, month).data(AMOUNT_ROLE) for row in range(2, model.rowCount())]
        assert sum(places) == budget.totals[month]


def test_that_t_changes_between_chart_and_table(page: PlanPage) -> None:
    page.cost.chart.setFocus()
    QTest.keyClick(page.cost.chart, Qt.Key.Key_T)
    assert page.cost.is_table_shown
    assert page.cost.table.isVisible()
    QTest.keyClick(page.cost.table, Qt.Key.Key_T)
    assert page.cost.chart.isVisible()


def test_that_what_is_typed_stands_beside_the_filters_icon(page: PlanPage) -> None:
    QTest.keyClicks(page.positions.filter, "toronto")
    assert page.positions.filter.textMargins().left() >= 28


def test_that_a_seat_the_filter_hides_is_selected_again_once_it_shows(page: PlanPage) -> None:
    view = page.positions.view
    view.go_to("P-02")
    for text in ("z", "zz", "berlin"):
        page.positions.filter.setText(text)
        assert not view.selected_keys
        assert page.inspector.plan.isVisible()
    page.positions.filter.clear()
    assert view.selected_keys == ("P-02",)
    assert page.inspector.seat.isVisible()


def test_that_f_goes_to_the_filter_and_escape_empties_it(page: PlanPage) -> None:
    page.positions.view.setFocus()
    QTest.keyClick(page.positions.view, Qt.Key.Key_F)
    assert QApplication.focusWidget() is page.positions.filter
    QTest.keyClicks(page.positions.filter, "fff")
    assert page.positions.filter.text() == "fff", "a letter is a letter inside a field"
    QTest.keyClick(page.positions.filter, Qt.Key.Key_Escape)
    assert page.positions.filter.text() == ""


def test_that_the_filter_leaves_what_matches_and_keeps_the_selection(page: PlanPage) -> None:
    view = page.positions.view
    view.go_to("P-03")
    page.positions.filter.setText("sao paulo")
    assert row_keys(page) == ["P-03"]
    assert view.current_key == "P-03"
    page.positions.filter.clear()
    assert len(row_keys(page)) == 21
    assert view.current_key == "P-03"


def test_that_a_filter_without_a_match_offers_to_clear_it(page: PlanPage, qtbot: QtBot) -> None:
    page.positions.filter.setText("nowhere")
    assert not page.positions.view.isVisible()
    state = page.positions._no_match
    assert "nowhere" in state.accessibleName()
    QTest.mouseClick(state.button, Qt.MouseButton.LeftButton)
    assert page.positions.view.isVisible()


def test_that_a_click_on_a_heading_sorts_within_the_teams(page: PlanPage) -> None:
    header = page.positions.view.header()
    column = COLUMN_KEYS.index("cost")
    where = QPoint(header.sectionViewportPosition(column) + 20, 10)
    keys = row_keys(page)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=where)
    model = page.positions.model
    for group in range(3):
        parent = model.index(group, 0)
        costs = [
            float(str(model.index(row, column, parent).data()).replace("$", "").replace(",", ""))
            for row in range(model.rowCount(parent))
        ]
        assert costs == sorted(costs)
    for _click in range(2):
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert row_keys(page) == keys


def test_that_arrow_keys_move_by_cell_and_fold_groups(page: PlanPage) -> None:
    view = page.positions.view
    view.go_to("P-01", 0)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert (view.current_key, view.currentIndex().column()) == ("P-01", 1)
    QTest.keyClick(view, Qt.Key.Key_Left)
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert view.current_key is None
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.folded == {"team:T-1", "members"}
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.folded == {"members"}


def test_that_going_to_a_folded_seat_unfolds_its_group(page: PlanPage) -> None:
    assert page.positions.view.go_to("M-03")
    assert "members" not in page.positions.view.folded


def test_that_the_inspector_follows_the_selection_and_shows_the_plan_without_one(
    page: PlanPage,
) -> None:
    page.positions.view.go_to("P-04")
    assert page.inspector.seat.isVisible()
    page.positions.view.clear_current()
    assert page.inspector.plan.isVisible()


def test_that_the_inspector_opens_closes_and_is_remembered(
    page: PlanPage, preferences: Preferences, session: PlanSession, theme: Theme
) -> None:
    assert page.dock.is_side_open
    page.toggle_inspector()
    assert not page.inspector.isVisible()
    assert len(page.focus_regions()) == 3
    again = PlanPage(session, theme, Icons(theme), Formatter("en"), preferences)
    again.resize(1360, 826)
    assert not again.dock.is_side_open
    again.deleteLater()


def test_that_a_narrow_page_has_the_inspector_over_its_content(page: PlanPage) -> None:
    page.resize(1100, 700)
    assert not page.dock.is_side_open
    page.toggle_inspector()
    assert page.inspector.isVisible()
    assert page.split.width() == page.width()
    page.resize(1360, 826)
    assert page.split.width() < page.width()


def test_that_the_inspector_is_filled_when_the_window_becomes_wide(
    page: PlanPage, session: PlanSession
) -> None:
    page.positions.view.go_to("P-01")
    page.resize(1100, 700)
    page.positions.view.go_to("P-02")
    page.resize(1360, 826)
    tag = page.inspector.seat.findChild(SeatTag)
    assert tag is not None
    assert "P-02" in tag.accessibleName() + tag.accessibleDescription()


def test_that_long_words_do_not_widen_the_page(page: PlanPage) -> None:
    cell = page.headline.cells[2]
    assert cell.shown is not None
    cell.show_figure(replace(cell.shown, note="much longer than there is room for " * 4))
    QApplication.processEvents()
    assert page.minimumSizeHint().width() <= 1100


def test_that_engagement_gives_way_before_names_are_cut(page: PlanPage) -> None:
    view, column = page.positions.view, COLUMN_KEYS.index("engagement")
    assert not view.isColumnHidden(column)
    page.resize(1200, 826)
    assert view.isColumnHidden(column)
    assert view.columnWidth(0) >= 150
    page.resize(1360, 826)
    assert not view.isColumnHidden(column)


def test_that_a_low_page_drops_the_small_charts(page: PlanPage) -> None:
    tall = page.headline.cells[0].sizeHint().height()
    page.resize(1360, 600)
    assert page.headline.cells[0].sizeHint().height() < tall


def broken(session: PlanSession) -> None:
    pay = Money(
        -session.plan.positions[0].base_pay.amount, session.plan.positions[0].base_pay.currency
    )
    session.apply(change_seat(session.plan, SeatId("P-01"), base_pay=pay), "break")


def test_that_problems_are_counted_listed_and_lead_to_their_cell(
    page: PlanPage, session: PlanSession, qtbot: QtBot
) -> None:
    assert not page.positions.notice.isVisible()
    broken(session)
    assert page.positions.notice.text() == "1 thing to check"
    QTest.mouseClick(page.positions.notice, Qt.MouseButton.LeftButton)
    view = page.inspector.problems.view
    assert view.isVisible()
    view.setCurrentIndex(view.model().index(0, 0))
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert page.positions.view.current_key == "P-01"
    assert page.positions.view.currentIndex().column() == COLUMN_KEYS.index("base_pay")
    session.undo()
    assert not page.positions.notice.isVisible()


@pytest.mark.parametrize(
    "faults",
    [
        {"horizon_months": 0},
        {"anchor_id": "nowhere"},
        {"reporting_currency": "XXX"},
        {"teams": ()},
        {"fiscal_year_start_month": 13},
    ],
    ids=str,
)
def test_that_a_plan_with_a_fault_shows_what_it_can_and_names_the_fault(
    page: PlanPage, session: PlanSession, faults: dict[str, Any]
) -> None:
    session.new_plan(replace(load_sample("cloud-provider"), **faults))
    page.set_fiscal_year(None)
    page.positions.view.go_to("P-01")
    page.grab()
    assert page.positions.notice.isVisible()
    assert len(row_keys(page)) == 21
    page.add_position()
    page.grab()


def test_that_a_plan_without_a_budget_says_so_in_its_headline(
    page: PlanPage, session: PlanSession
) -> None:
    session.new_plan(replace(load_sample("cloud-provider"), budget={}))
    notes = [cell.shown.note for cell in page.headline.cells[1:3] if cell.shown]
    assert notes == ["no budget yet", "no budget yet"]
    page.grab()


def test_that_another_reporting_currency_reaches_heading_cells_and_chart(
    page: PlanPage, session: PlanSession
) -> None:
    euro = CurrencyCode("EUR")
    edited = change_reporting_currency(session.plan, euro, session.market)
    session.apply(edited, "euro")
    column = COLUMN_KEYS.index("cost")
    model = page.positions.model
    heading = model.headerData(column, Qt.Orientation.Horizontal)
    assert heading == "Cost, EUR / yr"
    assert str(model.index_of("P-01", column).data()).startswith("€")
    assert page.cost.chart.shown is not None
    assert page.cost.chart.shown.currency == euro
    session.undo()
    assert str(model.index_of("P-01", column).data()).startswith("$")


def test_that_an_empty_plan_offers_to_add_a_position(
    page: PlanPage, session: PlanSession, qtbot: QtBot
) -> None:
    empty = replace(load_sample("cloud-provider"), positions=(), members=())
    session.new_plan(empty)
    state = page.positions.empty
    assert state.isVisible()
    assert state.accessibleName() == "No positions yet"
    QTest.mouseClick(state.button, Qt.MouseButton.LeftButton)
    assert len(session.plan.positions) == 1
    assert page.positions.view.isVisible()
    assert page.positions.view.current_key == session.plan.positions[0].id


def test_that_another_plan_starts_without_filter_and_selection(
    page: PlanPage, session: PlanSession
) -> None:
    page.positions.filter.setText("berlin")
    session.new_plan(load_sample("cloud-provider"))
    assert page.positions.filter.text() == ""
    assert len(row_keys(page)) == 21


def test_that_showing_another_plan_opens_no_window_of_its_own(
    page: PlanPage, session: PlanSession
) -> None:
    page.set_fiscal_year(None)
    session.new_plan(load_sample("cloud-provider"))
    QApplication.processEvents()
    assert QApplication.activeWindow() is page
    assert [each for each in QApplication.topLevelWidgets() if each.isVisible()] == [page]


def test_that_the_theme_repaints_the_whole_page(page: PlanPage, theme: Theme) -> None:
    page.positions.view.go_to("P-02")
    theme.set_preference("dark")
    QApplication.processEvents()
    image = page.grab().toImage()
    light = {LIGHT.panel.name(), LIGHT.sunk.name(), LIGHT.acc_wash.name(), LIGHT.t1.name()}
    seen = {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 4)
        for y in range(0, image.height(), 3)
    }
    assert DARK.panel.name() in seen
    assert DARK.acc_wash.name() in seen
    assert light & seen == set()


def test_that_the_page_is_mirrored_from_right_to_left(page: PlanPage) -> None:
    def selection_bar_is_at(left: int) -> bool:
        image = page.positions.view.viewport().grab().toImage()
        column = [image.pixelColor(left, y) for y in range(image.height())]
        return column.count(LIGHT.acc) >= 25

    page.positions.view.go_to("P-02")
    assert selection_bar_is_at(1)
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    page.resize(1359, 826)
    QApplication.processEvents()
    width = page.positions.view.viewport().width()
    assert selection_bar_is_at(width - 2)
    assert page.inspector.mapTo(page, QPoint(0, 0)).x() == 0
    assert page.split.x() > 0


def test_that_everything_one_can_focus_has_an_accessible_name(page: PlanPage) -> None:
    page.positions.view.go_to("P-02")
    nameless = [
        type(widget).__name__
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not widget.accessibleName()
    ]
    assert nameless == []


def test_that_column_widths_are_remembered(page: PlanPage, preferences: Preferences) -> None:
    page.positions.view.setColumnWidth(1, 177)
    assert preferences.column_widths("positions-en")[1] == 177


def test_that_no_note_is_cut_where_the_strip_has_room_for_all(page: PlanPage, qtbot: QtBot) -> None:
    strip = page.headline
    qtbot.waitUntil(lambda: page.outlook.timeline is not None)
    needs = [cell.sizeHint().width() for cell in strip.cells]
    page.resize(sum(needs) + 4, page.height())
    assert max(needs) * len(needs) > strip.width()
    QApplication.processEvents()
    assert all(cell.width() >= need for cell, need in zip(strip.cells, needs, strict=True))


def test_that_regions_are_visited_in_reading_order(page: PlanPage) -> None:
    regions: list[QWidget] = page.focus_regions()
    assert regions[:3] == [page.positions.filter, page.positions.view, page.cost.chart]


def test_that_the_page_lets_go_of_its_session(
    qtbot: QtBot, session: PlanSession, theme: Theme, preferences: Preferences
) -> None:
    page = PlanPage(session, theme, Icons(theme), Formatter("en"), preferences)
    with qtbot.waitSignal(page.destroyed):
        page.deleteLater()
    broken(session)
