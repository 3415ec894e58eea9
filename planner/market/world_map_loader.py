"""Loads the outlines of countries.

A ring is written as whole hundredths of a degree: the first point, then the step to each next one.
"""

from pathlib import Path

import numpy as np

from planner.locations import data_folder
from planner.market.market_table import PROVENANCE_COLUMNS, Row, TableFault, TableFolder
from planner.market.world_map import CountryShape, Ring, WorldMap
from planner.quantities.identifiers import CountryCode

WORLD_MAP_TABLE = "world_map.csv"
WORLD_MAP_COLUMNS = ("country", "outlines", *PROVENANCE_COLUMNS)
"""The columns of the table, as the build writes and this module reads them."""

UNITS_A_DEGREE = 100
RING_SEPARATOR = "|"
_FARTHEST = (180.0, 90.0)
_FEWEST_POINTS = 3


def load_world_map(folder: Path | None = None) -> WorldMap:
    """Load the outlines; those that ship with the program where a pack of an older one lacks them.

    Args:
        folder: A data folder; by default the one that ships with the program.

    Raises:
        MarketDataError: If the table is malformed; nothing is loaded then.
    """
    shipped = data_folder()
    chosen = shipped if folder is None or not (folder / WORLD_MAP_TABLE).exists() else folder
    return read_world_map(TableFolder(chosen))


def read_world_map(tables: TableFolder) -> WorldMap:
    """Read the table; where faults are only noted, what comes of it is of no use.

    Raises:
        MarketDataError: If the table is malformed.
    """
    if not (tables.root / WORLD_MAP_TABLE).exists():
        return ()
    provenance = tables.provenance()
    shapes = []
    for row in tables.table(WORLD_MAP_TABLE, WORLD_MAP_COLUMNS):
        provenance.of(row)
        code, rings = row.text("country"), _rings(row)
        shapes.append(CountryShape(CountryCode(code) if code else None, rings))
    return tuple(shapes)


def _rings(row: Row) -> tuple[Ring, ...]:
    rings = []
    for text in row.filled("outlines").split(RING_SEPARATOR):
        ring = _ring(text)
        if ring is None:
            row.refuse("outlines", TableFault.NOT_A_NUMBER)
            return ()
        rings.append(ring)
    return tuple(rings)


def _ring(text: str) -> Ring | None:
    """Return a ring on the globe; None where the text is none."""
    try:
        steps = np.array(text.split(), dtype=np.int64)
    except (ValueError, OverflowError):
        return None
    if steps.size % 2 or steps.size < 2 * _FEWEST_POINTS:
        return None
    ring: Ring = steps.reshape(-1, 2).cumsum(axis=0) / UNITS_A_DEGREE
    return ring if (np.abs(ring) <= _FARTHEST).all() else None
