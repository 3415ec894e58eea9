import random
from decimal import Decimal

import pytest

from planner.calculators import summed_months
from planner.calculators.apportionment import sum_by_month
from planner.calculators.summed_months import Amounts, SummedMonths

MONTHS = 5


def row(source: random.Random) -> Amounts:
    return tuple(Decimal(source.randrange(-(10**9), 10**12)) / 100 for _ in range(MONTHS))


@pytest.mark.parametrize("count", [1, 7, 40, 200])
def test_that_sums_brought_up_to_date_are_those_summed_anew(count: int) -> None:
    source = random.Random(count)  # noqa: S311 -- repeatable test cases, no secret
    rows = [row(source) for _ in range(count)]
    summed = SummedMonths.of(rows, MONTHS)
    for changes in (1, 1, 3, 8, 30, 0, 200):
        rows = list(rows)
        for _ in range(changes):
            rows[source.randrange(count)] = row(source)
        summed = SummedMonths.of(rows, MONTHS, summed)
        assert summed == SummedMonths.of(rows, MONTHS)


@pytest.mark.parametrize("sign", [1, -1])
def test_that_a_row_more_or_less_is_counted(sign: int) -> None:
    source = random.Random(3)  # noqa: S311 -- repeatable test cases, no secret
    rows = [row(source) for _ in range(20)]
    before = SummedMonths.of(rows, MONTHS)
    rows = [*rows, row(source)] if sign > 0 else rows[1:]
    assert SummedMonths.of(rows, MONTHS, before).sums == sum_by_month(rows, MONTHS)


def test_that_one_change_leaves_the_other_rows_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [(Decimal(number),) for number in range(100)]
    before = SummedMonths.of(rows, 1)

    def refuse(*_given: object) -> Amounts:
        raise AssertionError

    monkeypatch.setattr(summed_months, "sum_by_month", refuse)
    changed = [*rows[:40], (Decimal(1000),), *rows[41:]]
    assert SummedMonths.of(changed, 1, before).sums == (Decimal(4950 - 40 + 1000),)


def test_that_amounts_of_more_digits_than_are_counted_are_summed_anew() -> None:
    rows = [(Decimal(10) ** 30,), (Decimal("0.01"),), (Decimal("0.02"),)]
    before = SummedMonths.of(rows, 1)
    rows = [(Decimal(1),), *rows[1:]]
    assert SummedMonths.of(rows, 1, before).sums == (Decimal("1.03"),)


def test_that_nothing_sums_to_nothing_in_every_month() -> None:
    assert SummedMonths.of([], MONTHS).sums == (0,) * MONTHS
