"""A plan's teams as groups whose working time is compared: one worker for all with equal hours."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from planner.calculators.monthly_budget import is_budgeted
from planner.calculators.overlap import Worker, worker_at
from planner.calculators.overlap_shifts import Mover
from planner.market.place import Place
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan, Seat, Team
from planner.plan.place_calendar import company_days_in
from planner.plan.working_pattern import WorkingPattern
from planner.quantities.identifiers import PlaceId, SeatId


@dataclass(frozen=True, slots=True)
class TeamGroup:
    """A team's anchor place and its people, those with equal hours in a place as one.

    Attributes:
        team: The team.
        workers: The anchor place with its hours first, then everybody else's hours, each once. They
            are called by their place; where people of a place have several hours, also by their
            IDs.
        place_ids: The place of each.
        seats: Whose hours each are; none for an anchor place where nobody of the team works.
    """

    team: Team
    workers: tuple[Worker, ...]
    place_ids: tuple[PlaceId, ...]
    seats: tuple[tuple[SeatId, ...], ...]

    @property
    def movers(self) -> tuple[Mover, ...]:
        """Whose hours could move: each hours that somebody has, and whole places."""
        found = [
            Mover(worker.label, (at,))
            for at, (worker, seats) in enumerate(zip(self.workers, self.seats, strict=True))
            if seats
        ]
        by_place: dict[PlaceId, list[int]] = defaultdict(list)
        for at, place_id in enumerate(self.place_ids):
            if self.seats[at]:
                by_place[place_id].append(at)
        for members in by_place.values():
            if len(members) > 1:
                label = self.workers[members[0]].label.rpartition(" (")[0]
                found.append(Mover(label, tuple(members)))
        return tuple(found)

    @property
    def people(self) -> tuple[Worker, ...]:
        """The workers without an anchor place where nobody of the team works."""
        return self.workers if self.seats[0] else self.workers[1:]


def team_groups(plan: Plan, market: Snapshot, first: date, last: date) -> tuple[TeamGroup, ...]:
    """Return the groups of a plan's teams, in its order.

    Left out are seats on hold, closed, over before the first day or due after the last one, seats
    in places the market does not know or whose week has no workday, and teams without a seat or a
    known anchor.

    Args:
        plan: The plan.
        market: Its market.
        first: The first day of the time looked at.
        last: The last one, included.
    """
    found = []
    for team in plan.teams:
        anchor = market.places.get(plan.anchor_of(team.id))
        seats = [
            seat
            for seat in plan.seats
            if seat.team_id == team.id
            and is_budgeted(seat)
            and seat.place_id in market.places
            and _has_workdays(plan.pattern_of(seat))
            and seat.start <= last
            and (seat.end is None or seat.end >= first)
        ]
        if anchor is not None and seats:
            found.append(_group(team, anchor, seats, plan, market))
    return tuple(found)


def _has_workdays(pattern: WorkingPattern) -> bool:
    return pattern.weekdays is None or any(0 <= weekday <= 6 for weekday in pattern.weekdays)


_Hours = tuple[PlaceId, WorkingPattern]


def _group(
    team: Team, anchor: Place, seats: Iterable[Seat], plan: Plan, market: Snapshot
) -> TeamGroup:
    by_hours: dict[_Hours, list[SeatId]] = {(anchor.id, plan.pattern_at(anchor.id)): []}
    for seat in seats:
        by_hours.setdefault((seat.place_id, plan.pattern_of(seat)), []).append(seat.id)
    labels = _labels(by_hours, market)
    workers = [
        replace(
            plan_worker(plan, market.places[place_id], pattern), label=labels[place_id, pattern]
        )
        for place_id, pattern in by_hours
    ]
    return TeamGroup(
        team,
        tuple(workers),
        tuple(place_id for place_id, _ in by_hours),
        tuple(tuple(ids) for ids in by_hours.values()),
    )


def plan_worker(plan: Plan, place: Place, pattern: WorkingPattern) -> Worker:
    """Return somebody working a pattern in a place under a plan, with the company's days off."""
    return worker_at(place, pattern, company_days=company_days_in(plan, place.country))


def _labels(by_hours: Mapping[_Hours, list[SeatId]], market: Snapshot) -> dict[_Hours, str]:
    places = {place_id: market.places[place_id] for place_id, _ in by_hours}
    names = [place.name for place in places.values()]
    labels = {}
    for (place_id, pattern), ids in by_hours.items():
        place = places[place_id]
        label = place.name if names.count(place.name) == 1 else f"{place.name}, {place.country}"
        several = sum(bool(others) for (other, _), others in by_hours.items() if other == place_id)
        if ids and several > 1:
            label = f"{label} ({', '.join(ids)})"
        labels[place_id, pattern] = label
    return labels
