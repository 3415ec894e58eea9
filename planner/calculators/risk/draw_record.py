"""What is remembered of all draws: figures in full, dates as how often they were drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from planner.calculators.risk.cost_rows import Figures
from planner.calculators.risk.drawn_batch import Drawn
from planner.calculators.risk.drawn_seat import RiskModel
from planner.calculators.risk.first_days import Dates
from planner.calculators.risk.simulated import RiskKind

_DAYS_AFTER = 5 * 365
"""How long after the horizon first days are told apart."""

Counts = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class SimulatedDays:
    """The days that first days are told apart in, counted from the first of the horizon.

    Attributes:
        first: The first one.
        count: How many there are; one more stands for later, or never.
    """

    first: int
    count: int

    @classmethod
    def of(cls, model: RiskModel) -> "SimulatedDays":
        """Return the days in which seats of a plan may begin."""
        begin = model.horizon[0].first_day
        opened = [(each.hiring.opened - begin).days for each in model.hired if each.hiring]
        first = min([0, *opened, *(each.begins for each in model.hired)])
        return cls(first, model.days + _DAYS_AFTER - first)

    def counted(self, days: Dates) -> Counts:
        """Count by row how often each day is in it."""
        found = np.empty((len(days), self.count + 1), np.int32)
        told_apart = np.clip(days - self.first, 0, self.count)
        for row, counts in zip(told_apart, found, strict=True):
            counts[:] = np.bincount(row, minlength=self.count + 1)
        return found


@dataclass(frozen=True, slots=True, eq=False)
class DrawRecord:
    """All draws of a plan, or a part of them.

    Attributes:
        cost: By month and draw, reporting currency, less the cost at rest.
        whole_cost: Over all months by draw, likewise; mirrored draws beside each other.
        heads: By month and draw.
        productive: By month and draw.
        alone: By risk and draw of the first batch, what it alone adds to the horizon's cost.
        filled: By month, in how many draws how many of the seats to fill were filled by its end.
        first_days: By seat to fill, in how many draws it begins on each simulated day.
        all_filled: In how many draws the last seat to fill begins on each simulated day.
    """

    cost: Figures
    whole_cost: Figures
    heads: Counts
    productive: Figures
    alone: Mapping[RiskKind, Figures]
    filled: Counts
    first_days: Counts
    all_filled: Counts

    @property
    def draws(self) -> int:
        """How many there are."""
        return len(self.whole_cost)

    @classmethod
    def of(cls, drawn: Drawn, days: SimulatedDays) -> "DrawRecord":
        """Record one batch."""
        seats = len(drawn.first_days)
        last = drawn.first_days.max(axis=0, keepdims=True, initial=days.first)
        filled = [np.bincount(month, minlength=seats + 1) for month in drawn.filled.T]
        return cls(
            cost=np.ascontiguousarray(drawn.cost.T),
            whole_cost=drawn.cost.sum(axis=1).reshape(2, -1).T.ravel(),
            heads=drawn.heads.T.astype(np.int32),
            productive=np.ascontiguousarray(drawn.productive.T),
            alone=drawn.alone,
            filled=np.array(filled, np.int32),
            first_days=days.counted(drawn.first_days),
            all_filled=days.counted(last)[0],
        )

    @classmethod
    def joined(cls, parts: Sequence["DrawRecord"]) -> "DrawRecord":
        """Join some; at least one is needed."""
        return cls(
            cost=np.concatenate([each.cost for each in parts], axis=1),
            whole_cost=np.concatenate([each.whole_cost for each in parts]),
            heads=np.concatenate([each.heads for each in parts], axis=1),
            productive=np.concatenate([each.productive for each in parts], axis=1),
            alone=parts[0].alone,
            filled=reduce(np.add, [each.filled for each in parts]),
            first_days=reduce(np.add, [each.first_days for each in parts]),
            all_filled=reduce(np.add, [each.all_filled for each in parts]),
        )
