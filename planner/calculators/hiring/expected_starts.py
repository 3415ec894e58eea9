"""Taking the dates that seats are expected to start at as the dates they are to start at."""

from dataclasses import dataclass

from planner.calculators.hiring.seat_timeline import SeatTimeline, Timeline
from planner.plan.edits import change_each_seat
from planner.plan.model import Plan, Position
from planner.quantities.identifiers import SeatId

ROUNDING_DAYS = 1
"""An expected day that lies no further from its target meets it: days are rounded."""


@dataclass(frozen=True, slots=True)
class ExpectedStarts:
    """A plan whose positions start when they are expected to.

    Attributes:
        plan: The plan then.
        moved: The positions whose start is another now.
        left: Those that are expected after their last day, or that nobody can fill: they keep
            their start.
    """

    plan: Plan
    moved: tuple[SeatId, ...]
    left: tuple[SeatId, ...]


def take_expected_starts(plan: Plan, timeline: Timeline) -> ExpectedStarts:
    """Make the expected first days, at even odds, the starts that the plan asks for.

    Args:
        plan: The plan.
        timeline: When its seats are expected to fill.
    """
    moved, left = {}, []
    for position in plan.positions:
        expected = timeline.seats.get(position.id)
        if expected is None or abs(expected.days_late) <= ROUNDING_DAYS:
            continue
        if _can_start(position, expected):
            moved[position.id] = {"start": expected.expected.first_day}
        else:
            left.append(position.id)
    return ExpectedStarts(change_each_seat(plan, moved), tuple(moved), tuple(left))


def _can_start(position: Position, expected: SeatTimeline) -> bool:
    if not expected.hiring.fill_probability:
        return False
    return position.end is None or expected.expected.first_day <= position.end
