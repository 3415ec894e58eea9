"""Names of figures that can be replaced."""

import pytest

from planner.localization.figure_names import figure_name, term_name
from planner.localization.terms import skill_name
from planner.market.loader import load_snapshot
from planner.market.override import TERMS, FigureKey
from planner.market.role import Level, RoleFamily
from planner.market.talent_pool import Skill
from planner.quantities.identifiers import CountryCode

POLAND = CountryCode("PL")


@pytest.mark.parametrize(
    ("key", "name"),
    [
        (
            FigureKey.pay_band(RoleFamily.GPU_CLUSTER_ENGINEER, Level.SENIOR, POLAND),
            "Pay band: GPU cluster engineer, Senior, Poland",
        ),
        (
            FigureKey.pay_band(RoleFamily.STORAGE_ENGINEER, Level.MID, POLAND, "pl-krakow"),
            "Pay band: Storage engineer, Mid, Kraków",
        ),
        (FigureKey.charge_rate(POLAND, "gone"), "Contribution rate: gone, Poland"),
        (FigureKey.talent_pool(POLAND), "Talent pool: Poland"),
        (FigureKey.skill_pool(POLAND, Skill.STORAGE), "Talent pool: Storage, Poland"),
        (FigureKey.statutory_term(POLAND, "notice_days"), "Notice after one year, days: Poland"),
        (FigureKey.price_level(POLAND), "Price level: Poland"),
    ],
)
def test_that_each_figure_is_named_in_full(key: FigureKey, name: str) -> None:
    assert figure_name(key, load_snapshot()) == name


def test_that_a_charge_line_is_named_as_its_law_names_it() -> None:
    market = load_snapshot()
    line = market.employer_cost[POLAND].lines[0]
    assert line.name in figure_name(FigureKey.charge_rate(POLAND, line.id), market)


def test_that_every_skill_and_term_has_a_name_of_its_own() -> None:
    names = [skill_name(skill) for skill in Skill] + [term_name(term) for term in TERMS]
    assert len(set(names)) == len(Skill) + len(TERMS)
