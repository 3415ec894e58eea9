"""How long the turns of a rotation are across clock changes, and who gets the long ones.

A rotation hands over at a wall time, so that a turn is as long as the clock makes it: in Chicago a
week of 2027 has 167, 168 or 169 hours and a day 23, 24 or 25. A hand-over at a time that a clock
change skips is at the first real instant after it, one at a time that happens twice at the first.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum

from planner.calculators.wall_hours import DAY_SECONDS
from planner.calculators.working_intervals import EPOCH_ORDINAL, instant
from planner.market.time_zone import offset_table, require_known_year
from planner.quantities.identifiers import ZoneName


class TurnLength(Enum):
    """How many days a turn lasts by the calendar."""

    DAILY = 1
    WEEKLY = 7


class NobodyToRotateError(ValueError):
    """A rotation needs somebody."""


@dataclass(frozen=True, slots=True)
class Rotation:
    """Who takes turns, and when they hand over.

    Attributes:
        people: What they are called, in order of their turns.
        zone: Whose wall time counts.
        handover: When a turn begins and the one before ends.
        length: How many days one lasts.
        weekday: On which weekday weekly turns begin, Monday = 0.

    Raises:
        NobodyToRotateError: If there is nobody.
    """

    people: tuple[str, ...]
    zone: ZoneName
    handover: time = time(9)
    length: TurnLength = TurnLength.WEEKLY
    weekday: int = 0

    def __post_init__(self) -> None:
        """Refuse a rotation of nobody."""
        if not self.people:
            raise NobodyToRotateError

    @property
    def usual_minutes(self) -> int:
        """How long a turn is without a clock change."""
        return self.length.value * 24 * 60


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn of one person; ``extra_minutes`` is what a clock change adds, or takes if negative."""

    person: str
    day: date
    start_utc: datetime
    end_utc: datetime
    extra_minutes: int

    @property
    def minutes(self) -> int:
        """How long it is."""
        return (self.end_utc - self.start_utc) // timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class PersonTurns:
    """Somebody's turns altogether.

    Attributes:
        person: Who.
        turns: How many.
        minutes: How long they are altogether.
        long_days: On which dates those begin that a clock change makes longer.
        short_days: On which those that one makes shorter.
    """

    person: str
    turns: int
    minutes: int
    long_days: tuple[date, ...]
    short_days: tuple[date, ...]


def rotation_turns(rotation: Rotation, first: date, last: date) -> tuple[Turn, ...]:
    """Return the turns that begin from one date to another, each to its own end.

    Args:
        rotation: Who takes turns, and when.
        first: The first date in its zone.
        last: The last one, included.

    Raises:
        UnknownZoneError: If the zone does not exist.
        BeyondZoneRulesError: If the clock changes of these dates are not known.
    """
    for year in (first.year, last.year):
        require_known_year(rotation.zone, year)
    step = timedelta(days=rotation.length.value)
    day = first
    if rotation.length is TurnLength.WEEKLY:
        day += timedelta(days=(rotation.weekday - first.weekday()) % 7)
    turns: list[Turn] = []
    while day <= last:
        start, end = _handover(rotation, day), _handover(rotation, day + step)
        person = rotation.people[len(turns) % len(rotation.people)]
        extra = (end - start) // 60 - rotation.usual_minutes
        turns.append(Turn(person, day, instant(start), instant(end), extra))
        day += step
    return tuple(turns)


def _handover(rotation: Rotation, day: date) -> int:
    midnight = (day.toordinal() - EPOCH_ORDINAL) * DAY_SECONDS
    wall = rotation.handover.hour * 3600 + rotation.handover.minute * 60
    return offset_table(rotation.zone).to_utc(midnight + wall)


def turns_by_person(rotation: Rotation, turns: Sequence[Turn]) -> tuple[PersonTurns, ...]:
    """Return everybody's turns altogether, in the order of the rotation."""
    return tuple(_of_person(person, turns) for person in dict.fromkeys(rotation.people))


def _of_person(person: str, turns: Sequence[Turn]) -> PersonTurns:
    theirs = [turn for turn in turns if turn.person == person]
    return PersonTurns(
        person,
        len(theirs),
        sum(turn.minutes for turn in theirs),
        tuple(turn.day for turn in theirs if turn.extra_minutes > 0),
        tuple(turn.day for turn in theirs if turn.extra_minutes < 0),
    )
