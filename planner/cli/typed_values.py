"""Reads the figures, dates and patterns of a command line."""

import re
from dataclasses import replace
from datetime import date, time
from decimal import Decimal

from planner.cli.usage_error import UsageError
from planner.localization.messages import _, active_language
from planner.market.snapshot import Snapshot
from planner.plan.pattern_checks import MOST_FLEX_MINUTES, length_minutes, pattern_faults
from planner.plan.problem import ProblemKind
from planner.plan.working_pattern import WorkingPattern
from planner.quantities.identifiers import CurrencyCode
from planner.quantities.money import round_half_up

HIGHEST_AMOUNT = Decimal(10) ** 12
_PLAIN_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,2})?", re.ASCII)
_HOURS = re.compile(r"(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})", re.ASCII)
_TIME = re.compile(r"(\d{1,2}):(\d{2})", re.ASCII)
_WHOLE_NUMBER = re.compile(r"\d{1,4}", re.ASCII)
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


def time_from(text: str, command: str) -> time:
    """Read a time of day such as ``09:00``.

    Args:
        text: What was typed.
        command: Whose help explains more.

    Raises:
        UsageError: If it is none.
    """
    match = _TIME.fullmatch(text.strip())
    try:
        if match is not None:
            return time(int(match[1]), int(match[2]))
    except ValueError:
        pass  # no such hour or minute: said below
    raise UsageError(
        _("“{text}” is no time of day. Write it like 09:00.").format(text=text), command
    )


def pattern_from(
    hours: str, days: str | None, pause: str | None = None, flex: str | None = None
) -> WorkingPattern:
    """Read a working pattern.

    Args:
        hours: Such as ``09:00-17:00``, or ``00:00-24:00`` for whole days.
        days: Weekdays such as ``mon-fri`` or ``mon,wed``.
        pause: A break such as ``12:00-12:45``, within the hours.
        flex: Minutes by which the day may shift, at most six hours.

    Raises:
        UsageError: If one has another form, or they contradict each other.
    """
    start, end, is_to_midnight = _hours(hours)
    if start == end and not (is_to_midnight and start == time(0)):
        raise UsageError(
            _("From {time} to {time} is no working day. Write 00:00-24:00 for a whole one.").format(
                time=f"{start:%H:%M}"
            ),
            "overlap",
        )
    pattern = WorkingPattern(start=start, end=end, weekdays=_weekdays(days))
    if pause is not None:
        since, until, _is_to_midnight = _hours(pause)
        minutes = length_minutes(since, until)
        pattern = replace(pattern, break_start=since, break_minutes=minutes)
        if since == until or any(_break_faults(pattern)):
            raise UsageError(
                _("The break {break_hours} does not lie within the hours {hours}.").format(
                    break_hours=pause, hours=hours
                ),
                "overlap",
            )
    return pattern if flex is None else replace(pattern, flex_minutes=_flex(flex))


def hours_from(text: str, command: str) -> tuple[time, time]:
    """Read local hours such as ``08:00-20:00``; equal times are the whole day.

    Args:
        text: What was typed.
        command: Whose help explains more.

    Raises:
        UsageError: If they are none.
    """
    try:
        pattern = pattern_from(text, None)
    except UsageError as error:
        raise UsageError(str(error), command) from None
    return pattern.start, pattern.end


def _break_faults(pattern: WorkingPattern) -> list[ProblemKind]:
    kinds = (ProblemKind.BREAK_OUTSIDE_HOURS, ProblemKind.BREAK_LONGER_THAN_DAY)
    return [kind for kind, _facts in pattern_faults(pattern) if kind in kinds]


def _flex(text: str) -> int:
    if _WHOLE_NUMBER.fullmatch(text) and int(text) <= MOST_FLEX_MINUTES:
        return int(text)
    raise UsageError(
        _("“{text}” is no flex. Write minutes from 0 to {most}.").format(
            text=text, most=MOST_FLEX_MINUTES
        ),
        "overlap",
    )


def _hours(text: str) -> tuple[time, time, bool]:
    """Return start and end, and whether the end is the midnight after."""
    match = _HOURS.fullmatch(text.strip())
    if match is None:
        raise _bad_hours(text)
    try:
        start = time(int(match[1]), int(match[2]))
        is_to_midnight = (match[3], match[4]) == ("24", "00")
        end = time(0) if is_to_midnight else time(int(match[3]), int(match[4]))
    except ValueError:
        raise _bad_hours(text) from None
    return start, end, is_to_midnight


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
