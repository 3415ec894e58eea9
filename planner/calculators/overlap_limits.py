"""What opens and closes a group's shared window on a day: whose start, whose end."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from planner.calculators.group_minutes import GroupMinutes, Minutes, shared_by, stretches
from planner.calculators.overlap import Worker
from planner.calculators.working_intervals import instant


@dataclass(frozen=True, slots=True)
class Limit:
    """The moment a shared window begins or ends.

    Attributes:
        at_utc: When.
        labels: Who begins or ends then.
        is_break: Whether it is the end or beginning of a break of all of them.
    """

    at_utc: datetime
    labels: tuple[str, ...]
    is_break: bool


@dataclass(frozen=True, slots=True)
class WindowLimits:
    """A day's longest shared window, or the gap that keeps it shut.

    Attributes:
        day: The anchor's date.
        opens: The last to begin.
        closes: The first to end; where nothing is shared, that is before others begin.
        minutes: How long the window is, 0 where nothing is shared.
        missing_minutes: Where nothing is shared, how long the first to end have been gone when the
            last begin.
    """

    day: date
    opens: Limit
    closes: Limit
    minutes: int
    missing_minutes: int


def window_limits(group: GroupMinutes, at: int) -> WindowLimits | None:
    """Return what opens and closes the window on one of a group's days.

    Where nothing is shared, everybody's day nearest to the anchor's is compared.

    Args:
        group: The group's working minutes.
        at: Which of its days.

    Returns:
        None where the anchor is off, or somebody works nowhere near.
    """
    minutes = group.on(at)
    if not minutes[0]:
        return None
    windows = stretches(shared_by(minutes))
    if windows:
        start, end = max(windows, key=lambda window: window[1] - window[0])
        opens = _limit(group, at, start, [not each >> (start - 1) & 1 for each in minutes], -1)
        closes = _limit(group, at, end, [not each >> end & 1 for each in minutes], 1)
        return WindowLimits(group.days[at], opens, closes, end - start, 0)
    days = _days_met(minutes)
    if days is None:
        return None
    last, first = max(start for start, _ in days), min(end for _, end in days)
    return WindowLimits(
        group.days[at],
        _limit(group, at, last, [start == last for start, _ in days], -1),
        _limit(group, at, first, [end == first for _, end in days], 1),
        0,
        max(0, last - first),
    )


def _limit(
    group: GroupMinutes, at: int, minute: int, are_limits: Sequence[bool], side: int
) -> Limit:
    """Return a limit at a minute of the frame; ``side`` is where those it limits do not work."""
    limiting = [
        (worker, minutes)
        for worker, minutes, is_limit in zip(group.workers, group.on(at), are_limits, strict=True)
        if is_limit
    ]
    return Limit(
        instant(60 * (group.begins[at] + minute)),
        tuple(dict.fromkeys(worker.label for worker, _ in limiting)),
        all(_is_break(worker, minutes, minute, side) for worker, minutes in limiting),
    )


def _is_break(worker: Worker, minutes: Minutes, minute: int, side: int) -> bool:
    """Tell whether somebody works again on the other side of a break."""
    length = worker.pattern.break_minutes
    if worker.pattern.break_start is None or not length:
        return False
    beyond = minute - 1 - length if side < 0 else minute + length
    return bool(minutes >> beyond & 1)


def _days_met(minutes: Sequence[Minutes]) -> list[tuple[int, int]] | None:
    """Return each one's stretch nearest to the anchor's first, None if somebody has none."""
    anchor = stretches(minutes[0])[0]
    found = []
    for each in minutes:
        near = min(stretches(each), key=lambda span: _distance(span, anchor), default=None)
        if near is None:
            return None
        found.append(near)
    return found


def _distance(span: tuple[int, int], other: tuple[int, int]) -> int:
    return max(span[0] - other[1], other[0] - span[1])
