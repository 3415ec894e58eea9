from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from planner.calculators.meeting_rotation import MeetingRotation
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.pages.time_zones_page import TimeZonesPage
from planner.desktop.pages.time_zones_page import page as page_module
from planner.desktop.pages.time_zones_page.meetings_tab import MeetingsTab
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.theme import Theme
from planner.desktop.widgets.canvas import text_width
from planner.localization.formatting import Formatter
from planner.plan.edits import set_place_pattern
from planner.plan.working_pattern import WorkingPattern
from planner.quantities.identifiers import PlaceId

LEFT = Qt.MouseButton.LeftButton


class Today(date):
    @classmethod
    def today(cls) -> "Today":
        return cls(2027, 9, 27)


@pytest.fixture
def page(
    qtbot: QtBot,
    session: PlanSession,
    theme: Theme,
    icons: Icons,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[TimeZonesPage]:
    # The window of the test before may still be going, and would take the focus along.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()
    monkeypatch.setattr(page_module, "date", Today)
    page = TimeZonesPage(session, theme, icons, Formatter("en"))
    qtbot.addWidget(page)
    page.resize(1200, 726)
    page.show()
    page.strip.setFocus()
    QTest.keyClick(page.strip, Qt.Key.Key_Right)
    settle(qtbot, page.meetings)
    yield page
    page.finish()


@pytest.fixture
def tab(page: TimeZonesPage) -> MeetingsTab:
    return page.meetings


def settle(qtbot: QtBot, tab: MeetingsTab) -> None:
    """Wait until what is asked is answered."""

    def is_answered() -> bool:
        return tab.answer is not None and tab.answer.question == tab.board.question()

    qtbot.waitUntil(is_answered, timeout=10_000)


def row(tab: MeetingsTab, name: str) -> int:
    return [each.name for each in tab.table.grid.rows].index(name)


def ask(qtbot: QtBot, tab: MeetingsTab, key: str, value: object) -> None:
    """Choose a value as a reader does: open the list, go to it, take it."""
    choice = tab.controls.choices[key]
    number = next(at for at in range(choice.count()) if choice.itemText(at) == value)
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_Down)
    view = choice.view()
    QTest.keyClick(view, Qt.Key.Key_Home)
    for _step in range(number):
        QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Return)
    settle(qtbot, tab)


def test_that_every_meeting_is_told_on_everybodys_clock_with_its_points(tab: MeetingsTab) -> None:
    grid = tab.table.grid
    assert [each.name for each in grid.rows] == [
        "Singapore", "Bengaluru", "Berlin", "Kraków", "Warsaw", "Dublin", "São Paulo", "Toronto",
    ]  # fmt: skip
    assert [f"{each.day} {each.time}" for each in grid.columns[:2]] == [
        "Tue 5 Oct 09:00 Dublin",
        "Wed 13 Oct 13:00 Dublin",
    ]
    assert [(each.time, each.points) for each in grid.cells[0]] == [
        ("16:00", ""), ("20:00", "+2"), ("20:00", "+2"), ("16:00", ""), ("21:00", "+2"),
        ("21:00", "+2"),
    ]  # fmt: skip


def test_that_the_points_of_the_cells_are_those_of_the_fairness(tab: MeetingsTab) -> None:
    answer = tab.answer
    assert answer is not None
    assert isinstance(answer.rotation, MeetingRotation)
    sums = [
        sum(meeting.cells[number].burden for meeting in answer.meetings)
        for number in range(len(answer.question.attendees))
    ]
    assert any(sums)
    assert sums == [each.total for each in answer.rotation.ledger.entries]
    assert [each.rotated for each in tab.side.chart.rows] == sums


def test_that_clock_changes_are_marked_and_told(tab: MeetingsTab) -> None:
    moved = [each.day for each in tab.table.grid.columns if each.is_moved]
    assert moved == ["Wed 3 Nov", "Mon 8 Nov"]
    assert tab.side.clocks.text().splitlines() == [
        "From Wed 3 Nov 27: 1 h later by the clock of Singapore, Bengaluru, 2 more.",
        "From Mon 8 Nov 27: 1 h earlier by the clock of Toronto.",
    ]


