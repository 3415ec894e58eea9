"""Strict reading of single JSON values: each either gives its value or names its fault.

A reader knows nothing of where it reads; ``read_record`` and ``read_list`` add the path while the
fault travels out, so that a sound file pays nothing for it.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, time
from decimal import Decimal
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, NoReturn, TypeVar

from planner.plan.bounds import (
    FIRST_YEAR,
    LAST_YEAR,
    MAX_DECIMALS,
    MAX_TEXT_LENGTH,
    MAX_WHOLE_DIGITS,
    is_fraction,
)
from planner.plan.company_day import CompanyDay
from planner.plan.format_fault import Expected, FormatFault, PlanFormatError
from planner.quantities.identifiers import CountryCode
from planner.quantities.month import Month

Value = TypeVar("Value")
Choice = TypeVar("Choice", bound=StrEnum)
Reader = Callable[[object], Value]

_DECIMAL = re.compile(rf"-?[0-9]{{1,{MAX_WHOLE_DIGITS}}}(\.[0-9]{{1,{MAX_DECIMALS}}})?")
_DOCUMENT_ID = re.compile(r"[0-9A-Za-z-]{0,64}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")


def read_text(raw: object) -> str:
    """Read text of bounded length."""
    if not isinstance(raw, str):
        _wrong_type(Expected.TEXT, raw)
    if len(raw) > MAX_TEXT_LENGTH:
        _out_of_range(raw)
    return raw


def read_document_id(raw: object) -> str:
    """Read the ID of a document, so plain that any file can carry it; it may be empty."""
    if _DOCUMENT_ID.fullmatch(read_text(raw)) is None:
        _out_of_range(raw)
    return str(raw)


def read_decimal(raw: object) -> Decimal:
    """Read a decimal number written as text, so that no binary fraction ever touches it."""
    if not isinstance(raw, str) or _DECIMAL.fullmatch(raw) is None:
        _wrong_type(Expected.DECIMAL_TEXT, raw)
    return Decimal(raw)


def read_fraction(raw: object) -> Decimal:
    """Read a decimal number from 0 to 1."""
    share = read_decimal(raw)
    if not is_fraction(share):
        _out_of_range(raw)
    return share


def read_date(raw: object) -> date:
    """Read ``YYYY-MM-DD``."""
    if not isinstance(raw, str) or _DATE.fullmatch(raw) is None:
        _wrong_type(Expected.DATE, raw)
    try:
        day = date.fromisoformat(raw)
    except ValueError:
        _wrong_type(Expected.DATE, raw)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        _out_of_range(raw)
    return day


def read_month(raw: object) -> Month:
    """Read ``YYYY-MM``."""
    try:
        month = Month.parse(read_text(raw))
    except (ValueError, PlanFormatError):
        _wrong_type(Expected.MONTH, raw)
    if not FIRST_YEAR <= month.year <= LAST_YEAR:
        _out_of_range(raw)
    return month


def read_time(raw: object) -> time:
    """Read ``HH:MM``."""
    if not isinstance(raw, str) or _TIME.fullmatch(raw) is None:
        _wrong_type(Expected.TIME, raw)
    return time.fromisoformat(raw)


def read_yes_or_no(raw: object) -> bool:
    """Read ``true`` or ``false``."""
    if not isinstance(raw, bool):
        _wrong_type(Expected.YES_OR_NO, raw)
    return raw


def read_company_day(raw: object) -> CompanyDay:
    """Read ``YYYY-MM-DD``, with ``/`` and a country behind it where it is a day of one country."""
    day, _, country = read_text(raw).partition("/")
    found = CompanyDay(read_date(day), CountryCode(country) if country else None)
    if str(found) != raw:
        _wrong_type(Expected.DATE, raw)  # a mere ``/`` would be a second key of the same day
    return found


def whole_number_reader(lowest: int, highest: int) -> Reader[int]:
    """Return a reader of whole numbers between two bounds, both allowed."""

    def read(raw: object) -> int:
        if not isinstance(raw, int) or isinstance(raw, bool):
            _wrong_type(Expected.WHOLE_NUMBER, raw)
        if not lowest <= raw <= highest:
            _out_of_range(raw)
        return raw

    return read


def choice_reader(choices: type[Choice]) -> Reader[Choice]:
    """Return a reader of an enumeration's values."""
    by_value = {choice.value: choice for choice in choices}

    def read(raw: object) -> Choice:
        choice = by_value.get(read_text(raw))
        if choice is None:
            facts = {"found": _shortened(raw), "choices": ", ".join(by_value)}
            raise PlanFormatError(FormatFault.NOT_A_CHOICE, facts)
        return choice

    return read


