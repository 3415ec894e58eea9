from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from planner.calculators.loaded_cost import price_seat
from planner.calculators.monthly_budget import (
    Component,
    SeatMonths,
    fiscal_year_of,
    monthly_budget,
)
from planner.market.snapshot import Snapshot
from planner.plan.company_day import CompanyDay
from planner.plan.model import Assumptions, Engagement, Plan, PositionStatus
from planner.quantities.identifiers import CountryCode, CurrencyCode
from planner.quantities.money import Money
from planner.quantities.month import Month

D = Decimal
ZERO = D(0)


def only_seat(plan: Plan, market: Snapshot) -> SeatMonths:
    return monthly_budget(plan, market).seats[0]


def row(seat: SeatMonths, component: Component) -> list[Decimal]:
    return list(seat.components[component])


def test_that_a_start_in_mid_month_is_paid_by_working_days(
    market: Snapshot, make_plan: Any, make_position: Any
) -> None:
    # June 2026 in the United States: 22 weekdays, less Juneteenth (19th) = 21. From the 15th on
    # 12 weekdays less that day = 11.
    seat = only_seat(
        make_plan(make_position("us-austin", 126_000, start=date(2026, 6, 15))), market
    )
    assert seat.worked_share[:7] == (*[ZERO] * 5, D(11) / 21, 1)
    assert row(seat, Component.BASE_PAY)[4:7] == [0, 5_500, 10_500]


def test_that_a_start_on_the_first_working_day_is_a_whole_month(
    market: Snapshot, make_plan: Any, make_position: Any
) -> None:
    # 1 January is a holiday and 2 January a Friday.
    seat = only_seat(make_plan(make_position("us-austin", 120_000, start=date(2026, 1, 2))), market)
    assert seat.worked_share[0] == 1


def test_that_the_last_month_is_paid_to_the_last_day(
    market: Snapshot, make_plan: Any, make_member: Any
) -> None:
    seat = only_seat(make_plan(make_member("us-austin", 126_000, end=date(2026, 6, 14))), market)
    assert row(seat, Component.BASE_PAY)[4:] == [10_500, 5_000, *[0] * 6]


def test_that_social_security_stops_when_high_pay_has_used_up_its_ceiling(
    market: Snapshot, make_plan: Any, make_member: Any
) -> None:
    seat = only_seat(make_plan(make_member("us-austin", 300_000)), market)
    # 25,000 a month: 184,500 is reached in the eighth. Medicare goes on. FUTA and the state's
    # unemployment insurance end with the first 7,000, in January.
    medicare = D("362.50")
    assert row(seat, Component.CONTRIBUTIONS) == [
        1_550 + medicare + 42 + 238,
        *[1_550 + medicare] * 6,
        589 + medicare,
        *[medicare] * 4,
    ]


def test_that_pay_before_the_horizon_counts_towards_the_ceiling(
    market: Snapshot, make_plan: Any, make_member: Any
) -> None:
    plan = make_plan(make_member("us-austin", 300_000), horizon_start=Month(2026, 7))
    seat = only_seat(plan, market)
    assert seat.opening_ytd_pay == 150_000
    medicare = D("362.50")
    assert row(seat, Component.CONTRIBUTIONS)[:7] == [
        1_550 + medicare,
        589 + medicare,
        *[medicare] * 4,
        1_550 + medicare + 42 + 238,
    ]


def test_that_only_pay_since_the_start_counts_for_a_newcomer(
    market: Snapshot, make_plan: Any, make_member: Any
) -> None:
    seat = make_member("us-austin", 300_000, start=date(2026, 5, 1))
    assert (
        only_seat(make_plan(seat, horizon_start=Month(2026, 7)), market).opening_ytd_pay == 50_000
    )


def test_that_fourteen_quoted_payments_double_june_and_december(
    market: Snapshot, make_plan: Any, make_member: Any
) -> None:
    seat = only_seat(make_plan(make_member("es-madrid", 70_000)), market)
    pay = row(seat, Component.BASE_PAY)
    assert pay == [5_000] * 5 + [10_000] + [5_000] * 5 + [10_000]
    assert not any(row(seat, Component.EXTRA_MONTHS))
    assert round(sum(seat.pay_share), 20) == 1


def test_that_a_newcomers_extra_payments_hold_what_was_earned(
    market: Snapshot, make_plan: Any, make_position: Any
) -> None:
    # April to June earns three of the six months of the June payment; by December six are open.
    seat = only_seat(make_plan(make_position("es-madrid", 70_000, start=date(2026, 4, 1))), market)
    pay = row(seat, Component.BASE_PAY)
    assert pay == [0, 0, 0, 5_000, 5_000, 7_500, *[5_000] * 5, 10_000]


def test_that_a_leaver_is_paid_the_extra_salary_that_is_open(
    market: Snapshot, make_plan: Any, make_member: Any
) -> None:
    seat = only_seat(make_plan(make_member("es-madrid", 70_000, end=date(2026, 8, 31))), market)
    # July and August earn two sixths of the December payment.
    pay = row(seat, Component.BASE_PAY)
    assert pay[5:] == [10_000, 5_000, D("6666.67"), 0, 0, 0, 0]


