"""The charts of the overlap as they are shown, and the tables with the same figures."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from planner.calculators.overlap_horizon import Absence, LostDay, SharedMinutes
from planner.desktop.viewmodels.overlap_day import OverlapDay
from planner.desktop.viewmodels.overlap_rows import OverlapRow, row_in_words
from planner.desktop.viewmodels.overlap_words import (
    few,
    hours_text,
    local_time,
    offset_text,
    people_text,
)
from planner.desktop.viewmodels.overlap_year import PairYear, YearAnswer
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.running_text import as_typed, listed


@dataclass(frozen=True, slots=True)
class Figures:
    """A table of texts: headings over columns, names before rows."""

    columns: tuple[str, ...]
    names: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class YearLine:
    """A year of one place, or of the core group, with its words.

    Attributes:
        name: What it is called.
        shared: Least, median and most.
        range_text: Least and most in words.
        minutes: What is shared, by workday.
        lost: Dates on which days off cost something, and whose they are.
    """

    name: str
    shared: SharedMinutes
    range_text: str
    minutes: dict[date, int]
    lost: dict[date, str]


def pair_texts(day: OverlapDay, formatter: Formatter) -> tuple[tuple[str, ...], ...]:
    """Return the hours of every two groups as texts: ``1.5``, nothing is ``0``."""
    return tuple(
        tuple(hours_text(minutes, formatter) if minutes else "0" for minutes in row)
        for row in day.pairs
    )


def pair_figures(day: OverlapDay, formatter: Formatter) -> Figures:
    """Return the hours of every two groups as a table."""
    names = tuple(row_in_words(row, formatter) for row in day.groups)
    return Figures(names, names, pair_texts(day, formatter))


def ruler_figures(day: OverlapDay, cursor: int, formatter: Formatter) -> Figures:
    """Return the rows of the ruler as a table, local times at the cursor."""
    columns = (
        _("Core group"),
        _("People"),
        _("Offset"),
        _("Working hours"),
        _("In {anchor} time").format(anchor=as_typed(day.anchor.name)),
        _("Local time"),
    )
    cells = []
    for row in day.rows:
        bar = row.main_bar
        local = local_time(row, day, cursor, formatter)
        hours = times = "—"
        if bar is not None and bar.day_off is None:
            hours = formatter.time_range(bar.start, bar.end)
            start, end = (day.axis.wall(minute).time() for minute in bar.span)
            times = formatter.time_range(start, end)
        elif bar is not None:
            hours = bar.day_off or _("holiday")
        cells.append(
            (
                _("yes") if row.is_ticked else _("no"),
                people_text(len(row.row.seat_ids), formatter),
                offset_text(row.row, day.axis.moment(cursor)),
                hours,
                times,
                listed((local.time, local.word)),
            )
        )
    names = tuple(row_in_words(row.row, formatter) for row in day.rows)
    return Figures(columns, names, tuple(cells))


def year_lines(answer: YearAnswer, formatter: Formatter) -> tuple[YearLine, ...]:
    """Return the core group, then each place."""
    names = {
        row.key: row_in_words(row, formatter)
        for row in (*answer.question.others, *answer.question.core_rows)
    }
    names[answer.question.here.label] = as_typed(answer.question.anchor.name)
    lines = [_pair_line(pair, names, formatter) for pair in answer.pairs]
    core = answer.core
    if core is not None and len(answer.question.core) > 1:
        minutes = dict(zip(core.group.days, core.minutes, strict=True))
        lost = _lost_words(core.lost, names, formatter)
        together = YearLine(
            _("Core group"), core.shared, _range(core.shared, formatter), minutes, lost
        )
        lines.insert(0, together)
    return tuple(lines)


def year_figures(lines: Sequence[YearLine], formatter: Formatter) -> Figures:
    """Return the years as a table: least, median, most, workdays, days lost to holidays."""
    columns = (_("Least"), _("Median"), _("Most"), _("Workdays"), _("Days with holidays"))
    cells = tuple(
        (
            *(
                formatter.hours_and_minutes(round(minutes))
                for minutes in (
                    line.shared.min_minutes,
                    line.shared.median_minutes,
                    line.shared.max_minutes,
                )
            ),
            formatter.integer(len(line.minutes)),
            formatter.integer(len(line.lost)),
        )
        for line in lines
    )
    return Figures(columns, tuple(line.name for line in lines), cells)


def core_sentence(answer: YearAnswer, formatter: Formatter) -> str:
    """Say what the core group shares through the year; empty where nobody or one is in it."""
    core = answer.core
    if core is None or len(answer.question.core) < 2:
        return ""
    if not core.group.days:
        return _("There is no weekday on which all of the core group work.")
    parts = [
        _("Core group: median {median} h a workday").format(
            median=hours_text(core.shared.median_minutes, formatter)
        )
    ]
    if core.with_flex != core.shared:
        parts.append(
            _("{median} h with everybody’s flex").format(
                median=hours_text(core.with_flex.median_minutes, formatter)
            )
        )
    if core.worst_week is not None:
        parts.append(
            _("least in the week of {day}, {hours} h").format(
                day=formatter.day_and_month(core.worst_week.first_day),
                hours=hours_text(core.worst_week.minutes, formatter),
            )
        )
    if core.lost:
        template = ngettext(
            "holidays take time on {count} day", "holidays take time on {count} days",
            len(core.lost),
        )  # fmt: skip
        parts.append(template.format(count=formatter.integer(len(core.lost))))
    return listed(parts, with_commas=True)


def _pair_line(pair: PairYear, names: Mapping[str, str], formatter: Formatter) -> YearLine:
    return YearLine(
        row_in_words(pair.row, formatter),
        pair.shared,
        _range(pair.shared, formatter),
        pair.minutes,
        _lost_words(pair.lost, names, formatter),
    )


def _range(shared: SharedMinutes, formatter: Formatter) -> str:
    least, most = (
        hours_text(minutes, formatter) for minutes in (shared.min_minutes, shared.max_minutes)
    )
    text = least if least == most else formatter.range(least, most)
    return _("{hours} h").format(hours=text)


def _lost_words(
    lost: Iterable[LostDay], names: Mapping[str, str], formatter: Formatter
) -> dict[date, str]:
    return {each.day: _whose(each.absences, names, formatter) for each in lost}


def _whose(absences: Sequence[Absence], names: Mapping[str, str], formatter: Formatter) -> str:
    by_name: dict[str, list[str]] = {}
    for each in absences:
        by_name.setdefault(each.name, []).append(names.get(each.label, each.label))
    return listed(
        _("{holiday} ({who})").format(
            holiday=as_typed(name), who=few(list(dict.fromkeys(who)), formatter)
        )
        for name, who in by_name.items()
    )


def row_codes(rows: Sequence[OverlapRow]) -> tuple[str, ...]:
    """Return a short text for each row: its country, or its name where that is several rows'."""
    countries = [row.place.country for row in rows]
    return tuple(
        str(row.place.country) if countries.count(row.place.country) == 1 else row.name
        for row in rows
    )
