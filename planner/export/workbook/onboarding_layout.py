"""Where the onboarding of each hire stands: its row, its tasks, and the calendars they count on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import auto
from functools import cached_property

from planner.calculators.onboarding.hire_schedule import HireSchedule
from planner.calculators.onboarding.lead_times import lead_times_of
from planner.calculators.onboarding.owners import OwnerOfTask
from planner.calculators.onboarding.schedule import schedule_hires
from planner.calculators.onboarding.working_days import (
    WorkingDays,
    working_days_at,
    working_days_of,
)
from planner.export.workbook.addresses import Cell, fixed, fixed_range, on_sheet
from planner.export.workbook.contents import Contents
from planner.export.workbook.sheet_column import SheetColumn
from planner.export.workbook.task_calendars import TaskCalendar, TaskCalendars
from planner.export.workbook.task_rows import HirePeople, TaskRow, task_rows
from planner.market.lead_time import LeadTimeKind
from planner.plan.model import Engagement
from planner.plan.onboarding import OnboardingTemplate, TaskStatus
from planner.plan.task_order import task_order
from planner.quantities.identifiers import CountryCode, TaskId

FIRST_HIRE = 4
"""The first row of the sheet Onboarding below its heading."""

TASK_HEADING = 6
AS_OF: Cell = (2, 2)
STATUS_ROW, FIRST_STATUS = 3, 1
"""Where the tasks' sheet says of which day it is, and the words for how far tasks are."""

STATUSES = tuple(TaskStatus)

FIRST_CALENDAR = 4
CALENDAR_NAME, CALENDAR_DAY, CALENDAR_HOLIDAY = range(3)
CALENDAR_WEEKEND = CALENDAR_DAY

_BEFORE, _AFTER = timedelta(days=300), timedelta(days=550)
"""How far days off are listed around the first days: lead times and a later start need them."""

_YEARS_OF_HOLIDAYS = 40


class HireColumn(SheetColumn):
    """The columns of Onboarding, in order; the reviews follow."""

    ID = auto()
    ROLE = auto()
    PLACE = auto()
    TEAM = auto()
    START = auto()
    FIRST_DAY = auto()
    MOVED = auto()
    HIRE = auto()
    TEMPLATE = auto()
    PRODUCTIVE_ON = auto()
    TASKS = auto()
    DONE = auto()
    SHARE = auto()
    OVERDUE = auto()


@dataclass(frozen=True, slots=True)
class HireBlock:
    """A hire with its tasks.

    Attributes:
        schedule: Its onboarding.
        calendar: The hire's.
        row: Its row on Onboarding.
        tasks: Its tasks, in their order.
    """

    schedule: HireSchedule
    calendar: TaskCalendar
    row: int
    tasks: tuple[TaskRow, ...]


