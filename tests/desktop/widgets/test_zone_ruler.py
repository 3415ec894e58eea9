from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.desktop.fonts import FontRole
from planner.desktop.theme import DARK, LIGHT, Theme
from planner.desktop.viewmodels.overlap_board import OverlapBoard
from planner.desktop.viewmodels.overlap_day import DayRow
from planner.desktop.viewmodels.overlap_hours import HoursMove
from planner.desktop.viewmodels.overlap_words import local_words
from planner.desktop.widgets import zone_ruler
from planner.desktop.widgets.canvas import text_width
from planner.desktop.widgets.zone_ruler import FOOT, HEAD, ROW, ZoneRuler
from planner.localization.formatting import Formatter
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan

NONE = Qt.KeyboardModifier.NoModifier
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
BENGALURU, DUBLIN, TORONTO = "in-bengaluru", "ie-dublin", "ca-toronto"


class LiveRuler(ZoneRuler):
    """A ruler with a board behind it, as on the page."""

    def __init__(self, theme: Theme, formatter: Formatter, board: OverlapBoard) -> None:
        super().__init__(theme, formatter)
        self.board = board
        self.kept: list[str] = []
        self.hours_moved.connect(self._move)
        self.row_ticked.connect(self._tick)
        self.drop_requested.connect(self._drop)
        self.keep_requested.connect(self.kept.append)
        self.show_now()

    def show_now(self) -> None:
        self.show_day(self.board.shown, by_people=self.board.by_people)

    def _move(self, key: str, day: date, move: HoursMove) -> None:
        self.board.move(key, day, move)
        self.show_now()

    def _tick(self, key: str) -> None:
        self.board.tick(key)
        self.show_now()

    def _drop(self, key: str) -> None:
        self.board.drop(key)
        self.show_now()

    def hours(self, key: str) -> str:
        row = self.board.shown.row_of(key)
        assert row is not None
        pattern = row.worker.pattern
        return f"{pattern.start:%H:%M}-{pattern.end:%H:%M}"

    def point(self, key: str, minute: int) -> QPoint:
        """Where a minute of a row is, in the widget."""
        number = [each.row.key for each in self.board.shown.rows].index(key)
        x = round(self.columns.x(minute, 1440))
        return QPoint(
            self.width() - x if self.is_right_to_left else x, self.row_top(number) + ROW // 2
        )

    def drag(self, key: str, start: int, end: int) -> None:
        """Press at a minute of a row, move in two goes to another, release."""
        first, last = self.point(key, start), self.point(key, end)
        left = Qt.MouseButton.LeftButton
        QTest.mousePress(self, left, Qt.KeyboardModifier.NoModifier, first)
        QTest.mouseMove(self, (first + last) / 2)
        QTest.mouseMove(self, last)
        QTest.mouseRelease(self, left, Qt.KeyboardModifier.NoModifier, last)


@pytest.fixture
def board(sample_plan: Plan, market: Snapshot) -> OverlapBoard:
    board = OverlapBoard()
    board.show_plan(sample_plan, market, date(2026, 11, 26))
    board.tick("sg-singapore")
    return board


@pytest.fixture
def ruler(
    qtbot: QtBot, theme: Theme, formatter: Formatter, board: OverlapBoard
) -> Iterator[LiveRuler]:
    ruler = LiveRuler(theme, formatter, board)
    qtbot.addWidget(ruler)
    ruler.resize(1200, HEAD + 8 * ROW + FOOT)
    ruler.show()
    qtbot.waitExposed(ruler)
    yield ruler
    ruler.close()


def test_that_arrows_move_the_cursor_by_half_hours_and_stay_in_the_day(ruler: LiveRuler) -> None:
    ruler.set_cursor(13 * 60 + 10)
    for key, minute in (
        (Qt.Key.Key_Right, 13 * 60 + 30),
        (Qt.Key.Key_Right, 14 * 60),
        (Qt.Key.Key_Left, 13 * 60 + 30),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_Left, 0),
        (Qt.Key.Key_End, 1439),
    ):
        QTest.keyClick(ruler, key)
        assert ruler.cursor_minute == minute


def test_that_keys_go_through_the_rows_and_space_ticks(ruler: LiveRuler) -> None:
    QTest.keyClick(ruler, Qt.Key.Key_Down)
    assert ruler.current_key == BENGALURU
    ticks = []
    for _press in range(2):
        QTest.keyClick(ruler, Qt.Key.Key_Space)
        ticks.append(ruler.board.shown.rows[1].is_ticked)
    assert ticks == [False, True]
    QTest.keyClick(ruler, Qt.Key.Key_Up)
    QTest.keyClick(ruler, Qt.Key.Key_Up)
    assert ruler.current_key == "sg-singapore"


