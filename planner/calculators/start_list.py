"""First working days and 30/60/90-day dates on each person's own calendar."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from planner.market.snapshot import Snapshot
from planner.market.working_calendar import WorkingCalendar
from planner.plan.model import Plan
from planner.plan.place_calendar import calendar_for
from planner.quantities.identifiers import SeatId

REVIEW_DAYS = (30, 60, 90)
"""Calendar days from the first working day to each review."""


@dataclass(frozen=True, slots=True)
class MovedDate:
    """A nominal date and the working day it falls on.

    ``holiday`` is the name of the first public holiday or company day among the days passed over
    that are not weekend (empty for a company day without a name); None when only a weekend was
    passed over, or nothing.
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
    """A seat's first working day and its review dates, 30, 60 and 90 calendar days after it."""

    seat_id: SeatId
    first_day: MovedDate
    reviews: tuple[MovedDate, MovedDate, MovedDate]


def start_list(plan: Plan, market: Snapshot) -> tuple[StartEntry, ...]:
    """Return the start of each budgeted position, in the plan's order.

    The target start, and each review counted from the first working day, move to the next working
    day of the place's own calendar, off public holidays and company days. Positions in a place the
    market does not know are left out.
    """
    places = market.places
    return tuple(
        StartEntry(position.id, *_dates(position.start, calendar_for(plan, places[place_id])))
        for position in plan.positions
        if position.status.is_budgeted and (place_id := position.place_id) in places
    )


@lru_cache(maxsize=4096)
def _dates(
    target: date, calendar: WorkingCalendar
) -> tuple[MovedDate, tuple[MovedDate, MovedDate, MovedDate]]:
    first = _moved(target, calendar)
    after_30, after_60, after_90 = (
        _moved(first.day + timedelta(days=days), calendar) for days in REVIEW_DAYS
    )
    return first, (after_30, after_60, after_90)


def _moved(nominal: date, calendar: WorkingCalendar) -> MovedDate:
    day = calendar.next_working_day(nominal)
    passed_over = calendar.holidays(nominal, day) if day != nominal else {}
    names = (name for off, name in passed_over.items() if off.weekday() not in calendar.weekend)
    return MovedDate(nominal, day, next(names, None))
