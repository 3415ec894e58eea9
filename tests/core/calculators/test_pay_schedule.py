from datetime import date, timedelta
from decimal import Decimal
from itertools import accumulate

import pytest

from planner.calculators.pay_schedule import PaySchedule, PayTerms, pay_schedule
from planner.market.working_calendar import WorkingCalendar
from planner.quantities.identifiers import CountryCode
from planner.quantities.month import Month

D = Decimal
POLAND = WorkingCalendar(CountryCode("PL"), None, frozenset({5, 6}))
DUE_MONTHS = [(12,), (6, 12), (7, 12), (11, 12), (3, 5), (4, 7, 12)]


def lay_out(
    due_months: tuple[int, ...],
    start: date,
    end: date | None = None,
    *,
    quoted: int = 0,
    horizon: tuple[Month, int] = (Month(2026, 1), 36),
) -> PaySchedule:
    return pay_schedule(PayTerms(quoted, due_months, 1), POLAND, (start, end), horizon)


@pytest.mark.parametrize("due_months", DUE_MONTHS)
def test_that_a_settled_year_pays_equal_parts_whenever_employment_began(
    due_months: tuple[int, ...],
) -> None:
    part = D(1) / len(due_months)
    for days in range(0, 400, 13):
        schedule = lay_out(due_months, date(2023, 1, 1) + timedelta(days=days))
        for at, share in enumerate(schedule.extra_share):
            assert share == (part if at % 12 + 1 in due_months else 0)


@pytest.mark.parametrize("due_months", DUE_MONTHS)
def test_that_no_extra_salary_is_paid_before_it_is_earned(due_months: tuple[int, ...]) -> None:
    for days in range(0, 400, 13):
        start = date(2026, 1, 1) + timedelta(days=days)
        schedule = lay_out(due_months, start, start + timedelta(days=500))
        earned = accumulate(schedule.worked_share)
        paid = accumulate(12 * share for share in schedule.extra_share)
        balances = [a - b for a, b in zip(earned, paid, strict=True)]
        assert all(balance >= D("-1e-20") for balance in balances)
        assert abs(balances[-1]) < D("1e-20")


@pytest.mark.parametrize("due_months", DUE_MONTHS)
def test_that_quoted_extra_salaries_leave_a_year_a_year(due_months: tuple[int, ...]) -> None:
    schedule = lay_out(due_months, date(2020, 5, 4), quoted=2, horizon=(Month(2026, 5), 12))
    assert round(sum(schedule.pay_share), 20) == 1


def test_that_without_due_months_extra_salaries_are_spread_over_all() -> None:
    schedule = lay_out((), date(2020, 1, 1), quoted=1, horizon=(Month(2026, 1), 12))
    assert set(schedule.extra_share) == {D(1) / 12}
    assert {round(share, 20) for share in schedule.pay_share} == {round(D(1) / 12, 20)}


def test_that_shares_of_a_month_count_polish_working_days() -> None:
    # November 2026: 21 weekdays, less Independence Day on Wednesday the 11th.
    schedule = lay_out((), date(2026, 11, 11), date(2026, 11, 20))
    assert schedule.worked_share[10] == D(7) / 20
    assert schedule.first_worked == 10


def test_that_a_stay_without_a_working_day_is_no_work() -> None:
    schedule = lay_out((12,), date(2026, 11, 21), date(2026, 11, 22))
    assert not any(schedule.worked_share)
    assert not any(schedule.extra_share)
    assert schedule.first_worked is None


def test_that_the_tax_years_months_before_the_horizon_are_kept() -> None:
    def before(first: Month, start: date) -> int:
        terms = PayTerms(0, (), 4)
        schedule = pay_schedule(terms, POLAND, (start, None), (first, 12))
        return len(schedule.tax_year_pay_share)

    assert before(Month(2026, 4), date(2020, 1, 1)) == 0
    assert before(Month(2026, 5), date(2020, 1, 1)) == 1
    assert before(Month(2026, 3), date(2020, 1, 1)) == 11
    assert before(Month(2026, 3), date(2026, 1, 20)) == 2
    assert before(Month(2026, 3), date(2026, 3, 2)) == 0
