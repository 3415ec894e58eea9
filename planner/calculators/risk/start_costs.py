"""What a seat costs in each month of the horizon, by the day on which work begins.

The cost by month is laid out as ``seat_months`` does it, in floating point and for a start on the
first of each month of the horizon. A start within a month lies between its first and the next one's
in proportion to the working days that are left, but for what is paid once or by the month. So extra
salaries that are not yet earned, ceilings that begin anew with a tax year, yearly raises and what a
new hire costs once all follow the drawn start.

What it leaves out: rounding to the minor unit; the month in which a ceiling is reached is off by a
part of a month's charge where the start lies within a month; a start before the horizon is taken
as one on its first day, without what is paid once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from planner.calculators.loaded_cost import SeatCost
from planner.calculators.pay_schedule import PayTerms
from planner.calculators.raised_cost import PayLevel, cumulative_lines, pay_levels_with_cost
from planner.calculators.raises import (
    most_raises,
    pay_levels,
    raises_by_month,
    share_of_raise,
)
from planner.calculators.risk.start_days import Horizon, StartDays, start_days
from planner.market.country import Country
from planner.market.employer_cost import CostBase, CostLine
from planner.market.snapshot import Snapshot
from planner.plan.model import Engagement, Plan, Seat
from planner.plan.place_calendar import calendar_for
from planner.quantities.month import Month

Amounts = NDArray[np.float64]
Rows = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class StartCosts:
    """A seat's cost in the reporting currency by month, for each start.

    Attributes:
        first_of_month: For a start on the first of each month, and in the last row for none at all.
        later: The same with the raises of a start later in that month.
        monthly_fee: What is paid in each month that is worked at all, in full.
        once: What is paid once, in the month work begins.
        days: The days of the horizon as starts.
    """

    first_of_month: Rows
    later: Rows
    monthly_fee: float
    once: float
    days: StartDays

    def rows(self, entries: NDArray[np.intp]) -> Rows:
        """Return the cost by month for starts on some entries of ``days``."""
        days = self.days
        month, missed = days.month.take(entries), days.missed.take(entries)
        rows: Rows = self.later.take(month, axis=0)
        rows *= days.worked.take(entries)[:, np.newaxis]
        after = self.first_of_month.take(month + 1, axis=0, mode="clip")
        after *= missed[:, np.newaxis]
        rows += after
        if self.later is not self.first_of_month:
            on_first = np.flatnonzero(days.is_on_first.take(entries))
            rows[on_first] = self.first_of_month.take(month.take(on_first), axis=0)
        new = np.flatnonzero(days.is_new.take(entries))
        rows[new, month.take(new)] += self.once + self.monthly_fee * missed.take(new)
        return rows


def start_costs(seat: Seat, cost: SeatCost, plan: Plan, market: Snapshot) -> StartCosts:
    """Lay out what a seat costs for each start within the horizon.

    Args:
        seat: The seat; its own start does not matter, its end is left to the caller.
        cost: Its yearly cost.
        plan: The plan.
        market: Its market.

    Raises:
        KeyError: If the market lacks the place.
    """
    place = market.places[seat.place_id]
    country = market.countries[place.country]
    horizon = plan.horizon_start, plan.horizon_months
    shares = _shares(_terms(seat, country), horizon)
    levels = _levels(seat, cost, plan, country, market)
    on_first, later = (_raises(plan, len(levels), day) for day in (1, 2))
    first_of_month = _laid_out(levels, on_first, shares, country, plan, market)
    is_same = len(levels) == 1 or bool((on_first == later).all())
    return StartCosts(
        first_of_month,
        first_of_month if is_same else _laid_out(levels, later, shares, country, plan, market),
        float(cost.monthly_service_fee * cost.plan_rate),
        float((cost.equipment + cost.agency_fee) * cost.plan_rate),
        start_days(calendar_for(plan, place), horizon),
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Shares:
    """Shares by start (one on the first of each month, then none) and month: ``PaySchedule``."""

    worked: Amounts
    extra: Amounts
    pay: Amounts


def _terms(seat: Seat, country: Country) -> PayTerms:
    if seat.engagement is Engagement.CONTRACTOR:
        return PayTerms.of_contractors(country)
    return PayTerms.of_employees(country)


@lru_cache(maxsize=256)
def _shares(terms: PayTerms, horizon: Horizon) -> _Shares:
    first, count = horizon
    worked = np.triu(np.ones((count + 1, count)))
    paid = worked
    if terms.due_months:
        paid = np.zeros_like(worked)
        unpaid = np.zeros(count + 1)
        for at in range(count):
            unpaid += worked[:, at]
            if first.plus(at).number in terms.due_months:
                paid[:, at] = np.minimum(12 / len(terms.due_months), unpaid)
                unpaid -= paid[:, at]
    extra_months = terms.extra_months_in_quoted_pay
    return _Shares(worked, paid / 12, (worked + extra_months * paid / 12) / (12 + extra_months))


def _levels(
    seat: Seat, cost: SeatCost, plan: Plan, country: Country, market: Snapshot
) -> tuple[PayLevel, ...]:
    share = share_of_raise(seat.engagement, country.code, plan.assumptions)
    raises = most_raises(plan.horizon_months) if share else 0
    pay = pay_levels(cost.base_pay, share, raises, market.minor_digits(cost.currency))
    return pay_levels_with_cost(pay, cost, country, plan.reporting_currency, market)


def _raises(plan: Plan, levels: int, day: int) -> NDArray[np.intp]:
    """Return the level of pay by start (on a day of each month, then none) and month."""
    count = plan.horizon_months
    if levels == 1:
        return np.zeros((count + 1, count), np.intp)
    assumed = plan.assumptions
    return _raise_counts(
        (plan.horizon_start, count), assumed.raise_month, assumed.raise_after_months, day
    )


@lru_cache(maxsize=64)
def _raise_counts(
    horizon: Horizon, raise_month: int, raise_after_months: int, day: int
) -> NDArray[np.intp]:
    first, count = horizon
    rows = [
        raises_by_month(
            first.plus(at).first_day.replace(day=day), horizon, raise_month, raise_after_months
        )
        for at in range(count)
    ]
    return np.array([*rows, (0,) * count], np.intp)


def _laid_out(
    levels: Sequence[PayLevel],
    raises: NDArray[np.intp],
    shares: _Shares,
    country: Country,
    plan: Plan,
    market: Snapshot,
) -> Rows:
    """Return the recurring cost by start and month, in the reporting currency."""
    cost = levels[0].cost
    base_pay = _by_level([level.base_pay for level in levels], raises) * shares.pay
    total = base_pay * (1.0 + float(cost.benefits_share) + float(cost.overhead_share))
    for of_year, share in (
        ([level.split.proportional for level in levels], shares.pay),
        ([level.split.flat / 12 for level in levels], shares.worked),
        ([level.split.extra_months for level in levels], shares.extra),
        ([cost.monthly_service_fee], shares.worked),
    ):
        if any(of_year):
            total += _by_level(of_year, raises) * share
    for charges in _cumulative(levels, raises, base_pay, country, plan.horizon_start, market):
        total += charges
    return (total * float(cost.plan_rate)).astype(np.float32)


def _by_level(of_year: Sequence[Decimal], raises: NDArray[np.intp]) -> Amounts | float:
    """Return an amount of each level by start and month; one amount where there is one level."""
    if len(of_year) == 1:
        return float(of_year[0])
    found: Amounts = np.array(list(map(float, of_year)))[raises]
    return found


def _cumulative(
    levels: Sequence[PayLevel],
    raises: NDArray[np.intp],
    base_pay: Amounts,
    country: Country,
    first: Month,
    market: Snapshot,
) -> Iterator[Amounts]:
    """Yield what each line whose ceiling is used up over the tax year charges by month."""
    rules = market.employer_cost.get(country.code)
    lines = cumulative_lines(levels, rules)
    if not lines or rules is None:
        return
    count = base_pay.shape[1]
    first_reset = (country.tax_year_start_month - first.number) % 12
    resets = np.arange(first_reset, count, 12)
    year_to_date = _year_to_date(base_pay, resets)
    for line, in_force in lines:
        charged = _charge(line, float(rules.basic_share), year_to_date)
        if not all(in_force):
            charged *= np.array(in_force, np.float64)[raises]
        before = np.zeros_like(charged)
        before[:, 1:] = charged[:, :-1]
        before[:, resets] = 0.0
        yield charged - before


def _year_to_date(base_pay: Amounts, resets: NDArray[np.intp]) -> Amounts:
    """Return the tax year's pay after each month."""
    found = np.cumsum(base_pay, axis=1)
    for reset in resets[resets > 0]:
        found[:, reset:] -= found[:, reset - 1 : reset]
    return found


def _charge(line: CostLine, basic_share: float, pay: Amounts) -> Amounts:
    """Return what a line charges on pay of the tax year so far, as ``cumulative_charges``."""
    share = basic_share if line.base is CostBase.BASIC else 1.0
    base = np.minimum(pay * (share * float(line.factor)), float(line.cap or 0))
    found: Amounts = np.maximum(base - float(line.floor or 0), 0.0) * float(line.rate)
    return found
