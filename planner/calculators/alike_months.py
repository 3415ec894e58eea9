"""Months that are alike: what holds for one of them is worked out once.

Of the months of a horizon, most are like the one before: nobody works yet, or a whole month is
worked and paid.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from operator import itemgetter

Amounts = tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class AlikeMonths:
    """The kinds of months in a row of months.

    Attributes:
        first_of: The index of the first month of each kind, in order.
        kind_of: The number of the kind of each month.
        in_every_month: Turns the amounts of one month of each kind into those of all months.
        in_one_of_each: Turns the amounts of all months into those of one month of each kind.
    """

    first_of: tuple[int, ...]
    kind_of: tuple[int, ...]
    in_every_month: Callable[[Amounts], Amounts] = field(compare=False, repr=False)
    in_one_of_each: Callable[[Amounts], Amounts] = field(compare=False, repr=False)

    @classmethod
    def of(cls, facts: Sequence[Hashable]) -> "AlikeMonths":
        """Return the kinds of months of which ``facts`` tell; at least one month is needed."""
        first_of: list[int] = []
        kinds: dict[Hashable, int] = {}
        kind_of: list[int] = []
        for at, fact in enumerate(facts):
            kind = kinds.setdefault(fact, len(first_of))
            if kind == len(first_of):
                first_of.append(at)
            kind_of.append(kind)
        return cls(tuple(first_of), tuple(kind_of), _picker(kind_of), _picker(first_of))


def _picker(indices: Sequence[int]) -> Callable[[Amounts], Amounts]:
    if len(indices) == 1:  # of one index, itemgetter returns no tuple
        only = indices[0]
        return lambda amounts: (amounts[only],)
    return itemgetter(*indices)
