"""Heads weighed with ramp-up at the end of each month, draw by draw.

Who is there without having been hired in the plan can do all at once.
"""

import numpy as np

from planner.calculators.risk.cost_rows import Figures
from planner.calculators.risk.drawn_costs import add_rows
from planner.calculators.risk.drawn_seat import RiskModel
from planner.calculators.risk.leavers import Leavers
from planner.calculators.risk.ramp_rows import RampRows
from planner.calculators.risk.seat_draws import SeatDraws


def drawn_productivity(model: RiskModel, drawn: SeatDraws, ramps: RampRows) -> Figures:
    """Return the heads at the end of each month by draw, weighed with ramp-up."""
    total = np.zeros((drawn.draws, model.months), np.float32)
    there = _there(model)
    total += there.sum(axis=0)
    rows = np.empty_like(total)
    for seat in range(len(model.seats))[model.hired_rows]:
        bits = None if drawn.ramping is None else drawn.ramping[seat]
        at = ramps.at(bits, seat) + drawn.began[seat]
        ramps.shares.take(at, axis=0, out=rows, mode="clip")
        rows[:, model.ends[seat] :] = 0.0
        total += rows
    everybody = list(range(len(model.seats)))
    for leavers in drawn.leavers:
        add_rows(total, leavers, _left(model, leavers, drawn, ramps, there), everybody)
    return total


def _there(model: RiskModel) -> Figures:
    """Return by seat and month who is there at rest without having been hired in the plan."""
    begins = model.month_of_entry.take(model.entries(model.begins))[:, np.newaxis]
    months = np.arange(model.months)
    is_there = (months >= begins) & (months < model.ends[:, np.newaxis])
    is_there[model.hired_rows] = False
    return is_there.astype(np.float32)


def _left(
    model: RiskModel, leavers: Leavers, drawn: SeatDraws, ramps: RampRows, there: Figures
) -> Figures:
    """Return what leavers make: without those who leave, with those who come instead."""
    seats = leavers.seats
    bits = None if drawn.ramping is None else drawn.ramping[seats, leavers.draws]
    at = ramps.at(bits, seats)
    was = ramps.shares.take(at + leavers.began, axis=0)
    if leavers.are_first:
        for seat, where in leavers.by_seat:
            if not model.is_hired(seat):
                was[where] = there[seat]
    is_gone = np.triu(np.ones((model.months, model.months), np.float32))
    found: Figures = ramps.shares.take(at + leavers.again, axis=0)
    found -= was * is_gone.take(leavers.left, axis=0)
    if (model.ends < model.months).any():
        found *= np.arange(model.months) < model.ends[seats][:, np.newaxis]
    return found
