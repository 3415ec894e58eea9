from decimal import Decimal
from typing import Any

import pytest

from planner.calculators.employer_cost import Bound, NegativeGrossError, price_gross
from planner.market.employer_cost import CostBase, EmployerCostRules

D = Decimal


def amounts(rules: EmployerCostRules, gross: str, digits: int = 2) -> dict[str, Decimal]:
    cost = price_gross(rules, D(gross), digits)
    return {priced.line.id: priced.amount for priced in cost.lines}


def test_that_every_kind_of_line_is_priced_in_a_made_up_country(
    made_up_country: EmployerCostRules,
) -> None:
    cost = price_gross(made_up_country, D(120_000), 2)
    assert [priced.amount for priced in cost.lines] == [10_000, 7_200, 1_000, 0, 10_000, 9_600, 0]
    assert (cost.contributions, cost.total) == (D(37_800), D(157_800))
    assert cost.share == D("0.315")
    assert [priced.base for priced in cost.lines] == [100_000, 60_000, 0, 0, 120_000, 120_000, 0]


def test_that_a_low_pay_line_counts_up_to_its_gate_and_not_a_cent_above(
    made_up_country: EmployerCostRules,
) -> None:
    assert amounts(made_up_country, "80000")["low-pay"] == 4_000
    assert amounts(made_up_country, "80000.01")["low-pay"] == 0


def test_that_germany_charges_13350_on_60000(make_line: Any, make_rules: Any) -> None:
    germany = make_rules(
        make_line("rentenversicherung", rate="0.093", cap=101_400),
        make_line("arbeitslosenversicherung", rate="0.013", cap=101_400),
        make_line("krankenversicherung", rate="0.0875", cap=69_750),
        make_line("pflegeversicherung", rate="0.018", cap=69_750),
        make_line("umlage_u2", rate="0.0044", cap=69_750),
        make_line("insolvenzgeldumlage", rate="0.0015", cap=101_400),
        make_line("berufsgenossenschaft_vbg", rate="0.0051"),
    )
    cost = price_gross(germany, D(60_000), 2)
    assert (cost.contributions, cost.total) == (D(13_350), D(73_350))
    assert cost.bound is Bound.EXACT


def test_that_poland_charges_98428_on_4806_a_month(make_line: Any, make_rules: Any) -> None:
    # The publication leaves out PPK and charges accident at 1.67 %, the flat rate of small payers;
    # the shipped case has 0.67 % and PPK 1.5 %.
    poland = make_rules(
        make_line("emerytalne", rate="0.0976", cap=282_600),
        make_line("rentowe", rate="0.065", cap=282_600),
        make_line("wypadkowe", rate="0.0167"),
        make_line("fundusz_pracy", rate="0.0245"),
        make_line("fgsp", rate="0.001"),
        currency="PLN",
    )
    # Rates on one month's pay: caps are far away, so a month prices like a year of that amount.
    cost = price_gross(poland, D(4_806), 2)
    lines = [str(priced.amount) for priced in cost.lines]
    assert lines == ["469.07", "312.39", "80.26", "117.75", "4.81"]
    assert cost.contributions == D("984.28")


def test_that_singapore_costs_17_1509_percent_of_70000_usd(make_line: Any, make_rules: Any) -> None:
    singapore = make_rules(
        make_line("employer_cpf", rate="0.17", cap=96_000),
        make_line("skills_development_levy", rate="0.0025", floor=9_600, cap=54_000),
    )
    cost = price_gross(singapore, D(70_000) * D("1.278447"), 2)
    assert round(cost.share * 100, 4) == D("17.1509")


def test_that_the_united_kingdom_costs_16_4156_percent_of_60000_usd(
    make_line: Any, make_rules: Any
) -> None:
    united_kingdom = make_rules(
        make_line("employer_nic", CostBase.BAND, "0.15", floor=5_000),
        make_line("auto_enrolment_pension", CostBase.BAND, "0.03", floor=6_240, cap=50_270),
        make_line("apprenticeship_levy", rate="0.005"),
    )
    cost = price_gross(united_kingdom, D(60_000) * D("0.749389"), 2)
    assert round(cost.share * 100, 4) == D("16.4156")
    for gross, insurance in (("30000", 3_750), ("50000", 6_750), ("75000", 10_500)):
        assert amounts(united_kingdom, gross)["employer_nic"] == insurance
    assert amounts(united_kingdom, "5000")["employer_nic"] == 0


