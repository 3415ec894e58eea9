"""When seats are expected to fill: the clocks of one seat, and of all seats of a plan."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from planner.calculators.hiring.seat_hiring import SeatHiring
from planner.quantities.identifiers import SeatId


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatClocks:
    """The days of one way a seat's hiring can go.

    Attributes:
        opened: Requisition opened.
        begun: A recruiter takes it up; the same day unless all are busy.
        first_slate: First candidates to choose from.
        offer: An offer is made.
        accepted: The offer is accepted: the end of the time to fill.
        first_day: Notice period and lead time are over: the end of the time to start.
        productive: Ramp-up is over.
    """

    opened: date
    begun: date
    first_slate: date
    offer: date
    accepted: date
    first_day: date
    productive: date

    @property
    def days_to_fill(self) -> int:
        """Days from requisition opened to offer accepted."""
        return (self.accepted - self.opened).days

    @property
    def days_to_start(self) -> int:
        """Days from offer accepted to first day."""
        return (self.first_day - self.accepted).days


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatTimeline:
    """When one seat is expected to fill.

    Attributes:
        hiring: What it rests on.
        expected: The path at the median, P50.
        first_day_p10: The first day that one in ten comes before, given that it is filled at all.
        first_day_p90: The first day that one in ten comes after, likewise.
        difficulty: How hard the seat is to fill, 1 (easy) to 5; from days to fill and chance.
        wait_days: The wait for a recruiter at the median.
        decline_days: What declines add to the median, so that the offer is accepted
            ``wait_days + hiring.median_days + decline_days`` after ``hiring.opened``.
    """

    hiring: SeatHiring
    expected: SeatClocks
    first_day_p10: date
    first_day_p90: date
    difficulty: int
    wait_days: float = 0.0
    decline_days: float = 0.0

    @property
    def days_late(self) -> int:
        """Days from the plan's start to the expected first day; below 0 is early."""
        return (self.expected.first_day - self.hiring.target).days


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """When the seats of a plan are expected to fill.

    Attributes:
        seats: By open position that is neither on hold nor closed, in the plan's order.
        median_days_to_fill: Median of the expected days to fill, over the seats without an offer;
            None without any.
        filled_by_p50: The first day by which all have begun with a chance of one half; None
            without seats, or where the chance that all are ever filled is no greater.
        filled_by_p90: The same with a chance of nine in ten.
    """

    seats: Mapping[SeatId, SeatTimeline]
    median_days_to_fill: float | None
    filled_by_p50: date | None
    filled_by_p90: date | None
