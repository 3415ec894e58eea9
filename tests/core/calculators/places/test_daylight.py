"""The edge of the night against published times of the sun."""

from datetime import UTC, datetime
from math import cos, radians, sin

import pytest

from planner.calculators.places.daylight import is_day, night_outline, sun_place


def at(year: int, month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("instant", "latitude"),
    [
        # The instants of the United States Naval Observatory, "Earth's Seasons".
        (at(2026, 3, 20, 14, 46), 0.0),
        (at(2026, 6, 21, 8, 25), 23.436),
        (at(2026, 9, 23, 0, 5), 0.0),
        (at(2026, 12, 21, 20, 50), -23.436),
    ],
)
def test_that_the_sun_turns_and_crosses_the_equator_when_the_almanac_says(
    instant: datetime, latitude: float
) -> None:
    assert sun_place(instant).latitude == pytest.approx(latitude, abs=0.01)


@pytest.mark.parametrize(
    ("instant", "minutes"),
    # The equation of time at noon: sundials run ahead by most early in November.
    [(at(2026, 2, 11, 12), -14.2), (at(2026, 11, 3, 12), 16.45), (at(2026, 4, 15, 12), 0.0)],
)
def test_that_the_sun_stands_over_greenwich_by_the_equation_of_time(
    instant: datetime, minutes: float
) -> None:
    assert -sun_place(instant).longitude * 4 == pytest.approx(minutes, abs=0.3)


def test_that_day_and_night_are_told_apart_where_everybody_knows_them() -> None:
    june = sun_place(at(2026, 6, 21, 12))
    assert is_day(june, 53.35, -6.26), "noon in Dublin"
    assert is_day(june, 80, 0), "midnight sun"
    assert not is_day(june, -80, 0)
    assert not is_day(june, -36.85, 174.76), "midnight in Auckland"


@pytest.mark.parametrize("month", range(1, 13))
def test_that_the_sun_stands_on_the_horizon_all_along_the_edge_of_the_night(month: int) -> None:
    sun = sun_place(at(2026, month, 21, 7))
    west, *edge, east = night_outline(sun)
    assert west[1] == east[1] == (-90 if sun.latitude > 0 else 90)
    for longitude, latitude in edge:
        north, overhead = radians(latitude), radians(sun.latitude)
        apart = radians(longitude - sun.longitude)
        height = sin(north) * sin(overhead) + cos(north) * cos(overhead) * cos(apart)
        assert height == pytest.approx(0, abs=1e-3)
    assert not is_day(sun, west[1], 0)