def test_that_space_leaves_a_place_out_and_p_protects_it(qtbot: QtBot, tab: MeetingsTab) -> None:
    tab.table.setFocus()
    assert tab.table.cell == (0, -1)
    QTest.keyClick(tab.table, Qt.Key.Key_Space)
    settle(qtbot, tab)
    assert not tab.table.grid.rows[0].is_ticked
    assert not tab.table.grid.cells[0]
    assert "Singapore" not in [each.name for each in tab.side.chart.rows]
    QTest.keyClick(tab.table, Qt.Key.Key_Space)
    QTest.keyClick(tab.table, Qt.Key.Key_P)
    settle(qtbot, tab)
    assert tab.table.grid.rows[0].is_protected
    assert {each.points for each in tab.table.grid.cells[0]} == {""}


def test_that_the_pointer_ticks_and_protects_too(qtbot: QtBot, tab: MeetingsTab) -> None:
    dublin = row(tab, "Dublin")
    QTest.mouseClick(tab.table, LEFT, pos=tab.table.tick_point(dublin))
    assert tab.board.people.rows[row(tab, "Dublin")].attendee is None
    QTest.mouseClick(tab.table, LEFT, pos=tab.table.shield_point(0))
    assert tab.board.people.rows[0].is_protected
    settle(qtbot, tab)


def test_that_a_cell_chosen_by_key_is_told_and_shows_its_day(tab: MeetingsTab) -> None:
    tab.table.setFocus()
    QTest.keyClick(tab.table, Qt.Key.Key_Right)
    assert tab.meetings.words.text == "Singapore: Tue 5 Oct 27 16:00, working hours"
    assert tab.table.accessibleDescription() == tab.meetings.words.text
    QTest.keyClick(tab.table, Qt.Key.Key_Right)
    assert tab.meetings.words.text == "Singapore: Wed 13 Oct 27 20:00, early or late, 2 points"
    assert tab.day.title.text == "Dublin time, Wed 13 Oct 27"
    shown = tab.strips.shown
    assert shown is not None
    assert shown.times[shown.chosen] == "13:00"


def test_that_a_step_of_the_day_is_told(tab: MeetingsTab) -> None:
    tab.strips.setFocus()
    QTest.keyClick(tab.strips, Qt.Key.Key_Home)
    assert tab.day.words.text == "00:00 is 07:00 for Singapore: up to 2 h outside working hours"
    QTest.keyClick(tab.strips, Qt.Key.Key_End)
    for _row in range(8):
        QTest.keyClick(tab.strips, Qt.Key.Key_Down)
    assert tab.day.words.text.startswith("A meeting from 23:45 on: ")


def test_that_t_shows_the_table_behind_the_chart_with_the_keys(
    page: TimeZonesPage, tab: MeetingsTab
) -> None:
    tab.table.setFocus()
    QTest.keyClick(tab.table, Qt.Key.Key_T)
    assert tab.meetings.toggle.isChecked()
    assert tab.meetings.model.figures.cells[0][:2] == ("Tue 16:00", "Wed 20:00 +2")
    tab.side.chart.setFocus()
    QTest.keyClick(tab.side.chart, Qt.Key.Key_T)
    assert tab.side.panel.toggle.isChecked()
    assert tab.side.panel.model.figures.columns == ("Fixed time", "In turn")
    assert page.focus_regions()[0] is page.strip


def test_that_the_choices_ask_something_else(qtbot: QtBot, tab: MeetingsTab) -> None:
    ask(qtbot, tab, "length", "30 min")
    ask(qtbot, tab, "weekday", "Thursday")
    ask(qtbot, tab, "weeks", "4 weeks")
    ask(qtbot, tab, "turns", "2 times")
    columns = tab.table.grid.columns
    assert [each.day[:3] for each in columns] == ["Thu"] * 4
    assert tab.answer is not None
    assert (tab.answer.question.length, tab.answer.question.turns) == (30, 2)
    QTest.mouseClick(tab.controls.fixed, LEFT)
    settle(qtbot, tab)
    assert len({each.time for each in tab.table.grid.columns}) == 1
    assert not tab.controls.choices["turns"].isEnabled()
    assert tab.side.panel.model.figures.columns == ("Fixed time",)


def test_that_a_team_or_the_core_group_meets_alone(qtbot: QtBot, tab: MeetingsTab) -> None:
    ask(qtbot, tab, "group", "ML platform & MLOps")
    assert "Toronto" not in [each.name for each in tab.table.grid.rows]
    ask(qtbot, tab, "group", "Core group")
    assert len(tab.table.grid.rows) == 8


