"""A working pattern as texts to type into, and the pattern a typed text stands for."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from typing import ClassVar, TypeVar

from planner.desktop.viewmodels.seat_editing import RefusedTextError
from planner.localization.formatting import Formatter
from planner.localization.messages import _, pgettext
from planner.localization.problems import error_sentence
from planner.localization.typed_dates import DateTextError
from planner.plan.bounds import FIRST_YEAR, LAST_YEAR, MINUTES_OF_A_DAY, is_storable_year
from planner.plan.working_pattern import DatedHours, WeekdayHours, WorkingPattern
from planner.quantities.month import Month

START, END = "start", "end"
BREAK_START, BREAK_MINUTES = "break_start", "break_minutes"
FLEX_MINUTES = "flex_minutes"
WEEKDAY_HOURS, DATED_HOURS = "weekday_hours", "dated_hours"
"""Keys of what can be typed; hours of a row are ``weekday_hours:0:start``."""

USUAL_WEEK = frozenset(range(5))
"""Monday to Friday, to begin with where nobody knows the place's own week."""

FRIDAY = 4
USUAL_BREAK_MINUTES = 30

_TIME = re.compile(r"(\d{1,2})(?:[:.h]?(\d{2})|h)?", re.ASCII)
_HOURS_AND_MINUTES = re.compile(
    r"(?:(\d{1,2})(?::|\s*h))?\s*(?:(\d{1,4})\s*(?:min|m|')?)?", re.ASCII
)


Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class InheritedPattern:
    """What applies where a pattern of one's own is missing.

    Attributes:
        pattern: The hours that apply then.
        note: Says where they come from, such as "Follows the hours of the plan".
        back: What going back to them is called, such as "Back to the plan’s hours".
        usual_week: The working week of the place, None where it is not one place's.
    """

    pattern: WorkingPattern
    note: str
    back: str
    usual_week: frozenset[int] | None = None


def pattern_part_name(key: str) -> str:
    """Return what a part of a pattern is called within the name of an undo step."""
    return {
        START: _("start of work"),
        END: _("end of work"),
        BREAK_START: _("break"),
        BREAK_MINUTES: _("break"),
        FLEX_MINUTES: _("flex"),
        WEEKDAY_HOURS: _("hours of a weekday"),
        DATED_HOURS: _("hours for a time"),
        "weekdays": _("working days"),
        "works_on_holidays": _("work on holidays"),
    }[key.partition(":")[0]]


def read_time(text: str) -> time:
    """Read a wall time in 24 hours: ``9``, ``9:30``, ``17.00``; ``24:00`` is midnight.

    Raises:
        RefusedTextError: If the text is no such time.
    """
    match = _TIME.fullmatch(text.strip())
    hour, minute = (int(match[1]), int(match[2] or 0)) if match else (25, 0)
    if (hour, minute) == (24, 0) and match is not None and match[2]:
        return time(0)
    if hour > 23 or minute > 59:
        raise RefusedTextError(
            _("“{text}” is not a time of day. Write it like 09:30.").format(text=text)
        )
    return time(hour, minute)


def read_minutes(text: str) -> int:
    """Read a length of time in minutes: ``45``, ``45 min``, ``1:30``, ``1 h``; empty is 0.

    Raises:
        RefusedTextError: If the text is no length of time, or one of more than a day.
    """
    match = _HOURS_AND_MINUTES.fullmatch(text.strip().casefold())
    minutes = int(match[1] or 0) * 60 + int(match[2] or 0) if match else -1
    if not 0 <= minutes <= MINUTES_OF_A_DAY:
        raise RefusedTextError(
            _("“{text}” is not a number of minutes. Write it like 45 or 1:30.").format(text=text)
        )
    return minutes


