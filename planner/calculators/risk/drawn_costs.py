"""Cost by month, draw by draw, as what it differs by from the cost with all risks at rest.

Whoever leaves is paid to the end of a month: what the seat costs after it falls away, until the
next one begins. Of extra salaries that fall due later leavers get nothing, which leaves out at most
one part of a year quoted in more than twelve. Pay that is agreed above or below the plan's moves
the seat's cost in proportion (``PaySpread``), and a drawn exchange rate that of all seats paid in
the currency.
"""

from collections.abc import Sequence

import numpy as np

from planner.calculators.risk.cost_rows import CostRows, Figures
from planner.calculators.risk.drawn_seat import Entries, RiskModel
from planner.calculators.risk.leavers import Leavers
from planner.calculators.risk.matrix_product import product
from planner.calculators.risk.seat_draws import SeatDraws

_ONE = np.float32(1)


def drawn_cost(
    model: RiskModel, drawn: SeatDraws, factors: Figures | None, costs: CostRows
) -> Figures:
    """Return by draw and month what the cost differs by, in the reporting currency.

    Args:
        model: The plan.
        drawn: What is drawn of its seats.
        factors: Of exchange rates, by currency, draw and month; None where they are at rest.
        costs: The seats' costs by start.
    """
    total = np.zeros((drawn.draws, model.months), np.float32)
    for currency, at_rest in enumerate(model.rest_by_currency):
        seats = [at for at, seat in enumerate(model.seats) if seat.currency == currency]
        change = _change(model, seats, drawn, costs)
        if drawn.pay is not None and seats:
            change += product(drawn.pay[seats].T, model.at_rest[seats])
        if currency and factors is not None:
            factor = factors[currency - 1]
            change *= factor
            change += (factor - _ONE) * at_rest.astype(np.float32)
        total += change
    return total


def add_to_draws(total: Figures, draws: Entries, rows: Figures) -> None:
    """Add rows to those of some draws, each of them once."""
    found = total.take(draws, axis=0)
    found += rows
    total[draws] = found


def _change(model: RiskModel, seats: Sequence[int], drawn: SeatDraws, costs: CostRows) -> Figures:
    """Return what starts and leavers of seats of one currency make, and their pay on that."""
    change = np.zeros((drawn.draws, model.months), np.float32)
    rows = np.empty_like(change)
    for seat in seats:
        is_hired = model.is_hired(seat)
        if is_hired:
            costs.put_changes_of(seat, drawn.began[seat], rows)
        for leavers in drawn.leavers:
            at = leavers.of_seat.get(seat)
            if at is not None:
                left = _left(model, seat, leavers, at, costs)
                add_to_draws(rows if is_hired else change, leavers.draws[at], left)
        if is_hired:
            if drawn.pay is not None:
                rows *= (_ONE + drawn.pay[seat])[:, np.newaxis]
            change += rows
    return change


def _left(model: RiskModel, seat: int, leavers: Leavers, at: slice, costs: CostRows) -> Figures:
    """Return what leavers of a seat make: without them, with those who come instead."""
    was: Figures = model.after.take(leavers.left[at], axis=0)
    if leavers.are_first and not model.is_hired(seat):
        was *= model.at_rest[seat]
    else:
        was *= costs.of(seat, leavers.began[at])
    found = costs.of(seat, leavers.again[at])
    found -= was
    return found
