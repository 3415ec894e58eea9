"""What the marks of pay mean, in a line; the last ones give way where there is no room."""

from collections.abc import Callable

from planner.desktop.fonts import FontRole
from planner.desktop.viewmodels.pay.pay_lines import PayTable
from planner.desktop.widgets.canvas import Canvas, text_width
from planner.desktop.widgets.pay_marks import paint_offer, paint_raised, paint_ring, paint_seat
from planner.localization.messages import _

_GAP = 14.0


def paint_legend(canvas: Canvas, table: PayTable) -> None:
    """Paint the title of the scale and what each mark is."""
    tokens, middle = canvas.tokens, canvas.height / 2
    width = text_width(table.scale_title, FontRole.HEADER)
    title = canvas.box(0, 0, min(width + 2, canvas.width), canvas.height)
    canvas.text(title, table.scale_title, FontRole.HEADER, tokens.t2)
    at = width + _GAP
    for paint, text in _marks(table):
        width = text_width(text, FontRole.CAPTION)
        if at + 12 + width > canvas.width:
            return
        paint(canvas, at + 4, middle)
        box = canvas.box(at + 13, 0, width + 2, canvas.height)
        canvas.text(box, text, FontRole.CAPTION, tokens.t2)
        at += 13 + width + _GAP


_Mark = Callable[[Canvas, float, float], None]


def _marks(table: PayTable) -> list[tuple[_Mark, str]]:
    found: list[tuple[_Mark, str]] = [
        (_paint_offer, table.offer_title),
        (paint_ring, _("P25, P75")),
        (_paint_median, _("P50")),
        (_paint_seat, _("Our pay")),
    ]
    if table.uplift_text:
        found.insert(1, (paint_raised, table.uplift_text))
    return found


def _paint_offer(canvas: Canvas, x: float, y: float) -> None:
    paint_offer(canvas, x, y, 6)


def _paint_median(canvas: Canvas, x: float, y: float) -> None:
    canvas.dot(x, y, 3.5, canvas.tokens.sequential[3])


def _paint_seat(canvas: Canvas, x: float, y: float) -> None:
    paint_seat(canvas, x, y - 8, canvas.tokens.categorical[2])