class PatternEditing:
    """Reads what is typed about a pattern.

    Args:
        formatter: Writes times and dates, and reads dates.
        today: The reader's day, which dates without a year begin from.
    """

    def __init__(self, formatter: Formatter, today: Callable[[], date] = date.today) -> None:
        self._formatter = formatter
        self._today = today

    def text(self, pattern: WorkingPattern, key: str) -> str:
        """Return the text of a field."""
        name, _colon, rest = key.partition(":")
        if name in (WEEKDAY_HOURS, DATED_HOURS):
            number, _colon, part = rest.partition(":")
            value = getattr(getattr(pattern, name)[int(number)], part)
        else:
            value = getattr(pattern, name)
        match value:
            case time():
                return self._formatter.time_of_day(value)
            case date():
                return self._formatter.date_short(value)
            case int():
                return self._formatter.integer(value) if value else ""
        return ""

    def read(self, pattern: WorkingPattern, key: str, text: str) -> WorkingPattern:
        """Return the pattern with a typed text in one of its fields.

        Raises:
            RefusedTextError: If the text cannot be used.
        """
        name, _colon, rest = key.partition(":")
        number, _colon, part = rest.partition(":")
        if name == WEEKDAY_HOURS:
            return self.with_weekday_hours(pattern, int(number), **{part: read_time(text)})
        if name == DATED_HOURS:
            return self._with_dated_text(pattern, int(number), part, text)
        return self._readers[name](self, pattern, text)

    def with_weekday_hours(
        self, pattern: WorkingPattern, number: int, **changes: int | time
    ) -> WorkingPattern:
        """Return the pattern with other hours of a weekday.

        Raises:
            RefusedTextError: If the weekday has hours of its own already.
        """
        rows = list(pattern.weekday_hours)
        changed = replace(rows[number], **changes)  # type: ignore[arg-type]  # its own fields
        if any(row.weekday == changed.weekday for row in (*rows[:number], *rows[number + 1 :])):
            day = self._formatter.weekday_name(changed.weekday)
            raise RefusedTextError(
                _("{day} has hours of its own already. Change those.").format(day=day)
            )
        rows[number] = changed
        return replace(pattern, weekday_hours=tuple(rows))

    def with_new_weekday_hours(self, pattern: WorkingPattern) -> WorkingPattern:
        """Return the pattern with hours of one more weekday, first of all a Friday's."""
        taken = {row.weekday for row in pattern.weekday_hours}
        worked = pattern.weekdays if pattern.weekdays is not None else USUAL_WEEK
        wished = (FRIDAY, *sorted(worked), *range(7))
        weekday = next((day for day in wished if day not in taken), None)
        if weekday is None:
            return pattern
        added = WeekdayHours(weekday, pattern.start, pattern.end)
        return replace(pattern, weekday_hours=(*pattern.weekday_hours, added))

    def with_new_dated_hours(self, pattern: WorkingPattern) -> WorkingPattern:
        """Return the pattern with hours for the month that comes, to be changed."""
        latest = max((row.last_day for row in pattern.dated_hours), default=self._today())
        month = Month.containing(max(latest, self._today())).plus(1)
        added = DatedHours(month.first_day, month.last_day, pattern.start, pattern.end)
        return replace(pattern, dated_hours=(*pattern.dated_hours, added))

    def _start(self, pattern: WorkingPattern, text: str) -> WorkingPattern:
        return replace(pattern, start=read_time(text))

    def _end(self, pattern: WorkingPattern, text: str) -> WorkingPattern:
        return replace(pattern, end=read_time(text))

    def _break_start(self, pattern: WorkingPattern, text: str) -> WorkingPattern:
        if not text.strip():
            return replace(pattern, break_start=None, break_minutes=0)
        minutes = pattern.break_minutes or USUAL_BREAK_MINUTES
        return replace(pattern, break_start=read_time(text), break_minutes=minutes)

    def _break_minutes(self, pattern: WorkingPattern, text: str) -> WorkingPattern:
        minutes = read_minutes(text)
        start = pattern.break_start if minutes else None
        return replace(pattern, break_start=start, break_minutes=minutes)

    def _flex_minutes(self, pattern: WorkingPattern, text: str) -> WorkingPattern:
        return replace(pattern, flex_minutes=read_minutes(text))

    _readers: ClassVar[
        Mapping[str, Callable[["PatternEditing", WorkingPattern, str], WorkingPattern]]
    ] = {
        START: _start,
        END: _end,
        BREAK_START: _break_start,
        BREAK_MINUTES: _break_minutes,
        FLEX_MINUTES: _flex_minutes,
    }

    def _with_dated_text(
        self, pattern: WorkingPattern, number: int, part: str, text: str
    ) -> WorkingPattern:
        rows = list(pattern.dated_hours)
        row = rows[number]
        match part:
            case "first_day":
                first = self._read_day(text)
                length = max(timedelta(0), row.last_day - row.first_day)
                last = row.last_day if row.last_day >= first else first + length
                row = replace(row, first_day=first, last_day=last)
            case "last_day":
                row = replace(row, last_day=self._read_last_day(row, text))
            case "start":
                row = replace(row, start=read_time(text))
            case _:
                row = replace(row, end=read_time(text))
        rows[number] = row
        return replace(pattern, dated_hours=tuple(rows))

    def _read_last_day(self, row: DatedHours, text: str) -> date:
        last = self._read_day(text)
        if last < row.first_day:
            raise RefusedTextError(
                _("That lies before the first day, {day}. Choose a later one.").format(
                    day=self._formatter.date_long(row.first_day)
                )
            )
        return last

    def _read_day(self, text: str) -> date:
        try:
            day = self._formatter.parse_date(text, self._today())
        except DateTextError as error:
            raise RefusedTextError(error_sentence(error, self._formatter)) from error
        if not is_storable_year(day):
            raise RefusedTextError(
                _("A plan holds dates from {first} to {last}.").format(
                    first=str(FIRST_YEAR), last=str(LAST_YEAR)
                )
            )
        return day


