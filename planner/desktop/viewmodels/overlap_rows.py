"""The rows of the overlap of a plan: places with equal hours, or single people."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time

from planner.calculators.monthly_budget import is_budgeted
from planner.calculators.overlap import Worker, known_horizon
from planner.calculators.team_groups import plan_worker
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.running_text import as_typed
from planner.localization.terms import role_name
from planner.market.place import Place
from planner.market.snapshot import Snapshot
from planner.market.time_zone import utc_offset
from planner.plan.model import Plan, Seat, TeamMember
from planner.plan.working_pattern import WorkingPattern
from planner.quantities.identifiers import PlaceId, SeatId

WhatIf = Mapping[str, WorkingPattern]
"""Hours on trial by whose they are (``OverlapRow.members``)."""


@dataclass(frozen=True, slots=True)
class OverlapRow:
    """People of a place with equal hours, or one person.

    Attributes:
        key: Stays the same when hours change.
        name: The place, or the person.
        place: Where.
        has_namesake: Whether another row has the same name.
        worker: Their hours, with those on trial in them; its label is the key.
        usual: Their hours without those on trial.
        seat_ids: Whose they are; none for an anchor place where nobody works.
        members: The same, with a name of its own for such a place.
    """

    key: str
    name: str
    place: Place
    worker: Worker
    usual: WorkingPattern
    seat_ids: tuple[SeatId, ...]
    members: tuple[str, ...]
    has_namesake: bool = False

    @property
    def is_on_trial(self) -> bool:
        """Whether the hours are on trial."""
        return self.worker.pattern != self.usual


@dataclass(frozen=True, slots=True)
class PlanPeople:
    """Whose hours can be compared, and how many seats cannot be.

    Counted are the seats that cost money at some time of the horizon and whose week has a workday.

    Attributes:
        plan: The plan.
        market: Its market.
        seats: Those in a place the market knows.
        unknown: How many are elsewhere.
    """

    plan: Plan
    market: Snapshot
    seats: tuple[Seat, ...]
    unknown: int = 0
    _patterns: Mapping[SeatId, WorkingPattern] = field(default_factory=dict)

    @classmethod
    def of(cls, plan: Plan, market: Snapshot) -> "PlanPeople":
        """Find them."""
        days = known_horizon(plan)
        counted = [seat for seat in plan.seats if days is not None and _counts(seat, plan, days)]
        known = tuple(seat for seat in counted if seat.place_id in market.places)
        patterns = {seat.id: plan.pattern_of(seat) for seat in known}
        return cls(plan, market, known, len(counted) - len(known), patterns)

    def anchor_choices(self) -> tuple[Place, ...]:
        """Return the places overlap can be measured against: the plan's own, then where seats are.

        Nothing where the market knows none of them.
        """
        wanted = (self.plan.anchor_id, *(seat.place_id for seat in self.seats))
        places = self.market.places
        return tuple(places[each] for each in dict.fromkeys(wanted) if each in places)

    def rows(
        self, anchor_id: PlaceId, day: date, what_if: WhatIf, *, by_people: bool
    ) -> tuple[OverlapRow, ...]:
        """Return the rows from east to west on a date.

        Args:
            anchor_id: The anchor place, which has a row even without people.
            day: The date, for the offsets.
            what_if: Hours on trial.
            by_people: Whether each person has a row.
        """
        groups: dict[object, list[Seat]] = {}
        for seat in self.seats:
            usual = self._patterns[seat.id]
            key = (seat.place_id, usual, what_if.get(seat.id, usual))
            groups.setdefault(seat.id if by_people else key, []).append(seat)
        drafts = [self._of_seats(seats, what_if, by_people=by_people) for seats in groups.values()]
        if not any(row.place.id == anchor_id for row in drafts):
            drafts.append(self._of_empty(self.market.places[anchor_id], what_if))
        noon = datetime.combine(day, time(12), UTC)
        drafts.sort(key=lambda row: (-utc_offset(row.place.zone, noon), row.place.name))
        return tuple(_told_apart(drafts))

    def _of_seats(self, seats: list[Seat], what_if: WhatIf, *, by_people: bool) -> OverlapRow:
        first = seats[0]
        place = self.market.places[first.place_id]
        usual = self._patterns[first.id]
        pattern = what_if.get(first.id, usual)
        ids = tuple(seat.id for seat in seats)
        name = seat_label(first) if by_people else place.name
        key = str(first.id) if by_people else str(place.id)
        worker = plan_worker(self.plan, place, pattern)
        return OverlapRow(key, name, place, worker, usual, ids, ids)

    def _of_empty(self, place: Place, what_if: WhatIf) -> OverlapRow:
        usual = self.plan.pattern_at(place.id)
        member = f"@{place.id}"
        worker = plan_worker(self.plan, place, what_if.get(member, usual))
        return OverlapRow(str(place.id), place.name, place, worker, usual, (), (member,))


def seat_label(seat: Seat) -> str:
    """Name a person, or a position by its number and role."""
    if isinstance(seat, TeamMember):
        return seat.name
    return _("{id} {role}").format(id=seat.id, role=role_name(seat.role))


def row_in_words(row: OverlapRow, formatter: Formatter) -> str:
    """Name a row so that it is told from the others: by its hours too where the name is not."""
    name = as_typed(row.name)
    if not row.has_namesake:
        return name
    pattern = row.worker.pattern
    hours = formatter.time_range(pattern.start, pattern.end)
    return _("{place} ({hours})").format(place=name, hours=hours)


def _counts(seat: Seat, plan: Plan, days: tuple[date, date]) -> bool:
    first, last = days
    is_there = seat.start <= last and (seat.end is None or seat.end >= first)
    return is_budgeted(seat) and is_there and _has_workdays(plan.pattern_of(seat))


def _has_workdays(pattern: WorkingPattern) -> bool:
    return pattern.weekdays is None or any(0 <= weekday <= 6 for weekday in pattern.weekdays)


def _told_apart(rows: Sequence[OverlapRow]) -> Iterator[OverlapRow]:
    """Give every row a key of its own, further ones of a place by whose they are."""
    names = Counter(row.name for row in rows)
    taken: set[str] = set()
    for row in rows:
        key = row.key if row.key not in taken else f"{row.key}/{row.members[0]}"
        taken.add(key)
        worker = replace(row.worker, label=key)
        yield replace(row, key=key, worker=worker, has_namesake=names[row.name] > 1)


def are_excluded(row: OverlapRow, excluded: Collection[str]) -> bool:
    """Tell whether nobody of a row is in the core group."""
    return all(member in excluded for member in row.members)
