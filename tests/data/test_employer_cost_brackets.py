"""Brackets that exclude each other, on the shipped lines: chosen by their gates, never added."""

import csv
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

import pytest

from planner.calculators.employer_cost import EmployerCost, lines_in_force, price_gross
from planner.databuild.employer_cost_quality import MULTIPLES, typical_salaries
from planner.databuild.table import Table
from planner.locations import data_folder
from planner.market.employer_cost import EmployerCostRules
from planner.market.loader import load_snapshot
from planner.market.snapshot import Snapshot
from planner.quantities.identifiers import CountryCode


@pytest.fixture(scope="module")
def market() -> Snapshot:
    return load_snapshot()


@pytest.fixture(scope="module")
def typical() -> dict[str, Decimal]:
    return typical_salaries(shipped("pay_bands.csv"), shipped("price_levels.csv"))


def shipped(name: str) -> Table:
    with (data_folder() / name).open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    return Table(name, tuple(header), tuple(map(tuple, rows)))


def priced(market: Snapshot, country: str, gross: str) -> EmployerCost:
    rules = market.employer_cost[CountryCode(country)]
    return price_gross(rules, Decimal(gross), market.minor_digits(rules.currency))


def amounts(market: Snapshot, country: str, gross: str) -> dict[str, Decimal]:
    cost = priced(market, country, gross)
    return {each.line.id: each.amount for each in cost.lines if each.line.in_total}


def salaries(rules: EmployerCostRules, typical: Decimal) -> Iterator[Decimal]:
    """Half to three times the typical salary, and every gate, one cent about it, and between."""
    yield from (typical * multiple for multiple in MULTIPLES)
    cent = Decimal("0.01")
    gates = sorted(
        {gate for line in rules.lines for gate in (line.min_gross, line.max_gross) if gate}
    )
    for gate in gates:
        yield from (gate - cent, gate, gate + cent)
    yield from ((low + high) / 2 for low, high in pairwise([Decimal(0), *gates, 10 * typical]))


def test_that_at_no_salary_two_lines_of_one_group_apply(
    market: Snapshot, typical: dict[str, Decimal]
) -> None:
    for country, rules in market.employer_cost.items():
        for gross in salaries(rules, typical[country]):
            groups = Counter(
                line.exclusive_group
                for line in lines_in_force(rules, gross)
                if line.exclusive_group is not None
            )
            assert set(groups.values()) <= {1}, (country, gross)
            charged = [
                each.line.exclusive_group
                for each in price_gross(rules, gross, 2).lines
                if each.amount and each.line.exclusive_group
            ]
            assert len(charged) == len(set(charged)), (country, gross)


def test_that_a_line_outside_its_gates_costs_nothing(
    market: Snapshot, typical: dict[str, Decimal]
) -> None:
    for country, rules in market.employer_cost.items():
        for gross in salaries(rules, typical[country]):
            for each in price_gross(rules, gross, 2).lines:
                low, high = each.line.min_gross, each.line.max_gross
                if (low is not None and gross < low) or (high is not None and gross > high):
                    assert each.amount == 0, (country, each.line.id, gross)


# 13% of 60,000, and 12% of the whole wage a cent above: EPF Act 1991, Third Schedule.
@pytest.mark.parametrize(
    ("gross", "below", "above"),
    [("60000", "7800.00", "0"), ("60000.01", "0", "7200.00"), ("150000", "0", "18000.00")],
)
def test_that_malaysia_charges_one_provident_fund_rate_on_the_whole_wage(
    market: Snapshot, gross: str, below: str, above: str
) -> None:
    found = amounts(market, "MY", gross)
    assert found["epf_employer_up_to_5000"] == Decimal(below)
    assert found["epf_employer_above_5000"] == Decimal(above)


@pytest.mark.parametrize(
    ("gross", "reduced", "full"),
    [
        ("20000", "1830.00", "0"),
        ("28704", "2626.42", "0"),  # at the bound the reduced rate is meant: EUR 552 a week or less
        ("28704.01", "0", "3272.26"),
        ("90000", "0", "10260.00"),
    ],
)
def test_that_ireland_charges_one_class_of_social_insurance(
    market: Snapshot, gross: str, reduced: str, full: str
) -> None:
    found = amounts(market, "IE", gross)
    assert found["employer_prsi_reduced"] == Decimal(reduced)
    assert found["employer_prsi_full"] == Decimal(full)