def test_that_people_have_rows_of_their_own(qtbot: QtBot, tab: MeetingsTab) -> None:
    QTest.mouseClick(tab.tools.people, LEFT)
    settle(qtbot, tab)
    assert len(tab.table.grid.rows) == 21
    assert len(tab.side.chart.rows) == 8, "people with the same hours are one there"


def test_that_holidays_are_days_off_unless_switched_off(qtbot: QtBot, tab: MeetingsTab) -> None:
    ask(qtbot, tab, "weeks", "A year")
    names = {cell.day_off for cells in tab.table.grid.cells for cell in cells}
    assert names != {""}
    QTest.mouseClick(tab.tools.holidays, LEFT)
    settle(qtbot, tab)
    assert {cell.day_off for cells in tab.table.grid.cells for cell in cells} == {""}


def test_that_the_best_times_are_ranked_with_everybodys_day_and_time(tab: MeetingsTab) -> None:
    QTest.mouseClick(tab.slots_button, LEFT)
    assert tab.slots.isVisible()
    figures = tab.slots_model.figures
    assert figures.columns[:3] == ("Most", "In all", "Singapore")
    assert len(figures.names) == 10
    assert figures.names[0].startswith("1. ")
    worst = [float(each[0]) for each in figures.cells]
    assert worst == sorted(worst)


def test_that_without_a_time_within_limits_the_nearest_is_told(
    qtbot: QtBot, tab: MeetingsTab
) -> None:
    for name in ("Singapore", "Toronto"):
        tab.board.protect(tab.table.grid.rows[row(tab, name)].key)
    tab.refresh()
    settle(qtbot, tab)
    assert tab.state.isVisible()
    told = tab.state.accessibleName() + tab.state.accessibleDescription()
    assert "No time keeps every limit." in told
    assert "Closest is " in told
    assert "outside working hours" in told
    assert not tab.tools.save.isEnabled()
    assert tab.state.button.label == "Protect nobody"
    tab.state.button.setFocus()
    QTest.keyClick(tab.state.button, Qt.Key.Key_Return)
    settle(qtbot, tab)
    assert tab.tools.save.isEnabled()
    assert not any(each.is_protected for each in tab.table.grid.rows)


def test_that_nobody_ticked_is_said_and_one_person_alone_is_fine(
    qtbot: QtBot, tab: MeetingsTab
) -> None:
    rows = tab.table.grid.rows
    for each in rows[1:]:
        tab.board.tick(each.key)
    tab.refresh()
    settle(qtbot, tab)
    assert tab.side.headline.text() == "Nobody meets outside working hours."
    tab.table.setFocus()
    QTest.keyClick(tab.table, Qt.Key.Key_Home)
    for _row in rows:
        QTest.keyClick(tab.table, Qt.Key.Key_Up)
    QTest.keyClick(tab.table, Qt.Key.Key_Space)
    assert tab.answer is None
    assert tab.state.isVisible()
    assert not tab.tools.save.isEnabled()
    QTest.mouseClick(tab.state.button, LEFT)
    settle(qtbot, tab)
    assert all(each.is_ticked for each in tab.table.grid.rows)


def test_that_edits_of_the_plan_are_followed(
    qtbot: QtBot, tab: MeetingsTab, session: PlanSession
) -> None:
    hours = WorkingPattern(start=time(13), end=time(21))
    session.apply(set_place_pattern(session.plan, PlaceId("sg-singapore"), hours), "Change hours")
    settle(qtbot, tab)
    assert tab.answer is not None
    assert tab.answer.question.attendees[0].worker.pattern.start == time(13)


def test_that_meetings_are_written_as_a_calendar_file_of_the_owner(
    qtbot: QtBot, tab: MeetingsTab, page: TimeZonesPage, tmp_path: Path
) -> None:
    told: list[str] = []
    page.message_raised.connect(told.append)
    QTest.mouseClick(tab.tools.save, LEFT)
    dialog = tab.findChild(QFileDialog)
    assert dialog is not None
    target = tmp_path / "weekly.ics"
    dialog.fileSelected.emit(str(target))
    dialog.close()
    qtbot.waitUntil(lambda: bool(told))
    text = target.read_text()
    assert text.count("BEGIN:VEVENT") == 3
    assert "DTSTART;TZID=Europe/Dublin:20271005T090000" in text
    assert target.stat().st_mode & 0o077 == 0
    assert "weekly.ics" in told[0]


