"""The columns of the sheet of onboarding tasks, and the formulas that date a task.

They keep the rule of ``calculators.onboarding.task_dates``: from the first day by offset and lead
time, on to a day on which everybody works and after what is waited for, or to the day it was put on
or done. Another first day moves all dates as the planner would.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import auto
from functools import cached_property

from planner.export.workbook.addresses import column_name
from planner.export.workbook.sheet_column import SheetColumn


class TaskColumn(SheetColumn):
    """The columns, in order; what is of use to readers comes first, then how it is worked out."""

    ID = auto()
    TASK = auto()
    HIRE = auto()
    PHASE = auto()
    OWNER = auto()
    STATUS = auto()
    DONE_ON = auto()
    BEGINS = auto()
    MOVED = auto()
    ENDS = auto()
    DAYS_LATE = auto()
    OWNER_WORKS = auto()
    NEEDS = auto()
    DONE_WHEN = auto()
    OFFSET = auto()
    WANTED = auto()
    LEAD_DAYS = auto()
    EARLIEST = auto()
    WAITS_UNTIL = auto()
    CALENDAR = auto()
    BY_RULE = auto()
    EXTRA = auto()
    EXTRA_WHY = auto()
    PUT_ON = auto()
    DURATION = auto()
    IS_CLOSED = auto()
    COUNTED_END = auto()
    IS_PRODUCTIVE = auto()
    PRODUCTIVE_END = auto()
    KEY = auto()
    STATUS_WAS = auto()
    DONE_ON_WAS = auto()

    @cached_property
    def letters(self) -> str:
        """The letters of the column."""
        return column_name(self.column)

    @cached_property
    def opening(self) -> str:
        """How a cell of the column begins, up to the number of its row."""
        return f'<c r="{self.letters}'


C = TaskColumn


@dataclass(frozen=True, slots=True)
class CalendarCells:
    """Where a calendar stands: its weekend and its days off."""

    weekend: str
    days: str

    def workday(self, day: str, number: str) -> str:
        """Return the formula of a working day so many after a day, or before it."""
        return f"WORKDAY.INTL({day},{number},{self.weekend},{self.days})"


@dataclass(frozen=True, slots=True)
class TaskCells:
    """What the formulas of tasks read whose people have the same calendars.

    They are the same in each of their rows, whose number is left open as ``{r}``.

    Attributes:
        first_day: The hire's first day at work.
        hire: The hire's calendar.
        calendar: The one the task lands on.
        owner: The owner's.
        as_of: The day on which tasks are late.
        done: The word for what is done.
        not_needed: The word for what is not needed.
    """

    first_day: str
    hire: CalendarCells
    calendar: CalendarCells
    owner: CalendarCells
    as_of: str
    done: str
    not_needed: str

    def _at(self, column: TaskColumn) -> str:
        return f"{column.letters}{{r}}"

    def by_column(self, *, is_before: bool) -> Mapping[TaskColumn, str]:
        """Return all formulas but that of what a task waits for (``waits_until``).

        Args:
            is_before: Whether the tasks are to begin before the first day.
        """
        return {
            C.WANTED: self.wanted(),
            C.EARLIEST: self.earliest(),
            C.BY_RULE: self.by_rule(is_before=is_before),
            C.BEGINS: self.begins(),
            C.ENDS: self.ends(),
            C.COUNTED_END: self.counted_end(),
            C.PRODUCTIVE_END: self.productive_end(),
            C.DAYS_LATE: self.days_late(),
            C.OWNER_WORKS: self.owner_works(),
            C.IS_CLOSED: self.is_closed(),
        }

    def wanted(self) -> str:
        """The hire's working day of the offset."""
        return self.hire.workday(self.first_day, self._at(C.OFFSET))

    def earliest(self) -> str:
        """The day wanted, or as long before the first day as something takes."""
        lead, wanted = self._at(C.LEAD_DAYS), self._at(C.WANTED)
        before = self.hire.workday(self.first_day, f"-{lead}")
        return f'IF({lead}="",{wanted},MIN({wanted},{before}))'

    def by_rule(self, *, is_before: bool) -> str:
        """The first day of its calendar from then on; before the first day the last one up to it.

        Args:
            is_before: Whether it is to begin before the first day.
        """
        begin, waits = self._at(C.EARLIEST), self._at(C.WAITS_UNTIL)
        after = self.calendar.workday(f"MAX({begin}-1,{waits})", "1")
        if not is_before:
            return after
        before = self.calendar.workday(f"{begin}+1", "-1")
        return f"IF({before}>{waits},{before},{after})"

    def begins(self) -> str:
        """The day it was done, or put on, or falls on by the rule and the days more."""
        done_on, put_on = self._at(C.DONE_ON), self._at(C.PUT_ON)
        rule, extra = self._at(C.BY_RULE), self._at(C.EXTRA)
        later = f"IF({extra}=0,{rule},{self.calendar.workday(rule, extra)})"
        return f'IF({self._stays()},{done_on},IF({put_on}="",{later},{put_on}))'

    def ends(self) -> str:
        """The owner's working day of its duration; what was put on a day off begins there."""
        begins, length, put_on = self._at(C.BEGINS), self._at(C.DURATION), self._at(C.PUT_ON)
        ruled = self.owner.workday(f"{begins}-1", length)
        put = self.owner.workday(begins, f"{length}-1")
        last = f'IF({put_on}="",{ruled},{put})'
        return f"IF(OR({length}=1,{self._stays()}),{begins},{last})"

    def _stays(self) -> str:
        return f'AND({self._at(C.IS_CLOSED)}=1,{self._at(C.DONE_ON)}<>"")'

    def days_late(self) -> str:
        """Calendar days from its end to the day looked at; 0 for what is closed or not due yet."""
        ends = self._at(C.ENDS)
        return f"IF({self._at(C.IS_CLOSED)}=1,0,MAX(0,{self.as_of}-{ends}))"

    def owner_works(self) -> str:
        """Tell by 1 or 0 whether its owner works on the day it begins."""
        begins = self._at(C.BEGINS)
        return f"NETWORKDAYS.INTL({begins},{begins},{self.owner.weekend},{self.owner.days})"

    def is_closed(self) -> str:
        """Tell by 1 or 0 whether it is done or not needed."""
        status = self._at(C.STATUS)
        return f"IF(OR({status}={self.done},{status}={self.not_needed}),1,0)"

    def counted_end(self) -> str:
        """The last day for what waits for it; 0 where it is not needed."""
        return f"IF({self._at(C.STATUS)}={self.not_needed},0,{self._at(C.ENDS)})"

    def productive_end(self) -> str:
        """The same where productive work waits for it; 0 elsewhere."""
        return f"{self._at(C.IS_PRODUCTIVE)}*{self._at(C.COUNTED_END)}"


def waits_until(rows: Iterable[int]) -> str:
    """Return the formula of the last day of what stands in rows; 0 where there are none.

    Args:
        rows: Counted from 0.
    """
    ends = ",".join(f"{C.COUNTED_END.letters}{row + 1}" for row in rows)
    return f"MAX({ends})" if ends else "0"
