"""A working pattern in one line: its hours, its days and whatever differs."""

from collections.abc import Iterator

from planner.localization.date_forms import weekday_names
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.running_text import listed
from planner.plan.working_pattern import WorkingPattern


def pattern_text(pattern: WorkingPattern, formatter: Formatter) -> str:
    """Write a pattern: ``09:00 – 17:00 (Mon, Tue), flex 30 min``."""
    hours = formatter.time_range(pattern.start, pattern.end)
    if pattern.weekdays is not None:
        days = listed(_weekday(day, formatter) for day in sorted(pattern.weekdays))
        hours = f"{hours} ({days})"
    return listed((hours, *_details(pattern, formatter)))


def _details(pattern: WorkingPattern, formatter: Formatter) -> Iterator[str]:
    if pattern.break_minutes:
        minutes = formatter.integer(pattern.break_minutes)
        if pattern.break_start is None:
            yield _("break of {minutes} min").format(minutes=minutes)
        else:
            time = formatter.time_of_day(pattern.break_start)
            yield _("break of {minutes} min at {time}").format(minutes=minutes, time=time)
    if pattern.flex_minutes:
        yield _("flex {minutes} min").format(minutes=formatter.integer(pattern.flex_minutes))
    for each in pattern.weekday_hours:
        yield _("{day} {hours}").format(
            day=_weekday(each.weekday, formatter), hours=formatter.time_range(each.start, each.end)
        )
    for dated in pattern.dated_hours:
        yield _("{first} – {last} {hours}").format(
            first=formatter.date_short(dated.first_day),
            last=formatter.date_short(dated.last_day),
            hours=formatter.time_range(dated.start, dated.end),
        )
    if pattern.works_on_holidays:
        yield _("works on holidays")


def _weekday(day: int, formatter: Formatter) -> str:
    names = weekday_names(formatter.locale, "abbreviated")
    return names[day] if 0 <= day < len(names) else str(day)
