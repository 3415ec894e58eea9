"""That flex, a seat's own or by the lever of flexible hours, widens what can be shared."""

from dataclasses import replace
from decimal import Decimal
from statistics import median

from planner.calculators.evaluation import evaluate
from planner.calculators.overlap import seat_overlaps
from planner.calculators.scenario_comparison.comparison import compare
from planner.calculators.scenario_comparison.flexible_overlap import flexible_overlap_minutes
from planner.market.lever import LeverKind
from planner.market.snapshot import Snapshot
from planner.plan.edits import change_lever
from planner.plan.model import Plan, Position, PositionStatus, Seat
from planner.plan.working_pattern import WorkingPattern
from tests.core.calculators.scenario_comparison.scenario_edits import with_scenario


def _minutes(plan: Plan, market: Snapshot) -> float:
    found = flexible_overlap_minutes(evaluate(plan, market))
    assert found is not None
    return found


def _flexible(plan: Plan, minutes: int = 60) -> Plan:
    return change_lever(
        plan, LeverKind.FLEXIBLE_HOURS, is_on=True, strength=Decimal(minutes), starts=None
    )


def _with_flex(plan: Plan, position: Position, minutes: int) -> Position:
    if position.status is not PositionStatus.OPEN:
        return position
    return replace(
        position, working_pattern=replace(plan.pattern_of(position), flex_minutes=minutes)
    )


def _positions_with_flex(plan: Plan, minutes: int) -> Plan:
    positions = tuple(_with_flex(plan, each, minutes) for each in plan.positions)
    return replace(plan, positions=positions)


def test_that_nobodys_flex_adds_nothing(sample: Plan, shipped_market: Snapshot) -> None:
    headline = evaluate(sample, shipped_market).headline
    assert _minutes(sample, shipped_market) == headline.median_overlap_minutes


def test_that_the_lever_does_what_flex_in_the_patterns_of_open_seats_does(
    sample: Plan, shipped_market: Snapshot
) -> None:
    by_lever = _minutes(_flexible(sample), shipped_market)
    assert by_lever == _minutes(_positions_with_flex(sample, 60), shipped_market)
    assert by_lever > _minutes(sample, shipped_market)


def test_that_the_lever_takes_no_flex_away(sample: Plan, shipped_market: Snapshot) -> None:
    flexible = _positions_with_flex(sample, 120)
    assert _minutes(_flexible(flexible), shipped_market) == _minutes(flexible, shipped_market)


def test_that_a_day_moved_by_all_of_the_flex_is_what_is_shared_at_best(
    sample: Plan, shipped_market: Snapshot
) -> None:
    def moved(seat: Seat, hours: int) -> WorkingPattern:
        pattern = sample.pattern_of(seat)
        return replace(
            pattern,
            start=pattern.start.replace(hour=pattern.start.hour + hours),
            end=pattern.end.replace(hour=pattern.end.hour + hours),
        )

    def shared(hours: int) -> dict[str, float]:
        positions = tuple(
            replace(each, working_pattern=moved(each, hours))
            if each.status is PositionStatus.OPEN
            else each
            for each in sample.positions
        )
        plan = replace(sample, positions=positions)
        found = seat_overlaps(plan, shipped_market)
        away = (seat for seat in plan.seats if seat.place_id != plan.anchor_of(seat.team_id))
        return {seat.id: found[seat.id].median_minutes for seat in away}

    best = [max(each) for each in zip(*(shared(n).values() for n in (-1, 0, 1)), strict=True)]
    assert _minutes(_flexible(sample), shipped_market) == median(best)


def test_that_scenarios_are_compared_by_it(sample: Plan, shipped_market: Snapshot) -> None:
    base, found = compare(with_scenario(sample, "Flexible", _flexible), shipped_market)
    before, after = base.figures, found.figures
    assert before.flexible_overlap_minutes == before.median_overlap_minutes
    assert after.median_overlap_minutes == before.median_overlap_minutes
    assert after.flexible_overlap_minutes == round(_minutes(_flexible(sample), shipped_market))
