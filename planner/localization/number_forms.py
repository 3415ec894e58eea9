"""How a locale writes numbers and money, compiled once from CLDR: a microsecond a value.

The text is Babel's own, with three differences on purpose: halves round away from zero, the minus
is U+2212, and a currency symbol whose end beside the digits is a letter is kept apart by a no-break
space (CLDR's currency spacing, which Babel leaves out).
"""

import unicodedata
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from planner.quantities.identifiers import CountryCode, CurrencyCode

if TYPE_CHECKING:
    from babel import Locale
    from babel.numbers import NumberPattern

MINUS = "−"
NO_BREAK_SPACE = "\xa0"
RIGHT_TO_LEFT_LANGUAGES = frozenset({"ar", "fa", "he", "ur"})

_QUANTA = tuple(Decimal(1).scaleb(-digits) for digits in range(16))
_LOCALES_BY_COUNTRY = {"BE": "nl_BE", "CH": "de_CH", "KZ": "ru_KZ", "LU": "fr_LU"}
"""Where the first official language of CLDR is not what a pay slip usually follows."""


@dataclass(frozen=True, slots=True)
class NumberForm:
    """A compiled pattern: what stands around the digits and between them.

    Indices 0 and 1 of ``before`` and ``after`` are for positive and negative values.
    """

    before: tuple[str, str]
    after: tuple[str, str]
    group: str
    decimal: str
    grouping: tuple[int, int]

    def text(self, amount: Decimal | int, digits: int) -> str:
        """Write an amount with a fixed number of decimals, rounded half up."""
        # Positional and cached: this runs for every visible cell of every table.
        rounded = Decimal(amount).quantize(_QUANTA[digits], ROUND_HALF_UP)
        sign = 1 if rounded < 0 else 0
        number = f"{abs(rounded):,f}"
        if digits:
            whole, _, fraction = number.partition(".")
            return (
                f"{self.before[sign]}{self._whole(whole)}{self.decimal}{fraction}{self.after[sign]}"
            )
        return f"{self.before[sign]}{self._whole(number)}{self.after[sign]}"

    def _whole(self, number: str) -> str:
        if self.grouping != (3, 3):
            return _grouped(number.replace(",", ""), self.group, self.grouping)
        return number if self.group == "," else number.replace(",", self.group)


def _grouped(digits: str, separator: str, grouping: tuple[int, int]) -> str:
    size, text = grouping[0], ""
    while len(digits) > size:
        text = separator + digits[-size:] + text
        digits = digits[:-size]
        size = grouping[1]
    return digits + text


@lru_cache(maxsize=256)
def locale_data(name: str) -> "Locale":
    """Return CLDR's data of a locale; an unknown territory falls back to the language."""
    from babel import Locale, UnknownLocaleError

    normalized = name.replace("-", "_")
    try:
        return Locale.parse(normalized)
    except (UnknownLocaleError, ValueError):
        language = normalized.partition("_")[0]
        return Locale.parse(language if language != normalized else "en")


@lru_cache(maxsize=64)
def is_right_to_left(locale: str) -> bool:
    """Whether a locale's text runs from right to left."""
    return locale.replace("-", "_").partition("_")[0] in RIGHT_TO_LEFT_LANGUAGES


@lru_cache(maxsize=64)
def figures_locale(locale: str) -> str:
    """Return the locale figures are written in.

    Figures inside right-to-left text are written left to right with Western digits, so that a
    column reads alike in every language (design language, sections 7 and 8).
    """
    return "en" if is_right_to_left(locale) else locale


@lru_cache(maxsize=256)
def local_locale(country: CountryCode) -> str:
    """Return the locale a country's own money is written in.

    English where it is an official language, else the first official language; English too where
    that language runs from right to left or is not held by Babel.
    """
    from babel.languages import get_official_languages

    if country in _LOCALES_BY_COUNTRY:
        return _LOCALES_BY_COUNTRY[country]
    languages = get_official_languages(country, de_facto=True)
    if "en" in languages or not languages or is_right_to_left(languages[0]):
        return f"en_{country}"
    name = f"{languages[0]}_{country}"
    return name if locale_data(name).territory == country else f"en_{country}"


@lru_cache(maxsize=64)
def decimal_form(locale: str) -> NumberForm:
    """Return how plain numbers are written."""
    data = locale_data(locale)
    return _compiled(data, data.decimal_formats[None], "")


@lru_cache(maxsize=64)
def percent_form(locale: str) -> NumberForm:
    """Return how percentages are written; the caller multiplies by 100."""
    data = locale_data(locale)
    return _compiled(data, data.percent_formats[None], "")


@lru_cache(maxsize=512)
def currency_form(locale: str, currency: CurrencyCode) -> NumberForm:
    """Return how money of a currency is written."""
    data = locale_data(locale)
    return _compiled(data, data.currency_formats["standard"], currency_symbol(locale, currency))


@lru_cache(maxsize=512)
def compact_form(locale: str, currency: CurrencyCode, power: int) -> NumberForm | None:
    """Return how money in units of 10**power (3, 6, 9) is abbreviated, None where it is not."""
    data = locale_data(locale)
    pattern = data.compact_currency_formats["short"]["other"].get(str(10**power))
    if pattern is None or not pattern.number_pattern or pattern.number_pattern.count("0") != 1:
        return None  # not abbreviated, or counted in other units (Japanese 万)
    affixes = "".join(pattern.prefix + pattern.suffix)
    if not affixes.strip("¤- \xa0"):
        return None
    return _compiled(data, pattern, currency_symbol(locale, currency))


@lru_cache(maxsize=512)
def currency_symbol(locale: str, currency: CurrencyCode) -> str:
    """Return a currency's symbol as a locale writes it; its code where there is none."""
    return str(locale_data(locale).currency_symbols.get(currency, currency))


@lru_cache(maxsize=512)
def currency_digits(currency: CurrencyCode) -> int:
    """Return the decimals of a currency's minor unit."""
    from babel.numbers import get_currency_precision

    return get_currency_precision(currency)


def _compiled(data: "Locale", pattern: "NumberPattern", symbol: str) -> NumberForm:
    symbols = data.number_symbols["latn"]
    before = tuple(_affix(text, symbol, symbols, leads=True) for text in pattern.prefix)
    after = tuple(_affix(text, symbol, symbols, leads=False) for text in pattern.suffix)
    primary, secondary = pattern.grouping
    return NumberForm(
        before=(before[0], before[1]),
        after=(after[0], after[1]),
        group=symbols["group"],
        decimal=symbols["decimal"],
        grouping=(min(primary, 3), min(secondary, 3)),
    )


def _affix(text: str, symbol: str, symbols: dict[str, str], *, leads: bool) -> str:
    if symbol and leads and text.endswith("¤") and _needs_space(symbol[-1]):
        text += NO_BREAK_SPACE
    if symbol and not leads and text.startswith("¤") and _needs_space(symbol[0]):
        text = NO_BREAK_SPACE + text
    filled = text.replace("¤", symbol).replace("'", "").replace("%", symbols["percentSign"])
    return filled.replace("-", MINUS)


def _needs_space(character: str) -> bool:
    return unicodedata.category(character)[0] not in "SZ"
