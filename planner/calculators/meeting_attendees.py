"""Who of a plan meets: people with the same hours in a place as one attendee."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from planner.calculators.meeting_burden import Attendee
from planner.calculators.meeting_wishes import NO_WISHES, Wishes
from planner.calculators.monthly_budget import is_budgeted
from planner.calculators.overlap import hours_of
from planner.calculators.team_groups import plan_worker
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan, Seat, TeamMember
from planner.plan.working_pattern import WorkingPattern
from planner.quantities.identifiers import PlaceId, SeatId

_EVERY_DAY = frozenset(range(7))

_Alike = tuple[PlaceId, WorkingPattern, Wishes]


@dataclass(frozen=True, slots=True)
class PlanAttendee:
    """People of a plan who meet as one, and where they are."""

    attendee: Attendee
    place_id: PlaceId
    seats: tuple[SeatId, ...]


def seats_there(plan: Plan, market: Snapshot, first: date, last: date) -> tuple[Seat, ...]:
    """Return the seats of a plan that could meet, in its order.

    Left out are seats on hold, closed, over before the first day or due after the last one, seats
    in places the market does not know, and those whose week has no workday.

    Args:
        plan: The plan.
        market: Its market.
        first: The first day of the time looked at.
        last: The last one, included.
    """
    return tuple(
        seat
        for seat in plan.seats
        if is_budgeted(seat)
        and seat.place_id in market.places
        and seat.start <= last
        and (seat.end is None or seat.end >= first)
        and _has_workdays(plan, market, seat)
    )


def plan_attendees(
    seats: Iterable[Seat],
    plan: Plan,
    market: Snapshot,
    wishes: Mapping[SeatId, Wishes] = MappingProxyType({}),
) -> tuple[PlanAttendee, ...]:
    """Return seats as attendees, those with the same hours and wishes in a place as one.

    Where a place has several of them, they are called by the people's names too.

    Args:
        seats: Who meets, of ``seats_there``.
        plan: Their plan.
        market: Its market.
        wishes: What people ask of the times, if anything.
    """
    alike: dict[_Alike, list[Seat]] = {}
    for seat in seats:
        key = seat.place_id, plan.pattern_of(seat), wishes.get(seat.id, NO_WISHES)
        alike.setdefault(key, []).append(seat)
    groups = Counter(place_id for place_id, _pattern, _wishes in alike)
    names = Counter(market.places[place_id].name for place_id in groups)
    found = []
    for (place_id, pattern, asked), people in alike.items():
        place = market.places[place_id]
        label = place.name if names[place.name] == 1 else f"{place.name}, {place.country}"
        if groups[place_id] > 1:
            label = f"{label} ({', '.join(map(seat_label, people))})"
        worker = replace(plan_worker(plan, place, pattern), label=label)
        attendee = asked.attendee(worker, len(people))
        found.append(PlanAttendee(attendee, place_id, tuple(seat.id for seat in people)))
    return tuple(found)


def seat_label(seat: Seat) -> str:
    """Return what somebody is called: a member by name, a position by its ID."""
    return seat.name if isinstance(seat, TeamMember) else seat.id


def _has_workdays(plan: Plan, market: Snapshot, seat: Seat) -> bool:
    worker = plan_worker(plan, market.places[seat.place_id], plan.pattern_of(seat))
    return bool(hours_of(worker).wall.weekdays & _EVERY_DAY)
