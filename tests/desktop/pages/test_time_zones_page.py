from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.desktop.icons import Icons
from planner.desktop.pages.time_zones_page import TimeZonesPage
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.theme import Theme
from planner.localization.formatting import Formatter
from planner.plan.edits import add_scenario, change_plan, change_seat, set_place_pattern
from planner.plan.model import Plan
from planner.plan.working_pattern import WorkingPattern
from planner.quantities.identifiers import PlaceId, SeatId
from planner.quantities.month import Month

ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
BENGALURU, KRAKOW = PlaceId("in-bengaluru"), PlaceId("pl-krakow")


@pytest.fixture
def page(qtbot: QtBot, session: PlanSession, theme: Theme, icons: Icons) -> Iterator[TimeZonesPage]:
    # The window of the test before may still be going, and would take the focus along.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()
    page = TimeZonesPage(session, theme, icons, Formatter("en"))
    qtbot.addWidget(page)
    page.resize(1200, 726)
    page.show()
    page.take_focus()

    def has_focus() -> bool:
        page.activateWindow()
        return QApplication.activeWindow() is page and page.overlap.ruler.hasFocus()

    qtbot.waitUntil(has_focus)
    QTest.keyClick(page.overlap.ruler, Qt.Key.Key_Space)  # Singapore shares nothing with Toronto
    yield page
    page.finish()


def hours(plan: Plan, place_id: str) -> set[str]:
    patterns = {plan.pattern_of(seat) for seat in plan.seats if seat.place_id == place_id}
    return {f"{pattern.start:%H:%M}-{pattern.end:%H:%M}" for pattern in patterns}


def headline(page: TimeZonesPage) -> str:
    return page.overlap.conclusion.text.conclusion.headline


