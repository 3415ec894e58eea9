"""Plans of every kind, the same for the same seed: what a workbook has to agree with the app on."""

import random
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from planner.market.override import FigureKey, Override, Reason
from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.plan.company_day import CompanyDay
from planner.plan.model import (
    Assumptions,
    Engagement,
    Plan,
    Position,
    PositionStatus,
    Seat,
    TeamMember,
)
from planner.quantities.identifiers import CountryCode, CurrencyCode, SeatId
from planner.quantities.money import Money, round_half_up
from planner.quantities.month import Month

REPORTING = ("USD", "EUR", "JPY", "KWD", "GBP", "CLP", "BHD")
"""Currencies with two, none and three decimals."""
DECIMALS = ("JPY", "KRW", "CLP", "VND", "KWD", "BHD", "JOD", "TND")
"""Currencies without decimals and with three, of which each plan has a seat."""
LEAP_DAY = date(2028, 2, 29)


def random_plan(seed: int, frame: Plan, market: Snapshot) -> Plan:
    """Return a plan of two to six seats.

    Args:
        seed: Which plan.
        frame: Lends its teams and whatever does not matter.
        market: Where the seats are.
    """
    choose = random.Random(seed)  # noqa: S311 -- repeatable on purpose
    reporting = CurrencyCode(REPORTING[seed % len(REPORTING)])
    horizon = Month(2026, 10).plus(choose.randrange(20))
    months = choose.choice((6, 12, 13, 24, 30))
    countries = _countries(choose, market, seed)
    plan = replace(
        frame,
        name=f"Plan {seed}",
        reporting_currency=reporting,
        horizon_start=horizon,
        horizon_months=months,
        fiscal_year_start_month=choose.randint(1, 12),
        budget={
            horizon.plus(n): Decimal(choose.randrange(1000, 90_000)) for n in range(0, months, 2)
        },
        plan_rates=_plan_rates(choose, market, reporting, countries),
        company_days=_company_days(choose, horizon, countries),
        assumptions=random_assumptions(choose, countries),
        overrides=_own_charges(choose, market, countries),
        assumption_reasons={},
        members=(),
        positions=(),
        scenarios=(),
    )
    seats = [
        _seat(choose, market, plan, number, country) for number, country in enumerate(countries)
    ]
    return replace(
        plan,
        members=tuple(each for each in seats if isinstance(each, TeamMember)),
        positions=tuple(each for each in seats if isinstance(each, Position)),
    )


def random_assumptions(choose: random.Random, countries: list[CountryCode]) -> Assumptions:
    """Return assumptions, with exceptions of some countries."""

    def share(most: int) -> Decimal:
        return Decimal(choose.randrange(most)) / 10_000

    def exceptions(most: int) -> dict[CountryCode, Decimal]:
        return {code: share(most) for code in countries if choose.random() < 0.25}

    return Assumptions(
        benefits_share=share(1500),
        benefits_share_by_country=exceptions(1500),
        equipment=Money(Decimal(choose.randrange(500_000)) / 100, CurrencyCode("USD")),
        equipment_by_country={
            code: Money(Decimal(choose.randrange(90_000)), CurrencyCode("JPY"))
            for code in countries
            if choose.random() < 0.25
        },
        agency_fee_share=share(2500),
        agency_fee_share_by_country=exceptions(2500),
        overhead_share=share(1000),
        overhead_share_by_country=exceptions(1000),
        employer_of_record_fee_usd=choose.choice((None, Decimal(533), Decimal("612.35"))),
        contractor_fee_usd=choose.choice((None, Decimal(41), Decimal("29.95"))),
        raise_share=choose.choice((Decimal(0), share(1200))),
        raise_share_by_country=exceptions(900),
        raise_month=choose.randint(1, 12),
        raise_after_months=choose.choice((0, 3, 6, 12)),
        attrition_share=choose.choice((Decimal(0), share(2000))),
    )


