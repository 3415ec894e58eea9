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


def add_by_draw(total: Figures, draws: Entries, rows: Figures) -> None:
    """Add rows to those of some draws, which may come more than once."""
    months = total.shape[1]
    cells = (draws * months)[:, np.newaxis] + np.arange(months)
    total += np.bincount(cells.ravel(), rows.ravel(), total.size).reshape(total.shape)


def _change(model: RiskModel, seats: Sequence[int], drawn: SeatDraws, costs: CostRows) -> Figures:
    """Return what starts and leavers of seats of one currency make, and their pay on that."""
    change = np.zeros((drawn.draws, model.months), np.float32)
    rows = np.empty_like(change)
    first = drawn.first_leavers
    for seat in seats:
        at = None if first is None else first.of_seat.get(seat)
        if not model.is_hired(seat):
            if first is not None and at is not None:
                add_to_draws(change, first.draws[at], _left(model, seat, first, at, costs))
            continue
        costs.put_changes_of(seat, drawn.began[seat], rows)
        if first is not None and at is not None:
            add_to_draws(rows, first.draws[at], _left(model, seat, first, at, costs))
        if drawn.pay is not None:
            rows *= (_ONE + drawn.pay[seat])[:, np.newaxis]
        change += rows
    _add_later(change, model, seats, drawn, costs)
    return change


def _left(model: RiskModel, seat: int, leavers: Leavers, at: slice, costs: CostRows) -> Figures:
    """Return what the first leavers of a seat make: without them, with those who come instead."""
    was: Figures = model.after.take(leavers.left[at], axis=0)
    was *= costs.of(seat, leavers.began[at]) if model.is_hired(seat) else model.at_rest[seat]
    found = costs.of(seat, leavers.again[at])
    found -= was
    return found


def _add_later(
    change: Figures, model: RiskModel, seats: Sequence[int], drawn: SeatDraws, costs: CostRows
) -> None:
    """Add what those make who came after others and leave as well."""
    later = drawn.later_leavers
    if later is None:
        return
    at = np.flatnonzero(np.isin(later.seats, seats))
    of, draws = later.seats[at], later.draws[at]
    at_rest = costs.at_rest.take(of, axis=0)
    was = costs.changes.take(costs.rows(of, later.began[at]), axis=0)
    was += at_rest
    was *= model.after.take(later.left[at], axis=0)
    found = costs.changes.take(costs.rows(of, later.again[at]), axis=0)
    found += at_rest
    found -= was
    if drawn.pay is not None:
        found *= (_ONE + drawn.pay[of, draws])[:, np.newaxis]
    add_by_draw(change, draws, found)