def test_that_a_thirteenth_salary_on_top_is_paid_when_due(
    market: Snapshot, make_plan: Any, make_member: Any
) -> None:
    seat = only_seat(make_plan(make_member("br-recife", 120_000)), market)
    assert row(seat, Component.BASE_PAY) == [10_000] * 12
    assert row(seat, Component.EXTRA_MONTHS) == [*[0] * 10, 5_000, 5_000]


def test_that_a_thirteenth_salary_accrues_from_a_start_in_mid_year(
    market: Snapshot, make_plan: Any, make_position: Any
) -> None:
    # Five months are open in November, less than its half; December pays the sixth.
    seat = only_seat(make_plan(make_position("br-recife", 120_000, start=date(2026, 7, 1))), market)
    paid = row(seat, Component.EXTRA_MONTHS)
    assert paid == [*[0] * 10, D("4166.67"), D("833.33")]


def test_that_months_before_the_horizon_earn_the_extra_salary_too(
    market: Snapshot, make_plan: Any, make_position: Any
) -> None:
    seat = make_position("br-recife", 120_000, start=date(2026, 7, 1))
    months = only_seat(make_plan(seat, horizon_start=Month(2026, 10)), market)
    assert months.opening_unpaid_months == 3
    assert row(months, Component.EXTRA_MONTHS)[:3] == [0, D("4166.67"), D("833.33")]


def test_that_flat_charges_follow_the_months_worked(
    market: Snapshot, make_plan: Any, make_member: Any
) -> None:
    seat = only_seat(make_plan(make_member("mt-valletta", 24_000)), market)
    # 10 % of 90 % of 2,000, and a twelfth of 512.52.
    assert row(seat, Component.CONTRIBUTIONS) == [D("180.00") + D("42.71")] * 12


def test_that_the_fee_is_due_in_months_worked_and_one_off_items_in_the_first(
    market: Snapshot, make_plan: Any, make_position: Any
) -> None:
    seat = make_position(
        "es-madrid",
        60_000,
        start=date(2026, 3, 16),
        end=date(2026, 5, 15),
        engagement=Engagement.EMPLOYER_OF_RECORD,
    )
    assumptions = Assumptions(
        equipment=Money(D(2_000), CurrencyCode("EUR")), agency_fee_share=D("0.1")
    )
    months = only_seat(make_plan(seat, assumptions=assumptions), market)
    assert row(months, Component.SERVICE_FEE) == [0, 0, 400, 400, 400, *[0] * 7]
    assert row(months, Component.EQUIPMENT)[:4] == [0, 0, 2_000, 0]
    assert row(months, Component.AGENCY_FEE)[:4] == [0, 0, 6_000, 0]
    assert sum(months.components[Component.EQUIPMENT]) == 2_000


def test_that_a_start_on_the_last_weekend_of_a_month_costs_from_the_next_month_on(
    market: Snapshot, make_plan: Any, make_position: Any
) -> None:
    assumptions = Assumptions(equipment=Money(D(2_000), CurrencyCode("EUR")))
    plan = make_plan(
        make_position("es-madrid", 70_000, start=date(2026, 1, 31)), assumptions=assumptions
    )
    seat = only_seat(plan, market)
    assert row(seat, Component.EQUIPMENT)[:3] == [0, 2_000, 0]
    assert seat.local_total[0] == 0


def test_that_a_position_that_began_before_the_horizon_is_equipped_already(
    market: Snapshot, make_plan: Any, make_position: Any
) -> None:
    assumptions = Assumptions(equipment=Money(D(2_000), CurrencyCode("EUR")))
    plan = make_plan(
        make_position("es-madrid", 70_000, start=date(2025, 12, 1)), assumptions=assumptions
    )
    assert not any(row(only_seat(plan, market), Component.EQUIPMENT))


def test_that_a_contractor_is_paid_in_twelve_parts_without_charges(
    market: Snapshot, make_plan: Any, make_position: Any
) -> None:
    seat = make_position("es-madrid", 60_000, engagement=Engagement.CONTRACTOR)
    plan = make_plan(seat, assumptions=Assumptions(benefits_share=D("0.1")))
    months = only_seat(plan, market)
    assert months.local_total == (D("5032.00"),) * 12


def test_that_benefits_are_a_share_of_each_months_pay(
    market: Snapshot, make_plan: Any, make_member: Any
) -> None:
    plan = make_plan(
        make_member("us-austin", 100_000), assumptions=Assumptions(benefits_share=D("0.05"))
    )
    # 5 % of 8,333.33 is 416.6665.
    assert row(only_seat(plan, market), Component.BENEFITS) == [D("416.67")] * 12


