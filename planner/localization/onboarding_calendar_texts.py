"""When hire and owner of a task meet, on the clocks of both."""

from collections.abc import Iterator

from planner.calculators.onboarding.hire_schedule import HireSchedule, ScheduledTask
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.onboarding_texts import hire_name, owner_name
from planner.market.place import Place
from planner.market.time_zone import to_wall
from planner.plan.onboarding import TaskOwner


def local_time_lines(
    schedule: HireSchedule, task: ScheduledTask, shown: Formatter
) -> Iterator[str]:
    """Yield when both meet on each one's clock; nothing where they need not."""
    if task.meeting is None:
        return
    people = [(hire_name(schedule.hire.position), schedule.hire.place)]
    if task.owner.place is not None and task.owner.part is not TaskOwner.HIRE:
        people.append((owner_name(task.owner), task.owner.place))
    for name, place in people:
        yield _("{who} in {place}: {time}").format(
            who=name, place=place.name, time=_clock(task, place, shown)
        )


def _clock(task: ScheduledTask, place: Place, shown: Formatter) -> str:
    if task.meeting is None:
        return ""
    begins = to_wall(place.zone, task.meeting.begins_utc)
    ends = to_wall(place.zone, task.meeting.ends_utc)
    weekday = shown.weekday_name(begins.weekday(), "abbreviated")
    return f"{weekday} {shown.time_range(begins.time(), ends.time())}"
