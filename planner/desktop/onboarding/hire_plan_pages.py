"""The pages of a hire's plan, painted the same on paper, into an image and in the preview."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from planner.desktop.fonts import FontRole
from planner.desktop.onboarding.hire_plan_blocks import WIDTH, Block, Line, plan_blocks
from planner.desktop.onboarding.hire_plan_text import HirePlanText
from planner.desktop.theme import LIGHT
from planner.desktop.widgets.canvas import Align, Canvas
from planner.localization.formatting import Formatter
from planner.localization.messages import _

PAGE_WIDTH, PAGE_HEIGHT = 794.0, 1123.0
"""A4 upright, in pixels of 1/96 inch."""
_SIDE = (PAGE_WIDTH - WIDTH) / 2
_TOP, _BOTTOM = 72.0, 64.0
_RULE = 0.75
_BOX = 12.0

Placed = tuple[float, Block]
"""A block and how far below the top of its page it stands."""


class HirePlanPages:
    """Lays a plan out on pages and paints them, in the light colors of paper.

    Args:
        text: What it says.
        shown: Writes the page numbers.
        is_right_to_left: Whether it is read so.
        is_endless: Whether it is one page, as long as it has to be.
    """

    def __init__(
        self,
        text: HirePlanText,
        shown: Formatter,
        *,
        is_right_to_left: bool,
        is_endless: bool = False,
    ) -> None:
        self._text = text
        self._shown = shown
        self._is_right_to_left = is_right_to_left
        blocks = plan_blocks(text)
        self.height = PAGE_HEIGHT
        if is_endless:
            self.height = _TOP + sum(block.height for block in blocks) + _BOTTOM
        self._pages = _paged(blocks, self.height)

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint a page; the painter counts in pixels of 1/96 inch from the page's corner."""
        bounds = QRectF(0, 0, PAGE_WIDTH, self.height)
        canvas = Canvas(painter, LIGHT, bounds, is_right_to_left=self._is_right_to_left)
        canvas.fill(bounds, LIGHT.panel)
        self._paint_frame(canvas, number)
        for top, block in self._pages[number]:
            _paint_block(canvas.within(_SIDE, top, WIDTH, block.height), block)

    def _paint_frame(self, canvas: Canvas, number: int) -> None:
        """Paint what stands above and below each page."""
        text, role = self._text, FontRole.CAPTION
        head = _("Onboarding plan: {name}").format(name=text.name)
        canvas.text(canvas.box(_SIDE, 34, WIDTH / 2, 16), head, role, LIGHT.t2)
        end = canvas.box(_SIDE + WIDTH / 2, 34, WIDTH / 2, 16)
        canvas.text(end, text.plan_name, role, LIGHT.t2, Align.TRAILING)
        canvas.fill(canvas.box(_SIDE, 54, WIDTH, _RULE), LIGHT.line2)
        foot = canvas.height - 42
        canvas.text(canvas.box(_SIDE, foot, WIDTH / 2, 16), text.stand, role, LIGHT.t2)
        page = _("Page {number} of {count}").format(
            number=self._shown.integer(number + 1), count=self._shown.integer(self.count)
        )
        end = canvas.box(_SIDE + WIDTH / 2, foot, WIDTH / 2, 16)
        canvas.text(end, page, role, LIGHT.t2, Align.TRAILING)


def _paged(blocks: Sequence[Block], height: float) -> tuple[tuple[Placed, ...], ...]:
    """Put blocks on pages; headings go to the next page with what they head."""
    pages: list[list[Placed]] = [[]]
    top, end = _TOP, height - _BOTTOM
    for number, block in enumerate(blocks):
        if pages[-1] and top + _kept_together(blocks, number) > end + 0.01:
            pages.append([])
            top = _TOP
        pages[-1].append((top, block))
        top += block.height
    return tuple(map(tuple, pages))


def _kept_together(blocks: Sequence[Block], number: int) -> float:
    height = blocks[number].height
    while blocks[number].keeps_next and number + 1 < len(blocks):
        number += 1
        height += blocks[number].height
    return height


def _paint_block(canvas: Canvas, block: Block) -> None:
    for line in block.lines:
        _paint_line(canvas, line)
    if block.ticks is not None:
        _paint_box(canvas, is_on=block.ticks)
    if block.has_rule:
        canvas.fill(canvas.box(0, block.height - _RULE, WIDTH, _RULE), LIGHT.line2)


def _paint_line(canvas: Canvas, line: Line) -> None:
    box = canvas.box(line.x, line.y, line.width, line.height)
    canvas.text(box, line.text, line.role, LIGHT.color(line.color), line.align)


def _paint_box(canvas: Canvas, *, is_on: bool) -> None:
    box = canvas.box(0, 10, _BOX, _BOX)
    if not is_on:
        canvas.frame(box, LIGHT.ctl, 2)
        return
    canvas.fill(box, LIGHT.acc, 2)
    left, top = (canvas.width - _BOX if canvas.is_right_to_left else 0.0), 10.0
    points = [QPointF(left + x, top + y) for x, y in ((2.5, 6), (5, 8.5), (9.5, 3.5))]
    if canvas.is_right_to_left:  # a tick is no arrow: it is not mirrored
        points = [QPointF(canvas.width - p.x(), p.y()) for p in points]
    canvas.path(points, LIGHT.on_acc, 1.6)
