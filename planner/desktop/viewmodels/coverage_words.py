"""What coverage comes to in words, and the tables with the same figures as its charts."""

from collections.abc import Sequence

from planner.calculators.coverage import WeekCoverage
from planner.calculators.coverage_gaps import CoverageGap
from planner.calculators.coverage_minutes import SLOT_MINUTES
from planner.calculators.coverage_year import WeekGap, YearCoverage
from planner.desktop.viewmodels.coverage_view import CoverageView
from planner.desktop.viewmodels.overlap_charts import Figures
from planner.localization.coverage_texts import gap_text
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.running_text import as_typed, listed

SLOTS_AN_HOUR = 60 // SLOT_MINUTES
HOURS = 24
WEEKDAYS = 7


def share_text(share: float, formatter: Formatter) -> str:
    """Write a share so that only a whole one reads as one."""
    if share in (0, 1):
        return formatter.percent(share)
    return formatter.percent(min(max(share, 0.001), 0.999), 1)


def covered_share(week: WeekCoverage) -> float:
    """Return the covered fraction of a week, by how long it really is."""
    return 1 - week.gap_minutes / week.period.minutes


def headline(view: CoverageView, formatter: Formatter) -> str:
    """Say how much of the week is covered: ``73.2%``."""
    return share_text(covered_share(view.week), formatter)


def headline_detail(view: CoverageView, formatter: Formatter) -> str:
    """Say how many hours that is."""
    minutes = view.week.period.minutes
    return _("{hours} of {all_hours} h").format(
        hours=_hours(minutes - view.week.gap_minutes, formatter),
        all_hours=_hours(minutes, formatter),
    )


def week_title(view: CoverageView, formatter: Formatter) -> str:
    """Say which week it is, and by whose clock."""
    place = as_typed(view.anchor.name)
    day = formatter.date_short(view.week.period.first)
    if view.choices.monday is None:
        return _("Typical week, as that of {day}, {place} time").format(day=day, place=place)
    return _("Week of {day}, {place} time").format(day=day, place=place)


def legend_texts(view: CoverageView, formatter: Formatter) -> tuple[str, str]:
    """Say what the steps of the week's colors are, and what is hatched."""
    most = max(view.week.slots.least, default=0)
    steps = ngettext("up to {count} person", "up to {count} people", most)
    hatched = _("Nobody") if view.week.required == 1 else _("Too few")
    return steps.format(count=formatter.integer(most)), hatched


def hour_people(week: WeekCoverage, weekday: int, hour: int) -> tuple[int, int, int]:
    """Return the fewest and the most people of an hour, and its minutes that are not covered."""
    first = (weekday * HOURS + hour) * SLOTS_AN_HOUR
    slots = slice(first, first + SLOTS_AN_HOUR)
    return (
        min(week.slots.least[slots]),
        max(week.slots.most[slots]),
        sum(week.slots.gap_minutes[slots]),
    )


def hour_sentence(week: WeekCoverage, weekday: int, hour: int, formatter: Formatter) -> str:
    """Say who is at work in an hour."""
    least, most, gap = hour_people(week, weekday, hour)
    people = formatter.integer(least)
    if most != least:
        people = formatter.range(people, formatter.integer(most))
    template = ngettext("{when}: {people} person", "{when}: {people} people", most)
    when = _("{day} {hours}").format(
        day=formatter.weekday_name(weekday),
        hours=formatter.range(f"{hour:02d}:00", f"{hour + 1:02d}:00"),
    )
    text = (
        template.format(when=when, people=people) if most else _("{when}: nobody").format(when=when)
    )
    if not gap or not most:
        return text
    return _("{text}; {minutes} not covered").format(
        text=text, minutes=formatter.hours_and_minutes(gap)
    )


def gap_hours(gap: CoverageGap, formatter: Formatter) -> str:
    """Say how long a gap is in a week altogether."""
    return _("{hours} h").format(hours=_hours(gap.total_minutes, formatter))