def test_that_united_states_social_security_stops_at_11439(make_line: Any, make_rules: Any) -> None:
    united_states = make_rules(make_line("social_security", rate="0.062", cap=184_500))
    assert amounts(united_states, "184500")["social_security"] == D("11439.00")
    assert amounts(united_states, "500000")["social_security"] == D("11439.00")


def test_that_portugal_charges_23_75_percent(make_line: Any, make_rules: Any) -> None:
    portugal = make_rules(make_line("taxa_social_unica", rate="0.2375"))
    assert amounts(portugal, "14000")["taxa_social_unica"] == D("3325.00")


def test_that_pay_below_a_floor_is_charged_on_the_floor(make_line: Any, make_rules: Any) -> None:
    rules = make_rules(make_line("social_tax", rate="0.33", floor=10_632))
    assert amounts(rules, "5000")["social_tax"] == D("3508.56")


def test_that_a_factor_applies_before_floor_and_cap(make_line: Any, make_rules: Any) -> None:
    rules = make_rules(
        make_line("capped", rate="0.1", factor="1.05", cap=1_040),
        make_line("slice", CostBase.BAND, "0.1", factor="1.05", floor=1_000, cap=1_040),
    )
    assert amounts(rules, "1000") == {"capped": D("104.00"), "slice": D("4.00")}


def test_that_a_band_may_be_open_at_either_end(make_line: Any, make_rules: Any) -> None:
    rules = make_rules(
        make_line("below", CostBase.BAND, "0.1", cap=100),
        make_line("above", CostBase.BAND, "0.2", floor=100),
    )
    assert amounts(rules, "150") == {"below": D("10.00"), "above": D("10.00")}


def test_that_each_line_is_rounded_half_up_before_summing(make_line: Any, make_rules: Any) -> None:
    rules = make_rules(make_line("a", rate="0.005"), make_line("b", rate="0.005"))
    cost = price_gross(rules, D(1), 2)
    assert [str(priced.amount) for priced in cost.lines] == ["0.01", "0.01"]
    assert cost.contributions == D("0.02")


def test_that_currencies_without_minor_unit_round_to_whole_units(
    make_line: Any, make_rules: Any
) -> None:
    rules = make_rules(make_line("pension", rate="0.0915"))
    assert amounts(rules, "5000005", digits=0)["pension"] == D(457_500)


def test_that_only_the_first_line_in_force_of_an_exclusive_group_is_charged(
    make_line: Any, make_rules: Any
) -> None:
    rules = make_rules(
        make_line("reduced", rate="0.0915", max_gross=28_704, exclusive_group="prsi"),
        make_line("full", rate="0.114", min_gross=28_704, exclusive_group="prsi"),
    )
    assert amounts(rules, "28704") == {"reduced": D("2626.42"), "full": 0}
    assert amounts(rules, "28704.01") == {"reduced": 0, "full": D("3272.26")}


def test_that_named_only_lines_are_listed_and_not_summed(make_line: Any, make_rules: Any) -> None:
    rules = make_rules(make_line("premium", rate="0.1", in_total=False))
    cost = price_gross(rules, D(1_000), 2)
    assert (cost.lines[0].amount, cost.contributions) == (D(100), D(0))


def test_that_a_zero_gross_has_no_share(make_line: Any, make_rules: Any) -> None:
    cost = price_gross(make_rules(make_line("flat", CostBase.FLAT, flat=10)), D(0), 2)
    assert (cost.total, cost.share) == (D(10), D(0))


@pytest.mark.parametrize(
    ("at_least", "at_most", "bound"),
    [
        (False, False, Bound.EXACT),
        (True, False, Bound.AT_LEAST),
        (False, True, Bound.AT_MOST),
        (True, True, Bound.AT_LEAST),
    ],
)
def test_that_the_bound_of_a_country_is_carried_to_the_total(
    make_rules: Any, *, at_least: bool, at_most: bool, bound: Bound
) -> None:
    rules = make_rules(at_least=at_least, at_most=at_most)
    assert price_gross(rules, D(1), 2).bound is bound


def test_that_a_negative_gross_is_refused() -> None:
    with pytest.raises(NegativeGrossError) as caught:
        price_gross(None, D(-1), 2)  # type: ignore[arg-type]  # refused before rules are read
    assert caught.value.gross == -1
