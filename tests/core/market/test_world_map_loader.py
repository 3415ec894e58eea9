"""The outlines that ship hold the places that ship, and a damaged table is refused whole."""

from pathlib import Path

import numpy as np
import pytest

from planner.locations import data_folder
from planner.market.loader import load_snapshot
from planner.market.market_table import MarketDataError
from planner.market.world_map import CountryShape, Ring, WorldMap
from planner.market.world_map_loader import load_world_map

SOURCES = "id\nnatural-earth-map\n"
HEADER = "country,outlines,source,as_of,grade\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sources.csv").write_text(SOURCES, encoding="utf-8")
    return tmp_path


def read(folder: Path, outlines: str) -> WorldMap:
    row = f"IE,{outlines},natural-earth-map,2026-11-24,A\n"
    (folder / "world_map.csv").write_text(HEADER + row, encoding="utf-8")
    return load_world_map(folder)


def holds(ring: Ring, x: float, y: float) -> bool:
    """Count how often a ray to the east crosses the ring."""
    after = np.roll(ring, -1, axis=0)
    crosses = (ring[:, 1] > y) != (after[:, 1] > y)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = (y - ring[:, 1]) / (after[:, 1] - ring[:, 1])
        at = ring[:, 0] + share * (after[:, 0] - ring[:, 0])
    return bool(np.count_nonzero(crosses & (at > x)) % 2)


def is_on(shape: CountryShape, x: float, y: float) -> bool:
    return sum(holds(ring, x, y) for ring in shape.rings) % 2 == 1


def test_that_inland_capitals_lie_in_the_outlines_of_their_country() -> None:
    shapes = {shape.country: shape for shape in load_world_map()}
    for code, x, y in (
        ("ES", -3.70, 40.42),
        ("PL", 21.01, 52.23),
        ("IN", 77.23, 28.65),
        ("BR", -47.93, -15.78),
        ("KE", 36.82, -1.28),
        ("CN", 116.40, 39.91),
        ("CO", -74.08, 4.61),
    ):
        on = [country for country, shape in shapes.items() if is_on(shape, x, y)]
        assert on == [code]


def test_that_nearly_all_places_lie_on_land_of_their_country() -> None:
    shapes = load_world_map()
    places = load_snapshot().places.values()
    ashore = [
        place
        for place in places
        if any(
            shape.country == place.country and is_on(shape, place.longitude, place.latitude)
            for shape in shapes
        )
    ]
    # Ports lie on the thinned line or beside it; a place at the wrong end of the world does not.
    assert len(ashore) > 0.85 * len(places)


def test_that_rings_are_steps_in_hundredths_of_a_degree(folder: Path) -> None:
    (shape,) = read(folder, "-800 5200 100 0 0 50|0 0 1 0 0 1")
    assert shape.country == "IE"
    assert shape.rings[0].tolist() == [[-8, 52], [-7, 52], [-7, 52.5]]
    assert len(shape.rings) == 2


@pytest.mark.parametrize(
    "outlines", ["", "x", "1 2 3", "1 2 3 4", "0 0 18001 0 0 1", "0 0 1 0 0 9001", "9" * 30]
)
def test_that_a_damaged_outline_is_refused_with_its_place(folder: Path, outlines: str) -> None:
    with pytest.raises(MarketDataError) as caught:
        read(folder, outlines)
    assert (caught.value.row, caught.value.column) == (2, "outlines")


def test_that_a_pack_of_an_older_program_is_drawn_with_the_shipped_outlines(folder: Path) -> None:
    assert len(load_world_map(folder)) == len(load_world_map(data_folder())) > 200
