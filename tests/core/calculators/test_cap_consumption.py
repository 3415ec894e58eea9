from decimal import Decimal
from typing import Any

import pytest

from planner.calculators.apportionment import apportion, sum_by_month, to_minor_unit
from planner.calculators.cap_consumption import cumulative_charges, is_cumulative, split_charges
from planner.calculators.employer_cost import price_gross
from planner.market.country import CapPeriod
from planner.market.employer_cost import CostBase, EmployerCostRules

D = Decimal


def year_to_date(*pay: int) -> list[tuple[Decimal, Decimal]]:
    before = D(0)
    pairs = []
    for paid in pay:
        pairs.append((before, before + paid))
        before += paid
    return pairs


def test_that_a_ceiling_is_used_up_by_the_pay_of_the_year_so_far(make_line: Any) -> None:
    line = make_line("pension", rate="0.1", cap=250)
    assert list(cumulative_charges(line, D(1), year_to_date(100, 100, 100, 100), 2)) == [
        10,
        10,
        5,
        0,
    ]


def test_that_a_new_tax_year_starts_the_ceiling_anew(make_line: Any) -> None:
    line = make_line("pension", rate="0.1", cap=150)
    pay = [*year_to_date(100, 100), *year_to_date(100, 100)]
    assert list(cumulative_charges(line, D(1), pay, 2)) == [10, 5, 10, 5]


def test_that_pay_before_the_first_month_has_used_up_its_part(make_line: Any) -> None:
    line = make_line("pension", rate="0.1", cap=150)
    assert list(cumulative_charges(line, D(1), [(D(100), D(200)), (D(200), D(300))], 2)) == [5, 0]


def test_that_a_band_is_free_until_its_floor_is_reached(make_line: Any) -> None:
    line = make_line("cpp", CostBase.BAND, "0.1", floor=150, cap=250)
    assert list(cumulative_charges(line, D(1), year_to_date(100, 100, 100), 2)) == [0, 5, 5]


def test_that_basic_pay_and_factor_scale_the_pay_so_far(make_line: Any) -> None:
    line = make_line("fund", CostBase.BASIC, "0.1", factor=2, cap=150)
    assert list(cumulative_charges(line, D("0.5"), year_to_date(100, 100), 2)) == [10, 5]


def test_that_months_sum_to_the_rounded_year(make_line: Any) -> None:
    line = make_line("pension", rate="0.0333", cap=1_000_000)
    charges = cumulative_charges(line, D(1), year_to_date(*[33] * 12), 2)
    assert sum(charges) == D("13.19")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"cap": 100}, True),
        ({"base": CostBase.BASIC, "cap": 100}, True),
        ({"base": CostBase.BAND, "floor": 10, "cap": 100}, True),
        ({"base": CostBase.BAND, "floor": 10}, False),
        ({"floor": 10, "cap": 100}, False),
        ({}, False),
        ({"base": CostBase.FLAT, "flat": 10}, False),
        ({"base": CostBase.EXTRA_PERCENT}, False),
    ],
)
def test_that_only_ceilings_of_the_tax_year_are_cumulative(
    make_line: Any, fields: dict[str, Any], *, expected: bool
) -> None:
    line = make_line("line", **fields)
    assert is_cumulative(line, CapPeriod.TAX_YEAR) is expected
    assert not is_cumulative(line, CapPeriod.MONTHLY)


def test_that_a_years_charges_are_sorted_by_how_they_fall(
    made_up_country: EmployerCostRules,
) -> None:
    cost = price_gross(made_up_country, D(120_000), 2)
    yearly = split_charges(cost, CapPeriod.TAX_YEAR)
    assert (yearly.proportional, yearly.flat, yearly.extra_months) == (
        D(16_800),
        D(1_000),
        D(10_000),
    )
    assert [line.id for line in yearly.cumulative] == ["pension"]
    monthly = split_charges(cost, CapPeriod.MONTHLY)
    assert (monthly.proportional, monthly.cumulative) == (D(26_800), ())


def test_that_named_only_lines_are_in_no_part(make_line: Any, make_rules: Any) -> None:
    rules = make_rules(make_line("premium", rate="0.1", cap=10, in_total=False))
    split = split_charges(price_gross(rules, D(100), 2), CapPeriod.TAX_YEAR)
    assert (split.proportional, split.cumulative) == (D(0), ())


def test_that_halves_hidden_by_repeating_fractions_still_round_up() -> None:
    # Three of nineteen working days of a twelfth of 228,000.38 are 3,000.005 exactly, but
    # 3,000.00499... when the share was cut to 28 digits.
    share = D(3) / 19 / 12
    assert D("228000.38") * share < D("3000.005")
    assert to_minor_unit(D("228000.38") * share, 2) == D("3000.01")
    assert apportion(D("228000.38"), [share, D(0), share], 2) == (D("3000.01"), D(0), D("3000.01"))


def test_that_sums_without_rows_are_zeros() -> None:
    assert list(sum_by_month([], 2)) == [0, 0]
    assert list(sum_by_month([[D(1), D(2)], [D(3), D(4)]], 2)) == [4, 6]
