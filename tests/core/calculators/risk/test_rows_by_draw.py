"""Rows summed up by draw, against adding them one by one."""

import numpy as np
import pytest

from planner.calculators.risk.rows_by_draw import RowsByDraw


@pytest.mark.parametrize("count", [0, 1, 9_000])
def test_that_rows_of_a_draw_are_added_to_it_however_often_it_comes(count: int) -> None:
    choose = np.random.default_rng(5)
    draws = choose.integers(0, 40, count)
    rows = choose.integers(0, 100, (count, 3)).astype(np.float32)
    total = np.ones((60, 3), np.float32)
    expected = total.copy()
    np.add.at(expected, draws, rows)
    RowsByDraw.of(draws, 60).add(lambda at: rows[at], total)
    assert (total == expected).all()
