"""Rows of figures by month, summed up by the draw that each belongs to."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Figures = NDArray[np.float32]
Indices = NDArray[np.intp]


@dataclass(frozen=True, slots=True, eq=False)
class RowsByDraw:
    """In which order rows are added, so that no draw comes twice in one addition.

    First the first row of each draw, then the second one of each that has another, and so on, the
    draws with most rows before the others: each addition is one of whole blocks.

    Attributes:
        draws: All draws, those with most rows first.
        begins: Where the rows of each of them begin in ``order``.
        order: The rows by draw.
        sizes: How many draws have at least one row, two, and so on.
    """

    draws: Indices
    begins: Indices
    order: Indices
    sizes: tuple[int, ...]

    @classmethod
    def of(cls, draws: Indices, count: int) -> "RowsByDraw":
        """Lay out the order for rows of some of so many draws; sixteen bits tell them apart."""
        rows = np.bincount(draws, minlength=count)
        most_first = np.argsort(-rows, kind="stable")
        sizes = count - np.cumsum(np.bincount(rows))
        return cls(
            most_first,
            (np.cumsum(rows) - rows)[most_first],
            np.argsort(draws.astype(np.uint16), kind="stable"),
            tuple(map(int, sizes[:-1])),
        )

    def add(self, rows_of: Callable[[Indices], Figures], total: Figures) -> None:
        """Add to each draw its rows, which are worked out as they are added."""
        found = total.take(self.draws, axis=0)
        for number, size in enumerate(self.sizes):
            found[:size] += rows_of(self.order.take(self.begins[:size] + number))
        total[self.draws] = found
