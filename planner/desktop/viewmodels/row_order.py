"""The order of many rows: each column's values are ranked once, each longer word narrows down."""

from collections.abc import Callable, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

Ranks = NDArray[np.float64]
Matching = Callable[[Sequence[str], Sequence[int] | None], Sequence[int]]
"""Words, and the rows to look through or None for all, to the rows that hold every word."""


class RowOrder:
    """Finds and orders rows that do not change.

    Args:
        count: How many rows there are.
        values: Returns what the rows are ordered by in a column, all numbers or all texts.
        matching: Returns the rows that hold words.
    """

    def __init__(
        self, count: int, values: Callable[[int], Sequence[float | str]], matching: Matching
    ) -> None:
        self._all = range(count)
        self._ranks = cache(lambda column: ranks(values(column)))
        self._matching = matching
        self._words: tuple[str, ...] = ()
        self._found: Sequence[int] = self._all

    def of(self, words: Sequence[str], sort: tuple[int, bool] | None) -> Sequence[int]:
        """Return the rows to show, from top to bottom.

        Args:
            words: What every row has to hold; none for all rows.
            sort: A column and whether its largest comes first; None for the rows' own order. Rows
                that are alike keep it.
        """
        found = self._held(tuple(words))
        if sort is None:
            return found
        column, is_descending = sort
        rows = np.asarray(found, dtype=np.intp)
        keys = self._ranks(column)[rows]
        places = np.argsort(-keys if is_descending else keys, kind="stable")
        order: list[int] = rows[places].tolist()
        return order

    def _held(self, words: tuple[str, ...]) -> Sequence[int]:
        """Look only through what was found before where a word only became longer."""
        if words != self._words:
            narrows = len(words) >= len(self._words) and all(
                before in now for before, now in zip(self._words, words, strict=False)
            )
            among = self._found if narrows and self._words else None
            self._found = self._matching(words, among) if words else self._all
            self._words = words
        return self._found


def ranks(values: Sequence[float | str]) -> Ranks:
    """Return numbers in the order of the values, equal ones for equal values."""
    if not values or not isinstance(values[0], str):
        return np.asarray(values, dtype=np.float64)
    places = {value: float(place) for place, value in enumerate(sorted(set(values)))}
    return np.fromiter((places[value] for value in values), np.float64, len(values))
