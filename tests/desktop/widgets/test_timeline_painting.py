"""How cells and headline figures paint when seats fill."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from planner.desktop.fonts import FontRole
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.cells import Cell, CellKind, Column, Tone
from planner.desktop.viewmodels.timeline_cells import DifficultyDetail, ExpectedDetail
from planner.desktop.viewmodels.whisker import WhiskerView
from planner.desktop.widgets.canvas import Canvas, text_width
from planner.desktop.widgets.figure_delegates import DifficultyDelegate, WhiskerDelegate
from planner.desktop.widgets.mini_charts import DotStrip, WhiskerStrip
from planner.localization.messages import speaking

WIDTH, HEIGHT = 160, 30
Paint = Callable[[Canvas], object]


def painted(theme: Theme, paint: Paint, *, is_right_to_left: bool = False) -> QImage:
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(theme.tokens.panel)
    painter = QPainter(image)
    bounds = QRectF(0, 0, WIDTH, HEIGHT)
    paint(Canvas(painter, theme.tokens, bounds, is_right_to_left=is_right_to_left))
    painter.end()
    return image


def columns_of(image: QImage, color: QColor) -> list[int]:
    """Return the x of all pixels of a color."""
    wanted = color.rgb()
    return [x for x in range(WIDTH) for y in range(HEIGHT) if image.pixel(x, y) == wanted]


def expected(tone: Tone) -> Cell:
    whisker = WhiskerView(low=0, likely=40, high=60, least=-30, most=90, origin=0, tone=tone)
    return Cell("12 Apr 27", 0.0, ExpectedDetail("12 Apr", whisker))


@pytest.fixture
def whisker(theme: Theme) -> WhiskerDelegate:
    return WhiskerDelegate(theme, Column("expected_start", "", CellKind.WHISKER, WIDTH))


@pytest.fixture
def difficulty(theme: Theme) -> DifficultyDelegate:
    return DifficultyDelegate(theme, Column("difficulty", "", CellKind.DIFFICULTY, WIDTH))


def test_that_a_late_start_has_an_amber_whisker_behind_its_date(
    theme: Theme, whisker: WhiskerDelegate
) -> None:
    tokens = theme.tokens
    late = painted(theme, lambda c: whisker.paint_cell(c, expected(Tone.WARNING), tokens.t2))
    on_time = painted(theme, lambda c: whisker.paint_cell(c, expected(Tone.NEUTRAL), tokens.t2))
    amber = columns_of(late, tokens.warn_mark)
    assert min(amber) > 66
    assert max(columns_of(late, tokens.t1)) < 62
    assert len(amber) > 60
    assert columns_of(on_time, tokens.warn_mark) == []


def test_that_a_closed_seats_whisker_is_faint(theme: Theme, whisker: WhiskerDelegate) -> None:
    tokens = theme.tokens
    image = painted(theme, lambda c: whisker.paint_cell(c, expected(Tone.WARNING), tokens.dis))
    assert columns_of(image, tokens.warn_mark) == []
    assert columns_of(image, tokens.dis)


def test_that_the_whisker_is_mirrored_and_the_date_stays_beside_it(
    theme: Theme, whisker: WhiskerDelegate
) -> None:
    tokens = theme.tokens

    def paint(canvas: Canvas) -> None:
        whisker.paint_cell(canvas, expected(Tone.WARNING), tokens.t2)

    ahead = columns_of(painted(theme, paint), tokens.warn_mark)
    back = columns_of(painted(theme, paint, is_right_to_left=True), tokens.warn_mark)
    assert abs((WIDTH - 1 - max(back)) - min(ahead)) <= 1


def test_that_a_cell_without_a_date_is_its_text(theme: Theme, whisker: WhiskerDelegate) -> None:
    tokens = theme.tokens
    image = painted(theme, lambda c: whisker.paint_cell(c, Cell("—", 0.0), tokens.t2))
    dash = {*columns_of(image, tokens.t3)}
    assert 0 < len(dash) < 20
    assert 0 <= whisker.date_width - max(dash) < 4  # below the ends of the dates


def test_that_longer_dates_have_room_before_their_whiskers(
    theme: Theme, whisker: WhiskerDelegate
) -> None:
    tokens = theme.tokens
    detail = expected(Tone.WARNING).detail
    assert isinstance(detail, ExpectedDetail)
    cell = Cell("", 0.0, replace(detail, text="28. Sept. 28"))
    with speaking("de"):
        image = painted(theme, lambda c: whisker.paint_cell(c, cell, tokens.t2))
        needed = text_width("28. Sept. 28", FontRole.CELL)
    assert needed > 60
    ink = columns_of(image, tokens.t1)
    assert min(ink) < 4
    assert max(ink) < min(columns_of(image, tokens.warn_mark))
    assert whisker.date_width == needed


@pytest.mark.parametrize("level", [1, 3, 4, 5])
def test_that_as_many_bars_are_dark_as_a_seat_is_hard(
    theme: Theme, difficulty: DifficultyDelegate, level: int
) -> None:
    tokens = theme.tokens
    cell = Cell("", float(level), DifficultyDetail(level))
    image = painted(theme, lambda c: difficulty.paint_cell(c, cell, tokens.t2))
    dark = tokens.warn_mark if level >= 4 else tokens.t2
    assert {x // 7 for x in columns_of(image, dark)} == set(range(level))
    assert {x // 7 for x in columns_of(image, tokens.weekend)} == set(range(level, 5))


def test_that_the_last_seat_filled_has_its_whisker(theme: Theme) -> None:
    acc = theme.tokens.acc
    alone = columns_of(painted(theme, DotStrip((0.2, 0.5)).paint), acc)
    until = columns_of(painted(theme, DotStrip((0.2, 0.5), (0.6, 0.9)).paint), acc)
    assert max(alone) < 0.6 * WIDTH
    assert min(until) > 0.5 * WIDTH
    assert max(until) > 0.85 * WIDTH


def test_that_a_drawn_cost_lies_beside_its_budget(theme: Theme) -> None:
    tokens = theme.tokens
    image = painted(theme, WhiskerStrip(80.0, 97.0, 108.0, 120.0).paint)
    cost, budget = columns_of(image, tokens.acc), columns_of(image, tokens.t1)
    assert max(cost) < min(budget)
    without = painted(theme, WhiskerStrip(80.0, 97.0, 108.0, None).paint)
    assert columns_of(without, tokens.t1) == []
    same = painted(theme, WhiskerStrip(97.0, 97.0, 97.0, 97.0).paint)
    assert columns_of(same, tokens.acc)
