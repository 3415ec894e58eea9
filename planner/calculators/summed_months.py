"""Sums of amounts by month that are brought up to date instead of summed again."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from operator import add, is_not, sub
from typing import Self

from planner.calculators.apportionment import sum_by_month

Amounts = tuple[Decimal, ...]

_COUNTED = Decimal(10) ** 20
"""Amounts below have room for their decimals among the 28 digits that are counted."""

_FEW = 8
"""So many changed rows, or an eighth of all, cost less than to sum all of them."""


@dataclass(frozen=True, slots=True)
class SummedMonths:
    """Rows of amounts, one each month, with their sums month by month."""

    rows: Sequence[Amounts]
    sums: Amounts

    @classmethod
    def of(cls, rows: Sequence[Amounts], months: int, before: Self | None = None) -> Self:
        """Sum rows.

        Args:
            rows: The rows, with an amount each month.
            months: How many amounts a row has.
            before: Sums of an earlier state of the rows. Where few of them are others now, only
                these are looked at; sums of decimals are exact, so the result is the same.
        """
        sums = None
        if before is not None and len(before.sums) == months:
            sums = _brought_up_to_date(before, rows)
        return cls(rows, sum_by_month(rows, months) if sums is None else sums)


def _brought_up_to_date(before: SummedMonths, rows: Sequence[Amounts]) -> Amounts | None:
    """Return the sums of rows; None where that is no less work than to sum them."""
    if len(rows) != len(before.rows):
        return None
    changed = [at for at, differs in enumerate(map(is_not, rows, before.rows)) if differs]
    if not changed:
        return before.sums
    if len(changed) > max(_FEW, len(rows) // _FEW):
        return None
    sums = before.sums
    for at in changed:
        sums = tuple(map(add, map(sub, sums, before.rows[at]), rows[at]))
    # Of more digits than are counted, what was taken away or added may be lost.
    are_exact = all(abs(amount) < _COUNTED for amount in (*before.sums, *sums))
    return sums if are_exact else None