def random_day(choose: random.Random, first: date, last: date) -> date:
    """Return a day, often the first or the last of a month, or a leap day."""
    day = first + timedelta(days=choose.randrange(max(1, (last - first).days)))
    month = Month(day.year, day.month)
    odd = [month.first_day, month.last_day, day, day]
    if first <= LEAP_DAY <= last:
        odd.append(LEAP_DAY)
    return choose.choice(odd)


def random_pay(choose: random.Random, market: Snapshot, currency: CurrencyCode) -> Money:
    """Return a year's pay, from far below any ceiling to far above."""
    usd = Decimal(choose.choice((8_000, 30_000, 90_000, 250_000))) * choose.randrange(50, 150) / 100
    exact = market.exchange_rates.rate(CurrencyCode("USD"), currency) * usd
    return Money(round_half_up(exact, market.minor_digits(currency)), currency)


def _countries(choose: random.Random, market: Snapshot, seed: int) -> list[CountryCode]:
    placed = {place.country for place in market.places.values()}
    known = sorted(placed & set(market.employer_cost))
    odd = [code for code in known if market.countries[code].currency in DECIMALS]
    return [odd[seed % len(odd)], *choose.sample(known, choose.randint(1, 5))]


def _plan_rates(
    choose: random.Random,
    market: Snapshot,
    reporting: CurrencyCode,
    countries: list[CountryCode],
) -> dict[CurrencyCode, Decimal]:
    currencies = {market.countries[code].currency for code in countries} - {reporting}
    rates = {code: market.exchange_rates.rate(code, reporting) for code in sorted(currencies)}
    return {
        code: round_half_up(rate * choose.randrange(80, 120) / 100, 8)
        for code, rate in rates.items()
        if choose.random() < 0.4 and rate > Decimal("0.001")
    }


def _company_days(
    choose: random.Random, horizon: Month, countries: list[CountryCode]
) -> dict[CompanyDay, str]:
    days = [horizon.first_day + timedelta(days=choose.randrange(-300, 700)) for _ in range(6)]
    everywhere = {CompanyDay(day): f"Day {n}" for n, day in enumerate(days[:3])}
    return everywhere | {CompanyDay(day, choose.choice(countries)): "Own" for day in days[3:]}


def _own_charges(
    choose: random.Random, market: Snapshot, countries: list[CountryCode]
) -> dict[FigureKey, Override]:
    reason = Reason("Ada", date(2026, 3, 2), "a letter of the fund", ())
    return {
        FigureKey.charge_rate(code, rules.lines[0].id): Override(
            (Decimal(choose.randrange(1, 1500)) / 10_000,), reason
        )
        for code in countries
        if (rules := market.employer_cost[code]).lines and choose.random() < 0.2
    }


def _seat(
    choose: random.Random, market: Snapshot, plan: Plan, number: int, country: CountryCode
) -> Seat:
    horizon = plan.months
    start = random_day(choose, horizon[0].plus(-30).first_day, horizon[-1].plus(2).first_day)
    places = sorted(place.id for place in market.places.values() if place.country == country)
    facts: dict[str, Any] = {
        "team_id": choose.choice(plan.teams).id,
        "role": choose.choice(list(RoleFamily)),
        "level": choose.choice(list(Level)),
        "place_id": choose.choice(places),
        "engagement": choose.choice(list(Engagement)),
        "base_pay": random_pay(choose, market, market.countries[country].currency),
        "start": start,
        "end": random_day(choose, start, start + timedelta(days=900))
        if choose.random() < 0.35
        else None,
        "benefits_share": Decimal(choose.randrange(300)) / 1000 if choose.random() < 0.2 else None,
        "cost_center": choose.choice(("", "4711", "R&D")),
    }
    if facts["end"] is not None and facts["end"] < start:
        facts["end"] = start
    if choose.random() < 0.4:
        return TeamMember(id=SeatId(f"M-{number}"), name=f"Person {number}", **facts)
    status = choose.choice([*PositionStatus, PositionStatus.OPEN, PositionStatus.OPEN])
    return Position(id=SeatId(f"P-{number}"), status=status, **facts)
