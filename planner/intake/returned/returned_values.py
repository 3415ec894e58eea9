"""Reads a returned cell as the value of its input, or says why it is none."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Context, Decimal
from enum import Enum, auto
from typing import TypeVar

from planner.intake.cells.pay_text import (
    MonthlyPayError,
    NegativePayError,
    PayRangeError,
    read_currency,
    read_pay,
)
from planner.intake.returned.exported_form import TASK_STATUS
from planner.intake.returned.returned_file import Cell
from planner.intake.returned.returned_problem import ReturnedFault
from planner.localization.messages import speaking
from planner.localization.onboarding_terms import task_status_name
from planner.localization.running_text import listed
from planner.localization.terms import engagement_name, status_name
from planner.localization.typed_dates import DateTextError, parse_date
from planner.localization.typed_numbers import NumberTextError, parse_percent
from planner.plan.bounds import MAX_DECIMALS, is_storable_amount, is_storable_year
from planner.plan.change import Subject
from planner.plan.model import Engagement, PositionStatus
from planner.plan.onboarding import TaskStatus
from planner.plan.visible_text import clean_text
from planner.quantities.identifiers import CurrencyCode

_AS_KEPT = Context(prec=15)
"""More digits of a number no spreadsheet keeps."""
_DAY_ZERO = date(1899, 12, 30)
_LAST_SERIAL = 2_958_465


Choice = TypeVar("Choice", Engagement, PositionStatus, TaskStatus)


class ValueKind(Enum):
    """What an input holds."""

    AMOUNT = auto()
    """Of money, 0 or more."""
    POSITIVE = auto()
    """A rate, or pay of a band: above 0."""
    SHARE = auto()
    WHOLE = auto()
    DAY = auto()
    ENGAGEMENT = auto()
    STATUS = auto()
    TASK_STATUS = auto()
    CURRENCY = auto()
    TEXT = auto()


class CellFaultError(ValueError):
    """A cell does not hold a value of its kind."""

    def __init__(self, fault: ReturnedFault, **facts: str) -> None:
        super().__init__(fault, facts)
        self.fault = fault
        self.facts: Mapping[str, str] = facts


Value = Decimal | int | date | str | None


@dataclass(frozen=True, slots=True)
class ValueReader:
    """Reads cells of one workbook.

    Attributes:
        language: The workbook's language: of its words, and of numbers and dates typed as text.
        currencies: The currencies there are.
        today: The reader's date.
    """

    language: str
    currencies: Collection[CurrencyCode]
    today: date

    def read(self, cell: Cell, kind: ValueKind, unit: str = "") -> Value:
        """Return what a cell holds; None where it is empty.

        Args:
            cell: The cell.
            kind: What it should hold.
            unit: The currency of an amount; empty for none.

        Raises:
            CellFaultError: If it holds anything else.
        """
        if cell.is_error:
            raise CellFaultError(ReturnedFault.SHOWS_ERROR, found=cell.text)
        if not cell.text:
            if cell.formula is not None:
                raise CellFaultError(ReturnedFault.NO_RESULT)
            return None
        if kind in (ValueKind.AMOUNT, ValueKind.POSITIVE):
            return self._amount(cell, unit, is_positive=kind is ValueKind.POSITIVE)
        read: Mapping[ValueKind, Callable[[Cell], Value]] = {
            ValueKind.DAY: self._day,
            ValueKind.ENGAGEMENT: self._engagement,
            ValueKind.STATUS: self._status,
            ValueKind.TASK_STATUS: self._task_status,
            ValueKind.CURRENCY: self._currency,
            ValueKind.SHARE: self._share,
            ValueKind.WHOLE: self._whole,
            ValueKind.TEXT: lambda each: clean_text(each.text),
        }
        return read[kind](cell)

    def _amount(self, cell: Cell, unit: str, *, is_positive: bool) -> Decimal:
        amount = cell.number
        codes: tuple[CurrencyCode, ...] = ()
        if amount is None:
            amount, codes = self._typed_amount(cell.text)
        elif cell.shown.is_date:
            raise CellFaultError(ReturnedFault.NOT_A_NUMBER, found=cell.text)
        elif cell.shown.currency:
            codes = read_currency(cell.shown.currency, self.currencies)
        if unit in self.currencies and codes and unit not in codes:
            raise CellFaultError(ReturnedFault.OTHER_CURRENCY, found=codes[0], unit=unit)
        amount = _kept(amount)
        if is_positive and amount <= 0:
            raise CellFaultError(ReturnedFault.NOT_POSITIVE, found=cell.text)
        if amount < 0 or not is_storable_amount(amount):
            raise CellFaultError(ReturnedFault.OUT_OF_RANGE, found=cell.text)
        return amount

    def _typed_amount(self, text: str) -> tuple[Decimal, tuple[CurrencyCode, ...]]:
        try:
            pay = read_pay(text, self.language, self.currencies)
        except NegativePayError:
            raise CellFaultError(ReturnedFault.OUT_OF_RANGE, found=text) from None
        except (NumberTextError, MonthlyPayError, PayRangeError):
            raise CellFaultError(ReturnedFault.NOT_A_NUMBER, found=text) from None
        return pay.amount, pay.currencies

    def _share(self, cell: Cell) -> Decimal:
        share = cell.number
        if share is None:
            try:
                share = parse_percent(cell.text, self.language)
            except NumberTextError:
                raise CellFaultError(ReturnedFault.NOT_A_NUMBER, found=cell.text) from None
        elif cell.shown.is_date:
            raise CellFaultError(ReturnedFault.NOT_A_NUMBER, found=cell.text)
        share = _kept(share)
        if not 0 <= share <= 1 or not is_storable_amount(share):
            raise CellFaultError(ReturnedFault.NOT_A_SHARE, found=cell.text)
        return share

    def _whole(self, cell: Cell) -> int:
        if cell.number is None or cell.number != cell.number.to_integral_value():
            raise CellFaultError(ReturnedFault.NOT_A_NUMBER, found=cell.text)
        if abs(cell.number) > _LAST_SERIAL:
            raise CellFaultError(ReturnedFault.OUT_OF_RANGE, found=cell.text)
        return int(cell.number)

    def _day(self, cell: Cell) -> date:
        day = self._typed_day(cell.text) if cell.number is None else _stored_day(cell)
        if not is_storable_year(day):
            raise CellFaultError(ReturnedFault.OUT_OF_RANGE, found=cell.text)
        return day

    def _typed_day(self, text: str) -> date:
        try:
            return parse_date(text, self.language, self.today)
        except DateTextError as error:
            is_unclear = len(error.readings) > 1
            fault = ReturnedFault.UNCLEAR_DATE if is_unclear else ReturnedFault.NOT_A_DATE
            raise CellFaultError(fault, found=text) from None

    def _engagement(self, cell: Cell) -> Engagement:
        with speaking(self.language):
            words = {engagement_name(each): each for each in Engagement}
        return _in_list(cell.text, words)

    def _status(self, cell: Cell) -> PositionStatus:
        with speaking(self.language):
            words = {status_name(each): each for each in PositionStatus}
        return _in_list(cell.text, words)

    def _task_status(self, cell: Cell) -> TaskStatus:
        with speaking(self.language):
            words = {task_status_name(each): each for each in TaskStatus}
        return _in_list(cell.text, words)

    def _currency(self, cell: Cell) -> CurrencyCode:
        code = CurrencyCode(cell.text.strip().upper())
        if code not in self.currencies:
            raise CellFaultError(
                ReturnedFault.NOT_IN_LIST,
                found=cell.text,
                words=listed(sorted(self.currencies)[:12]),
            )
        return code


def is_same(exported: Cell, returned: Cell) -> bool:
    """Tell whether a cell still holds what was exported, however its number is shown."""
    if exported.number is not None and returned.number is not None:
        return _AS_KEPT.plus(exported.number) == _AS_KEPT.plus(returned.number)
    return exported.text == returned.text and not returned.is_error


def value_kind(subject: Subject, field_name: str, part: str) -> ValueKind:
    """Return what an input holds, by its key."""
    if part in _PART_KINDS:
        return _PART_KINDS[part]
    if subject is Subject.ONBOARDING_TASK:
        return ValueKind.TASK_STATUS if part == TASK_STATUS else ValueKind.DAY
    if subject in (Subject.POSITION, Subject.MEMBER):
        return _SEAT_KINDS.get(field_name, ValueKind.TEXT)
    if subject is Subject.ASSUMPTION:
        general = field_name.removesuffix("_by_country")
        if general.endswith("_share"):
            return ValueKind.SHARE
        is_count = general.endswith(("_month", "_months"))
        return ValueKind.WHOLE if is_count else ValueKind.AMOUNT
    return _KINDS.get(subject, ValueKind.AMOUNT)


_PART_KINDS = {"currency": ValueKind.CURRENCY, "is_on": ValueKind.WHOLE}
_SEAT_KINDS = {
    "status": ValueKind.STATUS,
    "engagement": ValueKind.ENGAGEMENT,
    "base_pay": ValueKind.AMOUNT,
    "start": ValueKind.DAY,
    "end": ValueKind.DAY,
    "benefits_share": ValueKind.SHARE,
}
_KINDS = {
    Subject.PLAN_RATE: ValueKind.POSITIVE,
    Subject.BUDGET_MONTH: ValueKind.AMOUNT,
    Subject.COMPANY_DAY: ValueKind.DAY,
    Subject.OVERRIDE: ValueKind.POSITIVE,
}


def _kept(number: Decimal) -> Decimal:
    """Return a number with the digits that a spreadsheet and a plan keep."""
    kept = _AS_KEPT.plus(number)
    exponent = kept.as_tuple().exponent
    return (
        round(kept, MAX_DECIMALS)
        if isinstance(exponent, int) and -exponent > MAX_DECIMALS
        else kept
    )


def _stored_day(cell: Cell) -> date:
    """Return the day of a number, which may have lost its format as a date."""
    if cell.shown.is_date:
        try:
            return date.fromisoformat(cell.text[:10])
        except ValueError:
            raise CellFaultError(ReturnedFault.NOT_A_DATE, found=cell.text) from None
    number = cell.number
    if number is None or not 1 <= number <= _LAST_SERIAL or number != number.to_integral_value():
        raise CellFaultError(ReturnedFault.NOT_A_DATE, found=cell.text)
    return _DAY_ZERO + timedelta(days=int(number))


def _in_list(text: str, words: Mapping[str, Choice]) -> Choice:
    """Return what a word of the list stands for."""
    wanted = " ".join(text.split()).casefold()
    for word, choice in words.items():
        if wanted in (word.casefold(), choice.value):
            return choice
    raise CellFaultError(ReturnedFault.NOT_IN_LIST, found=text, words=listed(words))
