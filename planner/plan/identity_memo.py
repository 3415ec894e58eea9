"""Remembers what was worked out of values that come again as the very same objects."""

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

Value = TypeVar("Value")
Result = TypeVar("Result")


class IdentityMemo(Generic[Value, Result]):
    """A function over values, whose results of the last call are kept.

    A plan shares with the one before an edit all records that the edit left alone, so that most
    records of a save were written before.
    """

    def __init__(self, work: Callable[[Value], Result]) -> None:
        self._work = work
        self._last: dict[int, tuple[Value, Result]] = {}

    def of(self, values: Iterable[Value]) -> list[Result]:
        """Return the result of each value."""
        last, work = self._last, self._work
        found: dict[int, tuple[Value, Result]] = {}
        results = []
        for value in values:
            key = id(value)
            known = last.get(key)  # the memo holds the value, so its ID names no other
            if known is None:
                known = (value, work(value))
            found[key] = known
            results.append(known[1])
        self._last = found
        return results
