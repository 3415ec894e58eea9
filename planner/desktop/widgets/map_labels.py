"""Where names stand on a map so that none covers another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF

from planner.desktop.fonts import FontRole
from planner.desktop.widgets.canvas import text_width

_HEIGHT = 14.0
_GAP = 4.0
_Edges = tuple[float, float, float, float]
"""Left, top, right and bottom: plain numbers are compared many times faster than rectangles."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A name that wants to stand beside a point.

    Attributes:
        point: In the window.
        radius: Pixels around the point that stay free.
        text: The name.
        role: Its type.
        is_due: Whether it may cover points of places without a name.
    """

    point: QPointF
    radius: float
    text: str
    role: FontRole
    is_due: bool


@dataclass(frozen=True, slots=True)
class Label:
    """A name and the box it stands in."""

    wanted: Wanted
    box: QRectF


def placed_labels(
    wanted: Sequence[Wanted], taken: Iterable[QRectF], bounds: QRectF, most: int
) -> tuple[Label, ...]:
    """Return the names there is room for, the first ones first.

    Args:
        wanted: The most important first.
        taken: Boxes that stay free of names.
        bounds: Where names have to stay.
        most: How many names there are at most, those that are due aside.
    """
    blocked = [_edges(box) for box in taken]
    found: list[Label] = []
    frame = _edges(bounds)
    points = [_around(each) for each in wanted if each.is_due]
    for each in wanted:
        if not each.is_due and len(found) >= most:
            break
        own = _around(each)
        others = [*blocked, *(point for point in points if point != own)]
        box = next((box for box in _boxes(each) if _is_free(box, others, frame)), None)
        if box is not None:
            blocked.append(box)
            left, top, right, bottom = box
            found.append(Label(each, QRectF(left, top, right - left, bottom - top)))
    return tuple(found)


def _boxes(wanted: Wanted) -> Iterable[_Edges]:
    """Yield where a name could stand: to the right, to the left, below, above."""
    width, x, y = _width(wanted.text, wanted.role), wanted.point.x(), wanted.point.y()
    away, high = wanted.radius + _GAP, y - _HEIGHT / 2
    yield x + away, high, x + away + width, high + _HEIGHT
    yield x - away - width, high, x - away, high + _HEIGHT
    left, below, above = x - width / 2, y + wanted.radius + 1, y - wanted.radius - 1
    yield left, below, left + width, below + _HEIGHT
    yield left, above - _HEIGHT, left + width, above


@lru_cache(maxsize=1024)
def _width(text: str, role: FontRole) -> float:
    return text_width(text, role) + 2


def _around(wanted: Wanted) -> _Edges:
    x, y, radius = wanted.point.x(), wanted.point.y(), wanted.radius
    return x - radius, y - radius, x + radius, y + radius


def _edges(box: QRectF) -> _Edges:
    return box.left(), box.top(), box.right(), box.bottom()


def _is_free(box: _Edges, taken: Iterable[_Edges], frame: _Edges) -> bool:
    left, top, right, bottom = box
    if left < frame[0] or top < frame[1] or right > frame[2] or bottom > frame[3]:
        return False
    return not any(a < right and left < c and b < bottom and top < d for a, b, c, d in taken)
