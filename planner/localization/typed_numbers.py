"""Reads numbers as people type or paste them, in the reader's, a country's or a neutral form."""

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache

from planner.localization.number_forms import decimal_form, figures_locale, locale_data

_ARABIC_SEPARATORS = {"\u066b": ".", "\u066c": "’"}
_ONLY_GROUPING = "'’_\u00a0\u202f\u2009 "
_INVISIBLE = dict.fromkeys(map(ord, "\u200e\u200f\u061c\u2066\u2067\u2068\u2069\ufeff"))
_NUMBER = re.compile(r"[+-]?\d[\d.,'’_ ]*|[+-]?[.,]\d+", re.ASCII)
_GROUPED = re.compile(r"\d{1,3}(?:(?:,\d{2})*,\d{3}|(?:,\d{3})+)?", re.ASCII)


class NumberTextError(ValueError):
    """A text is not one number."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


def parse_number(text: str, locale: str) -> Decimal:
    """Read a number with or without grouping, a sign, a currency symbol or code.

    Two different separators leave no doubt: the last one is the decimal one. A lone separator
    before exactly three digits groups thousands if the locale groups with it, else it is the
    decimal one.

    Args:
        text: Such as ``312 000``, ``312,000.50``, ``312.000,50``, ``68,40,000``, ``R$ 480.000``.
        locale: The reader's.

    Raises:
        NumberTextError: If the text is not one number.
    """
    own = decimal_form(figures_locale(locale)).group
    return _parsed(text, locale, frozenset(own))


def parse_money(text: str, locale: str) -> Decimal:
    """Read an amount of pay or budget, typed in the reader's or in any country's form.

    As ``parse_number``, but a lone separator before exactly three digits always groups: pay has
    no thousandths, and ``92.000`` copied from a German offer must not become 92.

    Raises:
        NumberTextError: If the text is not one number.
    """
    return _parsed(text, locale, frozenset(".,"))


def parse_percent(text: str, locale: str) -> Decimal:
    """Read a percentage, with or without its sign, as a fraction.

    Raises:
        NumberTextError: If the text is not one number.
    """
    bare = _plain_text(text).replace("%", "").replace("٪", "")
    try:
        return parse_number(bare, locale) / 100
    except NumberTextError:
        raise NumberTextError(text) from None


def _parsed(text: str, locale: str, group_separators: frozenset[str]) -> Decimal:
    plain = _plain_text(text)
    match = _NUMBER.search(plain)
    if match is None:
        raise NumberTextError(text)
    is_negative, before = _without_sign(plain[: match.start()])
    if not (_is_currency(before, locale) and _is_currency(plain[match.end() :], locale)):
        raise NumberTextError(text)
    number = match[0].strip(" ")
    if is_negative and number[0] in "+-":
        raise NumberTextError(text)
    sign = -1 if is_negative or number.startswith("-") else 1
    return sign * _unsigned(number.lstrip("+-"), group_separators, text)


def _plain_text(text: str) -> str:
    characters = []
    for character in text.translate(_INVISIBLE).strip():
        if character in "−–":
            characters.append("-")
        elif character.isdecimal():
            characters.append(str(unicodedata.decimal(character)))
        elif character.isspace():
            characters.append(" ")
        else:
            characters.append(_ARABIC_SEPARATORS.get(character, character))
    return "".join(characters)


def _without_sign(text: str) -> tuple[bool, str]:
    bare = text.strip(" ")
    if bare.endswith("-"):
        return True, bare[:-1]
    return (True, bare[1:]) if bare.startswith("-") else (False, bare)


def _unsigned(number: str, group_separators: frozenset[str], text: str) -> Decimal:
    decimal = _decimal_separator(number, group_separators)
    whole, _, fraction = number.rpartition(decimal) if decimal else (number, "", "")
    groups = re.sub(rf"[.,{_ONLY_GROUPING}]", ",", whole)
    mixes = len({character for character in whole if not character.isdigit()}) > 1
    if mixes or (groups and not (_GROUPED.fullmatch(groups) or groups.isdigit())):
        raise NumberTextError(text)
    digits = groups.replace(",", "") + "." + fraction
    if not fraction.isdigit() and fraction:
        raise NumberTextError(text)
    return Decimal(digits.rstrip(".") or "0")


def _decimal_separator(number: str, group_separators: frozenset[str]) -> str:
    last = max(number.rfind("."), number.rfind(","))
    if last < 0:
        return ""
    separator = number[last]
    if number.count(separator) > 1:
        return ""
    before, after = number[:last], number[last + 1 :]
    has_other = any(character in before for character in ".," + _ONLY_GROUPING)
    could_group = len(after) == 3 and 1 <= len(before) <= 3 and before != "0"
    if not has_other and could_group and separator in group_separators:
        return ""
    return separator


def _is_currency(text: str, locale: str) -> bool:
    token = text.strip(" .")
    if not token or all(unicodedata.category(character) == "Sc" for character in token):
        return True
    return token.casefold() in _currency_words(locale)


@lru_cache(maxsize=8)
def _currency_words(locale: str) -> frozenset[str]:
    data = locale_data(locale)
    words = set(data.currencies) | set(data.currency_symbols.values())
    words |= {"zł", "kr", "kr.", "Kč", "Ft", "lei", "R$", "Rs", "Rp", "RM", "S/", "din.", "Fr."}
    return frozenset(word.casefold().strip(" .\u200f\u200e") for word in words)
