"""The months of a seat against the formulas of ``SeatMonths``, worked out month by month."""

import random
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal

import pytest

from planner.calculators.alike_months import AlikeMonths
from planner.calculators.employer_cost import annual_charge, charged_base
from planner.calculators.loaded_cost import price_seat
from planner.calculators.pay_schedule import PayTerms, pay_schedule
from planner.calculators.seat_months import Component, seat_months
from planner.market.employer_cost import CostBase
from planner.market.loader import load_snapshot
from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.market.working_calendar import WorkingCalendar, calendar_of
from planner.plan.model import Assumptions, Engagement, Plan, Position
from planner.quantities.identifiers import CurrencyCode, SeatId, TeamId
from planner.quantities.money import Money
from planner.quantities.month import Month

D = Decimal
FIRST, MONTHS = Month(2026, 9), 30


@pytest.fixture(scope="module")
def shipped() -> Snapshot:
    return load_snapshot()


def plain_rounding(amount: Decimal, digits: int) -> Decimal:
    return Context(prec=20).plus(amount).quantize(D(1).scaleb(-digits), rounding=ROUND_HALF_UP)


def a_plan(shipped: Snapshot, horizon: tuple[Month, int]) -> Plan:
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
        ),
    )


def seats(shipped: Snapshot, seed: int) -> list[Position]:
    """Return a seat in every country, with pay, days and engagement at random."""
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
    return found


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
@pytest.mark.parametrize("horizon", [(FIRST, MONTHS), (FIRST, 1), (Month(2027, 2), 12)])
def test_that_months_worked_out_by_kind_are_those_worked_out_one_by_one(
    shipped: Snapshot, seed: int, horizon: tuple[Month, int]
) -> None:
    plan = a_plan(shipped, horizon)
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
        for at in range(horizon[1]):
            month = horizon[0].plus(at)
            share = (worked[at] + n * months.extra_share[at]) / (12 + n)
            assert months.pay_share[at] == share
            row = {component: months.components[component][at] for component in Component}
            base = plain_rounding(cost.base_pay * share, digits)
            if month.number == country.tax_year_start_month:
                before = D(0)
            contributions = plain_rounding(months.split.proportional * share, digits)
            contributions += plain_rounding(months.split.flat / 12 * worked[at], digits)
            basic = shipped.employer_cost[country.code].basic_share
            for line in months.split.cumulative:
                now, then = (
                    plain_rounding(annual_charge(line, charged_base(line, pay, basic)), digits)
                    for pay in (before + base, before)
                )
                contributions += now - then
            before += base
            is_first = at == begins and not was_there
            assert row == {
                Component.BASE_PAY: base,
                Component.CONTRIBUTIONS: contributions,
                Component.EXTRA_MONTHS: plain_rounding(
                    months.split.extra_months * months.extra_share[at], digits
                ),
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
