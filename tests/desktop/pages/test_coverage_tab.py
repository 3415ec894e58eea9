from collections.abc import Iterator
from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.calculators.coverage_year import year_coverage
from planner.calculators.staffing import StaffingConflict
from planner.calculators.staffing_comparison import StaffingComparison
from planner.desktop.icons import Icons
from planner.desktop.pages.time_zones_page import TimeZonesPage
from planner.desktop.pages.time_zones_page.coverage_tab import CoverageTab
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.coverage_view import CoverageChoices
from planner.desktop.widgets.entry_fields import EntryField
from planner.localization.formatting import Formatter
from planner.plan.edits import add_team, change_seat, remove_seats
from planner.plan.working_pattern import WorkingPattern

LEFT = Qt.MouseButton.LeftButton
WAIT_MS = 20_000
TODAY = date(2027, 3, 10)


@pytest.fixture
def tab(qtbot: QtBot, session: PlanSession, theme: Theme, icons: Icons) -> Iterator[CoverageTab]:
    # The window of the test before may still be going, and would take the focus along.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()
    tab = CoverageTab(session, theme, icons, Formatter("en"))
    qtbot.addWidget(tab)
    tab.resize(1200, 682)
    tab.show()
    tab.show_plan(TODAY)

    def is_ready() -> bool:
        tab.activateWindow()
        return QApplication.activeWindow() is tab and tab.is_settled

    qtbot.waitUntil(is_ready, timeout=WAIT_MS)
    tab.focus_content().setFocus()
    yield tab
    tab.finish()


def settle(qtbot: QtBot, tab: CoverageTab) -> None:
    qtbot.waitUntil(lambda: tab.is_settled, timeout=WAIT_MS)


def press(key: Qt.Key) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key)


def choose(qtbot: QtBot, tab: CoverageTab, field: QWidget, downs: int) -> None:
    """Open a choice by the keyboard, go down in it and take what is there."""
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Down)
    view = field.view()  # type: ignore[attr-defined]
    for _down in range(downs):
        QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Return)
    settle(qtbot, tab)


def headline(tab: CoverageTab) -> tuple[str, str]:
    return tab.choices_bar.headline.texts


def type_into(field: QWidget, text: str) -> None:
    field.setFocus()
    field.selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def tick_only(tab: CoverageTab, *names: str) -> None:
    """Leave these places ticked, by the keyboard."""
    places = tab.staffing.places
    places.setFocus()
    press(Qt.Key.Key_Home)
    for tick in places.ticks:
        if tick.is_on != (tick.name in names):
            press(Qt.Key.Key_Space)
        press(Qt.Key.Key_Down)
    assert {tick.name for tick in places.ticks if tick.is_on} == set(names)


def find_staffing(qtbot: QtBot, tab: CoverageTab) -> object:
    QTest.mouseClick(tab.staffing.seek, LEFT)
    qtbot.waitUntil(lambda: not tab.staffing.is_searching, timeout=WAIT_MS)
    assert tab.staffing.found is not None
    return tab.staffing.found.answer


def test_that_the_typical_week_shows_hours_gaps_and_teams(tab: CoverageTab) -> None:
    assert headline(tab) == ("56.5%", "95 of 168 h")
    assert tab.gaps.total.text() == "73 h a week"
    assert [(each.title, each.figure, each.detail) for each in tab.gaps.list.entries] == [
        ("Friday 21:00 to Monday 02:00", "53 h", "After Toronto closes, before Singapore opens."),
        (
            "Monday to Thursday, 21:00 – 02:00 the next day",
            "20 h",
            "After Toronto closes, before Singapore opens.",
        ),
    ]
    assert [(strip.name, strip.share, strip.hours) for strip in tab.strips.strips] == [
        ("GPU platform", "43.2%", "72.5 h"),
        ("ML platform & MLOps", "31.3%", "52.5 h"),
        ("Fabric, storage & SRE", "56.5%", "95 h"),
    ]
    assert tab.bars.accessibleDescription().startswith("53.8% of the whole time covered")
    assert tab.grid.accessibleDescription().startswith("Monday 00:00 – 01:00: nobody")


