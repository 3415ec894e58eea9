"""Reads dates as people type them, and refuses what could be two dates."""

import re
import unicodedata
from datetime import date, timedelta
from functools import lru_cache

from planner.localization.date_forms import month_names, month_stands_before_day
from planner.localization.messages import _
from planner.localization.number_forms import locale_data
from planner.quantities.month import Month

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_NUMERIC = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{2}|\d{4})\.?", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})\s*[./年]\s*(\d{1,2})\s*[./月]\s*(\d{1,2})\s*日?", re.ASCII)
_WITH_TIME = re.compile(
    r"(\d{1,4}\D{1,3}\d{1,2}\D{1,3}\d{1,4})(?:T|\s+)\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s?[AP]M)?",
    re.ASCII | re.IGNORECASE,
)
_WORD = re.compile(r"\d+|[^\W\d_]+")
_INVISIBLE = dict.fromkeys(map(ord, "\u200e\u200f\u061c\u2066\u2067\u2068\u2069\ufeff"))


_TODAY, _TOMORROW, _NEXT_WEEK, _NEXT_MONTH = (
    frozenset(part.strip() for part in text.split(","))
    for text in (
        "today, heute, اليوم, hoy, aujourd'hui, hoje, dzisiaj",
        "tomorrow, morgen, غدا, manana, demain, amanha, jutro",
        (
            "next week, nachste woche, nachster woche, naechste woche, kommende woche, "
            "الاسبوع القادم, الاسبوع المقبل, proxima semana, semaine prochaine"
        ),
        (
            "next month, nachsten monat, nachster monat, naechsten monat, naechster monat, "
            "kommenden monat, kommender monat, الشهر القادم, الشهر المقبل, proximo mes, "
            "el proximo mes, mois prochain, le mois prochain"
        ),
    )
)
"""Days in words, without accents, as people of several languages say them."""


class DateTextError(ValueError):
    """A text is no date, or could be two.

    Attributes:
        readings: The dates the text could mean; empty if it is none.
    """

    def __init__(self, text: str, readings: tuple[date, ...] = ()) -> None:
        super().__init__(text)
        self.text = text
        self.readings = readings


def parse_date(text: str, locale: str, today: date) -> date:
    """Read a date: ISO, numeric in the locale's order, with a month's name, or in words.

    Years of two digits lie in 2000-2099. A day and month without a year is the next such day
    from today. A month with a year of four digits, or ``next month``, is its first day.

    Args:
        text: Such as ``2027-02-01``, ``01.02.27``, ``1 Feb 27``, ``Feb 2027``, ``next month``. A
            time of day behind a date in figures is left aside, unless it is of another time zone,
            where it may be another day.
        locale: The reader's; month names are read in it and in English.
        today: The reader's date.

    Raises:
        DateTextError: If the text is no date, or could be two (``3/4/26`` in plain English).
    """
    plain = _plain_text(without_time(text))
    try:
        found = _numeric(plain, locale, text) or _named(plain, locale, today)
    except DateTextError:
        raise
    except (ValueError, OverflowError):
        raise DateTextError(text) from None
    found = found or _in_words(plain, today)
    if found is None:
        raise DateTextError(text)
    return found


def without_time(text: str) -> str:
    """Return a date in figures without the time of day behind it; any other text as it is."""
    found = _WITH_TIME.fullmatch(text.strip())
    return found[1] if found else text


def _plain_text(text: str) -> str:
    western = "".join(
        str(unicodedata.decimal(character)) if character.isdecimal() else character
        for character in text.translate(_INVISIBLE)
    )
    return " ".join(western.split()).casefold()


def _numeric(plain: str, locale: str, text: str) -> date | None:
    if match := _ISO.fullmatch(plain) or _YEAR_FIRST.fullmatch(plain):
        return date(int(match[1]), int(match[2]), int(match[3]))
    if not (match := _NUMERIC.fullmatch(plain)):
        return None
    first, second, year = int(match[1]), int(match[2]), _year(match[3])
    month_first = month_stands_before_day(locale)
    if month_first is not None:
        return date(year, first, second) if month_first else date(year, second, first)
    readings = sorted({*_valid(year, second, first), *_valid(year, first, second)})
    if len(readings) != 1:
        raise DateTextError(text, tuple(readings))
    return readings[0]


def _valid(year: int, month: int, day: int) -> tuple[date, ...]:
    try:
        return (date(year, month, day),)
    except ValueError:
        return ()


def _year(digits: str) -> int:
    return int(digits) + 2000 if len(digits) == 2 else int(digits)


def _named(plain: str, locale: str, today: date) -> date | None:
    words = _WORD.findall(plain)
    names = _months_by_name(locale)
    months = [names[word] for word in words if word in names]
    numbers = [word for word in words if word.isdigit()]
    others = [word for word in words if not word.isdigit() and word not in names]
    if len(months) != 1 or not 1 <= len(numbers) <= 2 or not _is_filler(others, locale):
        return None
    if len(numbers) == 2:
        day, year = sorted(numbers, key=len) if len(numbers[0]) > 2 else numbers
        return date(_year(year), months[0], int(day))
    if len(numbers[0]) == 4:
        return date(int(numbers[0]), months[0], 1)
    this_year = date(today.year, months[0], int(numbers[0]))
    return this_year if this_year >= today else this_year.replace(year=today.year + 1)


def _is_filler(words: list[str], locale: str) -> bool:
    weekdays = _weekday_words(locale)
    return all(word in weekdays or word in {"st", "nd", "rd", "th", "de"} for word in words)


def _in_words(plain: str, today: date) -> date | None:
    month = Month.containing(today)
    said = _without_accents(plain)
    for words, name, day in (
        (_TODAY, _("today"), today),
        (_TOMORROW, _("tomorrow"), today + timedelta(days=1)),
        (_NEXT_WEEK, _("next week"), today + timedelta(days=7 - today.weekday())),
        (_NEXT_MONTH, _("next month"), month.plus(1).first_day),
    ):
        if said in words or said == _without_accents(name.casefold()):
            return day
    return None


def _without_accents(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@lru_cache(maxsize=16)
def _months_by_name(locale: str) -> dict[str, int]:
    names: dict[str, int] = {}
    for language in ("en", locale):
        for width in ("wide", "abbreviated"):
            for number, name in enumerate(month_names(language, width), start=1):
                names[name.casefold().strip(".")] = number
    names["sept"] = 9
    return names


@lru_cache(maxsize=16)
def _weekday_words(locale: str) -> frozenset[str]:
    names = set()
    for language in ("en", locale):
        days = locale_data(language).days["format"]
        names |= {days[width][n] for width in ("wide", "abbreviated") for n in range(7)}
    return frozenset(name.casefold().strip(".") for name in names)
