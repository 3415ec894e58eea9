"""Which place lies next in a direction, for those who go through a map by keys."""

from collections.abc import Mapping
from enum import Enum

from planner.quantities.identifiers import PlaceId

Spot = tuple[float, float]
"""East and south on a sheet."""


class Direction(Enum):
    """Where an arrow key points: east and south."""

    LEFT = (-1, 0)
    RIGHT = (1, 0)
    UP = (0, -1)
    DOWN = (0, 1)


_ASIDE = 2.0
"""How much further a place seems that lies aside of where the arrow points."""


def nearest_in(
    direction: Direction, here: PlaceId, spots: Mapping[PlaceId, Spot]
) -> PlaceId | None:
    """Return the nearest place within the quarter an arrow points to; None at the edge.

    Args:
        direction: Where the arrow points.
        here: The place one is at.
        spots: Where all places are.
    """
    east, south = direction.value
    x, y = spots[here]
    found: list[tuple[float, PlaceId]] = []
    for place_id, (other_x, other_y) in spots.items():
        away_x, away_y = other_x - x, other_y - y
        ahead = away_x * east + away_y * south
        aside = abs(away_x * south) + abs(away_y * east)
        if ahead > 0 and aside <= ahead:
            found.append((ahead + _ASIDE * aside, place_id))
    return min(found)[1] if found else None
