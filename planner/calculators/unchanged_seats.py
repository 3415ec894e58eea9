"""Which results of an earlier state of a plan still hold after an edit."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from planner.market.snapshot import Snapshot
from planner.plan.model import Engagement, Plan, Position, Seat, TeamMember
from planner.plan.onboarding_checks import has_template
from planner.quantities.identifiers import PlaceId, SeatId
from planner.quantities.money import Money

_CostInputs = tuple[type[Seat], PlaceId, Engagement, Money, Decimal | None]
_Days = tuple[date, date | None]


@dataclass(frozen=True, slots=True)
class UnchangedSeats:
    """The seats of which earlier results still hold.

    Attributes:
        whole: All of them, as the seat is the same.
        costs: The cost of a year, as nothing it follows from was changed; of other seats.
        months: The cost by month as well; some of ``costs``.
    """

    whole: set[SeatId] = field(default_factory=set)
    costs: set[SeatId] = field(default_factory=set)
    months: set[SeatId] = field(default_factory=set)


def unchanged_seats(
    plan: Plan, market: Snapshot, plan_before: Plan, market_before: Snapshot
) -> UnchangedSeats:
    """Return the seats of which the results of an earlier state of the plan still hold.

    Args:
        plan: The plan.
        market: The market with the plan's overrides in it.
        plan_before: The earlier state of the plan.
        market_before: The market that the results were worked out against.
    """
    found = UnchangedSeats()
    if _cost_inputs(market_before) != _cost_inputs(market):
        return found
    if _shared_inputs(plan_before) != _shared_inputs(plan):
        return found
    before = {seat.id: seat for seat in plan_before.seats}
    after = {seat.id: seat for seat in plan.seats}
    doubled: set[SeatId] = set()
    if len(before) < _seats_in(plan_before) or len(after) < _seats_in(plan):
        doubled = _doubled(plan_before) | _doubled(plan)
    for seat_id, seat in after.items():
        old = before.get(seat_id)
        if old is None or seat_id in doubled:
            continue
        if (
            _is_same(old, seat)
            and _are_helpers_same(seat, before, after)
            and _is_template_same(seat, plan_before, plan)
        ):
            found.whole.add(seat_id)
        elif _costs_follow_from(old) == _costs_follow_from(seat):
            found.costs.add(seat_id)
            if _months_follow_from(old) == _months_follow_from(seat):
                found.months.add(seat_id)
    return found


def _is_same(old: Seat, seat: Seat) -> bool:
    return old is seat or (type(old) is type(seat) and old == seat)


def _are_helpers_same(
    seat: Seat, before: Mapping[SeatId, Seat], after: Mapping[SeatId, Seat]
) -> bool:
    """Tell whether buddy and mentor are there, or not, as before: they are problems of the seat."""
    if not isinstance(seat, Position):
        return True
    return all(
        isinstance(before.get(helper_id), TeamMember)
        == isinstance(after.get(helper_id), TeamMember)
        for helper_id in (seat.buddy_id, seat.mentor_id)
        if helper_id is not None
    )


def _is_template_same(seat: Seat, plan_before: Plan, plan: Plan) -> bool:
    """Tell whether the template that a seat names is there, or not, as before, likewise."""
    if not isinstance(seat, Position) or seat.template_id is None:
        return True
    return has_template(plan_before, seat) == has_template(plan, seat)


def _costs_follow_from(seat: Seat) -> _CostInputs:
    """Return what of a seat ``price_seat`` looks at."""
    return type(seat), seat.place_id, seat.engagement, seat.base_pay, seat.benefits_share


def _months_follow_from(seat: Seat) -> _Days:
    """Return what of a seat ``seat_months`` looks at besides its cost."""
    return seat.start, seat.end


def _cost_inputs(market: Snapshot) -> tuple[int, ...]:
    """Return the identities of what costs, overlaps and dates are worked out from."""
    return tuple(
        id(part)
        for part in (
            market.places,
            market.countries,
            market.currencies,
            market.employer_cost,
            market.service_prices,
            market.exchange_rates,
        )
    )


def _shared_inputs(plan: Plan) -> tuple[object, ...]:
    """Return what every seat's results depend on."""
    return (
        plan.reporting_currency,
        plan.horizon_start,
        plan.horizon_months,
        plan.anchor_id,
        plan.working_pattern,
        plan.place_patterns,
        plan.company_days,
        plan.plan_rates,
        plan.assumptions,
        plan.teams,
    )


def _seats_in(plan: Plan) -> int:
    return len(plan.members) + len(plan.positions)


def _doubled(plan: Plan) -> set[SeatId]:
    counts = Counter(seat.id for seat in plan.seats)
    return {seat_id for seat_id, count in counts.items() if count > 1}
