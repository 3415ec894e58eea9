"""How a locale writes dates and months, compiled once from CLDR."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from planner.localization.number_forms import locale_data

_FIELD = re.compile(r"[dMLy]+|'[^']*'|[^dMLy']+")
_SLOTS = {
    "d": "{d}",
    "dd": "{d:02d}",
    "M": "{month}",
    "MM": "{month:02d}",
    "L": "{month}",
    "LL": "{month:02d}",
    "yy": "{yy:02d}",
    "y": "{y}",
}
_ENGLISH_PATTERNS = {
    "yMMMd": "d MMM y",
    "yMMMMd": "d MMMM y",
    "yMMM": "MMM y",
    "MMMd": "d MMM",
}
"""Day first in every English, whose reader may sit anywhere (design language, section 7)."""


@dataclass(frozen=True, slots=True)
class DateForm:
    """A compiled date pattern with the month names it needs."""

    template: str
    months: tuple[str, ...]

    def text(self, day: date) -> str:
        """Write a date."""
        return self.template.format(
            d=day.day,
            month=day.month,
            name=self.months[day.month - 1],
            y=day.year,
            yy=day.year % 100,
        )


@lru_cache(maxsize=64)
def date_form(locale: str, skeleton: str, *, short_year: bool = False) -> DateForm:
    """Return the form of a CLDR skeleton such as ``yMMMd``; years of two digits if asked for."""
    pattern = _pattern(locale, skeleton)
    return _compiled(locale, re.sub("y+", "yy", pattern) if short_year else pattern)


@lru_cache(maxsize=8)
def numeric_form(locale: str) -> DateForm:
    """Return day, month and year in two digits each, for tables with narrow dates."""
    return _compiled(locale, "dd/MM/yy")


@lru_cache(maxsize=16)
def month_names(locale: str, width: str = "abbreviated") -> tuple[str, ...]:
    """Return the twelve month names as they stand beside a day.

    CLDR's stand-alone names are left alone: where a locale inherits them, Babel caches the alias
    in data shared by all locales, and French months come out Japanese after Japanese was read.
    """
    names = locale_data(locale).months["format"][width]
    return tuple(names[number] for number in range(1, 13))


@lru_cache(maxsize=32)
def weekday_names(locale: str, width: str = "wide") -> tuple[str, ...]:
    """Return the seven weekday names from Monday on: ``wide``, ``abbreviated`` or ``short``.

    CLDR's dots of abbreviations are left out: the names stand alone.
    """
    names = locale_data(locale).days["format"][width]
    return tuple(str(names[number]).rstrip(".") for number in range(7))


def month_stands_before_day(locale: str) -> bool | None:
    """Tell the order of day and month in typed numbers; None where readers differ.

    Plain English is read on both sides of the Atlantic, so 3/4/26 says nothing certain.
    """
    if locale == "en":
        return None
    pattern = locale_data(locale).date_formats["short"].pattern
    return bool(pattern.index("M") < pattern.index("d"))


def _pattern(locale: str, skeleton: str) -> str:
    data = locale_data(locale)
    if data.language == "en":
        return _ENGLISH_PATTERNS[skeleton]
    if skeleton == "yMMMMd":
        return str(data.date_formats["long"].pattern)
    return str(data.datetime_skeletons[skeleton].pattern)


def _compiled(locale: str, pattern: str) -> DateForm:
    is_long = "MMMM" in pattern or "LLLL" in pattern
    template = "".join(_slot(token) for token in _FIELD.findall(pattern))
    return DateForm(template, month_names(locale, "wide" if is_long else "abbreviated"))


def _slot(token: str) -> str:
    if token[0] in "ML" and len(token) > 2:
        return "{name}"
    return _SLOTS.get(token, token.strip("'"))
