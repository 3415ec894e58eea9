"""The overlap in words: conclusions, clock changes, local times."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from planner.calculators.overlap_clock_changes import ClockChange
from planner.calculators.overlap_limits import Limit
from planner.desktop.viewmodels.overlap_board import OverlapBoard
from planner.desktop.viewmodels.overlap_day import CLOCK_LABEL, DayRow, OverlapDay
from planner.desktop.viewmodels.overlap_rows import OverlapRow, row_in_words
from planner.desktop.viewmodels.overlap_year import ClockDay
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.running_text import as_typed, left_to_right, listed
from planner.market.time_zone import to_wall, utc_offset

_NEAR = timedelta(days=10)
_NAMES = 3
_MORNING, _NOON, _NIGHT = 6, 12, 22


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What a day comes to: the main thing, what explains it, and whether a shift can be tried."""

    headline: str
    detail: str
    can_try: bool


@dataclass(frozen=True, slots=True)
class LocalTime:
    """A local time with a word for it."""

    time: str
    word: str
    is_at_work: bool


def conclusion(board: OverlapBoard, formatter: Formatter) -> Conclusion:
    """Say what the core group shares, what limits it and what would gain."""
    day = board.shown
    if not day.ticked:
        return Conclusion(_("Nobody is in the core group."), _("Tick whose hours matter."), False)  # noqa: FBT003 -- a named field's value
    details = [_trial_sentence(board, formatter)]
    if not board.has_trial:
        details = [_limit_sentence(day, formatter)]
    gaining = board.gaining_rows()
    if gaining:
        details.append(_gain_sentence(day, gaining, formatter))
    return Conclusion(
        _headline(day, formatter),
        " ".join(each for each in details if each),
        bool(gaining),
    )


def windows_text(day: OverlapDay, formatter: Formatter) -> str:
    """Say when something is shared, in the anchor's time."""
    return listed(stretch_text(day, window, formatter) for window in day.windows)


def stretch_text(day: OverlapDay, stretch: tuple[int, int], formatter: Formatter) -> str:
    """Say from when to when, by the anchor's clock."""
    start, end = (day.axis.wall(minute).time() for minute in stretch)
    return formatter.time_range(start, end)


def _headline(day: OverlapDay, formatter: Formatter) -> str:
    if not day.minutes:
        return _("The core group shares nothing on this day.")
    return _("{hours} h shared by the core group, {times} {anchor}").format(
        hours=hours_text(day.minutes, formatter),
        times=windows_text(day, formatter),
        anchor=as_typed(day.anchor.name),
    )


def hours_text(minutes: float, formatter: Formatter) -> str:
    """Write hours with one decimal, two where one would hide minutes: 1.0, 0.75."""
    return formatter.hours(minutes, 1 if minutes % 6 == 0 else 2)


def _limit_sentence(day: OverlapDay, formatter: Formatter) -> str:
    limits = day.limits
    if limits is None or not day.minutes:
        return _why_nothing(day, formatter)
    opener = any(row.key in limits.opens.labels for row in day.gaining_rows())
    limit = limits.opens if opener else limits.closes
    rows = _rows_of(day, limit)
    if not rows:
        return ""
    template = {
        (True, False): _("The window opens when work begins for {who}, at {time}."),
        (True, True): _("The window opens after the break of {who}, at {time}."),
        (False, False): _("The window closes when work ends for {who}, at {time}."),
        (False, True): _("The window closes for the break of {who}, at {time}."),
    }[opener, limit.is_break]
    moment = _limit_time(day, rows, limit, formatter)
    return template.format(who=names_text(rows, formatter), time=moment)


def _limit_time(
    day: OverlapDay, rows: Sequence[OverlapRow], limit: Limit, formatter: Formatter
) -> str:
    """Write the local time of a limit, the anchor's where those it limits have several."""
    zones = {row.place.zone for row in rows}
    if len(zones) == 1:
        wall = to_wall(zones.pop(), limit.at_utc).time()
        return _("{time} local time").format(time=formatter.time_of_day(wall))
    wall = to_wall(day.axis.zone, limit.at_utc).time()
    return _("{time} {anchor}").format(
        time=formatter.time_of_day(wall), anchor=as_typed(day.anchor.name)
    )


