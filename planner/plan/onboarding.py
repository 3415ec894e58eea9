"""How new hires come aboard: templates of tasks, how far each task is, who helps, and the rules."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from planner.market.lead_time import LeadTimeKind
from planner.market.role import RoleFamily
from planner.quantities.identifiers import CountryCode, PlaceId, SeatId, TaskId, TemplateId


class TaskOwner(StrEnum):
    """Who does a task, by their part in it."""

    IT = "it"
    PEOPLE_TEAM = "people-team"
    MANAGER = "manager"
    BUDDY = "buddy"
    MENTOR = "mentor"
    HIRE = "hire"
    FINANCE = "finance"
    SECURITY = "security"


class OnboardingPhase(StrEnum):
    """When a task is due, as checklists are headed; of 30, 60 and 90 calendar days."""

    BEFORE_START = "before-start"
    DAY_ONE = "day-one"
    WEEK_ONE = "week-one"
    DAYS_30 = "days-30"
    DAYS_60 = "days-60"
    DAYS_90 = "days-90"


class TaskStatus(StrEnum):
    """How far somebody is with a task."""

    OPEN = "open"
    STARTED = "started"
    DONE = "done"
    NOT_NEEDED = "not-needed"


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateTask:
    """One task of a template.

    Attributes:
        offset_working_days: From the first day, 0, counted on the calendar of the hire; negative
            before it.
        duration_working_days: How many working days of its owner it takes, at least 1.
        shared_minutes: What the hire and the owner need of working hours in common on its day; 0
            where they need not meet.
        lead_time: Where given, the task begins as long before the first day as this takes in the
            country of the hire, if that is earlier than its offset.
        needs: What has to be there, such as access or equipment.
        depends_on: Tasks of the same template that must be done before.
        done_when: What tells that it is done.
        is_review: Whether it is one of the talks at 30, 60 and 90 days.
        is_productive: Whether a hire is productive only once it is done.
    """

    id: TaskId
    title: str
    phase: OnboardingPhase
    owner: TaskOwner
    offset_working_days: int
    duration_working_days: int = 1
    shared_minutes: int = 0
    lead_time: LeadTimeKind | None = None
    needs: str = ""
    depends_on: tuple[TaskId, ...] = ()
    done_when: str = ""
    is_review: bool = False
    is_productive: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OnboardingTemplate:
    """A list of tasks for hires of some kind.

    Attributes:
        roles: The role families it is for, where nobody chose another one; none for those that no
            other template names.
        adds_domain: Whether it teaches a domain that is new to the hire.
    """

    id: TemplateId
    name: str
    description: str = ""
    roles: tuple[RoleFamily, ...] = ()
    adds_domain: bool = False
    tasks: tuple[TemplateTask, ...] = ()


@dataclass(frozen=True, slots=True)
class TaskKey:
    """A task of one hire."""

    seat_id: SeatId
    task_id: TaskId

    def __str__(self) -> str:
        """Return ``P-02/ship-laptop``."""
        return f"{self.seat_id}/{self.task_id}"

    @classmethod
    def parsed(cls, text: str) -> "TaskKey":
        """Read a key back from its text; what follows its last stroke is the task.

        Raises:
            ValueError: If the text names no seat or no task.
        """
        seat, slash, task = text.rpartition("/")  # seats may be ENG/12, tasks never
        if not (seat and slash and task):
            raise ValueError(text)
        return cls(SeatId(seat), TaskId(task))


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskState:
    """What somebody said of one hire's task.

    Attributes:
        done_on: The day it was done; it stays where a start date moves.
        moved_to: The day somebody put it on; None leaves it to the schedule.
        assignee_id: The member who does it; None follows the owner's part.
        comment: Anything to remember.
    """

    status: TaskStatus = TaskStatus.OPEN
    done_on: date | None = None
    moved_to: date | None = None
    assignee_id: SeatId | None = None
    comment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Who stands behind a part: IT, the people team, finance or security, or any manager.

    Attributes:
        name: Whom hires turn to.
        place_id: Where they work; None where nobody knows, so that no calendar is theirs.
        member_id: The member of the plan who it is; their name and place count then.
    """

    name: str = ""
    place_id: PlaceId | None = None
    member_id: SeatId | None = None


@dataclass(frozen=True, slots=True)
class Leave:
    """Days somebody is away, both included."""

    first_day: date
    last_day: date


@dataclass(frozen=True, slots=True)
class LeadTimeKey:
    """What a lead time is of: everywhere where there is no country."""

    kind: LeadTimeKind
    country: CountryCode | None = None

    def __str__(self) -> str:
        """Return ``equipment`` or ``equipment/IN``."""
        return f"{self.kind.value}/{self.country}" if self.country else self.kind.value

    @classmethod
    def parsed(cls, text: str) -> "LeadTimeKey":
        """Read a key back from its text.

        Raises:
            ValueError: If it names no kind of lead time.
        """
        kind, _, country = text.partition("/")
        return cls(LeadTimeKind(kind), CountryCode(country) if country else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class OnboardingRules:
    """Assumptions about coming aboard that the user may change; none of them is market data.

    Attributes:
        hires_per_buddy: Whom one buddy helps in at once.
        hires_per_mentor: Whom one mentor teaches at once.
        mentor_hours: Hours a week a mentor gives a hire in days 1-30, 31-60 and 61-90.
        mentor_hours_limit: Hours a week a mentor can give in all.
        starts_per_week: First days that the people team can look after in one week.
        shared_minutes: Working hours in common that a buddy or mentor should have with the hire.
        months_before_mentoring: How long somebody is there before they help others in.
        ramp_up_weeks: Weeks from the first day to full productivity.
        ramp_up_weeks_by_role: Overrides of ``ramp_up_weeks``.
        new_domain_weeks: Weeks more where the domain is new to the hire.
        mentor_saves_share: What a mentor takes off the weeks, as a fraction.
    """

    hires_per_buddy: int = 2
    hires_per_mentor: int = 2
    mentor_hours: tuple[Decimal, Decimal, Decimal] = (Decimal(6), Decimal(3), Decimal("1.5"))
    mentor_hours_limit: Decimal = Decimal(8)
    starts_per_week: int = 3
    shared_minutes: int = 120
    months_before_mentoring: int = 6
    ramp_up_weeks: int = 20
    ramp_up_weeks_by_role: Mapping[RoleFamily, int] = field(default_factory=dict)
    new_domain_weeks: int = 8
    mentor_saves_share: Decimal = Decimal("0.15")
