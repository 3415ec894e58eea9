"""Checks of what a plan says of hiring: levers, recruiters, coefficients, past hires, pools."""

from collections.abc import Iterator
from decimal import Decimal

from planner.market.lever import EffectKind, EffectRange, LeverKind
from planner.market.snapshot import Snapshot
from planner.market.talent_pool import role_pool
from planner.plan.levers import LeverSetting
from planner.plan.model import Plan, Position, PositionStatus
from planner.plan.past_hires import past_hire_fault
from planner.plan.plan_checks import MAX_HORIZON_MONTHS, MIN_HORIZON_MONTHS, found
from planner.plan.problem import Problem, ProblemKind

_LEAST_PEOPLE = 1


def check_hiring(plan: Plan, market: Snapshot) -> Iterator[Problem]:
    """Find problems of hiring that belong to no single seat."""
    for kind, setting in plan.levers.items():
        yield from _check_lever(plan, market, kind, setting)
    yield from _check_recruiters(plan)
    for name, value in plan.hiring.coefficients.items():
        if value < 0:
            yield found(
                ProblemKind.NEGATIVE_COEFFICIENT,
                None,
                field_name="hiring",
                coefficient=name,
                number=value,
            )
    yield from _check_past_hires(plan)


def check_requisition(position: Position) -> Iterator[Problem]:
    """Find a position that starts before its requisition is opened."""
    opened = position.opened
    if opened is not None and opened > position.start:
        yield found(
            ProblemKind.OPENED_AFTER_START,
            position.id,
            field_name="opened",
            opened=opened,
            start=position.start,
        )


def check_pools(plan: Plan, market: Snapshot) -> Iterator[Problem]:
    """Find open positions for which nobody is known to have the skills in their country.

    Apart from ``find_problems``, as it reads the talent pools, which no start waits for.

    Raises:
        MarketDataError: If the talent pools are damaged.
    """
    pools = market.talent_pools
    association = float(plan.assumptions.skill_association)
    for position in plan.positions:
        place = market.places.get(position.place_id)
        if place is None or position.status is not PositionStatus.OPEN:
            continue
        own = position.skill_weights
        weights = pools.role_skills.get(position.role)
        if own is not None:
            weights = {skill: float(weight) for skill, weight in own}
        pool = None if weights is None else role_pool(pools, place.country, weights, association)
        if pool is None or pool.people.expected < _LEAST_PEOPLE:
            yield found(
                ProblemKind.NO_POOL, position.id, field_name="place_id", country=place.country
            )


def _check_lever(
    plan: Plan, market: Snapshot, kind: LeverKind, setting: LeverSetting
) -> Iterator[Problem]:
    lever = kind.value
    yield from _check_strength(market, kind, setting)
    for effect, figures in setting.effects.items():
        fault = _effect_fault(effect, figures)
        if fault is not None:
            yield found(fault, None, field_name="levers", lever=lever, effect=effect.value)
    for cost in (setting.monthly_cost, setting.once_cost):
        if cost is not None and cost < 0:
            yield found(
                ProblemKind.NEGATIVE_LEVER_COST,
                None,
                field_name="levers",
                lever=lever,
                amount=cost,
                currency=plan.reporting_currency,
            )
    yield from _check_begin(plan, lever, setting)


def _check_begin(plan: Plan, lever: str, setting: LeverSetting) -> Iterator[Problem]:
    if not setting.is_on or setting.starts is None:
        return
    if not MIN_HORIZON_MONTHS <= plan.horizon_months <= MAX_HORIZON_MONTHS:
        return
    last = plan.months[-1]
    if setting.starts > last:
        yield found(
            ProblemKind.LEVER_STARTS_AFTER_HORIZON,
            None,
            field_name="levers",
            lever=lever,
            month=setting.starts.first_day,
            horizon_end=last.last_day,
        )


def _check_strength(market: Snapshot, kind: LeverKind, setting: LeverSetting) -> Iterator[Problem]:
    if setting.strength is None or kind not in market.levers:
        return
    published = market.levers[kind].strength
    if published is None or published.low <= setting.strength <= published.high:
        return
    yield found(
        ProblemKind.LEVER_STRENGTH_OUT_OF_RANGE,
        None,
        field_name="levers",
        lever=kind.value,
        strength=setting.strength,
        lowest=published.low,
        highest=published.high,
        unit=published.unit,
    )


def _effect_fault(effect: EffectKind, figures: EffectRange) -> ProblemKind | None:
    low, likely, high = figures
    if low < 0 or (effect.is_factor and low == 0):
        return ProblemKind.LEVER_EFFECT_NOT_POSITIVE
    return None if low <= likely <= high else ProblemKind.LEVER_EFFECT_OUT_OF_ORDER


def _check_recruiters(plan: Plan) -> Iterator[Problem]:
    if plan.hiring.recruiters != 0:
        return
    lever = plan.levers.get(LeverKind.RECRUITERS)
    if lever is not None and lever.is_on and lever.strength != Decimal(0):
        return
    count = sum(position.status is PositionStatus.OPEN for position in plan.positions)
    if count:
        yield found(ProblemKind.NO_RECRUITERS, None, field_name="hiring", count=count)


def _check_past_hires(plan: Plan) -> Iterator[Problem]:
    impossible = [hire for hire in plan.past_hires if past_hire_fault(hire) is not None]
    if impossible:
        yield found(
            ProblemKind.IMPOSSIBLE_PAST_HIRES,
            None,
            field_name="past_hires",
            count=len(impossible),
            opened=impossible[0].opened,
            accepted=impossible[0].accepted,
        )