def test_that_hours_are_read_by_keyboard_and_pointer(tab: CoverageTab) -> None:
    tab.grid.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right):
        press(key)
    assert tab.grid.cell == (1, 3)
    assert tab.week.words.text == "Tuesday 03:00 – 04:00: 1 person"
    QTest.mouseClick(tab.grid, LEFT, pos=QPoint(*tab.grid.cell_center((5, 12))))
    assert tab.week.words.text == "Saturday 12:00 – 13:00: nobody"


def test_that_a_gap_chosen_is_marked_in_the_week(tab: CoverageTab) -> None:
    tab.gaps.list.setFocus()
    assert len(tab.grid.marked) == 53
    press(Qt.Key.Key_Down)
    assert tab.grid.marked == {
        cell for day in range(4) for cell in
        ((day, 21), (day, 22), (day, 23), (day + 1, 0), (day + 1, 1))
    }  # fmt: skip
    assert "20 h" in tab.gaps.list.accessibleDescription()
    tab.grid.setFocus()
    assert tab.grid.marked == frozenset()


def test_that_one_team_and_more_people_can_be_asked_for(qtbot: QtBot, tab: CoverageTab) -> None:
    choose(qtbot, tab, tab.choices_bar.team, 1)
    assert headline(tab) == ("43.2%", "72.5 of 168 h")
    assert tab.view is not None
    assert tab.view.choices.team_id == tab.view.plan.teams[0].id
    choose(qtbot, tab, tab.choices_bar.required, 2)
    assert tab.view.week.required == 3
    share = float(headline(tab)[0].rstrip("%"))
    assert 0 < share < 43.2
    assert tab.legend.accessibleDescription() == "Too few"


def test_that_weeks_are_gone_through_typed_and_looked_at(qtbot: QtBot, tab: CoverageTab) -> None:
    press(Qt.Key.Key_BracketRight)
    settle(qtbot, tab)
    assert tab.choices.monday == date(2027, 4, 5)
    assert tab.week.title.text == "Week of 5 Apr 27, Dublin time"
    tab.toggle_table()
    press(Qt.Key.Key_BracketLeft)
    settle(qtbot, tab)
    assert tab.choices.monday == date(2027, 3, 29), "from the table as well"
    type_into(tab.choices_bar.field, "26 Oct 27")
    settle(qtbot, tab)
    assert tab.choices.monday == date(2027, 10, 25)
    assert headline(tab)[1].endswith("of 169 h"), "the clocks go back"
    type_into(tab.choices_bar.field, "soon")
    assert tab.choices_bar.field.is_refused
    assert tab.choices.monday == date(2027, 10, 25)
    tab.bars.setFocus()
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Return)
    settle(qtbot, tab)
    assert tab.choices.monday == date(2027, 11, 1)
    QTest.mouseClick(tab.choices_bar.typical, LEFT)
    settle(qtbot, tab)
    assert headline(tab) == ("56.5%", "95 of 168 h")


def test_that_holidays_open_gaps_in_their_week_and_the_year(qtbot: QtBot, tab: CoverageTab) -> None:
    type_into(tab.choices_bar.field, "27 Dec 27")
    settle(qtbot, tab)
    assert tab.view is not None
    week, year = tab.view.week.gap_minutes, tab.view.year.gap_minutes
    QTest.mouseClick(tab.choices_bar.holidays, LEFT)
    settle(qtbot, tab)
    assert tab.view.week.gap_minutes > week
    assert tab.view.year.gap_minutes > year
    by_year = year_coverage(tab.view.crews, tab.view.question).weeks
    this = next(each for each in by_year if each.first_day == date(2027, 12, 27))
    assert this.gap_minutes == tab.view.week.gap_minutes


def test_that_t_shows_the_figures_of_each_chart(tab: CoverageTab) -> None:
    tab.toggle_table()
    figures = tab.week.model.figures
    assert (figures.names[0], figures.cells[0][:3]) == ("Monday", ("0*", "0*", "1"))
    tab.strips.setFocus()
    tab.toggle_table()
    assert tab.teams.table.isVisible()
    assert tab.teams.model.figures.cells[0] == ("43.2%", "72.5 h")
    tab.bars.setFocus()
    tab.toggle_table()
    assert tab.year.table.isVisible()
    assert tab.week.table.isVisible(), "one chart changed at a time"


