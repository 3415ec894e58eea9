import pytest

from planner.desktop.viewmodels.places.map_steps import Direction, nearest_in
from planner.quantities.identifiers import PlaceId

SPOTS = {
    PlaceId("dublin"): (0.0, 0.0),
    PlaceId("krakow"): (4.0, 0.5),
    PlaceId("berlin"): (3.0, 0.0),
    PlaceId("lagos"): (1.0, 9.0),
    PlaceId("boston"): (-9.0, 2.0),
}


@pytest.mark.parametrize(
    ("here", "direction", "there"),
    [
        ("dublin", Direction.RIGHT, "berlin"),
        ("berlin", Direction.RIGHT, "krakow"),
        ("berlin", Direction.LEFT, "dublin"),
        ("dublin", Direction.LEFT, "boston"),
        ("dublin", Direction.DOWN, "lagos"),
        ("lagos", Direction.UP, "dublin"),
        ("krakow", Direction.RIGHT, None),
        ("dublin", Direction.UP, None),
    ],
)
def test_that_an_arrow_goes_to_the_nearest_place_it_points_to(
    here: str, direction: Direction, there: str | None
) -> None:
    assert nearest_in(direction, PlaceId(here), SPOTS) == there
