"""A year of the overlap: what each place shares with the anchor every workday, and all together."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from planner.calculators.group_minutes import group_minutes
from planner.calculators.overlap import Worker
from planner.calculators.overlap_clock_changes import ClockChange, clock_changes
from planner.calculators.overlap_horizon import (
    HorizonOverlap,
    LostDay,
    SharedMinutes,
    figures,
    lost_days,
    overlap_over_horizon,
)
from planner.desktop.viewmodels.overlap_rows import OverlapRow
from planner.market.place import Place
from planner.market.time_zone import to_utc, to_wall, transitions
from planner.quantities.identifiers import ZoneName


@dataclass(frozen=True, slots=True)
class YearQuestion:
    """What is asked of a year.

    Attributes:
        year: The anchor's calendar year.
        anchor: The place.
        here: Its hours.
        others: Whose overlap with it is asked for.
        core_rows: The core group.
        core: Its hours with the anchor's first, none where it is empty.
        with_holidays: Whether holidays are days off.
    """

    year: int
    anchor: Place
    here: Worker
    others: tuple[OverlapRow, ...]
    core_rows: tuple[OverlapRow, ...]
    core: tuple[Worker, ...]
    with_holidays: bool


@dataclass(frozen=True, slots=True)
class PairYear:
    """What one place shares with the anchor on each of their common workdays.

    Attributes:
        row: The place.
        minutes: The shared minutes by date.
        shared: Least, median and most, without days of which days off leave nothing.
        lost: The dates on which days off cost something, whether or not they are counted.
    """

    row: OverlapRow
    minutes: dict[date, int]
    shared: SharedMinutes
    lost: tuple[LostDay, ...]


@dataclass(frozen=True, slots=True)
class YearAnswer:
    """A year, worked out."""

    question: YearQuestion
    pairs: tuple[PairYear, ...]
    core: HorizonOverlap | None
    core_changes: tuple[ClockChange, ...]


@dataclass(frozen=True, slots=True)
class ClockDay:
    """A date of the anchor on which clocks change, and where."""

    day: date
    place_names: tuple[str, ...]


def year_answer(question: YearQuestion) -> YearAnswer:
    """Work out a year.

    Raises:
        BeyondZoneRulesError: If the clock changes of the year are not known.
    """
    first, last = date(question.year, 1, 1), date(question.year, 12, 31)
    core: HorizonOverlap | None = None
    changes: tuple[ClockChange, ...] = ()
    if question.core:
        core = overlap_over_horizon(
            question.core, first, last, with_holidays=question.with_holidays
        )
        changes = clock_changes(core.group)
    return YearAnswer(
        question,
        tuple(_pair_year(question, row, first, last) for row in question.others),
        core,
        changes,
    )


def _pair_year(question: YearQuestion, row: OverlapRow, first: date, last: date) -> PairYear:
    pair = (question.here, row.worker)
    plain = group_minutes(pair, first, last)
    lost = lost_days(plain)
    group = plain
    if question.with_holidays:
        group = group_minutes(pair, first, last, with_holidays=True)
    minutes = dict(zip(group.days, group.shared_minutes, strict=True))
    gone = {each.day for each in lost if question.with_holidays and not each.left_minutes}
    counted = figures(n for day, n in minutes.items() if day not in gone)
    return PairYear(row, minutes, counted, lost)


def clock_days(rows: Iterable[OverlapRow], zone: ZoneName, year: int) -> tuple[ClockDay, ...]:
    """Return the dates of a year on which clocks of some rows change, by a zone's calendar.

    Raises:
        BeyondZoneRulesError: If the clock changes of the year are not known.
    """
    first = to_utc(zone, datetime(year, 1, 1))  # noqa: DTZ001 -- wall time of the zone
    last = to_utc(zone, datetime(year + 1, 1, 1)) - timedelta(seconds=1)  # noqa: DTZ001 -- as above
    found: dict[date, dict[str, None]] = defaultdict(dict)
    for row in rows:
        for change in transitions(row.place.zone, first, last):
            day = to_wall(zone, change.instant_utc).date()
            found[day][row.place.name] = None
    return tuple(ClockDay(day, tuple(found[day])) for day in sorted(found))
