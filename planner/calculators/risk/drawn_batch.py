"""One batch of draws of a plan: everything that differs between draws."""

from collections.abc import Mapping
from dataclasses import dataclass

from planner.calculators.risk import lone_risks
from planner.calculators.risk.drawn_costs import drawn_cost
from planner.calculators.risk.drawn_heads import Counts, drawn_heads, filled_seats
from planner.calculators.risk.drawn_productivity import drawn_productivity
from planner.calculators.risk.drawn_seat import RiskModel
from planner.calculators.risk.first_days import Batch, Dates, Risks, drawn_first_days
from planner.calculators.risk.seat_draws import (
    agreed_pay,
    leaving_bits,
    ramp_up_bits,
    seat_draws,
)
from planner.calculators.risk.seat_table import Figures, SeatTables
from planner.calculators.risk.simulated import RiskKind

ALL_RISKS: Risks = frozenset(RiskKind)


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """What a batch of draws says.

    Attributes:
        first_days: By seat to fill and draw, in days of the horizon.
        cost: By draw and month, reporting currency, less the cost at rest.
        heads: By draw and month, at its end.
        productive: The same weighed with ramp-up.
        filled: By draw and month, how many seats to fill were filled by its end.
        alone: By risk that moves the cost, what it alone adds to the horizon's, by draw.
    """

    first_days: Dates
    cost: Figures
    heads: Counts
    productive: Figures
    filled: Counts
    alone: Mapping[RiskKind, Figures]


def drawn_batch(model: RiskModel, risks: Risks, batch: Batch, tables: SeatTables) -> Drawn:
    """Draw a batch.

    Args:
        model: The plan.
        risks: What is drawn; the others are at rest.
        batch: Which draws.
        tables: The seats' costs by start.
    """
    draws = batch.draws
    first = drawn_first_days(model, risks, batch)
    leaving, pay = leaving_bits(model, risks, batch), agreed_pay(model, risks, batch)
    factors = None
    if RiskKind.EXCHANGE_RATES in risks and model.rates.moves:
        factors = model.rates.factors(batch.seed, batch.number, draws, model.months)
    drawn = seat_draws(model, first.drawn, leaving, pay, batch)
    ramping = ramp_up_bits(model, risks, batch)
    return Drawn(
        first_days=first.drawn,
        cost=drawn_cost(model, drawn, factors, tables, draws),
        heads=drawn_heads(model, drawn, draws),
        productive=drawn_productivity(model, drawn, ramping, draws),
        filled=filled_seats(model, drawn, draws),
        alone={
            RiskKind.TIME_TO_FILL: lone_risks.by_start(model, first.by_time, tables, draws),
            RiskKind.DECLINES: lone_risks.by_start(model, first.by_declines, tables, draws),
            RiskKind.ATTRITION: lone_risks.by_leaving(model, leaving, tables, draws),
            RiskKind.EXCHANGE_RATES: lone_risks.by_rates(model, factors, draws),
            RiskKind.PAY: lone_risks.by_pay(pay, draws),
        },
    )
