import pytest

from planner.localization.countries import (
    country_code,
    country_name,
    currency_name,
    language_name,
)
from planner.localization.messages import speaking
from planner.quantities.identifiers import CountryCode, CurrencyCode


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("DE", "DE"),
        ("de", "DE"),
        ("DEU", "DE"),
        ("UK", "GB"),
        ("Germany", "DE"),
        (" germany ", "DE"),
        ("Cote d'Ivoire", "CI"),
        ("Turkey", "TR"),
        ("Türkiye", "TR"),
        ("Hong Kong", "HK"),
        ("South Korea", "KR"),
        ("Czech Republic", "CZ"),
        ("UAE", "AE"),
        ("the Netherlands", "NL"),
    ],
)
def test_that_a_country_is_found_by_code_and_by_name(text: str, code: str) -> None:
    assert country_code(text) == code


@pytest.mark.parametrize("text", ["Atlantis", "", "EU", "ZZ", "QQ", "Deutschland"])
def test_that_what_is_no_country_is_not_found(text: str) -> None:
    assert country_code(text) is None


def test_that_names_of_the_active_language_are_understood_beside_english() -> None:
    with speaking("de"):
        assert country_code("Deutschland") == "DE"
        assert country_code("Germany") == "DE"


def test_that_names_come_in_the_readers_language() -> None:
    assert country_name(CountryCode("DE"), "de") == "Deutschland"
    assert country_name(CountryCode("DE"), "ar") == "ألمانيا"
    assert currency_name(CurrencyCode("PLN"), "en") == "Polish Zloty"
    assert language_name("ar") == "العربية"
    assert language_name("de", "en") == "German"
    with speaking("de"):
        assert country_name(CountryCode("FR")) == "Frankreich"


def test_that_a_code_without_a_name_names_itself() -> None:
    assert country_name(CountryCode("QQ"), "en") == "QQ"
