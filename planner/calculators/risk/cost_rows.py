"""What seats cost more or less than at rest, for each day on which they may begin."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.calculators.risk.drawn_seat import DrawnSeat, Entries, RiskModel
from planner.calculators.risk.matrix_product import product

Figures = NDArray[np.float32]

_MOST_BYTES = 40_000_000
_FEW_DRAWS = 1_000
_STEP_OF_FEW = 7
"""Of few draws, a week more or less in one seat is lost in what chance does."""


@dataclass(frozen=True, slots=True, eq=False)
class CostRows:
    """The costs of all seats by start, as differences from their costs with all risks at rest.

    Differences are small beside the cost itself, so that single precision holds cents, and a plan
    in which nothing is drawn costs to the cent what its budget says. There is a row for each day,
    or, for few draws and in a plan too large for that, for every few days, those at rest among
    them: starts in between are taken for the nearest.

    Attributes:
        changes: Rows of all seats one after the other, by month.
        totals: Their sums over the months.
        whole: The costs themselves, likewise.
        at_rest: By seat and month, what the differences are from; nothing where a seat is not to
            fill, as its rows are for those who come later.
        starts: Where the rows of each seat begin.
        lowest: The entry of its first row.
        step: How many days lie between two rows.
        none: The entry that is for no start within the horizon.
        last: The row of each seat for no start within the horizon.
    """

    changes: Figures
    whole: Figures
    totals: Figures
    at_rest: Figures
    starts: Entries
    lowest: Entries
    step: int
    none: int
    last: Entries

    def rows(self, seats: Entries, entries: Entries) -> Entries:
        """Return which rows some starts of seats are."""
        at: Entries = entries - self.lowest[seats]
        if self.step > 1:
            at = np.maximum((at + self.step // 2) // self.step, 0)
        at += self.starts[seats]
        return np.where(entries < self.none, np.minimum(at, self.last[seats]), self.last[seats])

    def rows_not_before(self, seats: Entries | np.intp, entries: Entries) -> Entries:
        """Return the same for starts none of which is before the seat's first row."""
        if self.step > 1:
            return self.rows(np.asarray(seats), entries)
        found: Entries = entries + (self.starts - self.lowest).take(seats)
        return found


def cost_rows(model: RiskModel, draws: int) -> CostRows:
    """Lay out the costs of a model's seats by start, for so many draws."""
    step = _step(model, draws)
    lowest = [_lowest(seat, model, step) for seat in model.seats]
    lengths = np.array([max(0, -(-(model.days + 1 - low) // step)) + 1 for low in lowest], np.intp)
    starts = np.cumsum(lengths) - lengths
    whole = np.zeros((int(lengths.sum()), model.months), np.float32)
    changes = np.zeros_like(whole)
    at_rest = np.zeros((len(lowest), model.months), np.float32)
    for at, (seat, low) in enumerate(zip(model.seats, lowest, strict=True)):
        rows = slice(int(starts[at]), int(starts[at] + lengths[at]))
        if seat.costs is not None and low <= model.days:
            whole[rows][:-1] = seat.rows(np.arange(low, model.days + 1, step))
        if model.is_hired(at):
            rest = (model.entry(seat.begins) - low) // step
            at_rest[at] = whole[rows][min(rest, int(lengths[at]) - 1)]
        np.subtract(whole[rows], at_rest[at], out=changes[rows])
    return CostRows(
        changes=changes,
        whole=whole,
        totals=product(changes, np.ones((model.months, 1), np.float32))[:, 0],
        at_rest=at_rest,
        starts=starts,
        lowest=np.array(lowest, np.intp),
        step=step,
        none=model.days + 1,
        last=starts + lengths - 1,
    )


def _step(model: RiskModel, draws: int) -> int:
    """Return how many days lie between two rows, for so many draws."""
    bytes_needed = model.at_rest.nbytes * (model.days + 2)
    found = max(1, -(-bytes_needed // _MOST_BYTES))
    return max(found, _STEP_OF_FEW) if draws <= _FEW_DRAWS else found


def _lowest(seat: DrawnSeat, model: RiskModel, step: int) -> int:
    """Return the entry of a seat's first row, so that there is one for its start at rest."""
    rest = model.entry(seat.begins)
    if seat.costs is None:
        return model.days + 1
    low = min(rest, 1)
    if seat.hiring is not None:
        opened = (seat.hiring.opened - model.horizon[0].first_day).days
        low = min(rest, model.entry(opened + seat.hiring.days_to_start))
    return rest - (rest - low) // step * step
