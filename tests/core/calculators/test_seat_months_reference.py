"""The months of a seat against the formulas of ``SeatMonths``, worked out month by month."""

import random
from dataclasses import replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal

import pytest

from planner.calculators.alike_months import AlikeMonths
from planner.calculators.cap_consumption import is_cumulative
from planner.calculators.employer_cost import (
    annual_charge,
    charged_base,
    lines_in_force,
    price_gross,
)
from planner.calculators.loaded_cost import price_seat
from planner.calculators.pay_schedule import PayTerms, pay_schedule
from planner.calculators.seat_months import Component, seat_months
from planner.market.country import Country
from planner.market.employer_cost import CostBase, EmployerCostRules
from planner.market.loader import load_snapshot
from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.market.working_calendar import WorkingCalendar, calendar_of
from planner.plan.model import Assumptions, Engagement, Plan, Position
from planner.quantities.identifiers import CountryCode, CurrencyCode, SeatId, TeamId
from planner.quantities.money import Money
from planner.quantities.month import Month

D = Decimal
FIRST, MONTHS = Month(2026, 9), 30


@pytest.fixture(scope="module")
def shipped() -> Snapshot:
    return load_snapshot()


def plain_rounding(amount: Decimal, digits: int) -> Decimal:
    return Context(prec=20).plus(amount).quantize(D(1).scaleb(-digits), rounding=ROUND_HALF_UP)


def a_plan(shipped: Snapshot, horizon: tuple[Month, int], raise_share: str = "0") -> Plan:
    return Plan(
        name="Reference",
        reporting_currency=CurrencyCode("EUR"),
        horizon_start=horizon[0],
        horizon_months=horizon[1],
        anchor_id=next(iter(shipped.places)),
        assumptions=Assumptions(
            benefits_share=D("0.061"),
            overhead_share=D("0.037"),
            equipment=Money(D(3000), CurrencyCode("USD")),
            agency_fee_share=D("0.1"),
            raise_share=D(raise_share),
            raise_share_by_country={CountryCode("JP"): D(raise_share) / 2},
            raise_month=3,
            raise_after_months=5,
        ),
    )


def months_later(day: date, months: int) -> date:
    """Return the same day of a later month, or the last one there is."""
    month = Month.containing(day).plus(months)
    return min(month.last_day, month.first_day + timedelta(days=day.day - 1))


def pay_by_month(seat: Position, plan: Plan, country: CountryCode, digits: int) -> list[Decimal]:
    """Return annual pay month by month, day by day from the definition of raises."""
    assumed, pay = plan.assumptions, seat.base_pay.amount
    share = assumed.raise_share_by_country.get(country, assumed.raise_share)
    if seat.engagement is Engagement.CONTRACTOR:
        share = D(0)
    found = []
    for month in plan.months:
        day = month.first_day
        if (
            month.number == assumed.raise_month
            and day > max(plan.horizon_start.first_day, seat.start)
            and months_later(seat.start, assumed.raise_after_months) <= day
        ):
            pay = plain_rounding(pay * (1 + share), digits)
        found.append(pay)
    return found


def seats(shipped: Snapshot, seed: int) -> list[Position]:
    """Return a seat in every country, with pay, days and engagement at random.

    The last is one whose raise reaches the pay from which Ireland charges one line more.
    """
    rng = random.Random(seed)  # noqa: S311 -- repeatable test cases, no secret
    places = {place.country: place for place in shipped.places.values()}
    found = []
    for number, (country, place) in enumerate(sorted(places.items())):
        if country not in shipped.employer_cost:
            continue
        start = FIRST.first_day + timedelta(days=rng.randrange(-1500, 1100))
        end = start + timedelta(days=rng.randrange(1, 1500)) if rng.random() < 0.5 else None
        currency = shipped.countries[country].currency
        rate = shipped.exchange_rates.rate(CurrencyCode("USD"), currency)
        pay = rng.choice((0, 20_000, 70_000, 300_000)) * rate * D(rng.randrange(80, 120)) / 100
        found.append(
            Position(
                id=SeatId(f"P-{number}"),
                team_id=TeamId("T-1"),
                role=next(iter(RoleFamily)),
                level=Level.SENIOR,
                place_id=place.id,
                engagement=rng.choice(list(Engagement)),
                base_pay=Money(plain_rounding(pay, shipped.minor_digits(currency)), currency),
                start=start,
                end=end,
            )
        )
    raised = replace(
        found[0],
        id=SeatId("P-IE"),
        place_id=places[CountryCode("IE")].id,
        engagement=Engagement.OWN_ENTITY,
        base_pay=Money(D(19_700), CurrencyCode("EUR")),
        start=date(2024, 2, 29),
        end=None,
    )
    return [*found, raised]


