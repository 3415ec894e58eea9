"""What a plan and its scenarios are compared by."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from planner.plan.change import Change
from planner.quantities.identifiers import ScenarioId


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedFigures:
    """One plan's figures; None where there is nothing to measure.

    Attributes:
        run_rate: Reporting currency a year: of everybody employed on the horizon's last day, as
            ``MonthlyBudget`` has it, and twelve times what levers cost in the last month.
        cost: Over the horizon, reporting currency, levers included.
        cost_by_year: The same by fiscal year.
        heads: At the end of the horizon.
        productive_heads: At the end of the horizon, weighed with ramp-up, to a hundredth.
        open_seats: Positions that are neither on hold nor closed, with an offer or without.
        median_overlap_minutes: Over the horizon's workdays, with the plan's anchor.
        flexible_overlap_minutes: The same if everybody uses their flex, which the lever of flexible
            hours widens.
        lowest_overlap_minutes: The least of them.
        coverage_share: Of the 168 hours of a week, with somebody at work.
        filled_by_p50: Day by which all seats are filled with a chance of one half.
        filled_by_p90: The same with a chance of nine in ten.
        median_days_to_fill: Median over the open seats.
        meeting_burden_spread: How unevenly a weekly hour of everybody, at its best time, falls: the
            most burdened place's burden less the least burdened one's, in weighted hours a week
            for each head; 0 is fair (``typical_week``).
        countries: Of members and budgeted positions.
        employer_of_record_seats: Of members and budgeted positions.
        chance_in_budget: To stay in the whole horizon's budget, from the simulation; None before
            it ran or without a budget.
        cost_p10: Of the horizon, from the simulation; None before it ran.
        cost_p50: The same.
        cost_p90: The same.
    """

    run_rate: Decimal
    cost: Decimal
    cost_by_year: Mapping[int, Decimal]
    heads: int
    productive_heads: Decimal
    open_seats: int
    median_overlap_minutes: int | None
    flexible_overlap_minutes: int | None
    lowest_overlap_minutes: int | None
    coverage_share: float | None
    filled_by_p50: date | None
    filled_by_p90: date | None
    median_days_to_fill: float | None
    meeting_burden_spread: Decimal | None
    countries: int
    employer_of_record_seats: int
    chance_in_budget: float | None = None
    cost_p10: float | None = None
    cost_p50: float | None = None
    cost_p90: float | None = None


@dataclass(frozen=True, slots=True)
class WaterfallStep:
    """What one change adds to the cost over the horizon.

    Attributes:
        changes: The changes of one seat, lever or assumption, which belong together.
        amount: Reporting currency; below 0 saves.
    """

    changes: tuple[Change, ...]
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Waterfall:
    """How the cost of the base becomes that of a scenario: start + all amounts = end, exactly.

    The steps stand in the order in which they were applied (``waterfall``); changes without an
    effect on cost are steps of 0. All in the scenario's reporting currency.
    """

    start: Decimal
    steps: tuple[WaterfallStep, ...]
    end: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioColumn:
    """One scenario of the comparison.

    Attributes:
        scenario_id: None for the base.
        name: Its name; empty for the base.
        figures: Its figures.
        waterfall: From the base; without steps for the base itself.
    """

    scenario_id: ScenarioId | None
    name: str
    figures: ComparedFigures
    waterfall: Waterfall
