"""Who of a plan counts for coverage: people of equal hours and days in a place as one crew."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from planner.calculators.monthly_budget import is_budgeted
from planner.calculators.overlap import Worker, intervals_by_date
from planner.calculators.team_groups import plan_worker
from planner.calculators.working_intervals import REACH, Interval
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan, Seat
from planner.plan.working_pattern import WorkingPattern
from planner.quantities.identifiers import PlaceId, SeatId, TeamId


@dataclass(frozen=True, slots=True)
class Crew:
    """People who are at work at the same times.

    Attributes:
        worker: Their place and hours, called by the place.
        place_id: Where they are.
        team_id: Their team.
        seats: Who they are.
        first: Their first local date; None where they are there before the time looked at.
        last: Their last one, included; None where they stay beyond it.
    """

    worker: Worker
    place_id: PlaceId
    team_id: TeamId
    seats: tuple[SeatId, ...]
    first: date | None = None
    last: date | None = None

    @property
    def heads(self) -> int:
        """How many people they are."""
        return len(self.seats)

    def intervals(self, first: date, last: date, *, with_holidays: bool) -> list[Interval]:
        """Return when they are at work from some date to another and a little around.

        Args:
            first: The first date, of whatever zone.
            last: The last one, included.
            with_holidays: Whether public holidays and company days are days off.

        Raises:
            UnknownZoneError: If the zone does not exist.
        """
        since, until = first - REACH, last + REACH
        if self.first is not None:
            since = max(since, self.first)
        if self.last is not None:
            until = min(until, self.last)
        worked = intervals_by_date(self.worker, since, until, with_holidays=with_holidays)
        return [interval for intervals in worked.values() for interval in intervals]

    def days_there(self, first: date, last: date) -> int:
        """Count the dates from one to another on which they are employed."""
        since = first if self.first is None else max(first, self.first)
        until = last if self.last is None else min(last, self.last)
        return max(0, (until - since).days + 1)


def plan_crews(
    plan: Plan, market: Snapshot, first: date, last: date, team_id: TeamId | None = None
) -> tuple[Crew, ...]:
    """Return the crews of a plan, in the order of its seats.

    Left out are seats on hold, closed, over before the first day or due after the last one, seats
    in places the market does not know, and those whose week has no workday.

    Args:
        plan: The plan.
        market: Its market.
        first: The first day of the time looked at.
        last: The last one, included.
        team_id: Whose people count; everybody's if None.
    """
    counted = [
        seat
        for seat in plan.seats
        if (team_id is None or seat.team_id == team_id)
        and is_budgeted(seat)
        and seat.place_id in market.places
        and _has_workdays(plan.pattern_of(seat))
        and seat.start <= last
        and (seat.end is None or seat.end >= first)
    ]
    return tuple(_crews(counted, plan, market, (first, last)))


def staying(crews: Sequence[Crew]) -> tuple[Crew, ...]:
    """Return those who are there at the end of the time looked at, as if from its beginning."""
    return tuple(
        Crew(each.worker, each.place_id, each.team_id, each.seats)
        for each in crews
        if each.last is None
    )


def _has_workdays(pattern: WorkingPattern) -> bool:
    return pattern.weekdays is None or any(0 <= weekday <= 6 for weekday in pattern.weekdays)


_Alike = tuple[TeamId, PlaceId, WorkingPattern, date | None, date | None]


def _crews(
    seats: Iterable[Seat], plan: Plan, market: Snapshot, days: tuple[date, date]
) -> Iterable[Crew]:
    first, last = days
    alike: dict[_Alike, list[SeatId]] = {}
    for seat in seats:
        # Work around the first and the last date reaches into them, up to so many dates away.
        starts = seat.start if seat.start > first - REACH else None
        ends = seat.end if seat.end is not None and seat.end < last + REACH else None
        key = seat.team_id, seat.place_id, plan.pattern_of(seat), starts, ends
        alike.setdefault(key, []).append(seat.id)
    places = {place_id: market.places[place_id] for _team, place_id, *_others in alike}
    names = Counter(place.name for place in places.values())
    for (team_id, place_id, pattern, starts, ends), ids in alike.items():
        place = places[place_id]
        worker = plan_worker(plan, place, pattern)
        if names[place.name] > 1:
            worker = replace(worker, label=f"{place.name}, {place.country}")
        yield Crew(worker, place_id, team_id, tuple(ids), starts, ends)
