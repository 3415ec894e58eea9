"""The dates of a hire's tasks, day by day and quarter hour by quarter hour, from the rules alone.

Nothing of the calculator is used: days off come from the ``holidays`` library, instants from
``zoneinfo``. Hours have to be whole quarters.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import holidays

from planner.market.lead_time import LeadTimeKind
from planner.market.place import Place
from planner.plan.onboarding import Leave, TaskState, TaskStatus, TemplateTask
from planner.plan.working_pattern import WorkingPattern
from planner.quantities.identifiers import TaskId

DAY = timedelta(days=1)
QUARTER = timedelta(minutes=15)


@cache
def public_holidays(country: str, subdivision: str | None, year: int) -> frozenset[date]:
    known = getattr(holidays, country)
    subdivision = subdivision if subdivision in known.subdivisions else None
    return frozenset(known(years=year, subdiv=subdivision, expand=False))


@dataclass(frozen=True)
class Person:
    place: Place
    pattern: WorkingPattern
    company_days: frozenset[date] = frozenset()
    leave: tuple[Leave, ...] = ()

    def works(self, day: date) -> bool:
        weekdays = self.pattern.weekdays or frozenset(range(7)) - self.place.weekend
        if day.weekday() not in weekdays:
            return False
        if any(each.first_day <= day <= each.last_day for each in self.leave):
            return False
        if self.pattern.works_on_holidays:
            return True
        place = self.place
        return day not in self.company_days and day not in public_holidays(
            place.country, place.holiday_subdivision, day.year
        )

    def quarters(self, day: date) -> Iterator[datetime]:
        """Yield the quarter hours worked on a day, in UTC."""
        if not self.works(day):
            return
        pattern = self.pattern
        end = day + DAY if pattern.end <= pattern.start else day
        pause = pattern.break_start
        at, until = self._utc(day, pattern.start), self._utc(end, pattern.end)
        begins = 0 if pause is None else pause.hour * 60 + pause.minute
        rest = range(begins, begins + pattern.break_minutes)
        while at < until:
            wall = at.astimezone(ZoneInfo(self.place.zone))
            if wall.hour * 60 + wall.minute not in rest:
                yield at
            at += QUARTER

    def _utc(self, day: date, wall: time) -> datetime:
        return datetime.combine(day, wall, ZoneInfo(self.place.zone)).astimezone(UTC)


@cache
def shared_minutes(hire: Person, owner: Person, day: date) -> int:
    theirs = {each for n in range(-3, 4) for each in owner.quarters(day + n * DAY)}
    return 15 * len(theirs.intersection(hire.quarters(day)))


@dataclass
class Found:
    wanted: date
    due: date
    ends: date


@dataclass
class BruteForce:
    """One hire's tasks; ``late`` puts off the end of a task by some of the hire's working days."""

    tasks: Sequence[TemplateTask]
    start: date
    hire: Person
    owners: Mapping[TaskId, Person]
    owned_by_hire: frozenset[TaskId]
    lead_days: Mapping[LeadTimeKind, int]
    states: Mapping[TaskId, TaskState]
    late: tuple[TaskId, int] | None = None
    found: dict[TaskId, Found] = field(default_factory=dict)

    def run(self) -> Mapping[TaskId, Found]:
        while self.start != self.first_day:
            self.start += DAY
        waiting = [each for each in self.tasks if not self._is_left_out(each)]
        while waiting:
            task = next(each for each in waiting if self._is_ready(each, waiting))
            waiting.remove(task)
            self.found[task.id] = self._dated(task)
            if self.late is not None and self.late[0] == task.id:
                self.found[task.id].ends = self._later(self.found[task.id].ends, self.late[1])
        return self.found

    @property
    def first_day(self) -> date:
        day = self.start
        while not self.hire.works(day):
            day += DAY
        return day

    def productive_on(self) -> date | None:
        ends = [
            self.found[task.id].ends
            for task in self.tasks
            if task.is_productive
            and task.id in self.found
            and self._status(task.id) is not TaskStatus.NOT_NEEDED
        ]
        return max(ends) if ends else None

    def _status(self, task_id: TaskId) -> TaskStatus:
        return self.states.get(task_id, TaskState()).status

    def _is_left_out(self, task: TemplateTask) -> bool:
        return task.lead_time is not None and task.lead_time not in self.lead_days

    def _is_ready(self, task: TemplateTask, waiting: Sequence[TemplateTask]) -> bool:
        return not {each.id for each in waiting} & set(task.depends_on)

    def _later(self, day: date, number: int) -> date:
        while number:
            day += DAY
            number -= self.hire.works(day)
        return day

    def _counted(self, offset: int) -> date:
        day = self.first_day
        step = DAY if offset > 0 else -DAY
        for _ in range(abs(offset)):
            day += step
            while not self.hire.works(day):
                day += step
        return day

    def _dated(self, task: TemplateTask) -> Found:
        owner = self.owners[task.id]
        state = self.states.get(task.id, TaskState())
        wanted = begin = self._counted(task.offset_working_days)
        if task.lead_time is not None:
            begin = min(begin, self._counted(-self.lead_days[task.lead_time]))
        closed = (TaskStatus.DONE, TaskStatus.NOT_NEEDED)
        if state.done_on is not None and state.status in closed:
            return Found(wanted, state.done_on, state.done_on)
        if state.moved_to is not None:
            return Found(wanted, state.moved_to, self._ended(owner, state.moved_to, task))
        after = max(
            (
                self.found[each].ends
                for each in task.depends_on
                if each in self.found and self._status(each) is not TaskStatus.NOT_NEEDED
            ),
            default=date.min,
        )
        due = begin
        if begin < self.first_day:
            while not owner.works(due):
                due -= DAY
            if due <= after:
                due = max(begin, after + DAY)
                while not owner.works(due):
                    due += DAY
        else:
            due = self._met(task, owner, max(begin, after + DAY))
        return Found(wanted, due, self._ended(owner, due, task))

    def _met(self, task: TemplateTask, owner: Person, begin: date) -> date:
        """Return the first day that suits; within two months there is one, or the next best is."""
        days = [begin + n * DAY for n in range(61)]
        both = [day for day in days if self.hire.works(day) and owner.works(day)]
        suiting = [day for day in both if self._suits(task, owner, day)]
        if suiting or both:
            return (suiting or both)[0]
        while not self.hire.works(begin):
            begin += DAY
        return begin

    def _suits(self, task: TemplateTask, owner: Person, day: date) -> bool:
        if not (self.hire.works(day) and owner.works(day)):
            return False
        if task.id in self.owned_by_hire or not task.shared_minutes:
            return True
        return shared_minutes(self.hire, owner, day) >= task.shared_minutes

    def _ended(self, owner: Person, day: date, task: TemplateTask) -> date:
        left = task.duration_working_days - 1
        while left:
            day += DAY
            left -= owner.works(day)
        return day
