"""The meetings in words: what they cost, who carries most, clock changes, what comes closest."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from planner.calculators.burden_ledger import BurdenLedger
from planner.calculators.meeting_burden import BurdenKind, BurdenWeights
from planner.calculators.meeting_limits import BrokenLimit, LimitKind
from planner.calculators.meeting_rotation import MeetingRotation, RotationMiss
from planner.desktop.viewmodels.meetings_answer import Meeting, MeetingCell, MeetingsAnswer
from planner.desktop.viewmodels.overlap_words import few
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.running_text import as_typed
from planner.market.time_zone import to_wall

_MINUTES = 60
"""Weighted minutes of a point."""


def points(burden: float, formatter: Formatter) -> str:
    """Write weighted minutes as points, an hour's each: ``1.5``."""
    value = round(burden / _MINUTES, 2)
    digits = next(digits for digits in (0, 1, 2) if round(value, digits) == value)
    return formatter.number(value, digits)


def points_in_words(burden: float, formatter: Formatter) -> str:
    """Write weighted minutes as points with their unit."""
    value = round(burden / _MINUTES, 2)
    # The plural of fractions is that of many.
    count = int(value) if value.is_integer() else 2
    text = ngettext("{count} point", "{count} points", count)
    return text.format(count=points(burden, formatter))


def kind_name(kind: BurdenKind, formatter: Formatter) -> str:
    """Say what a minute is to somebody."""
    return {
        BurdenKind.WORKING: _("working hours"),
        BurdenKind.PAUSE: _("break"),
        BurdenKind.NEAR: _("up to {hours} outside working hours"),
        BurdenKind.FAR: _("early or late"),
        BurdenKind.DAY_OFF: _("day off"),
        BurdenKind.NIGHT: _("night"),
    }[kind].format(hours=formatter.hours_and_minutes(120))


def weights_sentence(weeks: int, formatter: Formatter) -> str:
    """Say what the points count."""
    weights = BurdenWeights()
    text = ngettext(
        "Points a person over {weeks} week. An hour counts {near} up to 2 h outside working hours, "
        "{far} beyond, {day_off} on a day off, {night} at night and {pause} in a break.",
        "Points a person over {weeks} weeks. An hour counts {near} up to 2 h outside working "
        "hours, {far} beyond, {day_off} on a day off, {night} at night and {pause} in a break.",
        weeks,
    )
    return text.format(
        weeks=formatter.integer(weeks),
        near=points(weights.near * _MINUTES, formatter),
        far=points(weights.far * _MINUTES, formatter),
        day_off=points(weights.day_off * _MINUTES, formatter),
        night=points(weights.night * _MINUTES, formatter),
        pause=points(weights.pause * _MINUTES, formatter),
    )


def clock_text(weekday: int, time_text: str, formatter: Formatter) -> str:
    """Write a weekday and a time: ``Tue 15:00``."""
    return f"{formatter.weekday_name(weekday, 'abbreviated')} {time_text}"


def slot_text(rotation: MeetingRotation, turn: int, formatter: Formatter) -> str:
    """Write one of the times in turn by the anchor's clock."""
    slot = rotation.slots[turn]
    return clock_text(slot.weekday, formatter.time_of_day(slot.start), formatter)


def cell_words(name: str, cell: MeetingCell, formatter: Formatter) -> str:
    """Say what a meeting is to somebody."""
    parts = [
        _("{name}: {day} {time}").format(
            name=as_typed(name),
            day=clock_text(
                cell.local.weekday(), formatter.date_short(cell.local.date()), formatter
            ),
            time=formatter.time_of_day(cell.local.time()),
        ),
        kind_name(cell.kind, formatter),
    ]
    if cell.day_off is not None:
        parts.append(as_typed(cell.day_off))
    if cell.burden:
        parts.append(points_in_words(cell.burden, formatter))
    return ", ".join(parts)


def headline(answer: MeetingsAnswer, formatter: Formatter) -> str:
    """Say who carries most, and how much it would be at a fixed time."""
    rotation = answer.rotation
    if not isinstance(rotation, MeetingRotation):
        return _("No time keeps every limit.")
    if not rotation.ledger.worst:
        return _("Nobody meets outside working hours.")
    who = _carriers(rotation.ledger, formatter)
    most = points_in_words(rotation.ledger.worst, formatter)
    if answer.fixed is None or answer.question.turns == 1:
        return _("Most for {who}: {most}.").format(who=who, most=most)
    return _("Most for {who}: {most}, at the best fixed time {other} ({others}).").format(
        who=who,
        most=most,
        other=points_in_words(answer.fixed.ledger.worst, formatter),
        others=_carriers(answer.fixed.ledger, formatter) or _("nobody"),
    )


def proof_sentence(rotation: MeetingRotation, formatter: Formatter) -> str:
    """Say whether other times could be better."""
    if rotation.is_proven:
        return _("Proven: with no other times would whoever carries most carry less.")
    return _("Other times may be better, but somebody always carries {bound} or more.").format(
        bound=points_in_words(rotation.bound, formatter)
    )


