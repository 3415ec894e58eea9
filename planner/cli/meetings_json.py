"""Times to meet as scripts read them: see ``meetings_command`` for what they hold."""

from planner.calculators.meeting_burden import (
    NEAR_MINUTES,
    Attendee,
    MeetingRules,
)
from planner.calculators.meeting_slots import MeetingSlot, MeetingTime, NearestMiss, SlotRanking
from planner.calculators.wall_clock import ClockRange
from planner.cli.answer import Json, instant_text
from planner.cli.overlap_json import whole_if_possible
from planner.market.time_zone import to_wall


def ranking_data(ranking: SlotRanking, anchor: str, rules: MeetingRules) -> dict[str, object]:
    """Return ranked times for scripts."""
    return {
        **_time_data(ranking.time, anchor),
        "attendees": [_attendee_data(each) for each in ranking.attendees],
        "within": None if rules.within is None else _range_data(rules.within),
        "weights": {
            "pause": whole_if_possible(rules.weights.pause),
            "near": whole_if_possible(rules.weights.near),
            "near_minutes": NEAR_MINUTES,
            "far": whole_if_possible(rules.weights.far),
            "day_off": whole_if_possible(rules.weights.day_off),
            "night": whole_if_possible(rules.weights.night),
            "night_hours": _range_data(rules.night),
        },
        "considered": ranking.considered,
        "qualifying": ranking.qualifying,
        "slots": [slot_data(slot, ranking.attendees) for slot in ranking.slots],
        "nearest_miss": _miss_data(ranking.nearest_miss, ranking.attendees),
    }


def slot_data(slot: MeetingSlot, attendees: tuple[Attendee, ...]) -> dict[str, object]:
    """Return a time to meet for scripts, with the local time of each attendee."""
    return {
        "start": instant_text(slot.start_utc),
        "end": instant_text(slot.end_utc),
        "worst": whole_if_possible(slot.worst),
        "total": whole_if_possible(slot.total),
        "attendees": [
            {
                "label": each.label,
                "start": _local_text(slot, each),
                "burden": whole_if_possible(burden),
                "kind": kind.name.lower().replace("_", "-"),
            }
            for each, burden, kind in zip(attendees, slot.burdens, slot.kinds, strict=True)
        ],
    }


def _time_data(asked: MeetingTime, anchor: str) -> dict[str, object]:
    year, week, _weekday = asked.first.isocalendar()
    return {
        "anchor": anchor,
        "zone": asked.zone,
        "week": f"{year:04d}-W{week:02d}",
        "first_day": asked.first.isoformat(),
        "last_day": asked.last.isoformat(),
        "length_minutes": asked.length,
        "grid_minutes": asked.grid,
    }


def _attendee_data(attendee: Attendee) -> Json:
    pattern = attendee.worker.pattern
    return {
        "label": attendee.label,
        "zone": attendee.worker.zone,
        "people": attendee.heads,
        "hours": _range_data((pattern.start, pattern.end)),
        "protected": attendee.is_protected,
        "preferred": None
        if attendee.preferred is None
        else _range_data((attendee.preferred.start, attendee.preferred.end)),
        "kept_free": [_range_data(each) for each in attendee.kept_free],
    }


def _miss_data(miss: NearestMiss | None, attendees: tuple[Attendee, ...]) -> Json | None:
    if miss is None:
        return None
    return {
        **slot_data(miss.slot, attendees),
        "broken": [
            {"label": each.label, "limit": each.kind.value, "minutes": each.minutes}
            for each in miss.broken
        ],
    }


def _local_text(slot: MeetingSlot, attendee: Attendee) -> str:
    return f"{to_wall(attendee.worker.zone, slot.start_utc):%Y-%m-%dT%H:%M}"


def _range_data(hours: ClockRange) -> Json:
    return {"start": f"{hours[0]:%H:%M}", "end": f"{hours[1]:%H:%M}"}
