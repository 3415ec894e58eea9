"""Where names stand on a map so that none covers another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF

from planner.desktop.fonts import FontRole
from planner.desktop.widgets.canvas import text_width

_HEIGHT = 14.0
_GAP = 4.0


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
    blocked = list(taken)
    found: list[Label] = []
    points = [_around(each) for each in wanted if each.is_due]
    for each in wanted:
        if not each.is_due and len(found) >= most:
            break
        own = _around(each)
        others = [box for box in (*blocked, *points) if box != own]
        box = next((box for box in _boxes(each) if _is_free(box, others, bounds)), None)
        if box is not None:
            blocked.append(box)
            found.append(Label(each, box))
    return tuple(found)


def _boxes(wanted: Wanted) -> Iterable[QRectF]:
    """Yield where a name could stand: to the right, to the left, below, above."""
    width, point = _width(wanted.text, wanted.role), wanted.point
    away, middle = wanted.radius + _GAP, point.y() - _HEIGHT / 2
    yield QRectF(point.x() + away, middle, width, _HEIGHT)
    yield QRectF(point.x() - away - width, middle, width, _HEIGHT)
    yield QRectF(point.x() - width / 2, point.y() + wanted.radius + 1, width, _HEIGHT)
    yield QRectF(point.x() - width / 2, point.y() - wanted.radius - 1 - _HEIGHT, width, _HEIGHT)


@lru_cache(maxsize=1024)
def _width(text: str, role: FontRole) -> float:
    return text_width(text, role) + 2


def _around(wanted: Wanted) -> QRectF:
    side = 2 * wanted.radius
    return QRectF(wanted.point.x() - wanted.radius, wanted.point.y() - wanted.radius, side, side)


def _is_free(box: QRectF, taken: Sequence[QRectF], bounds: QRectF) -> bool:
    return bounds.contains(box) and not any(box.intersects(other) for other in taken)