def without_hours(pattern: WorkingPattern, key: str) -> WorkingPattern:
    """Return the pattern without one row of other hours, named ``weekday_hours:0``."""
    name, _colon, number = key.partition(":")
    if name == WEEKDAY_HOURS:
        return replace(pattern, weekday_hours=_without(pattern.weekday_hours, int(number)))
    return replace(pattern, dated_hours=_without(pattern.dated_hours, int(number)))


def _without(rows: tuple[Row, ...], number: int) -> tuple[Row, ...]:
    return (*rows[:number], *rows[number + 1 :])


def with_day(pattern: WorkingPattern, weekday: int, *, is_worked: bool) -> WorkingPattern:
    """Return the pattern with a weekday worked or off.

    Raises:
        RefusedTextError: If no weekday would be left.
    """
    before = pattern.weekdays if pattern.weekdays is not None else USUAL_WEEK
    weekdays = before | {weekday} if is_worked else before - {weekday}
    if not weekdays:
        raise RefusedTextError(_("A week needs a working day."))
    return replace(pattern, weekdays=weekdays)


def hours_caption(pattern: WorkingPattern, formatter: Formatter) -> str:
    """Say how long a working day is, without its break, and whether it ends the next day."""
    minutes = _minutes(pattern.end) - _minutes(pattern.start)
    ends_next_day = minutes <= 0
    minutes += MINUTES_OF_A_DAY if ends_next_day else 0
    if 0 < pattern.break_minutes < minutes:
        minutes -= pattern.break_minutes
    length = pgettext("working day", "{hours} a day").format(
        hours=formatter.hours_and_minutes(minutes)
    )
    if ends_next_day:
        return _("{length}, until the next day").format(length=length)
    return _("{length}, local time").format(length=length)


def _minutes(moment: time) -> int:
    return moment.hour * 60 + moment.minute
