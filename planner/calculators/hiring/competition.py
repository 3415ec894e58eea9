"""Seats of one role in one country compete for the same professionals while they are hired for."""

from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Window:
    """When a seat is hired for, as if it had the pool to itself.

    Attributes:
        pool: What names the pool: the role and the country.
        begin: Days after the first of the horizon.
        end: Likewise; not below ``begin``.
    """

    pool: Hashable
    begin: float
    end: float


def competing(windows: Sequence[Window]) -> tuple[int, ...]:
    """Return how many seats, itself included, each window's pool is shared among.

    Counted are the windows that lie over it. Each is the seat's own, so that one more seat never
    makes another one faster.
    """
    pools: dict[Hashable, list[Window]] = {}
    for window in windows:
        pools.setdefault(window.pool, []).append(window)
    counts = {pool: _Counted(among) for pool, among in pools.items()}
    return tuple(counts[window.pool].over(window) for window in windows)


class _Counted:
    """Counts the windows of one pool that lie over another."""

    def __init__(self, windows: Iterable[Window]) -> None:
        among = tuple(windows)
        self._begins = sorted(window.begin for window in among)
        self._ends = sorted(window.end for window in among)

    def over(self, window: Window) -> int:
        """Return those that begin before its end, less those that end before its begin."""
        begun = bisect_right(self._begins, window.end)
        return max(begun - bisect_left(self._ends, window.begin), 1)
