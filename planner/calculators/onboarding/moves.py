"""Why something of a hire's onboarding falls on another day than its offset alone says."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from planner.calculators.onboarding.working_days import DayOff, WorkingDays
from planner.market.place import Place
from planner.quantities.identifiers import TaskId


class MoveReason(StrEnum):
    """What a day was passed over for."""

    HIRE_HOLIDAY = "hire-holiday"
    OWNER_HOLIDAY = "owner-holiday"
    HIRE_WEEKEND = "hire-weekend"
    OWNER_WEEKEND = "owner-weekend"
    COMPANY_DAY = "company-day"
    HIRE_LEAVE = "hire-leave"
    OWNER_LEAVE = "owner-leave"
    NO_SHARED_TIME = "no-shared-time"
    """Both work that day, but have too little of it in common."""
    DEPENDENCY = "dependency"
    """What it depends on ends on that day or later."""
    LEAD_TIME = "lead-time"
    """It has to begin earlier, as long before the first day as it takes in the country."""
    BY_HAND = "by-hand"


@dataclass(frozen=True, slots=True)
class Move:
    """A day something does not fall on, and why.

    Attributes:
        from_day: The first day passed over for this reason.
        reason: The reason.
        holiday: The name of the public holiday or company day; empty where it has none.
        place: Whose holiday or weekend it is; None where that says nothing.
        task_id: The task it waits for.
    """

    from_day: date
    reason: MoveReason
    holiday: str = ""
    place: Place | None = None
    task_id: TaskId | None = None


HIRE_REASONS = {
    DayOff.LEAVE: MoveReason.HIRE_LEAVE,
    DayOff.WEEKEND: MoveReason.HIRE_WEEKEND,
    DayOff.COMPANY_DAY: MoveReason.COMPANY_DAY,
    DayOff.HOLIDAY: MoveReason.HIRE_HOLIDAY,
}
OWNER_REASONS = {
    DayOff.LEAVE: MoveReason.OWNER_LEAVE,
    DayOff.WEEKEND: MoveReason.OWNER_WEEKEND,
    DayOff.COMPANY_DAY: MoveReason.COMPANY_DAY,
    DayOff.HOLIDAY: MoveReason.OWNER_HOLIDAY,
}
"""The reason of a move by why somebody is off."""

WEEKENDS = frozenset({MoveReason.HIRE_WEEKEND, MoveReason.OWNER_WEEKEND})


def moves_over(
    days: WorkingDays, passed_over: Iterable[int], reasons: Mapping[DayOff, MoveReason]
) -> tuple[Move, ...]:
    """Return why days were passed over on which somebody is off.

    Days off in a row for the same reason are one move; a weekend is named where it comes first.

    Args:
        days: Their working days.
        passed_over: Ordinals of the days, in the order they were passed over.
        reasons: The reasons by why they are off.
    """
    moves: list[Move] = []
    for ordinal in passed_over:
        day = date.fromordinal(ordinal)
        off = days.day_off(day)
        if off is not None and not (moves and off[0] is DayOff.WEEKEND):
            add_move(moves, Move(day, reasons[off[0]], off[1], days.place))
    return tuple(moves)


def add_move(moves: list[Move], move: Move) -> None:
    """Add a move unless the one before has the same reason."""
    last = moves[-1] if moves else None
    if last is None or (last.reason, last.holiday, last.place) != (
        move.reason,
        move.holiday,
        move.place,
    ):
        moves.append(move)