def test_that_a_file_that_cannot_be_written_is_told(
    qtbot: QtBot, tab: MeetingsTab, page: TimeZonesPage, tmp_path: Path
) -> None:
    told: list[str] = []
    page.message_raised.connect(told.append)
    tab.save_to(str(tmp_path / "missing" / "weekly.ics"))
    qtbot.waitUntil(lambda: bool(told))
    assert "Wrote" not in told[0]


def test_that_a_tick_is_seen_at_once_and_a_stale_answer_is_not(
    qtbot: QtBot, tab: MeetingsTab
) -> None:
    tab.table.setFocus()
    cells = tab.table.grid.cells
    QTest.keyClick(tab.table, Qt.Key.Key_Space)
    assert not tab.table.grid.rows[0].is_ticked
    assert tab.table.grid.cells == ((), *cells[1:]), "the other cells stay until theirs are known"
    assert not tab.tools.save.isEnabled()
    stale = tab.answer
    tab._on_answer(stale)
    assert not tab.tools.save.isEnabled()
    QTest.keyClick(tab.table, Qt.Key.Key_Space)
    assert tab.table.grid.cells == cells, "the answer at hand is the one asked for again"
    assert tab.tools.save.isEnabled()
    assert not tab.table.is_pale


def test_that_tips_tell_the_tick_box_the_shield_and_the_cells(tab: MeetingsTab) -> None:
    table = tab.table
    assert table.tip_at(table.tick_point(0)) == "Meets, or is left out (Space)"
    assert table.tip_at(table.shield_point(0)) == "Never outside working hours (P)"
    middle = table.cell_box(0, 1).center().toPoint()
    assert table.tip_at(middle) == "Singapore: Wed 13 Oct 27 20:00, early or late, 2 points"


def test_that_weeks_whose_clock_changes_nobody_knows_are_refused_in_words(
    qtbot: QtBot, page: TimeZonesPage, tab: MeetingsTab, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Late(date):
        @classmethod
        def today(cls) -> "Late":
            return cls(2037, 12, 24)

    monkeypatch.setattr(page_module, "date", Late)
    QTest.keyClick(page.strip, Qt.Key.Key_Right)
    QTest.keyClick(page.strip, Qt.Key.Key_Left)
    assert tab.board.mondays == (date(2037, 12, 21),)
    qtbot.waitUntil(tab.state.isVisible)
    told = tab.state.accessibleName() + tab.state.accessibleDescription()
    assert told.startswith("These weeks cannot be worked out.")
    assert "2037" in told
    assert not tab.tools.save.isEnabled()


def test_that_dates_and_times_are_not_cut(qtbot: QtBot, tab: MeetingsTab) -> None:
    ask(qtbot, tab, "weeks", "A year")
    room = tab.table.cell_box(0, 0).width() + 4 - 28
    widest = max(text_width(each.day, FontRole.NAME) for each in tab.table.grid.columns)
    assert widest <= room
    texts = [text for row in tab.slots_model.figures.cells for text in row]
    header = tab.slots.horizontalHeader()
    assert max(text_width(text, FontRole.CAPTION) for text in texts) + 8 <= header.sectionSize(0)


def test_that_everything_is_mirrored_where_text_runs_from_right_to_left(tab: MeetingsTab) -> None:
    table = tab.table
    table.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    table.setFocus()
    assert table.cell_box(0, 0).left() > table.cell_box(0, 1).left()
    QTest.keyClick(table, Qt.Key.Key_Left)
    assert table.cell == (0, 0)
    QTest.mouseClick(table, LEFT, pos=table.cell_box(1, 2).center().toPoint())
    assert table.cell == (1, 2)


def test_that_the_local_times_are_copied_under_dates_and_times(
    tab: MeetingsTab, qtbot: QtBot
) -> None:
    settle(qtbot, tab)
    QTest.keyClick(tab.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    grid = tab.table.grid
    rows = [row.split("\t") for row in QGuiApplication.clipboard().text().split("\n")]
    assert rows[0][0] == ""
    assert len(rows[0]) == 1 + len(grid.columns) > 2
    assert [row[0] for row in rows[1:]] == [row.name for row in grid.rows]
    met = next(n for n, cells in enumerate(grid.cells) if cells)
    assert rows[1 + met][1:] == [cell.time for cell in grid.cells[met]]
    assert "<th>" in QGuiApplication.clipboard().mimeData().html()
