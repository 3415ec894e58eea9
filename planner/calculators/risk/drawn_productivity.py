"""Heads weighed with ramp-up at the end of each month, draw by draw.

Who is there without having been hired in the plan can do all at once.
"""

from dataclasses import dataclass

import numpy as np

from planner.calculators.risk.cost_rows import Figures
from planner.calculators.risk.drawn_seat import Entries, RiskModel
from planner.calculators.risk.leavers import Leavers
from planner.calculators.risk.ramp_rows import RampRows
from planner.calculators.risk.seat_blocks import seat_blocks
from planner.calculators.risk.seat_draws import SeatDraws


def drawn_productivity(model: RiskModel, drawn: SeatDraws, ramps: RampRows) -> Figures:
    """Return the heads at the end of each month by draw, weighed with ramp-up."""
    total = np.zeros((drawn.draws, model.months), np.float32)
    total += model.there.sum(axis=0)
    hired = np.arange(len(model.seats))[model.hired_rows]
    for block, draws, rows in seat_blocks(hired, total.shape):
        bits = None if drawn.ramping is None else drawn.ramping[block, draws]
        at = ramps.at(bits, block[:, np.newaxis]) + drawn.began[block, draws]
        ramps.shares.take(at, axis=0, out=rows, mode="clip")
        ends = model.ends[block]
        for seat in np.flatnonzero(ends < model.months):
            rows[seat, :, ends[seat] :] = 0.0
        total[draws] += rows.sum(axis=0)
    if drawn.leavers is not None:
        drawn.leavers.by_draw.add(_Left(model, drawn, drawn.leavers, ramps).rows, total)
    return total


@dataclass(frozen=True, slots=True, eq=False)
class _Left:
    """What leavers make: without them, with those who come instead."""

    model: RiskModel
    drawn: SeatDraws
    leavers: Leavers
    ramps: RampRows

    def rows(self, at: Entries) -> Figures:
        """Return it for some of them, by month."""
        leavers, shares, ramping = self.leavers, self.ramps.shares, self.drawn.ramping
        seats = leavers.seats.take(at)
        cells = seats * self.drawn.draws + leavers.draws.take(at)
        paces = self.ramps.at(None if ramping is None else ramping.take(cells), seats)
        is_gone: Figures = shares.take(paces + leavers.began.take(at), axis=0)
        planned = np.flatnonzero(at < leavers.members)
        is_gone[planned] = self.model.there.take(seats.take(planned), axis=0)
        is_gone *= self.model.after.take(leavers.left.take(at) - 1, axis=0)
        found: Figures = shares.take(paces + leavers.again.take(at), axis=0)
        found -= is_gone
        if len(self.model.ending):
            found *= self.model.open_months.take(seats, axis=0)
        return found
