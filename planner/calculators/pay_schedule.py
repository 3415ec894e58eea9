"""When pay falls due: the share of a year's pay and of extra salaries in each month."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from planner.calculators.alike_months import AlikeMonths
from planner.market.country import Country
from planner.market.working_calendar import WorkingCalendar
from planner.quantities.month import Month

_ZERO = Decimal(0)
_ONE = Decimal(1)
_MONTHS_A_YEAR = Decimal(12)
_HISTORY_MONTHS = 24
"""Months looked at before the horizon: twelve settle the balance of extra salaries, whenever
employment began, and eleven reach back to the start of the tax year."""


@dataclass(frozen=True, slots=True)
class PayTerms:
    """How a country pays a year's salary.

    Attributes:
        extra_months_in_quoted_pay: Of the 12 + n parts of a quoted year, the n extra ones.
        due_months: Months (1-12) in which extra salaries are paid, equal parts of them each;
            empty spreads them over all months.
        tax_year_start_month: Month (1-12) in which yearly ceilings start anew.
    """

    extra_months_in_quoted_pay: int
    due_months: tuple[int, ...]
    tax_year_start_month: int

    @classmethod
    def of_employees(cls, country: Country) -> "PayTerms":
        """Return the terms of employees."""
        return cls(
            country.extra_months_in_quoted_pay,
            country.extra_pay_months,
            country.tax_year_start_month,
        )

    @classmethod
    def of_contractors(cls, country: Country) -> "PayTerms":
        """Return the terms of contractors: twelve equal months."""
        return cls(0, (), country.tax_year_start_month)


@dataclass(frozen=True, slots=True)
class PaySchedule:
    """One seat's shares by month; every tuple but the last has one entry a month of the horizon.

    Attributes:
        worked_share: Worked working days / working days of the month, 0 to 1.
        extra_share: Share of a year's extra salaries paid in the month; 1 over a whole year.
        pay_share: Share of the annual base pay paid in the month; 1 over a whole year.
        opening_unpaid_months: Months worked before the horizon whose extra salary is unpaid.
        tax_year_pay_share: ``pay_share`` of the months between the start of the tax year and the
            horizon.
        first_worked: Index of the month in which work begins; None if outside the horizon.
        alike: The months of the horizon that have the same shares.
    """

    worked_share: tuple[Decimal, ...]
    extra_share: tuple[Decimal, ...]
    pay_share: tuple[Decimal, ...]
    opening_unpaid_months: Decimal
    tax_year_pay_share: tuple[Decimal, ...]
    first_worked: int | None
    alike: AlikeMonths


def pay_schedule(
    terms: PayTerms,
    calendar: WorkingCalendar,
    employed: tuple[date, date | None],
    horizon: tuple[Month, int],
) -> PaySchedule:
    """Lay out a seat's pay over a horizon.

    With n extra salaries in the quoted year, paid in k due months:

    - worked_share = working days employed / working days of the month; 1 in whole months
    - unpaid = unpaid of the month before - paid of the month before + worked_share
      (months of work not yet counted in an extra salary; 0 when employment begins)
    - paid = unpaid in the month employment ends; min(12 / k, unpaid) in a due month; else 0;
      worked_share in every month where k = 0
    - extra_share = paid / 12
    - pay_share = (worked_share + n x extra_share) / (12 + n)

    So nobody is paid an extra salary that was not yet earned, a leaver is paid what is open, and
    twelve whole months in continued employment sum to exactly one year's pay.

    Args:
        terms: The country's terms.
        calendar: Working days of the place.
        employed: First day and last day (None: open-ended).
        horizon: First month and number of months.
    """
    return _laid_out(terms, calendar, _as_seen(employed, horizon), horizon)


def _as_seen(
    employed: tuple[date, date | None], horizon: tuple[Month, int]
) -> tuple[date, date | None]:
    """Return the days between which employment makes a difference to a horizon.

    So all who began long ago and stay share one schedule.
    """
    start, end = employed
    first_seen, last_seen = _seen(*horizon)
    return max(start, first_seen), None if end is None or end > last_seen else end


@lru_cache(maxsize=64)
def _seen(first: Month, count: int) -> tuple[date, date]:
    history = min(_HISTORY_MONTHS, Month(1, 1).months_until(first))
    return first.plus(-history).first_day, first.plus(count - 1).last_day


@lru_cache(maxsize=4096)
def _laid_out(
    terms: PayTerms,
    calendar: WorkingCalendar,
    employed: tuple[date, date | None],
    horizon: tuple[Month, int],
) -> PaySchedule:
    first, count = horizon
    # Months before the first day of work change nothing, so they need not be looked at.
    history = min(_HISTORY_MONTHS, max(0, Month.containing(employed[0]).months_until(first)))
    months = _calendar_months(first.plus(-history), history + count)
    worked = _worked_shares(calendar, employed, months)
    paid = tuple(_paid_months(terms.due_months, worked, months, employed[1]))
    alike = AlikeMonths.of(tuple(zip(worked, paid, strict=True)))
    kinds_extra = tuple(months_paid / _MONTHS_A_YEAR for months_paid in alike.in_one_of_each(paid))
    extra = alike.in_every_month(kinds_extra)
    kinds_worked = alike.in_one_of_each(worked)
    pay = alike.in_every_month(
        tuple(_pay_shares(terms.extra_months_in_quoted_pay, kinds_worked, kinds_extra))
    )
    before_horizon = min(history, (first.number - terms.tax_year_start_month) % 12)
    begins = next((at for at, share in enumerate(worked) if share), None)
    is_new = begins is not None and begins >= history
    return PaySchedule(
        worked_share=worked[history:],
        extra_share=extra[history:],
        pay_share=pay[history:],
        opening_unpaid_months=sum(worked[:history], _ZERO) - sum(paid[:history], _ZERO),
        tax_year_pay_share=pay[history - before_horizon : history],
        first_worked=begins - history if begins is not None and is_new else None,
        alike=AlikeMonths.of(alike.kind_of[history:]),
    )


@dataclass(frozen=True, slots=True)
class _MonthDays:
    number: int
    first: date
    last: date


@lru_cache(maxsize=1024)
def _calendar_months(first: Month, count: int) -> tuple[_MonthDays, ...]:
    months = (first.plus(n) for n in range(count))
    return tuple(_MonthDays(month.number, month.first_day, month.last_day) for month in months)


def _worked_shares(
    calendar: WorkingCalendar, employed: tuple[date, date | None], months: Sequence[_MonthDays]
) -> tuple[Decimal, ...]:
    """Return the share of each month that is worked; only the first and the last are partial."""
    start, end = employed
    first = Month.containing(months[0].first)
    begins = first.months_until(Month.containing(start))
    ends = len(months) if end is None else first.months_until(Month.containing(end))
    shares = [_ZERO] * len(months)
    for at in range(max(0, begins), min(ends + 1, len(months))):
        is_whole = begins < at < ends
        shares[at] = _ONE if is_whole else _worked_share(calendar, employed, months[at])
    return tuple(shares)


def _worked_share(
    calendar: WorkingCalendar, employed: tuple[date, date | None], month: _MonthDays
) -> Decimal:
    start, end = employed
    if start > month.last or (end is not None and end < month.first):
        return _ZERO
    if start <= month.first and (end is None or end >= month.last):
        return _ONE
    last = month.last if end is None else min(end, month.last)
    worked = calendar.working_days(max(start, month.first), last)
    return Decimal(worked) / calendar.working_days(month.first, month.last)


def _paid_months(
    due_months: tuple[int, ...],
    worked: Sequence[Decimal],
    months: Sequence[_MonthDays],
    end: date | None,
) -> Iterator[Decimal]:
    if not due_months:
        yield from worked
        return
    payment = _MONTHS_A_YEAR / len(due_months)
    unpaid = _ZERO
    for share, month in zip(worked, months, strict=True):
        unpaid += share
        if end is not None and end <= month.last:
            paid = unpaid
        else:
            paid = min(payment, unpaid) if month.number in due_months else _ZERO
        unpaid -= paid
        yield paid


def _pay_shares(
    extra_months: int, worked: Sequence[Decimal], extra: Sequence[Decimal]
) -> Iterator[Decimal]:
    parts = _MONTHS_A_YEAR + extra_months
    for share, extra_share in zip(worked, extra, strict=True):
        yield (share + extra_months * extra_share) / parts
