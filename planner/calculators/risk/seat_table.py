"""What a seat costs more or less than at rest, for each day on which it may begin."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.calculators.risk.drawn_seat import DrawnSeat, Entries, RiskModel

Figures = NDArray[np.float32]

_MOST_KEPT_BYTES = 40_000_000


@dataclass(frozen=True, slots=True, eq=False)
class SeatTable:
    """A seat's cost by start, as differences from its cost with all risks at rest.

    Differences are small beside the cost itself, so that single precision holds cents, and a plan
    in which nothing is drawn costs to the cent what its budget says.

    Attributes:
        lowest: The entry of the first row: the seat begins on no earlier one.
        changes: By start and month; the last row is for no start within the horizon.
        totals: By start, over all months.
        at_rest: By month, what the differences are from.
    """

    lowest: int
    changes: Figures
    totals: Figures
    at_rest: Figures

    def of(self, began: Entries) -> Figures:
        """Return the differences by month of some starts."""
        found: Figures = self.changes.take(began - self.lowest, axis=0)
        return found

    def totals_of(self, began: Entries) -> Figures:
        """Return the differences over all months of some starts."""
        found: Figures = self.totals.take(began - self.lowest)
        return found


class SeatTables:
    """The tables of a model's seats, kept between batches of draws where they are not too large."""

    def __init__(self, model: RiskModel) -> None:
        self._model = model
        cells = len(model.seats) * (model.days + 2) * model.months
        self._keeps = cells * np.dtype(np.float32).itemsize <= _MOST_KEPT_BYTES
        self._kept: dict[DrawnSeat, SeatTable] = {}

    def of(self, seat: DrawnSeat) -> SeatTable:
        """Return the table of a seat whose costs are laid out."""
        found = self._kept.get(seat)
        if found is None:
            found = _table(seat, self._model)
            if self._keeps:
                self._kept[seat] = found
        return found


def _table(seat: DrawnSeat, model: RiskModel) -> SeatTable:
    days = [seat.begins]
    if seat.hiring is not None:
        opened = (seat.hiring.opened - model.horizon[0].first_day).days
        days.append(opened + seat.hiring.days_to_start)
    lowest, at_rest = (int(model.entry(day)) for day in (min(days), seat.begins))
    rows = seat.rows(lowest)
    rest = rows[at_rest - lowest].copy()
    rows -= rest
    return SeatTable(lowest, rows, rows.sum(axis=1), rest)
