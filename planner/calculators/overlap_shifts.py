"""What a group would gain if one person or place, or two of them, worked earlier or later.

Tried are shifts of whole working days by 15 to 120 minutes, earlier and later, alone and in pairs.
The best is the one with the most shared minutes over all workdays; of those that gain alike, the
one that moves least, and then the first.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import accumulate, chain, repeat
from operator import and_, or_
from typing import Self

from planner.calculators.group_minutes import (
    EVERY_MINUTE,
    GroupMinutes,
    Minutes,
    shared_by,
    shifted,
)
from planner.calculators.overlap_horizon import SharedMinutes, figures

STEP_MINUTES = 15
MOST_MINUTES = 120
SHIFTS = tuple(by for by in range(-MOST_MINUTES, MOST_MINUTES + 1, STEP_MINUTES) if by)


@dataclass(frozen=True, slots=True)
class Mover:
    """Who would work earlier or later together: a person, or everybody in a place.

    ``members`` are the places in the group of those who move.
    """

    label: str
    members: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Shift:
    """Somebody's working day moved by so many minutes, later or (negative) earlier."""

    label: str
    minutes: int


@dataclass(frozen=True, slots=True)
class ShiftGain:
    """What one or two shifts would do.

    Attributes:
        shifts: Who moves by how much.
        gained_minutes: More minutes shared per workday, on average.
        shared: The figures over all workdays after it.
    """

    shifts: tuple[Shift, ...]
    gained_minutes: float
    shared: SharedMinutes


def movers_of(group: GroupMinutes) -> tuple[Mover, ...]:
    """Return everybody of a group who could move alone, those of one label together."""
    labels: dict[str, list[int]] = {}
    for at, worker in enumerate(group.workers):
        labels.setdefault(worker.label, []).append(at)
    return tuple(Mover(label, tuple(members)) for label, members in labels.items())


def best_shift(group: GroupMinutes, movers: Sequence[Mover]) -> ShiftGain | None:
    """Return the best shift of one mover, None where none gains anything."""
    search = _Search.of(group)
    limiting = search.limiting(movers, at_once=1)
    return _best(search, [((mover,), search.staying({*mover.members})) for mover in limiting])


def best_pair_of_shifts(group: GroupMinutes, movers: Sequence[Mover]) -> ShiftGain | None:
    """Return the best shifts of two movers at once, None where none gains anything.

    Tried are movers who both keep time from being shared: beside others, a shift gains no more than
    alone.
    """
    search = _Search.of(group)
    return _best(search, _pairs(search, search.limiting(movers, at_once=2)))


def _pairs(search: "_Search", movers: Sequence[Mover]) -> "Iterator[_Choice]":
    """Yield every two movers that have nobody in common, with what the others share.

    For one mover after the other, what all before and all after a member share is worked out once,
    so that a second mover of one member costs a single conjunction.
    """
    for at, first in enumerate(movers):
        apart = search.without(first)
        before = [tuple(accumulate(kind, and_, initial=EVERY_MINUTE)) for kind in apart]
        after = [tuple(accumulate(kind[::-1], and_, initial=EVERY_MINUTE))[::-1] for kind in apart]
        for second in movers[at + 1 :]:
            if {*first.members} & {*second.members}:
                continue
            if len(second.members) == 1:
                (member,) = second.members
                ends = zip(before, after, strict=True)
                yield (first, second), tuple(a[member] & b[member + 1] for a, b in ends)
            else:
                yield (first, second), search.staying({*first.members, *second.members})


