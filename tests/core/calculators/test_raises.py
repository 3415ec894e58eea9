"""Raises worked out by hand: when they come, what they are, and what follows them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from planner.calculators.cap_consumption import cumulative_charges
from planner.calculators.loaded_cost import price_seat
from planner.calculators.monthly_budget import Component, SeatMonths, monthly_budget
from planner.calculators.raises import most_raises, pay_levels, raises_by_month
from planner.market.snapshot import Snapshot
from planner.plan.model import Assumptions, Engagement, Plan
from planner.quantities.identifiers import CountryCode
from planner.quantities.month import Month

D = Decimal
JANUARY = Month(2026, 1)


def only_seat(plan: Plan, market: Snapshot) -> SeatMonths:
    return monthly_budget(plan, market).seats[0]


def raised(share: str, month: int, after: int = 3, **others: Any) -> Assumptions:
    return Assumptions(raise_share=D(share), raise_month=month, raise_after_months=after, **others)


def test_that_a_raise_in_the_tax_year_uses_a_yearly_ceiling_up_earlier(
    market: Snapshot, make_plan: Any, make_member: Any
) -> None:
    plan = make_plan(
        make_member("us-austin", 180_000), horizon_months=24, assumptions=raised("0.1", 7)
    )
    seat = only_seat(plan, market)
    base, charges = (
        list(seat.components[each]) for each in (Component.BASE_PAY, Component.CONTRIBUTIONS)
    )
    assert base[:6] == [15_000] * 6
    assert base[6:18] == [16_500] * 12  # 198,000 a year
    assert base[18:] == [18_150] * 6  # 217,800 a year
    # Medicare 1.45% of a twelfth; Social Security 6.2% until 184,500 of the calendar year, which
    # 90,000 + 5 x 16,500 = 172,500 leave 12,000 of in December; 42 + 238 are due at once.
    assert charges[0] == D("217.50") + 930 + 42 + 238
    assert charges[5] == D("217.50") + 930
    assert charges[6] == D("239.25") + 1_023
    assert charges[11] == D("239.25") + 744
    assert charges[12] == D("239.25") + 1_023 + 42 + 238


def test_that_an_extra_salary_in_the_quoted_pay_is_paid_at_the_raised_pay(
    market: Snapshot, make_plan: Any, make_member: Any
) -> None:
    plan = make_plan(make_member("es-madrid", 70_000), assumptions=raised("0.1", 6))
    seat = only_seat(plan, market)
    base = seat.components[Component.BASE_PAY]
    assert [base[at] for at in (4, 5, 6, 11)] == [5_000, 11_000, 5_500, 11_000]


def test_that_an_extra_salary_on_top_is_paid_at_the_raised_pay(
    market: Snapshot, make_plan: Any, make_member: Any
) -> None:
    plan = make_plan(make_member("br-recife", 120_000), assumptions=raised("0.05", 11))
    extra = only_seat(plan, market).components[Component.EXTRA_MONTHS]
    assert list(extra) == [0] * 10 + [5_250, 5_250]  # a twelfth of 126,000 in two halves


def test_that_benefits_and_overhead_follow_the_raised_pay_and_the_rest_does_not(
    market: Snapshot, make_plan: Any, make_position: Any
) -> None:
    assumptions = raised(
        "0.1", 7, benefits_share=D("0.05"), overhead_share=D("0.02"), agency_fee_share=D("0.2")
    )
    seat = make_position("us-austin", 120_000, start=date(2026, 2, 1))
    months = only_seat(make_plan(seat, assumptions=assumptions), market).components
    assert [months[Component.BENEFITS][at] for at in (5, 6)] == [500, 550]
    assert [months[Component.OVERHEAD][at] for at in (5, 6)] == [200, 220]
    assert months[Component.AGENCY_FEE][1] == 24_000
    hired = replace(seat, engagement=Engagement.EMPLOYER_OF_RECORD)
    fees = only_seat(make_plan(hired, assumptions=assumptions), market).components
    assert fees[Component.SERVICE_FEE][6] == fees[Component.SERVICE_FEE][5] > 0
    assert fees[Component.BASE_PAY][6] == 11_000


def test_that_a_contractor_gets_no_raise(
    market: Snapshot, make_plan: Any, make_position: Any
) -> None:
    seat = make_position("us-austin", 120_000, engagement=Engagement.CONTRACTOR)
    plan = make_plan(seat, assumptions=raised("0.1", 7))
    assert set(only_seat(plan, market).components[Component.BASE_PAY]) == {10_000}


def test_that_a_country_may_have_its_own_raise(
    market: Snapshot, make_plan: Any, make_member: Any
) -> None:
    own = {CountryCode("US"): D("0.2")}
    plan = make_plan(
        make_member("us-austin", 120_000),
        make_member("mt-valletta", 12_000, seat_id="M-02"),
        assumptions=replace(raised("0.1", 7), raise_share_by_country=own),
    )
    there, here = monthly_budget(plan, market).seats
    assert there.components[Component.BASE_PAY][6] == 12_000
    assert here.components[Component.BASE_PAY][6] == 1_100


def test_that_the_run_rate_takes_the_pay_of_the_last_month(
    market: Snapshot, make_plan: Any, make_member: Any
) -> None:
    seat = make_member("us-austin", 120_000)
    assumptions = raised("0.1", 7, benefits_share=D("0.05"))
    plan = make_plan(seat, assumptions=assumptions)
    paid_so = make_member("us-austin", 132_000)
    without = make_plan(paid_so, assumptions=replace(assumptions, raise_share=D(0)))
    run_rate = monthly_budget(plan, market).run_rate
    assert run_rate == price_seat(paid_so, without, market).annual_reporting
    until_june = replace(plan, horizon_months=6)
    assert monthly_budget(until_june, market).run_rate == (
        price_seat(seat, plan, market).annual_reporting
    )


@pytest.mark.parametrize(
    ("start", "month", "after", "first_raise"),
    [
        (date(2020, 5, 4), 1, 3, 12),  # pay is stated as of the horizon's first month
        (date(2020, 5, 4), 2, 3, 1),
        (date(2026, 4, 1), 4, 0, 15),  # pay is stated as of the first day of work
        (date(2026, 3, 31), 4, 0, 3),
        (date(2026, 1, 1), 4, 3, 3),
        (date(2026, 1, 2), 4, 3, 15),  # on 1 April only two whole months
        (date(2025, 12, 31), 4, 3, 3),
        (date(2024, 2, 29), 3, 24, 2),  # 28 February 2026 makes two whole years
        (date(2024, 2, 29), 3, 25, 14),
        (date(2029, 1, 1), 4, 3, None),
    ],
)
def test_that_a_raise_comes_after_enough_whole_months(
    start: date, month: int, after: int, first_raise: int | None
) -> None:
    raises = raises_by_month(start, (JANUARY, 24), month, after)
    assert next((at for at, count in enumerate(raises) if count), None) == first_raise


def test_that_a_raise_comes_every_year() -> None:
    raises = raises_by_month(date(2020, 5, 4), (Month(2026, 11), 30), 3, 3)
    assert raises == (0,) * 4 + (1,) * 12 + (2,) * 12 + (3,) * 2


@pytest.mark.parametrize("months", [1, 2, 12, 13, 14, 25, 120])
def test_that_no_horizon_holds_more_raises_than_are_provided_for(months: int) -> None:
    found = {
        raises_by_month(date(2000, 1, 1), (JANUARY, months), month, 0)[-1] for month in range(1, 13)
    }
    assert max(found) == most_raises(months)


@pytest.mark.parametrize(
    ("pay", "share", "digits", "levels"),
    [
        ("10000001", "0.035", 0, ["10000001", "10350001", "10712251"]),  # 10,712,251.035 yen
        ("12345.678", "0.0125", 3, ["12345.678", "12499.999", "12656.249"]),  # dinars
        ("100.50", "0.01", 2, ["100.50", "101.51", "102.53"]),  # 101.505 and 102.5251
    ],
)
def test_that_raised_pay_is_rounded_half_up_to_the_minor_unit(
    pay: str, share: str, digits: int, levels: list[str]
) -> None:
    assert pay_levels(D(pay), D(share), 2, digits) == tuple(map(D, levels))


def test_that_a_line_a_raise_brings_into_force_makes_up_for_the_tax_year(make_line: Any) -> None:
    line = make_line("fund", rate="0.1", cap=5_000, min_gross=20_000)
    paid = [(D(0), D(1_600)), (D(1_600), D(3_300)), (D(3_300), D(5_000)), (D(5_000), D(6_700))]
    charges = cumulative_charges(line, D(1), paid, 2, (False, True, True, True))
    assert list(charges) == [0, 330, 170, 0]
    again = [*paid, (D(0), D(1_700))]
    assert cumulative_charges(line, D(1), again, 2, (False, True, True, True, True))[4] == 170
    charged_before = [(D(1_000), D(2_600)), (D(2_600), D(4_200))]
    assert list(cumulative_charges(line, D(1), charged_before, 2, (True, False))) == [160, -260]