def annual_charges(
    rules: EmployerCostRules, country: Country, pay: Decimal, digits: int
) -> tuple[Decimal, Decimal, Decimal]:
    """Return a year's charges that follow pay, that are fixed, and the extra salaries."""
    follows_pay = flat = extra = D(0)
    for priced in price_gross(rules, pay, digits).lines:
        if not priced.line.in_total or is_cumulative(priced.line, country.cap_period):
            continue
        if priced.line.base is CostBase.FLAT:
            flat += priced.amount
        elif priced.line.base is CostBase.EXTRA_MONTHS:
            extra += priced.amount
        else:
            follows_pay += priced.amount
    return follows_pay, flat, extra


def charges_to_date(
    rules: EmployerCostRules, country: Country, digits: int, paid: Decimal, annual_pay: Decimal
) -> dict[str, Decimal]:
    """Return what the lines with a ceiling over the tax year charge on what was paid in it."""
    return {
        line.id: plain_rounding(
            annual_charge(line, charged_base(line, paid, rules.basic_share)), digits
        )
        for line in lines_in_force(rules, annual_pay)
        if line.in_total and is_cumulative(line, country.cap_period)
    }


def shares_of(
    calendar: WorkingCalendar, seat: Position, terms: PayTerms, horizon: tuple[Month, int]
) -> tuple[list[Decimal], list[Decimal]]:
    """Return worked share and months of extra salary paid, from before the first day on."""
    first = Month.containing(min(seat.start, horizon[0].first_day)).plus(-1)
    worked, paid, unpaid = [], [], D(0)
    for at in range(first.months_until(horizon[0]) + horizon[1]):
        month = first.plus(at)
        last = month.last_day if seat.end is None else min(seat.end, month.last_day)
        days = calendar.working_days(max(seat.start, month.first_day), last)
        share = D(days) / calendar.working_days(month.first_day, month.last_day)
        unpaid += share
        if not terms.due_months:
            part = share
        elif seat.end is not None and seat.end <= month.last_day:
            part = unpaid
        else:
            is_due = month.number in terms.due_months
            part = min(D(12) / len(terms.due_months), unpaid) if is_due else D(0)
        unpaid -= part
        worked.append(share)
        paid.append(part)
    return worked[-horizon[1] :], paid[-horizon[1] :]


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("raise_share", ["0", "0.0437"])
@pytest.mark.parametrize("horizon", [(FIRST, MONTHS), (FIRST, 1), (Month(2027, 2), 12)])
def test_that_months_worked_out_by_kind_are_those_worked_out_one_by_one(
    shipped: Snapshot, seed: int, horizon: tuple[Month, int], raise_share: str
) -> None:
    plan = a_plan(shipped, horizon, raise_share)
    for seat in seats(shipped, seed):
        place = shipped.places[seat.place_id]
        country = shipped.countries[place.country]
        cost = price_seat(seat, plan, shipped)
        months = seat_months(seat, cost, plan, shipped)
        digits = shipped.minor_digits(country.currency)
        is_contractor = seat.engagement is Engagement.CONTRACTOR
        make = PayTerms.of_contractors if is_contractor else PayTerms.of_employees
        terms = make(country)
        worked, paid = shares_of(calendar_of(place), seat, terms, horizon)
        n = terms.extra_months_in_quoted_pay
        assert list(months.worked_share) == worked
        assert [round(share * 12, 20) for share in months.extra_share] == [
            round(each, 20) for each in paid
        ]
        begins = next((at for at, share in enumerate(worked) if share), None)
        was_there = seat.start < horizon[0].first_day and any(
            calendar_of(place).is_working_day(seat.start + timedelta(days=day))
            for day in range((horizon[0].first_day - seat.start).days)
            if seat.end is None or seat.start + timedelta(days=day) <= seat.end
        )
        before = months.opening_ytd_pay
        pay = pay_by_month(seat, plan, country.code, digits)
        rules = shipped.employer_cost[country.code]
        charged = charges_to_date(rules, country, digits, before, pay[0])
        for at in range(horizon[1]):
            month = horizon[0].plus(at)
            share = (worked[at] + n * months.extra_share[at]) / (12 + n)
            assert months.pay_share[at] == share
            row = {component: months.components[component][at] for component in Component}
            base = plain_rounding(pay[at] * share, digits)
            if month.number == country.tax_year_start_month:
                before, charged = D(0), {}
            follows_pay = flat = extra = contributions = D(0)
            before += base
            if not is_contractor:
                follows_pay, flat, extra = annual_charges(rules, country, pay[at], digits)
                now = charges_to_date(rules, country, digits, before, pay[at])
                contributions = sum(now.values(), D(0)) - sum(charged.values(), D(0))
                charged = now
            contributions += plain_rounding(follows_pay * share, digits)
            contributions += plain_rounding(flat / 12 * worked[at], digits)
            is_first = at == begins and not was_there
            assert row == {
                Component.BASE_PAY: base,
                Component.CONTRIBUTIONS: contributions,
                Component.EXTRA_MONTHS: plain_rounding(extra * months.extra_share[at], digits),
                Component.BENEFITS: plain_rounding(cost.benefits_share * base, digits),
                Component.OVERHEAD: plain_rounding(cost.overhead_share * base, digits),
                Component.SERVICE_FEE: cost.monthly_service_fee if worked[at] else 0,
                Component.EQUIPMENT: cost.equipment if is_first else 0,
                Component.AGENCY_FEE: cost.agency_fee if is_first else 0,
            }
            assert months.local_total[at] == sum(row.values())
            in_reporting = plain_rounding(months.local_total[at] * cost.plan_rate, 2)
            assert months.reporting_total[at] == in_reporting