def test_that_an_edit_of_the_plan_is_shown(
    qtbot: QtBot, tab: CoverageTab, session: PlanSession
) -> None:
    gone = [seat.id for seat in session.plan.seats if seat.place_id == "ca-toronto"]
    session.apply(remove_seats(session.plan, gone), "Remove Toronto")
    tab.show_plan(TODAY)
    settle(qtbot, tab)
    assert tab.gaps.list.entries[0].detail != "After Toronto closes, before Singapore opens."
    session.undo()
    tab.show_plan(TODAY)
    settle(qtbot, tab)
    assert headline(tab) == ("56.5%", "95 of 168 h")


def test_that_a_team_without_people_says_so_and_everyone_can_be_counted(
    qtbot: QtBot, tab: CoverageTab, session: PlanSession
) -> None:
    plan = add_team(session.plan, "Night watch")
    session.apply(plan, "Add a team")
    tab.show_plan(TODAY)
    settle(qtbot, tab)
    choose(qtbot, tab, tab.choices_bar.team, len(plan.teams))
    assert tab.view is None
    assert tab.nobody.isVisible()
    assert headline(tab) == ("", "")
    QTest.mouseClick(tab.nobody.button, LEFT)
    settle(qtbot, tab)
    assert headline(tab) == ("56.5%", "95 of 168 h")


def test_that_a_plan_that_works_around_the_clock_has_no_gaps(
    qtbot: QtBot, tab: CoverageTab, session: PlanSession
) -> None:
    plan = session.plan
    seats = [seat.id for seat in plan.seats if seat.place_id == "ie-dublin"]
    for seat_id, hour in zip(seats, (0, 8, 16), strict=False):
        pattern = WorkingPattern(
            start=time(hour),
            end=time((hour + 8) % 24),
            weekdays=frozenset(range(7)),
            works_on_holidays=True,
        )
        plan = change_seat(plan, seat_id, working_pattern=pattern)
    session.apply(plan, "Work in shifts")
    tab.show_plan(TODAY)
    settle(qtbot, tab)
    assert headline(tab) == ("100%", "168 of 168 h")
    assert tab.gaps.covered.text() == "The whole week is covered."
    assert not tab.gaps.list.isVisible()


def test_that_a_staffing_is_adopted_as_one_undo_step(
    qtbot: QtBot, tab: CoverageTab, session: PlanSession
) -> None:
    told: list[str] = []
    tab.edit_explained.connect(told.append)
    before = session.plan
    QTest.mouseClick(tab.gaps.staffing, LEFT)
    tick_only(tab, "Dublin")
    type_into(tab.staffing.limits.rows["opens"].editor, "0")
    type_into(tab.staffing.limits.rows["closes"].editor, "24:00")
    answer = find_staffing(qtbot, tab)
    assert isinstance(answer, StaffingComparison)
    assert answer.staffing.heads == 8
    assert tab.staffing.heads.text() == "It takes 8 people; fewer are proven impossible."
    assert [entry.figure for entry in tab.staffing.sites.entries] == ["8 people"]
    there = answer.sites[0].present
    assert 0 < there < 8
    tab.staffing.adopt.setFocus()
    press(Qt.Key.Key_Return)
    added = session.plan.positions[len(before.positions) :]
    assert len(added) == 8 - there
    assert {seat.place_id for seat in added} == {"ie-dublin"}
    assert {seat.start for seat in added} == {TODAY}
    assert told == [f"Add {8 - there} positions of a staffing"]
    assert session.undo_stack.count() == 1
    tab.show_plan(TODAY)
    settle(qtbot, tab)
    assert tab.staffing.found is None, "of a plan that is no more"
    session.undo()
    assert session.plan == before


def test_that_limits_nothing_can_keep_are_named(qtbot: QtBot, tab: CoverageTab) -> None:
    QTest.mouseClick(tab.gaps.staffing, LEFT)
    tick_only(tab, "Dublin", "Singapore")
    answer = find_staffing(qtbot, tab)
    assert isinstance(answer, StaffingConflict)
    assert tab.staffing.heads.text() == "No staffing keeps all of these limits."
    assert "without any one of these: the local hours." in tab.staffing.words.text()
    assert not tab.staffing.adopt.isVisible()
    type_into(tab.staffing.limits.rows["posts"].editor, "0")
    field = tab.staffing.limits.rows["posts"].editor
    assert isinstance(field, EntryField)
    assert field.is_refused
    type_into(tab.staffing.limits.rows["posts"].editor, "1")
    assert tab.staffing.wishes is not None
    assert tab.staffing.wishes.limits.posts == 1
    assert tab.staffing.found is None, "it was of other limits"


