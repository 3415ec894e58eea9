"""Projections against published coordinates of them."""

import numpy as np
import pytest

from planner.desktop.viewmodels.places.map_projection import Projection, around_europe, equal_earth


@pytest.mark.parametrize(
    ("longitude", "latitude", "x", "y"),
    [
        # The published extent of the projection on a globe of radius 1.
        (0, 0, 0.0, 0.0),
        (180, 0, 2.7066299836, 0.0),
        (0, 90, 0.0, -1.3173627591),
        (-90, 0, -2.7066299836 / 2, 0.0),
    ],
)
def test_that_the_world_is_drawn_as_the_projection_is_published(
    longitude: float, latitude: float, x: float, y: float
) -> None:
    found = equal_earth(np.array([[longitude, latitude]], dtype=float))[0]
    assert found == pytest.approx([x, y], abs=1e-6)


@pytest.mark.parametrize("project", [equal_earth, around_europe])
@pytest.mark.parametrize(("west", "south"), [(0, 40), (10, 50), (-8, 60), (20, 36)])
def test_that_areas_keep_their_size(project: Projection, west: float, south: float) -> None:
    step = 0.01
    corners = np.array(
        [[west, south], [west + step, south], [west + step, south + step], [west, south + step]]
    )
    sheet = project(corners)
    after = np.roll(sheet, -1, axis=0)
    area = abs(np.sum(sheet[:, 0] * after[:, 1] - after[:, 0] * sheet[:, 1])) / 2
    band = np.sin(np.radians(south + step)) - np.sin(np.radians(south))
    assert area == pytest.approx(np.radians(step) * band, rel=1e-4)


def test_that_europe_stands_upright_around_its_middle() -> None:
    middle, north, east = around_europe(np.array([[12.0, 51.0], [12.0, 60.0], [20.0, 51.0]]))
    assert middle == pytest.approx([0, 0])
    assert north[0] == pytest.approx(0)
    assert north[1] < 0 < east[0]
