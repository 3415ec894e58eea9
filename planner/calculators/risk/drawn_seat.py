"""What the simulation takes of a plan: its seats, each with what is drawn of it, and its months."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from planner.calculators.hiring.seat_hiring import SeatHiring
from planner.calculators.risk.currency_paths import CurrencyModel
from planner.calculators.risk.drawn_days import Days, decline_days, fill_days
from planner.calculators.risk.start_costs import Amounts, Rows, StartCosts
from planner.calculators.risk.start_days import Horizon, days_in, month_ends, month_of_day
from planner.quantities.identifiers import SeatId

Entries = NDArray[np.intp]
"""Days as entries of ``StartDays``: 0 before the horizon, its days, then one after it."""


@dataclass(frozen=True, slots=True)
class PaySpread:
    """How far the pay of an offer may lie from the plan's, and what that costs.

    Attributes:
        low: P25 / P50 of the pay band.
        high: P75 / P50 of it.
        cost_share: By which fraction the seat's cost rises for each fraction that its pay rises.
    """

    low: float
    high: float
    cost_share: float


@dataclass(frozen=True, kw_only=True, eq=False)
class DrawnSeat:
    """A seat of the plan.

    Attributes:
        seat_id: The seat.
        currency: What it is paid in, as a number: 0 is the reporting currency, others follow in
            the order of the model's.
        begins: Its first day with all risks at rest, counted from the first day of the horizon.
        ends: Index of the month in which it ends; the number of months where it goes on.
        last_share: Fraction of the working days of that month until its end.
        hiring: How it is filled; None where it begins for sure.
        refill: How it is filled again when somebody leaves; None where it stays empty then.
        costs: What it costs by start; None where that is not needed.
        at_rest: Its cost by month with all risks at rest, in the reporting currency.
        pay: How its pay is drawn; None where it is agreed.
        yearly_attrition: Fraction of heads in it that leave within a year.
        ramp_days: Days from the first one to full productivity, of a hire.
    """

    seat_id: SeatId
    currency: int = 0
    begins: int = 0
    ends: int
    last_share: float = 1.0
    hiring: SeatHiring | None = None
    refill: SeatHiring | None = None
    costs: StartCosts | None = None
    at_rest: Amounts
    pay: PaySpread | None = None
    yearly_attrition: float = 0.0
    ramp_days: int = 0

    def rows(self, entries: Entries) -> Rows:
        """Return the cost by month for starts on some entries.

        Raises:
            ValueError: If its costs were not laid out.
        """
        if self.costs is None:
            raise ValueError(f"{self.seat_id} has no costs by start")
        rows = self.costs.rows(entries)
        if self.ends < rows.shape[1]:
            rows[:, self.ends] *= self.last_share
            rows[:, self.ends + 1 :] = 0.0
        return rows


@dataclass(frozen=True, eq=False)
class RiskModel:
    """A plan as it is drawn.

    Attributes:
        horizon: Its months.
        seats: Those that count: those that begin for sure first, then those to fill.
        rates: How exchange rates change.
        slots: When each recruiter's slot is there, in days of the horizon; None without a limit.
        ramp_up_sigma: Standard deviation of the logarithm of the days of ramp-up.
        fixed_cost: By month, reporting currency: what no risk moves, such as the levers' cost.
    """

    horizon: Horizon
    seats: Sequence[DrawnSeat]
    rates: CurrencyModel
    slots: tuple[float, ...] | None
    ramp_up_sigma: float
    fixed_cost: Amounts

    @property
    def months(self) -> int:
        """How many months the horizon has."""
        return self.horizon[1]

    @cached_property
    def hired(self) -> tuple[DrawnSeat, ...]:
        """The seats to fill."""
        return tuple(seat for seat in self.seats if seat.hiring is not None)

    @cached_property
    def hirings(self) -> tuple[SeatHiring, ...]:
        """How they are filled."""
        return tuple(seat.hiring for seat in self.seats if seat.hiring is not None)

    @property
    def hired_rows(self) -> slice:
        """Where they are among all seats: at the end."""
        return slice(len(self.seats) - len(self.hired), None)

    def is_hired(self, seat: int) -> bool:
        """Tell whether one of the seats is to fill."""
        return seat >= len(self.seats) - len(self.hired)

    @cached_property
    def begins(self) -> NDArray[np.int32]:
        """By seat, its first day with all risks at rest."""
        return np.array([seat.begins for seat in self.seats], np.int32)

    @cached_property
    def ends(self) -> Entries:
        """By seat, the index of the month in which it ends."""
        return np.array([seat.ends for seat in self.seats], np.intp)

    @cached_property
    def currencies(self) -> Entries:
        """By seat, what it is paid in, as a number."""
        return np.array([seat.currency for seat in self.seats], np.intp)

    @cached_property
    def at_rest(self) -> Rows:
        """By seat and month, its cost with all risks at rest."""
        rows = [seat.at_rest for seat in self.seats]
        return np.array(rows, np.float32).reshape(-1, self.months)

    @cached_property
    def there(self) -> Rows:
        """By seat and month, 1 where somebody is there at its end whom nobody has to hire."""
        begins = self.month_of_entry.take(self.entries(self.begins))[:, np.newaxis]
        months = np.arange(self.months)
        is_there = (months >= begins) & (months < self.ends[:, np.newaxis])
        is_there[self.hired_rows] = False
        return is_there.astype(np.float32)

    @cached_property
    def ending(self) -> Entries:
        """The seats that end within the horizon."""
        return np.flatnonzero(self.ends < self.months)

    @cached_property
    def open_months(self) -> Rows:
        """By seat and month, 1 in the months before the one in which it ends."""
        return (np.arange(self.months) < self.ends[:, np.newaxis]).astype(np.float32)

    @cached_property
    def after(self) -> Rows:
        """By month, 1 in the months after it, 0 in the others."""
        return np.triu(np.ones((self.months, self.months), np.float32), 1)

    @cached_property
    def times_to_fill(self) -> tuple[Days, Days]:
        """Tables of the days to fill, and of those of declined offers, by seat to fill."""
        return fill_days(self.hirings), decline_days(self.hirings)

    @cached_property
    def times_to_refill(self) -> tuple[Days, Days]:
        """The same by seat, when it is filled again."""
        again = [seat.refill for seat in self.seats]
        return fill_days(again), decline_days(again)

    @cached_property
    def month_ends(self) -> NDArray[np.int32]:
        """The last day of each month, the first day of the horizon being 0."""
        return month_ends(self.horizon)

    @cached_property
    def month_of_entry(self) -> Entries:
        """The index of the month of each entry: 0 before the horizon, their number after it."""
        return np.concatenate(([0], month_of_day(self.horizon), [self.months]))

    @cached_property
    def days(self) -> int:
        """How many days the horizon has."""
        return days_in(self.horizon)

    def entries(self, days: NDArray[np.int32]) -> Entries:
        """Return days, counted from the first of the horizon, as entries."""
        found = np.clip(days, -1, self.days)
        found += 1
        return found.astype(np.intp)

    def entry(self, day: int) -> int:
        """Return one day as an entry."""
        return min(max(day, -1), self.days) + 1

    @cached_property
    def rest_by_currency(self) -> Amounts:
        """The cost of the seats by currency and month with all risks at rest."""
        found = np.zeros((1 + len(self.rates.currencies), self.months))
        for seat in self.seats:
            found[seat.currency] += seat.at_rest
        return found
