"""Reads pay as people write it: ``85k``, ``€85.000``, ``PLN 310 000 p.a.``, ``42 lakh``."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from planner.localization.number_forms import currency_symbol
from planner.localization.typed_numbers import NumberTextError, parse_money
from planner.plan.bounds import MAX_WHOLE_DIGITS, is_storable_amount
from planner.quantities.identifiers import CurrencyCode

_LONGEST = 60
_INVISIBLE = dict.fromkeys(map(ord, "\u200e\u200f\u061c\u2066\u2067\u2068\u2069\ufeff"))
_PARTS = re.compile(r"([^\d.,+\-−–]*)([+\-−–]?[\d.,'’_\u066b\u066c\s]*\d)(.*)", re.DOTALL)
_SCALES = {
    "k": 3, "t": 3, "tsd": 3, "thousand": 3, "tys": 3, "الف": 3, "ألف": 3,
    "m": 6, "mio": 6, "mn": 6, "million": 6, "mln": 6, "مليون": 6,
    "lakh": 5, "lakhs": 5, "lac": 5, "lpa": 5, "crore": 7, "cr": 7,
}  # fmt: skip
_RANGE = re.compile(
    r"(.*\d.*?)\s*(?:[–—~〜]|-|\bto\b|\band\b|\bbis\b|\bund\b|\bà\b|\bet\b|\ba\b|\by\b|\bdo\b|إلى|至)\s*"
    r"(\D*\d.*)",
    re.DOTALL,
)
_BEFORE_RANGE = re.compile(r"(?:between|from|von|zwischen|entre|de|od|من)\s+")
_SCALE = re.compile(rf"\s*({'|'.join(sorted(_SCALES, key=len, reverse=True))})(?![^\W\d_])\.?")
_YEARLY = re.compile(
    r"(?:p\.?\s?a\.?|per annum|annually|annual|(?:/|per|a|pro|im|par)\s?"
    r"(?:year|yr|y|annum|jahr|an|a)|gross|brutto|brut)(?![^\W\d_])\.?"
)
_MONTHLY = re.compile(
    r"(?:p\.?\s?m\.?|monthly|monatlich|(?:/|per|a|pro|im|par)\s?(?:month|mo|m|monat|mois))"
    r"(?![^\W\d_])\.?"
)
_SIGNS: Mapping[str, str] = {
    "$": "USD CAD AUD NZD SGD HKD TWD MXN CLP COP ARS",
    "us$": "USD", "c$": "CAD", "a$": "AUD", "s$": "SGD", "r$": "BRL",
    "€": "EUR", "eur": "EUR", "euro": "EUR", "£": "GBP", "¥": "JPY CNY", "₹": "INR",
    "kr": "SEK NOK DKK ISK", "zł": "PLN", "zl": "PLN", "kč": "CZK", "kc": "CZK", "ft": "HUF",
    "lei": "RON", "rs": "INR PKR LKR", "rm": "MYR", "s/": "PEN", "fr": "CHF", "sfr": "CHF",
    "din": "RSD", "r": "ZAR", "rp": "IDR", "лв": "BGN", "₽": "RUB", "₴": "UAH", "₺": "TRY",
    "₪": "ILS", "₩": "KRW", "฿": "THB", "₫": "VND", "₱": "PHP", "₦": "NGN",
}  # fmt: skip


class MonthlyPayError(ValueError):
    """Pay is given by month where the plan holds the year's.

    Attributes:
        text: What was read.
        annual: Twelve times the amount.
        currencies: Those its sign may stand for.
        sign: The sign or code itself.
    """

    def __init__(
        self,
        text: str,
        annual: Decimal,
        currencies: tuple[CurrencyCode, ...] = (),
        sign: str = "",
    ) -> None:
        super().__init__(text)
        self.text = text
        self.annual = annual
        self.currencies = currencies
        self.sign = sign


class PayRangeError(ValueError):
    """Pay is given as a range where the plan holds one amount.

    Attributes:
        text: What was read.
        low: The lower end, of a year.
        high: The upper end, of a year.
        currencies: Those its sign may stand for.
        sign: The sign or code itself.
    """

    def __init__(
        self,
        text: str,
        ends: tuple[Decimal, Decimal],
        currencies: tuple[CurrencyCode, ...] = (),
        sign: str = "",
    ) -> None:
        super().__init__(text)
        self.text = text
        self.low, self.high = ends
        self.currencies = currencies
        self.sign = sign


class NegativePayError(ValueError):
    """Pay is below 0."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


