"""The user's own figures in the shipped market."""

from datetime import date
from decimal import Decimal

import pytest

from planner.market.loader import load_snapshot
from planner.market.overridden import published_values, with_overrides
from planner.market.override import FigureKey, Override, Reason, has_moved
from planner.market.place_search import find_place
from planner.market.provenance import Grade
from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.market.talent_pool import Skill
from planner.quantities.identifiers import CountryCode

PL, SRE = CountryCode("PL"), RoleFamily.SITE_RELIABILITY_ENGINEER
WHY = Reason("Ada", date(2026, 11, 25), "own survey")


@pytest.fixture(scope="module")
def shipped() -> Snapshot:
    """The market data that ships."""
    return load_snapshot()


def own(*values: int | str) -> Override:
    return Override(tuple(Decimal(value) for value in values), WHY)


def test_that_without_own_figures_the_market_is_the_same_one(shipped: Snapshot) -> None:
    assert with_overrides(shipped, {}) is shipped


def test_that_an_own_band_stands_for_its_country_and_no_other(shipped: Snapshot) -> None:
    key = FigureKey.pay_band(SRE, Level.SENIOR, PL)
    market = with_overrides(shipped, {key: own(1, 2, 3, 4, 5)})
    band = market.pay_bands.of_country(SRE, Level.SENIOR, PL)
    assert band is not None
    assert band.quantiles == tuple(map(Decimal, (1, 2, 3, 4, 5)))
    german = CountryCode("DE")
    assert market.pay_bands.of_country(SRE, Level.SENIOR, german) == (
        shipped.pay_bands.of_country(SRE, Level.SENIOR, german)
    )
    published = shipped.pay_bands.of_country(SRE, Level.SENIOR, PL)
    assert published is not None
    assert published_values(market, key) == published.quantiles


def test_that_an_own_band_of_a_place_holds_there_alone(shipped: Snapshot) -> None:
    krakow, warsaw = (find_place(shipped.places, name) for name in PLACES)
    key = FigureKey.pay_band(SRE, Level.SENIOR, PL, krakow.id)
    market = with_overrides(shipped, {key: own(1, 2, 3, 4, 5)})
    here = market.pay_bands.at(SRE, Level.SENIOR, krakow)
    there = market.pay_bands.at(SRE, Level.SENIOR, warsaw)
    assert here is not None
    assert here.p50 == 3
    assert there == shipped.pay_bands.at(SRE, Level.SENIOR, warsaw)
    by_place = market.pay_bands.at_places(SRE, (krakow, warsaw))
    assert by_place[krakow.id][Level.SENIOR] == here
    assert by_place[warsaw.id][Level.SENIOR] == there


PLACES = ("Kraków", "Warsaw")


def test_that_a_band_can_be_given_where_none_is_published(shipped: Snapshot) -> None:
    bare = next(
        country
        for country in shipped.countries
        if shipped.pay_bands.of_country(SRE, Level.SENIOR, country) is None
    )
    key = FigureKey.pay_band(SRE, Level.SENIOR, bare)
    band = with_overrides(shipped, {key: own(1, 2, 3, 4, 5)}).pay_bands.of_country(
        SRE, Level.SENIOR, bare
    )
    assert band is not None
    assert (band.currency, band.rows) == (shipped.countries[bare].currency, 0)
    assert band.provenance.grade is Grade.D


def test_that_an_own_rate_stands_in_its_charge_line_alone(shipped: Snapshot) -> None:
    lines = shipped.employer_cost[PL].lines
    market = with_overrides(shipped, {FigureKey.charge_rate(PL, lines[0].id): own("0.5")})
    changed = market.employer_cost[PL].lines
    assert changed[0].rate == Decimal("0.5")
    assert changed[1:] == lines[1:]
    assert market.employer_cost[CountryCode("DE")] is shipped.employer_cost[CountryCode("DE")]


def test_that_own_pools_stand(shipped: Snapshot) -> None:
    keys = {
        FigureKey.talent_pool(PL): own(10, 20, 30),
        FigureKey.skill_pool(PL, Skill.STORAGE): own(1, 2, 3),
    }
    market = with_overrides(shipped, keys)
    assert market.talent_pools.countries[PL].professionals.expected == 20
    assert market.talent_pools.skills[PL, Skill.STORAGE].people.high == 3
    assert market.employer_cost is shipped.employer_cost


def test_that_an_own_figure_of_what_a_pack_dropped_changes_nothing(shipped: Snapshot) -> None:
    nowhere = CountryCode("XX")
    keys = {
        FigureKey.talent_pool(nowhere): own(1, 2, 3),
        FigureKey.charge_rate(nowhere, "pension"): own(1),
        FigureKey.charge_rate(PL, "no-such-line"): own(1),
        FigureKey.pay_band(SRE, Level.SENIOR, nowhere): own(1, 2, 3, 4, 5),
    }
    market = with_overrides(shipped, keys)
    assert market.talent_pools == shipped.talent_pools
    assert market.employer_cost == shipped.employer_cost
    assert market.pay_bands.of_country(SRE, Level.SENIOR, nowhere) is None
    assert all(published_values(market, key) == () for key in keys)


@pytest.mark.parametrize(
    ("before", "now", "moved"),
    [
        (("100",), ("105",), False),
        (("100",), ("105.01",), True),
        (("100", "200"), ("100", "189"), True),
        ((), ("1",), True),
        (("1",), (), True),
        ((), (), False),
        (("0",), ("0",), False),
        (("0",), ("0.01",), True),
    ],
)
def test_that_a_figure_moved_if_any_value_changed_by_more_than_a_twentieth(
    before: tuple[str, ...], now: tuple[str, ...], *, moved: bool
) -> None:
    assert has_moved(tuple(map(Decimal, before)), tuple(map(Decimal, now))) is moved


@pytest.mark.parametrize("country", ["PL", "P/L", "~1", "a~/b/~0"])
def test_that_the_text_of_a_key_gives_the_key_back(country: str) -> None:
    key = FigureKey.charge_rate(CountryCode(country), "pension/a")
    assert FigureKey.parsed(str(key)) == key