def gap_reason(gap: CoverageGap, required: int) -> str:
    """Say who closes as a gap begins, and who opens as it ends."""
    leaving = listed(as_typed(each) for each in gap.closes)
    arriving = listed(as_typed(each) for each in gap.opens)
    if leaving and arriving:
        return _("After {leaving} closes, before {arriving} opens.").format(
            leaving=leaving, arriving=arriving
        )
    if leaving:
        return _("After {leaving} closes.").format(leaving=leaving)
    if arriving:
        return _("Before {arriving} opens.").format(arriving=arriving)
    if required > 1:
        return _("Too few people work then.")
    return _("Nobody works then.")


def gaps_title(week: WeekCoverage, formatter: Formatter) -> str:
    """Say how much of a week is not covered."""
    if not week.gap_minutes:
        return _("none")
    return _("{hours} h a week").format(hours=_hours(week.gap_minutes, formatter))


def in_order_of_length(gaps: Sequence[CoverageGap]) -> tuple[CoverageGap, ...]:
    """Return gaps, those that take most of a week first."""
    return tuple(sorted(gaps, key=lambda gap: -gap.total_minutes))


def year_sentence(year: YearCoverage, formatter: Formatter) -> str:
    """Say how far the whole time is covered, and which week is worst."""
    if not year.gap_minutes:
        return _("The whole time is covered.")
    worst = year.worst_week
    return _("{share} of the whole time covered; worst week: {day}, {hours} h not covered").format(
        share=share_text(year.covered_share, formatter),
        day=formatter.date_short(worst.first_day),
        hours=_hours(worst.gap_minutes, formatter),
    )


def week_sentence(week: WeekGap, formatter: Formatter) -> str:
    """Say how much of a week of the year is not covered."""
    days = formatter.range(
        formatter.date_short(week.first_day), formatter.date_short(week.last_day)
    )
    if not week.gap_minutes:
        return _("{days}: covered").format(days=days)
    return _("{days}: {hours} h not covered").format(
        days=days, hours=_hours(week.gap_minutes, formatter)
    )


def week_figures(week: WeekCoverage, formatter: Formatter) -> Figures:
    """Return the fewest people of every hour as a table, an asterisk where too few are there."""
    cells = []
    for weekday in range(WEEKDAYS):
        row = []
        for hour in range(HOURS):
            least, _most, gap = hour_people(week, weekday, hour)
            row.append(f"{formatter.integer(least)}{'*' if gap else ''}")
        cells.append(tuple(row))
    names = tuple(formatter.weekday_name(weekday) for weekday in range(WEEKDAYS))
    return Figures(tuple(f"{hour:02d}" for hour in range(HOURS)), names, tuple(cells))


def team_figures(view: CoverageView, formatter: Formatter) -> Figures:
    """Return the teams as a table."""
    cells = tuple(
        (share_text(covered_share(week), formatter), covered_hours(week, formatter))
        for _team, week in view.teams
    )
    names = tuple(as_typed(team.name) for team, _week in view.teams)
    return Figures((_("Covered"), _("Hours a week")), names, cells)


def year_figures(year: YearCoverage, formatter: Formatter) -> Figures:
    """Return the weeks as a table."""
    names = tuple(formatter.date_short(week.first_day) for week in year.weeks)
    cells = tuple(
        (
            formatter.date_short(week.last_day),
            formatter.hours_and_minutes(week.minutes),
            formatter.hours_and_minutes(week.gap_minutes),
        )
        for week in year.weeks
    )
    return Figures((_("To"), _("Length"), _("Not covered")), names, cells)


def covered_hours(week: WeekCoverage, formatter: Formatter) -> str:
    """Say how many hours of a week are covered."""
    return _("{hours} h").format(hours=_hours(week.period.minutes - week.gap_minutes, formatter))


def gap_in_words(gap: CoverageGap, required: int, formatter: Formatter) -> str:
    """Say a gap, how long it is and why."""
    parts = (gap_text(gap, formatter), gap_hours(gap, formatter), gap_reason(gap, required))
    return listed(parts, with_commas=True)


def _hours(minutes: int, formatter: Formatter) -> str:
    return formatter.number(minutes / 60, 1 if minutes % 60 else 0)
