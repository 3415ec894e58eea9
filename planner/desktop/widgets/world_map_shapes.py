"""The outlines of countries as paths on a sheet, projected once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainterPath, QPolygonF

from planner.desktop.viewmodels.places.map_projection import Degrees, Projection
from planner.market.world_map import CountryShape, WorldMap
from planner.quantities.identifiers import CountryCode

_MERIDIANS = range(-180, 181, 30)
_PARALLELS = range(-60, 81, 30)
_STEP = 5.0


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """What of the globe a sheet shows: degrees west, south, east and north."""

    west: float
    south: float
    east: float
    north: float

    def meets(self, shape: CountryShape) -> bool:
        """Tell whether any of a country may be in it."""
        return any(self._holds_any(ring) for ring in shape.rings)

    def _holds_any(self, ring: Degrees) -> bool:
        low, high = ring.min(axis=0), ring.max(axis=0)
        is_apart = high[0] < self.west or low[0] > self.east
        return not (is_apart or high[1] < self.south or low[1] > self.north)


class MapShapes:
    """Land, borders and the grid of a map.

    Args:
        world: The outlines.
        project: From degrees to the sheet.
        frame: What of the globe to show.
    """

    def __init__(self, world: WorldMap, project: Projection, frame: Frame) -> None:
        self.project = project
        self._places: dict[tuple[float, float], QPointF] = {}
        self.land: list[QPainterPath] = []  # one path of all land takes five times as long to fill
        self.countries: dict[CountryCode, QPainterPath] = {}
        for shape in world:
            if not frame.meets(shape):
                continue
            path = path_of(map(project, shape.rings))
            self.land.append(path)
            if shape.country is not None:
                self.countries[shape.country] = path
        self.grid = path_of(map(project, _grid(frame)), is_closed=False)

    def place(self, longitude: float, latitude: float) -> QPointF:
        """Return where a place is on the sheet."""
        x, y = self.project(np.array([[longitude, latitude]]))[0].tolist()
        return QPointF(x, y)

    def places(self, points: Sequence[tuple[float, float]]) -> list[QPointF]:
        """Return where places, given as longitude and latitude, are on the sheet.

        Each is projected once: the same ones are shown in another order again and again.
        """
        kept = self._places
        if new := [point for point in dict.fromkeys(points) if point not in kept]:
            found = self.project(np.array(new)).tolist()
            kept.update((point, QPointF(x, y)) for point, (x, y) in zip(new, found, strict=True))
        return [kept[point] for point in points]

    def outline(self, points: Sequence[tuple[float, float]]) -> QPainterPath:
        """Return the path of a closed line on the globe, which bends as the sheet does."""
        return path_of([self.project(_with_steps(np.array((*points, points[0]))))])


def path_of(rings: Iterable[Degrees], *, is_closed: bool = True) -> QPainterPath:
    """Return a path of lines of points."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    for ring in rings:
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in ring.tolist()]))
        if is_closed:
            path.closeSubpath()
    return path


def _grid(frame: Frame) -> Iterable[Degrees]:
    for longitude in _MERIDIANS:
        if frame.west <= longitude <= frame.east:
            yield _with_steps(np.array([[longitude, frame.south], [longitude, frame.north]]))
    for latitude in _PARALLELS:
        if frame.south <= latitude <= frame.north:
            yield _with_steps(np.array([[frame.west, latitude], [frame.east, latitude]]))


def _with_steps(line: Degrees) -> Degrees:
    """Return a line with points between those that are far apart."""
    pieces = []
    for start, end in pairwise(line):
        steps = max(1, int(np.ceil(np.abs(end - start).max() / _STEP)))
        shares = np.arange(steps)[:, None] / steps
        pieces.append(start + shares * (end - start))
    return np.concatenate([*pieces, line[-1:]])
