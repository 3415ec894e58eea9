from collections.abc import Iterator
from datetime import date, timedelta
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.desktop.theme import DARK, LIGHT, Theme
from planner.desktop.viewmodels.overlap_charts import Figures
from planner.desktop.widgets.figures_table import FiguresModel, FiguresView
from planner.desktop.widgets.heat_grid import HeatGrid, HeatRow, HeatShown, step_of
from planner.desktop.widgets.year_scrubber import YearScrubber
from planner.desktop.widgets.year_strips import HEAD, ROW, Strip, YearStrips
from planner.localization.formatting import Formatter

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
DAY = date(2027, 3, 10)
CHANGES = (date(2027, 3, 14), date(2027, 3, 28), date(2027, 10, 31))


@pytest.fixture
def host(qtbot: QtBot) -> Iterator[QWidget]:
    host = QWidget()
    host.resize(760, 260)
    qtbot.addWidget(host)
    host.show()
    qtbot.waitExposed(host)
    yield host
    host.close()


Shown = TypeVar("Shown", bound=QWidget)


def placed(widget: Shown, host: QWidget) -> Shown:
    widget.setParent(host)
    widget.setGeometry(0, 0, 740, 240)
    widget.show()
    return widget


@pytest.fixture
def scrubber(theme: Theme, formatter: Formatter, host: QWidget) -> YearScrubber:
    scrubber = placed(YearScrubber(theme, formatter), host)
    scrubber.show_day(DAY, CHANGES)
    return scrubber


@pytest.mark.parametrize(
    ("key", "wanted"),
    [
        (Qt.Key.Key_Right, date(2027, 3, 11)),
        (Qt.Key.Key_Left, date(2027, 3, 9)),
        (Qt.Key.Key_Up, date(2027, 3, 17)),
        (Qt.Key.Key_PageUp, date(2027, 4, 10)),
        (Qt.Key.Key_PageDown, date(2027, 2, 10)),
        (Qt.Key.Key_Home, date(2027, 1, 1)),
        (Qt.Key.Key_End, date(2027, 12, 31)),
    ],
)
def test_that_keys_go_through_the_year(
    scrubber: YearScrubber, qtbot: QtBot, key: Qt.Key, wanted: date
) -> None:
    with qtbot.waitSignal(scrubber.day_wanted) as told:
        QTest.keyClick(scrubber, key)
    assert told.args == [wanted]


def test_that_a_month_away_ends_with_the_month(scrubber: YearScrubber, qtbot: QtBot) -> None:
    scrubber.show_day(date(2027, 1, 31), ())
    with qtbot.waitSignal(scrubber.day_wanted) as told:
        QTest.keyClick(scrubber, Qt.Key.Key_PageUp)
    assert told.args == [date(2027, 2, 28)]


def test_that_pointing_and_dragging_choose_the_date(scrubber: YearScrubber) -> None:
    wanted: list[date] = []
    scrubber.day_wanted.connect(wanted.append)
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        scrubber.setLayoutDirection(direction)
        x = round(scrubber.x_of(date(2027, 10, 1)))
        x = scrubber.width() - x if direction is Qt.LayoutDirection.RightToLeft else x
        QTest.mousePress(scrubber, LEFT, NONE, QPoint(x, 12))
        QTest.mouseMove(scrubber, QPoint(-50, 12))
        QTest.mouseRelease(scrubber, LEFT, NONE, QPoint(-50, 12))
    assert [abs((day - date(2027, 10, 1)).days) <= 1 for day in wanted] == [True, False] * 2
    assert (wanted[1], wanted[3]) == (date(2027, 1, 1), date(2027, 12, 31))


def test_that_it_marks_and_says_clock_changes(scrubber: YearScrubber) -> None:
    assert scrubber.accessibleDescription() == (
        "10 March 2027; Clock changes: 14 Mar, 28 Mar, 31 Oct"
    )
    image = scrubber.grab().toImage()
    x = round(scrubber.x_of(CHANGES[2]))
    assert image.pixelColor(x, 13).name() == LIGHT.warn_mark.name()
    assert image.pixelColor(x + 30, 11).name() != LIGHT.warn_mark.name()


HEAT = HeatShown(
    (HeatRow("Dublin", "IE", True), HeatRow("Toronto", "CA", True), HeatRow("Tokyo", "JP", False)),  # noqa: FBT003 -- a row of a table
    ((480, 240, 0), (240, 480, 60), (0, 60, 480)),
    (("8.0", "4.0", "0"), ("4.0", "8.0", "1.0"), ("0", "1.0", "8.0")),
)


