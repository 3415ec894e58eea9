"""Productivity at the end of each month, by first day of work and how fast somebody ramps up.

As ``RampUp``: it rises in a straight line from nothing on the first day to all of it when the days
of ramp-up are over. How many days that takes is drawn for each hire: lognormal around the plan's,
in eight equal parts of chance.
"""

from collections.abc import Sequence

import numpy as np

from planner.calculators.risk.drawn_seat import Entries, RiskModel
from planner.calculators.risk.random_bits import Bits, normal_quantiles
from planner.calculators.risk.seat_draws import SeatDraws
from planner.calculators.risk.seat_table import Figures

_PACES = 8
_SHIFT = 13
"""Of sixteen bits, the upper three find a pace."""


def drawn_productivity(
    model: RiskModel, drawn: Sequence[SeatDraws], bits: Bits | None, draws: int
) -> Figures:
    """Return the heads at the end of each month by draw, weighed with ramp-up.

    Args:
        model: The plan.
        drawn: What is drawn of its seats.
        bits: Random bits by seat and draw; None where ramp-ups take as long as planned.
        draws: How many draws there are.
    """
    total = np.zeros((draws, model.months), np.float32)
    for days in sorted({each.seat.ramp_days for each in drawn}):
        rows = _rows(model, days, is_drawn=bits is not None)
        for at, each in enumerate(drawn):
            if each.seat.ramp_days == days:
                paces = _paces(model, None if bits is None else bits[at], draws)
                _add(total, each, model, rows, paces)
    return total


def _add(total: Figures, drawn: SeatDraws, model: RiskModel, rows: Figures, paces: Entries) -> None:
    """Add who is there in one seat, up to the month in which it ends; who is there can do all."""
    seat, until = drawn.seat, drawn.seat.ends
    there = model.served[model.entry(seat.begins)] >= 0
    if seat.hiring is None:
        total[:, :until] += there[:until]
    else:
        total[:, :until] += rows.take(drawn.began + paces, axis=0)[:, :until]
    months = np.arange(model.months)
    for leavers in drawn.leavers:
        pace = paces[leavers.draws]
        is_first = seat.hiring is None and leavers is drawn.leavers[0]
        was = there if is_first else rows.take(leavers.began + pace, axis=0)
        is_gone = months >= leavers.left[:, np.newaxis]
        change = rows.take(leavers.again + pace, axis=0) - was * is_gone
        total[leavers.draws, :until] += change[:, :until]


def _paces(model: RiskModel, bits: Bits | None, draws: int) -> Entries:
    """Return where the rows of each draw's pace begin."""
    if bits is None:
        return np.zeros(draws, np.intp)
    return (bits >> _SHIFT).astype(np.intp) * (model.days + 2)


def _rows(model: RiskModel, ramp_days: int, *, is_drawn: bool) -> Figures:
    """Return the productivity by month, for each pace and each entry as the first day."""
    paces = np.exp(model.ramp_up_sigma * normal_quantiles(_PACES)) if is_drawn else np.ones(1)
    if not ramp_days:
        return np.tile((model.served >= 0).astype(np.float32), (len(paces), 1))
    days = (ramp_days * paces).astype(np.float32)[:, np.newaxis, np.newaxis]
    share: Figures = np.clip(model.served.astype(np.float32) / days, 0.0, 1.0)
    return share.reshape(-1, model.months)
