from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.desktop.theme import LIGHT, Theme
from planner.desktop.viewmodels.coverage_shapes import WeekBar, WeekShown
from planner.desktop.viewmodels.entries import Entry
from planner.desktop.widgets.entry_list import ENTRY_HEIGHT, EntryList
from planner.desktop.widgets.tick_list import Tick, TickList
from planner.desktop.widgets.week_bars import WeekBars
from planner.desktop.widgets.week_grid import WeekGrid, step_of
from planner.localization.formatting import Formatter

LEFT = Qt.MouseButton.LeftButton
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@pytest.fixture
def host(qtbot: QtBot) -> Iterator[QWidget]:
    host = QWidget()
    host.resize(900, 300)
    qtbot.addWidget(host)
    host.show()
    qtbot.waitExposed(host)
    yield host
    host.close()


def put(widget: QWidget, host: QWidget) -> None:
    widget.setParent(host)
    widget.setGeometry(0, 0, 880, 280)
    widget.show()


@pytest.fixture
def grid(theme: Theme, host: QWidget) -> WeekGrid:
    grid = WeekGrid(theme, "Week")
    put(grid, host)
    least = [0] * 672
    least[40:80] = [5] * 40
    shown = WeekShown(DAYS, tuple(least), tuple(not n for n in least), ("",) * 168)
    grid.explain_with(lambda day, hour: f"{day}/{hour}")
    grid.show_week(shown, "all of it")
    return grid


def colors(grid: WeekGrid, cell: tuple[int, int]) -> set[str]:
    image: QImage = grid.grab().toImage()
    x, y = grid.cell_center(cell)
    return {image.pixelColor(x + dx, y + dy).name() for dx in range(-5, 6) for dy in range(-5, 6)}


def test_that_steps_grow_with_people_up_to_the_most() -> None:
    assert [step_of(people, 20) for people in (0, 1, 4, 5, 9, 17, 20)] == [
        None, 0, 0, 1, 2, 4, 4,
    ]  # fmt: skip
    assert step_of(1, 1) == 0


def test_that_hours_without_people_are_hatched_and_others_are_filled(grid: WeekGrid) -> None:
    assert LIGHT.warn_wash.name() in colors(grid, (3, 3))
    assert colors(grid, (0, 12)) == {LIGHT.sequential[4].name()}


@pytest.mark.parametrize("is_right_to_left", [False, True])
def test_that_keys_follow_the_reading_direction(grid: WeekGrid, *, is_right_to_left: bool) -> None:
    direction = Qt.LayoutDirection
    grid.setLayoutDirection(direction.RightToLeft if is_right_to_left else direction.LeftToRight)
    grid.choose((2, 5))
    QTest.keyClick(grid, Qt.Key.Key_Left if is_right_to_left else Qt.Key.Key_Right)
    assert grid.cell == (2, 6)
    assert grid.accessibleDescription() == "2/6"
    QTest.mouseClick(grid, LEFT, pos=QPoint(*grid.cell_center((6, 0))))
    assert grid.cell == (6, 0)
    QTest.keyClick(grid, Qt.Key.Key_End)
    QTest.keyClick(grid, Qt.Key.Key_Down)
    assert grid.cell == (6, 23)


def test_that_bars_point_and_look_at_weeks(theme: Theme, host: QWidget) -> None:
    bars = WeekBars(theme, Formatter("en"), "Weeks")
    put(bars, host)
    first = date(2027, 1, 4)
    weeks = tuple(WeekBar(first + n * timedelta(days=7), n * 60, f"week {n}") for n in range(10))
    bars.show_bars(weeks, None, "ten weeks")
    wanted: list[object] = []
    bars.week_wanted.connect(wanted.append)
    assert bars.accessibleDescription() == "ten weeks"
    QTest.keyClick(bars, Qt.Key.Key_End)
    QTest.keyClick(bars, Qt.Key.Key_Left)
    assert bars.accessibleDescription() == "week 8"
    QTest.keyClick(bars, Qt.Key.Key_Return)
    QTest.mouseClick(bars, LEFT, pos=QPoint(20, 200))
    assert wanted == [weeks[8].first_day, weeks[0].first_day]


def test_that_entries_are_chosen_and_told(theme: Theme, host: QWidget) -> None:
    entries = EntryList(theme, "Gaps")
    put(entries, host)
    entries.show_entries(tuple(Entry(f"t{n}", "1 h", "why", f"all of {n}") for n in range(3)))
    assert entries.accessibleDescription() == "all of 0 all of 1 all of 2"
    QTest.mouseClick(entries, LEFT, pos=QPoint(30, ENTRY_HEIGHT + 5))
    assert (entries.current, entries.accessibleDescription()) == (1, "all of 1")
    QTest.keyClick(entries, Qt.Key.Key_Down)
    assert entries.current == 2
    entries.show_entries(())
    assert (entries.current, entries.accessibleDescription()) == (-1, "There are none.")


def test_that_ticks_are_told_and_changed_by_key_and_pointer(theme: Theme, host: QWidget) -> None:
    ticks = TickList(theme, "Places")
    put(ticks, host)
    ticks.show_ticks((Tick("a", "Dublin", "", is_on=True), Tick("b", "Lima", "", is_on=False)))
    pressed: list[str] = []
    ticks.ticked.connect(pressed.append)
    assert ticks.accessibleDescription() == "Dublin, ticked"
    QTest.keyClick(ticks, Qt.Key.Key_Down)
    assert ticks.accessibleDescription() == "Lima, not ticked"
    QTest.keyClick(ticks, Qt.Key.Key_Space)
    QTest.mouseClick(ticks, LEFT, pos=QPoint(30, 8))
    assert pressed == ["b", "a"]
