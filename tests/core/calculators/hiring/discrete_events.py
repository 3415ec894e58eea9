"""A plain simulator of recruiters that goes from day to day, to hold the queue against."""

from collections.abc import Sequence


def begun_days(
    opened: Sequence[int], durations: Sequence[int], slots: Sequence[int], ranks: Sequence[int]
) -> list[int]:
    """Return the day each requisition is begun: every day, free slots take what waits."""
    begun: list[int | None] = [None] * len(opened)
    busy_until = list(slots)
    day = 0
    while None in begun:
        waiting = [
            (ranks[seat], opened[seat], seat)
            for seat, at in enumerate(begun)
            if at is None and opened[seat] <= day
        ]
        waiting.sort()
        for slot, until in enumerate(busy_until):
            if until <= day and waiting:
                seat = waiting.pop(0)[2]
                begun[seat] = day
                busy_until[slot] = day + durations[seat]
        day += 1
    return [day for day in begun if day is not None]
