"""The most a group could share each day if everybody used their flex.

Flex lets somebody shift a whole working day, break included, by up to so many minutes, earlier or
later. On each date everybody takes one shift; of all choices the one that shares most counts, so
flex never lowers what is shared.

For two people only the difference of their shifts matters, and the best one is found: the answer is
exact. For more people the best shifts are sought from two beginnings, one person after the other
until nothing gains: an answer that can be reached, and the best one where everybody's day is one
unbroken stretch.
"""

from collections.abc import Sequence

from planner.calculators.group_minutes import (
    GroupMinutes,
    Minutes,
    shared_by,
    shifted,
    stretches,
)

_MOST_SHIFT = 12 * 60
"""Flex beyond that would move a day out of its frame; patterns ask for a look far below."""

_ROUNDS = 4


def flexible_minutes(group: GroupMinutes) -> tuple[int, ...]:
    """Return the most minutes a group can share on each day within everybody's flex."""
    flex = [min(each.pattern.flex_minutes, _MOST_SHIFT) for each in group.workers]
    if not any(flex):
        return group.shared_minutes
    return group.by_day([_most_shared(kind, flex) for kind in group.kinds])


def _most_shared(minutes: Sequence[Minutes], flex: Sequence[int]) -> int:
    if not minutes[0]:
        return 0  # the anchor is off
    if len(minutes) == 2:
        furthest = min(sum(flex), _MOST_SHIFT)
        return max(
            (minutes[0] & shifted(minutes[1], by)).bit_count()
            for by in _shifts_to_try(minutes[1], minutes[0], furthest)
        )
    beginnings = [[0] * len(flex), _drawn_together(minutes, flex)]
    return max(_improved(minutes, flex, shifts) for shifts in beginnings)


def _improved(minutes: Sequence[Minutes], flex: Sequence[int], shifts: list[int]) -> int:
    """Shift one person after the other to where most is shared, until nothing gains."""
    moved = [shifted(each, by) for each, by in zip(minutes, shifts, strict=True)]
    best = shared_by(moved).bit_count()
    for _ in range(_ROUNDS):
        before = best
        for at, furthest in enumerate(flex):
            others = shared_by(moved[:at] + moved[at + 1 :])
            if not furthest or not others:
                continue
            found, by = max(
                ((others & shifted(minutes[at], by)).bit_count(), -abs(by), by)
                for by in _shifts_to_try(minutes[at], others, furthest)
            )[::2]
            if found > best:
                best, moved[at] = found, shifted(minutes[at], by)
        if best == before:
            break
    return best


def _shifts_to_try(mine: Minutes, others: Minutes, furthest: int) -> set[int]:
    """Return the shifts among which the best one is.

    From one shift to the next as much is gained or lost as from that to the one after, until a
    start or end of mine passes one of the others': the most is shared where two of them meet, or
    at the furthest shift.
    """
    meetings = {theirs - edge for edge in _edges(mine) for theirs in _edges(others)}
    return {-furthest, 0, furthest, *(by for by in meetings if -furthest < by < furthest)}


def _edges(minutes: Minutes) -> set[int]:
    return {edge for stretch in stretches(minutes) for edge in stretch}


def _drawn_together(minutes: Sequence[Minutes], flex: Sequence[int]) -> list[int]:
    """Return the shifts that share most if nobody had a break.

    Then a common window from x to y fits into everybody's day if it is no longer than the shortest
    one, begins no earlier than anybody can and ends no later than anybody can.
    """
    days = _days_met(minutes)
    begin = max(start - furthest for (start, _), furthest in zip(days, flex, strict=True))
    end = min(end + furthest for (_, end), furthest in zip(days, flex, strict=True))
    end = max(begin, min(end, begin + min(end - start for start, end in days)))
    shifts = []
    for (starts, ends), furthest in zip(days, flex, strict=True):
        lowest, highest = max(-furthest, end - ends), min(furthest, begin - starts)
        shifts.append(min(max(0, lowest), highest) if lowest <= highest else 0)
    return shifts


def _days_met(minutes: Sequence[Minutes]) -> list[tuple[int, int]]:
    """Return each one's day, breaks within, that is nearest to the anchor's."""
    ours = stretches(minutes[0])
    anchor = ours[0][0], ours[-1][1]
    middle = sum(anchor) / 2
    days = [anchor]
    for each in minutes[1:]:
        found = _without_breaks(stretches(each))
        days.append(min(found, key=lambda day: abs(sum(day) / 2 - middle), default=anchor))
    return days


def _without_breaks(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join stretches less than four hours apart, as those around a break are."""
    days: list[tuple[int, int]] = []
    for start, end in found:
        if days and start - days[-1][1] < 4 * 60:
            days[-1] = days[-1][0], end
        else:
            days.append((start, end))
    return days
