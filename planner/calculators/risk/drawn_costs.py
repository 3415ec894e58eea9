"""Cost by month, draw by draw, as what it differs by from the cost with all risks at rest.

Whoever leaves is paid to the end of a month: what the seat costs after it falls away, until the
next one begins. Pay that is agreed above or below the plan's moves the seat's cost in proportion
(``PaySpread``), and a drawn exchange rate that of all seats paid in the currency.
"""

import numpy as np

from planner.calculators.risk.cost_rows import CostRows, Figures
from planner.calculators.risk.drawn_seat import RiskModel
from planner.calculators.risk.leavers import Leavers
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
    left = [(leavers, _left(model, leavers, drawn, costs)) for leavers in drawn.leavers]
    by_currency = np.array([seat.currency for seat in model.seats], np.intp)
    for currency, at_rest in enumerate(model.rest_by_currency):
        seats = np.flatnonzero(by_currency == currency).tolist()
        change = np.zeros_like(total)
        _add_starts(change, [at for at in seats if model.is_hired(at)], drawn, costs)
        for leavers, rows in left:
            add_rows(change, leavers, rows, seats)
        if drawn.pay is not None and seats:
            change += drawn.pay[seats].T @ model.at_rest[seats]
        if currency and factors is not None:
            factor = factors[currency - 1]
            change *= factor
            change += (factor - _ONE) * at_rest.astype(np.float32)
        total += change
    return total


def add_rows(total: Figures, leavers: Leavers, rows: Figures, seats: list[int]) -> None:
    """Add what leavers of some seats change, by draw."""
    wanted = frozenset(seats)
    for seat, at in leavers.by_seat:
        if seat in wanted:
            draws = leavers.draws[at]
            found = total.take(draws, axis=0)
            found += rows[at]
            total[draws] = found


def _add_starts(change: Figures, seats: list[int], drawn: SeatDraws, costs: CostRows) -> None:
    """Add what the starts of seats to fill make, and their pay on that."""
    rows = np.empty_like(change)
    for seat in seats:
        costs.put_changes_of(seat, drawn.began[seat], rows)
        if drawn.pay is not None:
            rows *= (_ONE + drawn.pay[seat])[:, np.newaxis]
        change += rows


def _left(model: RiskModel, leavers: Leavers, drawn: SeatDraws, costs: CostRows) -> Figures:
    """Return what leavers make: without those who leave, with those who come instead."""
    seats = leavers.seats
    was = costs.changes.take(costs.rows(seats, leavers.began), axis=0)
    was += costs.at_rest.take(seats, axis=0)
    if leavers.are_first:
        for seat, at in leavers.by_seat:
            if not model.is_hired(seat):
                was[at] = model.at_rest[seat]
    after = np.triu(np.ones((model.months, model.months), np.float32), 1)
    was *= after.take(leavers.left, axis=0)
    found: Figures = costs.changes.take(costs.rows(seats, leavers.again), axis=0)
    found += costs.at_rest.take(seats, axis=0)
    found -= was
    if drawn.pay is not None:
        found *= (_ONE + drawn.pay[seats, leavers.draws])[:, np.newaxis]
    return found
