"""A rotation of times to meet as sentences and tables for a terminal."""

from collections.abc import Iterator

from planner.calculators.meeting_burden import MeetingRules
from planner.calculators.meeting_rotation import (
    LocalTime,
    MeetingRotation,
    RotationMiss,
    RotationTime,
)
from planner.cli.meetings_text import (
    attendee_name,
    broken_lines,
    burden_number,
    preferences,
    weights_text,
)
from planner.cli.text_table import laid_out
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.running_text import listed


def rotation_text(
    found: MeetingRotation | RotationMiss | None,
    asked: RotationTime,
    anchor: str,
    rules: MeetingRules,
    shown: Formatter,
) -> str:
    """Say which times to take turns at and what everybody bears, or what comes closest."""
    template = ngettext(
        "{turns} time over {weeks} weeks from {day}, {length} each, by the clock of {anchor}",
        "{turns} times in turn over {weeks} weeks from {day}, {length} each, by the clock of "
        "{anchor}",
        asked.turns,
    )
    heading = template.format(
        turns=shown.integer(asked.turns),
        weeks=shown.integer(asked.weeks),
        day=shown.date_long(asked.monday),
        length=shown.hours_and_minutes(asked.length),
        anchor=anchor,
    )
    if found is None:
        return _("{heading}: no time begins on these weekdays.").format(heading=heading)
    if isinstance(found, RotationMiss):
        return "\n\n".join([heading, _miss_text(found, shown)])
    parts = [heading, _slots_table(found, shown), *_moves(found, shown)]
    parts += ["\n".join(_sentences(found, shown)), _ledger_table(found, shown)]
    legend = [*preferences(found.attendees, shown), weights_text(rules, shown)]
    return "\n\n".join([*parts, "\n".join(legend)])


def _slots_table(rotation: MeetingRotation, shown: Formatter) -> str:
    rows = [(_("Turn"), *(attendee_name(each, shown) for each in rotation.attendees))]
    for turn, slot in enumerate(rotation.slots, 1):
        first = (_clock(times[0], shown) for times in slot.local_times)
        rows.append((shown.integer(turn), *first))
    return laid_out(rows, right=frozenset({0}))


def _moves(rotation: MeetingRotation, shown: Formatter) -> Iterator[str]:
    """Lay out, if there is any, who meets at other local times from which date on."""
    rows = [(_("Turn"), _("Who"), _("From"), _("Local time"))]
    for turn, slot in enumerate(rotation.slots, 1):
        for attendee, times in zip(rotation.attendees, slot.local_times, strict=True):
            rows += [
                (
                    shown.integer(turn),
                    attendee.label,
                    shown.date_short(each.first_day),
                    _clock(each, shown),
                )
                for each in times[1:]
            ]
    if len(rows) > 1:
        yield _("Clock changes move it:") + "\n" + laid_out(rows, right=frozenset({0}))


def _sentences(rotation: MeetingRotation, shown: Formatter) -> Iterator[str]:
    ledger = rotation.ledger
    if rotation.fixed is None:
        yield _("Whoever carries most bears {worst} weighted minutes.").format(
            worst=burden_number(ledger.worst, shown)
        )
    else:
        yield _(
            "Whoever carries most bears {worst} weighted minutes; at the best fixed time it would "
            "be {fixed}."
        ).format(
            worst=burden_number(ledger.worst, shown),
            fixed=burden_number(rotation.fixed.worst, shown),
        )
    if rotation.is_proven:
        yield _("No other times share it more evenly: proven.")
    else:
        yield _(
            "Not proven the evenest: other times might bring that down, but not below {bound}."
        ).format(bound=burden_number(rotation.bound, shown))
    yield _("Fairness: {index} of 1 (Jain’s index)").format(index=shown.number(ledger.fairness, 2))
    if ledger.most:
        yield _("Carrying most: {names}").format(
            names=listed((each.label for each in ledger.most), with_commas=True)
        )


def _ledger_table(rotation: MeetingRotation, shown: Formatter) -> str:
    rows = [(_("Who"), _("In turn"), _("Fixed time"))]
    for at, each in enumerate(rotation.ledger.entries):
        fixed = "" if rotation.fixed is None else rotation.fixed.entries[at].total
        rows.append(
            (
                attendee_name(rotation.attendees[at], shown),
                burden_number(each.total, shown),
                fixed if isinstance(fixed, str) else burden_number(fixed, shown),
            )
        )
    return laid_out(rows, right=frozenset({1, 2}))


def _miss_text(miss: RotationMiss, shown: Formatter) -> str:
    closest = _("No time keeps every limit in all its weeks. Closest is {time}:").format(
        time=f"{shown.weekday_name(miss.weekday, 'abbreviated')} {shown.time_of_day(miss.start)}"
    )
    return "\n".join([closest, *broken_lines(miss.broken, shown)])


def _clock(local: LocalTime, shown: Formatter) -> str:
    weekday = shown.weekday_name(local.weekday, "abbreviated")
    return f"{weekday} {shown.time_of_day(local.start)}"
