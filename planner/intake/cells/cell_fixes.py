"""Ways to mend a cell that cannot be used, each one choice."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from planner.intake.cells.pay_text import MonthlyPayError, PayRangeError
from planner.intake.cells.row_decision import Decision
from planner.intake.columns.seat_terms import UnknownTermError
from planner.localization.countries import UnknownCountryError, country_code, country_name
from planner.localization.formatting import Formatter
from planner.localization.input_errors import place_label
from planner.localization.messages import _
from planner.localization.terms import (
    engagement_name,
    level_name,
    priority_name,
    role_name,
    status_name,
)
from planner.localization.typed_dates import DateTextError, parse_date
from planner.market.place import Place
from planner.market.place_search import AmbiguousPlaceError, UnknownPlaceError, find_place
from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.plan.model import Engagement, PositionStatus, Priority
from planner.quantities.identifiers import CurrencyCode
from planner.quantities.money import Money

_MOST = 3


class LongTextError(ValueError):
    """A text is too long for what it should be."""

    def __init__(self, text: str) -> None:
        super().__init__(text[:40])
        self.text = f"{text[:40]}…"


class PayCurrencyError(ValueError):
    """Pay is in another currency than the place pays in.

    Attributes:
        pay: The pay that was read.
        converted: It at plan rates, in the place's currency; None where there is no rate.
        currency: The place's currency.
    """

    def __init__(self, pay: Money, converted: Money | None, currency: CurrencyCode) -> None:
        super().__init__(pay, currency)
        self.pay = pay
        self.converted = converted
        self.currency = currency


@dataclass(frozen=True, slots=True)
class Fix:
    """One way to mend a cell.

    Attributes:
        label: What to call it.
        text: What to put into every cell of the column that holds the same text.
        is_day_first: Instead: the order of day and month for the whole column.
        converts_column: Instead: convert all pay of the column at plan rates.
        takes_middles: Instead: take the middle of each range of pay in the column.
        decision: Instead: what becomes of every row with the same problem.
        is_for_all: Whether the decision holds for every problem of its kind, whomever it is about.
    """

    label: str
    text: str = ""
    is_day_first: bool | None = None
    converts_column: bool = False
    takes_middles: bool = False
    decision: Decision | None = None
    is_for_all: bool = False


def fixes_for(
    error: Exception, formatter: Formatter, market: Snapshot, today: date
) -> tuple[Fix, ...]:
    """Return the ways to mend a cell, likeliest first; none where only the reader knows."""
    if isinstance(error, UnknownPlaceError):
        return _places(_largest_in(error.text, market) or error.suggestions, market)
    if isinstance(error, AmbiguousPlaceError):
        return _places(error.candidates, market)
    if isinstance(error, UnknownTermError):
        return tuple(Fix(_term_name(term), _term_name(term)) for term in error.suggestions)
    if isinstance(error, UnknownCountryError):
        names = map(country_name, error.suggestions)
        return tuple(Fix(name, name) for name in names)
    if isinstance(error, DateTextError):
        return _dates(error, formatter, today)
    return _amounts(error, formatter)


def with_currency(money: Money, formatter: Formatter) -> str:
    """Return money as a cell holds it: its code, then the number."""
    return _written(money.amount, money.currency, formatter)


def _places(places: Iterable[Place], market: Snapshot) -> tuple[Fix, ...]:
    fixes = []
    for place in tuple(places)[:_MOST]:
        label = place_label(place)
        fixes.append(Fix(label, label if _means(label, place, market) else place.id))
    return tuple(fixes)


def _means(label: str, place: Place, market: Snapshot) -> bool:
    try:
        return find_place(market.places, label, country_code) is place
    except LookupError:
        return False


def _largest_in(text: str, market: Snapshot) -> list[Place]:
    """Return the largest places of a country, where that was written for a place."""
    country = country_code(text)
    inside = [place for place in market.places.values() if place.country == country is not None]
    return sorted(inside, key=lambda place: -place.population)[:_MOST]


def _term_name(term: StrEnum) -> str:
    match term:
        case RoleFamily():
            return role_name(term)
        case Level():
            return level_name(term)
        case Engagement():
            return engagement_name(term)
        case PositionStatus():
            return status_name(term)
        case Priority():
            return priority_name(term)
        case _:
            return term.value


def _dates(error: DateTextError, formatter: Formatter, today: date) -> tuple[Fix, ...]:
    if error.readings:
        first = int("".join(c if c.isdigit() else " " for c in error.text).split()[0])
        return tuple(
            Fix(
                _("{date}, and the whole column like it").format(date=formatter.date_long(day)),
                is_day_first=day.day == first,
            )
            for day in error.readings
        )
    for locale in ("en_GB", "en_US"):
        try:
            day = parse_date(error.text, locale, today)
        except DateTextError:
            continue
        return (Fix(formatter.date_long(day), day.isoformat()),)
    return ()


def _amounts(error: Exception, formatter: Formatter) -> tuple[Fix, ...]:
    if isinstance(error, MonthlyPayError):
        text = _signed(error.annual, error, formatter)
        return (Fix(_("{pay} a year").format(pay=text), text),)
    if isinstance(error, PayRangeError):
        return _ends(error, formatter)
    return _pays(error, formatter) if isinstance(error, PayCurrencyError) else ()


def _ends(error: PayRangeError, formatter: Formatter) -> tuple[Fix, ...]:
    low, middle, high = (
        _signed(amount, error, formatter)
        for amount in (error.low, (error.low + error.high) / 2, error.high)
    )
    return (
        Fix(_("{pay}, the lower end").format(pay=low), low),
        Fix(_("{pay}, the middle").format(pay=middle), middle),
        Fix(_("{pay}, the upper end").format(pay=high), high),
        Fix(_("The middle of each range in the column"), takes_middles=True),
    )


def _pays(error: PayCurrencyError, formatter: Formatter) -> tuple[Fix, ...]:
    text = with_currency(Money(error.pay.amount, error.currency), formatter)
    same = Fix(_("{pay}, the same number").format(pay=text), text)
    if error.converted is None:
        return (same,)
    text = with_currency(error.converted, formatter)
    converted = Fix(_("{pay}, converted at plan rates").format(pay=text), text)
    return (converted, same, Fix(_("Convert the whole column"), converts_column=True))


def _signed(amount: Decimal, error: MonthlyPayError | PayRangeError, formatter: Formatter) -> str:
    """Write an amount so that it reads as the same currencies, of a sign such as $ as many."""
    if len(error.currencies) == 1:
        return _written(amount, error.currencies[0], formatter)
    return f"{error.sign} {_written(amount, None, formatter)}".strip()


def _written(amount: Decimal, currency: CurrencyCode | None, formatter: Formatter) -> str:
    digits = 0 if amount == amount.to_integral_value() else 2
    return f"{currency or ''} {formatter.number(amount, digits)}".strip()
