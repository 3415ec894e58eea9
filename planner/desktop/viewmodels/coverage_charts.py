"""The charts of coverage as they are shown."""

from planner.calculators.coverage import WeekCoverage
from planner.calculators.coverage_gaps import CoverageGap
from planner.desktop.viewmodels.coverage_shapes import Cell, TeamStrip, WeekBar, WeekShown
from planner.desktop.viewmodels.coverage_view import CoverageView
from planner.desktop.viewmodels.coverage_words import (
    HOURS,
    WEEKDAYS,
    covered_hours,
    covered_share,
    gap_hours,
    gap_in_words,
    gap_reason,
    hour_people,
    in_order_of_length,
    share_text,
    week_sentence,
)
from planner.desktop.viewmodels.entries import Entry
from planner.localization.coverage_texts import gap_text
from planner.localization.formatting import Formatter
from planner.localization.running_text import as_typed


def week_shown(week: WeekCoverage, formatter: Formatter) -> WeekShown:
    """Return the hours of a week; where nobody is, no text stands."""
    texts = []
    for weekday in range(WEEKDAYS):
        for hour in range(HOURS):
            least, _most, _gap = hour_people(week, weekday, hour)
            texts.append(formatter.integer(least) if least else "")
    return WeekShown(
        weekday_names(formatter),
        week.slots.least,
        tuple(bool(minutes) for minutes in week.slots.gap_minutes),
        tuple(texts),
    )


def weekday_names(formatter: Formatter) -> tuple[str, ...]:
    """Return the short names of the weekdays."""
    return tuple(formatter.weekday_name(day, "abbreviated") for day in range(WEEKDAYS))


def team_strips(view: CoverageView, formatter: Formatter) -> tuple[TeamStrip, ...]:
    """Return a strip for each team with people."""
    return tuple(
        TeamStrip(
            as_typed(team.name),
            share_text(covered_share(week), formatter),
            covered_hours(week, formatter),
            tuple(not minutes for minutes in week.slots.gap_minutes),
        )
        for team, week in view.teams
    )


def week_bars(view: CoverageView, formatter: Formatter) -> tuple[WeekBar, ...]:
    """Return a bar for each week of the whole time."""
    return tuple(
        WeekBar(week.first_day, week.gap_minutes, week_sentence(week, formatter))
        for week in view.year.weeks
    )


def gap_entries(week: WeekCoverage, formatter: Formatter) -> tuple[Entry, ...]:
    """Return the gaps of a week as entries, those that take most of it first."""
    return tuple(
        Entry(
            gap_text(gap, formatter),
            gap_hours(gap, formatter),
            gap_reason(gap, week.required),
            gap_in_words(gap, week.required, formatter),
        )
        for gap in in_order_of_length(week.gaps)
    )


def gap_cells(gap: CoverageGap) -> frozenset[Cell]:
    """Return the hours of a week that a gap takes any time of."""
    hours = set()
    for weekday in gap.weekdays:
        begin = weekday * HOURS * 60 + gap.start.hour * 60 + gap.start.minute
        for hour in range(begin // 60, (begin + gap.minutes - 1) // 60 + 1):
            hours.add((hour // HOURS % WEEKDAYS, hour % HOURS))
    return frozenset(hours)