def _why_nothing(day: OverlapDay, formatter: Formatter) -> str:
    absent = [each.row for each in day.ticked if not _works(each, day.axis.day)]
    if absent:
        return _("Not at work: {names}.").format(names=names_text(absent, formatter))
    limits = day.limits
    if limits is None or not limits.missing_minutes:
        return ""
    first, last = _rows_of(day, limits.closes), _rows_of(day, limits.opens)
    if not first or not last:
        return ""
    return _("Work ends for {first} {time} before it begins for {last}.").format(
        first=names_text(first, formatter),
        last=names_text(last, formatter),
        time=formatter.hours_and_minutes(limits.missing_minutes),
    )


def _works(row: DayRow, day: date) -> bool:
    return any(bar.day == day and bar.day_off is None for bar in row.bars)


def _rows_of(day: OverlapDay, limit: Limit) -> list[OverlapRow]:
    rows = (day.row_of(label) for label in limit.labels if label != CLOCK_LABEL)
    return [row for row in rows if row is not None]


def _gain_sentence(day: OverlapDay, rows: Sequence[OverlapRow], formatter: Formatter) -> str:
    if day.gain is None:
        return ""
    by = day.gain.shifts[0].minutes
    template = (
        _("Moving {who} {time} later gives {hours} h.")
        if by > 0
        else _("Moving {who} {time} earlier gives {hours} h.")
    )
    return template.format(
        who=row_in_words(rows[0], formatter) if len(rows) == 1 else as_typed(rows[0].place.name),
        time=formatter.hours_and_minutes(abs(by)),
        hours=hours_text(day.gain.shared.max_minutes, formatter),
    )


def _trial_sentence(board: OverlapBoard, formatter: Formatter) -> str:
    rows = board.trial_rows()
    if not rows:
        return ""
    tried = [
        _("{who} {hours}").format(who=as_typed(row.name), hours=_hours(row, formatter))
        for row in rows[:_NAMES]
    ]
    difference = board.shown.minutes - board.minutes_before_trial()
    template = _("On trial: {hours}. As before.")
    if difference > 0:
        template = _("On trial: {hours}. That is {time} h more.")
    elif difference < 0:
        template = _("On trial: {hours}. That is {time} h less.")
    return template.format(hours=listed(tried), time=hours_text(abs(difference), formatter))


def _hours(row: OverlapRow, formatter: Formatter) -> str:
    return formatter.time_range(row.worker.pattern.start, row.worker.pattern.end)


def names_text(rows: Sequence[OverlapRow], formatter: Formatter) -> str:
    """Name some rows, the first ones of many."""
    return few([row_in_words(row, formatter) for row in rows], formatter)


def few(names: Sequence[str], formatter: Formatter) -> str:
    """List names, the first ones of many."""
    if len(names) <= _NAMES:
        return listed(names)
    rest = len(names) - _NAMES + 1
    more = ngettext("{count} more", "{count} more", rest).format(count=formatter.integer(rest))
    return listed((*names[: _NAMES - 1], more))


def local_time(row: DayRow, day: OverlapDay, minute: int, formatter: Formatter) -> LocalTime:
    """Say what a row's clock shows at a minute of the day, and what they do then."""
    wall = to_wall(row.row.place.zone, day.axis.moment(minute))
    working = [bar for bar in row.bars if bar.span[0] <= minute < bar.span[1]]
    is_at_work = any(
        start <= minute < end for bar in working for start, end in bar.pieces if bar.day_off is None
    )
    words = [_word(row, working, is_at_work=is_at_work, wall=wall, minute=minute)]
    ahead = (wall.date() - day.axis.wall(minute).date()).days
    if ahead:
        words.append(_("tomorrow") if ahead > 0 else _("yesterday"))
    return LocalTime(formatter.time_of_day(wall.time()), listed(words), is_at_work)


