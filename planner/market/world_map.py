"""The outlines of countries, to draw a map of the world with."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.quantities.identifiers import CountryCode

Ring = NDArray[np.float64]
"""A closed line: longitude and latitude of each point in degrees; the first is not repeated."""


@dataclass(frozen=True, slots=True, eq=False)
class CountryShape:
    """The land of a country.

    Attributes:
        country: None for land of which it is disputed whose it is.
        rings: Outlines and holes, to be filled by the odd-even rule.
    """

    country: CountryCode | None
    rings: tuple[Ring, ...]


WorldMap = tuple[CountryShape, ...]
