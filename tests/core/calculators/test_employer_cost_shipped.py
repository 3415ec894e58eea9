"""Published figures on the shipped tables, and the inverse for every country."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest

from planner.calculators.employer_cost import EmployerCost, highest_gross, price_gross
from planner.market.employer_cost import EmployerCostRules
from planner.market.loader import load_snapshot
from planner.market.snapshot import Snapshot
from planner.quantities.identifiers import CountryCode

D = Decimal


@pytest.fixture(scope="module")
def shipped() -> Snapshot:
    return load_snapshot()


def price(shipped: Snapshot, country: str, gross: Decimal) -> EmployerCost:
    rules = shipped.employer_cost[CountryCode(country)]
    return price_gross(rules, gross, shipped.minor_digits(rules.currency))


def amount(cost: EmployerCost, line_id: str) -> Decimal:
    return next(priced.amount for priced in cost.lines if priced.line.id == line_id)


def test_that_germany_charges_13350_on_60000(shipped: Snapshot) -> None:
    cost = price(shipped, "DE", D(60_000))
    assert (cost.contributions, cost.total) == (D(13_350), D(73_350))


def test_that_poland_charges_98428_on_4806_a_month(shipped: Snapshot) -> None:
    # The publication leaves out PPK and charges accident insurance at 1.67 %, the flat rate of
    # small payers; the shipped case has PPK and 0.67 %. No ceiling is near 4,806 a month, so the
    # annual rules price one month's pay like a year's.
    shipped_rules = shipped.employer_cost[CountryCode("PL")]
    rules = replace(
        shipped_rules,
        lines=tuple(
            replace(line, rate=D("0.0167")) if line.id == "wypadkowe" else line
            for line in shipped_rules.lines
            if line.id != "ppk"
        ),
    )
    cost = price_gross(rules, D(4_806), 2)
    amounts = [str(priced.amount) for priced in cost.lines if priced.amount]
    assert amounts == ["469.07", "312.39", "80.26", "117.75", "4.81"]
    assert cost.contributions == D("984.28")


def test_that_singapore_costs_17_1509_percent_of_70000_usd(shipped: Snapshot) -> None:
    cost = price(shipped, "SG", D(70_000) * D("1.278447"))
    assert round(100 * cost.share, 4) == D("17.1509")


def test_that_the_united_kingdom_costs_16_4156_percent_of_60000_usd(shipped: Snapshot) -> None:
    cost = price(shipped, "GB", D(60_000) * D("0.749389"))
    assert round(100 * cost.share, 4) == D("16.4156")


@pytest.mark.parametrize(
    ("gross", "insurance"), [(30_000, 3_750), (50_000, 6_750), (75_000, 10_500)]
)
def test_that_british_employers_pay_national_insurance_above_5000(
    shipped: Snapshot, gross: int, insurance: int
) -> None:
    assert amount(price(shipped, "GB", D(gross)), "employer_nic") == insurance


def test_that_united_states_social_security_stops_at_11439(shipped: Snapshot) -> None:
    assert amount(price(shipped, "US", D(184_500)), "social_security") == D("11439.00")
    assert amount(price(shipped, "US", D(900_000)), "social_security") == D("11439.00")


def test_that_portugal_charges_23_75_percent(shipped: Snapshot) -> None:
    assert price(shipped, "PT", D(40_000)).contributions == 9_500


def test_that_ireland_and_malaysia_charge_one_of_two_brackets(shipped: Snapshot) -> None:
    below, above = price(shipped, "IE", D("28704.00")), price(shipped, "IE", D("28704.01"))
    assert amount(below, "employer_prsi_full") == 0 < amount(below, "employer_prsi_reduced")
    assert amount(above, "employer_prsi_reduced") == 0 < amount(above, "employer_prsi_full")
    malaysia = price(shipped, "MY", D(60_000))
    assert amount(malaysia, "epf_employer_above_5000") == 0
    assert amount(malaysia, "epf_employer_up_to_5000") == 7_800


def test_that_no_charge_of_any_country_is_negative(shipped: Snapshot) -> None:
    for rules in shipped.employer_cost.values():
        for line in rules.lines:
            assert line.rate >= 0
            assert line.factor > 0
            assert (line.flat or 0) >= 0


def thresholds(rules: EmployerCostRules) -> Iterator[Decimal]:
    for line in rules.lines:
        for edge in (line.floor, line.cap, line.min_gross, line.max_gross):
            if edge:
                yield edge


def test_that_the_highest_gross_of_every_country_cannot_be_raised(shipped: Snapshot) -> None:
    assert len(shipped.employer_cost) >= 68
    for rules in shipped.employer_cost.values():
        digits = shipped.minor_digits(rules.currency)
        unit = D(1).scaleb(-digits)
        edges = sorted({round(edge, digits) for edge in thresholds(rules)} or {D(50_000)})
        for edge in edges:
            budget = price_gross(rules, edge, digits).total
            best = highest_gross(rules, budget, digits)
            assert best.gross >= edge
            assert best.total <= budget < price_gross(rules, best.gross + unit, digits).total
            for other in edges:
                for gross in (other - unit, other, other + unit):
                    assert gross <= best.gross or price_gross(rules, gross, digits).total > budget
