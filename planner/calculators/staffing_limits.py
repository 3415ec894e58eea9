"""Follow-the-sun staffing: the sites, and the limits a rota has to keep.

The usual limits are those by which the book on site reliability engineering derives its minima
(B. Beyer and others, "Site Reliability Engineering", O'Reilly 2016, chapter 11, "Balance in
Quantity"): two people on call at any time, a primary and a secondary; nobody on call for more than
25% of the time; shifts of a week. By them alone one site needs 2 / 25% = 8 people. Two sites that
share the day would need 4 each, everybody on call every other week; the book asks for 6, "to ensure
a substantial and critical mass". Here that mass is what a rest between the weeks takes: with two
weeks free after each week on call nobody is on call more often than one week in three, and 6 come
out for each of two sites, while 8 for one site already leave three weeks free.
"""

from dataclasses import dataclass, fields, replace
from datetime import time
from decimal import Decimal
from enum import StrEnum
from typing import Self

from planner.quantities.identifiers import PlaceId, ZoneName

DAY_MINUTES = 24 * 60
WEEK_MINUTES = 7 * DAY_MINUTES


@dataclass(frozen=True, slots=True)
class StaffingSite:
    """A place that can take shifts.

    Attributes:
        place_id: The place.
        label: What it is called.
        zone: Whose wall time its shifts follow.
        opens: From when on shifts may last there, by the wall clock.
        closes: Until when; at or before ``opens`` it is on the next day, so that equal times are
            the whole day.
        cost_per_head: What a person costs a year, in any one currency; 0 where nobody knows.
    """

    place_id: PlaceId
    label: str
    zone: ZoneName
    opens: time = time(0)
    closes: time = time(0)
    cost_per_head: Decimal = Decimal(0)

    @property
    def opens_minute(self) -> int:
        """When it opens, in minutes after midnight."""
        return _minute(self.opens)

    @property
    def open_minutes(self) -> int:
        """How long it is open."""
        return (_minute(self.closes) - _minute(self.opens) - 1) % DAY_MINUTES + 1

    def open_all_day(self) -> Self:
        """Return the site without limits of hours."""
        return replace(self, opens=time(0), closes=time(0))


class StaffingLimit(StrEnum):
    """What a rota has to keep to."""

    HOURS = "hours"
    """The local hours of the sites."""
    MAX_ON_CALL = "max-on-call"
    FREE_WEEKS = "free-weeks"
    REST = "rest"
    HANDOVER = "handover"
    SHORTEST_SHIFT = "shortest-shift"
    MOST_HEADS = "most-heads"


class StaffingLimitError(ValueError):
    """A limit nobody could mean; ``name`` is its attribute."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffingLimits:
    """What a rota keeps to; weekends and holidays count as load like any other day.

    Attributes:
        posts: How many people are on call at any time.
        max_on_call: The largest share of all time that anybody is on call, over a whole cycle of
            the rota.
        free_weeks: How many weeks are free after each week on call.
        rest_minutes: How long everybody is off between two shifts; who is on call around the clock
            for a week has none.
        handover_minutes: How long those who come share the shift with those who go. At a shift of
            the whole day that is once a week.
        shortest_shift_minutes: The least a shift is worth coming for.
        most_heads: The most people a site may have; None for no limit.

    Raises:
        StaffingLimitError: If one is out of range.
    """

    posts: int = 2
    max_on_call: Decimal = Decimal("0.25")
    free_weeks: int = 2
    rest_minutes: int = 0
    handover_minutes: int = 0
    shortest_shift_minutes: int = 4 * 60
    most_heads: int | None = None

    def __post_init__(self) -> None:
        """Refuse what no rota could keep."""
        ranges = {
            "posts": (1, 100),
            "free_weeks": (0, 10_000),
            "rest_minutes": (0, DAY_MINUTES - 1),
            "handover_minutes": (0, DAY_MINUTES // 2),
            "shortest_shift_minutes": (1, DAY_MINUTES),
            "most_heads": (1, 100_000),
        }
        for field in fields(self):
            value = getattr(self, field.name)
            least, most = ranges.get(field.name, (0, 1))
            if value is not None and not least <= value <= most:
                raise StaffingLimitError(field.name)
        if not self.max_on_call:
            raise StaffingLimitError("max_on_call")


BOOK_LIMITS = StaffingLimits()
"""The limits by which 8 people for one site and 6 for each of two come out."""


def relaxed(limits: StaffingLimits, limit: StaffingLimit) -> StaffingLimits:
    """Return the limits without one of them; the hours are the sites' own."""
    return {
        StaffingLimit.HOURS: limits,
        StaffingLimit.MAX_ON_CALL: replace(limits, max_on_call=Decimal(1)),
        StaffingLimit.FREE_WEEKS: replace(limits, free_weeks=0),
        StaffingLimit.REST: replace(limits, rest_minutes=0),
        StaffingLimit.HANDOVER: replace(limits, handover_minutes=0),
        StaffingLimit.SHORTEST_SHIFT: replace(limits, shortest_shift_minutes=1),
        StaffingLimit.MOST_HEADS: replace(limits, most_heads=None),
    }[limit]


def _minute(wall: time) -> int:
    return wall.hour * 60 + wall.minute
