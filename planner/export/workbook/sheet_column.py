"""Columns of a sheet as members of an enumeration."""

from enum import Enum
from functools import cached_property


class SheetColumn(Enum):
    """The columns of a sheet, in order; members have the values 1, 2, 3 ... of ``auto()``."""

    @cached_property
    def column(self) -> int:
        """Its number, counted from 0."""
        number: int = self.value - 1
        return number

    # Members are keys of every seat's addresses; an enumeration's own hash is that of the name.
    __hash__ = object.__hash__
