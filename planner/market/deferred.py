"""A value that is made when it is first asked for, once, whichever thread asks."""

from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

_Value = TypeVar("_Value")


class Deferred(Generic[_Value]):
    """Holds back the loading of a big table until somebody needs it.

    Args:
        make: Makes the value. If it raises, the error reaches who asked, and the next one who asks
            tries again.
    """

    __slots__ = ("_lock", "_made", "_make")

    def __init__(self, make: Callable[[], _Value]) -> None:
        self._make = make
        self._made: tuple[_Value] | None = None
        self._lock = Lock()

    @property
    def value(self) -> _Value:
        """The value, made now if it was not yet."""
        if self._made is None:
            with self._lock:
                if self._made is None:
                    self._made = (self._make(),)
        return self._made[0]

    @property
    def is_made(self) -> bool:
        """Whether the value is there, so that asking for it takes no time."""
        return self._made is not None
