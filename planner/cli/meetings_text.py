"""Times to meet as a table for a terminal, with everybody's local time and day."""

from collections.abc import Iterable, Iterator

from planner.calculators.meeting_burden import NEAR_MINUTES, Attendee, MeetingRules
from planner.calculators.meeting_limits import BrokenLimit, LimitKind
from planner.calculators.meeting_slots import MeetingSlot, NearestMiss, SlotRanking
from planner.cli.text_table import laid_out
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.running_text import listed
from planner.market.time_zone import to_wall
from planner.quantities.identifiers import ZoneName


def ranking_text(ranking: SlotRanking, anchor: str, rules: MeetingRules, shown: Formatter) -> str:
    """Say which times are best, or what comes closest where none keeps every limit."""
    heading = _("{length} in the week of {day}, by the clock of {anchor}").format(
        length=shown.hours_and_minutes(ranking.time.length),
        day=shown.date_long(ranking.time.first),
        anchor=anchor,
    )
    if not ranking.considered:
        return _("{heading}: no time begins on these weekdays.").format(heading=heading)
    parts = [heading]
    if ranking.qualifying < ranking.considered:
        parts.append(_count_text(ranking, shown))
    if ranking.nearest_miss is not None:
        parts.append(_miss_text(ranking.nearest_miss, ranking, anchor, shown))
    if ranking.slots:
        legend = [*preferences(ranking.attendees, shown), weights_text(rules, shown)]
        parts += [slots_table(ranking, shown), "\n".join(legend)]
    return "\n\n".join(parts)


def slots_table(ranking: SlotRanking, shown: Formatter) -> str:
    """Lay out ranked times: everybody's local day and time with its burden, and the two sums."""
    people = [attendee_name(each, shown) for each in ranking.attendees]
    rows = [("", *people, _("Most"), _("In all"))]
    for rank, slot in enumerate(ranking.slots, 1):
        local = _local_times(slot, ranking.attendees, shown)
        sums = burden_number(slot.worst, shown), burden_number(slot.total, shown)
        rows.append((shown.integer(rank), *local, *sums))
    last = len(people) + 1
    return laid_out(rows, right=frozenset({0, last, last + 1}))


def weights_text(rules: MeetingRules, shown: Formatter) -> str:
    """Say what the figures count."""
    weights = rules.weights
    return _(
        "+ is weighted minutes: each minute counts {near} up to {hours} outside working hours, "
        "{far} beyond, {day_off} on a day off, {night} at night ({night_hours}) and {pause} in a "
        "break."
    ).format(
        near=burden_number(weights.near, shown),
        hours=shown.hours_and_minutes(NEAR_MINUTES),
        far=burden_number(weights.far, shown),
        day_off=burden_number(weights.day_off, shown),
        night=burden_number(weights.night, shown),
        night_hours=shown.time_range(*rules.night),
        pause=burden_number(weights.pause, shown),
    )


def preferences(attendees: Iterable[Attendee], shown: Formatter) -> Iterator[str]:
    """Say whose preferred hours count instead of their working hours, a line each."""
    for each in attendees:
        if each.preferred is not None:
            yield _("{who}: {hours} counts instead of the working hours").format(
                who=each.label,
                hours=shown.time_range(each.preferred.start, each.preferred.end),
            )


def attendee_name(attendee: Attendee, shown: Formatter) -> str:
    """Write what somebody is called, and how many people they are if several."""
    if attendee.heads == 1:
        return attendee.label
    template = _("{place} ({count})")
    return template.format(place=attendee.label, count=shown.integer(attendee.heads))


def burden_number(burden: float, shown: Formatter) -> str:
    """Write weighted minutes with as many decimals as they have."""
    digits = next(digits for digits in (0, 1, 2) if float(burden * 10**digits).is_integer())
    return shown.number(burden, digits)


def local_time(zone: ZoneName, slot: MeetingSlot, shown: Formatter) -> str:
    """Write when a meeting begins on somebody's clock: ``Tue 13:00``."""
    wall = to_wall(zone, slot.start_utc)
    weekday = shown.weekday_name(wall.weekday(), "abbreviated")
    return f"{weekday} {shown.time_of_day(wall.time())}"


def _local_times(
    slot: MeetingSlot, attendees: tuple[Attendee, ...], shown: Formatter
) -> Iterator[str]:
    for each, burden in zip(attendees, slot.burdens, strict=True):
        text = local_time(each.worker.zone, slot, shown)
        yield f"{text} +{burden_number(burden, shown)}" if burden else text


def _count_text(ranking: SlotRanking, shown: Formatter) -> str:
    if not ranking.qualifying:
        return _("No time keeps every limit.")
    template = ngettext(
        "{count} of {all} times keeps every limit.",
        "{count} of {all} times keep every limit.",
        ranking.qualifying,
    )
    return template.format(
        count=shown.integer(ranking.qualifying), all=shown.integer(ranking.considered)
    )


def _miss_text(miss: NearestMiss, ranking: SlotRanking, anchor: str, shown: Formatter) -> str:
    day = to_wall(ranking.time.zone, miss.slot.start_utc).date()
    closest = _("Closest is {time}, {day}, on the clock of {anchor}:").format(
        time=local_time(ranking.time.zone, miss.slot, shown),
        day=shown.date_long(day),
        anchor=anchor,
    )
    local = zip(ranking.attendees, _local_times(miss.slot, ranking.attendees, shown), strict=True)
    times = listed((f"{each.label} {text}" for each, text in local), with_commas=True)
    return "\n".join([closest, *broken_lines(miss.broken, shown), times])


def broken_lines(broken: Iterable[BrokenLimit], shown: Formatter) -> Iterator[str]:
    """Say which limits a time breaks, for whom and by how much, a line each."""
    for each in broken:
        sentence = _limit_template(each.kind).format(
            who=each.label, minutes=shown.hours_and_minutes(each.minutes)
        )
        yield f"  {sentence}"


def _limit_template(kind: LimitKind) -> str:
    return {
        LimitKind.WORKING_HOURS: _("{who}: {minutes} outside working hours"),
        LimitKind.KEPT_FREE: _("{who}: {minutes} in time kept free"),
        LimitKind.TIME_OF_DAY: _("{who}: {minutes} too early or too late in the day"),
    }[kind]
