"""Everything the screens, the command line and the workbook show of a plan, in one value."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from planner.calculators.loaded_cost import SeatCost
from planner.calculators.monthly_budget import MonthlyBudget
from planner.calculators.overlap import SeatOverlap
from planner.calculators.start_list import StartEntry
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan
from planner.plan.validation import Problem
from planner.quantities.identifiers import SeatId


@dataclass(frozen=True, slots=True)
class Headline:
    """The plan in a few figures.

    ``run_rate_budget`` is twelve times the budget of the horizon's last month, None without one.
    Overlap figures are over seats outside their anchor place; None when there is no such seat.
    ``last_start`` is the latest start among budgeted positions.
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
    """

    plan: Plan
    market: Snapshot
    seat_costs: Mapping[SeatId, SeatCost]
    overlaps: Mapping[SeatId, SeatOverlap]
    starts: tuple[StartEntry, ...]
    budget: MonthlyBudget
    headline: Headline
    problems: tuple[Problem, ...]
