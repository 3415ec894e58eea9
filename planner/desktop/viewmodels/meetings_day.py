"""The day of a meeting as strips, and each of its steps in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from planner.calculators.meeting_burden import BurdenKind
from planner.calculators.meeting_rotation import MeetingRotation
from planner.desktop.viewmodels.meetings_answer import GRID, Meeting, MeetingsAnswer
from planner.desktop.viewmodels.meetings_words import kind_name, points_in_words
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.running_text import as_typed
from planner.market.time_zone import to_wall


@dataclass(frozen=True, slots=True)
class DayStrips:
    """What is shown.

    Attributes:
        names: Who meets.
        kinds: What each step is to each of them.
        totals: What a meeting from each step on costs all.
        times: The time at each step.
        marked: The steps at which a meeting of the rotation begins on such a day.
        chosen: The one looked at.
        length: How many steps it takes, rounded up.
    """

    names: tuple[str, ...]
    kinds: tuple[tuple[int, ...], ...]
    totals: tuple[float, ...]
    times: tuple[str, ...]
    marked: tuple[int, ...]
    chosen: int
    length: int


def day_strips(answer: MeetingsAnswer, meeting: Meeting, formatter: Formatter) -> DayStrips:
    """Return the anchor's day of a meeting, with the times in turn on that weekday."""
    day = meeting.day
    times = [day.axis.wall(step * GRID) for step in range(len(day.totals))]
    return DayStrips(
        tuple(as_typed(each.label) for each in answer.question.attendees),
        day.kinds,
        day.totals,
        tuple(formatter.time_of_day(each.time()) for each in times),
        tuple(_marked(answer, meeting)),
        meeting.step,
        -(-answer.question.length // GRID),
    )


def step_words(
    answer: MeetingsAnswer, meeting: Meeting, row: int, step: int, formatter: Formatter
) -> str:
    """Say what a step is to somebody, or what a meeting from it on costs all people."""
    day, attendees = meeting.day, answer.question.attendees
    start = formatter.time_of_day(day.axis.wall(step * GRID).time())
    if row >= len(attendees):
        return _("A meeting from {time} on: {points} for all people together").format(
            time=start, points=points_in_words(day.totals[step], formatter)
        )
    local = to_wall(attendees[row].worker.zone, day.axis.moment(step * GRID))
    return _("{time} is {local} for {name}: {kind}").format(
        time=start,
        local=formatter.time_of_day(local.time()),
        name=as_typed(attendees[row].label),
        kind=kind_name(BurdenKind(day.kinds[row][step]), formatter),
    )


def _marked(answer: MeetingsAnswer, meeting: Meeting) -> Iterator[int]:
    if not isinstance(answer.rotation, MeetingRotation):
        return
    axis = meeting.day.axis
    walls = [axis.wall(step * GRID) for step in range(len(meeting.day.totals))]
    for slot in answer.rotation.slots:
        if slot.weekday == axis.day.weekday():
            yield from (step for step, wall in enumerate(walls) if wall.time() == slot.start)
