"""Writes single values of a plan file; one outside the bounds of the format is refused by name."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NoReturn

from planner.plan.bounds import MAX_TEXT_LENGTH, is_storable_amount, is_storable_year
from planner.plan.format_fault import FormatFault, PlanFormatError
from planner.plan.migrations import RawPlan


def raw_amount(amount: Decimal, where: str) -> str:
    """Return an amount that the format can hold."""
    if not is_storable_amount(amount):
        refuse(amount, where)
    return f"{amount:f}"


def raw_amounts(items: Iterable[tuple[str, Decimal]], key: str) -> RawPlan:
    """Return amounts by their names."""
    return {name: raw_amount(amount, f"{key}.{name}") for name, amount in items}


def raw_text(text: str, where: str) -> str:
    """Return a text that the format can hold."""
    if len(text) > MAX_TEXT_LENGTH:
        refuse(f"{text[:40]}…", where)
    return text


def raw_number(number: int, limit: int, where: str) -> int:
    """Return a number within a limit."""
    if abs(number) > limit:
        refuse(number, where)
    return number


def raw_day(day: date, where: str) -> str:
    """Return a day that the format can hold."""
    if not is_storable_year(day):
        refuse(day, where)
    return day.isoformat()


def refuse(value: object, where: str) -> NoReturn:
    """Refuse a value that no file can hold."""
    raise PlanFormatError(FormatFault.OUT_OF_RANGE, {"found": str(value)[:60]}, (where,))
