"""Productivity at the end of each month, by first day of work and how fast somebody ramps up.

As ``RampUp``: it rises in a straight line from nothing on the first day to all of it when the days
of ramp-up are over. How many days that takes is drawn for each hire: lognormal around the plan's,
in eight equal parts of chance.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.calculators.risk.cost_rows import Figures
from planner.calculators.risk.drawn_seat import Entries, RiskModel
from planner.calculators.risk.random_bits import Bits, normal_quantiles

_PACES = 8
_SHIFT = 13
"""Of sixteen bits, the upper three find a pace."""


@dataclass(frozen=True, slots=True, eq=False)
class RampRows:
    """Productivity by month of who begins on each day, at each pace.

    Attributes:
        shares: By pace and entry, for each number of days of ramp-up, then as planned.
        starts: Where the rows of each seat begin.
        entries: How many rows a pace has.
    """

    shares: Figures
    starts: Entries
    entries: int

    def at(self, ramping: Bits | None, seats: Entries | int) -> Entries:
        """Return where the rows begin for seats whose pace random bits tell.

        Args:
            ramping: By seat or seat and draw; None for the pace that is planned.
            seats: Which; to be broadcast with the bits.
        """
        if ramping is None:
            return self.starts[seats] + _PACES * self.entries
        return (ramping >> _SHIFT) * np.intp(self.entries) + self.starts[seats]


def ramp_rows(model: RiskModel) -> RampRows:
    """Lay out the productivity of the hires of a model."""
    days = sorted({seat.ramp_days for seat in model.seats})
    paces = np.append(np.exp(model.ramp_up_sigma * normal_quantiles(_PACES)), 1.0)
    served = model.month_ends - np.arange(-1, model.days + 1)[:, np.newaxis]
    blocks = [_shares(served, each, paces) for each in days]
    block = len(paces) * len(served)
    return RampRows(
        shares=np.concatenate([np.zeros((0, model.months), np.float32), *blocks]),
        starts=np.array([days.index(seat.ramp_days) * block for seat in model.seats], np.intp),
        entries=len(served),
    )


def _shares(served: Entries, ramp_days: int, paces: NDArray[np.float64]) -> Figures:
    """Return the shares for days between first day and end of month, negative ones before it."""
    if not ramp_days:
        return np.tile((served >= 0).astype(np.float32), (len(paces), 1))
    days = (ramp_days * paces).astype(np.float32)[:, np.newaxis, np.newaxis]
    shares: Figures = np.clip(served.astype(np.float32) / days, 0.0, 1.0)
    return shares.reshape(-1, served.shape[1])
