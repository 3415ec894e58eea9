"""Values of figures in words: units, names of quantiles, nothing published."""

from decimal import Decimal

import pytest

from planner.localization.figure_names import no_band_help, own_figure_name
from planner.localization.figure_values import figure_summary, figure_values_text
from planner.localization.formatting import Formatter
from planner.localization.messages import speaking
from planner.market.loader import load_snapshot
from planner.market.override import FigureKey
from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.quantities.identifiers import CountryCode

POLAND = CountryCode("PL")
BAND = FigureKey.pay_band(RoleFamily.STORAGE_ENGINEER, Level.MID, POLAND)
ENGLISH = Formatter("en")


@pytest.fixture(scope="module")
def market() -> Snapshot:
    return load_snapshot()


def text(subject: FigureKey | str, market: Snapshot, *values: str) -> str:
    return figure_values_text(subject, tuple(map(Decimal, values)), market, ENGLISH)


def test_that_a_band_names_its_quantiles_in_local_money(market: Snapshot) -> None:
    said = text(BAND, market, "100000", "2", "3", "4", "5").replace("\xa0", " ")
    assert said == "P10 PLN 100,000, P25 PLN 2, P50 PLN 3, P75 PLN 4, P90 PLN 5"


def test_that_a_rate_is_a_percentage(market: Snapshot) -> None:
    line = market.employer_cost[POLAND].lines[0]
    assert text(FigureKey.charge_rate(POLAND, line.id), market, "0.0976") == "9.760%"


def test_that_extra_salaries_are_counted(market: Snapshot) -> None:
    country, line = next(
        (code, line)
        for code, rules in market.employer_cost.items()
        for line in rules.lines
        if line.base == "extra-months"
    )
    assert text(FigureKey.charge_rate(country, line.id), market, "1.5") == "1.5"


def test_that_a_pool_names_its_range(market: Snapshot) -> None:
    said = text(FigureKey.talent_pool(POLAND), market, "1000", "2000", "3000")
    assert said == "Low 1,000, Expected 2,000, High 3,000"


def test_that_a_plan_rate_and_a_fee_have_names_and_units(market: Snapshot) -> None:
    assert own_figure_name("plan_rates.EUR", market) == "Plan rate: EUR"
    assert text("plan_rates.EUR", market, "1.085") == "1.085"
    assert text("contractor_fee_usd", market, "29") == "$29.00"
    assert text("benefits_share", market, "0.07") == "7.00%"


def test_that_a_countrys_own_assumption_has_the_name_and_unit_of_the_general_one(
    market: Snapshot,
) -> None:
    name = "overhead_share_by_country.PL"
    assert own_figure_name(name, market) == "Overhead of an own entity, share of base pay: Poland"
    assert text(name, market, "0.07") == "7.00%"
    equipment = "equipment_by_country.PL"
    assert own_figure_name(equipment, market) == "Equipment of a new employee, once: Poland"
    assert text(equipment, market, "2500") == "2,500"


def test_that_a_table_cell_has_the_middle_of_a_range_with_its_ends(market: Snapshot) -> None:
    pool, rate = FigureKey.talent_pool(POLAND), "plan_rates.EUR"
    values = tuple(map(Decimal, (1000, 2000, 3000)))
    assert figure_summary(pool, values, market, ENGLISH) == "2,000 (1,000 – 3,000)"
    quantiles = tuple(map(Decimal, (1, 2, 3, 4, 5)))
    shown = figure_summary(BAND, quantiles, market, ENGLISH).replace("\xa0", " ")
    assert shown == "PLN 3 (PLN 1 – PLN 5)"
    assert figure_summary(rate, (Decimal("1.1"),), market, ENGLISH) == "1.1"
    assert figure_summary(pool, (), market, ENGLISH) == "not published"


def test_that_what_is_not_published_is_said(market: Snapshot) -> None:
    assert text(BAND, market) == "not published"


def test_that_a_missing_band_says_what_would_help() -> None:
    with speaking("en"):
        assert "Mongolia" in no_band_help(CountryCode("MN"))