@dataclass(frozen=True, slots=True)
class _Search:
    """A group's minutes as far as shifts can reach, by kind of day.

    Attributes:
        kinds: Of each kind the minutes of each worker.
        days: Of each kind how many days are of it.
        now: What is shared on all days without any shift.
    """

    kinds: tuple[tuple[Minutes, ...], ...]
    days: tuple[int, ...]
    now: int

    @classmethod
    def of(cls, group: GroupMinutes) -> Self:
        days: Counter[tuple[Minutes, ...]] = Counter()
        for kind, count in Counter(group.kind_of_day).items():
            minutes = group.kinds[kind]
            near = _around(minutes[0])
            days[tuple(each & near for each in minutes)] += count
        return cls(tuple(days), tuple(days.values()), sum(group.shared_minutes))

    def limiting(self, movers: Sequence[Mover], *, at_once: int) -> list[Mover]:
        """Return the movers without whom more could be shared, if so many moved at once.

        Those are the ones who lack a minute that few enough others lack.
        """
        sizes = sorted((len(mover.members) for mover in movers), reverse=True)
        most = sum(sizes[:at_once])
        within_reach = [_lacked_by_few(kind, most) for kind in self.kinds]
        lacking = {
            at
            for few, kind in zip(within_reach, self.kinds, strict=True)
            if few
            for at, minutes in enumerate(kind)
            if few & ~minutes
        }
        return [mover for mover in movers if lacking.intersection(mover.members)]

    def staying(self, moving: Collection[int]) -> tuple[Minutes, ...]:
        """Return, by kind of day, what those who do not move share."""
        return tuple(
            shared_by(minutes for at, minutes in enumerate(kind) if at not in moving)
            for kind in self.kinds
        )

    def without(self, mover: Mover) -> list[list[Minutes]]:
        """Return each kind's minutes, every minute in place of those who move."""
        return [
            [EVERY_MINUTE if at in mover.members else minutes for at, minutes in enumerate(kind)]
            for kind in self.kinds
        ]

    def moved(self, mover: Mover) -> dict[int, list[Minutes]]:
        """Return, by shift and kind of day, what those who move share among themselves."""
        together = [shared_by(kind[at] for at in mover.members) for kind in self.kinds]
        return {by: [shifted(minutes, by) for minutes in together] for by in SHIFTS}

    def total(self, shared: Iterable[Minutes]) -> int:
        """Return the minutes of all days."""
        return sum(
            minutes.bit_count() * count for minutes, count in zip(shared, self.days, strict=True)
        )


def _lacked_by_few(minutes: Sequence[Minutes], most: int) -> Minutes:
    """Return the minutes that somebody lacks, but no more people than so many."""
    lacked_by = [EVERY_MINUTE, *[0] * most]  # at each place the minutes that so many lack
    for each in minutes:
        for count in range(most, 0, -1):
            lacked_by[count] = lacked_by[count] & each | lacked_by[count - 1] & ~each
        lacked_by[0] &= each
    return reduce(or_, lacked_by[1:], 0)


def _around(anchor: Minutes) -> Minutes:
    """Return the minutes that shifts of the anchor and of another can bring together."""
    if not anchor:
        return 0
    first = max(0, (anchor & -anchor).bit_length() - 1 - 2 * MOST_MINUTES)
    return (1 << (anchor.bit_length() + 2 * MOST_MINUTES)) - (1 << first)


@dataclass(frozen=True, slots=True)
class _Trial:
    """Shifts with the minutes they leave shared, by kind of day."""

    shifts: tuple[Shift, ...]
    shared: tuple[Minutes, ...]
    total: int

    @property
    def rank(self) -> tuple[int, int]:
        """Most shared first, then least moved."""
        return self.total, -sum(abs(shift.minutes) for shift in self.shifts)


_Choice = tuple[tuple[Mover, ...], tuple[Minutes, ...]]
"""Who moves, and what the others share by kind of day: no shift gains more than that."""


def _best(search: _Search, choices: Iterable[_Choice]) -> ShiftGain | None:
    """Try the choices from the one that could gain most on, while they could gain more."""
    gaining = [
        (-most, order, choice)
        for order, choice in enumerate(choices)
        if (most := search.total(choice[1])) > search.now
    ]
    best: tuple[tuple[int, int, int], _Trial] | None = None
    for most, order, (movers, staying) in sorted(gaining, key=lambda each: each[:2]):
        if best is not None and -most < best[1].total:
            break
        for trial in _trials(search, movers, staying):
            rank = (*trial.rank, -order)
            if trial.total > search.now and (best is None or rank > best[0]):
                best = rank, trial
    return None if best is None else _gain(search, best[1])


def _gain(search: _Search, best: _Trial) -> ShiftGain:
    by_day = chain.from_iterable(
        repeat(minutes.bit_count(), count)
        for minutes, count in zip(best.shared, search.days, strict=True)
    )
    gained = (best.total - search.now) / sum(search.days)
    return ShiftGain(best.shifts, gained, figures(by_day))


def _trials(
    search: _Search, movers: tuple[Mover, ...], staying: Sequence[Minutes]
) -> Iterator[_Trial]:
    first, *rest = [search.moved(mover) for mover in movers]
    for by in SHIFTS:
        held = _shared(staying, first[by])
        if not rest:
            yield _Trial((Shift(movers[0].label, by),), held, search.total(held))
            continue
        for other in SHIFTS:
            both = _shared(held, rest[0][other])
            shifts = Shift(movers[0].label, by), Shift(movers[1].label, other)
            yield _Trial(shifts, both, search.total(both))


def _shared(mine: Iterable[Minutes], theirs: Iterable[Minutes]) -> tuple[Minutes, ...]:
    return tuple(one & other for one, other in zip(mine, theirs, strict=True))
