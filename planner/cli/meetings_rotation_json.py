"""A rotation of times to meet as scripts read it: see ``meetings_command`` for what it holds."""

from planner.calculators.meeting_rotation import (
    LocalTime,
    MeetingRotation,
    RotationMiss,
    RotationSlot,
)
from planner.cli.answer import Json, instant_text
from planner.cli.overlap_json import whole_if_possible

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_FAIRNESS_DIGITS = 6


def rotation_data(found: MeetingRotation | RotationMiss | None) -> dict[str, object]:
    """Return a rotation, or what comes closest to one, for scripts."""
    if isinstance(found, MeetingRotation):
        return {"rotation": _found_data(found), "rotation_miss": None}
    return {"rotation": None, "rotation_miss": None if found is None else _miss_data(found)}


def _found_data(rotation: MeetingRotation) -> Json:
    ledger, fixed = rotation.ledger, rotation.fixed
    return {
        "turns": rotation.time.turns,
        "weeks": rotation.time.weeks,
        "worst": whole_if_possible(ledger.worst),
        "bound": whole_if_possible(rotation.bound),
        "is_proven": rotation.is_proven,
        "fairness": round(ledger.fairness, _FAIRNESS_DIGITS),
        "carry_most": [each.label for each in ledger.most],
        "fixed_worst": None if fixed is None else whole_if_possible(fixed.worst),
        "slots": [_slot_data(slot, rotation) for slot in rotation.slots],
        "ledger": [
            {
                "label": each.label,
                "people": each.heads,
                "burden": whole_if_possible(each.total),
                "fixed_burden": None
                if fixed is None
                else whole_if_possible(fixed.entries[at].total),
            }
            for at, each in enumerate(ledger.entries)
        ],
    }


def _slot_data(slot: RotationSlot, rotation: MeetingRotation) -> Json:
    return {
        "weekday": _WEEKDAYS[slot.weekday],
        "start": f"{slot.start:%H:%M}",
        "starts": [instant_text(each) for each in slot.starts_utc],
        "attendees": [
            {"label": each.label, "local_times": [_local_data(local) for local in times]}
            for each, times in zip(rotation.attendees, slot.local_times, strict=True)
        ],
    }


def _local_data(local: LocalTime) -> Json:
    return {
        "from": local.first_day.isoformat(),
        "weekday": _WEEKDAYS[local.weekday],
        "start": f"{local.start:%H:%M}",
    }


def _miss_data(miss: RotationMiss) -> Json:
    return {
        "weekday": _WEEKDAYS[miss.weekday],
        "start": f"{miss.start:%H:%M}",
        "broken": [
            {"label": each.label, "limit": each.kind.value, "minutes": each.minutes}
            for each in miss.broken
        ],
    }
