"""What each risk alone makes of the horizon's cost, with all the others at rest.

They are made of the same random numbers as the simulation itself. Of those who leave, whoever comes
after them stays, and comes at the median; so attrition alone is a little less than it is in all.
"""

from collections.abc import Mapping

import numpy as np

from planner.calculators.risk.drawn_days import months_to_leave
from planner.calculators.risk.drawn_seat import DrawnSeat, RiskModel
from planner.calculators.risk.first_days import Dates
from planner.calculators.risk.leavers import expected_refill
from planner.calculators.risk.random_bits import Bits
from planner.calculators.risk.seat_table import Figures, SeatTables


def by_start(model: RiskModel, first_days: Dates | None, tables: SeatTables, draws: int) -> Figures:
    """Return by draw what first days alone add to the horizon's cost."""
    total = np.zeros(draws, np.float32)
    if first_days is None:
        return total
    for seat, began in zip(model.hired, model.entries(first_days), strict=True):
        if seat.costs is not None:
            total += tables.of(seat).totals_of(began)
    return total


def by_leaving(model: RiskModel, leaving: Bits | None, tables: SeatTables, draws: int) -> Figures:
    """Return by draw what leavers alone add to the horizon's cost."""
    total = np.zeros(draws, np.float32)
    if leaving is None:
        return total
    for at, seat in enumerate(model.seats):
        if seat.yearly_attrition > 0 and seat.costs is not None:
            left = model.month_of_entry[model.entry(seat.begins)]
            left = left + months_to_leave(seat.yearly_attrition, model.months)[leaving[at]]
            added = _added_by_month_left(seat, model, tables)
            total += added.take(np.where(left < seat.ends, left, model.months))
    return total


def by_rates(model: RiskModel, factors: Figures | None, draws: int) -> Figures:
    """Return by draw what exchange rates alone add to the horizon's cost."""
    total = np.zeros(draws, np.float32)
    if factors is None:
        return total
    for factor, at_rest in zip(factors, model.rest_by_currency[1:], strict=True):
        total += (factor - np.float32(1)) @ at_rest.astype(np.float32)
    return total


def by_pay(pay: Mapping[DrawnSeat, Figures], draws: int) -> Figures:
    """Return by draw what agreed pay alone adds to the horizon's cost."""
    total = np.zeros(draws, np.float32)
    for seat, share in pay.items():
        total += share * np.float32(seat.at_rest.sum())
    return total


def _added_by_month_left(seat: DrawnSeat, model: RiskModel, tables: SeatTables) -> Figures:
    """Return what it adds if somebody leaves with the end of each month; 0 if nobody does."""
    table = tables.of(seat)
    # Nobody leaves before the seat is filled: those months only have to be in the table.
    again = table.totals_of(np.maximum(expected_refill(seat, model), table.lowest))
    again = again + table.at_rest.sum()
    return np.append(again - seat.tails_at_rest, 0.0).astype(np.float32)
