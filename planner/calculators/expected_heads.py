"""Heads that are expected to be left by month, as people leave whom the plan does not name.

A memo beside the headcount: it changes no cost, as the plan is to be paid for in full as long as
leavers are replaced.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from planner.calculators.headcount import Headcount, headcount
from planner.calculators.monthly_budget import is_budgeted
from planner.plan.model import Plan, Seat
from planner.quantities.identifiers import SeatId
from planner.quantities.month import Month

_ZERO = Decimal(0)
_MONTHS_A_YEAR = Decimal(12)


def plan_headcount(plan: Plan, priced: Iterable[SeatId]) -> tuple[Headcount, ...]:
    """Return the heads by month of a plan's members and budgeted positions.

    Args:
        plan: The plan.
        priced: The seats that can be priced; others are in no result.
    """
    return headcount(_counted(plan, priced), plan.months)


def expected_heads(plan: Plan, priced: Iterable[SeatId]) -> tuple[Decimal, ...]:
    """Return the heads expected to be left after each month of a plan's horizon.

    Formula: the sum of (1 - attrition) ^ (months / 12) over the seats that close the month
    (``Headcount.closing``), months being those since the seat is in the plan: since the later of
    the first month of the horizon and the month of its start.

    Args:
        plan: The plan, with its ``attrition_share``.
        priced: The seats that can be priced; others are in no result.
    """
    months = plan.months
    left = _left_after(plan.assumptions.attrition_share, len(months))
    expected = [_ZERO] * len(months)
    for seat in _counted(plan, priced):
        begins, ends = _months_in_plan(seat, months)
        for at in range(begins, ends):
            expected[at] += left[at - begins]
    return tuple(expected)


def _counted(plan: Plan, priced: Iterable[SeatId]) -> tuple[Seat, ...]:
    known = frozenset(priced)
    return tuple(seat for seat in plan.seats if is_budgeted(seat) and seat.id in known)


def _left_after(attrition_share: Decimal, months: int) -> tuple[Decimal, ...]:
    """Return the fraction of heads left after 0, 1, 2 ... months."""
    if attrition_share == 1:  # nothing to the power of nothing has no value
        return (Decimal(1), *(_ZERO,) * (months - 1))
    kept = 1 - attrition_share
    return tuple(kept ** (Decimal(at) / _MONTHS_A_YEAR) for at in range(months))


def _months_in_plan(seat: Seat, months: Sequence[Month]) -> tuple[int, int]:
    """Return the months, as indices, that a seat closes: from the first to before the second."""
    first = months[0]
    begins = max(0, first.months_until(Month.containing(seat.start)))
    ends = len(months)
    if seat.end is not None:
        ends = min(ends, max(0, first.months_until(Month.containing(seat.end))))
    return begins, ends
