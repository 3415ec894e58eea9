"""What is drawn of single seats: when each is filled, who leaves it, and what pay is agreed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.calculators.risk.drawn_seat import DrawnSeat, Entries, RiskModel
from planner.calculators.risk.first_days import Batch, Dates, Risks
from planner.calculators.risk.leavers import Leavers, leavers_of
from planner.calculators.risk.random_bits import LEVELS, Bits, BitSupply, mirrored_bits
from planner.calculators.risk.simulated import RiskKind

Figures = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class SeatDraws:
    """What is drawn of one seat.

    Attributes:
        seat: The seat.
        began: When it is first filled, as an entry by draw.
        leavers: Who leaves it.
        pay: By which fraction its cost rises with the pay that is agreed, by draw; None for none.
    """

    seat: DrawnSeat
    began: Entries
    leavers: Sequence[Leavers]
    pay: Figures | None


def seat_draws(
    model: RiskModel,
    first_days: Dates,
    leaving: Bits | None,
    pay: Mapping[DrawnSeat, Figures],
    batch: Batch,
) -> tuple[SeatDraws, ...]:
    """Return what is drawn of each seat of a model.

    Args:
        model: The plan.
        first_days: By seat to fill and draw.
        leaving: Random bits by seat and draw; None where nobody leaves.
        pay: As ``agreed_pay``.
        batch: Which draws.
    """
    began = dict(zip(model.hired, model.entries(first_days), strict=True))
    supply = BitSupply(batch.seed, (RiskKind.ATTRITION, 1), batch.number)
    found = []
    for at, seat in enumerate(model.seats):
        entries = began.get(seat)
        if entries is None:
            entries = np.full(batch.draws, model.entry(seat.begins))
        leavers: tuple[Leavers, ...] = ()
        if leaving is not None and seat.yearly_attrition > 0:
            leavers = tuple(leavers_of(seat, model, entries, leaving[at], supply))
        found.append(SeatDraws(seat, entries, leavers, pay.get(seat)))
    return tuple(found)


def leaving_bits(model: RiskModel, risks: Risks, batch: Batch) -> Bits | None:
    """Return the random bits by seat and draw that tell who leaves; None where nobody does."""
    if RiskKind.ATTRITION not in risks:
        return None
    if not any(seat.yearly_attrition > 0 for seat in model.seats):
        return None
    return _bits(RiskKind.ATTRITION, len(model.seats), batch)


def ramp_up_bits(model: RiskModel, risks: Risks, batch: Batch) -> Bits | None:
    """Return the random bits by seat and draw that tell how fast somebody ramps up."""
    if RiskKind.RAMP_UP not in risks or not model.ramp_up_sigma:
        return None
    if not any(seat.ramp_days for seat in model.seats):
        return None
    return _bits(RiskKind.RAMP_UP, len(model.seats), batch)


def agreed_pay(model: RiskModel, risks: Risks, batch: Batch) -> Mapping[DrawnSeat, Figures]:
    """Return by which fraction a seat's cost rises with the pay that is agreed, by draw.

    The offer ends between P25 and P75 of the pay band, each percentile with the same chance, taken
    around the plan's own pay: at P50 it is that, so that pay which was raised on purpose stays so.
    """
    paid = [seat for seat in model.seats if seat.pay is not None]
    if RiskKind.PAY not in risks or not paid:
        return {}
    bits = _bits(RiskKind.PAY, len(paid), batch)
    side = bits.astype(np.float32) / np.float32(LEVELS // 2) - np.float32(1)
    below = [[seat.pay.cost_share * (1 - seat.pay.low)] for seat in paid if seat.pay]
    above = [[seat.pay.cost_share * (seat.pay.high - 1)] for seat in paid if seat.pay]
    side *= np.where(side < 0, np.array(below, np.float32), np.array(above, np.float32))
    return dict(zip(paid, side, strict=True))


def _bits(kind: RiskKind, rows: int, batch: Batch) -> Bits:
    return mirrored_bits(batch.seed, (kind, 0), batch.number, (rows, batch.draws))
