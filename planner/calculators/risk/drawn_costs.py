"""Cost by month, draw by draw, as what it differs by from the cost with all risks at rest.

Whoever leaves is paid to the end of a month: what the seat costs after it falls away, until the
next one begins. Pay that is agreed above or below the plan's moves the seat's cost in proportion
(``PaySpread``), and a drawn exchange rate that of all seats paid in the currency.
"""

from collections.abc import Sequence

import numpy as np

from planner.calculators.risk.drawn_seat import DrawnSeat, RiskModel
from planner.calculators.risk.leavers import Leavers
from planner.calculators.risk.seat_draws import SeatDraws
from planner.calculators.risk.seat_table import Figures, SeatTable, SeatTables

_ONE = np.float32(1)


def drawn_cost(
    model: RiskModel,
    drawn: Sequence[SeatDraws],
    factors: Figures | None,
    tables: SeatTables,
    draws: int,
) -> Figures:
    """Return by draw and month what the cost differs by, in the reporting currency.

    Args:
        model: The plan.
        drawn: What is drawn of its seats.
        factors: Of exchange rates, by currency, draw and month; None where they are at rest.
        tables: The seats' costs by start.
        draws: How many draws there are.
    """
    total = np.zeros((draws, model.months), np.float32)
    after = np.triu(np.ones((model.months, model.months), np.float32), 1)
    for currency, at_rest in enumerate(model.rest_by_currency):
        change = np.zeros_like(total)
        for each in drawn:
            if each.seat.currency == currency:
                _add_change(change, each, tables, after)
        _add_agreed_pay(change, [each for each in drawn if each.seat.currency == currency])
        if currency and factors is not None:
            factor = factors[currency - 1]
            change *= factor
            change += (factor - _ONE) * at_rest.astype(np.float32)
        total += change
    return total


def _add_change(change: Figures, drawn: SeatDraws, tables: SeatTables, after: Figures) -> None:
    """Add what start and leavers of one seat make, and its pay on that."""
    seat = drawn.seat
    if seat.costs is None:
        return
    table = tables.of(seat)
    if seat.hiring is None:
        for leavers in drawn.leavers:
            change[leavers.draws] += _left(seat, leavers, table, after)
        return
    rows = table.of(drawn.began)
    for leavers in drawn.leavers:
        rows[leavers.draws] += _left(seat, leavers, table, after)
    if drawn.pay is not None:
        rows *= (_ONE + drawn.pay)[:, np.newaxis]
    change += rows


def _left(seat: DrawnSeat, leavers: Leavers, table: SeatTable, after: Figures) -> Figures:
    """Return what leavers make: without those who leave, with those who come instead."""
    was: Figures = after.take(leavers.left, axis=0)
    if seat.hiring is None:
        was *= seat.at_rest.astype(np.float32)
    else:
        was *= table.of(leavers.began) + table.at_rest
    found: Figures = table.of(leavers.again)
    found += table.at_rest
    found -= was
    return found


def _add_agreed_pay(change: Figures, drawn: Sequence[SeatDraws]) -> None:
    """Add what agreed pay makes of the cost at rest; that of what differs from it is in there."""
    paid = [each for each in drawn if each.pay is not None]
    if paid:
        shares = np.array([each.pay for each in paid], np.float32)
        at_rest = np.array([each.seat.at_rest for each in paid], np.float32)
        change += shares.T @ at_rest
