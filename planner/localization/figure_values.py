"""The values of figures that a user can replace, written with their units."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from planner.localization.figure_names import value_names
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.running_text import listed
from planner.market.employer_cost import CostBase
from planner.market.override import FigureKey, FigureKind
from planner.market.snapshot import Snapshot
from planner.quantities.identifiers import CountryCode, CurrencyCode

_USD = CurrencyCode("USD")
_COUNTED = (CostBase.EXTRA_MONTHS, CostBase.EXTRA_DAYS)
"""Charge lines whose rate is a number of months or days."""

_Writer = Callable[[FigureKey, Decimal, Snapshot, Formatter], str]


def figure_values_text(
    subject: FigureKey | str, values: tuple[Decimal, ...], market: Snapshot, formatter: Formatter
) -> str:
    """Write the values of a figure, such as ``P10 zł 98,600, P25 ...`` or ``19.300%``.

    Args:
        subject: The figure's key; for a plan rate or an assumption its name.
        values: As many as the figure has; empty for a figure that is not published.
        market: Where currencies and charge lines are known.
        formatter: Writes the numbers.
    """
    if not values:
        return _("not published")
    if isinstance(subject, str):
        return _assumption_value(subject, values[0], formatter)
    write = _WRITERS[subject.kind]
    names = value_names(subject.kind)
    return listed(
        f"{name} {write(subject, value, market, formatter)}".strip()
        for name, value in zip(names, values, strict=True)
    )


def figure_value_text(
    key: FigureKey, value: Decimal, market: Snapshot, formatter: Formatter
) -> str:
    """Write one value of a figure with its unit, such as ``zł 98,600``."""
    return _WRITERS[key.kind](key, value, market, formatter)


def figure_summary(
    subject: FigureKey | str, values: tuple[Decimal, ...], market: Snapshot, formatter: Formatter
) -> str:
    """Write a figure for a table cell: of several values the middle with the first and last.

    Args:
        subject: As ``figure_values_text``, like the others.
        values: As many as the figure has; empty for a figure that is not published.
        market: Where currencies and charge lines are known.
        formatter: Writes the numbers.
    """
    if len(values) < 2 or isinstance(subject, str):
        return figure_values_text(subject, values, market, formatter)
    write = _WRITERS[subject.kind]
    low, middle, high = (
        write(subject, value, market, formatter)
        for value in (values[0], values[len(values) // 2], values[-1])
    )
    return _("{middle} ({range})").format(middle=middle, range=formatter.range(low, high))


def is_rate_counted(key: FigureKey, market: Snapshot) -> bool:
    """Tell whether a charge rate is a number of months or days instead of a fraction."""
    rules = market.employer_cost.get(CountryCode(key.parts[0]))
    lines = rules.lines if rules is not None else ()
    return any(line.id == key.parts[1] and line.base in _COUNTED for line in lines)


def _pay(key: FigureKey, value: Decimal, market: Snapshot, formatter: Formatter) -> str:
    country = market.countries.get(CountryCode(key.parts[2]))
    if country is None:
        return formatter.number(value, 0)
    return formatter.money(value, country.currency, 0)


def _rate(key: FigureKey, value: Decimal, market: Snapshot, formatter: Formatter) -> str:
    if is_rate_counted(key, market):
        return formatter.rate(value)
    return formatter.percent(value, 3)


def _people(_key: FigureKey, value: Decimal, _market: Snapshot, formatter: Formatter) -> str:
    return formatter.number(value, 0)


def _number(_key: FigureKey, value: Decimal, _market: Snapshot, formatter: Formatter) -> str:
    return formatter.rate(value)


_WRITERS: Mapping[FigureKind, _Writer] = {
    FigureKind.PAY_BAND: _pay,
    FigureKind.CHARGE_RATE: _rate,
    FigureKind.TALENT_POOL: _people,
    FigureKind.SKILL_POOL: _people,
    FigureKind.STATUTORY_TERM: _number,
    FigureKind.PRICE_LEVEL: _number,
}


def _assumption_value(name: str, value: Decimal, formatter: Formatter) -> str:
    if name.endswith("_usd"):
        return formatter.money(value, _USD)
    if name.partition(".")[0].removesuffix("_by_country").endswith("_share"):
        return formatter.percent(value, 2)
    return formatter.rate(value)