def press(page: TimeZonesPage, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    QTest.keyClick(QApplication.focusWidget() or page, key, held)


def test_that_hours_are_tried_and_kept_by_keyboard_as_one_undo_step(
    page: TimeZonesPage, session: PlanSession
) -> None:
    before = session.plan
    told: list[str] = []
    page.edit_explained.connect(told.append)
    assert headline(page) == "0.5 h shared by the core group, 13:00 – 13:30 Dublin"
    press(page, Qt.Key.Key_Down)
    press(page, Qt.Key.Key_Right, ALT)
    press(page, Qt.Key.Key_Right, ALT)
    assert headline(page) == "1.0 h shared by the core group, 13:00 – 14:00 Dublin"
    assert session.plan == before, "only tried"
    press(page, Qt.Key.Key_Return)
    assert hours(session.plan, BENGALURU) == {"11:30-19:30"}
    assert told == ["Change working hours of Bengaluru"]
    assert session.undo_stack.count() == 1
    assert not page.overlap.conclusion.keep_button.isVisible()
    session.undo()
    assert session.plan == before
    assert headline(page) == "0.5 h shared by the core group, 13:00 – 13:30 Dublin"


def test_that_a_shift_is_tried_kept_and_dropped_by_buttons(
    page: TimeZonesPage, session: PlanSession
) -> None:
    bar = page.overlap.conclusion
    QTest.mouseClick(bar.try_button, Qt.MouseButton.LeftButton)
    assert headline(page).startswith("2.5 h shared")
    assert page.overlap.ruler.current_key == BENGALURU
    QTest.mouseClick(bar.drop_button, Qt.MouseButton.LeftButton)
    assert headline(page).startswith("0.5 h shared")
    assert session.undo_stack.count() == 0
    assert page.overlap.ruler.hasFocus()
    QTest.mouseClick(bar.try_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(bar.keep_button, Qt.MouseButton.LeftButton)
    assert hours(session.plan, BENGALURU) == {"13:00-21:00"}
    assert not bar.drop_button.isVisible()


def test_that_several_trials_are_kept_as_one_step(
    page: TimeZonesPage, session: PlanSession
) -> None:
    for key in (BENGALURU, KRAKOW):
        page.overlap.ruler.make_current(key)
        press(page, Qt.Key.Key_Right, ALT)
    press(page, Qt.Key.Key_Escape)
    press(page, Qt.Key.Key_Right, ALT)
    QTest.mouseClick(page.overlap.conclusion.keep_button, Qt.MouseButton.LeftButton)
    assert hours(session.plan, BENGALURU) == {"11:15-19:15"}
    assert hours(session.plan, KRAKOW) == {"09:15-17:15"}
    assert session.plan.place_patterns[KRAKOW].start == time(9, 15)
    assert session.undo_stack.count() == 1


def test_that_keeping_one_row_leaves_another_on_trial(
    page: TimeZonesPage, session: PlanSession
) -> None:
    for key in (BENGALURU, KRAKOW):
        page.overlap.ruler.make_current(key)
        press(page, Qt.Key.Key_Right, ALT)
    press(page, Qt.Key.Key_Return)
    assert hours(session.plan, KRAKOW) == {"09:15-17:15"}
    assert hours(session.plan, BENGALURU) == {"11:00-19:00"}
    assert [row.name for row in page.overlap.board.trial_rows()] == ["Bengaluru"]


def test_that_brackets_go_by_days_and_with_shift_by_clock_changes(page: TimeZonesPage) -> None:
    days = []
    for key, *held in (
        (Qt.Key.Key_BracketRight,),
        (Qt.Key.Key_BraceRight,),
        (Qt.Key.Key_BracketRight, SHIFT),
        (Qt.Key.Key_BracketLeft,),
        (Qt.Key.Key_BraceLeft, SHIFT),
        (Qt.Key.Key_BraceLeft, SHIFT),
    ):
        press(page, key, *held)
        days.append(page.overlap.board.day)
    assert days == [
        date(2027, 1, 5),
        date(2027, 3, 14),
        date(2027, 3, 28),
        date(2027, 3, 27),
        date(2027, 3, 14),
        date(2026, 11, 1),
    ]
    assert page.overlap.dates.scrubber.day == date(2026, 11, 1)


def test_that_a_typed_date_is_shown_or_refused_in_words(page: TimeZonesPage) -> None:
    field = page.overlap.dates.field
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "8 jun 2027")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert page.overlap.board.day == date(2027, 6, 8)
    assert page.overlap.dates.weekday.text() == "Tue"
    field.selectAll()
    QTest.keyClicks(field, "soon [")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.is_refused
    assert "soon" in field.toolTip()
    field.selectAll()
    QTest.keyClicks(field, "2050-01-03")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert "known from 1902 to 2037 only" in field.toolTip()
    assert page.overlap.board.day == date(2027, 6, 8)
    field.setText("8 Jun 27")


def test_that_the_first_and_the_last_known_day_can_be_looked_at(page: TimeZonesPage) -> None:
    days = []
    for day, sign in ((date(2037, 12, 31), 1), (date(1902, 1, 1), -1)):
        page.overlap.go_to(day)
        page.overlap.step_change(sign)
        page.overlap.step_day(sign)
        days.append(page.overlap.board.day)
    assert days == [date(2037, 12, 31), date(1902, 1, 1)]


def test_that_the_year_comes_from_another_thread_and_follows(
    page: TimeZonesPage, qtbot: QtBot
) -> None:
    strips = page.overlap.strips
    qtbot.waitUntil(lambda: len(strips.strips) == 7)
    assert [strip.name for strip in strips.strips][:2] == ["Core group", "Bengaluru"]
    assert page.overlap.year.title.text == "Overlap with Dublin through 2027"
    assert "least in the week of 4 Jan" in page.overlap.year.words.text
    page.overlap.tools.anchor_chosen.emit("ca-toronto")
    qtbot.waitUntil(lambda: "Toronto" in page.overlap.year.title.text)
    assert "Dublin" in [strip.name for strip in strips.strips]
    page.overlap.go_to(date(2028, 5, 2))
    qtbot.waitUntil(lambda: page.overlap.year.title.text.endswith("2028"))


def test_that_the_note_says_what_a_near_change_moves(page: TimeZonesPage, qtbot: QtBot) -> None:
    page.overlap.go_to(date(2027, 3, 10))
    wanted = "From 15 Mar the core group shares 1.0 h more."
    qtbot.waitUntil(lambda: page.overlap.dates.note.lines[1] == wanted)
    assert page.overlap.dates.note.lines[0] == "Clocks change on 14 Mar: Toronto."


def test_that_t_shows_the_table_of_what_has_the_focus(page: TimeZonesPage, qtbot: QtBot) -> None:
    overlap = page.overlap
    press(page, Qt.Key.Key_T)
    assert overlap.ruler_table.hasFocus()
    assert overlap.ruler_model.figures.names[1] == "Bengaluru"
    press(page, Qt.Key.Key_T)
    assert overlap.ruler.hasFocus()
    overlap.grid.setFocus()
    press(page, Qt.Key.Key_T)
    assert overlap.pairs.table.hasFocus()
    assert overlap.pairs.model.figures.cells[5][7] == "4.0"
    press(page, Qt.Key.Key_T)
    assert overlap.grid.hasFocus()
    qtbot.waitUntil(lambda: overlap.year.model.rowCount() == 7)
    overlap.strips.setFocus()
    press(page, Qt.Key.Key_T)
    assert overlap.year.table.hasFocus()
    assert not overlap.tools.table.isChecked()


def test_that_the_table_of_the_ruler_follows_the_hours(page: TimeZonesPage) -> None:
    page.overlap.tools.table.click()
    page.overlap.tools.people.click()
    assert len(page.overlap.ruler_model.figures.names) == 21
    assert page.overlap.ruler_model.figures.cells[1][3] == "11:00 – 19:00"


def test_that_a_pair_is_said_below_the_grid(page: TimeZonesPage) -> None:
    page.overlap.grid.setFocus()
    press(page, Qt.Key.Key_Down)
    press(page, Qt.Key.Key_Right)
    assert page.overlap.pairs.words.text == "Bengaluru and Berlin share 5.5 h"


def test_that_edits_elsewhere_show_and_keep_what_was_chosen(
    page: TimeZonesPage, session: PlanSession
) -> None:
    page.overlap.go_to(date(2027, 6, 8))
    page.overlap.ruler.make_current(KRAKOW)
    session.apply(
        set_place_pattern(session.plan, KRAKOW, WorkingPattern(start=time(6), end=time(13))), "Edit"
    )
    assert page.overlap.ruler.current_key == KRAKOW
    assert "06:00 – 13:00" in page.overlap.ruler.accessibleDescription()
    assert page.overlap.board.day == date(2027, 6, 8)
    assert headline(page) == "The core group shares nothing on this day."


def test_that_edits_wait_while_the_page_is_hidden(
    page: TimeZonesPage, session: PlanSession
) -> None:
    page.hide()
    before = page.overlap.board.shown
    pattern = WorkingPattern(start=time(6), end=time(13))
    session.apply(set_place_pattern(session.plan, KRAKOW, pattern), "Edit")
    assert page.overlap.board.shown is before
    page.show()
    assert page.overlap.board.shown is not before


def test_that_a_scenario_shows_its_own_hours(page: TimeZonesPage, session: PlanSession) -> None:
    document = add_scenario(session.document, "Early Kraków")
    session.apply_document(document, "New scenario", document.scenarios[0].id)
    pattern = WorkingPattern(start=time(6), end=time(13))
    session.apply(set_place_pattern(session.plan, KRAKOW, pattern), "Edit")
    in_scenario = headline(page)
    session.show_scenario(None)
    assert (in_scenario, headline(page)) == (
        "The core group shares nothing on this day.",
        "0.5 h shared by the core group, 13:00 – 13:30 Dublin",
    )


def test_that_an_empty_plan_leads_to_the_plan_page(
    page: TimeZonesPage, session: PlanSession, qtbot: QtBot
) -> None:
    session.apply(replace(session.plan, members=(), positions=()), "Remove all")
    assert page.empty.isVisible()
    assert not page.overlap.tools.isVisible()
    assert page.empty.accessibleName() == "Nobody to compare yet."
    with qtbot.waitSignal(page.plan_requested):
        page.empty.button.click()
    session.undo()
    assert page.overlap.isVisible()
    assert page.overlap.tools.isVisible()


def test_that_seats_that_cannot_be_compared_are_not_called_missing(
    page: TimeZonesPage, session: PlanSession
) -> None:
    session.apply(change_plan(session.plan, horizon_start=Month(2040, 1)), "Later")
    assert page.empty.isVisible()
    assert page.empty.accessibleName() == "Nobody to compare."
    session.apply(change_plan(session.plan, horizon_start=Month(2036, 6)), "Earlier")
    assert page.overlap.isVisible()


def test_that_the_buttons_of_tables_say_of_which_chart(page: TimeZonesPage) -> None:
    overlap = page.overlap
    buttons = (overlap.tools.table, overlap.pairs.toggle, overlap.year.toggle)
    assert [button.accessibleName() for button in buttons] == [
        "Show as a table: Working hours through the day",
        "Show as a table: Overlap by pair, hours",
        "Show as a table: Overlap through the year",
    ]


def test_that_seats_in_unknown_places_are_said_to_be_left_out(
    page: TimeZonesPage, session: PlanSession
) -> None:
    assert page.left_out.text() == ""
    nowhere = PlaceId("xx-nowhere")
    session.apply(change_seat(session.plan, SeatId("P-01"), place_id=nowhere), "Move")
    assert page.left_out.text() == ("1 seat is left out: the market data does not know its place.")


def test_that_another_plan_begins_anew(page: TimeZonesPage, session: PlanSession) -> None:
    page.overlap.tools.people.click()
    page.overlap.go_to(date(2028, 6, 8))
    page.begin_anew()
    session.new_plan(session.document)
    assert page.overlap.board.day == date(2027, 1, 4)
    assert not page.overlap.board.by_people
    assert page.overlap.tools.places.isChecked()


def test_that_holidays_count_where_they_are_asked_for(page: TimeZonesPage, qtbot: QtBot) -> None:
    page.overlap.go_to(date(2027, 3, 17))
    page.overlap.tools.holidays.click()
    assert page.overlap.conclusion.text.conclusion.detail == "Not at work: Dublin."


def test_that_what_the_keyboard_reaches_has_a_name(page: TimeZonesPage) -> None:
    for region in page.focus_regions():
        for widget in (region, *region.findChildren(QWidget)):
            takes_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            if takes_tab and widget.isVisible():
                assert widget.accessibleName(), widget
