"""Cost by month, draw by draw, as what it differs by from the cost with all risks at rest.

Whoever leaves is paid to the end of a month: what the seat costs after it falls away, until the
next one begins. Of extra salaries that fall due later leavers get nothing, which leaves out at most
one part of a year quoted in more than twelve. Pay that is agreed above or below the plan's moves
the seat's cost in proportion (``PaySpread``), and a drawn exchange rate that of all seats paid in
the currency.
"""

from dataclasses import dataclass

import numpy as np

from planner.calculators.risk.cost_rows import CostRows, Figures
from planner.calculators.risk.drawn_seat import Entries, RiskModel
from planner.calculators.risk.leavers import Leavers
from planner.calculators.risk.matrix_product import product
from planner.calculators.risk.seat_blocks import seat_blocks
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
        change = _change(model, np.flatnonzero(model.currencies == currency), drawn, costs)
        if currency and factors is not None:
            factor = factors[currency - 1]
            change *= factor
            change += (factor - _ONE) * at_rest.astype(np.float32)
        total += change
    if drawn.leavers is not None:
        left = _Left(model, drawn, drawn.leavers, _of_all(factors), costs)
        drawn.leavers.by_draw.add(left.rows, total)
    return total


def _change(model: RiskModel, seats: Entries, drawn: SeatDraws, costs: CostRows) -> Figures:
    """Return what starts of seats of one currency make, and their pay on that and on the rest."""
    change = np.zeros((drawn.draws, model.months), np.float32)
    for block, draws, rows in seat_blocks(seats[seats >= model.hired_rows.start], change.shape):
        began = drawn.began[block, draws]
        at = costs.rows_not_before(block[:, np.newaxis], began)
        costs.changes.take(at, axis=0, out=rows, mode="clip")
        if drawn.pay is None:
            change[draws] += rows.sum(axis=0)
        else:
            # A product by draw takes half the time of multiplying and adding seat by seat.
            pay = (_ONE + drawn.pay[block, draws]).T[:, np.newaxis]
            change[draws] += np.matmul(pay, rows.transpose(1, 0, 2))[:, 0]
    if drawn.pay is not None and len(seats):
        change += product(drawn.pay[seats].T, model.at_rest[seats])
    return change


def _of_all(factors: Figures | None) -> Figures | None:
    """Put the reporting currency's rate to itself before those of the others."""
    if factors is None:
        return None
    return np.concatenate([np.ones((1, *factors.shape[1:]), np.float32), factors])


@dataclass(frozen=True, slots=True, eq=False)
class _Left:
    """What leavers make: without them, with those who come instead.

    ``factors`` has the reporting currency's too.
    """

    model: RiskModel
    drawn: SeatDraws
    leavers: Leavers
    factors: Figures | None
    costs: CostRows

    def rows(self, at: Entries) -> Figures:
        """Return it for some of them, by month."""
        leavers, costs = self.leavers, self.costs
        seats, draws = leavers.seats.take(at), leavers.draws.take(at)
        began, again = leavers.began.take(at), leavers.again.take(at)
        was: Figures = costs.whole.take(costs.rows_not_before(seats, began), axis=0)
        planned = np.flatnonzero(at < leavers.members)
        was[planned] = self.model.at_rest.take(seats.take(planned), axis=0)
        was *= self.model.after.take(leavers.left.take(at), axis=0)
        found: Figures = costs.whole.take(costs.rows_not_before(seats, again), axis=0)
        found -= was
        if self.drawn.pay is not None:
            pay = self.drawn.pay.take(seats * self.drawn.draws + draws)
            found *= (_ONE + pay)[:, np.newaxis]
        if self.factors is not None:
            number = self.model.currencies.take(seats) * self.drawn.draws + draws
            found *= self.factors.reshape(-1, self.model.months).take(number, axis=0)
        return found