def test_that_french_pension_tranches_are_slices_that_add_up(market: Snapshot) -> None:
    # 4.72% of the first ceiling of 48,060 and 12.954% of what lies above it.
    found = amounts(market, "FR", "72000")
    assert found["agirc_arrco_t1"] == Decimal("2268.43")
    assert found["agirc_arrco_t2"] == Decimal("3101.19")
    below = amounts(market, "FR", "40000")
    assert below["agirc_arrco_t1"] == Decimal("1888.00")
    assert below["agirc_arrco_t2"] == 0
    assert below["ceg_t2"] == 0
    assert below["cet"] == 0
    assert found["cet"] == Decimal("151.20")


def test_that_french_totals_are_no_sum_of_the_rates_on_all_pay(market: Snapshot) -> None:
    rules = market.employer_cost[CountryCode("FR")]
    rates = sum(line.rate for line in rules.lines if line.in_total)
    for gross in ("40000", "72000", "200000"):
        assert priced(market, "FR", gross).share < rates - Decimal("0.1")


def test_that_the_mexican_excess_quota_is_on_the_slice_above_three_units_only(
    market: Snapshot,
) -> None:
    # Integrated pay is gross x 1.049315; three units a day are 128,454.45 a year.
    assert amounts(market, "MX", "120000")["imss_enfermedad_maternidad_excedente"] == 0
    found = amounts(market, "MX", "600000")["imss_enfermedad_maternidad_excedente"]
    assert found == Decimal("5512.48")  # 1.1% of 629,589.00 - 128,454.45
    capped = amounts(market, "MX", "2000000")["imss_enfermedad_maternidad_excedente"]
    assert capped == amounts(market, "MX", "3000000")["imss_enfermedad_maternidad_excedente"]


def test_that_every_typical_salary_in_mexico_is_in_the_old_age_bracket_listed(
    market: Snapshot, typical: dict[str, Decimal]
) -> None:
    # The line holds from 4.01 units of 117.31 a day of integrated pay.
    lowest = typical["MX"] * min(MULTIPLES)
    assert lowest * Decimal("1.049315") > Decimal("4.01") * Decimal("117.31") * 365


def test_that_chilean_funds_have_their_own_ceilings(market: Snapshot) -> None:
    found = amounts(market, "CL", "90000000")
    assert found["cotizacion_empleador_pensiones"] == Decimal(1549179)  # 3.5% of 44,262,266
    assert found["seguro_de_cesantia"] == Decimal(1595802)  # 2.4% of 66,491,748
    assert found["gratificacion_legal"] == Decimal(2629377)  # 25% of 10,517,507
    low = amounts(market, "CL", "9000000")
    assert low["gratificacion_legal"] == Decimal(2250000)


def test_that_slovak_and_dominican_funds_add_up_to_their_published_sums(market: Snapshot) -> None:
    # 36.2% in all below every ceiling, the meal contribution and the social fund aside.
    slovak = amounts(market, "SK", "60000")
    levies = sum(slovak.values()) - slovak["stravovanie_zamestnancov"] - slovak["socialny_fond"]
    assert levies == Decimal("21720.00")
    dominican = amounts(market, "DO", "1000000")
    assert dominican["sfs_seguro_familiar_de_salud"] == Decimal("70900.00")
    assert dominican["svds_pensiones"] == Decimal("71000.00")


def test_that_colombia_waives_three_levies_below_ten_minimum_wages(market: Snapshot) -> None:
    waived = ("salud_empleador", "sena", "icbf")
    below = amounts(market, "CO", "210108599")
    assert all(below[line] == 0 for line in waived)
    at_the_gate = amounts(market, "CO", "210108600")
    assert at_the_gate["sena"] == Decimal(4202172)
    assert all(at_the_gate[line] > 0 for line in waived)


def test_that_every_country_states_the_case_its_lines_hold_for(market: Snapshot) -> None:
    assert all(rules.case_notes for rules in market.employer_cost.values())
