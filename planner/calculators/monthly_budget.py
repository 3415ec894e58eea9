"""Cost by month: what each seat costs in each month of the horizon, against the budget."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from planner.calculators.apportionment import sum_by_month
from planner.calculators.loaded_cost import SeatCost, price_seat
from planner.calculators.seat_months import Component, SeatMonths, seat_months
from planner.calculators.summed_months import Amounts, SummedMonths
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan, Position, Seat
from planner.quantities.identifiers import CurrencyCode, PlaceId, SeatId
from planner.quantities.month import Month

__all__ = [
    "Component",
    "FiscalYearTotal",
    "MonthlyBudget",
    "SeatMonths",
    "fiscal_year_of",
    "is_budgeted",
    "monthly_budget",
    "seat_months",
]

_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class FiscalYearTotal:
    """Cost and budget of the months of one fiscal year that the horizon holds.

    ``label_year`` is the calendar year the fiscal year ends in; ``budget`` is None when no month
    has one; ``is_whole`` tells whether all twelve months lie in the horizon.
    """

    label_year: int
    first_month: Month
    last_month: Month
    months: int
    total: Decimal
    budget: Decimal | None
    is_whole: bool


@dataclass(frozen=True, slots=True)
class MonthlyBudget:
    """Cost of the plan by month in the reporting currency.

    Attributes:
        totals: Sum of the seats' ``reporting_total``.
        budget: The plan's budget, None where a month has none.
        run_rate: Annual fully loaded cost of everybody employed on the horizon's last day, on the
            pay of that month.
        by_place: The seats' ``reporting_total`` summed: of positions by place, and under None of
            the members of all places.
    """

    currency: CurrencyCode
    months: tuple[Month, ...]
    seats: tuple[SeatMonths, ...]
    totals: tuple[Decimal, ...]
    budget: tuple[Decimal | None, ...]
    fiscal_years: tuple[FiscalYearTotal, ...]
    run_rate: Decimal
    by_place: Mapping[PlaceId | None, SummedMonths] = field(default_factory=dict)


def monthly_budget(
    plan: Plan,
    market: Snapshot,
    *,
    costs: Mapping[SeatId, SeatCost] | None = None,
    known: Mapping[SeatId, SeatMonths] | None = None,
    before: MonthlyBudget | None = None,
) -> MonthlyBudget:
    """Lay out the cost of every budgeted seat by month.

    Members and positions are budgeted, positions on hold or closed are not. Every total is a sum
    of figures rounded before.

    Args:
        plan: The plan.
        market: The market.
        costs: Annual costs by seat, where already worked out; seats without one are left out.
        known: Months of seats for the same inputs, where already worked out.
        before: The budget of an earlier state of the plan with the same horizon, if there is one.

    Raises:
        CurrencyMismatchError, UnknownCurrencyError, NegativeGrossError, KeyError: As
            ``price_seat``, when ``costs`` is not given.
    """
    if costs is None:
        costs = {seat.id: price_seat(seat, plan, market) for seat in plan.seats}
    known = known or {}
    budgeted = [seat for seat in plan.seats if is_budgeted(seat) and seat.id in costs]
    seats = tuple(
        known.get(seat.id) or seat_months(seat, costs[seat.id], plan, market) for seat in budgeted
    )
    months = plan.months
    by_place = _by_place(budgeted, seats, len(months), before)
    totals = sum_by_month([each.sums for each in by_place.values()], len(months))
    last_day = months[-1].last_day
    return MonthlyBudget(
        currency=plan.reporting_currency,
        months=months,
        seats=seats,
        totals=totals,
        budget=tuple(plan.budget.get(month) for month in months),
        fiscal_years=tuple(_fiscal_years(plan, totals)),
        run_rate=sum(
            (
                each.closing_annual_reporting
                for seat, each in zip(budgeted, seats, strict=True)
                if seat.start <= last_day and (seat.end is None or seat.end >= last_day)
            ),
            _ZERO,
        ),
        by_place=by_place,
    )


def _by_place(
    seats: Sequence[Seat],
    seats_months: Sequence[SeatMonths],
    months: int,
    before: MonthlyBudget | None,
) -> dict[PlaceId | None, SummedMonths]:
    rows: defaultdict[PlaceId | None, list[Amounts]] = defaultdict(list)
    for seat, each in zip(seats, seats_months, strict=True):
        place_id = seat.place_id if isinstance(seat, Position) else None
        rows[place_id].append(each.reporting_total)
    known = {} if before is None else before.by_place
    return {
        place_id: SummedMonths.of(of_place, months, known.get(place_id))
        for place_id, of_place in rows.items()
    }


def is_budgeted(seat: Seat) -> bool:
    """Tell whether a seat costs money in the plan."""
    return not isinstance(seat, Position) or seat.status.is_budgeted


def _fiscal_years(plan: Plan, totals: Sequence[Decimal]) -> Iterator[FiscalYearTotal]:
    """Group the months of the horizon by the fiscal year they belong to."""
    by_year: dict[int, list[tuple[Month, Decimal]]] = {}
    for month, total in zip(plan.months, totals, strict=True):
        by_year.setdefault(fiscal_year_of(month, plan.fiscal_year_start_month), []).append(
            (month, total)
        )
    for label_year, entries in by_year.items():
        budgets = [plan.budget[month] for month, _ in entries if month in plan.budget]
        yield FiscalYearTotal(
            label_year=label_year,
            first_month=entries[0][0],
            last_month=entries[-1][0],
            months=len(entries),
            total=sum((total for _, total in entries), _ZERO),
            budget=sum(budgets, _ZERO) if budgets else None,
            is_whole=len(entries) == 12,
        )


def fiscal_year_of(month: Month, start_month: int) -> int:
    """Return the calendar year in which the fiscal year of a month ends."""
    return month.year + (start_month > 1 and month.number >= start_month)
