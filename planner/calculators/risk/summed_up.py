"""The draws of a plan summed up: ranges, chances, the tornado, and how sure they are."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from planner.calculators.monthly_budget import fiscal_year_of
from planner.calculators.risk.draw_record import Counts, DrawRecord, SimulatedDays
from planner.calculators.risk.drawn_seat import RiskModel
from planner.calculators.risk.simulated import Range, RiskKind, SeatChances, Simulation, Swing
from planner.plan.model import Plan
from planner.quantities.identifiers import SeatId

_QUANTILES = (0.1, 0.5, 0.9)
_PARTS = 10
"""In how many parts of all draws the median is looked at too."""

Amounts = NDArray[np.float64]


def summed_up(plan: Plan, model: RiskModel, record: DrawRecord, seed: int) -> Simulation:
    """Sum up all draws.

    Args:
        plan: The plan, which says the budget and the fiscal years.
        model: The plan as it was drawn.
        record: All draws.
        seed: What the random numbers began with.
    """
    return _Summary(plan, model, record).simulation(seed)


def ranges(figures: NDArray[np.generic], added: Amounts) -> tuple[Range, ...]:
    """Return P10, P50 and P90 by row: the least figure that so many draws are not above.

    Args:
        figures: By row and draw.
        added: What is added to the figures of each row.
    """
    ordered = np.sort(figures, axis=1)
    at = [_rank(quantile, figures.shape[1]) for quantile in _QUANTILES]
    found = ordered[:, at].astype(np.float64) + added[:, np.newaxis]
    return tuple(Range(*map(float, row)) for row in found)


def _rank(quantile: float, count: int) -> int:
    return max(0, int(np.ceil(quantile * count - 1e-9)) - 1)


@dataclass(frozen=True)
class _Summary:
    plan: Plan
    model: RiskModel
    record: DrawRecord

    @cached_property
    def days(self) -> SimulatedDays:
        """The days that first days are told apart in."""
        return SimulatedDays.of(self.model)

    @cached_property
    def at_rest(self) -> Amounts:
        """The cost by month with all risks at rest."""
        found: Amounts = self.model.rest_by_currency.sum(axis=0) + self.model.fixed_cost
        return found

    def simulation(self, seed: int) -> Simulation:
        record, months = self.record, self.plan.months
        none = np.zeros(len(months))
        years = dict(self._years())
        return Simulation(
            draws=record.draws,
            seed=seed,
            months=months,
            heads=ranges(record.heads, none),
            productive_heads=ranges(record.productive, none),
            cost=ranges(record.cost, self.at_rest),
            cost_by_year={year: self._range_of(at) for year, at in years.items()},
            horizon_cost=ranges(record.whole_cost[np.newaxis], self.at_rest.sum(keepdims=True))[0],
            chance_in_budget=tuple(self._chance_in_budget([at]) for at in range(len(months))),
            chance_in_budget_by_year={
                year: chance
                for year, at in years.items()
                if (chance := self._chance_in_budget(at)) is not None
            },
            chance_in_horizon_budget=self._chance_in_budget(list(range(len(months)))),
            filled_on=self._all_filled(),
            chance_filled=self._chance_filled(),
            seats=dict(self._seats()),
            swings=self._swings(),
            standard_error=self._standard_error(),
            convergence=tuple(self._convergence()),
            rates_without_history=self.model.rates.without_history,
        )

    def _years(self) -> Iterator[tuple[int, list[int]]]:
        """Yield the fiscal years with their months of the horizon, as indices."""
        begins = self.plan.fiscal_year_start_month
        years = [fiscal_year_of(month, begins) for month in self.plan.months]
        for year in dict.fromkeys(years):
            yield year, [at for at, each in enumerate(years) if each == year]

    def _range_of(self, months: list[int]) -> Range:
        drawn = self.record.cost[months].sum(axis=0, keepdims=True)
        return ranges(drawn, self.at_rest[months].sum(keepdims=True))[0]

    def _chance_in_budget(self, months: list[int]) -> float | None:
        budgets = [self.plan.budget.get(self.plan.months[at]) for at in months]
        if any(each is None for each in budgets):
            return None
        budget = float(sum((each for each in budgets if each is not None), Decimal(0)))
        left = budget - float(self.at_rest[months].sum())
        # Half a cent is nobody's overspending: sums of floating-point numbers are off by less.
        return float(np.mean(self.record.cost[months].sum(axis=0) <= left + 0.005))

    def _chance_filled(self) -> tuple[tuple[float, ...], ...]:
        at_least = np.cumsum(self.record.filled[:, ::-1], axis=1)[:, ::-1]
        return tuple(
            tuple(map(float, at_least[:, k] / self.record.draws))
            for k in range(1, at_least.shape[1])
        )

    def _all_filled(self) -> tuple[date | None, date | None, date | None]:
        if not self.model.hired:
            return None, None, None
        return self._dates(np.cumsum(self.record.all_filled))

    def _seats(self) -> Iterator[tuple[SeatId, SeatChances]]:
        days, begin = self.days, self.plan.horizon_start.first_day
        so_far = np.cumsum(self.record.first_days, axis=1)
        by_month = so_far[:, self.model.month_ends - days.first] / self.record.draws
        for seat, by_day, months in zip(self.model.hired, so_far, by_month.tolist(), strict=True):
            target = begin if seat.hiring is None else seat.hiring.target
            at = min((target - begin).days - days.first, days.count - 1)
            yield (
                seat.seat_id,
                SeatChances(
                    first_day=self._dates(by_day),
                    by_target=float(by_day[at]) / self.record.draws if at >= 0 else 0.0,
                    in_horizon=months[-1],
                    by_month=tuple(months),
                ),
            )

    def _dates(self, so_far: Counts) -> tuple[date | None, date | None, date | None]:
        """Return the days by which so many draws have happened; None where they have not."""
        ranks = [1 + _rank(quantile, self.record.draws) for quantile in _QUANTILES]
        low, middle, high = so_far.searchsorted(ranks).tolist()
        return self._date(low), self._date(middle), self._date(high)

    def _date(self, at: int) -> date | None:
        """Return a simulated day; None where it stands for later, or never."""
        if at >= self.days.count:
            return None
        return self.plan.horizon_start.first_day + timedelta(days=self.days.first + at)

    def _swings(self) -> tuple[Swing, ...]:
        """Return the tornado; risks that move no cost are its narrowest bars."""
        at_rest = float(self.at_rest.sum())
        found = []
        for kind in RiskKind:
            alone = self.record.alone.get(kind)
            if alone is None:
                found.append(Swing(kind, at_rest, at_rest))
                continue
            spread = ranges(alone[np.newaxis], np.array([at_rest]))[0]
            found.append(Swing(kind, spread.p10, spread.p90))
        return tuple(sorted(found, key=lambda swing: swing.low - swing.high))

    def _standard_error(self) -> float:
        """Return the standard error of the median of the horizon's cost, as a fraction of it.

        The spread of the medians of tenths of the draws, divided by the root of their number.
        """
        parts = [part for part in np.array_split(self.record.whole_cost, _PARTS) if len(part)]
        middles = [self._median(part) for part in parts]
        middle = self._median(self.record.whole_cost)
        if len(parts) < 2 or not middle:
            return 0.0
        return float(np.std(middles, ddof=1) / np.sqrt(len(parts)) / abs(middle))

    def _convergence(self) -> Iterator[tuple[int, float]]:
        for part in range(1, _PARTS + 1):
            count = self.record.draws * part // _PARTS
            if count:
                yield count, self._median(self.record.whole_cost[:count])

    def _median(self, drawn: NDArray[np.float32]) -> float:
        return ranges(drawn[np.newaxis], self.at_rest.sum(keepdims=True))[0].p50