def fairness_text(answer: MeetingsAnswer, formatter: Formatter) -> str:
    """Say how even the burden is, from 0 to 1."""
    rotation = answer.rotation
    if not isinstance(rotation, MeetingRotation):
        return ""
    index = formatter.number(rotation.ledger.fairness, 2)
    if answer.fixed is None or answer.question.turns == 1:
        return _("Fairness {index} of 1").format(index=index)
    return _("Fairness {index} of 1, at the fixed time {fixed}").format(
        index=index, fixed=formatter.number(answer.fixed.ledger.fairness, 2)
    )


def fairness_rows(
    answer: MeetingsAnswer, formatter: Formatter
) -> Iterator[tuple[str, float | None, float | None, str, str, str]]:
    """Yield everybody's burden: name, fixed and in turn, both as texts, and in words."""
    rotation, fixed = answer.rotation, answer.fixed
    if not isinstance(rotation, MeetingRotation):
        return
    is_rotated = answer.question.turns > 1
    before = [None] * len(rotation.ledger.entries) if fixed is None else fixed.ledger.entries
    for entry, other in zip(rotation.ledger.entries, before, strict=True):
        name = as_typed(entry.label)
        texts = [
            "—" if each is None else points_in_words(each.total, formatter)
            for each in (other, entry)
        ]
        words = _("{name}: {fixed} at a fixed time").format(name=name, fixed=texts[0])
        if is_rotated:
            words = _("{name}: {rotated} in turn, {fixed} at a fixed time").format(
                name=name, rotated=texts[1], fixed=texts[0]
            )
        yield (
            name,
            None if other is None else other.total,
            entry.total if is_rotated else None,
            "—" if other is None else points(other.total, formatter),
            points(entry.total, formatter) if is_rotated else "",
            words,
        )


def fairness_formula() -> str:
    """Say how fairness is worked out."""
    return _(
        "Jain’s index: the square of everybody’s points together, divided by the number of people "
        "and by the sum of the squares. 1 is even; it falls the fewer people carry everything. "
        "Even is not little: look at the points too."
    )


def clock_lines(answer: MeetingsAnswer, formatter: Formatter) -> tuple[str, ...]:
    """Say from which dates on clock changes move the meeting, and for whom."""
    return tuple(line for meeting in answer.meetings for line in _moves(answer, meeting, formatter))


def is_moved(meeting: Meeting) -> bool:
    """Tell whether clock changes move a meeting by somebody's clock."""
    return any(cell.moved for cell in meeting.cells)


def miss_lines(answer: MeetingsAnswer, formatter: Formatter) -> tuple[str, ...]:
    """Say what comes closest where no time keeps every limit."""
    miss, anchor = answer.rotation, answer.question.anchor
    if miss is None:
        return (_("No time begins on these weekdays."),)
    if not isinstance(miss, RotationMiss):
        return ()
    time = clock_text(miss.weekday, formatter.time_of_day(miss.start), formatter)
    closest = _("Closest is {time} on the clock of {anchor}:").format(
        time=time, anchor=as_typed(anchor.name)
    )
    return closest, *(_broken_text(each, formatter) for each in miss.broken)


def meeting_title(meeting: Meeting, answer: MeetingsAnswer, formatter: Formatter) -> str:
    """Name the day of a meeting and the clock it is looked at by."""
    wall = to_wall(answer.question.anchor.zone, meeting.start_utc)
    return _("{place} time, {day}").format(
        place=as_typed(answer.question.anchor.name), day=day_text(wall.date(), formatter)
    )


def day_text(day: date, formatter: Formatter) -> str:
    """Write a date with its weekday: ``Tue 6 Oct 26``."""
    return clock_text(day.weekday(), formatter.date_short(day), formatter)


def _carriers(ledger: BurdenLedger, formatter: Formatter) -> str:
    return few([as_typed(each.label) for each in ledger.most], formatter)


def _moves(answer: MeetingsAnswer, meeting: Meeting, formatter: Formatter) -> Iterator[str]:
    by_shift: dict[int, list[str]] = defaultdict(list)
    for each, cell in zip(answer.question.attendees, meeting.cells, strict=True):
        if cell.moved:
            by_shift[cell.moved].append(as_typed(each.label))
    day = to_wall(answer.question.anchor.zone, meeting.start_utc).date()
    for shift, names in by_shift.items():
        text = (
            _("From {day}: {shift} later by the clock of {names}.")
            if shift > 0
            else _("From {day}: {shift} earlier by the clock of {names}.")
        )
        yield text.format(
            day=day_text(day, formatter),
            shift=formatter.hours_and_minutes(abs(shift)),
            names=few(names, formatter),
        )


def _broken_text(each: BrokenLimit, formatter: Formatter) -> str:
    template = {
        LimitKind.WORKING_HOURS: _("{who}: {minutes} outside working hours"),
        LimitKind.KEPT_FREE: _("{who}: {minutes} in time kept free"),
        LimitKind.TIME_OF_DAY: _("{who}: {minutes} too early or too late in the day"),
    }[each.kind]
    return template.format(
        who=as_typed(each.label), minutes=formatter.hours_and_minutes(each.minutes)
    )
