"""Derives the outlines of countries, with fewer points than the source has.

Countries share their borders: each stretch between two junctions is thinned once, so that
neighbors still meet afterwards.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from math import cos, hypot, radians
from pathlib import Path
from typing import Any

from planner.databuild.countries_table import CROSSWALK
from planner.databuild.grades import single
from planner.databuild.raw_table import DataBuildError, read_rows
from planner.databuild.report import BuildLog
from planner.databuild.source_text import SourceText
from planner.databuild.table import Cell, Table
from planner.market.provenance import Grade
from planner.market.world_map_loader import (
    RING_SEPARATOR,
    UNITS_A_DEGREE,
    WORLD_MAP_COLUMNS,
    WORLD_MAP_TABLE,
)

NATURAL_EARTH = "natural-earth-map"
NATURAL_EARTH_TAKEN = date(2026, 11, 24)
OUTLINES = f"{NATURAL_EARTH}/countries-50m.json"

WORLD_MAP_SOURCE = SourceText(
    NATURAL_EARTH,
    "Natural Earth countries, 1:50 million",
    "Natural Earth, by way of world-atlas 2.0.2",
    "Public domain",
    "Made with Natural Earth, https://www.naturalearthdata.com/",
    "Outlines to draw a map with, nothing is counted from them. Changes made: points thinned by "
    "0.06 degrees, islands left out that would be smaller than a dot unless they are all of "
    "a country, Antarctica left out. Borders are drawn as those who hold the land do, which takes "
    "no side in disputes.",
    WORLD_MAP_TABLE,
)
WORLD_MAP_GRADES = single(
    "Outlines of countries", [WORLD_MAP_TABLE], Grade.A, "as the source has them, thinned"
)

_TOLERANCE = 0.06
"""Degrees of latitude by which a thinned line may leave the true one."""
_FEWEST = 4
_SMALLEST = 0.12
"""Square degrees; a smaller ring is left out unless it is the largest of its country."""
_ANTARCTICA = "010"

Point = tuple[float, float]
Line = Sequence[Point]


def world_map_table(sources: Path, log: BuildLog) -> Table:
    """Build the table of outlines.

    Args:
        sources: Folder of the raw sources.
        log: Takes what was dropped.

    Raises:
        DataBuildError: If the source is missing or holds no outlines.
    """
    path = sources / OUTLINES
    raw = _read(path)
    codes = {row["numeric"]: row["iso2"] for row in read_rows(sources / CROSSWALK, _CODES)}
    try:
        shapes = sorted(_shapes(raw, codes), key=lambda shape: (shape[0], shape[1]))
    except (KeyError, IndexError, TypeError, ValueError):
        raise DataBuildError(path, "holds no outlines of countries") from None
    provenance = NATURAL_EARTH, NATURAL_EARTH_TAKEN, WORLD_MAP_GRADES.grade(None)
    rows: list[tuple[Cell, ...]] = []
    for code, name, rings in shapes:
        if rings:
            rows.append((code, RING_SEPARATOR.join(map(_written, rings)), *provenance))
        else:
            log.drop(f"world map: {name} has no land left")
    return Table(WORLD_MAP_TABLE, WORLD_MAP_COLUMNS, tuple(rows))


_CODES = ("numeric", "iso2")

Shape = tuple[str, str, Sequence[Line]]
"""The code of a country, empty for none, its name, and its rings."""


def _read(path: Path) -> Any:  # noqa: ANN401 -- whatever the file holds
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise DataBuildError(path, "the file is missing") from None
    except (OSError, ValueError):
        raise DataBuildError(path, "cannot be read") from None


def _shapes(raw: Mapping[str, Any], codes: Mapping[str, str]) -> Iterator[Shape]:
    arcs = [_thinned(_unpacked(arc, raw["transform"])) for arc in raw["arcs"]]
    for shape in raw["objects"]["countries"]["geometries"]:
        number = str(shape.get("id", "")).zfill(3)
        if number == _ANTARCTICA:
            continue
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        rings = [_joined(ring, arcs) for polygon in polygons for ring in polygon]
        yield codes.get(number, ""), str(shape["properties"]["name"]), _worth_drawing(rings)


def _unpacked(arc: Iterable[Sequence[int]], transform: Mapping[str, Sequence[float]]) -> Line:
    """Return the points of an arc, which is written as steps in whole numbers."""
    (scale_x, scale_y), (start_x, start_y) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        points.append((x * scale_x + start_x, y * scale_y + start_y))
    return points


def _thinned(line: Line) -> Line:
    """Leave out points while the line stays within the tolerance (Douglas and Peucker, 1973).

    Source: D. H. Douglas, T. K. Peucker, "Algorithms for the reduction of the number of points
    required to represent a digitized line", The Canadian Cartographer 10 (1973).
    """
    kept = {0, len(line) - 1}
    open_stretches = [(0, len(line) - 1)]
    while open_stretches:
        first, last = open_stretches.pop()
        distances = ((_distance(line, at, first, last), at) for at in range(first + 1, last))
        farthest, at = max(distances, default=(0.0, first))
        if farthest > _TOLERANCE:
            kept.add(at)
            open_stretches += [(first, at), (at, last)]
    if len(kept) < _FEWEST and line[0] == line[-1]:
        return line  # else a small island would vanish
    return [line[at] for at in sorted(kept)]


def _distance(line: Line, at: int, first: int, last: int) -> float:
    """Return how far a point is from the stretch between two others, in degrees of latitude."""
    (x, y), (x1, y1), (x2, y2) = line[at], line[first], line[last]
    shrink = cos(radians(y))
    x, x1, x2 = x * shrink, x1 * shrink, x2 * shrink
    along_x, along_y = x2 - x1, y2 - y1
    length = along_x * along_x + along_y * along_y
    share = ((x - x1) * along_x + (y - y1) * along_y) / length if length else 0.0
    share = min(max(share, 0.0), 1.0)
    return hypot(x - x1 - share * along_x, y - y1 - share * along_y)


def _joined(numbers: Iterable[int], arcs: Sequence[Line]) -> Line:
    """Join arcs to a ring; a negative number means the arc before it, backwards."""
    points: list[Point] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else list(reversed(arcs[~number]))
        points += arc[1:] if points else arc
    return points[:-1]


def _worth_drawing(rings: Sequence[Line]) -> Sequence[Line]:
    drawable = [ring for ring in rings if len(ring) > 2]
    largest = max(map(_area, drawable), default=0.0)
    return [ring for ring in drawable if _area(ring) >= min(_SMALLEST, largest)]


def _area(ring: Line) -> float:
    """Return the area of a ring in square degrees of latitude."""
    following = (*ring[1:], ring[0])
    doubled = sum(
        (x1 * y2 - x2 * y1) * cos(radians((y1 + y2) / 2))
        for (x1, y1), (x2, y2) in zip(ring, following, strict=True)
    )
    return abs(doubled) / 2


def _written(ring: Line) -> str:
    units = [(round(x * UNITS_A_DEGREE), round(y * UNITS_A_DEGREE)) for x, y in ring]
    before = ((0, 0), *units[:-1])
    return " ".join(
        f"{x - old_x} {y - old_y}" for (x, y), (old_x, old_y) in zip(units, before, strict=True)
    )
