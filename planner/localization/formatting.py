"""Every number, money, date and time shown to people, in the reader's locale.

A formatter is a name with methods: the forms behind it are compiled once per locale and currency
and shared, so constructing one costs nothing and a value about a microsecond.
"""

from dataclasses import dataclass, field
from datetime import date, time
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from planner.localization import typed_dates, typed_numbers
from planner.localization.date_forms import date_form, month_names, numeric_form, weekday_names
from planner.localization.messages import _
from planner.localization.number_forms import (
    NumberForm,
    compact_form,
    currency_digits,
    currency_form,
    currency_symbol,
    decimal_form,
    figures_locale,
    is_right_to_left,
    local_locale,
    percent_form,
)
from planner.quantities.identifiers import CountryCode, CurrencyCode
from planner.quantities.money import round_half_up
from planner.quantities.month import Month

LEFT_TO_RIGHT_ISOLATE = "\u2066"
END_ISOLATE = "\u2069"

_HUNDRED = Decimal("1E2")
_MILLION_FROM = Decimal(500_000)
_WRITES_CENTS = frozenset({"BR"})
"""Countries whose pay is habitually written with cents even when they are zero."""


@dataclass(frozen=True, slots=True)
class LocalMoney:
    """Local money in two parts, so that the code can be drawn smaller.

    ``code`` is the ISO code where the symbol is a bare dollar sign of another country's dollar,
    else empty; ``text`` is the amount with its symbol.
    """

    code: str
    text: str

    def __str__(self) -> str:
        """Return both parts in one line."""
        return f"{self.code} {self.text}" if self.code else self.text


