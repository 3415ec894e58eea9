"""Tables that random bits are looked up in: days to fill, days of declined offers, months to leave.

A table of days has 1,024 entries: the quantiles in the middles of as many equal parts of chance,
worked out in double precision and kept in single, so that the same bits mean the same days on any
machine. They are rounded half up to whole days where they make a date.
"""

from collections.abc import Iterable
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from planner.calculators.hiring.seat_hiring import SeatHiring
from planner.calculators.risk.random_bits import LEVELS, Bits, middles, normal_quantiles

Days = NDArray[np.float32]

NEVER = 30_000.0
"""Days that are longer than any plan: what goes beyond them is not told apart."""

_ENTRIES = 1_024
_SHIFT = 6
"""Of sixteen bits, the upper ten find an entry."""
_SURE = 0.999_999
_NO_DAYS: Days = np.zeros(_ENTRIES, np.float32)


def days_by_row(tables: Days, bits: Bits) -> Days:
    """Return the days that random bits stand for, each row by the table of its own."""
    found = np.empty(bits.shape, np.float32)
    for table, row, days in zip(tables, bits, found, strict=True):
        table.take(row >> _SHIFT, out=days, mode="clip")
    return found


def days_at(tables: Days, rows: NDArray[np.intp], bits: Bits) -> Days:
    """Return the days that random bits stand for, each by the table of its row."""
    found: Days = tables.reshape(-1).take(rows * _ENTRIES + (bits >> _SHIFT))
    return found


def medians(tables: Days) -> Days:
    """Return the days in the middle of each table."""
    found: Days = tables[:, _ENTRIES // 2]
    return found


def whole(days: Days) -> NDArray[np.int32]:
    """Round days half up, as the timeline does."""
    rounded = days + np.float32(0.5)
    found: NDArray[np.int32] = np.floor(rounded, out=rounded).astype(np.int32)
    return found


def fill_days(hirings: Iterable[SeatHiring | None]) -> Days:
    """Return the days from work on a requisition to an offer accepted, without declines.

    Formula: exp(ln(median) + sigma Z); 0 where the offer is accepted already. One table for each,
    of zeros for None.
    """
    return _stacked(
        _NO_DAYS if each is None else _fill_days(each.median_days, each.sigma) for each in hirings
    )


def decline_days(hirings: Iterable[SeatHiring | None]) -> Days:
    """Return the days that declined offers add: n x days, P(n) = p^n (1 - p); likewise."""
    return _stacked(
        _NO_DAYS if each is None else _decline_days(each.decline_probability, each.days_per_decline)
        for each in hirings
    )


def _stacked(tables: Iterable[Days]) -> Days:
    found = list(tables)
    return np.stack(found) if found else np.zeros((0, _ENTRIES), np.float32)


@lru_cache(maxsize=4_096)
def _fill_days(median_days: float, sigma: float) -> Days:
    if median_days <= 0:
        return _NO_DAYS
    return _kept(median_days * np.exp(sigma * normal_quantiles(_ENTRIES)))


@lru_cache(maxsize=4_096)
def _decline_days(probability: float, days: float) -> Days:
    if probability <= 0 or days <= 0:
        return _NO_DAYS
    declines = np.floor(np.log1p(-middles(_ENTRIES)) / np.log(min(probability, _SURE)))
    return _kept(days * declines)


def _kept(days: NDArray[np.float64]) -> Days:
    return np.minimum(days, NEVER).astype(np.float32)


@lru_cache(maxsize=256)
def months_to_leave(yearly_share: float, months: int) -> NDArray[np.int16]:
    """Return after how many months somebody leaves, by sixteen random bits.

    Formula: P(left after k months) = 1 - (1 - h)^k with h = 1 - (1 - yearly share)^(1/12); those
    who stay longer than the horizon get a month beyond it.

    Args:
        yearly_share: Fraction of heads that leave within a year, 0 to 1.
        months: The horizon.
    """
    kept = 1.0 - min(1.0, max(0.0, yearly_share))
    gone = 1.0 - kept ** (np.arange(1, months + 1) / 12.0)
    return (np.searchsorted(gone, middles(LEVELS), side="right") + 1).astype(np.int16)
