"""What seats cost more or less than at rest, for each day on which they may begin."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.calculators.risk.drawn_seat import DrawnSeat, Entries, RiskModel

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
        at_rest: By seat and month, what the differences are from; nothing where a seat is not to
            fill, as its rows are for those who come later.
        starts: Where the rows of each seat begin.
        lowest: The entry of its first row.
        step: How many days lie between two rows.
        none: The entry that is for no start within the horizon.
        last: The row of each seat for no start within the horizon.
    """

    changes: Figures
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

    def put_changes_of(self, seat: int, entries: Entries, found: Figures) -> None:
        """Put the changes by month of some starts of one seat where they are wanted."""
        self.changes.take(self._rows_of(seat, entries), axis=0, out=found, mode="clip")

    def of(self, seat: int, entries: Entries) -> Figures:
        """Return the cost by month of some starts of one seat."""
        found: Figures = self.changes.take(self._rows_of(seat, entries), axis=0)
        found += self.at_rest[seat]
        return found

    def _rows_of(self, seat: int, entries: Entries) -> Entries:
        if self.step > 1:
            return self.rows(np.array(seat), entries)
        found: Entries = entries + (self.starts[seat] - self.lowest[seat])
        return found


def cost_rows(model: RiskModel, draws: int) -> CostRows:
    """Lay out the costs of a model's seats by start, for so many draws."""
    entries = model.days + 2
    bytes_needed = len(model.seats) * entries * model.months * np.dtype(np.float32).itemsize
    step = max(1, -(-bytes_needed // _MOST_BYTES))
    if draws <= _FEW_DRAWS:
        step = max(step, _STEP_OF_FEW)
    lowest = [_lowest(seat, model, step) for seat in model.seats]
    blocks = [_rows(seat, model, low, step) for seat, low in zip(model.seats, lowest, strict=True)]
    at_rest = np.zeros((len(blocks), model.months), np.float32)
    for at in range(len(blocks))[model.hired_rows]:
        rest = (model.entry(model.seats[at].begins) - lowest[at]) // step
        at_rest[at] = blocks[at][min(rest, len(blocks[at]) - 1)]
        blocks[at] -= at_rest[at]
    lengths = np.array([len(each) for each in blocks], np.intp)
    starts = np.cumsum(lengths) - lengths
    changes = np.concatenate([np.zeros((0, model.months), np.float32), *blocks])
    return CostRows(
        changes=changes,
        totals=changes.sum(axis=1),
        at_rest=at_rest,
        starts=starts,
        lowest=np.array(lowest, np.intp),
        step=step,
        none=model.days + 1,
        last=starts + lengths - 1,
    )


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


def _rows(seat: DrawnSeat, model: RiskModel, lowest: int, step: int) -> Figures:
    """Return a seat's cost by start, from an entry on, and last that of none."""
    none = np.zeros((1, model.months), np.float32)
    if seat.costs is None or lowest > model.days:
        return none
    return np.concatenate([seat.rows(np.arange(lowest, model.days + 1, step)), none])
