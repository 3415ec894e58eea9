"""Who is on shift and when too few are, as sentences and tables for a terminal."""

from collections.abc import Iterator, Sequence
from datetime import date

from planner.calculators.coverage import WeekCoverage
from planner.calculators.coverage_minutes import WEEK_MINUTES
from planner.calculators.coverage_year import WeekGap, YearCoverage
from planner.cli.coverage_answer import CoverageAnswer
from planner.cli.coverage_gap_text import gaps_table
from planner.cli.text_table import laid_out
from planner.localization.formatting import Formatter
from planner.localization.input_errors import place_label
from planner.localization.messages import _, active_language, ngettext

_PLACES_SHOWN = 5
_SLOTS_AN_HOUR = 4


def coverage_text(found: CoverageAnswer) -> str:
    """Say how far a plan is covered, by hour, gap, week, team and place."""
    shown = Formatter(active_language())
    parts = [
        "\n".join(_headline(found, shown)),
        _hours_table(found.week, shown),
        gaps_table(found.week.gaps, shown),
        "\n".join(_year_sentences(found.year, shown)),
        _weeks_table(found.year.weeks, shown),
        _teams_table(found, shown),
        _marginal_text(found, shown),
    ]
    return "\n\n".join(part for part in parts if part)


def _headline(found: CoverageAnswer, shown: Formatter) -> Iterator[str]:
    question, week = found.question, found.week
    who = found.evaluation.plan.name if found.team is None else found.team.name
    template = ngettext(
        "{who}: {people} person, {days}, {clock}",
        "{who}: {people} people, {days}, {clock}",
        found.people,
    )
    yield template.format(
        who=who,
        people=shown.integer(found.people),
        clock=_("UTC")
        if found.anchor is None
        else _("{place} time").format(place=found.anchor.name),
        days=shown.range(shown.date_long(question.first), shown.date_long(question.last)),
    )
    if question.required > 1:
        yield _("Covered is when at least {people} people are at work.").format(
            people=shown.integer(question.required)
        )
    yield _("The typical week, as that of {day}: {share} covered, {hours} of {all_hours}").format(
        day=shown.date_long(week.period.first),
        share=_share(week.covered_share, shown),
        hours=shown.hours_and_minutes(WEEK_MINUTES - week.gap_minutes),
        all_hours=shown.hours_and_minutes(WEEK_MINUTES),
    )


def _share(share: float, shown: Formatter) -> str:
    """Write a share so that only a whole one reads as one."""
    return shown.percent(share if share in (0, 1) else min(max(share, 0.001), 0.999), 1)


def _hours_table(week: WeekCoverage, shown: Formatter) -> str:
    """Lay out the fewest people at once in each hour of the week, a dot for nobody."""
    rows = [("", *(f"{hour:02d}" for hour in range(24)))]
    least = week.slots.least
    for weekday in range(7):
        hours = range(weekday * 24, weekday * 24 + 24)
        figures = [
            min(least[hour * _SLOTS_AN_HOUR : (hour + 1) * _SLOTS_AN_HOUR]) for hour in hours
        ]
        cells = [shown.integer(people) if people else "·" for people in figures]
        rows.append((shown.weekday_name(weekday, "abbreviated"), *cells))
    heading = _("Fewest people at once in each hour")
    return f"{heading}\n{laid_out(rows, right=frozenset(range(1, 25)))}"


def _year_sentences(year: YearCoverage, shown: Formatter) -> Iterator[str]:
    if not year.gap_minutes:
        yield _("The whole time is covered.")
    else:
        yield _("Over the whole time: {share} covered, {gap} of {all_hours} are not").format(
            share=_share(year.covered_share, shown),
            gap=shown.hours_and_minutes(year.gap_minutes),
            all_hours=shown.hours_and_minutes(year.minutes),
        )
        worst = year.worst_week
        yield _("Worst week: the one of {day}, {gap} not covered").format(
            day=shown.date_long(worst.first_day), gap=shown.hours_and_minutes(worst.gap_minutes)
        )
    yield _("Balance of the time at work: {balance} (1 is even)").format(
        balance=shown.number(year.balance, 2)
    )


def _weeks_table(weeks: Sequence[WeekGap], shown: Formatter) -> str:
    """Lay out the gaps of weeks, neighbors with equal ones together."""
    rows = [(_("From"), _("To"), _("Not covered a week"))]
    rows += [
        (shown.date_short(first), shown.date_short(last), shown.hours_and_minutes(gap))
        for first, last, gap in _runs(weeks)
        if gap
    ]
    return laid_out(rows, right=frozenset({2})) if len(rows) > 1 else ""


def _runs(weeks: Sequence[WeekGap]) -> list[tuple[date, date, int]]:
    runs: list[tuple[date, date, int]] = []
    for week in weeks:
        if runs and runs[-1][2] == week.gap_minutes:
            runs[-1] = (runs[-1][0], week.last_day, week.gap_minutes)
        else:
            runs.append((week.first_day, week.last_day, week.gap_minutes))
    return runs


def _teams_table(found: CoverageAnswer, shown: Formatter) -> str:
    if found.team is not None or len(found.teams) < 2:
        return ""
    rows = [(_("Team"), _("Covered"), _("Hours a week"))]
    rows += [
        (
            team.name,
            _share(week.covered_share, shown),
            shown.hours_and_minutes(WEEK_MINUTES - week.gap_minutes),
        )
        for team, week in found.teams
    ]
    return laid_out(rows, right=frozenset({1, 2}))


def _marginal_text(found: CoverageAnswer, shown: Formatter) -> str:
    """Name the places in which one more person closes most."""
    ranked = sorted(found.marginal, key=lambda each: (-each.week_minutes, -each.year_minutes))
    best = [each for each in ranked[:_PLACES_SHOWN] if each.week_minutes or each.year_minutes]
    if not best:
        return ""
    rows = [(_("One more person in"), _("Closes a week"), _("Closes in all"))]
    rows += [
        (
            place_label(found.evaluation.market.places[each.place_id]),
            shown.hours_and_minutes(each.week_minutes),
            shown.hours_and_minutes(each.year_minutes),
        )
        for each in best
    ]
    return laid_out(rows, right=frozenset({1, 2}))
