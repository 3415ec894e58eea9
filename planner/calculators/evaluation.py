"""Everything the screens, the command line and the workbook show of a plan, in one value."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from statistics import median
from typing import TypeVar

from planner.calculators.loaded_cost import SeatCost, price_seat
from planner.calculators.monthly_budget import (
    MonthlyBudget,
    is_budgeted,
    monthly_budget,
)
from planner.calculators.overlap import SeatOverlap, seat_overlaps
from planner.calculators.start_list import StartEntry, start_list
from planner.calculators.unchanged_seats import UnchangedSeats, unchanged_seats
from planner.market.exchange_rates import UnknownCurrencyError
from planner.market.overridden import with_overrides
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan, Seat
from planner.plan.validation import Problem, ProblemKind, Severity, find_problems
from planner.quantities.identifiers import SeatId

_Result = TypeVar("_Result")

_WITHOUT_HORIZON = frozenset({ProblemKind.HORIZON_OUT_OF_RANGE})
_WITHOUT_MONEY = frozenset(
    {ProblemKind.UNKNOWN_REPORTING_CURRENCY, ProblemKind.PLAN_RATE_NOT_POSITIVE}
)
_WITHOUT_OVERLAP = frozenset({ProblemKind.NO_WEEKDAYS, ProblemKind.WEEKDAYS_OUT_OF_RANGE})
"""Problems of the plan itself that leave no seat a horizon, a cost or an overlap."""


@dataclass(frozen=True, slots=True)
class Headline:
    """The plan in a few figures.

    ``planned_heads`` counts budgeted positions, ``existing_heads`` members not gone before the
    horizon. ``run_rate_budget`` is twelve times the budget of the horizon's last month, None
    without one. Overlap figures are over budgeted seats outside their anchor place; None when
    there is no such seat. ``last_start`` is the latest start among budgeted positions.
    """

    planned_heads: int
    existing_heads: int
    run_rate: Decimal
    run_rate_budget: Decimal | None
    median_overlap_minutes: float | None
    min_overlap_minutes: int | None
    last_start: date | None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All results for one plan against one market snapshot.

    ``seat_costs`` holds every seat whose place and currency are known, ``starts`` every budgeted
    position; a seat with a blocking problem is left out of the results and named in ``problems``.
    ``market`` is the one asked for with the plan's overrides in it.
    """

    plan: Plan
    market: Snapshot
    seat_costs: Mapping[SeatId, SeatCost]
    overlaps: Mapping[SeatId, SeatOverlap]
    starts: tuple[StartEntry, ...]
    budget: MonthlyBudget
    headline: Headline
    problems: tuple[Problem, ...]


def evaluate(plan: Plan, market: Snapshot, previous: Evaluation | None = None) -> Evaluation:
    """Work out every result of a plan; whatever is wrong with it becomes a problem, not an error.

    A seat's results depend on the seat, the market and the plan's assumptions, rates, horizon and
    teams. Where these are the same as in ``previous``, its results are taken over, so that one
    edit costs one seat's work and the sums.

    Args:
        plan: The plan.
        market: The market as published; the plan's overrides are put into it here.
        previous: Results of an earlier state of the plan, if there are any.
    """
    market = _with_own_figures(plan, market, previous)
    unchanged = UnchangedSeats()
    if previous is not None:
        unchanged = unchanged_seats(plan, market, previous.plan, previous.market)
    changed = _with_seats(plan, lambda seat: seat.id not in unchanged.whole)
    results = _seat_results(plan, market, changed, _known_costs(unchanged, previous))
    if previous is not None and unchanged.whole:
        results = _taken_over(plan, unchanged.whole, previous, results)
    budget = _budget(plan, market, results, unchanged, previous)
    return Evaluation(
        plan=plan,
        market=market,
        seat_costs=results.costs,
        overlaps=results.overlaps,
        starts=tuple(results.starts.values()),
        budget=budget,
        headline=_headline(plan, budget, results.overlaps),
        problems=tuple(results.problems),
    )


def _with_own_figures(plan: Plan, market: Snapshot, previous: Evaluation | None) -> Snapshot:
    """Return the market with the plan's overrides, that of ``previous`` where it is the same."""
    if previous is not None:
        before = previous.market
        if (before.published or before) is market and previous.plan.overrides == plan.overrides:
            return before
    return with_overrides(market, plan.overrides)


@dataclass(frozen=True, slots=True)
class _SeatResults:
    """What is worked out seat by seat, with the problems of the plan and the seats."""

    costs: Mapping[SeatId, SeatCost]
    overlaps: Mapping[SeatId, SeatOverlap]
    starts: Mapping[SeatId, StartEntry]
    problems: Sequence[Problem]


def _seat_results(
    plan: Plan, market: Snapshot, changed: Plan, known: Mapping[SeatId, SeatCost]
) -> _SeatResults:
    """Work out the seats of ``changed``, which is the plan without those that are not."""
    problems = list(find_problems(plan, market, changed.seats))
    blocked = {p.seat_id for p in problems if p.severity is Severity.ERROR}
    of_plan = {p.kind for p in problems if p.seat_id is None}
    sound = _with_seats(changed, lambda seat: seat.id not in blocked)
    costs: Mapping[SeatId, SeatCost] = {}
    if not of_plan & (_WITHOUT_MONEY | _WITHOUT_HORIZON):
        costs = _seat_costs(sound, market, problems, known)
    overlaps: Mapping[SeatId, SeatOverlap] = {}
    if not of_plan & (_WITHOUT_OVERLAP | _WITHOUT_HORIZON):
        overlaps = seat_overlaps(sound, market)
    starts = {entry.seat_id: entry for entry in start_list(sound, market)}
    return _SeatResults(costs, overlaps, starts, problems)


