"""The meetings of one hire on one day, one after another where the hours shared have room."""

from collections.abc import Iterable, Sequence

from planner.calculators.onboarding.hire_schedule import SharedTime
from planner.calculators.onboarding.task_dates import HireTasks, TaskDates
from planner.calculators.working_intervals import Interval, Intervals
from planner.plan.onboarding import TaskStatus

_Times = dict[int, SharedTime]
"""When each meeting is, by the index of its task."""


def with_meetings_apart(
    hire: HireTasks, dates: Sequence[TaskDates | None]
) -> Sequence[TaskDates | None]:
    """Return the dates of tasks so that no two meetings of a day overlap where they need not.

    Those of the template's order come first; where that leaves no room for one of them, those
    whose shared hours are over first. What has no room either way stays where it was and knows
    what else is then.
    """
    of_day: dict[int, list[int]] = {}
    for at, found in enumerate(dates):
        if found is not None and found.meeting is not None and _is_held(hire, at):
            of_day.setdefault(found.due, []).append(at)
    crowded = [meetings for meetings in of_day.values() if len(meetings) > 1]
    if not crowded:
        return dates
    parted = list(dates)
    for meetings in crowded:
        _part(parted, meetings)
    return parted


def _is_held(hire: HireTasks, at: int) -> bool:
    state = hire.states.get(hire.tasks[at].id)
    return state is None or state.status not in (TaskStatus.DONE, TaskStatus.NOT_NEEDED)


def _part(dates: list[TaskDates | None], meetings: list[int]) -> None:
    """Put the meetings of a day one after another."""
    times = _times(dates, meetings)
    if len(times) < len(meetings):
        urgent = _times(dates, sorted(meetings, key=lambda at: _shared(dates, at)[-1][1]))
        times = urgent if len(urgent) > len(times) else times
    for at in meetings:
        found = dates[at]
        if found is None or found.meeting is None:
            continue
        if at in times:
            dates[at] = found._replace(meeting=times[at])
        else:
            other = next((each for each in times if _overlap(times[each], found.meeting)), None)
            dates[at] = found._replace(meets_during=other)


def _times(dates: Sequence[TaskDates | None], meetings: Iterable[int]) -> _Times:
    """Return when meetings can be in this order; those without room are left out."""
    times: _Times = {}
    taken: list[Interval] = []
    for at in meetings:
        found = dates[at]
        if found is None or found.both is None or found.meeting is None:
            continue
        length = found.meeting.ends_utc - found.meeting.begins_utc
        if not any(_overlap(other, found.meeting) for other in times.values()):
            time = found.meeting
        else:
            free = _free(_shared(dates, at), taken)
            begins = next((s for s, e in free if e - s >= length.total_seconds()), None)
            if begins is None:
                continue
            time = found.both.meeting_from(found.due, begins, length)
        times[at] = time
        taken.append((int(time.begins_utc.timestamp()), int(time.ends_utc.timestamp())))
    return times


def _shared(dates: Sequence[TaskDates | None], at: int) -> Intervals:
    found = dates[at]
    return () if found is None or found.both is None else found.both.stretches(found.due)


def _free(stretches: Intervals, taken: Iterable[Interval]) -> Sequence[Interval]:
    """Return what is left of stretches of time where some of it is taken."""
    free = list(stretches)
    for start, end in taken:
        parts = [part for s, e in free for part in ((s, min(e, start)), (max(s, end), e))]
        free = [(s, e) for s, e in parts if s < e]
    return free


def _overlap(one: SharedTime, other: SharedTime) -> bool:
    return one.begins_utc < other.ends_utc and other.begins_utc < one.ends_utc
