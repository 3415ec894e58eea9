"""The figures by which one plan is compared with others."""

from dataclasses import replace
from decimal import Decimal

from planner.calculators.expected_heads import plan_headcount
from planner.calculators.hiring.seat_timeline import Timeline
from planner.calculators.hiring.timeline import expected_timeline
from planner.calculators.monthly_budget import is_budgeted
from planner.calculators.onboarding.ramp_up import ramp_ups
from planner.calculators.risk.simulated import Simulation
from planner.calculators.scenario_comparison.compared import ComparedFigures
from planner.calculators.scenario_comparison.costed_plan import CostedPlan
from planner.calculators.scenario_comparison.flexible_overlap import flexible_overlap_minutes
from planner.calculators.scenario_comparison.typical_week import (
    coverage_share,
    meeting_burden_spread,
)
from planner.plan.model import Engagement, Seat
from planner.quantities.money import round_half_up


def compared_figures(costed: CostedPlan) -> ComparedFigures:
    """Return a plan's figures, without those that a simulation adds."""
    evaluation = costed.evaluation
    plan, market, headline = costed.plan, evaluation.market, evaluation.headline
    counted = _counted(costed)
    timeline = _timeline(costed)
    return ComparedFigures(
        run_rate=costed.run_rate,
        cost=costed.total,
        cost_by_year=costed.by_year,
        heads=_heads(costed),
        productive_heads=_productive_heads(costed, timeline),
        open_seats=len(timeline.seats),
        median_overlap_minutes=_rounded(headline.median_overlap_minutes),
        flexible_overlap_minutes=_rounded(flexible_overlap_minutes(evaluation)),
        lowest_overlap_minutes=headline.min_overlap_minutes,
        coverage_share=coverage_share(plan, market),
        filled_by_p50=timeline.filled_by_p50,
        filled_by_p90=timeline.filled_by_p90,
        median_days_to_fill=timeline.median_days_to_fill,
        meeting_burden_spread=meeting_burden_spread(plan, market),
        countries=len({market.places[seat.place_id].country for seat in counted}),
        employer_of_record_seats=sum(
            seat.engagement is Engagement.EMPLOYER_OF_RECORD for seat in counted
        ),
    )


def with_chances(figures: ComparedFigures, simulation: Simulation | None) -> ComparedFigures:
    """Return a plan's figures with what chance does to them; as they are without a simulation."""
    if simulation is None:
        return figures
    return replace(
        figures,
        chance_in_budget=simulation.chance_in_horizon_budget,
        cost_p10=simulation.horizon_cost.p10,
        cost_p50=simulation.horizon_cost.p50,
        cost_p90=simulation.horizon_cost.p90,
    )


def _counted(costed: CostedPlan) -> list[Seat]:
    """Return members and budgeted positions that can be priced, as the levers make them."""
    costs = costed.levered.seat_costs
    return [seat for seat in costed.levered.plan.seats if is_budgeted(seat) and seat.id in costs]


def _timeline(costed: CostedPlan) -> Timeline:
    if not costed.by_month:
        return Timeline(seats={}, median_days_to_fill=None, filled_by_p50=None, filled_by_p90=None)
    return expected_timeline(costed.plan, costed.evaluation.market)


def _heads(costed: CostedPlan) -> int:
    if not costed.by_month:
        return 0
    return plan_headcount(costed.plan, costed.evaluation.seat_costs)[-1].closing


def _productive_heads(costed: CostedPlan, timeline: Timeline) -> Decimal:
    """Return the heads on the horizon's last day less what those who ramp up lack then.

    To a hundredth; who starts when the plan says so. Ramp-up rises in a straight line to the day on
    which the timeline has it over. Somebody who leaves on that day is no head any more, as in
    ``headcount``.
    """
    if not costed.by_month:
        return Decimal(0)
    plan, last_day = costed.plan, costed.plan.months[-1].last_day
    ramp_up_days = {
        seat_id: (seat.expected.productive - seat.expected.first_day).days
        for seat_id, seat in timeline.seats.items()
    }
    lacking = 0.0
    for ramp in ramp_ups(plan, costed.evaluation.market):
        position = ramp.hire.position
        is_there = position.start <= last_day and (position.end is None or position.end > last_day)
        if is_there and position.id in costed.evaluation.seat_costs:
            days = ramp_up_days.get(position.id, ramp.days)
            lacking += max(0.0, 1 - (last_day - ramp.hire.first_day).days / days) if days else 0.0
    return round_half_up(Decimal(_heads(costed) - lacking), 2)


def _rounded(minutes: float | None) -> int | None:
    return None if minutes is None else round(minutes)
