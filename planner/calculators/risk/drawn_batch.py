"""One batch of draws of a plan: everything that differs between draws."""

from collections.abc import Mapping
from dataclasses import dataclass

from planner.calculators.risk.cost_rows import CostRows, Figures, cost_rows
from planner.calculators.risk.drawn_costs import drawn_cost
from planner.calculators.risk.drawn_heads import Counts, drawn_heads, filled_seats
from planner.calculators.risk.drawn_productivity import drawn_productivity
from planner.calculators.risk.drawn_seat import RiskModel
from planner.calculators.risk.first_days import Batch, Dates, Risks, drawn_first_days
from planner.calculators.risk.lone_risks import LoneDraws, lone_risks
from planner.calculators.risk.ramp_rows import RampRows, ramp_rows
from planner.calculators.risk.seat_draws import leaving_bits, seat_draws
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
        alone: Of the first batch, by risk that moves the cost, what it alone adds to the horizon's,
            by draw.
    """

    first_days: Dates
    cost: Figures
    heads: Counts
    productive: Figures
    filled: Counts
    alone: Mapping[RiskKind, Figures]


@dataclass(frozen=True, slots=True, eq=False)
class DrawTables:
    """What all batches of a model look up."""

    costs: CostRows
    ramps: RampRows

    @classmethod
    def of(cls, model: RiskModel, draws: int) -> "DrawTables":
        """Lay them out for so many draws."""
        return cls(cost_rows(model, draws), ramp_rows(model))


def drawn_batch(model: RiskModel, risks: Risks, batch: Batch, tables: DrawTables) -> Drawn:
    """Draw a batch.

    Args:
        model: The plan.
        risks: What is drawn; the others are at rest.
        batch: Which draws.
        tables: Of the model.
    """
    first, leaving = drawn_first_days(model, risks, batch), leaving_bits(model, risks, batch)
    factors = None
    if RiskKind.EXCHANGE_RATES in risks and model.rates.moves:
        factors = model.rates.factors(batch.seed, batch.number, batch.draws, model.months)
    drawn = seat_draws(model, risks, batch, first, leaving)
    filled = filled_seats(model, drawn)
    alone: Mapping[RiskKind, Figures] = {}
    if batch.number == 0:
        alone = lone_risks(
            model, risks, batch, LoneDraws(drawn.pay, leaving, factors), tables.costs
        )
    return Drawn(
        first_days=first,
        cost=drawn_cost(model, drawn, factors, tables.costs),
        heads=drawn_heads(model, drawn, filled),
        productive=drawn_productivity(model, drawn, tables.ramps),
        filled=filled,
        alone=alone,
    )