@dataclass(frozen=True, slots=True)
class PayText:
    """Pay as it was written; ``currencies`` are those its sign may stand for, none without one."""

    amount: Decimal
    currencies: tuple[CurrencyCode, ...] = ()


@dataclass(frozen=True, slots=True)
class _Written:
    """An amount as it stands: ``scale`` is the power of ten written behind it, 0 without one."""

    number: Decimal
    scale: int
    sign: str
    currencies: tuple[CurrencyCode, ...]
    is_monthly: bool

    @property
    def amount(self) -> Decimal:
        """The whole amount."""
        return self.number * Decimal(10) ** self.scale


def read_pay(text: str, locale: str, known: Collection[CurrencyCode]) -> PayText:
    """Read annual pay.

    Args:
        text: Digits in any form ``parse_money`` takes, with a scale, a currency and a period.
        locale: The reader's.
        known: The currencies there are.

    Raises:
        NumberTextError: If it is no amount.
        MonthlyPayError: If it is the pay of a month.
        NegativePayError: If it is below 0.
        PayRangeError: If it is a range, such as ``80k–90k``.
    """
    if text.isascii() and text.isdigit() and len(text) <= MAX_WHOLE_DIGITS:
        return PayText(Decimal(text))  # as tens of thousands of rows of a file are
    plain = text.translate(_INVISIBLE).strip().casefold()
    if len(plain) > _LONGEST:
        raise NumberTextError(text[:_LONGEST])
    pay = _written(plain, locale, known)
    if pay is None:
        raise _range(plain, text, locale, known) or NumberTextError(text)
    if pay.amount < 0:
        raise NegativePayError(text)
    if not is_storable_amount(pay.amount):
        raise NumberTextError(text)
    if pay.is_monthly:
        raise MonthlyPayError(text, pay.amount * 12, pay.currencies, pay.sign)
    return PayText(pay.amount, pay.currencies)


def _written(plain: str, locale: str, known: Collection[CurrencyCode]) -> _Written | None:
    """Return what one amount says; None if it is none."""
    parts = _PARTS.fullmatch(plain)
    if parts is None:
        return None
    before, number, after = parts.groups()
    scale = _SCALE.match(after)
    after = after[scale.end() :] if scale else after
    is_monthly = bool(_MONTHLY.search(after))
    sign = f"{before} {_MONTHLY.sub('', _YEARLY.sub('', after))}".strip(" .()/")
    currencies = _currencies(sign, frozenset(known))
    if currencies is None:
        return None
    try:
        amount = parse_money(number, locale)
    except NumberTextError:
        return None
    return _Written(amount, _SCALES[scale[1]] if scale else 0, sign, currencies, is_monthly)


def _range(
    plain: str, text: str, locale: str, known: Collection[CurrencyCode]
) -> PayRangeError | None:
    """Return the range a text is; None if it is none."""
    parts = _RANGE.fullmatch(_BEFORE_RANGE.sub("", plain))
    if parts is None:
        return None
    low, high = (_written(part, locale, known) for part in parts.groups())
    if low is None or high is None:
        return None
    low_amount = low.number * Decimal(10) ** (low.scale or high.scale)  # 80-90k is 80k to 90k
    amounts = sorted((low_amount, high.amount))
    if amounts[0] < 0 or not is_storable_amount(amounts[1]):
        return None
    months = 12 if low.is_monthly or high.is_monthly else 1
    signed = low if low.sign else high
    both = (amounts[0] * months, amounts[1] * months)
    return PayRangeError(text, both, signed.currencies, signed.sign)


def read_currency(text: str, known: Collection[CurrencyCode]) -> tuple[CurrencyCode, ...]:
    """Return the currencies a code or sign may stand for, likeliest first; none if unknown."""
    sign = text.translate(_INVISIBLE).strip(" .()").casefold()
    return _currencies(sign, frozenset(known)) or ()


def _currencies(sign: str, known: frozenset[CurrencyCode]) -> tuple[CurrencyCode, ...] | None:
    if not sign:
        return ()
    return _signs(known).get(sign.strip(" ."))


@lru_cache(maxsize=4)
def _signs(known: frozenset[CurrencyCode]) -> dict[str, tuple[CurrencyCode, ...]]:
    signs: dict[str, tuple[CurrencyCode, ...]]
    signs = {currency_symbol("en", code).casefold(): (code,) for code in sorted(known)}
    signs |= {code.casefold(): (code,) for code in known}
    for sign, text in _SIGNS.items():
        codes = tuple(CurrencyCode(code) for code in text.split() if code in known)
        if codes:
            signs[sign] = codes
    return signs