@dataclass(frozen=True, slots=True)
class Formatter:
    """Values as text in one locale (``en``, ``de``, ``ar``, ``de_AT``, ...).

    In right-to-left locales every money, percentage and range is wrapped in directional isolates
    (U+2066 ... U+2069) and written left to right with Western digits.
    """

    locale: str
    is_right_to_left: bool = field(init=False, repr=False, compare=False)
    """Whether the locale's text runs from right to left."""
    _figures: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Work out once what every figure asks."""
        object.__setattr__(self, "is_right_to_left", is_right_to_left(self.locale))
        object.__setattr__(self, "_figures", figures_locale(self.locale))

    # Money

    def money(self, amount: Decimal, currency: CurrencyCode, digits: int | None = None) -> str:
        """Write money in the reader's own form; ``digits`` None means the minor unit's."""
        form = currency_form(self._figures, currency)
        places = currency_digits(currency) if digits is None else digits
        return self._isolated(form.text(amount, places))

    def local_money(
        self,
        amount: Decimal,
        currency: CurrencyCode,
        country: CountryCode,
        digits: int | None = None,
    ) -> LocalMoney:
        """Write money as the country itself writes it: ``92.000 €``, ``₹68,40,000``.

        Args:
            amount: In ``currency``.
            currency: Usually the country's own.
            country: Whose habit to follow.
            digits: Decimals; None writes whole units (with cents in Brazil, as is the habit).
        """
        if digits is None:
            digits = currency_digits(currency) if country in _WRITES_CENTS else 0
        code, form = _local_form(country, currency)
        return LocalMoney(code, self._isolated(form.text(amount, digits)))

    def reporting_rounded(self, amount: Decimal, currency: CurrencyCode) -> str:
        """Write money rounded to hundreds, for tables: ``$103,900``."""
        return self.money(amount.quantize(_HUNDRED, ROUND_HALF_UP), currency, 0)

    def headline_money(self, amount: Decimal, currency: CurrencyCode) -> str:
        """Write money in two decimals of a million, ``$1.43M``; below half a million ``$483k``."""
        if abs(amount) >= _MILLION_FROM:
            return self._abbreviated(amount, currency, 6, 2)
        if abs(amount) >= 1000:
            return self._abbreviated(amount, currency, 3, 0)
        return self.money(amount, currency, 0)

    def axis_money(self, amount: Decimal | int, currency: CurrencyCode) -> str:
        """Write a tick of a money axis in as few characters as it needs: ``$300k``, ``0``."""
        value = Decimal(amount)
        if not value:
            return "0"
        for power, most_digits in ((9, 2), (6, 2), (3, 1)):
            if abs(value) >= 10**power:
                digits = _needed_digits(value.scaleb(-power), most_digits)
                return self._abbreviated(value, currency, power, digits)
        return self.money(value, currency, 0)

    def _abbreviated(self, amount: Decimal, currency: CurrencyCode, power: int, digits: int) -> str:
        locale = self._figures
        form = compact_form(locale, currency, power)
        if form is None:
            return self.money(round_half_up(amount, digits - power), currency, 0)
        text = form.text(amount.scaleb(-power), digits)
        # The design writes a small k in English, as the unit prefix is.
        return self._isolated(text.replace("K", "k") if locale.startswith("en") else text)

    # Numbers

    def number(self, value: Decimal | float, digits: int) -> str:
        """Write a number with a fixed count of decimals and grouped thousands."""
        return self._numbers.text(_exact(value), digits)

    def integer(self, value: int) -> str:
        """Write a count with grouped thousands."""
        return self._numbers.text(value, 0)

    def percent(self, fraction: Decimal | float, digits: int = 0) -> str:
        """Write a fraction as a percentage: 0.2225 with one digit is ``22.3%``."""
        form = percent_form(self._figures)
        return self._isolated(form.text(_exact(fraction) * 100, digits))

    def rate(self, rate: Decimal) -> str:
        """Write an exchange rate with all the digits it has."""
        return self.number(rate, _needed_digits(rate, 12))

    def signed_money(self, amount: Decimal, currency: CurrencyCode, digits: int = 0) -> str:
        """Write a difference with its sign, ``+$1,200`` or ``−$300``."""
        form = currency_form(self._figures, currency)
        sign = "+" if round_half_up(amount, digits) > 0 else ""
        return self._isolated(sign + form.text(amount, digits))

    # Time

    def hours(self, minutes: float, digits: int = 1) -> str:
        """Write minutes as decimal hours, without a unit: 390 is ``6.5``."""
        return self.number(_exact(minutes) / 60, digits)

    def hours_and_minutes(self, minutes: int) -> str:
        """Write minutes as hours and minutes: ``6 h 30 min``."""
        hours, rest = divmod(minutes, 60)
        if not rest:
            return _("{hours} h").format(hours=hours)
        if not hours:
            return _("{minutes} min").format(minutes=rest)
        return _("{hours} h {minutes} min").format(hours=hours, minutes=rest)

    def time_of_day(self, moment: time) -> str:
        """Write a wall time in 24 hours: ``09:00``."""
        return f"{moment.hour:02d}:{moment.minute:02d}"

    def time_range(self, start: time, end: time) -> str:
        """Write a stretch of wall time: ``09:00 – 15:30``."""
        return self.range(self.time_of_day(start), self.time_of_day(end))

    def range(self, first: str, last: str) -> str:
        """Join two figures by a spaced en dash."""
        return self._isolated(f"{first} – {last}")

    # Dates

    def date_short(self, day: date) -> str:
        """Write a date for a table cell: ``14 Sep 26``; Arabic ``14/09/26``."""
        if self.is_right_to_left:
            return self._isolated(numeric_form(self.locale).text(day))
        return date_form(self.locale, "yMMMd", short_year=True).text(day)

    def date_long(self, day: date) -> str:
        """Write a date in full: ``14 September 2026``."""
        return date_form(self.locale, "yMMMMd").text(day)

    def day_and_month(self, day: date) -> str:
        """Write a date without its year: ``28 Sep``."""
        return date_form(self.locale, "MMMd").text(day)

    def month_short(self, month: Month) -> str:
        """Write a month with its year: ``Jul 26``."""
        return date_form(self.locale, "yMMM", short_year=True).text(month.first_day)

    def month_name(self, month: Month) -> str:
        """Write a month without its year: ``Aug``."""
        return month_names(self.locale)[month.number - 1]

    def weekday_name(self, weekday: int, width: str = "wide") -> str:
        """Write a weekday (Monday = 0): ``wide``, ``abbreviated`` or ``short``."""
        return weekday_names(self.locale, width)[weekday]

    def month_range(self, first: Month, last: Month) -> str:
        """Write a stretch of months: ``Jul 26 – Jun 27``."""
        if self.is_right_to_left:
            return f"{self.month_short(first)} – {self.month_short(last)}"
        return self.range(self.month_short(first), self.month_short(last))

    def fiscal_year_label(self, year: int) -> str:
        """Write a fiscal year by the calendar year it ends in: ``FY27``."""
        return _("FY{year}").format(year=f"{year % 100:02d}")

    # Typed text

    def parse_number(self, text: str) -> Decimal:
        """Read a number as people type it; see ``typed_numbers.parse_number``.

        Raises:
            NumberTextError: If the text is not one number.
        """
        return typed_numbers.parse_number(text, self.locale)

    def parse_money(self, text: str) -> Decimal:
        """Read an amount of money typed in any country's form; see ``typed_numbers.parse_money``.

        Raises:
            NumberTextError: If the text is not one number.
        """
        return typed_numbers.parse_money(text, self.locale)

    def parse_percent(self, text: str) -> Decimal:
        """Read a percentage as a fraction: ``22.5 %`` and ``22.5`` are 0.225.

        Raises:
            NumberTextError: If the text is not one number.
        """
        return typed_numbers.parse_percent(text, self.locale)

    def parse_date(self, text: str, today: date) -> date:
        """Read a date as people type it; see ``typed_dates.parse_date``.

        Raises:
            DateTextError: If the text is no date, or could be two.
        """
        return typed_dates.parse_date(text, self.locale, today)

    @property
    def _numbers(self) -> NumberForm:
        return decimal_form(self._figures)

    def _isolated(self, text: str) -> str:
        if self.is_right_to_left:
            return f"{LEFT_TO_RIGHT_ISOLATE}{text}{END_ISOLATE}"
        return text


@lru_cache(maxsize=512)
def _local_form(country: CountryCode, currency: CurrencyCode) -> tuple[str, NumberForm]:
    """Return the code to put before a bare dollar sign, else "", and a country's own form."""
    locale = local_locale(country)
    is_bare_dollar = currency != "USD" and currency_symbol(locale, currency) == "$"
    return currency if is_bare_dollar else "", currency_form(locale, currency)


def _exact(value: Decimal | float) -> Decimal:
    return value if isinstance(value, Decimal) else Decimal(str(value))


def _needed_digits(value: Decimal, most: int) -> int:
    exponent = round_half_up(value, most).normalize().as_tuple().exponent
    return min(most, max(0, -exponent)) if isinstance(exponent, int) else 0
