"""The results stored beside a seat's monthly formulas, from the planner's own calculators."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from planner.calculators.apportionment import apportion_each, to_minor_unit
from planner.calculators.employer_cost import annual_charge, charged_base
from planner.calculators.pay_schedule import PaySchedule, PayTerms, pay_schedule
from planner.calculators.raised_cost import cumulative_lines
from planner.calculators.raises import RaisedPay, share_of_raise
from planner.export.workbook.contents import Contents, SeatFacts
from planner.market.employer_cost import CostLine
from planner.quantities.month import Month

_ZERO = Decimal(0)
_MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class SeatValues:
    """A seat's helper figures by month; the money comes from the planner's own ``SeatMonths``.

    ``year_to_date`` has one entry more than there are months: the balance before the first.
    Before the horizon nobody gets a raise: pay is as stated.
    """

    raises: tuple[int, ...]
    annual_pay: tuple[Decimal, ...]
    worked: tuple[Decimal, ...]
    paid: tuple[Decimal, ...]
    unpaid: tuple[Decimal, ...]
    pay_share: tuple[Decimal, ...]
    base_pay: tuple[Decimal, ...]
    year_to_date: tuple[Decimal, ...]


def values_before_horizon(contents: Contents, seat: SeatFacts) -> SeatValues:
    """Return the helper figures of the months before the horizon."""
    first_day = contents.lead_in[0].first_day
    as_stated = RaisedPay((seat.cost.base_pay,), (0,) * len(contents.lead_in))
    return _values(seat, as_stated, contents.lead_in, first_day, (_ZERO, _ZERO))


def values_in_horizon(contents: Contents, seat: SeatFacts, before: SeatValues | None) -> SeatValues:
    """Return the helper figures of the horizon, with the balances the months before end in."""
    opening = (_ZERO, _ZERO)
    if before is not None:
        opening = (before.unpaid[-1], before.year_to_date[-1])
    return _values(seat, seat.raised, contents.months, date.min, opening)


def raise_share(contents: Contents, seat: SeatFacts) -> Decimal:
    """Return what a raise adds to a seat's base pay, as a fraction of it."""
    assumptions = contents.evaluation.plan.assumptions
    return share_of_raise(seat.seat.engagement, seat.place.country, assumptions)


def raises_from(contents: Contents, seat: SeatFacts) -> date:
    """Return the first day on which a raise may be: a month that begins earlier brings none."""
    start, first = seat.seat.start, contents.months[0]
    after = contents.evaluation.plan.assumptions.raise_after_months
    served = Month.containing(start).plus(after)
    day = min(start.day, served.last_day.day)
    return max(
        served.first_day.replace(day=day), start + timedelta(days=1), first.plus(1).first_day
    )


def charged_to_date(seat: SeatFacts, line: CostLine, values: SeatValues) -> tuple[Decimal, ...]:
    """Return what a cumulative line charges on the tax year's pay so far.

    The first entry is the balance before the first month.
    """
    rules = seat.facts.rules
    in_force = {each.id: by_level for each, by_level in cumulative_lines(seat.levels, rules)}.get(
        line.id
    )
    if rules is None or in_force is None or seat.months is None:
        return (_ZERO,) * len(values.year_to_date)
    known: dict[Decimal, Decimal] = {}
    for pay in values.year_to_date:
        if pay not in known:
            charge = annual_charge(line, charged_base(line, pay, rules.basic_share))
            known[pay] = to_minor_unit(charge, seat.digits)
    return tuple(
        known[pay] if in_force[count] else _ZERO
        for count, pay in zip((0, *values.raises), values.year_to_date, strict=True)
    )


def _values(
    seat: SeatFacts,
    raised: RaisedPay,
    months: tuple[Month, ...],
    first_day: date,
    opening: tuple[Decimal, Decimal],
) -> SeatValues:
    raises, annual_pay = raised.raises, raised.by_month
    if seat.months is None:
        none = (_ZERO,) * len(months)
        return SeatValues(raises, annual_pay, none, none, none, none, none, (_ZERO, *none))
    country = seat.facts.country
    employee = _schedule(seat, PayTerms.of_employees(country), months, first_day)
    own = employee
    if not seat.is_employee:
        own = _schedule(seat, PayTerms.of_contractors(country), months, first_day)
    paid = tuple(share * _MONTHS_A_YEAR for share in employee.extra_share)
    base_pay = apportion_each(annual_pay, own.pay_share, seat.digits)
    return SeatValues(
        raises=raises,
        annual_pay=annual_pay,
        worked=own.worked_share,
        paid=paid,
        unpaid=tuple(_unpaid(own.worked_share, paid, opening[0])),
        pay_share=own.pay_share,
        base_pay=base_pay,
        year_to_date=tuple(_to_date(seat, months, base_pay, opening[1])),
    )


def _schedule(
    seat: SeatFacts, terms: PayTerms, months: tuple[Month, ...], first_day: date
) -> PaySchedule:
    employed = (max(seat.seat.start, first_day), seat.seat.end)
    return pay_schedule(terms, seat.calendar, employed, (months[0], len(months)))


def _unpaid(
    worked: Sequence[Decimal], paid: Sequence[Decimal], opening: Decimal
) -> Iterator[Decimal]:
    balance = opening
    for months_worked, months_paid in zip(worked, paid, strict=True):
        balance += months_worked - months_paid
        yield balance


def _to_date(
    seat: SeatFacts, months: Sequence[Month], pay: Sequence[Decimal], opening: Decimal
) -> Iterator[Decimal]:
    yield (balance := opening)
    for month, amount in zip(months, pay, strict=True):
        starts_anew = month.number == seat.facts.country.tax_year_start_month
        balance = amount if starts_anew else balance + amount
        yield balance