def test_that_alt_arrows_move_hours_and_with_shift_their_end(ruler: LiveRuler) -> None:
    ruler.make_current(BENGALURU)
    QTest.keyClick(ruler, Qt.Key.Key_Right, ALT)
    assert ruler.hours(BENGALURU) == "11:15-19:15"
    QTest.keyClick(ruler, Qt.Key.Key_Right, ALT | SHIFT)
    assert ruler.hours(BENGALURU) == "11:15-19:30"
    QTest.keyClick(ruler, Qt.Key.Key_Left, ALT)
    assert ruler.hours(BENGALURU) == "11:00-19:15"
    assert ruler.current_key == BENGALURU


def test_that_escape_drops_and_enter_keeps_hours_on_trial_alone(ruler: LiveRuler) -> None:
    ruler.make_current(BENGALURU)
    QTest.keyClick(ruler, Qt.Key.Key_Return)
    assert ruler.kept == []
    QTest.keyClick(ruler, Qt.Key.Key_Right, ALT)
    QTest.keyClick(ruler, Qt.Key.Key_Return)
    assert ruler.kept == [BENGALURU]
    QTest.keyClick(ruler, Qt.Key.Key_Escape)
    assert ruler.hours(BENGALURU) == "11:00-19:00"


def test_that_a_bar_is_dragged_whole_and_by_its_ends(ruler: LiveRuler) -> None:
    ruler.drag(DUBLIN, 11 * 60, 12 * 60)
    assert ruler.hours(DUBLIN) == "10:00-18:00"
    ruler.drag(DUBLIN, 18 * 60, 19 * 60 + 20)
    assert ruler.hours(DUBLIN) == "10:00-19:15"
    ruler.drag(DUBLIN, 10 * 60, 9 * 60 + 30)
    assert ruler.hours(DUBLIN) == "09:30-19:15"


def test_that_a_drag_that_comes_back_changes_nothing(ruler: LiveRuler) -> None:
    first, far = ruler.point(DUBLIN, 11 * 60), ruler.point(DUBLIN, 23 * 60)
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(ruler, left, none, first)
    QTest.mouseMove(ruler, far)
    assert ruler.hours(DUBLIN) != "09:00-17:00"
    QTest.mouseMove(ruler, first)
    QTest.mouseRelease(ruler, left, none, first)
    assert ruler.hours(DUBLIN) == "09:00-17:00"
    assert not ruler.board.has_trial


def test_that_a_click_moves_the_cursor_and_no_hours(ruler: LiveRuler) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(ruler, left, none, ruler.point(DUBLIN, 11 * 60))
    assert ruler.cursor_minute == 11 * 60
    ruler.drag(DUBLIN, 20 * 60, 21 * 60)
    assert ruler.cursor_minute == 21 * 60
    assert not ruler.board.has_trial


