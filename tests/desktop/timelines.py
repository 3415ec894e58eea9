"""Timelines and simulations made by hand, without reckoning or drawing anything."""

from datetime import date, timedelta

from planner.calculators.hiring.seat_hiring import Driver, DriverKind, SeatHiring
from planner.calculators.hiring.seat_timeline import SeatClocks, SeatTimeline, Timeline
from planner.calculators.risk.simulated import Range, Simulation
from planner.plan.model import Plan
from planner.quantities.identifiers import SeatId

DRIVERS = (
    Driver(DriverKind.BASELINE, 56.0),
    Driver(DriverKind.ROLE, 1.3),
    Driver(DriverKind.LEVEL, 1.0),
    Driver(DriverKind.COUNTRY, 0.8),
    Driver(DriverKind.PAY, 1.1),
)


def seat_timeline(
    target: date,
    late: int = 0,
    spread: tuple[int, int] = (-20, 40),
    *,
    seat_id: str = "P-01",
    chance: float = 1.0,
    difficulty: int = 3,
    wait: int = 0,
) -> SeatTimeline:
    """Return a seat expected so many days after its target, with P10 and P90 so far from that."""
    first = target + timedelta(days=late)
    opened = first - timedelta(days=120 + wait)
    day = timedelta(days=1)
    begun = opened + wait * day
    return SeatTimeline(
        hiring=SeatHiring(
            seat_id=SeatId(seat_id),
            opened=opened,
            target=target,
            median_days=64.0,
            sigma=0.4,
            decline_probability=0.2,
            days_per_decline=20.0,
            days_to_start=50,
            fill_probability=chance,
            drivers=DRIVERS,
        ),
        expected=SeatClocks(
            opened=opened,
            begun=begun,
            first_slate=begun + 25 * day,
            offer=begun + 60 * day,
            accepted=begun + 70 * day,
            first_day=first,
            productive=first + 90 * day,
        ),
        first_day_p10=first + spread[0] * day,
        first_day_p90=first + spread[1] * day,
        difficulty=difficulty,
        wait_days=float(wait),
    )


def timeline_of(plan: Plan, late: dict[str, int] | None = None) -> Timeline:
    """Return a timeline of all positions, some of them so many days late."""
    days = late or {}
    seats = {
        each.id: seat_timeline(each.start, days.get(each.id, 0), seat_id=each.id)
        for each in plan.positions
    }
    firsts = [each.expected.first_day for each in seats.values()]
    last = max(firsts, default=None)
    return Timeline(
        seats=seats,
        median_days_to_fill=70.0,
        filled_by_p50=last,
        filled_by_p90=None if last is None else last + timedelta(days=40),
    )


def drawn(plan: Plan, low: float, middle: float, high: float) -> Simulation:
    """Return a simulation that says of each year, and of the whole plan, what it costs."""
    cost = Range(low, middle, high)
    return Simulation(
        draws=20,
        seed=1,
        months=plan.months,
        heads=(),
        productive_heads=(),
        cost=(),
        cost_by_year={2027: cost},
        horizon_cost=Range(2 * low, 2 * middle, 2 * high),
        chance_in_budget=(),
        chance_in_budget_by_year={},
        chance_in_horizon_budget=None,
        filled_on=(None, None, None),
        chance_filled=(),
        seats={},
        swings=(),
        standard_error=0.0,
        convergence=(),
    )
