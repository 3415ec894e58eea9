"""Products of matrices on the thread that asks for them.

NumPy's library for it shares larger products among threads that wait busily for each other: beside
anything else that runs, that takes longer than it saves. Below a size it does not.
"""

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]

_MOST_STEPS = 60_000
"""Multiplications in one product; OpenBLAS begins to share at 65,536."""


def product(left: Matrix, right: Matrix) -> Matrix:
    """Return the product of two matrices, some rows of the left one after the other."""
    found = np.empty((left.shape[0], right.shape[1]), np.float32)
    step = max(1, _MOST_STEPS // max(1, right.size))
    for begin in range(0, len(left), step):
        np.matmul(left[begin : begin + step], right, out=found[begin : begin + step])
    return found


def wide_product(left: Matrix, right: Matrix) -> Matrix:
    """Return the product of two matrices, some columns of the right one after the other."""
    found = np.empty((left.shape[0], right.shape[1]), np.float32)
    step = max(1, _MOST_STEPS // max(1, left.size))
    for begin in range(0, right.shape[1], step):
        part = slice(begin, begin + step)
        np.matmul(left, right[:, part], out=found[:, part])
    return found
