"""Random numbers of sixteen bits: one stream for each risk and each batch of draws.

A risk that is switched off leaves the numbers of the others as they are, and so do seats that are
added at the end. SFC64 (C. Doty-Humphrey's small fast chaotic generator) hands out whole bits, so
that they are the same on any machine; a distribution is looked up in a table of 65,536 quantiles,
which takes a tenth of the time of drawing from it.

The second half of a batch mirrors the first (antithetic draws): where the one lies at the tenth
percentile, the other lies at the ninetieth. Costs rise and fall with each risk alone, so that the
halves cancel out much of what chance would do to the middle: on a sample plan the standard error
of the P50 of the cost is 0.6 times what it is without, worth 2.7 times the draws, and that of P10
and P90 0.9 times.
"""

from functools import lru_cache
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from planner.calculators.risk.simulated import RiskKind

Bits = NDArray[np.uint16]

LEVELS = 65_536
"""How many numbers sixteen bits tell apart."""

_IN_ONE_WORD = 4


def mirrored_bits(
    seed: int, stream: tuple[RiskKind, int], batch: int, shape: tuple[int, int]
) -> Bits:
    """Return random bits, each row with its mirror image as the second half.

    Args:
        seed: What they begin with, 0 or more.
        stream: Whose numbers, and which of them.
        batch: Which batch of draws.
        shape: Rows and draws, an even number.
    """
    rows, draws = shape
    half = draws // 2
    found = plain_bits(seed, stream, batch, (rows, half))
    bits = np.empty((rows, draws), np.uint16)
    bits[:, :half] = found
    np.invert(found, out=bits[:, half:])
    return bits


def plain_bits(seed: int, stream: tuple[RiskKind, int], batch: int, shape: tuple[int, int]) -> Bits:
    """Return random bits, all of them drawn."""
    rows, columns = shape
    in_row = -(-columns // _IN_ONE_WORD) * _IN_ONE_WORD
    found = _bits_of(_source(seed, stream, batch), rows * in_row)
    return found.reshape(rows, in_row)[:, :columns]


def _source(seed: int, stream: tuple[RiskKind, int], batch: int) -> np.random.SFC64:
    kind, number = stream
    return np.random.SFC64(
        np.random.SeedSequence((seed, list(RiskKind).index(kind), number, batch))
    )


def _bits_of(source: np.random.SFC64, count: int) -> Bits:
    words = source.random_raw(-(-count // _IN_ONE_WORD))
    found: Bits = words.astype("<u8", copy=False).view("<u2")[:count]
    return found


@lru_cache(maxsize=8)
def normal_quantiles(levels: int = LEVELS) -> NDArray[np.float64]:
    """Return the standard normal quantiles in the middles of as many equal parts of chance."""
    inverse = NormalDist().inv_cdf
    upper = [inverse((level + 0.5) / levels) for level in range(levels // 2, levels)]
    found = np.array([*(-each for each in reversed(upper)), *upper])
    found.flags.writeable = False
    return found


def middles(levels: int = LEVELS) -> NDArray[np.float64]:
    """Return the chances in the middles of as many equal parts."""
    return (np.arange(levels) + 0.5) / levels


class BitSupply:
    """Random bits as they are asked for, of a stream whose length is not known before."""

    def __init__(self, seed: int, stream: tuple[RiskKind, int], batch: int) -> None:
        self._source = _source(seed, stream, batch)

    def take(self, count: int) -> Bits:
        """Return so many of them."""
        return _bits_of(self._source, count)
