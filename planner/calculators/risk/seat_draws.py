"""What is drawn of seats: when each is filled, who leaves it, what pay is agreed, who ramps up."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from planner.calculators.risk.cost_rows import Figures
from planner.calculators.risk.drawn_seat import Entries, PaySpread, RiskModel
from planner.calculators.risk.first_days import Batch, Dates, Risks
from planner.calculators.risk.leavers import Leavers, drawn_leavers
from planner.calculators.risk.random_bits import LEVELS, Bits, BitSupply, middles, mirrored_bits
from planner.calculators.risk.simulated import RiskKind

_PAY_SHIFT = 8
"""Of sixteen bits, the upper eight find a percentile of pay."""


@dataclass(frozen=True, slots=True, eq=False)
class SeatDraws:
    """What is drawn of all seats.

    Attributes:
        began: When each is first filled, as an entry by seat and draw.
        leavers: Who leaves; None where nobody does.
        pay: By which fraction its cost rises with the pay that is agreed, by seat and draw; None
            where all are paid as planned.
        ramping: Random bits by seat and draw that tell how fast somebody ramps up; None where all
            do as planned.
    """

    began: Entries
    leavers: Leavers | None
    pay: Figures | None
    ramping: Bits | None

    @property
    def draws(self) -> int:
        """How many draws there are."""
        return int(self.began.shape[1])


def seat_draws(
    model: RiskModel, risks: Risks, batch: Batch, first_days: Dates, leaving: Bits | None
) -> SeatDraws:
    """Draw all seats of a model.

    Args:
        model: The plan.
        risks: What is drawn.
        batch: Which draws.
        first_days: By seat to fill and draw.
        leaving: As ``leaving_bits``.
    """
    began = np.empty((len(model.seats), batch.draws), np.intp)
    fixed = slice(0, model.hired_rows.start)
    began[fixed] = model.entries(model.begins[fixed])[:, np.newaxis]
    np.clip(first_days, -1, model.days, out=began[model.hired_rows])
    began[model.hired_rows] += 1
    leavers = None
    if leaving is not None:
        supply = BitSupply(batch.seed, (RiskKind.ATTRITION, 1), batch.number)
        leavers = drawn_leavers(model, began, leaving, supply)
    return SeatDraws(
        began, leavers, _agreed_pay(model, risks, batch), _ramping_bits(model, risks, batch)
    )


def leaving_bits(model: RiskModel, risks: Risks, batch: Batch) -> Bits | None:
    """Return the random bits by seat and draw that tell who leaves; None where nobody does."""
    if RiskKind.ATTRITION not in risks:
        return None
    if not any(seat.yearly_attrition > 0 for seat in model.seats):
        return None
    return _bits(RiskKind.ATTRITION, model, batch)


def _ramping_bits(model: RiskModel, risks: Risks, batch: Batch) -> Bits | None:
    if RiskKind.RAMP_UP not in risks or not model.ramp_up_sigma:
        return None
    if not any(seat.ramp_days for seat in model.seats):
        return None
    return _bits(RiskKind.RAMP_UP, model, batch)


def _agreed_pay(model: RiskModel, risks: Risks, batch: Batch) -> Figures | None:
    """Draw the pay that is agreed.

    The offer ends between P25 and P75 of the pay band, each percentile with the same chance, taken
    around the plan's own pay: at P50 it is that, so that pay which was raised on purpose stays so.
    """
    spreads = [seat.pay for seat in model.seats]
    if RiskKind.PAY not in risks or not any(spreads):
        return None
    bits = _bits(RiskKind.PAY, model, batch)
    found = np.zeros(bits.shape, np.float32)
    for spread, row, shares in zip(spreads, bits, found, strict=True):
        if spread is not None:
            _pay_shares(spread).take(row >> _PAY_SHIFT, out=shares, mode="clip")
    return found


@lru_cache(maxsize=4_096)
def _pay_shares(spread: PaySpread) -> Figures:
    """Return by which fraction the cost rises, by percentile of pay, in equal parts of chance."""
    side = 2 * middles(LEVELS >> _PAY_SHIFT) - 1
    width = np.where(side < 0, 1 - spread.low, spread.high - 1)
    return (spread.cost_share * side * width).astype(np.float32)


def _bits(kind: RiskKind, model: RiskModel, batch: Batch) -> Bits:
    shape = len(model.seats), batch.draws
    return mirrored_bits(batch.seed, (kind, 0), batch.number, shape)
