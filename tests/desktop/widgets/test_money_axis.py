from decimal import Decimal

import pytest

from planner.desktop.widgets.money_axis import axis_ticks


@pytest.mark.parametrize(
    ("largest", "most", "expected"),
    [
        ("230000", 3, ["0", "100000", "200000"]),
        ("300000", 3, ["0", "100000", "200000", "300000"]),
        ("7", 4, ["0", "2", "4", "6"]),
        ("0", 3, ["0"]),
        ("999", 1, ["0"]),
        ("1000", 1, ["0", "1000"]),
        ("0.9", 3, ["0", "0.5"]),
    ],
)
def test_that_ticks_are_round_and_fit(largest: str, most: int, expected: list[str]) -> None:
    assert list(axis_ticks(Decimal(largest), most)) == [Decimal(tick) for tick in expected]