def _known_costs(
    unchanged: UnchangedSeats, previous: Evaluation | None
) -> Mapping[SeatId, SeatCost]:
    """Return the costs from before that still hold, of seats that were changed otherwise."""
    if previous is None or not unchanged.costs:
        return {}
    costs = previous.seat_costs
    return {seat_id: costs[seat_id] for seat_id in unchanged.costs if seat_id in costs}


def _budget(
    plan: Plan,
    market: Snapshot,
    results: _SeatResults,
    unchanged: UnchangedSeats,
    previous: Evaluation | None,
) -> MonthlyBudget:
    if any(problem.kind in _WITHOUT_HORIZON for problem in results.problems):
        return MonthlyBudget(plan.reporting_currency, (), (), (), (), (), Decimal(0))
    if previous is None or not (unchanged.whole or unchanged.costs):
        return monthly_budget(plan, market, costs=results.costs)
    still_hold = unchanged.whole | unchanged.months
    known = {each.seat_id: each for each in previous.budget.seats if each.seat_id in still_hold}
    return monthly_budget(plan, market, costs=results.costs, known=known, before=previous.budget)


def _taken_over(
    plan: Plan, kept: Collection[SeatId], previous: Evaluation, changed: _SeatResults
) -> _SeatResults:
    """Join the results of kept seats from before with those of the others, in plan order."""
    order: dict[SeatId | None, int] = {seat.id: at for at, seat in enumerate(plan.seats)}
    problems = [problem for problem in previous.problems if problem.seat_id in kept]
    problems.extend(changed.problems)
    return _SeatResults(
        _merged(plan, kept, previous.seat_costs, changed.costs),
        _merged(plan, kept, previous.overlaps, changed.overlaps),
        _merged(plan, kept, {e.seat_id: e for e in previous.starts}, changed.starts),
        # The plan's own problems first, then seat by seat.
        sorted(problems, key=lambda problem: order.get(problem.seat_id, -1)),
    )


def _with_seats(plan: Plan, keeps: Callable[[Seat], bool]) -> Plan:
    """Return the plan with only some of its seats."""
    return replace(
        plan,
        members=tuple(filter(keeps, plan.members)),
        positions=tuple(filter(keeps, plan.positions)),
    )


def _seat_costs(
    plan: Plan, market: Snapshot, problems: list[Problem], known: Mapping[SeatId, SeatCost]
) -> dict[SeatId, SeatCost]:
    """Price the seats; those that cannot be are left out and added to ``problems``."""
    costs = {}
    for seat in plan.seats:
        try:
            costs[seat.id] = known.get(seat.id) or price_seat(seat, plan, market)
        except UnknownCurrencyError as error:
            facts = {"currency": error.currency, "reporting_currency": plan.reporting_currency}
            kind = ProblemKind.NO_EXCHANGE_RATE
            # The rate of the equipment's price is a problem of the plan: said once, not by seat.
            if not any(p.kind is kind and facts.items() <= p.facts.items() for p in problems):
                problems.append(Problem(kind, kind.severity, seat.id, "engagement", facts))
        except InvalidOperation:  # more digits than money is counted in
            problems.append(_beyond_counting(seat, market))
    return costs


def _beyond_counting(seat: Seat, market: Snapshot) -> Problem:
    quoted = market.exchange_rates.latest.get(seat.base_pay.currency)
    return Problem(
        ProblemKind.PAY_LOOKS_TOO_HIGH,
        Severity.ERROR,
        seat.id,
        "base_pay",
        {
            "amount": seat.base_pay.amount,
            "currency": seat.base_pay.currency,
            "amount_usd": seat.base_pay.amount / (quoted.units_per_usd if quoted else 1),
        },
    )


def _merged(
    plan: Plan,
    kept: Collection[SeatId],
    before: Mapping[SeatId, _Result],
    now: Mapping[SeatId, _Result],
) -> dict[SeatId, _Result]:
    merged = {}
    for seat in plan.seats:
        found = (before if seat.id in kept else now).get(seat.id)
        if found is not None:
            merged[seat.id] = found
    return merged


def _headline(
    plan: Plan, budget: MonthlyBudget, overlaps: Mapping[SeatId, SeatOverlap]
) -> Headline:
    starts = [position.start for position in plan.positions if position.status.is_budgeted]
    last_budget = budget.budget[-1] if budget.budget else None
    anchors = {team.id: team.anchor_id or plan.anchor_id for team in plan.teams}
    away = [
        overlaps[seat.id]
        for seat in plan.seats
        if seat.id in overlaps
        and is_budgeted(seat)
        and seat.place_id != anchors.get(seat.team_id, plan.anchor_id)
    ]
    return Headline(
        planned_heads=len(starts),
        existing_heads=sum(
            member.end is None or member.end >= plan.horizon_start.first_day
            for member in plan.members
        ),
        run_rate=budget.run_rate,
        run_rate_budget=None if last_budget is None else 12 * last_budget,
        median_overlap_minutes=float(median(o.median_minutes for o in away)) if away else None,
        min_overlap_minutes=min(o.min_minutes for o in away) if away else None,
        last_start=max(starts, default=None),
    )
