"""A plan as it is drawn: its seats with their costs, hiring, leavers and pay.

All risks at rest, everybody begins as the timeline expects, nobody leaves, and the plan's pay and
rates hold. What that costs is the budget of the plan with those starts, to the cent.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation

import numpy as np

from planner.calculators.hiring.coefficients import RAMP_UP_SPREAD, coefficients_of
from planner.calculators.hiring.levers import lever_costs, levered_plan
from planner.calculators.hiring.ramp_up_days import ramp_up_days
from planner.calculators.hiring.recruiter_queue import recruiter_slots
from planner.calculators.hiring.seat_hiring import SeatHiring
from planner.calculators.hiring.timeline import expected_timeline
from planner.calculators.loaded_cost import SeatCost, price_seat
from planner.calculators.monthly_budget import is_budgeted
from planner.calculators.raised_cost import cost_on_other_pay
from planner.calculators.risk.currency_paths import currency_model
from planner.calculators.risk.drawn_seat import DrawnSeat, PaySpread, RiskModel
from planner.calculators.risk.refills import Refill, refills
from planner.calculators.risk.start_costs import StartCosts, start_costs
from planner.calculators.seat_months import SeatMonths, seat_months
from planner.market.exchange_rates import UnknownCurrencyError
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan, Position, PositionStatus, Seat
from planner.plan.place_calendar import calendar_for
from planner.plan.problem import Severity
from planner.plan.validation import find_problems
from planner.quantities.identifiers import CurrencyCode, SeatId
from planner.quantities.month import Month

_TRIED_RISE = Decimal("1.1")


def plan_at_rest(plan: Plan, market: Snapshot) -> Plan:
    """Return the plan with its levers and with the starts that its timeline expects.

    A position that would only begin after its end is left out.

    Raises:
        MarketDataError: If a table is damaged.
    """
    timeline = expected_timeline(plan, market)
    starts = {seat_id: seat.expected.first_day for seat_id, seat in timeline.seats.items()}
    return _with_starts(levered_plan(plan, market), starts)


def risk_model(plan: Plan, market: Snapshot) -> RiskModel:
    """Return a plan as it is drawn.

    Seats with a problem that blocks them, or that cannot be priced, are left out.

    Args:
        plan: The plan.
        market: The market, with the plan's overrides in it.

    Raises:
        UnknownCurrencyError: If a lever's cost cannot be converted.
        MarketDataError: If a table is damaged.
    """
    timeline = expected_timeline(plan, market).seats
    starts = {seat_id: seat.expected.first_day for seat_id, seat in timeline.items()}
    at_rest = _with_starts(levered_plan(plan, market), starts)
    costs = _priced(plan, at_rest, market)
    hirings = {each: seat.hiring for each, seat in timeline.items() if each in costs}
    parts = _Parts(
        at_rest,
        market,
        costs,
        {
            seat.id: seat_months(seat, costs[seat.id], at_rest, market)
            for seat in at_rest.seats
            if seat.id in costs
        },
        hirings,
        _refills(at_rest, market, costs, hirings),
        ramp_up_days(plan, market, tuple(hirings.values())),
    )
    currencies = parts.currencies
    levers = lever_costs(_with_starts(plan, starts), market)
    coefficients = coefficients_of(plan, market)
    return RiskModel(
        horizon=(plan.horizon_start, plan.horizon_months),
        seats=tuple(parts.seat(seat, currencies) for seat in parts.seats),
        rates=currency_model(currencies[1:], plan.reporting_currency, market.country_facts),
        slots=recruiter_slots(plan, market),
        ramp_up_sigma=coefficients.of(RAMP_UP_SPREAD),
        fixed_cost=np.array([float(each) for each in levers.by_month]),
    )


def _with_starts(plan: Plan, starts: Mapping[SeatId, date]) -> Plan:
    moved = (
        position if position.id not in starts else replace(position, start=starts[position.id])
        for position in plan.positions
    )
    kept = (each for each in moved if each.end is None or each.start <= each.end)
    return replace(plan, positions=tuple(kept))


def _priced(plan: Plan, at_rest: Plan, market: Snapshot) -> Mapping[SeatId, SeatCost]:
    """Return the yearly cost of the budgeted seats that can be priced."""
    problems = find_problems(plan, market, plan.seats)
    blocked = {each.seat_id for each in problems if each.severity is Severity.ERROR}
    found = {}
    for seat in at_rest.seats:
        if is_budgeted(seat) and seat.id not in blocked:
            with suppress(UnknownCurrencyError, InvalidOperation):
                found[seat.id] = price_seat(seat, at_rest, market)
    return found


def _refills(
    plan: Plan,
    market: Snapshot,
    costs: Mapping[SeatId, SeatCost],
    hirings: Mapping[SeatId, SeatHiring],
) -> Mapping[SeatId, Refill]:
    """Return how the seats are filled again that nobody is searched for now, if anybody leaves."""
    if not plan.assumptions.attrition_share:
        return {}
    searched = {seat_id for seat_id, hiring in hirings.items() if not hiring.has_offer}
    return refills(
        plan,
        market,
        (seat for seat in plan.seats if seat.id in costs and seat.id not in searched),
    )


@dataclass(frozen=True)
class _Parts:
    """What the seats of a plan are made of; the plan is the one at rest."""

    plan: Plan
    market: Snapshot
    costs: Mapping[SeatId, SeatCost]
    months: Mapping[SeatId, SeatMonths]
    hirings: Mapping[SeatId, SeatHiring]
    refills: Mapping[SeatId, Refill]
    ramp_days: Mapping[SeatId, int]

    @property
    def seats(self) -> tuple[Seat, ...]:
        """The seats that count: those that begin for sure first, then those to fill."""
        found = (seat for seat in self.plan.seats if seat.id in self.months)
        return tuple(sorted(found, key=lambda seat: seat.id in self.hirings))

    @property
    def currencies(self) -> tuple[CurrencyCode, ...]:
        """What is paid in: the reporting currency first, then the others as seats name them."""
        paid = (self.costs[seat.id].currency for seat in self.seats)
        return tuple(dict.fromkeys((self.plan.reporting_currency, *paid)))

    def seat(self, seat: Seat, currencies: Sequence[CurrencyCode]) -> DrawnSeat:
        """Return a seat as it is drawn."""
        hiring, refill = self.hirings.get(seat.id), self.refills.get(seat.id)
        first = self.plan.horizon_start
        months = self.plan.horizon_months
        ends = months if seat.end is None else first.months_until(Month.containing(seat.end))
        return DrawnSeat(
            seat_id=seat.id,
            currency=currencies.index(self.costs[seat.id].currency),
            begins=(seat.start - first.first_day).days,
            ends=min(max(ends, 0), months),
            last_share=self._last_share(seat),
            hiring=hiring,
            refill=hiring if refill is None else refill.hiring,
            costs=self._costs_by_start(seat, refill),
            at_rest=np.array([float(each) for each in self.months[seat.id].reporting_total]),
            pay=self._pay(seat),
            yearly_attrition=self._attrition(hiring),
            ramp_days=self._ramp_days(seat, refill),
        )

    def _ramp_days(self, seat: Seat, refill: Refill | None) -> int:
        found = self.ramp_days.get(seat.id)
        if found is None:
            return 0 if refill is None else refill.ramp_days
        return found

    def _attrition(self, hiring: SeatHiring | None) -> float:
        factor = 1.0 if hiring is None else hiring.attrition_factor
        return min(float(self.plan.assumptions.attrition_share) * factor, 1.0)

    def _costs_by_start(self, seat: Seat, refill: Refill | None) -> StartCosts | None:
        """Lay out what a seat costs by start; a member's as that of who comes after them."""
        if seat.id in self.hirings:
            return start_costs(seat, self.costs[seat.id], self.plan, self.market)
        if refill is None:
            return None
        position = refill.position
        cost = price_seat(position, self.plan, self.market)
        return start_costs(position, cost, self.plan, self.market)

    def _last_share(self, seat: Seat) -> float:
        """Return the share of its last month's working days until a seat's end."""
        if seat.end is None:
            return 1.0
        month = Month.containing(seat.end)
        calendar = calendar_for(self.plan, self.market.places[seat.place_id])
        whole = calendar.working_days(month.first_day, month.last_day)
        return calendar.working_days(month.first_day, seat.end) / whole if whole else 0.0

    def _pay(self, seat: Seat) -> PaySpread | None:
        """Return how the pay of a position without an offer is drawn; None without a band."""
        if not isinstance(seat, Position) or seat.status is not PositionStatus.OPEN:
            return None
        place, cost = self.market.places[seat.place_id], self.costs[seat.id]
        band = self.market.pay_bands.at(seat.role, seat.level, place)
        if band is None or not band.p50 or not cost.annual:
            return None
        raised = cost_on_other_pay(
            cost, cost.base_pay * _TRIED_RISE, self.plan.reporting_currency, self.market
        )
        rise = (raised.annual / cost.annual - 1) / (_TRIED_RISE - 1)
        low, high = float(band.p25 / band.p50), float(band.p75 / band.p50)
        return PaySpread(min(low, 1.0), max(high, 1.0), float(rise))