def test_that_positions_go_to_the_team_that_counts_until_another_is_picked(
    qtbot: QtBot, tab: CoverageTab, session: PlanSession
) -> None:
    teams = [team.id for team in session.plan.teams]
    assert tab.staffing.wishes is not None
    assert tab.staffing.wishes.team_id == teams[0]
    choose(qtbot, tab, tab.choices_bar.team, 2)
    assert tab.staffing.wishes.team_id == teams[1]
    QTest.mouseClick(tab.gaps.staffing, LEFT)
    choose(qtbot, tab, tab.staffing.position.rows["team"].editor, 1)
    assert tab.staffing.wishes.team_id == teams[2]
    tab.step_week(1)
    settle(qtbot, tab)
    assert tab.staffing.wishes.team_id == teams[2]


def test_that_a_search_can_be_stopped(qtbot: QtBot, tab: CoverageTab) -> None:
    QTest.mouseClick(tab.gaps.staffing, LEFT)
    type_into(tab.staffing.limits.rows["opens"].editor, "0")
    type_into(tab.staffing.limits.rows["closes"].editor, "24:00")
    QTest.mouseClick(tab.staffing.seek, LEFT)
    assert tab.staffing.stop.isVisible()
    assert tab.staffing.heads.text() == "Looking for the fewest people: 0 s"
    qtbot.wait(300)
    press(Qt.Key.Key_Return)  # the focus is on Stop
    assert tab.staffing.heads.text() == ""
    assert not tab.staffing.stop.isVisible()
    assert tab.staffing.seek.isEnabled()
    assert tab.staffing.found is None


def test_that_no_place_no_search(tab: CoverageTab) -> None:
    QTest.mouseClick(tab.gaps.staffing, LEFT)
    tick_only(tab)
    assert not tab.staffing.seek.isEnabled()
    assert tab.staffing.seek.toolTip() == "Tick a place to find a staffing for."


def test_that_another_plan_begins_anew(qtbot: QtBot, tab: CoverageTab) -> None:
    press(Qt.Key.Key_BracketRight)
    settle(qtbot, tab)
    QTest.mouseClick(tab.gaps.staffing, LEFT)
    tab.begin_anew()
    tab.show_plan(TODAY + timedelta(days=1))
    settle(qtbot, tab)
    assert tab.choices == CoverageChoices()
    assert tab.gaps.isVisible()
    assert tab.staffing.wishes is not None
    assert tab.staffing.wishes.start == date(2027, 3, 11)


def test_that_the_page_shows_edits_and_tables_of_the_coverage_on_show(
    qtbot: QtBot, session: PlanSession, theme: Theme, icons: Icons
) -> None:
    page = TimeZonesPage(session, theme, icons, Formatter("en"))
    qtbot.addWidget(page)
    page.resize(1200, 726)
    page.show()
    qtbot.waitUntil(lambda: _is_active(page), timeout=WAIT_MS)
    try:
        tab = page.coverage
        qtbot.wait(400)
        assert tab.view is None, "nothing is worked out for a tab nobody looks at"
        page.strip.setFocus()
        while page.current_tab is not tab:
            press(Qt.Key.Key_Right)
        settle(qtbot, tab)
        assert headline(tab) == ("56.5%", "95 of 168 h")
        page.take_focus()
        press(Qt.Key.Key_T)
        assert tab.week.table.isVisible()
        gone = [seat.id for seat in session.plan.seats if seat.place_id == "ca-toronto"]
        session.apply(remove_seats(session.plan, gone), "Remove Toronto")
        settle(qtbot, tab)
        assert headline(tab) != ("56.5%", "95 of 168 h")
        session.undo()
        settle(qtbot, tab)
        assert headline(tab) == ("56.5%", "95 of 168 h")
        assert page.focus_regions()[1] is tab.choices_bar
    finally:
        page.finish()


def _is_active(page: QWidget) -> bool:
    page.activateWindow()
    return QApplication.activeWindow() is page
