"""Heads and filled seats at the end of each month, draw by draw: who came less who left so far."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from planner.calculators.risk.drawn_seat import Entries, RiskModel
from planner.calculators.risk.seat_draws import SeatDraws

Counts = NDArray[np.intp]


def filled_seats(model: RiskModel, drawn: SeatDraws) -> Counts:
    """Return by draw and month how many of the seats to fill have been filled by its end."""
    filled = _smallest(model.month_of_entry).take(drawn.began[model.hired_rows])
    found = np.empty((model.months, drawn.draws), np.intp)
    count = np.min_scalar_type(len(filled))
    for month, counts in enumerate(found):
        # Bytes are added many at a time, and few are enough to count seats.
        is_filled = (filled <= month).view(np.uint8)
        counts[:] = np.add.reduce(is_filled, axis=0, dtype=count)
    return found.T


def _smallest(months: Entries) -> NDArray[np.unsignedinteger]:
    return months.astype(np.min_scalar_type(int(months.max(initial=0))))


def drawn_heads(model: RiskModel, drawn: SeatDraws, filled: Counts) -> Counts:
    """Return by draw and month how many seats somebody is in at its end.

    Whoever is in a seat that ends is gone with that month; the seat of one who left before and was
    not replaced until then is taken as filled just for it to end.

    Args:
        model: The plan.
        drawn: What is drawn of its seats.
        filled: As ``filled_seats``.
    """
    came, went = [], list(_ended(model, drawn))
    leavers = drawn.leavers
    if leavers is not None:
        again = model.month_of_entry.take(leavers.again)
        came.append(_cells(model, np.minimum(again, model.ends.take(leavers.seats)), leavers.draws))
        went.append(_cells(model, leavers.left, leavers.draws))
    fixed = model.month_of_entry.take(model.entries(model.begins[: model.hired_rows.start]))
    found = _so_far(model, drawn.draws, came) - _so_far(model, drawn.draws, went)
    found += filled
    found += np.cumsum(np.bincount(fixed, minlength=model.months + 1)[:-1])
    return found


def _ended(model: RiskModel, drawn: SeatDraws) -> Iterator[Entries]:
    """Yield the cells in which seats end; one that was not yet filled then, when it would be."""
    for seat in model.ending:
        began = model.month_of_entry.take(drawn.began[seat])
        yield _cells(model, np.maximum(began, model.ends[seat]), np.arange(drawn.draws))


def _cells(model: RiskModel, months: Entries, draws: Entries) -> Entries:
    return draws * (model.months + 1) + months


def _so_far(model: RiskModel, draws: int, cells: Sequence[Entries]) -> Counts:
    """Count cells by draw, up to and with each month; a month after the horizon does not count."""
    width = model.months + 1
    found = cells[0] if len(cells) == 1 else np.concatenate([np.zeros(0, np.intp), *cells])
    counts = np.bincount(found, minlength=draws * width).reshape(draws, width)
    return np.cumsum(counts[:, :-1], axis=1)
