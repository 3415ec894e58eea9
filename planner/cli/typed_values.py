"""Reads the figures, dates and patterns of a command line."""

import re
from datetime import date, time
from decimal import Decimal

from planner.cli.usage_error import UsageError
from planner.localization.messages import _, active_language
from planner.market.snapshot import Snapshot
from planner.plan.working_pattern import WorkingPattern
from planner.quantities.identifiers import CurrencyCode
from planner.quantities.money import round_half_up

HIGHEST_AMOUNT = Decimal(10) ** 12
_PLAIN_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,2})?", re.ASCII)
_HOURS = re.compile(r"(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})", re.ASCII)
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def money_from(
    text: str, snapshot: Snapshot, currency: CurrencyCode, command: str = "cost"
) -> Decimal:
    """Read an amount, rounded to the currency's minor unit.

    Args:
        text: What was typed.
        snapshot: The market.
        currency: The currency of the amount.
        command: Whose help explains more.

    Raises:
        NumberTextError: If it is not a number.
        UsageError: If it is beyond any pay.
    """
    if _PLAIN_NUMBER.fullmatch(text):
        amount = Decimal(text)  # as scripts write it, without reading any locale
    else:
        from planner.localization.typed_numbers import parse_money

        amount = parse_money(text, active_language())
    if abs(amount) >= HIGHEST_AMOUNT:
        raise UsageError(_("An amount of {amount} is too large.").format(amount=text), command)
    return round_half_up(amount, snapshot.minor_digits(currency))


def date_from(text: str, today: date) -> date:
    """Read a date.

    Raises:
        DateTextError: If it is none, or could be two.
    """
    from planner.localization.typed_dates import parse_date

    return parse_date(text, active_language(), today)


def pattern_from(hours: str, days: str | None) -> WorkingPattern:
    """Read a working pattern such as ``09:00-17:00`` and ``mon-fri`` or ``mon,wed``.

    Raises:
        UsageError: If either has another form.
    """
    match = _HOURS.fullmatch(hours.strip())
    if match is None:
        raise _bad_hours(hours)
    try:
        start = time(int(match[1]), int(match[2]))
        is_midnight = (match[3], match[4]) == ("24", "00")
        end = time(0) if is_midnight else time(int(match[3]), int(match[4]))
    except ValueError:
        raise _bad_hours(hours) from None
    return WorkingPattern(start=start, end=end, weekdays=_weekdays(days))


def _bad_hours(text: str) -> UsageError:
    return UsageError(
        _("“{text}” are no working hours. Write them like 09:00-17:00.").format(text=text),
        "overlap",
    )


def _weekdays(text: str | None) -> frozenset[int] | None:
    if text is None:
        return None
    numbers: set[int] = set()
    for part in text.casefold().split(","):
        first, dash, last = part.strip().partition("-")
        try:
            start = _DAYS.index(first[:3])
            end = _DAYS.index(last[:3]) if dash else start
        except ValueError:
            raise UsageError(
                _("“{text}” are no weekdays. Write them like mon-fri or mon,wed,fri.").format(
                    text=text
                ),
                "overlap",
            ) from None
        numbers.update((start + step) % 7 for step in range((end - start) % 7 + 1))
    return frozenset(numbers)
