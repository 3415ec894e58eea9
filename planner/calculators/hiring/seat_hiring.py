"""What the hiring for one open seat depends on, as the timeline and the simulation take it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from planner.quantities.identifiers import SeatId


class DriverKind(StrEnum):
    """What makes one seat's hiring longer or shorter than another's."""

    BASELINE = "baseline"
    """Days for the typical seat of the data."""
    ROLE = "role"
    LEVEL = "level"
    COUNTRY = "country"
    POOL = "pool"
    """How many professionals there are for each seat that is hired for at the same time."""
    PAY = "pay"
    """Where in the pay band the base pay lies."""
    HISTORY = "history"
    """What the user's own past hires say, as far as there are enough of them."""
    LEVERS = "levers"
    ELAPSED = "elapsed"
    """What is left of a search that was opened before the horizon begins."""


@dataclass(frozen=True, slots=True)
class Driver:
    """One factor on the median days.

    Attributes:
        kind: What it stands for.
        factor: What the median is multiplied by; for ``BASELINE`` the days themselves.
    """

    kind: DriverKind
    factor: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatHiring:
    """How one open seat is hired for.

    Time to fill (requisition opened to offer accepted) is the queue's wait, then lognormal days,
    then for each declined offer ``days_per_decline`` more:

        accepted = max(opened, a recruiter is free) + exp(ln(median_days) + sigma Z) + n x days
        P(n declines) = decline_probability^n x (1 - decline_probability)
        first day = accepted + days_to_start

    Attributes:
        seat_id: The position.
        opened: When its requisition is opened; the first day of the horizon where that was before,
            and then ``median_days`` are those that are left.
        target: The start that the plan asks for.
        median_days: Median calendar days from work on it to an accepted offer, without declines;
            0 where the offer is accepted already.
        sigma: Standard deviation of the logarithm of these days; 0 for no spread.
        decline_probability: Chance that an offer is declined, 0 to below 1.
        days_per_decline: Days that another candidate takes after a declined offer.
        days_to_start: From the accepted offer to the first day: the longer of notice period and
            the lead time of contract, payroll, visa and equipment.
        fill_probability: Chance that the seat is filled at all; below 1 where the pool is thin, 0
            where there is nobody.
        needs_recruiter: Whether it takes up recruiter capacity (not once an offer is accepted).
        attrition_factor: What the levers make of the yearly attrition of who is hired.
        ramp_up_factor: What the levers make of the weeks of ramp-up.
        drivers: What ``median_days`` is the product of.
        elapsed_days: How long before ``opened`` the requisition was opened already.
        rank: The order in which recruiters take up what waits, lowest first.
        has_offer: Whether an offer is out or accepted, so that nobody is searched for.
    """

    seat_id: SeatId
    opened: date
    target: date
    median_days: float
    sigma: float
    decline_probability: float
    days_per_decline: float
    days_to_start: int
    fill_probability: float = 1.0
    needs_recruiter: bool = True
    attrition_factor: float = 1.0
    ramp_up_factor: float = 1.0
    drivers: tuple[Driver, ...] = ()
    elapsed_days: int = 0
    rank: int = 0
    has_offer: bool = False