def optional_reader(reader: Reader[Value]) -> Reader[Value | None]:
    """Return a reader that also takes null."""
    return lambda raw: None if raw is None else reader(raw)


def list_reader(reader: Reader[Value]) -> Reader[tuple[Value, ...]]:
    """Return a reader of a list whose items are all read alike."""

    def read(raw: object) -> tuple[Value, ...]:
        if not isinstance(raw, list):
            _wrong_type(Expected.LIST, raw)
        values = []
        for index, item in enumerate(raw):
            try:
                values.append(reader(item))
            except PlanFormatError as error:
                raise error.inside(index) from None
        return tuple(values)

    return read


def refuse_repeated(keys: Iterable[object]) -> None:
    """Refuse keys of which one stands there twice, in one pass over them.

    Raises:
        PlanFormatError: If one does; it names the first that comes again.
    """
    seen = set()
    for key in map(str, keys):
        if key in seen:
            raise PlanFormatError(FormatFault.DUPLICATE_KEY, {"key": _shortened(key)})
        seen.add(key)


def mapping_reader(key_reader: Reader[Any], reader: Reader[Value]) -> Reader[dict[Any, Value]]:
    """Return a reader of an object whose keys are data, such as months."""

    def read(raw: object) -> dict[Any, Value]:
        values = {}
        for key, item in _object(raw).items():
            try:
                values[key_reader(key)] = reader(item)
            except PlanFormatError as error:
                raise error.inside(key) from None
        return values

    return read


def read_record(
    raw: object, readers: Mapping[str, Reader[Any]], required: frozenset[str]
) -> dict[str, Any]:
    """Read an object with known keys; an unknown key is a fault, since a typo must not vanish.

    Raises:
        PlanFormatError: If a key is unknown or missing, or a value has a fault.
    """
    fields = _object(raw)
    if not readers.keys() >= fields.keys():
        _unknown_key(fields, readers)
    if not fields.keys() >= required:
        missing = next(key for key in readers if key in required and key not in fields)
        raise PlanFormatError(FormatFault.MISSING_KEY, {"key": missing})
    values = {}
    for key, item in fields.items():
        try:
            values[key] = readers[key](item)
        except PlanFormatError as error:
            raise error.inside(key) from None
    return values


def _object(raw: object) -> dict[str, object]:
    if not isinstance(raw, dict):
        _wrong_type(Expected.OBJECT, raw)
    return raw


def _unknown_key(fields: Mapping[str, object], known: Mapping[str, object]) -> NoReturn:
    key = next(key for key in fields if key not in known)
    nearest = get_close_matches(key[:100], known, n=1)
    facts = {"key": _shortened(key), "suggestion": nearest[0] if nearest else ""}
    raise PlanFormatError(FormatFault.UNKNOWN_KEY, facts)


def _wrong_type(expected: Expected, raw: object) -> NoReturn:
    facts = {"expected": expected.value, "found": _shortened(raw)}
    raise PlanFormatError(FormatFault.WRONG_TYPE, facts)


def _out_of_range(raw: object) -> NoReturn:
    raise PlanFormatError(FormatFault.OUT_OF_RANGE, {"found": _shortened(raw)})


def _shortened(raw: object) -> str:
    """Show a value from a file in at most 60 characters, without writing out a huge one."""
    if isinstance(raw, dict):
        return "{…}"
    if isinstance(raw, list):
        return "[…]"
    if raw is None:
        return "null"
    shown = str(raw).lower() if isinstance(raw, bool) else str(raw)
    return shown if len(shown) <= 60 else f"{shown[:59]}…"
