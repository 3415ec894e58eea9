"""Names of countries, currencies and languages in the reader's language, and back to codes."""

import unicodedata
from collections.abc import Collection
from difflib import get_close_matches
from functools import lru_cache

from planner.localization.messages import active_language
from planner.localization.number_forms import locale_data
from planner.quantities.identifiers import CountryCode, CurrencyCode

_NO_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
"""Codes of CLDR that name a union, a test or nothing."""

_USUAL_NAMES = {
    "america": "US",
    "bosnia": "BA",
    "britain": "GB",
    "burma": "MM",
    "czech republic": "CZ",
    "emirates": "AE",
    "england": "GB",
    "great britain": "GB",
    "holland": "NL",
    "hong kong": "HK",
    "ivory coast": "CI",
    "korea": "KR",
    "macau": "MO",
    "republic of korea": "KR",
    "russian federation": "RU",
    "turkey": "TR",
    "uae": "AE",
    "u.k.": "GB",
    "u.s.": "US",
    "united states of america": "US",
    "viet nam": "VN",
}
"""What people write beside CLDR's names."""


class UnknownCountryError(LookupError):
    """A text names no country, or one the market data does not hold.

    Attributes:
        text: What was typed.
        code: The country, if it is one.
        suggestions: Countries with similar names, if it is none.
    """

    def __init__(
        self,
        text: str,
        code: CountryCode | None = None,
        suggestions: tuple[CountryCode, ...] = (),
    ) -> None:
        super().__init__(text)
        self.text = text
        self.code = code
        self.suggestions = suggestions


def find_country(text: str, covered: Collection[CountryCode]) -> CountryCode:
    """Find a country the market data holds.

    A covered code is taken as it is, without reading any names.

    Raises:
        UnknownCountryError: If the text is no country, or one not covered.
    """
    if (code := CountryCode(text.strip().upper())) in covered:
        return code
    found = country_code(text)
    if found is None:
        near = get_close_matches(_folded(text), _codes_by_name("en"), n=3, cutoff=0.75)
        raise UnknownCountryError(text, suggestions=tuple(_codes_by_name("en")[n] for n in near))
    if found not in covered:
        raise UnknownCountryError(text, found)
    return found


def country_name(code: CountryCode, locale: str | None = None) -> str:
    """Return a country's name; the code where CLDR has none. None: the active language."""
    return str(locale_data(locale or active_language()).territories.get(code, code))


def currency_name(code: CurrencyCode, locale: str | None = None) -> str:
    """Return a currency's name; the code where CLDR has none. None: the active language."""
    return str(locale_data(locale or active_language()).currencies.get(code, code))


def language_name(code: str, locale: str | None = None) -> str:
    """Return a language's name; in the language itself if no locale is given."""
    name = str(locale_data(locale or code).languages.get(code, code))
    return name[:1].upper() + name[1:]


def country_code(text: str) -> CountryCode | None:
    """Find a country by code (DE, DEU) or by name in English or the active language.

    Upper and lower case, accents, surrounding space and an English article do not matter. None if
    nothing fits.
    """
    code = text.strip().upper()
    if alias := _aliases().get(code):
        return alias
    if _is_country(code) and code in locale_data("en").territories:
        return CountryCode(code)
    key = _folded(text)
    return _codes_by_name("en").get(key) or _codes_by_name(active_language()).get(key)


@lru_cache(maxsize=8)
def _codes_by_name(language: str) -> dict[str, CountryCode]:
    territories = locale_data(language).territories
    names = {
        _folded(str(name)): CountryCode(code)
        for code, name in territories.items()
        if _is_country(code)
    }
    usual = {name: CountryCode(code) for name, code in _USUAL_NAMES.items()}
    return usual | names if language == "en" else names


@lru_cache(maxsize=1)
def _aliases() -> dict[str, CountryCode]:
    """Return ISO alpha-3 codes and common wrong codes (UK), which CLDR holds as aliases."""
    from babel import core

    return {
        alias: CountryCode(codes[0])
        for alias, codes in core.get_global("territory_aliases").items()
        if alias.isalpha() and len(codes) == 1
    }


def _is_country(code: str) -> bool:
    return len(code) == 2 and code.isalpha() and code not in _NO_COUNTRIES


def _folded(text: str) -> str:
    plain = text.strip().casefold().replace("’", "'").removeprefix("the ")
    letters = unicodedata.normalize("NFKD", plain)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
