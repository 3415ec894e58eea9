"""The hours of a position by the candidate's clock, and those shared with its anchor.

What is shared moves with the clock changes of either side. It is told as seasons: stretches of
dates on which the shared windows are the same by both clocks.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import lru_cache
from itertools import groupby
from statistics import median

from planner.calculators.group_minutes import group_minutes, shared_by, stretches
from planner.calculators.overlap import Worker, known_horizon
from planner.calculators.team_groups import plan_worker
from planner.calculators.working_intervals import instant
from planner.market.place import Place
from planner.market.snapshot import Snapshot
from planner.market.time_zone import to_wall
from planner.plan.model import Plan, Position
from planner.plan.working_pattern import WorkingPattern
from planner.quantities.identifiers import ZoneName

MOST_SEASONS = 8
"""More of them are hours that differ from day to day; then only the figures are told."""

_YEAR = timedelta(days=364)

Stretch = tuple[time, time]
"""From a wall time to another."""


@dataclass(frozen=True, slots=True)
class SharedSeason:
    """Dates on which the same windows are shared.

    Attributes:
        first_day: The first of them, by the anchor's dates.
        last_day: The last one.
        here: The windows by the candidate's clock.
        there: The same windows by the anchor's clock.
        minutes: How long they are together.
    """

    first_day: date
    last_day: date
    here: tuple[Stretch, ...]
    there: tuple[Stretch, ...]
    minutes: int


@dataclass(frozen=True, slots=True)
class SharedHours:
    """What a candidate shares with a place on workdays of both, public holidays aside.

    Attributes:
        place: Whose workdays count.
        first_day: The first day looked at.
        last_day: The last one.
        min_minutes: The least on any workday.
        typical_minutes: The median.
        seasons: What is shared when; empty where it differs from day to day.
    """

    place: Place
    first_day: date
    last_day: date
    min_minutes: int
    typical_minutes: float
    seasons: tuple[SharedSeason, ...]

    @property
    def typical(self) -> SharedSeason | None:
        """The season with most days."""
        return max(self.seasons, key=lambda each: each.last_day - each.first_day, default=None)


@dataclass(frozen=True, slots=True)
class ExpectedHours:
    """Working hours in local time and what is shared.

    Attributes:
        place: Where the candidate works.
        pattern: When, by the clock there.
        anchor: What is shared with the anchor; None where the anchor is the place itself or is not
            known.
        others: What is shared with the other places of the team.
    """

    place: Place
    pattern: WorkingPattern
    anchor: SharedHours | None
    others: tuple[SharedHours, ...]


def expected_hours(
    plan: Plan, market: Snapshot, position: Position, team_places: Iterable[Place]
) -> ExpectedHours | None:
    """Return a position's hours over a year of the plan's horizon from the month of its start.

    None where the market does not know the place.
    """
    place = market.places.get(position.place_id)
    if place is None:
        return None
    pattern = plan.pattern_of(position)
    anchor = market.places.get(plan.anchor_of(position.team_id))
    days = _days(plan, position)
    if days is None:
        return ExpectedHours(place, pattern, None, ())
    mine = plan_worker(plan, place, pattern)

    def shared(other: Place) -> SharedHours:
        theirs = plan_worker(plan, other, plan.pattern_at(other.id))
        return _shared_hours(other, theirs, mine, *days)

    others = {other.id: other for other in team_places if other.id != place.id}
    if anchor is not None:
        others.pop(anchor.id, None)
    with_anchor = shared(anchor) if anchor is not None and anchor.id != place.id else None
    return ExpectedHours(place, pattern, with_anchor, tuple(map(shared, others.values())))


def _days(plan: Plan, position: Position) -> tuple[date, date] | None:
    known = known_horizon(plan)
    if known is None:
        return None
    month = position.start.replace(day=1)  # starts of a month share what is worked out
    first = min(max(known[0], month), known[1])
    return first, min(known[1], first + _YEAR)


@lru_cache(maxsize=1024)
def _shared_hours(
    place: Place, anchor: Worker, candidate: Worker, first: date, last: date
) -> SharedHours:
    group = group_minutes((anchor, candidate), first, last)
    minutes = group.shared_minutes
    windows = [
        _windows(group.begins[at], shared_by(group.on(at)), candidate.zone, anchor.zone)
        for at in range(len(group.days))
    ]
    seasons = tuple(_seasons(group.days, windows, minutes))
    return SharedHours(
        place=place,
        first_day=first,
        last_day=last,
        min_minutes=min(minutes, default=0),
        typical_minutes=float(median(minutes)) if minutes else 0.0,
        seasons=seasons if len(seasons) <= MOST_SEASONS else (),
    )


_Windows = tuple[tuple[Stretch, ...], tuple[Stretch, ...]]


def _windows(begin: int, shared: int, here: ZoneName, there: ZoneName) -> _Windows:
    utc = [(begin + start, begin + end) for start, end in stretches(shared)]
    return (
        tuple((_wall(here, start), _wall(here, end)) for start, end in utc),
        tuple((_wall(there, start), _wall(there, end)) for start, end in utc),
    )


def _wall(zone: ZoneName, minute: int) -> time:
    return to_wall(zone, instant(60 * minute)).time()


def _seasons(
    days: tuple[date, ...], windows: list[_Windows], minutes: tuple[int, ...]
) -> Iterator[SharedSeason]:
    on_days = zip(days, windows, minutes, strict=True)
    for (here, there), found in groupby(on_days, key=lambda each: each[1]):
        season = list(found)
        yield SharedSeason(season[0][0], season[-1][0], here, there, season[0][2])
