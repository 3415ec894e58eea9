"""First working days and 30/60/90-day dates on each person's own calendar."""

from dataclasses import dataclass
from datetime import date

from planner.quantities.identifiers import SeatId


@dataclass(frozen=True, slots=True)
class MovedDate:
    """A nominal date and the working day it falls on.

    ``holiday`` is the name of the public holiday on the nominal date, None when it fell on a
    weekend or did not move.
    """

    nominal: date
    day: date
    holiday: str | None

    @property
    def has_moved(self) -> bool:
        """Whether the nominal date was not a working day."""
        return self.day != self.nominal


@dataclass(frozen=True, slots=True)
class StartEntry:
    """A seat's first working day and its review dates, 30, 60 and 90 days after it."""

    seat_id: SeatId
    first_day: MovedDate
    reviews: tuple[MovedDate, MovedDate, MovedDate]
