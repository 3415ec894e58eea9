"""How seats are filled again whose first search is over or never was: members', and offers'.

Each is searched for as an open position of its own after the horizon, so that no two of them, nor
the plan's open positions, share a pool, and levers have built up.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from planner.calculators.hiring.levers import levered_plan
from planner.calculators.hiring.plan_hiring import seat_hirings
from planner.calculators.hiring.ramp_up_days import ramp_up_days
from planner.calculators.hiring.seat_hiring import SeatHiring
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan, Position, Seat
from planner.quantities.identifiers import SeatId

_APART = timedelta(days=3 * 365)
_MOST_APART = 500


@dataclass(frozen=True, slots=True)
class Refill:
    """How a seat is filled again.

    Attributes:
        position: The seat as an open position, as the levers make it.
        hiring: How it is hired for.
        ramp_days: Days from the first one to full productivity.
    """

    position: Position
    hiring: SeatHiring
    ramp_days: int


def refills(plan: Plan, market: Snapshot, seats: Iterable[Seat]) -> Mapping[SeatId, Refill]:
    """Return how seats of a plan are filled again; those in an unknown place are left out."""
    after = plan.horizon_start.plus(plan.horizon_months).first_day
    taken: Counter[tuple[object, ...]] = Counter()
    positions = []
    for seat in seats:
        place = market.places.get(seat.place_id)
        pool = seat.role, None if place is None else place.country
        start = after + _APART * (1 + taken[pool] % _MOST_APART)
        taken[pool] += 1
        positions.append(_open(seat, start=start))
    if not positions:
        return {}
    hiring = replace(plan.hiring, recruiters=None)
    tried = replace(plan, positions=tuple(positions), hiring=hiring)
    hirings = seat_hirings(tried, market)
    levered = {each.id: each for each in levered_plan(tried, market).positions}
    ramps = ramp_up_days(tried, market, hirings)
    return {
        each.seat_id: Refill(levered[each.seat_id], each, ramps[each.seat_id]) for each in hirings
    }


def _open(seat: Seat, *, start: date) -> Position:
    """Return a seat as an open position that goes on."""
    return Position(
        id=seat.id,
        team_id=seat.team_id,
        role=seat.role,
        level=seat.level,
        place_id=seat.place_id,
        engagement=seat.engagement,
        base_pay=seat.base_pay,
        start=start,
        benefits_share=seat.benefits_share,
        skill_weights=seat.skill_weights,
    )
