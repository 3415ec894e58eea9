"""What a group shares over some days, as sentences and tables for a terminal."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime

from planner.calculators.overlap_clock_changes import ClockChange, WallWindow
from planner.calculators.overlap_horizon import Absence, HorizonOverlap, LostDay
from planner.calculators.overlap_limits import Limit, WindowLimits
from planner.calculators.overlap_shifts import Shift, ShiftGain
from planner.cli.overlap_json import GroupAnswer
from planner.cli.text_table import laid_out
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.running_text import listed
from planner.market.time_zone import to_wall
from planner.quantities.identifiers import ZoneName


def horizon_text(answer: GroupAnswer, shown: Formatter) -> str:
    """Say what a group shares over the days, what moves it and what would gain."""
    parts = [
        "\n".join(_sentences(answer, shown)),
        _changes_text(answer.changes, shown),
    ]
    lost = answer.horizon.lost
    if lost and answer.horizon.group.with_holidays:
        parts.append(_lost_text(lost, shown))
    elif lost:
        count = len(lost)
        template = ngettext(
            "Holidays take time from {count} of these days: --holidays shows which.",
            "Holidays take time from {count} of these days: --holidays shows which.",
            count,
        )
        parts.append(template.format(count=shown.integer(count)))
    return "\n\n".join(part for part in parts if part)


def _sentences(answer: GroupAnswer, shown: Formatter) -> Iterator[str]:
    horizon = answer.horizon
    if not horizon.group.days:
        yield _("None of these days is a workday of everybody.")
        return
    yield _figures_text(horizon, shown)
    if horizon.with_flex != horizon.shared:
        yield _("With everybody's flex: median {median}, {least} to {most}").format(
            median=shown.hours_and_minutes(round(horizon.with_flex.median_minutes)),
            least=shown.hours_and_minutes(horizon.with_flex.min_minutes),
            most=shown.hours_and_minutes(horizon.with_flex.max_minutes),
        )
    if horizon.worst_week is not None:
        yield _("Worst week: the one of {day}, {hours} in all").format(
            day=shown.date_long(horizon.worst_week.first_day),
            hours=shown.hours_and_minutes(horizon.worst_week.minutes),
        )
    if answer.limits is not None:
        yield limits_text(answer.limits, answer.workers[0].zone, shown)
    yield from _gains(answer, shown)


def _figures_text(horizon: HorizonOverlap, shown: Formatter) -> str:
    return _("Together: median {median} a workday, {least} to {most}").format(
        median=shown.hours_and_minutes(round(horizon.shared.median_minutes)),
        least=shown.hours_and_minutes(horizon.shared.min_minutes),
        most=shown.hours_and_minutes(horizon.shared.max_minutes),
    )


def limits_text(limits: WindowLimits, zone: ZoneName, shown: Formatter) -> str:
    """Say what opens and closes a window, in the anchor's time."""
    facts = {
        "day": shown.date_long(limits.day),
        "first": listed(limits.opens.labels, with_commas=True),
        "opens": _clock(zone, limits.opens.at_utc, shown),
        "last": listed(limits.closes.labels, with_commas=True),
        "closes": _clock(zone, limits.closes.at_utc, shown),
    }
    if not limits.minutes:
        missing = shown.hours_and_minutes(limits.missing_minutes)
        return _(
            "Nothing is shared on {day}: {last} ends at {closes}, {first} begins at {opens}; "
            "{missing} are missing"
        ).format(missing=missing, **facts)
    return _limits_sentence(limits.opens, limits.closes).format(**facts)


def _limits_sentence(opens: Limit, closes: Limit) -> str:
    return {
        (False, False): _(
            "On {day} the window opens at {opens} with the start of {first} and closes at "
            "{closes} with the end of {last}"
        ),
        (True, False): _(
            "On {day} the window opens at {opens} after the break of {first} and closes at "
            "{closes} with the end of {last}"
        ),
        (False, True): _(
            "On {day} the window opens at {opens} with the start of {first} and closes at "
            "{closes} for the break of {last}"
        ),
        (True, True): _(
            "On {day} the window opens at {opens} after the break of {first} and closes at "
            "{closes} for the break of {last}"
        ),
    }[opens.is_break, closes.is_break]


def _clock(zone: ZoneName, at_utc: datetime, shown: Formatter) -> str:
    return shown.time_of_day(to_wall(zone, at_utc).time())


def _gains(answer: GroupAnswer, shown: Formatter) -> Iterator[str]:
    if answer.shift is not None:
        yield _("Best shift: {shifts} gains {gain} a workday").format(
            **_gain_facts(answer.shift, shown)
        )
    pair, alone = answer.pair, answer.shift
    if pair is not None and (alone is None or pair.gained_minutes > alone.gained_minutes):
        yield _("Best two shifts: {shifts} gain {gain} a workday").format(
            **_gain_facts(pair, shown)
        )


def _gain_facts(gain: ShiftGain, shown: Formatter) -> dict[str, str]:
    return {
        "shifts": listed((_shift_text(each, shown) for each in gain.shifts), with_commas=True),
        "gain": shown.hours_and_minutes(round(gain.gained_minutes)),
    }


def _shift_text(shift: Shift, shown: Formatter) -> str:
    template = _("{who} {time} earlier") if shift.minutes < 0 else _("{who} {time} later")
    return template.format(who=shift.label, time=shown.hours_and_minutes(abs(shift.minutes)))


def _changes_text(changes: Sequence[ClockChange], shown: Formatter) -> str:
    if not changes:
        return ""
    rows = [(_("Clock change"), _("Time zone"), _("Shared before"), _("Shared since"))]
    rows += [
        (
            shown.date_short(change.day),
            listed(change.zones),
            _windows_text(change.windows_before, shown),
            _windows_text(change.windows, shown),
        )
        for change in changes
    ]
    return laid_out(rows)


def _windows_text(windows: Sequence[WallWindow], shown: Formatter) -> str:
    ranges = listed(shown.time_range(each.start, each.end) for each in windows)
    return ranges or _("nothing")


def _lost_text(lost: Sequence[LostDay], shown: Formatter) -> str:
    rows = [(_("Holiday"), _("Lost"), _("Who is off"))]
    rows += [
        (
            shown.date_short(day.day),
            shown.hours_and_minutes(day.lost_minutes),
            listed(_absences(day.absences), with_commas=True),
        )
        for day in lost
    ]
    return laid_out(rows, right=frozenset({1}))


def _absences(absences: Sequence[Absence]) -> Iterator[str]:
    """Say who is off, those whose day has the same name together."""
    by_name: dict[str, list[str]] = defaultdict(list)
    for each in absences:
        by_name[each.name].append(each.label)
    for name, labels in by_name.items():
        who = listed(dict.fromkeys(labels))
        yield _("{who} ({holiday})").format(who=who, holiday=name) if name else who
