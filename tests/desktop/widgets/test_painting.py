from collections.abc import Callable
from itertools import groupby

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from planner.desktop.fonts import FontRole
from planner.desktop.theme import DARK, LIGHT, Tokens
from planner.desktop.widgets.canvas import Align, Canvas
from planner.desktop.widgets.mini_charts import (
    BarWithLimit,
    DotStrip,
    MiniChart,
    TickStrip,
    UnitBlocks,
)
from planner.desktop.widgets.painting import paint_hours_bar

WIDTH, HEIGHT = 120, 12
Paint = Callable[[Canvas], object]


def painted(paint: Paint, *, tokens: Tokens = LIGHT, is_right_to_left: bool = False) -> QImage:
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(tokens.panel)
    painter = QPainter(image)
    bounds = QRectF(0, 0, WIDTH, HEIGHT)
    paint(Canvas(painter, tokens, bounds, is_right_to_left=is_right_to_left))
    painter.end()
    return image


def count(image: QImage, color: object) -> int:
    return sum(
        image.pixelColor(x, y) == color for x in range(image.width()) for y in range(image.height())
    )


CHARTS: list[MiniChart] = [
    UnitBlocks(3, 5),
    UnitBlocks(100, 400),
    BarWithLimit(80, 100),
    BarWithLimit(120, 100),
    BarWithLimit(80, None),
    TickStrip((60, 120, 300), 120, 480),
    DotStrip((0.1, 0.4, 0.9)),
]


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: repr(chart)[:24])
def test_that_small_charts_are_mirrored_from_right_to_left(chart: MiniChart) -> None:
    plain = painted(chart.paint)
    mirrored = painted(chart.paint, is_right_to_left=True)
    assert plain != mirrored
    flipped = mirrored.flipped()  # up-down and back: only left and right differ
    assert flipped.flipped() == mirrored
    different = sum(
        abs(plain.pixelColor(x, y).lightness() - mirrored.pixelColor(WIDTH - 1 - x, y).lightness())
        > 60
        for x in range(WIDTH)
        for y in range(HEIGHT)
    )
    # Soft edges and hairlines may lie half a pixel apart.
    assert different <= WIDTH * HEIGHT * 0.05


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: repr(chart)[:24])
def test_that_small_charts_take_the_themes_colours(chart: MiniChart) -> None:
    assert painted(chart.paint, tokens=DARK) != painted(chart.paint)


def test_that_a_plan_without_heads_or_money_paints_nothing() -> None:
    empty = painted(lambda _canvas: None)
    assert painted(UnitBlocks(0, 0).paint) == empty
    assert painted(BarWithLimit(0, 0).paint) == empty


def test_that_what_lies_beyond_the_limit_is_amber() -> None:
    assert count(painted(BarWithLimit(80, 100).paint), LIGHT.warn_mark) == 0
    assert count(painted(BarWithLimit(150, 100).paint), LIGHT.warn_mark) > 20


def test_that_the_hours_bar_grows_with_the_share_and_stays_inside() -> None:
    def area(share: float) -> int:
        def paint(canvas: Canvas) -> None:
            paint_hours_bar(canvas, share, LIGHT.acc)

        return count(painted(paint), LIGHT.acc)

    areas = [area(share) for share in (0, 0.25, 0.5, 1, 3)]
    assert areas[0] == 0
    assert areas == sorted(areas)
    assert areas[3] == areas[4]


def test_that_every_line_of_a_wrapped_arabic_sentence_begins_at_the_edge(qapp: object) -> None:
    def write(canvas: Canvas) -> None:
        canvas.text(canvas.bounds, "لالا لا لالا لا لالا", FontRole.CELL, LIGHT.t1, wrap=True)

    image = QImage(60, 120, QImage.Format.Format_RGB32)
    image.fill(LIGHT.panel)
    painter = QPainter(image)
    write(Canvas(painter, LIGHT, QRectF(0, 0, 60, 120), is_right_to_left=True))
    painter.end()
    inked = [[x for x in range(60) if image.pixelColor(x, y) != LIGHT.panel] for y in range(120)]
    lines = [list(rows) for is_ink, rows in groupby(inked, bool) if is_ink]
    assert len(lines) > 1
    edges = {max(max(row) for row in line) for line in lines}
    assert max(edges) - min(edges) <= 1


def test_that_numbers_stand_physically_right_in_both_directions(qapp: object) -> None:
    def left_half(*, is_right_to_left: bool, align: Align) -> int:
        def paint(canvas: Canvas) -> None:
            from planner.desktop.fonts import FontRole

            canvas.text(canvas.bounds, "123", FontRole.CELL, LIGHT.t1, align)

        image = painted(paint, is_right_to_left=is_right_to_left)
        return sum(
            image.pixelColor(x, y).lightness() < 128
            for x in range(WIDTH // 2)
            for y in range(HEIGHT)
        )

    assert left_half(is_right_to_left=False, align=Align.NUMBER) == 0
    assert left_half(is_right_to_left=True, align=Align.NUMBER) == 0
    assert left_half(is_right_to_left=False, align=Align.LEADING) > 0
    assert left_half(is_right_to_left=True, align=Align.LEADING) == 0
    assert left_half(is_right_to_left=True, align=Align.TRAILING) > 0