def test_that_a_click_on_the_box_ticks(ruler: LiveRuler) -> None:
    at = QPoint(22, ruler.row_top(5) + ROW // 2)
    QTest.mouseClick(ruler, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert not ruler.board.shown.rows[5].is_ticked
    assert ruler.current_key == DUBLIN


def test_that_in_arabic_time_runs_to_the_left(
    qtbot: QtBot, qapp: QApplication, ruler: LiveRuler
) -> None:
    ruler.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert ruler.point(DUBLIN, 60).x() > ruler.point(DUBLIN, 120).x()
    ruler.drag(DUBLIN, 11 * 60, 12 * 60)
    assert ruler.hours(DUBLIN) == "10:00-18:00"
    ruler.set_cursor(600)
    QTest.keyClick(ruler, Qt.Key.Key_Left)
    assert ruler.cursor_minute == 630
    at = QPoint(ruler.width() - 22, ruler.row_top(5) + ROW // 2)
    QTest.mouseClick(ruler, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert not ruler.board.shown.rows[5].is_ticked


def test_that_it_says_the_row_its_hours_and_the_time_there(ruler: LiveRuler) -> None:
    ruler.make_current(TORONTO)
    ruler.set_cursor(13 * 60)
    told = ruler.accessibleDescription()
    assert ruler.accessibleName() == "Working hours through the day"
    assert told == (
        "13:00, 20 of 21, Toronto, in the core group, 2 people, UTC−5, 08:00 – 16:00, 08:00 at work"
    )
    QTest.keyClick(ruler, Qt.Key.Key_Right, ALT)
    assert "on trial" in ruler.accessibleDescription()


def test_that_any_word_of_a_local_time_has_room(ruler: LiveRuler) -> None:
    widest = max(text_width(word, FontRole.CAPTION) for word in local_words())
    assert ruler.columns.local_width - 44 >= widest
    assert ruler.columns.local + ruler.columns.local_width <= ruler.width() - 8


def test_that_many_rows_scroll_between_head_and_foot(ruler: LiveRuler) -> None:
    ruler.board.show_people(by_people=True)
    ruler.show_now()
    assert ruler.row_count == 21
    assert ruler.scroll_bar.isVisible()
    for _step in range(20):
        QTest.keyClick(ruler, Qt.Key.Key_Down)
    assert ruler.row_top(20) + ROW <= ruler.height() - FOOT
    wheel = QWheelEvent(
        QPointF(400, 100),
        QPointF(400, 100),
        QPoint(),
        QPoint(0, 2400),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 -- Qt's own order
    )
    QApplication.sendEvent(ruler, wheel)
    assert ruler.row_top(0) == HEAD
    ruler.scroll_bar.setValue(ruler.scroll_bar.maximum())
    for _step in range(20):
        QTest.keyClick(ruler, Qt.Key.Key_Up)
    assert ruler.row_top(0) == HEAD


def test_that_the_texts_before_the_bars_are_painted_where_they_changed(
    ruler: LiveRuler, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[str] = []

    def note(_canvas: object, _columns: object, row: DayRow, *_more: object) -> None:
        painted.append(row.row.key)

    monkeypatch.setattr(zone_ruler, "paint_row_texts", note)
    ruler.make_current(BENGALURU)
    QApplication.processEvents()
    counts = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Escape):
        painted.clear()
        QTest.keyClick(ruler, key, ALT if key != Qt.Key.Key_Escape else NONE)
        QApplication.processEvents()
        counts.append(len(painted))
    assert counts == [8, 0, 8], "the mark of the trial comes and goes"


@pytest.mark.parametrize("preference", ["light", "dark"])
def test_that_shared_time_people_and_trials_have_their_colors(
    ruler: LiveRuler, theme: Theme, preference: str
) -> None:
    theme.set_preference(preference)  # type: ignore[arg-type]
    tokens = DARK if preference == "dark" else LIGHT
    ruler.set_cursor(60)
    ruler.board.move(TORONTO, ruler.board.day, HoursMove(60, 60))
    ruler.board.move(BENGALURU, ruler.board.day, HoursMove(120, 120))
    ruler.show_now()
    image = ruler.grab().toImage()

    def color(key: str, minute: int, dy: int = 0) -> str:
        at = ruler.point(key, minute)
        return image.pixelColor(at.x(), at.y() + dy).name()

    assert color(DUBLIN, 12 * 60 + 10) == tokens.sequential[1].name()
    assert color(DUBLIN, 14 * 60 + 35) == tokens.acc.name(), "shared from 14:00 to 15:30"
    assert color("sg-singapore", 8 * 60 + 40) == tokens.line2.name()
    assert color(TORONTO, 20 * 60 + 40) == tokens.panel.name(), "hollow"
    assert color(TORONTO, 20 * 60 + 40, dy=-9) == tokens.categorical[1].name()
    foot = ruler.rows_bottom() + FOOT - 10
    x = ruler.point(DUBLIN, 14 * 60 + 35).x()
    assert image.pixelColor(x, foot).name() == tokens.acc.name()


def test_that_a_holiday_is_hatched_in_amber(ruler: LiveRuler) -> None:
    ruler.board.set_day(date(2027, 3, 17))
    ruler.board.count_holidays(with_holidays=True)
    ruler.show_now()
    image = ruler.grab().toImage()
    at = ruler.point(DUBLIN, 16 * 60)
    row = {image.pixelColor(at.x() + dx, at.y()).name() for dx in range(12)}
    assert LIGHT.warn_wash.name() in row
    assert ruler.cursor().shape() != Qt.CursorShape.OpenHandCursor
    ruler.drag(DUBLIN, 11 * 60, 12 * 60)
    assert not ruler.board.has_trial, "a day off has no hours to move"


def test_that_the_pointer_shows_what_can_be_held(ruler: LiveRuler) -> None:
    shapes = []
    for minute in (11 * 60, 17 * 60, 20 * 60):
        QTest.mouseMove(ruler, ruler.point(DUBLIN, minute))
        shapes.append(ruler.cursor().shape())
    assert shapes == [
        Qt.CursorShape.OpenHandCursor,
        Qt.CursorShape.SizeHorCursor,
        Qt.CursorShape.ArrowCursor,
    ]


def test_that_a_tip_says_whose_hours_a_bar_is(ruler: LiveRuler) -> None:
    tip = ruler._tip(QPointF(ruler.point(TORONTO, 15 * 60)))
    assert tip == "Toronto: 08:00 – 16:00 local time, 13:00 – 21:00 Dublin"
    assert ruler._tip(QPointF(ruler.point(TORONTO, 5 * 60))) == ""
    assert ruler._tip(QPointF(30, 10)).startswith("Counted is everybody")
