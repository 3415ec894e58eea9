"""What each lever alone buys and costs."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class LeverValue:
    """What one lever alone makes of a plan that pulls no other.

    Attributes:
        days: How much longer the median of the seats that it is for takes from requisition opened
            to offer accepted, at its best, likely and worst; below 0 is sooner. None where it is
            for no open seat.
        seats: How many open seats it is for.
        run_rate: What it adds to the run-rate, reporting currency a year.
        cost: What it adds to the cost over the horizon, reporting currency.
    """

    days: tuple[float, float, float] | None
    seats: int
    run_rate: Decimal
    cost: Decimal
