"""The rows of the meetings: places with equal hours, or people, whether or not they meet."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from planner.calculators.meeting_attendees import PlanAttendee, plan_attendees
from planner.calculators.meeting_burden import Attendee
from planner.calculators.meeting_wishes import Wishes
from planner.desktop.viewmodels.overlap_rows import seat_label
from planner.desktop.viewmodels.overlap_words import few
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.market.place import Place
from planner.market.snapshot import Snapshot
from planner.market.time_zone import utc_offset
from planner.plan.model import Plan, Seat
from planner.quantities.identifiers import SeatId


@dataclass(frozen=True, slots=True)
class MeetingsRow:
    """People of a place with equal hours and wishes, or one person.

    Attributes:
        name: What they are called.
        place: Where they are.
        seat_ids: Who they are, one or more.
        attendee: Which of the attendees they are; None where they do not meet.
        is_protected: Whether they never meet outside working hours.
    """

    name: str
    place: Place
    seat_ids: tuple[SeatId, ...]
    attendee: int | None
    is_protected: bool

    @property
    def key(self) -> str:
        """What tells the row from the others: the first of its people."""
        return str(self.seat_ids[0])


@dataclass(frozen=True, slots=True)
class PeopleChoice:
    """Who is left out or protected, and whether each person has a row."""

    absent: Collection[SeatId] = ()
    protected: Collection[SeatId] = ()
    by_people: bool = False


@dataclass(frozen=True, slots=True)
class MeetingsPeople:
    """Who meets, and the rows of them and of everybody else who could, from east to west."""

    attendees: tuple[Attendee, ...]
    rows: tuple[MeetingsRow, ...]

    @classmethod
    def of(
        cls,
        seats: Sequence[Seat],
        plan: Plan,
        market: Snapshot,
        choice: PeopleChoice,
        *,
        monday: date,
        formatter: Formatter,
    ) -> "MeetingsPeople":
        """Find them.

        Args:
            seats: Who could meet, of ``seats_there``.
            plan: Their plan.
            market: Its market.
            choice: Who is left out or protected.
            monday: The date whose offsets count.
            formatter: Whose language names are in.
        """
        wishes = {key: Wishes(is_protected=True) for key in choice.protected}
        by_id = {seat.id: seat for seat in seats}

        noon = datetime.combine(monday, time(12), UTC)

        def from_the_east(place: Place) -> tuple[timedelta, str]:
            return -utc_offset(place.zone, noon), place.name

        def groups(*, are_absent: bool) -> list[PlanAttendee]:
            some = [seat for seat in seats if (seat.id in choice.absent) == are_absent]
            found = plan_attendees(some, plan, market, wishes)
            return sorted(found, key=lambda each: from_the_east(market.places[each.place_id]))

        def named(group: PlanAttendee, *, is_alone: bool) -> str:
            name = market.places[group.place_id].name
            if is_alone:
                return name
            people = few([seat_label(by_id[each]) for each in group.seats], formatter)
            return _("{place} ({people})").format(place=name, people=people)

        present = groups(are_absent=False)
        everybody = [*present, *groups(are_absent=True)]
        count = Counter(market.places[group.place_id].name for group in everybody)
        names = [
            named(group, is_alone=count[market.places[group.place_id].name] == 1)
            for group in everybody
        ]
        attendees = tuple(
            replace(group.attendee, worker=replace(group.attendee.worker, label=name))
            for group, name in zip(present, names, strict=False)
        )
        rows = [
            MeetingsRow(
                seat_label(by_id[seats_of_row[0]]) if choice.by_people else name,
                market.places[group.place_id],
                seats_of_row,
                number if number < len(present) else None,
                group.attendee.is_protected,
            )
            for number, (group, name) in enumerate(zip(everybody, names, strict=True))
            for seats_of_row in _split(group.seats, by_people=choice.by_people)
        ]
        rows.sort(key=lambda row: from_the_east(row.place))
        return cls(attendees, tuple(rows))


def _split(seats: tuple[SeatId, ...], *, by_people: bool) -> Iterator[tuple[SeatId, ...]]:
    if by_people:
        yield from ((seat,) for seat in seats)
    else:
        yield seats
