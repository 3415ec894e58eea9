"""Heads by month as a corkscrew: who is there, who comes, who goes, who is left."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from planner.plan.model import Seat
from planner.quantities.month import Month


@dataclass(frozen=True, slots=True)
class Headcount:
    """Heads of one month: ``opening + hires - leavers = closing``.

    Attributes:
        opening: Heads before the month: those that closed the month before.
        hires: Seats whose start falls in the month.
        leavers: Seats whose last day of work falls in the month, its last day included: such a
            seat is paid for the whole month and is not among those that close it.
    """

    opening: int
    hires: int
    leavers: int

    @property
    def closing(self) -> int:
        """Heads after the month."""
        return self.opening + self.hires - self.leavers


def headcount(seats: Iterable[Seat], months: Sequence[Month]) -> tuple[Headcount, ...]:
    """Count heads by month.

    Who started and left before the first month is in none of them; who starts and leaves in one
    month is among its hires and its leavers.

    Args:
        seats: The seats that count: members and budgeted positions.
        months: The months of the horizon, one after the other.
    """
    return tuple(_by_month(tuple(seats), months))


def _by_month(seats: Sequence[Seat], months: Sequence[Month]) -> Iterator[Headcount]:
    if not months:
        return
    first = months[0].first_day
    heads = sum(
        1 for seat in seats if seat.start < first and (seat.end is None or seat.end >= first)
    )
    for month in months:
        days = month.first_day, month.last_day
        hires = sum(1 for seat in seats if days[0] <= seat.start <= days[1])
        leavers = sum(
            1 for seat in seats if seat.end is not None and days[0] <= seat.end <= days[1]
        )
        count = Headcount(heads, hires, leavers)
        yield count
        heads = count.closing