def test_that_a_cost_by_month_of_each_charge_base_was_looked_at(shipped: Snapshot) -> None:
    plan = a_plan(shipped, (FIRST, MONTHS))
    bases = {
        line.base
        for seat in seats(shipped, 0)
        for line in seat_months(
            seat, price_seat(seat, plan, shipped), plan, shipped
        ).split.cumulative
    }
    assert bases == {CostBase.GROSS, CostBase.BAND}


@pytest.mark.parametrize("due_months", [(), (6, 12)])
def test_that_days_out_of_sight_of_a_horizon_make_no_other_schedule(
    due_months: tuple[int, ...],
) -> None:
    terms, horizon = PayTerms(2, due_months, 4), (Month(2026, 9), 24)
    calendar = WorkingCalendar(None, None, frozenset({5, 6}))
    long_ago = pay_schedule(terms, calendar, (date(1999, 3, 17), None), horizon)
    assert pay_schedule(terms, calendar, (date(2024, 9, 1), None), horizon) is long_ago
    assert pay_schedule(terms, calendar, (date(2001, 1, 1), date(2028, 9, 1)), horizon) is long_ago
    for seen in ((date(2024, 9, 20), None), (date(1999, 3, 17), date(2028, 8, 31))):
        assert pay_schedule(terms, calendar, seen, horizon) is not long_ago


def test_that_alike_months_give_back_every_month() -> None:
    alike = AlikeMonths.of("aabbac")
    assert alike.first_of == (0, 2, 5)
    amounts = tuple(map(D, (1, 1, 2, 2, 1, 3)))
    assert alike.in_one_of_each(amounts) == (D(1), D(2), D(3))
    assert alike.in_every_month(alike.in_one_of_each(amounts)) == amounts
    assert AlikeMonths.of("a").in_every_month((D(7),)) == (D(7),)
