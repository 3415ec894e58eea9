"""What a group would gain if one person or place, or two of them, worked earlier or later.

Tried are shifts of whole working days by 15 to 120 minutes, earlier and later, alone and in pairs.
The best is the one with the most shared minutes over all workdays; of those that gain alike, the
one that moves least.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from planner.calculators.group_minutes import GroupMinutes, Minutes, shared_by, shifted
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
    return _best(group, ((mover,) for mover in movers))


def best_pair_of_shifts(group: GroupMinutes, movers: Sequence[Mover]) -> ShiftGain | None:
    """Return the best shifts of two movers at once, None where none gains anything."""
    disjoint = (
        pair for pair in combinations(movers, 2) if not {*pair[0].members} & {*pair[1].members}
    )
    return _best(group, disjoint)


@dataclass(frozen=True, slots=True)
class _Trial:
    """Shifts with the minutes they leave shared, by kind of day."""

    shifts: tuple[Shift, ...]
    by_kind: tuple[int, ...]
    total: int

    @property
    def rank(self) -> tuple[int, int]:
        """Most shared first, then least moved."""
        return self.total, -sum(abs(shift.minutes) for shift in self.shifts)


def _best(group: GroupMinutes, choices: Iterator[tuple[Mover, ...]]) -> ShiftGain | None:
    weights = [0] * len(group.kinds)
    for kind in group.kind_of_day:
        weights[kind] += 1
    now = sum(group.shared_minutes)
    best: _Trial | None = None
    for movers in choices:
        for trial in _trials(group, movers, weights):
            if trial.total > now and (best is None or trial.rank > best.rank):
                best = trial
    if best is None:
        return None
    gained = (best.total - now) / len(group.days)
    return ShiftGain(best.shifts, gained, figures(group.by_day(best.by_kind)))


def _trials(
    group: GroupMinutes, movers: tuple[Mover, ...], weights: Sequence[int]
) -> Iterator[_Trial]:
    staying = _staying(group, movers)
    if not any(staying):
        return
    moved = [_moved(group, mover) for mover in movers]
    first, rest = moved[0], moved[1:]
    for by in SHIFTS:
        held = [shared & mine for shared, mine in zip(staying, first[by], strict=True)]
        if not rest:
            yield _trial((Shift(movers[0].label, by),), held, weights)
            continue
        for other in SHIFTS:
            both = [shared & theirs for shared, theirs in zip(held, rest[0][other], strict=True)]
            shifts = Shift(movers[0].label, by), Shift(movers[1].label, other)
            yield _trial(shifts, both, weights)


def _trial(shifts: tuple[Shift, ...], shared: Sequence[Minutes], weights: Sequence[int]) -> _Trial:
    by_kind = tuple(each.bit_count() for each in shared)
    total = sum(n * weight for n, weight in zip(by_kind, weights, strict=True))
    return _Trial(shifts, by_kind, total)


def _staying(group: GroupMinutes, movers: tuple[Mover, ...]) -> list[Minutes]:
    """Return, by kind of day, what those who do not move share."""
    moving = {member for mover in movers for member in mover.members}
    return [
        shared_by(minutes for at, minutes in enumerate(kind) if at not in moving)
        for kind in group.kinds
    ]


def _moved(group: GroupMinutes, mover: Mover) -> dict[int, list[Minutes]]:
    """Return, by shift and kind of day, what those who move share among themselves."""
    together = [shared_by(kind[at] for at in mover.members) for kind in group.kinds]
    return {by: [shifted(minutes, by) for minutes in together] for by in SHIFTS}
