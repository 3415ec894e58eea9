"""Yearly raises: from which month on which base pay is paid.

Base pay is stated as of the later of the horizon's start and the seat's start. Each raise month
that begins strictly after that moment adds the raise share to it, and to what earlier raises made
of it, unless the seat has then been in service for fewer than ``raise_after_months`` whole months.
Only employees get raises; a contractor's fee stays as agreed.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from planner.calculators.apportionment import to_minor_unit
from planner.plan.model import Assumptions, Engagement, Plan, Seat
from planner.quantities.identifiers import CountryCode
from planner.quantities.month import Month

_MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class RaisedPay:
    """A seat's annual base pay month by month.

    Attributes:
        levels: Annual base pay as stated, after one raise, after two; rounded to the minor unit.
        raises: How many raises were given by each month of the horizon, that month included.
    """

    levels: tuple[Decimal, ...]
    raises: tuple[int, ...]

    @property
    def by_month(self) -> tuple[Decimal, ...]:
        """The annual base pay that holds in each month."""
        return tuple(self.levels[count] for count in self.raises)

    @property
    def last(self) -> Decimal:
        """The annual base pay of the horizon's last month."""
        return self.levels[self.raises[-1]]


def raised_pay(
    seat: Seat, base_pay: Decimal, plan: Plan, country: CountryCode, minor_digits: int
) -> RaisedPay:
    """Return a seat's annual base pay by month of the horizon.

    Args:
        seat: The seat.
        base_pay: Its annual base pay as stated.
        plan: Whose horizon and assumptions hold.
        country: Where the seat is.
        minor_digits: Decimals of the currency's minor unit.
    """
    share = share_of_raise(seat.engagement, country, plan.assumptions)
    if not share:
        return RaisedPay((base_pay,), _no_raises(plan.horizon_months))
    raises = raises_of(seat, plan)
    return RaisedPay(pay_levels(base_pay, share, raises[-1], minor_digits), raises)


def raises_of(seat: Seat, plan: Plan) -> tuple[int, ...]:
    """Count the raises a seat would get by each month of the horizon, were they of anything."""
    assumed = plan.assumptions
    return raises_by_month(
        seat.start,
        (plan.horizon_start, plan.horizon_months),
        assumed.raise_month,
        assumed.raise_after_months,
    )


def share_of_raise(
    engagement: Engagement, country: CountryCode, assumptions: Assumptions
) -> Decimal:
    """Return what a raise adds to base pay as a fraction of it; nothing to a contractor's."""
    if engagement is Engagement.CONTRACTOR:
        return Decimal(0)
    return assumptions.raise_share_in(country)


def pay_levels(
    base_pay: Decimal, share: Decimal, raises: int, minor_digits: int
) -> tuple[Decimal, ...]:
    """Return annual base pay as stated and after each of a number of raises.

    Formula: after a raise = round(before x (1 + share)), to the minor unit, so that a year's pay
    is an amount that can be agreed and a spreadsheet finds the same one.
    """
    levels = [base_pay]
    for _raise in range(raises):
        levels.append(to_minor_unit(levels[-1] * (1 + share), minor_digits))
    return tuple(levels)


@lru_cache(maxsize=4096)
def raises_by_month(
    start: date, horizon: tuple[Month, int], raise_month: int, raise_after_months: int
) -> tuple[int, ...]:
    """Count the raises given by each month of a horizon.

    Args:
        start: The first day of service.
        horizon: First month and number of months.
        raise_month: Month (1-12) from whose first day a raise is paid.
        raise_after_months: Whole months from the start to that day before the first raise.
    """
    first, months = horizon
    begins = first.months_until(Month.containing(start))
    # A month that work began within is no whole one: from 2 January it is one month on 1 March.
    served = begins + raise_after_months + (start.day > 1)
    earliest = max(1, begins + 1, served)
    count, counts = 0, []
    for at in range(months):
        number = (first.number - 1 + at) % _MONTHS_A_YEAR + 1
        count += at >= earliest and number == raise_month
        counts.append(count)
    return tuple(counts)


def most_raises(months: int) -> int:
    """Return how many raises a horizon of so many months can hold, whichever their month is."""
    return -(-(months - 1) // _MONTHS_A_YEAR)


@lru_cache(maxsize=16)
def _no_raises(months: int) -> tuple[int, ...]:
    return (0,) * months