@pytest.fixture
def grid(theme: Theme, host: QWidget) -> HeatGrid:
    grid = placed(HeatGrid(theme, "Overlap by pair"), host)
    grid.explain_with(lambda row, column: f"{row} with {column}")
    grid.show_grid(HEAT)
    return grid


def test_that_hours_have_a_step_every_two() -> None:
    steps = [step_of(minutes) for minutes in (0, 1, 119, 120, 240, 360, 479, 480, 900)]
    assert steps == [None, 0, 0, 1, 2, 3, 3, 4, 4]


def test_that_keys_go_through_the_cells_and_say_them(grid: HeatGrid) -> None:
    grid.setFocus()
    told = [grid.accessibleDescription()]
    grid.cell_told.connect(told.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_Up, Qt.Key.Key_Up):
        QTest.keyClick(grid, key)
    assert told == ["0 with 1", "0 with 2", "1 with 2", "1 with 0", "Dublin", "Dublin"]
    QTest.keyClick(grid, Qt.Key.Key_End)
    assert grid.accessibleDescription() == "0 with 2"
    assert grid.accessibleName() == "Overlap by pair"


def test_that_in_arabic_the_columns_run_to_the_left(grid: HeatGrid) -> None:
    grid.setFocus()
    grid.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QTest.keyClick(grid, Qt.Key.Key_Left)
    assert grid.cell == (0, 2)


@pytest.mark.parametrize("preference", ["light", "dark"])
def test_that_cells_are_the_darker_the_more(grid: HeatGrid, theme: Theme, preference: str) -> None:
    theme.set_preference(preference)  # type: ignore[arg-type]
    tokens = DARK if preference == "dark" else LIGHT
    image = grid.grab().toImage()

    def color(row: int, column: int) -> str:
        x, y, _width, _height = grid._place(row, column)
        return image.pixelColor(round(x) + 3, round(y) + 3).name()

    assert color(0, 1) == tokens.sequential[2].name()
    assert color(1, 2) == tokens.sequential[0].name()
    assert color(0, 2) == tokens.sunk.name()
    assert color(1, 1) == tokens.weekend.name()


def test_that_a_click_chooses_a_cell(grid: HeatGrid) -> None:
    x, y, width, height = grid._place(2, 1)
    QTest.mouseClick(grid, LEFT, NONE, QPoint(round(x + width / 2), round(y + height / 2)))
    assert grid.cell == (2, 1)
    grid.show_grid(HeatShown(HEAT.rows[:2], HEAT.minutes, HEAT.texts))
    assert grid.cell is None, "its row is gone"


def test_that_of_many_cells_only_those_in_sight_are_painted(theme: Theme, host: QWidget) -> None:
    grid = HeatGrid(theme, "Overlap by pair")
    count = 60
    many = tuple(HeatRow(f"Place {n}", "XX", is_ticked=True) for n in range(count))
    grid.show_grid(HeatShown(many, ((60,) * count,) * count, (("1.0",) * count,) * count))
    grid.setParent(host)
    grid.resize(grid.sizeHint())
    grid.show()
    found = []
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        grid.setLayoutDirection(direction)
        x, y, width, height = grid._place(50, 40)
        middle = x + width / 2
        middle = grid.width() - middle if grid.is_right_to_left else middle
        grid.move(round(host.width() / 2 - middle), round(host.height() / 2 - y - height / 2))
        rows, columns = grid.cells_in_sight()
        found.append((50 in rows, 40 in columns, len(rows) < 20, len(columns) < 40))
    assert found == [(True,) * 4] * 2


WORKDAYS = [
    day
    for day in (date(2027, 1, 1) + timedelta(days=number) for number in range(365))
    if day.weekday() < 5
]
TORONTO = Strip(
    "Toronto",
    "4.0 – 5.0 h",
    {d: 300 if CHANGES[0] < d < CHANGES[1] else 240 for d in WORKDAYS} | {date(2027, 3, 17): 0},
    {date(2027, 3, 17): "Saint Patrick's Day (Dublin)"},
)
BERLIN = Strip("Berlin", "7.0 h", dict.fromkeys(WORKDAYS, 420))


@pytest.fixture
def strips(theme: Theme, formatter: Formatter, host: QWidget) -> YearStrips:
    strips = placed(YearStrips(theme, formatter), host)
    strips.show_strips("Overlap through 2027", 2027, (TORONTO, BERLIN), CHANGES)
    strips.mark_day(DAY)
    return strips


def test_that_neighboring_days_alike_are_one_run_and_lost_days_a_gap() -> None:
    week = [run for run in TORONTO.runs() if date(2027, 3, 8) <= run[0] <= date(2027, 3, 19)]
    assert week == [
        (date(2027, 3, 8), date(2027, 3, 12), 240),
        (date(2027, 3, 15), date(2027, 3, 16), 300),
        (date(2027, 3, 18), date(2027, 3, 19), 300),
    ]


