"""The hires of a plan: its budgeted positions, each with its first day at work."""

from dataclasses import dataclass
from datetime import date

from planner.calculators.onboarding.moves import HIRE_REASONS, Move, moves_over
from planner.calculators.onboarding.working_days import WorkingDays, working_days_of
from planner.market.place import Place
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan, Position


@dataclass(frozen=True, slots=True)
class Hire:
    """A position to come aboard.

    Attributes:
        position: The position.
        place: Where.
        first_day: The first day at work: the target start, or the first one after it that the hire
            works on.
        first_day_moves: Why it is not the target start.
    """

    position: Position
    place: Place
    first_day: date
    first_day_moves: tuple[Move, ...]


def hires_of(plan: Plan, market: Snapshot) -> tuple[Hire, ...]:
    """Return the hires of a plan, in its order.

    Positions in a place the market does not know are left out: their problem says so.
    """
    return tuple(
        hire_of(position, place, working_days_of(plan, position, place))
        for position in plan.positions
        if position.status.is_budgeted
        and (place := market.places.get(position.place_id)) is not None
    )


def hire_of(position: Position, place: Place, days: WorkingDays) -> Hire:
    """Return a position with its first day."""
    start = position.start.toordinal()
    first = days.on_or_after(start)
    moves = () if first == start else moves_over(days, range(start, first), HIRE_REASONS)
    return Hire(position, place, date.fromordinal(first), moves)
