"""Heads weighed with ramp-up at the end of each month, draw by draw.

Who is there without having been hired in the plan can do all at once.
"""

import numpy as np

from planner.calculators.risk.cost_rows import Figures
from planner.calculators.risk.drawn_costs import add_by_draw, add_to_draws
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
    first, later = drawn.first_leavers, drawn.later_leavers
    if first is not None and later is not None:
        for seat, at in first.of_seat.items():
            there = None if model.is_hired(seat) else model.there[seat]
            left = _left(model, first, at, drawn, ramps, there)
            add_to_draws(total, first.draws[at], left)
        every = slice(0, len(later.seats))
        add_by_draw(total, later.draws, _left(model, later, every, drawn, ramps, None))
    return total


def _left(
    model: RiskModel,
    leavers: Leavers,
    at: slice,
    drawn: SeatDraws,
    ramps: RampRows,
    there: Figures | None,
) -> Figures:
    """Return what leavers make: without them, with those who come instead.

    ``there`` is by month what they were, where that is no ramp-up.
    """
    seats, draws = leavers.seats[at], leavers.draws[at]
    paces = ramps.at(None if drawn.ramping is None else drawn.ramping[seats, draws], seats)
    is_gone: Figures = model.after.take(leavers.left[at] - 1, axis=0)
    if there is None:
        is_gone *= ramps.shares.take(paces + leavers.began[at], axis=0)
    else:
        is_gone *= there
    found: Figures = ramps.shares.take(paces + leavers.again[at], axis=0)
    found -= is_gone
    found *= model.open_months.take(seats, axis=0)
    return found
