"""What comes of drawing a plan's chances many times."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from planner.quantities.identifiers import CurrencyCode, SeatId
from planner.quantities.month import Month


@dataclass(frozen=True, slots=True)
class Range:
    """The tenth, fiftieth and ninetieth percentile of one drawn figure."""

    p10: float
    p50: float
    p90: float


class RiskKind(StrEnum):
    """What is drawn, and so can drive the spread."""

    TIME_TO_FILL = "time-to-fill"
    DECLINES = "declines"
    ATTRITION = "attrition"
    EXCHANGE_RATES = "exchange-rates"
    PAY = "pay"
    """Where in the band between P25 and P75 the offers of open seats end."""
    RAMP_UP = "ramp-up"


@dataclass(frozen=True, slots=True)
class Swing:
    """One bar of the tornado: the horizon's cost with one risk alone.

    Attributes:
        kind: The risk.
        low: Cost over the horizon with the others at rest, at this one's tenth percentile.
        high: At its ninetieth.
    """

    kind: RiskKind
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatChances:
    """What the draws say of one open seat.

    Attributes:
        first_day: First day at P10, P50, P90; None where it is not filled within the simulated
            days in so many draws.
        by_target: Chance that the seat is filled by the start that the plan asks for.
        in_horizon: Chance that it is filled before the horizon ends.
        by_month: Chance that it is filled by the end of each month of the horizon.
    """

    first_day: tuple[date | None, date | None, date | None]
    by_target: float
    in_horizon: float
    by_month: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Simulation:
    """A plan's chances.

    Attributes:
        draws: How many times chance was played through.
        seed: What the random numbers began with: same plan, market, draws and seed, same result.
        months: The horizon.
        heads: By month, at its end; members and positions.
        productive_heads: By month, at its end, weighed with ramp-up.
        cost: By month, reporting currency, levers included.
        cost_by_year: By fiscal year (its last calendar year, as ``Plan`` names it), the months of
            the horizon that fall in it.
        horizon_cost: Over the whole horizon.
        chance_in_budget: By month; None where the plan has no budget for it.
        chance_in_budget_by_year: By fiscal year whose months in the horizon all have a budget.
        chance_in_horizon_budget: Over the whole horizon; None unless all its months have a budget.
        filled_on: Day by which all open seats are filled, at P10, P50, P90; None where that is
            not so within the simulated days.
        chance_filled: ``[k][month]``: the chance that at least k + 1 open seats are filled by the
            end of the month.
        seats: By open position.
        swings: The tornado, widest first.
        standard_error: Of the P50 of the horizon's cost, as a fraction of it, from batches.
        convergence: P50 of the horizon's cost after ever more draws: (draws, cost).
        rates_without_history: Currencies that stay at the plan's rate to the dollar, as no history
            tells how much they move.
    """

    draws: int
    seed: int
    months: tuple[Month, ...]
    heads: tuple[Range, ...]
    productive_heads: tuple[Range, ...]
    cost: tuple[Range, ...]
    cost_by_year: Mapping[int, Range]
    horizon_cost: Range
    chance_in_budget: tuple[float | None, ...]
    chance_in_budget_by_year: Mapping[int, float]
    chance_in_horizon_budget: float | None
    filled_on: tuple[date | None, date | None, date | None]
    chance_filled: tuple[tuple[float, ...], ...]
    seats: Mapping[SeatId, SeatChances]
    swings: tuple[Swing, ...]
    standard_error: float
    convergence: tuple[tuple[int, float], ...]
    rates_without_history: tuple[CurrencyCode, ...] = ()
