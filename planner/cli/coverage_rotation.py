"""``coverage --rotation``: how long everybody's turns are, and who gets those of a clock change."""

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from planner.calculators.coverage_crews import Crew, staying
from planner.calculators.coverage_question import CoverageQuestion
from planner.calculators.shift_rotation import (
    PersonTurns,
    Rotation,
    Turn,
    TurnLength,
    rotation_turns,
    turns_by_person,
)
from planner.cli.answer import Json, instant_text
from planner.cli.text_table import laid_out
from planner.cli.typed_values import time_from
from planner.cli.usage_error import BlockedPlanError
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.running_text import listed
from planner.plan.model import Plan, TeamMember

_LENGTHS = {"daily": TurnLength.DAILY, "weekly": TurnLength.WEEKLY}
_USUAL_HANDOVER = time(9)


@dataclass(frozen=True, slots=True)
class RotationAnswer:
    """A rotation of seats with its turns, and everybody's altogether."""

    rotation: Rotation
    turns: tuple[Turn, ...]
    people: tuple[PersonTurns, ...]


def rotation_answer(
    arguments: Namespace, plan: Plan, crews: Sequence[Crew], question: CoverageQuestion
) -> RotationAnswer | None:
    """Work out the rotation of those who stay, in the plan's order; None if none is asked for.

    Raises:
        UsageError: If the hand-over is no time.
        BlockedPlanError: If nobody stays.
    """
    if arguments.rotation is None:
        return None
    ids = {seat_id for crew in staying(crews) for seat_id in crew.seats}
    people = tuple(seat.id for seat in plan.seats if seat.id in ids)
    if not people:
        raise BlockedPlanError(
            _("Nobody who counts stays to the end of that time, so nobody takes turns. Choose "
              "another time.")
        )  # fmt: skip
    rotation = Rotation(
        people,
        question.zone,
        _USUAL_HANDOVER
        if arguments.handover is None
        else time_from(arguments.handover, "coverage"),
        _LENGTHS[arguments.rotation],
    )
    turns = rotation_turns(rotation, question.first, question.last)
    return RotationAnswer(rotation, turns, turns_by_person(rotation, turns))


def rotation_data(found: RotationAnswer | None) -> Json | None:
    """Return a rotation for scripts."""
    if found is None:
        return None
    rotation = found.rotation
    return {
        "length": rotation.length.name.lower(),
        "handover": f"{rotation.handover:%H:%M}",
        "usual_minutes": rotation.usual_minutes,
        "turns": [
            {
                "seat": turn.person,
                "date": turn.day.isoformat(),
                "start": instant_text(turn.start_utc),
                "end": instant_text(turn.end_utc),
                "minutes": turn.minutes,
            }
            for turn in found.turns
        ],
        "people": [
            {
                "seat": each.person,
                "turns": each.turns,
                "minutes": each.minutes,
                "long_days": [day.isoformat() for day in each.long_days],
                "short_days": [day.isoformat() for day in each.short_days],
            }
            for each in found.people
        ],
    }


def rotation_text(found: RotationAnswer | None, plan: Plan, shown: Formatter) -> str:
    """Say how long a turn is, then everybody's hours with their long and short turns."""
    if found is None:
        return ""
    rotation = found.rotation
    if rotation.length is TurnLength.WEEKLY:
        template = _("Weekly rotation, hand-over {weekday} {time}: {hours} a turn")
    else:
        template = _("Daily rotation, hand-over {time}: {hours} a turn")
    heading = template.format(
        weekday=shown.weekday_name(rotation.weekday),
        time=shown.time_of_day(rotation.handover),
        hours=shown.hours_and_minutes(rotation.usual_minutes),
    )
    names: dict[str, str] = {
        seat.id: seat.name for seat in plan.seats if isinstance(seat, TeamMember)
    }
    rows = [
        (_("Seat"), _("Name"), _("Turns"), _("In all"), _("Longer turns"), _("Shorter turns")),
        *(
            (
                each.person,
                names.get(each.person, ""),
                shown.integer(each.turns),
                shown.hours_and_minutes(each.minutes),
                *_odd_turns(each, found.turns, shown),
            )
            for each in found.people
        ),
    ]
    return f"{heading}\n{laid_out(rows, right=frozenset({2, 3}))}"


def _odd_turns(person: PersonTurns, turns: Sequence[Turn], shown: Formatter) -> tuple[str, str]:
    minutes = {turn.day: turn.minutes for turn in turns}

    def text(days: Sequence[date]) -> str:
        return listed(
            _("{hours} from {day}").format(
                hours=shown.hours_and_minutes(minutes[day]), day=shown.date_short(day)
            )
            for day in days
        )

    return text(person.long_days), text(person.short_days)