def test_that_overhead_is_a_share_of_each_months_pay_beside_benefits(
    market: Snapshot, make_plan: Any, make_member: Any
) -> None:
    assumptions = Assumptions(benefits_share=D("0.05"), overhead_share=D("0.05"))
    plan = make_plan(make_member("us-austin", 100_000), assumptions=assumptions)
    months = only_seat(plan, market)
    # 5 % of 8,333.33 is 416.6665, twice rounded up.
    assert row(months, Component.OVERHEAD) == [D("416.67")] * 12
    assert row(months, Component.BENEFITS) == [D("416.67")] * 12
    without = only_seat(replace(plan, assumptions=Assumptions()), market)
    assert months.local_total[0] - without.local_total[0] == D("833.34")


def test_that_a_company_day_is_no_working_day_of_the_first_month(
    market: Snapshot, make_plan: Any, make_position: Any
) -> None:
    # Of the 21 working days of June 2026 in the United States, 11 lie on or after the 15th.
    seat = make_position("us-austin", 126_000, start=date(2026, 6, 15))
    for day, country, worked in (
        (date(2026, 6, 22), None, D(10) / 20),
        (date(2026, 6, 8), "US", D(11) / 20),
        (date(2026, 6, 22), "ES", D(11) / 21),
        (date(2026, 6, 19), None, D(11) / 21),
        (date(2026, 6, 21), None, D(11) / 21),
    ):
        days = {CompanyDay(day, CountryCode(country) if country else None): "Offsite"}
        months = only_seat(make_plan(seat, company_days=days), market)
        assert months.worked_share[5] == worked
        assert row(months, Component.BASE_PAY)[6] == 10_500


def test_that_totals_are_sums_of_rounded_figures(
    market: Snapshot, make_plan: Any, make_member: Any
) -> None:
    plan = make_plan(
        make_member("us-austin", "100000.01", seat_id="M-01"),
        make_member("br-recife", "99999.99", seat_id="M-02"),
    )
    budget = monthly_budget(plan, market)
    for seat in budget.seats:
        parts = zip(*seat.components.values(), strict=True)
        assert list(seat.local_total) == [sum(part) for part in parts]
        assert list(seat.reporting_total) == [
            (total * seat.plan_rate).quantize(D("0.01"), "ROUND_HALF_UP")
            for total in seat.local_total
        ]
    assert list(budget.totals) == [
        sum(month) for month in zip(*(s.reporting_total for s in budget.seats), strict=True)
    ]


@pytest.mark.parametrize("status", [PositionStatus.ON_HOLD, PositionStatus.CLOSED])
def test_that_positions_on_hold_or_closed_cost_nothing(
    market: Snapshot, make_plan: Any, make_position: Any, status: PositionStatus
) -> None:
    budget = monthly_budget(make_plan(make_position("es-madrid", 60_000, status=status)), market)
    assert budget.seats == ()
    assert (set(budget.totals), budget.run_rate) == ({ZERO}, ZERO)


def test_that_the_run_rate_counts_who_is_employed_on_the_last_day(
    market: Snapshot, make_plan: Any, make_member: Any, make_position: Any
) -> None:
    stays = make_member("es-madrid", 60_000)
    plan = make_plan(
        stays,
        make_member("es-madrid", 60_000, seat_id="M-02", end=date(2026, 12, 30)),
        make_position("es-madrid", 60_000, start=date(2027, 1, 1)),
        make_position("es-madrid", 60_000, seat_id="P-02", status=PositionStatus.ON_HOLD),
    )
    assert monthly_budget(plan, market).run_rate == price_seat(stays, plan, market).annual_reporting


@pytest.mark.parametrize(
    ("month", "start_month", "label"),
    [
        (Month(2026, 12), 1, 2026),
        (Month(2026, 3), 4, 2026),
        (Month(2026, 4), 4, 2027),
        (Month(2026, 12), 12, 2027),
    ],
)
def test_that_a_fiscal_year_is_named_after_the_year_it_ends_in(
    month: Month, start_month: int, label: int
) -> None:
    assert fiscal_year_of(month, start_month) == label


def test_that_the_horizon_is_split_by_fiscal_years(
    market: Snapshot, make_plan: Any, make_member: Any
) -> None:
    plan = make_plan(
        make_member("us-austin", 120_000),
        fiscal_year_start_month=4,
        horizon_months=18,
        budget={Month(2026, 4): D(9_000), Month(2027, 3): D(8_000)},
    )
    budget = monthly_budget(plan, market)
    first, second, third = budget.fiscal_years
    assert [(y.label_year, y.months, y.is_whole) for y in budget.fiscal_years] == [
        (2026, 3, False),
        (2027, 12, True),
        (2028, 3, False),
    ]
    assert (second.first_month, second.last_month) == (Month(2026, 4), Month(2027, 3))
    assert (first.budget, second.budget, third.budget) == (None, D(17_000), None)
    assert first.total + second.total + third.total == sum(budget.totals)
    assert budget.budget[3] == 9_000


def test_that_a_plan_without_seats_costs_nothing(market: Snapshot, make_plan: Any) -> None:
    budget = monthly_budget(make_plan(), market)
    assert (budget.totals, budget.run_rate) == ((ZERO,) * 12, ZERO)