def _word(
    row: DayRow, working: Sequence[object], *, is_at_work: bool, wall: datetime, minute: int
) -> str:
    if is_at_work:
        return _("at work")
    bars = [bar for bar in row.bars if bar.day == wall.date()]
    if any(bar.day_off is not None for bar in bars):
        return _("holiday")
    if working:
        return _("break")
    if not _MORNING <= wall.hour < _NIGHT:
        return _("night")
    if not bars:
        return _("day off")
    is_before = minute < bars[0].span[0]
    return _("early") if is_before and wall.hour < _NOON else _("evening")


def local_words() -> tuple[str, ...]:
    """Return all words a local time can have, so that a column has room for any of them."""
    alone = (
        _("at work"),
        _("holiday"),
        _("break"),
        _("night"),
        _("day off"),
        _("early"),
        _("evening"),
    )
    days = _("tomorrow"), _("yesterday")
    return (*alone, *(listed((word, day)) for word in alone for day in days))


def offset_text(row: OverlapRow, at_utc: datetime) -> str:
    """Write how far a row's clock is ahead of UTC: ``UTC+5:30``, ``UTC−3``."""
    minutes = int(utc_offset(row.place.zone, at_utc).total_seconds()) // 60
    if not minutes:
        return left_to_right("UTC")
    hours, rest = divmod(abs(minutes), 60)
    sign = "+" if minutes > 0 else "\N{MINUS SIGN}"
    return left_to_right(f"UTC{sign}{hours}" + (f":{rest:02d}" if rest else ""))


def people_text(count: int, formatter: Formatter) -> str:
    """Count people."""
    if not count:
        return _("nobody")
    text = ngettext("{count} person", "{count} people", count)
    return text.format(count=formatter.integer(count))


def near_changes(
    days: Sequence[ClockDay], changes: Sequence[ClockChange], day: date, formatter: Formatter
) -> tuple[str, str]:
    """Say which clocks change about a date, and what that does: a main and a further sentence.

    Args:
        days: The dates on which clocks change.
        changes: The workdays on which that moves what the core group shares.
        day: The date.
        formatter: Writes dates and hours.
    """
    sentences = [_clock_sentence(each, day, formatter) for each in days if _is_near(each.day, day)]
    if not sentences:
        coming = next((each for each in days if each.day > day), None)
        if coming is not None:
            return _("Next clock change: {day}").format(
                day=formatter.day_and_month(coming.day)
            ), few([as_typed(name) for name in coming.place_names], formatter)
        return "", ""
    effects = [_effect(each, formatter) for each in changes if _is_near(each.day, day)]
    return sentences[0], " ".join([*sentences[1:2], *effects[-1:]])


def _is_near(one: date, other: date) -> bool:
    return abs(one - other) <= _NEAR


def _clock_sentence(each: ClockDay, day: date, formatter: Formatter) -> str:
    if each.day == day:
        template = _("Clocks change today: {places}.")
    elif each.day < day:
        template = _("Clocks changed on {day}: {places}.")
    else:
        template = _("Clocks change on {day}: {places}.")
    places = few([as_typed(name) for name in each.place_names], formatter)
    return template.format(day=formatter.day_and_month(each.day), places=places)


def _effect(change: ClockChange, formatter: Formatter) -> str:
    difference = change.minutes - change.minutes_before
    template = _("From {day} the core group shares {times}, as long as before.")
    if difference > 0:
        template = _("From {day} the core group shares {hours} h more.")
    elif difference < 0:
        template = _("From {day} the core group shares {hours} h less.")
    times = listed(formatter.time_range(each.start, each.end) for each in change.windows)
    return template.format(
        day=formatter.day_and_month(change.day),
        hours=hours_text(abs(difference), formatter),
        times=times,
    )


def pair_sentence(day: OverlapDay, one: int, other: int, formatter: Formatter) -> str:
    """Say what two groups share on the day: how long, and between which times of the first."""
    mine, theirs = day.groups[one], day.groups[other]
    names = row_in_words(mine, formatter), row_in_words(theirs, formatter)
    minutes = day.pairs[one][other]
    if not minutes:
        return _("{one} and {other} share nothing.").format(one=names[0], other=names[1])
    return _("{one} and {other} share {hours} h").format(
        one=names[0], other=names[1], hours=hours_text(minutes, formatter)
    )
