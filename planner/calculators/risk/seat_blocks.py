"""Seats and draws in blocks whose rows of figures fit into the processor's cache."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from planner.calculators.risk.drawn_seat import Entries

_SEATS_AT_ONCE = 16
_DRAWS_AT_ONCE = 640


def seat_blocks(
    seats: Entries, shape: tuple[int, int]
) -> Iterator[tuple[Entries, slice, NDArray[np.float32]]]:
    """Yield some seats at a time, some draws of them, and room for their rows.

    Args:
        seats: All seats.
        shape: How many draws and months there are.

    Yields:
        The seats, the draws, and rows by seat, draw and month, which the next block overwrites.
    """
    draws, months = shape
    room = np.empty(
        (min(len(seats), _SEATS_AT_ONCE), min(draws, _DRAWS_AT_ONCE), months), np.float32
    )
    for first in range(0, len(seats), _SEATS_AT_ONCE):
        block = seats[first : first + _SEATS_AT_ONCE]
        for begin in range(0, draws, _DRAWS_AT_ONCE):
            some = slice(begin, min(begin + _DRAWS_AT_ONCE, draws))
            cells = room.reshape(-1)[: len(block) * (some.stop - begin) * months]
            yield block, some, cells.reshape(len(block), -1, months)