def test_that_a_change_within_a_week_begins_another_run() -> None:
    days = [date(2027, 3, 8) + timedelta(days=number) for number in range(4)]
    strip = Strip("X", "", dict(zip(days, (60, 60, 90, 90), strict=True)))
    assert list(strip.runs()) == [(days[0], days[1], 60), (days[2], days[3], 90)]


def test_that_keys_point_at_days_and_strips_and_enter_goes_there(
    strips: YearStrips, qtbot: QtBot
) -> None:
    told: list[str] = []
    strips.day_told.connect(told.append)
    strips.setFocus()
    assert strips.pointed == (0, DAY)
    QTest.keyClick(strips, Qt.Key.Key_Right)
    QTest.keyClick(strips, Qt.Key.Key_Down)
    assert strips.pointed == (1, date(2027, 3, 11))
    assert told[-1] == "Berlin, 11 Mar 27: 7 h"
    QTest.keyClick(strips, Qt.Key.Key_End)
    QTest.keyClick(strips, Qt.Key.Key_Right)
    with qtbot.waitSignal(strips.day_wanted) as wanted:
        QTest.keyClick(strips, Qt.Key.Key_Return)
    assert wanted.args == [date(2027, 12, 31)], "no further than the year"


def test_that_holidays_and_weekends_are_said(strips: YearStrips) -> None:
    assert strips.sentence(TORONTO, date(2027, 3, 17)) == (
        "Toronto, 17 Mar 27: 0 h; Saint Patrick's Day (Dublin)"
    )
    assert strips.sentence(BERLIN, date(2027, 3, 20)) == "Berlin, 20 Mar 27: no common workday"
    strips.clearFocus()
    assert strips.accessibleDescription() == "Toronto 4.0 – 5.0 h; Berlin 7.0 h"


def test_that_a_click_goes_to_the_day(strips: YearStrips, qtbot: QtBot) -> None:
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        strips.setLayoutDirection(direction)
        x = round(strips.x_of(date(2027, 7, 1)) + 1)
        x = strips.width() - x if direction is Qt.LayoutDirection.RightToLeft else x
        with qtbot.waitSignal(strips.day_wanted) as wanted:
            QTest.mouseClick(strips, LEFT, NONE, QPoint(x, HEAD + ROW + 10))
        assert wanted.args == [date(2027, 7, 1)]
    assert strips.pointed is not None
    assert strips.pointed[0] == 1


def test_that_bars_ticks_and_changes_have_their_colors(strips: YearStrips) -> None:
    image = strips.grab().toImage()
    base = HEAD + 33

    def color(day: date, y: int) -> str:
        return image.pixelColor(round(strips.x_of(day)) + 1, y).name()

    assert color(date(2027, 5, 5), base - 4) == LIGHT.sequential[1].name()
    assert color(date(2027, 5, 8), base - 4) == LIGHT.panel.name(), "a Saturday"
    tick = round(strips.x_of(date(2027, 3, 17)))
    below = {image.pixelColor(tick + dx, HEAD + 37).name() for dx in range(3)}
    assert LIGHT.warn_mark.name() in below
    line = round(strips.x_of(CHANGES[2]))
    dots = {image.pixelColor(line + dx, y).name() for dx in (-1, 0) for y in range(HEAD, HEAD + 9)}
    assert LIGHT.warn_mark.name() in dots


def test_that_old_figures_pale_while_new_ones_are_worked_out(strips: YearStrips) -> None:
    strips.wait()
    before = strips.is_stale
    strips.show_strips("Overlap through 2027", 2027, (BERLIN,), CHANGES)
    assert (before, strips.is_stale) == (True, False)
    assert strips.row_count == 1


def test_that_a_table_of_figures_keeps_its_place_where_its_shape_stays(
    theme: Theme, host: QWidget
) -> None:
    model = FiguresModel(host)
    view = placed(FiguresView(theme, model, "Hours"), host)
    model.show_figures(Figures(("A", "B"), ("x", "y"), (("1", "2"), ("3", "4"))))
    view.setCurrentIndex(model.index(1, 1))
    model.show_figures(Figures(("A", "B"), ("x", "y"), (("5", "6"), ("7", "8"))))
    assert view.currentIndex().data() == "8"
    assert model.headerData(1, Qt.Orientation.Vertical) == "y"
    assert model.headerData(0, Qt.Orientation.Horizontal) == "A"
    model.show_figures(Figures(("A",), ("x",), (("1",),)))
    assert not view.currentIndex().isValid()
    assert (model.rowCount(), model.columnCount()) == (1, 1)
