"""Heads weighed with ramp-up at the end of each month, draw by draw.

Who is there without having been hired in the plan can do all at once.
"""

import numpy as np

from planner.calculators.risk.cost_rows import Figures
from planner.calculators.risk.drawn_costs import add_to_draws
from planner.calculators.risk.drawn_seat import RiskModel
from planner.calculators.risk.leavers import Leavers
from planner.calculators.risk.ramp_rows import RampRows
from planner.calculators.risk.seat_draws import SeatDraws


def drawn_productivity(model: RiskModel, drawn: SeatDraws, ramps: RampRows) -> Figures:
    """Return the heads at the end of each month by draw, weighed with ramp-up."""
    total = np.zeros((drawn.draws, model.months), np.float32)
    total += model.there.sum(axis=0)
    rows = np.empty_like(total)
    for seat in range(len(model.seats))[model.hired_rows]:
        bits = None if drawn.ramping is None else drawn.ramping[seat]
        at = ramps.at(bits, seat) + drawn.began[seat]
        ramps.shares.take(at, axis=0, out=rows, mode="clip")
        rows[:, model.ends[seat] :] = 0.0
        total += rows
    for leavers in drawn.leavers:
        for seat, where in leavers.of_seat.items():
            left = _left(model, seat, leavers, where, drawn, ramps)
            add_to_draws(total, leavers.draws[where], left)
    return total


def _left(
    model: RiskModel, seat: int, leavers: Leavers, at: slice, drawn: SeatDraws, ramps: RampRows
) -> Figures:
    """Return what leavers of a seat make: without them, with those who come instead."""
    bits = None if drawn.ramping is None else drawn.ramping[seat, leavers.draws[at]]
    paces = ramps.at(bits, seat)
    is_gone: Figures = model.after.take(leavers.left[at] - 1, axis=0)
    if leavers.are_first and not model.is_hired(seat):
        is_gone *= model.there[seat]
    else:
        is_gone *= ramps.shares.take(paces + leavers.began[at], axis=0)
    found: Figures = ramps.shares.take(paces + leavers.again[at], axis=0)
    found -= is_gone
    found[:, model.ends[seat] :] = 0.0
    return found
