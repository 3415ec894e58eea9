"""How a workbook's cells show their numbers: as dates, times of day, percentages, or money.

Sources: ECMA-376 part 1, 18.8.30 (number formats, those built in among them) and 18.17.4 (dates).
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from decimal import Context, Decimal, InvalidOperation

from planner.intake.tables.xml_events import XmlReader

_BUILT_IN_DATES = frozenset({*range(14, 23), *range(27, 37), 45, 47, *range(50, 59)})
_BUILT_IN_PERCENTAGES = frozenset({9, 10})
_NOT_SHOWN = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]')
"""What is no code: text in quotes or behind a backslash, blanks, and brackets."""
_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_NO_DATE_CODES = re.compile(r"General|E[+-]", re.IGNORECASE)
_DATE_CODES = re.compile(r"[dmyhsgeb]", re.IGNORECASE)
_CURRENCY_WORDS = frozenset(
    ("zł", "Kč", "kr", "kr.", "Ft", "lei", "лв", "Fr.", "SFr.", "Rp", "RM", "د.إ", "ر.س")
)
_CODE = re.compile(r"[A-Z]{3}")
_WHOLE = re.compile(r"-?(?:0|[1-9]\d{0,14})", re.ASCII)
_SIMPLE = re.compile(r"-?(?:0|[1-9]\d{0,11}+)(?:\.\d?[1-9])?", re.ASCII)
"""Numbers that are written out as they are stored."""
_AS_SHOWN = Context(prec=15)
"""More digits of a number no spreadsheet shows, nor keeps."""
_LARGEST_EXPONENT = 308
_DAYS = 2_958_466
"""Those of spreadsheets end with the year 9999."""
_DAY_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001 -- a cell's day is of no time zone
_DAY_ZERO_OF_1904 = datetime(1904, 1, 1)  # noqa: DTZ001


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """What a number is shown as; a plain one has none of these."""

    is_date: bool = False
    is_percentage: bool = False
    currency: str = ""


PLAIN = NumberFormat()


def number_format(code: str) -> NumberFormat:
    """Return what a format code such as ``#,##0.00 [$€-407]`` shows numbers as."""
    first = code.split(";", 1)[0]
    signs = [sign.strip() for found in _NOT_SHOWN.findall(first) for sign in found if sign]
    bare = _NOT_SHOWN.sub("", first)
    if _DATE_CODES.search(_NO_DATE_CODES.sub("", bare)):
        return PLAIN if _ELAPSED.search(first) else NumberFormat(is_date=True)
    signs += [character for character in bare if unicodedata.category(character) == "Sc"]
    currency = next(filter(_is_currency, signs), "")
    return NumberFormat(is_percentage="%" in bare, currency=currency)


def number_text(number: str, shown: NumberFormat, *, has_1904_dates: bool = False) -> str:
    """Return a number as text that reads the same in every language.

    Args:
        number: As a workbook stores it, such as ``8.5E4``; what is no number stays as it is.
        shown: The format of its cell.
        has_1904_dates: Whether days are counted from 1904, as old Macs did.
    """
    if not (shown.is_date or shown.is_percentage) and _SIMPLE.fullmatch(number):
        return f"{shown.currency} {number}" if shown.currency else number
    try:
        value = Decimal(number)
    except InvalidOperation:
        return number
    if not value.is_finite() or abs(value.adjusted()) > _LARGEST_EXPONENT:
        return number
    if shown.is_date:
        return _moment_of(value, has_1904_dates=has_1904_dates) or _plain_decimal(value)
    if shown.is_percentage:
        return f"{_plain_decimal(value * 100)}%"
    text = _plain_decimal(value)
    return f"{shown.currency} {text}" if shown.currency else text


def moment_text(moment: datetime) -> str:
    """Return a day as an ISO date, with its time behind it unless that is midnight."""
    day = moment.date().isoformat()
    return day if moment.time() == time.min else f"{day} {moment:%H:%M}"


def _is_currency(sign: str) -> bool:
    return (
        sign in _CURRENCY_WORDS
        or _CODE.fullmatch(sign) is not None
        or any(unicodedata.category(character) == "Sc" for character in sign)
    )


def _plain_decimal(value: Decimal) -> str:
    """Write a number with a point, and never so that the point could be one of thousands."""
    text = f"{_AS_SHOWN.plus(value):f}"
    if "." not in text:
        return text
    text = text.rstrip("0").rstrip(".")
    return f"{text}0" if len(text.partition(".")[2]) == 3 else text


def _moment_of(value: Decimal, *, has_1904_dates: bool) -> str:
    """Return a day, with its time where it has one, or a time of day; empty for none."""
    if not 0 <= value < _DAYS:
        return ""
    seconds = round(value * 86_400)
    try:
        moment = (_DAY_ZERO_OF_1904 if has_1904_dates else _DAY_ZERO) + timedelta(seconds=seconds)
    except OverflowError:
        return ""
    return f"{moment:%H:%M}" if 0 < value < 1 else moment_text(moment)


class StyleReader:
    """Collects the number formats of a styles part.

    Attributes:
        styles: The formats by the number of a cell's style.
    """

    def __init__(self) -> None:
        self.xml = XmlReader(self._start, self._end)
        self.styles: list[NumberFormat] = []
        self._custom: dict[str, NumberFormat] = {}
        self._is_inside = False

    def _start(self, name: str, given: Mapping[str, str]) -> None:
        if name == "numFmt":
            self._custom[given.get("numFmtId", "")] = number_format(given.get("formatCode", ""))
        elif name == "cellXfs":
            self._is_inside = True
        elif name == "xf" and self._is_inside:
            self.styles.append(self._format(given.get("numFmtId", "0")))

    def _end(self, name: str) -> None:
        if name == "cellXfs":
            self._is_inside = False

    def _format(self, number: str) -> NumberFormat:
        if number in self._custom:
            return self._custom[number]
        built_in = int(number) if _WHOLE.fullmatch(number) else 0
        is_date, is_percentage = built_in in _BUILT_IN_DATES, built_in in _BUILT_IN_PERCENTAGES
        return NumberFormat(is_date=is_date, is_percentage=is_percentage)
