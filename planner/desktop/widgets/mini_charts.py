"""The small charts under the headline figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from planner.desktop.viewmodels.whisker import WhiskerView
from planner.desktop.widgets.canvas import Canvas
from planner.desktop.widgets.charts.whisker import paint_whisker

_BLOCK_WIDTH = 5.0
_BLOCK_GAP = 2.0
_ASIDE = 0.25
"""Room beside a whisker, as a share of what is shown."""


class MiniChart(Protocol):
    """Something small to paint across a canvas."""

    def paint(self, canvas: Canvas) -> None:
        """Paint the chart over the canvas."""


@dataclass(frozen=True, slots=True)
class UnitBlocks:
    """One block a head: filled for people at work, outlined for seats to fill."""

    existing: int
    planned: int

    def paint(self, canvas: Canvas) -> None:
        """Paint a block a head, or two bars in proportion where they would not fit."""
        count = self.existing + self.planned
        step = min(_BLOCK_WIDTH + _BLOCK_GAP, canvas.width / max(1, count))
        if step < 4:
            self._paint_bars(canvas, count)
            return
        for number in range(count):
            box = canvas.box(number * step, 1, step - _BLOCK_GAP, canvas.height - 2)
            if number < self.existing:
                canvas.fill(box, canvas.tokens.t2)
            else:
                canvas.frame(box, canvas.tokens.acc, 0.5)

    def _paint_bars(self, canvas: Canvas, count: int) -> None:
        filled = canvas.width * self.existing / count
        height = canvas.height - 2
        canvas.fill(canvas.box(0, 1, filled, height), canvas.tokens.t2)
        canvas.frame(
            canvas.box(filled + 1, 1, canvas.width - filled - 1, height), canvas.tokens.acc, 0.5
        )


@dataclass(frozen=True, slots=True)
class BarWithLimit:
    """An amount against an upright limit; what lies beyond it is amber."""

    amount: float
    limit: float | None

    def paint(self, canvas: Canvas) -> None:
        """Paint track, bar and limit."""
        tokens = canvas.tokens
        largest = max(self.amount, self.limit or 0.0) * 1.06
        if largest <= 0:
            return
        scale = canvas.width / largest
        top = canvas.height / 2 - 2
        canvas.fill(canvas.box(0, top, canvas.width, 4), tokens.weekend, 2)
        inside = self.amount if self.limit is None else min(self.amount, self.limit)
        canvas.fill(canvas.box(0, top, inside * scale, 4), tokens.acc, 2)
        if self.limit is None:
            return
        if self.amount > self.limit:
            beyond = (self.amount - self.limit) * scale
            canvas.fill(canvas.box(self.limit * scale, top, beyond, 4), tokens.warn_mark)
        canvas.fill(canvas.box(self.limit * scale - 1, top - 4, 2, 12), tokens.t1)


@dataclass(frozen=True, slots=True)
class TickStrip:
    """One tick a seat on a scale from 0, the median taller and in the accent."""

    values: Sequence[float]
    median: float | None
    largest: float

    def paint(self, canvas: Canvas) -> None:
        """Paint axis, ticks and median."""
        tokens = canvas.tokens
        canvas.rule(canvas.height - 1, tokens.line2)
        span = canvas.width - 4
        for value in sorted(set(self.values)):
            x = min(1.0, value / self.largest) * span
            canvas.fill(canvas.box(x, 3, 2, canvas.height - 3), tokens.t3)
        if self.median is not None:
            x = min(1.0, self.median / self.largest) * span
            canvas.fill(canvas.box(x - 0.5, 1, 3, canvas.height - 1), tokens.acc)


@dataclass(frozen=True, slots=True)
class DotStrip:
    """Dots along a stretch of time as fractions of it, the last in the accent.

    ``until`` is when all of them are there with a chance of one half, and of nine in ten: then
    that is the accent.
    """

    places: Sequence[float]
    until: tuple[float, float] | None = None

    def paint(self, canvas: Canvas) -> None:
        """Paint axis, dots and the whisker of the last."""
        tokens = canvas.tokens
        canvas.rule(canvas.height - 1, tokens.line2)
        inside = sorted({min(1.0, max(0.0, place)) for place in self.places})
        level = canvas.height / 2 - 0.5
        for place in inside:
            is_last = place == inside[-1] and self.until is None
            color = tokens.acc if is_last else tokens.t3
            canvas.dot(4 + place * (canvas.width - 8), level, 3.5 if is_last else 2.2, color)
        if self.until is not None:
            middle, high = self.until
            view = WhiskerView(low=middle, likely=middle, high=high, least=0.0, most=1.0)
            paint_whisker(canvas.within(0, 0, canvas.width, 2 * level), view)


@dataclass(frozen=True, slots=True)
class WhiskerStrip:
    """A dot with its whisker against an upright limit."""

    low: float
    likely: float
    high: float
    limit: float | None

    def paint(self, canvas: Canvas) -> None:
        """Paint track, whisker and limit; the scale leaves room on both sides."""
        ends = [self.low, self.high] + ([] if self.limit is None else [self.limit])
        room = (max(ends) - min(ends)) * _ASIDE or abs(self.likely) * _ASIDE or 1.0
        least, most = min(ends) - room, max(ends) + room
        canvas.fill(canvas.box(0, canvas.height / 2 - 0.5, canvas.width, 1), canvas.tokens.line)
        view = WhiskerView(low=self.low, likely=self.likely, high=self.high, least=least, most=most)
        paint_whisker(canvas, view)
        if self.limit is not None:
            x = 3.5 + (self.limit - least) / (most - least) * (canvas.width - 7)
            canvas.fill(canvas.box(x - 1, 0, 2, canvas.height), canvas.tokens.t1)