@dataclass(frozen=True)
class OnboardingLayout:
    """Rows of the sheets of onboarding.

    Attributes:
        summary: The name of the sheet with a row for each hire.
        task_sheet: That with a row for each task.
        calendar_sheet: That of the calendars.
        blocks: The hires.
        calendars: The calendars, in order.
    """

    summary: str
    task_sheet: str
    calendar_sheet: str
    blocks: tuple[HireBlock, ...]
    calendars: tuple[TaskCalendar, ...]

    @classmethod
    def of(cls, contents: Contents, names: tuple[str, str, str]) -> "OnboardingLayout":
        """Lay the sheets out for a plan; hires whose cost is unknown have a place on them too."""
        plan, market = contents.evaluation.plan, contents.evaluation.market
        schedules = schedule_hires(plan, market, contents.generated_on)
        shown = [
            schedule
            for seat_id, schedule in schedules.items()
            if contents.only_hire in (None, seat_id)
        ]
        first_days = [schedule.hire.first_day for schedule in shown]
        calendars = TaskCalendars(plan.company_days, *_span(contents, first_days))
        people = _People(contents)
        blocks: list[HireBlock] = []
        row = TASK_HEADING + 1
        for at, schedule in enumerate(shown, FIRST_HIRE):
            of_hire = people.of(schedule)
            tasks = task_rows(schedule, row, of_hire, calendars)
            blocks.append(HireBlock(schedule, calendars.of(of_hire.hire), at, tasks))
            row += len(tasks)
        return cls(*names, tuple(blocks), calendars.made)

    @property
    def last_hire(self) -> int:
        """The last row of Onboarding; an empty one where there is no hire."""
        return FIRST_HIRE + max(1, len(self.blocks)) - 1

    @property
    def last_task(self) -> int:
        """The last row of the tasks; an empty one where there is none."""
        return TASK_HEADING + max(1, sum(len(block.tasks) for block in self.blocks))

    @property
    def first_day_off(self) -> int:
        """The first row of the days off, below the calendars and a heading."""
        return FIRST_CALENDAR + max(1, len(self.calendars)) + 3

    def hire_cell(self, block: HireBlock, column: SheetColumn) -> str:
        """Return the address of a hire's figure from other sheets."""
        return on_sheet(self.summary, fixed(block.row, column.column))

    def status_cell(self, status: TaskStatus) -> str:
        """Return where the tasks' sheet has the word for how far a task is, seen from there."""
        return fixed(STATUS_ROW, FIRST_STATUS + STATUSES.index(status))

    def weekend(self, calendar: TaskCalendar) -> str:
        """Return the address of a calendar's weekend from other sheets."""
        return self._calendar_cells[calendar][0]

    def days(self, calendar: TaskCalendar) -> str:
        """Return the range of a calendar's days off from other sheets."""
        return self._calendar_cells[calendar][1]

    def holiday_names(self, calendar: TaskCalendar) -> str:
        """Return the range of their names."""
        return self._calendar_cells[calendar][2]

    def days_off(self) -> Iterator[tuple[TaskCalendar, int]]:
        """Yield the calendars with the first row of their days off."""
        row = self.first_day_off
        for calendar in self.calendars:
            yield calendar, row
            row += max(1, len(calendar.days))  # one without any keeps an empty row to read

    @cached_property
    def _calendar_cells(self) -> Mapping[TaskCalendar, tuple[str, str, str]]:
        found = {}
        for at, (calendar, first) in enumerate(self.days_off(), FIRST_CALENDAR):
            last = first + max(1, len(calendar.days)) - 1
            days, names = (
                fixed_range((first, column), (last, column))
                for column in (CALENDAR_DAY, CALENDAR_HOLIDAY)
            )
            cells = (fixed(at, CALENDAR_WEEKEND), days, names)
            weekend, days, names = (on_sheet(self.calendar_sheet, each) for each in cells)
            found[calendar] = weekend, days, names
        return found


class _People:
    """Finds the working days of hires and owners, and the lead times, as the schedule does."""

    def __init__(self, contents: Contents) -> None:
        self._plan = contents.evaluation.plan
        self._market = contents.evaluation.market
        self._members = {member.id: member for member in self._plan.members}
        self._known: dict[OwnerOfTask, WorkingDays] = {}
        self._waits: dict[int, Mapping[TaskId, Sequence[TaskId]]] = {}
        self._lead_days: dict[tuple[CountryCode, Engagement], Mapping[LeadTimeKind, int]] = {}

    def of(self, schedule: HireSchedule) -> HirePeople:
        """Return whose days a hire's tasks count on."""
        position, place = schedule.hire.position, schedule.hire.place
        days = working_days_of(self._plan, position, place)
        owners = [
            days if task.owner.seat_id == position.id else self._owner_days(task.owner, days)
            for task in schedule.tasks
        ]
        key = place.country, position.engagement
        if key not in self._lead_days:
            figures = lead_times_of(self._plan, self._market, position, place.country)
            self._lead_days[key] = {kind: figure.days for kind, figure in figures.items()}
        return HirePeople(days, owners, self._lead_days[key], self._waits_of(schedule.template))

    def _waits_of(self, template: OnboardingTemplate) -> Mapping[TaskId, Sequence[TaskId]]:
        found = self._waits.get(id(template))
        if found is None:
            order = task_order(template.tasks)
            found = self._waits[id(template)] = dict(zip(order.ids, order.waited_ids, strict=True))
        return found

    def _owner_days(self, owner: OwnerOfTask, otherwise: WorkingDays) -> WorkingDays:
        """Return the working days of who does a task; ``otherwise`` where they have no place."""
        if owner.place is None:
            return otherwise
        found = self._known.get(owner)
        if found is None:
            member = self._members.get(owner.seat_id) if owner.seat_id else None
            found = self._known[owner] = (
                working_days_at(self._plan, owner.place)
                if member is None
                else working_days_of(self._plan, member, owner.place)
            )
        return found


def _span(contents: Contents, first_days: Sequence[date]) -> tuple[date, date]:
    """Return the days whose days off are listed; nobody needs those of a mistyped century."""
    year = contents.months[0].year
    earliest = date(year - _YEARS_OF_HOLIDAYS, 1, 1)
    latest = date(year + _YEARS_OF_HOLIDAYS, 12, 31)
    first = max(earliest, min([contents.months[0].first_day, *first_days]))
    last = min(latest, max([contents.months[-1].last_day, *first_days]))
    return first - _BEFORE, last + _AFTER
