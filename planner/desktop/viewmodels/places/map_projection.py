"""From places on the globe to places on a sheet, and back to none: maps are only looked at.

Sheets are counted in radii of the globe, x to the east and y to the south.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Degrees = NDArray[np.float64]
Sheet = NDArray[np.float64]
"""A row per point."""

Projection = Callable[[Degrees], Sheet]
"""Rows of longitude and latitude in degrees to rows of x and y."""

_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_HALF_ROOT_3 = np.sqrt(3) / 2


def equal_earth(points: Degrees) -> Sheet:
    """Project the whole world so that areas keep their size.

    Source: B. Šavrič, T. Patterson, B. Jenny, "The Equal Earth map projection", International
    Journal of Geographical Information Science 33 (2019).
    """
    longitude, latitude = np.radians(points[:, 0]), np.radians(points[:, 1])
    slant = np.arcsin(_HALF_ROOT_3 * np.sin(latitude))
    square = slant * slant
    sixth = square**3
    height = slant * (_A1 + _A2 * square + sixth * (_A3 + _A4 * square))
    slope = _A1 + 3 * _A2 * square + sixth * (7 * _A3 + 9 * _A4 * square)
    width = longitude * np.cos(slant) / (_HALF_ROOT_3 * slope)
    return np.column_stack((width, -height))


def around_europe(points: Degrees) -> Sheet:
    """Project what lies around the middle of Europe so that areas keep their size.

    Lambert's azimuthal projection. Source: J. P. Snyder, "Map Projections: A Working Manual", USGS
    Professional Paper 1395 (1987), equations 24-2 to 24-4.
    """
    middle_longitude, middle = np.radians(12.0), np.radians(51.0)
    longitude, latitude = np.radians(points[:, 0]) - middle_longitude, np.radians(points[:, 1])
    near = np.sin(middle) * np.sin(latitude)
    near = near + np.cos(middle) * np.cos(latitude) * np.cos(longitude)
    scale = np.sqrt(2 / np.maximum(1 + near, 1e-9))
    x = scale * np.cos(latitude) * np.sin(longitude)
    y = np.cos(middle) * np.sin(latitude)
    y = scale * (y - np.sin(middle) * np.cos(latitude) * np.cos(longitude))
    return np.column_stack((x, -y))
