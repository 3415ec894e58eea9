"""Where it is day and where it is night, by the place of the sun.

The sun's place follows from the time by the low-precision formulas of the Astronomical Almanac,
good to a hundredth of a degree between 1950 and 2050, far below what a map of the world shows.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from math import asin, atan, atan2, cos, degrees, radians, sin, tan

_J2000 = datetime(2000, 1, 1, 12, tzinfo=UTC)
_SECONDS_A_DAY = 86_400
_LEAST_DECLINATION = 0.05
"""Degrees; at an equinox the edge of the night runs through the poles, where it has no slope."""
_STEP = 3


@dataclass(frozen=True, slots=True)
class SunPlace:
    """Where the sun stands overhead, in degrees north and east, from -180 to below 180."""

    latitude: float
    longitude: float


def sun_place(instant_utc: datetime) -> SunPlace:
    """Return where the sun stands overhead at an instant.

    Source: Astronomical Almanac, section C, "Low precision formulas for the Sun"; J. J. Michalsky,
    "The Astronomical Almanac's algorithm for approximate solar position", Solar Energy 40 (1988).

    Args:
        instant_utc: An instant with its time zone.
    """
    days = (instant_utc - _J2000).total_seconds() / _SECONDS_A_DAY
    mean_longitude = 280.460 + 0.9856474 * days
    anomaly = radians(357.528 + 0.9856003 * days)
    longitude = radians(mean_longitude + 1.915 * sin(anomaly) + 0.020 * sin(2 * anomaly))
    tilt = radians(23.439 - 0.0000004 * days)
    ascension = atan2(cos(tilt) * sin(longitude), cos(longitude))
    sidereal_hours = 18.697374558 + 24.06570982441908 * days
    east = degrees(ascension) - 15 * sidereal_hours
    return SunPlace(degrees(asin(sin(tilt) * sin(longitude))), (east + 180) % 360 - 180)


def is_day(sun: SunPlace, latitude: float, longitude: float) -> bool:
    """Tell whether the sun stands above the horizon of a place, refraction aside."""
    return _height(sun, latitude, longitude) > 0


def night_outline(sun: SunPlace) -> tuple[tuple[float, float], ...]:
    """Return the outline of the night side as longitudes and latitudes, over the dark pole."""
    pole = -90.0 if sun.latitude > 0 else 90.0
    return ((-180.0, pole), *_edge(sun), (180.0, pole))


def _edge(sun: SunPlace) -> Iterator[tuple[float, float]]:
    """Yield the line where the sun stands on the horizon, from west to east."""
    sign = 1 if sun.latitude > 0 else -1
    slope = tan(radians(max(abs(sun.latitude), _LEAST_DECLINATION)) * sign)
    for longitude in range(-180, 181, _STEP):
        yield (
            float(longitude),
            degrees(atan(-cos(radians(longitude - sun.longitude)) / slope)),
        )


def _height(sun: SunPlace, latitude: float, longitude: float) -> float:
    """Return the sine of the height of the sun."""
    north, overhead = radians(latitude), radians(sun.latitude)
    apart = radians(longitude - sun.longitude)
    return sin(north) * sin(overhead) + cos(north) * cos(overhead) * cos(apart)
