"""What each risk alone makes of the horizon's cost, with all the others at rest.

They are made of the same random numbers as the simulation itself. Of those who leave, whoever comes
after them stays, and comes at the median; so attrition alone is a little less than it is in all.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from planner.calculators.risk.cost_rows import CostRows, Figures
from planner.calculators.risk.drawn_seat import RiskModel
from planner.calculators.risk.first_days import Batch, Dates, Risks, first_days_by
from planner.calculators.risk.leavers import expected_refills, first_leaving
from planner.calculators.risk.matrix_product import product
from planner.calculators.risk.random_bits import Bits
from planner.calculators.risk.simulated import RiskKind


@dataclass(frozen=True, slots=True, eq=False)
class LoneDraws:
    """What of a batch was drawn already; None for what is at rest.

    Attributes:
        pay: As ``SeatDraws`` has it.
        leaving: Random bits by seat and draw.
        factors: Of exchange rates.
    """

    pay: Figures | None
    leaving: Bits | None
    factors: Figures | None


def lone_risks(
    model: RiskModel, risks: Risks, batch: Batch, drawn: LoneDraws, costs: CostRows
) -> Mapping[RiskKind, Figures]:
    """Return by risk and draw what it alone adds to the horizon's cost.

    Args:
        model: The plan.
        risks: What is drawn.
        batch: Which draws.
        drawn: What of it was drawn already.
        costs: The seats' costs by start.
    """
    return {
        **{
            kind: _by_start(model, first_days_by(model, kind, batch), costs)
            for kind in (RiskKind.TIME_TO_FILL, RiskKind.DECLINES)
            if kind in risks and model.hired
        },
        RiskKind.ATTRITION: _by_leaving(model, drawn.leaving, costs, batch.draws),
        RiskKind.EXCHANGE_RATES: _by_rates(model, drawn.factors, batch.draws),
        RiskKind.PAY: _by_pay(model, drawn.pay, batch.draws),
    }


def _by_start(model: RiskModel, first_days: Dates, costs: CostRows) -> Figures:
    hired = np.arange(len(model.seats))[model.hired_rows, np.newaxis]
    by_entry = costs.totals.take(costs.rows(hired, np.arange(model.days + 2)))
    found = np.zeros(first_days.shape[1], np.float32)
    for totals, days in zip(by_entry, first_days, strict=True):
        found += totals.take(days + np.intp(1), mode="clip")
    return found


def _by_leaving(model: RiskModel, leaving: Bits | None, costs: CostRows, draws: int) -> Figures:
    if leaving is None:
        return np.zeros(draws, np.float32)
    seats = np.arange(len(model.seats))[:, np.newaxis]
    again = costs.totals.take(costs.rows(seats, expected_refills(model)))
    again += costs.at_rest.sum(axis=1, keepdims=True)
    at_rest = model.at_rest
    again -= at_rest.sum(axis=1, keepdims=True) - np.cumsum(at_rest, axis=1)
    of, in_draws, left = first_leaving(model, leaving)
    added = again.ravel().take(of * model.months + left)
    return np.bincount(in_draws, added, draws).astype(np.float32)


def _by_rates(model: RiskModel, factors: Figures | None, draws: int) -> Figures:
    total = np.zeros(draws, np.float32)
    if factors is not None:
        for factor, at_rest in zip(factors, model.rest_by_currency[1:], strict=True):
            total += product(factor - np.float32(1), at_rest[:, np.newaxis].astype(np.float32))[
                :, 0
            ]
    return total


def _by_pay(model: RiskModel, pay: Figures | None, draws: int) -> Figures:
    if pay is None:
        return np.zeros(draws, np.float32)
    return product(pay.T, model.at_rest.sum(axis=1, keepdims=True))[:, 0]
