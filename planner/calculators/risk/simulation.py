"""Plays chance through many times: what hiring, leaving, rates and pay make of a plan.

The technique: random bits from SFC64, one stream for each risk; dates and leavers looked up in
tables of quantiles; the cost of each start laid out once and gathered for all draws together; heads
counted by month and summed up. Ten thousand draws of two hundred seats over two years take about as
long as a blink.
"""

from collections.abc import Callable

from planner.calculators.risk.draw_record import DrawRecord, SimulatedDays
from planner.calculators.risk.drawn_batch import ALL_RISKS, DrawTables, drawn_batch
from planner.calculators.risk.drawn_seat import RiskModel
from planner.calculators.risk.first_days import Batch, Risks
from planner.calculators.risk.risk_model import risk_model
from planner.calculators.risk.simulated import Simulation
from planner.calculators.risk.summed_up import summed_up
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan

BATCH_DRAWS = 2_500
"""How many are drawn at once of a plan of up to ``_SEATS``; of twice as many seats, half of it."""
_SEATS = 400


class SimulationCancelledError(Exception):
    """The simulation was given up before it was done."""


def simulate(
    plan: Plan,
    market: Snapshot,
    *,
    draws: int | None = None,
    seed: int | None = None,
    progress: Callable[[float], None] | None = None,
    is_cancelled: Callable[[], bool] | None = None,
) -> Simulation:
    """Play chance through for a plan.

    Args:
        plan: The plan, with its levers as they are on.
        market: The market, with the plan's overrides in it.
        draws: How many times, rounded up to an even number, as draws come in mirrored pairs; None
            for as many as the plan says.
        seed: What the random numbers begin with; None for the plan's.
        progress: Told the share done, 0 to 1, after each batch.
        is_cancelled: Asked before each batch whether to give up.

    Raises:
        SimulationCancelledError: If it was given up.
        UnknownCurrencyError: If a lever's cost cannot be converted.
        MarketDataError: If a table is damaged.
    """
    count = plan.hiring.draws if draws is None else draws
    begin = plan.hiring.seed if seed is None else seed
    model = risk_model(plan, market)
    record = drawn_record(model, ALL_RISKS, count, begin, progress, is_cancelled)
    return summed_up(plan, model, record, begin)


def drawn_record(
    model: RiskModel,
    risks: Risks,
    draws: int,
    seed: int,
    progress: Callable[[float], None] | None = None,
    is_cancelled: Callable[[], bool] | None = None,
) -> DrawRecord:
    """Draw a model as often as asked, in batches; only ``risks``, while the others are at rest.

    Raises:
        SimulationCancelledError: If it was given up.
    """
    wanted = max(2, draws + draws % 2)
    at_once = _batch_draws(len(model.seats))
    tables, days = DrawTables.of(model, wanted), SimulatedDays.of(model)
    parts: list[DrawRecord] = []
    for number, done in enumerate(range(0, wanted, at_once)):
        if is_cancelled is not None and is_cancelled():
            raise SimulationCancelledError
        batch = Batch(seed, number, min(at_once, wanted - done))
        parts.append(DrawRecord.of(drawn_batch(model, risks, batch, tables), days))
        if progress is not None:
            progress((done + batch.draws) / wanted)
    return DrawRecord.joined(parts)


def _batch_draws(seats: int) -> int:
    """Return how many draws of so many seats fit into the memory that a batch may take."""
    draws = BATCH_DRAWS
    while seats > _SEATS and draws > 2:
        draws, seats = draws // 2, -(-seats // 2)
    return draws + draws % 2
