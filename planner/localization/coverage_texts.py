"""The gaps of a week in words: on which weekdays, from when to when, after whom and before whom."""

from collections.abc import Sequence
from datetime import time

from planner.calculators.coverage_gaps import CoverageGap
from planner.calculators.coverage_minutes import WEEK_MINUTES
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.running_text import listed


def gap_text(gap: CoverageGap, shown: Formatter) -> str:
    """Say when a gap is: ``Tuesday to Friday, 01:00 – 02:00``."""
    if gap.minutes == WEEK_MINUTES:
        return _("the whole week")
    if gap.days_until_end == 0:
        return _("{weekdays}, {hours}").format(**_common_hours(gap, shown))
    if gap.days_until_end == 1 and len(gap.weekdays) > 1:
        return _("{weekdays}, {hours} the next day").format(**_common_hours(gap, shown))
    return listed(_from_day_to_day(gap, weekday, shown) for weekday in gap.weekdays)


def _common_hours(gap: CoverageGap, shown: Formatter) -> dict[str, str]:
    return {
        "weekdays": weekdays_text(gap.weekdays, shown),
        "hours": shown.range(shown.time_of_day(gap.start), end_clock(gap)),
    }


def _from_day_to_day(gap: CoverageGap, weekday: int, shown: Formatter) -> str:
    return _("{day} {time} to {end_day} {end_time}").format(
        day=shown.weekday_name(weekday),
        time=shown.time_of_day(gap.start),
        end_day=shown.weekday_name((weekday + gap.days_until_end) % 7),
        end_time=end_clock(gap),
    )


def end_clock(gap: CoverageGap) -> str:
    """Write when a gap ends: a midnight is 24:00 of the day that is over then."""
    return "24:00" if gap.end == time(0) else f"{gap.end:%H:%M}"


def weekdays_text(weekdays: Sequence[int], shown: Formatter) -> str:
    """Name weekdays, three or more in a row by the first and the last: ``Tuesday to Friday``."""
    parts = []
    for run in _runs(weekdays):
        names = [shown.weekday_name(weekday) for weekday in run]
        if len(names) > 2:
            parts.append(_("{first} to {last}").format(first=names[0], last=names[-1]))
        else:
            parts += names
    return listed(parts)


def _runs(weekdays: Sequence[int]) -> list[list[int]]:
    """Group weekdays that follow one another; the week goes round."""
    if len(weekdays) == 7:
        return [list(weekdays)]
    runs: list[list[int]] = []
    for weekday in weekdays:
        if runs and runs[-1][-1] == weekday - 1:
            runs[-1].append(weekday)
        else:
            runs.append([weekday])
    if len(runs) > 1 and runs[0][0] == 0 and runs[-1][-1] == 6:
        runs[0] = runs.pop() + runs[0]
    return runs


def gap_borders(gap: CoverageGap) -> str:
    """Say after whom a gap is and before whom; nothing where nobody borders it."""
    if not gap.closes or not gap.opens:
        return ""
    return _("after {leaving}, before {arriving}").format(
        leaving=listed(gap.closes), arriving=listed(gap.opens)
    )
