"""The months of every country's year add up, on the shipped tables."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest

from planner.calculators.loaded_cost import SeatCost, price_seat
from planner.calculators.monthly_budget import Component, SeatMonths, seat_months
from planner.market.employer_cost import CostBase, EmployerCostRules
from planner.market.loader import load_snapshot
from planner.market.place import Place
from planner.market.snapshot import Snapshot
from planner.plan.model import Assumptions, Engagement, Plan, TeamMember
from planner.quantities.identifiers import CountryCode, CurrencyCode
from planner.quantities.money import Money
from planner.quantities.month import Month

D = Decimal
HALF_UNITS_A_YEAR = 12
"""Twelve roundings of half a minor unit each."""


@pytest.fixture(scope="module")
def shipped() -> Snapshot:
    return load_snapshot()


def a_place_in(shipped: Snapshot, country: CountryCode) -> Place:
    return next(place for place in shipped.places.values() if place.country == country)


def pay_levels(rules: EmployerCostRules) -> Sequence[Decimal]:
    """Return grosses below, at, between and above all floors, ceilings and gates."""
    edges = {
        edge
        for line in rules.lines
        for edge in (line.floor, line.cap, line.min_gross, line.max_gross)
        if edge
    }
    ordered = sorted(edges or {D(100_000)})
    between = [(low + high) / 2 for low, high in pairwise(ordered)]
    levels = [ordered[0] * D("0.613"), *ordered, *between, ordered[-1] * D("2.347")]
    return [round(level, 2) for level in levels]


def lay_out(shipped: Snapshot, plan: Plan, seat: TeamMember) -> tuple[SeatCost, SeatMonths]:
    cost = price_seat(seat, plan, shipped)
    return cost, seat_months(seat, cost, plan, shipped)


def rounded_rows(months: SeatMonths) -> dict[Component, int]:
    """Return how many rounded rows each component is summed from."""
    split = months.split
    return {
        Component.BASE_PAY: 1,
        # Rounded pay moves the base of a cumulative line by less than its rate times a half.
        Component.CONTRIBUTIONS: 1 + bool(split.flat) + len(split.cumulative),
        Component.EXTRA_MONTHS: 1,
        Component.BENEFITS: 2,
        Component.OVERHEAD: 2,
        Component.SERVICE_FEE: 0,
    }


@pytest.mark.parametrize("first_month", [1, 4, 7, 10])
def test_that_twelve_months_of_every_country_sum_to_the_annual_cost(
    shipped: Snapshot, make_plan: Any, make_member: Any, first_month: int
) -> None:
    plan = make_plan(
        reporting_currency=CurrencyCode("USD"),
        horizon_start=Month(2026, first_month),
        assumptions=Assumptions(benefits_share=D("0.0613"), overhead_share=D("0.0379")),
    )
    engagements = (Engagement.EMPLOYER_OF_RECORD, Engagement.OWN_ENTITY)
    for number, (country, rules) in enumerate(shipped.employer_cost.items()):
        place = a_place_in(shipped, country)
        half_unit = D("0.5").scaleb(-shipped.minor_digits(rules.currency))
        for level in pay_levels(rules):
            seat = make_member(
                "es",
                0,
                place_id=place.id,
                base_pay=Money(level, rules.currency),
                engagement=engagements[number % 2],
            )
            cost, months = lay_out(shipped, plan, seat)
            assert cost.statutory is not None
            expected = {
                Component.BASE_PAY: level,
                Component.CONTRIBUTIONS: cost.statutory.contributions - months.split.extra_months,
                Component.EXTRA_MONTHS: months.split.extra_months,
                Component.BENEFITS: cost.benefits,
                Component.OVERHEAD: cost.overhead,
                Component.SERVICE_FEE: cost.service_fee,
            }
            rows = rounded_rows(months)
            for component, annual in expected.items():
                difference = abs(sum(months.components[component]) - annual)
                allowed = HALF_UNITS_A_YEAR * half_unit * rows[component]
                assert difference <= allowed, (country, level, component)
            difference = abs(sum(months.local_total) - cost.annual)
            assert difference <= HALF_UNITS_A_YEAR * half_unit * sum(rows.values())


def test_that_whoever_comes_and_goes_is_paid_for_the_months_worked_everywhere(
    shipped: Snapshot, make_plan: Any, make_member: Any
) -> None:
    random_source = random.Random(3)  # noqa: S311 -- repeatable test cases, no secret
    plan = make_plan(reporting_currency=CurrencyCode("USD"), horizon_months=36)
    for country, rules in shipped.employer_cost.items():
        half_unit = D("0.5").scaleb(-shipped.minor_digits(rules.currency))
        for _ in range(4):
            start = date(2026, 1, 1) + timedelta(days=random_source.randrange(500))
            end = start + timedelta(days=random_source.randrange(590))
            seat = make_member(
                "es",
                0,
                place_id=a_place_in(shipped, country).id,
                base_pay=Money(D(120_000), rules.currency),
                start=start,
                end=end,
            )
            _, months = lay_out(shipped, plan, seat)
            years = sum(months.worked_share, D(0)) / 12
            for component, annual in (
                (Component.BASE_PAY, D(120_000)),
                (Component.EXTRA_MONTHS, months.split.extra_months),
            ):
                paid = sum(months.components[component])
                assert abs(paid - annual * years) <= 36 * half_unit, (country, start, end)


def test_that_a_horizon_may_start_anywhere_without_changing_a_month(
    shipped: Snapshot, make_plan: Any, make_member: Any
) -> None:
    """What came before the horizon is carried in: year to date, unpaid extra salaries."""
    whole = make_plan(
        reporting_currency=CurrencyCode("USD"), horizon_start=Month(2023, 1), horizon_months=60
    )
    late = replace(whole, horizon_start=Month(2026, 8), horizon_months=17)
    for country, rules in shipped.employer_cost.items():
        top = max(pay_levels(rules))
        for start in (date(2023, 3, 14), date(2025, 11, 20), date(2026, 8, 17)):
            seat = make_member(
                "es",
                0,
                place_id=a_place_in(shipped, country).id,
                base_pay=Money(top, rules.currency),
                start=start,
            )
            _, all_months = lay_out(shipped, whole, seat)
            _, last_months = lay_out(shipped, late, seat)
            assert last_months.local_total == all_months.local_total[43:], (country, start)


def test_that_a_yearly_ceiling_is_used_up_once_a_tax_year(
    shipped: Snapshot, make_plan: Any, make_member: Any
) -> None:
    # The United States, 300,000 a year: 184,500 is paid out in the eighth month of a calendar
    # year. Only uncapped lines go on: Medicare 1.45 %.
    plan = make_plan(reporting_currency=CurrencyCode("USD"), horizon_start=Month(2026, 7))
    seat = make_member(
        "us-austin",
        300_000,
        place_id=a_place_in(shipped, CountryCode("US")).id,
    )
    _, months = lay_out(shipped, plan, seat)
    contributions = months.components[Component.CONTRIBUTIONS]
    assert months.opening_ytd_pay == 150_000
    assert contributions[0] > contributions[1] > contributions[2] == D("362.50")
    assert set(contributions[2:6]) == {D("362.50")}
    assert contributions[6] > 1_900


def test_that_every_country_with_extra_salaries_pays_them_in_its_due_months(
    shipped: Snapshot, make_plan: Any, make_member: Any
) -> None:
    plan = make_plan(reporting_currency=CurrencyCode("USD"))
    with_extra = 0
    for country, rules in shipped.employer_cost.items():
        terms = shipped.countries[country]
        on_top = any(line.base is CostBase.EXTRA_MONTHS and line.in_total for line in rules.lines)
        seat = make_member(
            "es",
            0,
            place_id=a_place_in(shipped, country).id,
            base_pay=Money(D(120_000), rules.currency),
        )
        _, months = lay_out(shipped, plan, seat)
        if not (terms.extra_pay_months and (on_top or terms.extra_months_in_quoted_pay)):
            assert len(set(months.pay_share)) == 1
            continue
        with_extra += 1
        paid = [at + 1 for at, share in enumerate(months.extra_share) if share]
        assert paid == list(terms.extra_pay_months)
        assert sum(months.extra_share) == 1
    assert with_extra >= 15
