"""Costs of several seats together that tell nobody what one of them costs.

The rule of statistics offices for tables of pay: a total is told where at least three count in it,
smaller groups are told together, and what the totals leave over between them tells no single one
either (Hundepool et al., Statistical Disclosure Control, 2012, chapter 4).
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

import numpy as np

from planner.calculators.seat_months import SeatMonths
from planner.quantities.identifiers import SeatId

FEWEST_SEATS = 3
"""So many seats must count in a total for it to be told."""

_WHOLLY = 1 - 1e-9
"""A share of 1, but for rounding."""

Group = TypeVar("Group", bound=Hashable)


@dataclass(frozen=True, slots=True)
class ToldGroup(Generic[Group]):
    """A total that may be told.

    Attributes:
        group: Whose it is; None for those too small to be told apart.
        seats: Whose costs are in it.
        total: The cost of the months told, in the reporting currency.
    """

    group: Group | None
    seats: frozenset[SeatId]
    total: Decimal


def told_months(seats: Sequence[SeatMonths], months: int) -> tuple[bool, ...]:
    """Tell of each month whether enough seats cost something in it.

    Args:
        seats: All seats of the budget.
        months: How many months it has.
    """
    return tuple(
        sum(1 for seat in seats if seat.reporting_total[month]) >= FEWEST_SEATS
        for month in range(months)
    )


def told_groups(
    seats: Sequence[SeatMonths], group_of: Mapping[SeatId, Group], told: Sequence[bool]
) -> tuple[ToldGroup[Group], ...]:
    """Sum costs by group over the months told; groups that are too small come together.

    Where those together are still too few, the next smallest group joins them. No group is told
    where that leaves none but them.

    Args:
        seats: All seats of the budget.
        group_of: The group each is in.
        told: Of each month whether it is told.
    """
    totals = {each.seat_id: _total(each, told) for each in seats}
    members: dict[Group, set[SeatId]] = {}
    for seat_id, total in totals.items():
        if total:
            members.setdefault(group_of[seat_id], set()).add(seat_id)
    ordered = sorted(members, key=lambda group: -len(members[group]))
    rest: set[SeatId] = set()
    while ordered and (len(members[ordered[-1]]) < FEWEST_SEATS or 0 < len(rest) < FEWEST_SEATS):
        rest |= members[ordered.pop()]
    if not ordered:
        return ()
    named: list[tuple[Group | None, set[SeatId]]] = [
        (group, members[group]) for group in members if group in set(ordered)
    ]
    if rest:
        named.append((None, rest))
    return tuple(
        ToldGroup(group, frozenset(ids), sum((totals[each] for each in ids), Decimal(0)))
        for group, ids in named
    )


def tells_of_one(groups: Sequence[frozenset[SeatId]]) -> bool:
    """Tell whether sums over groups of seats, taken together, give away the cost of a single seat.

    They do where the seat alone is a combination of the groups: such as one of a team of four
    whose other three are all there is at a place.

    Args:
        groups: The seats that count in each total told.
    """
    ids = sorted(frozenset().union(*groups))
    if not ids:
        return False
    incidence = np.array([[each in group for each in ids] for group in groups], dtype=float)
    _left, singular, spanned = np.linalg.svd(incidence, full_matrices=False)
    basis = spanned[singular > 1e-9]
    return bool((np.square(basis).sum(axis=0) > _WHOLLY).any())


def _total(seat: SeatMonths, told: Sequence[bool]) -> Decimal:
    amounts = zip(seat.reporting_total, told, strict=True)
    return sum((amount for amount, is_told in amounts if is_told), Decimal(0))
