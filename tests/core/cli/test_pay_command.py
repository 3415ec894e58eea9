"""``pay``: the shape scripts rely on, what people read, and what is refused."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from planner.market.loader import load_snapshot
from planner.market.pay_band_loader import load_pay_bands
from planner.market.role import Level, RoleFamily
from planner.quantities.identifiers import CountryCode, CurrencyCode

Run = Callable[..., Any]

SHAPE = {
    "place",
    "country",
    "currency",
    "p10",
    "p25",
    "p50",
    "p75",
    "p90",
    "n",
    "grade",
    "p50_reporting",
    "reporting_currency",
    "sources",
}
SRE = "site reliability engineer"


def test_that_a_band_has_the_shape_scripts_rely_on(planner: Run) -> None:
    bands = planner("pay", SRE, "senior", "Kyiv", "Berlin", "--json").json["bands"]
    assert [band["place"] for band in bands] == ["Kyiv", "Berlin"]
    assert all(band.keys() >= SHAPE for band in bands)
    assert [band["country"] for band in bands] == ["UA", "DE"]


def test_that_money_is_text_with_the_minor_units_decimals(planner: Run) -> None:
    (yen,) = planner("pay", SRE, "senior", "Tokyo", "--json").json["bands"]
    assert yen["currency"] == "JPY"
    assert yen["p50"].isdecimal()
    assert yen["p50_reporting"].count(".") == 1


def test_that_figures_are_those_of_the_table(planner: Run) -> None:
    (told,) = planner("pay", "mlops-engineer", "staff", "DE", "--json").json["bands"]
    band = load_pay_bands().of_country(RoleFamily.MLOPS_ENGINEER, Level.STAFF, CountryCode("DE"))
    assert band is not None
    figures = tuple(Decimal(told[name]) for name in ("p10", "p25", "p50", "p75", "p90"))
    assert figures == band.quantiles
    assert (told["n"], told["grade"]) == (band.rows, band.provenance.grade)
    assert told["sources"] == list(band.sources)


def test_that_the_median_is_compared_at_the_latest_rate(planner: Run) -> None:
    (told,) = planner("pay", SRE, "mid", "Warsaw", "--currency", "eur", "--json").json["bands"]
    rate = load_snapshot().exchange_rates.rate(CurrencyCode("PLN"), CurrencyCode("EUR"))
    assert told["reporting_currency"] == "EUR"
    assert abs(Decimal(told["p50_reporting"]) - Decimal(told["p50"]) * rate) <= Decimal("0.005")


def test_that_a_us_city_has_its_metropolitan_areas_band(planner: Run) -> None:
    city, nation = planner("pay", SRE, "senior", "San Francisco", "US", "--json").json["bands"]
    assert city["area"] == "San Francisco-Oakland-Fremont, CA"
    assert nation["area"] is None
    assert Decimal(city["p50"]) > Decimal(nation["p50"])
    assert "bls-oews-may2025" in city["sources"]


@pytest.mark.parametrize("place", ["DE", "deu", "Germany", "germany"])
def test_that_a_country_is_taken_by_code_or_name(planner: Run, place: str) -> None:
    (band,) = planner("pay", SRE, "senior", place, "--json").json["bands"]
    assert (band["place"], band["country"]) == ("Germany", "DE")


@pytest.mark.parametrize(
    ("role", "level"),
    [("Site Reliability Engineer", "Senior"), ("site_reliability-engineer", "SENIOR")],
)
def test_that_roles_and_levels_are_read_with_any_case_and_separators(
    planner: Run, role: str, level: str
) -> None:
    answer = planner("pay", role, level, "Berlin", "--json").json
    assert (answer["role"], answer["level"]) == ("site-reliability-engineer", "senior")


def test_that_names_of_the_readers_language_are_taken(planner: Run) -> None:
    english = planner("pay", "engineering manager", "mid", "DE", "--json").json["bands"]
    german = planner(
        "pay", "engineering-manager", "mid", "Deutschland", "--language", "de", "--json"
    )
    assert german.json["bands"][0]["p50"] == english[0]["p50"]
    assert german.json["bands"][0]["place"] == "Deutschland"


def test_that_without_places_every_country_with_evidence_answers(planner: Run) -> None:
    bands = planner("pay", SRE, "senior", "--json").json["bands"]
    assert len({band["country"] for band in bands}) == len(bands) >= 76
    assert all(band["n"] >= 0 and band["p50"] is not None for band in bands)


def test_that_a_place_without_evidence_says_so_and_what_would_help(planner: Run) -> None:
    ended = planner("pay", SRE, "senior", "Ulaanbaatar", "Berlin")
    assert ended.exit_code == 0
    assert "Ulaanbaatar, Mongolia: no evidence." in ended.out
    assert "would help" in ended.out


def test_that_a_place_without_evidence_has_no_made_up_figure(planner: Run) -> None:
    (band,) = planner("pay", SRE, "senior", "Ulaanbaatar", "--json").json["bands"]
    assert band.keys() >= SHAPE
    assert {band[name] for name in ("p10", "p50", "p90", "grade", "p50_reporting")} == {None}
    assert (band["n"], band["sources"], band["currency"]) == (0, [], "MNT")


def test_that_people_see_figures_grades_rows_date_and_sources(planner: Run) -> None:
    out = planner("pay", SRE, "senior", "Berlin").out
    band = load_pay_bands().of_country(
        RoleFamily.SITE_RELIABILITY_ENGINEER, Level.SENIOR, CountryCode("DE")
    )
    assert band is not None
    for expected in (
        "Site reliability engineer, Senior",
        f"{band.p50:,}",
        "24 June 2025",
        "Stack Overflow Developer Survey 2025",
        "Open Database License",
    ):
        assert expected in out


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("baker", "senior", "Berlin"), "site-reliability-engineer"),
        ((SRE, "boss", "Berlin"), "principal"),
        ((SRE, "senior", "Atlantis"), "Atlantis"),
        ((SRE, "senior", "Laos"), "does not cover Laos"),
        ((SRE, "senior", "Berlin", "--currency", "XXX"), "XXX"),
        ((SRE,), "LEVEL"),
    ],
)
def test_that_what_is_unknown_is_refused_in_one_sentence(
    refused: Callable[..., str], argv: tuple[str, ...], said: str
) -> None:
    assert said in refused("pay", *argv)


def test_that_an_unknown_role_lists_all_roles(refused: Callable[..., str]) -> None:
    sentence = refused("pay", "baker", "senior")
    assert all(role.value in sentence for role in RoleFamily)
