"""Heads and filled seats at the end of each month, draw by draw: who came less who left so far."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from planner.calculators.risk.drawn_seat import Entries, RiskModel
from planner.calculators.risk.seat_draws import SeatDraws

Counts = NDArray[np.intp]


def filled_seats(model: RiskModel, drawn: Sequence[SeatDraws], draws: int) -> Counts:
    """Return by draw and month how many of the seats to fill have been filled by its end."""
    hired = (each for each in drawn if each.seat.hiring is not None)
    return _so_far(
        model, (_cells(model, model.month_of_entry[each.began]) for each in hired), draws
    )


def drawn_heads(model: RiskModel, drawn: Sequence[SeatDraws], draws: int) -> Counts:
    """Return by draw and month how many seats somebody is in at its end."""
    came = _so_far(model, (cells for each in drawn for cells in _came(model, each)), draws)
    return came - _so_far(model, (cells for each in drawn for cells in _went(model, each)), draws)


def _came(model: RiskModel, drawn: SeatDraws) -> Iterator[Entries]:
    """Yield the cells of draw and month in which somebody begins."""
    month = model.month_of_entry
    yield _cells(model, np.minimum(month[drawn.began], drawn.seat.ends))
    for leavers in drawn.leavers:
        again = np.minimum(month[leavers.again], drawn.seat.ends)
        yield _cells(model, again, leavers.draws)


def _went(model: RiskModel, drawn: SeatDraws) -> Iterator[Entries]:
    """Yield the cells in which somebody is not there any more; all are when the seat ends."""
    if drawn.seat.ends < model.months:
        yield _cells(model, np.full(len(drawn.began), drawn.seat.ends))
    for leavers in drawn.leavers:
        yield _cells(model, leavers.left, leavers.draws)


def _cells(model: RiskModel, months: Entries, draws: Entries | None = None) -> Entries:
    at = np.arange(len(months)) if draws is None else draws
    return at * (model.months + 1) + months


def _so_far(model: RiskModel, cells: Iterator[Entries], draws: int) -> Counts:
    """Count cells by draw, up to and with each month; a month after the horizon does not count."""
    found = [np.zeros(0, np.intp), *cells]
    width = model.months + 1
    counts = np.bincount(np.concatenate(found), minlength=draws * width).reshape(draws, width)
    return np.cumsum(counts[:, :-1], axis=1)
