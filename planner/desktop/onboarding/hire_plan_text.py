"""One hire's onboarding as the texts of a document to hand out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from planner.calculators.onboarding.hire_schedule import HireSchedule, ScheduledTask
from planner.calculators.onboarding.lead_times import lead_times_of
from planner.calculators.onboarding.ramp_up import ramp_of
from planner.localization.countries import country_name
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.onboarding_calendar_texts import local_time_lines
from planner.localization.onboarding_terms import lead_time_name
from planner.localization.onboarding_texts import (
    hire_name,
    lead_time_sentence,
    moves_sentence,
    owner_name,
    part_name,
    phase_name,
    schedule_problem_sentence,
    task_done_when,
    task_needs,
    task_status_name,
    task_title,
    template_name,
)
from planner.localization.running_text import listed
from planner.localization.terms import role_with_level, status_name
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan
from planner.plan.onboarding import OnboardingPhase, TaskOwner, TaskStatus
from planner.quantities.identifiers import SeatId, TaskId

_SETTLED = frozenset({TaskStatus.DONE, TaskStatus.NOT_NEEDED})


@dataclass(frozen=True, slots=True)
class PlanTask:
    """A task as it is written.

    Attributes:
        when: The day it begins, and below the one it ends where that is another.
        who: Who does it, and below where they work.
        details: What it needs, when it is done, how it went.
        moved: Why it is not on the day wanted; empty where it is.
        meeting: When both meet, on each one's clock.
        late: That it is overdue; empty where it is not.
    """

    title: str
    when: tuple[str, ...]
    who: tuple[str, ...]
    details: tuple[str, ...]
    moved: str
    meeting: tuple[str, ...]
    late: str
    is_settled: bool


@dataclass(frozen=True, slots=True)
class PlanPhase:
    """The tasks of a phase under its heading; ``progress`` says how many are done."""

    heading: str
    progress: str
    tasks: tuple[PlanTask, ...]


@dataclass(frozen=True, slots=True)
class HirePlanText:
    """A hire's plan.

    Attributes:
        name: Whose it is.
        about: What they will do, and where.
        plan_name: The plan it is of.
        facts: What each is called, and what it is.
        checks: What is wrong or doubtful.
        notes: What the dates rest on.
        stand: Of which day it is.
    """

    name: str
    about: str
    plan_name: str
    facts: tuple[tuple[str, str], ...]
    phases: tuple[PlanPhase, ...]
    checks: tuple[str, ...]
    notes: tuple[str, ...]
    stand: str


def hire_plan_text(
    plan: Plan, market: Snapshot, schedule: HireSchedule, shown: Formatter, today: date
) -> HirePlanText:
    """Return the texts of a hire's plan in the formatter's language, which is the active one."""
    hire, position = schedule.hire, schedule.hire.position
    place = _("{place}, {country}").format(
        place=hire.place.name, country=country_name(hire.place.country)
    )
    status = status_name(position.status) if position.candidate else ""  # the name has it then
    about = filter(None, (role_with_level(position.role, position.level), place, status))
    return HirePlanText(
        name=hire_name(position),
        about=listed(about),
        plan_name=plan.name,
        facts=tuple(_facts(plan, market, schedule, shown)),
        phases=tuple(_phases(schedule, shown)),
        checks=tuple(schedule_problem_sentence(schedule, e, shown) for e in schedule.problems),
        notes=tuple(_notes(plan, market, schedule, shown)),
        stand=_("As of {day}").format(day=shown.date_long(today)),
    )


def _facts(
    plan: Plan, market: Snapshot, schedule: HireSchedule, shown: Formatter
) -> Iterator[tuple[str, str]]:
    hire, position = schedule.hire, schedule.hire.position
    start = _day(hire.first_day, shown)
    moved = moves_sentence(schedule, hire.first_day_moves, shown)
    yield _("First day"), _("{day}. {moved}").format(day=start, moved=moved) if moved else start
    if schedule.productive_on is not None:
        yield _("Ready to work"), _day(schedule.productive_on, shown)
    yield _("Fully productive"), _day(ramp_of(plan, market, hire).full_on, shown)
    owners = (each.owner for each in schedule.tasks if each.owner.part is TaskOwner.MANAGER)
    manager = next((owner.name for owner in owners if owner.name), position.hiring_manager)
    yield _("Manager"), manager or _("not named")
    yield _("Buddy"), _member(plan, position.buddy_id)
    yield _("Mentor"), _member(plan, position.mentor_id)
    yield _("Template"), template_name(schedule.template)


def _member(plan: Plan, member_id: SeatId | None) -> str:
    names = (each.name for each in plan.members if each.id == member_id)
    return next(names, member_id or _("not named"))


def _phases(schedule: HireSchedule, shown: Formatter) -> Iterator[PlanPhase]:
    titles = {task.id: task_title(task) for task in schedule.template.tasks}
    for phase in OnboardingPhase:
        tasks = [each for each in schedule.tasks if each.task.phase is phase]
        if tasks:
            done = sum(each.state.status in _SETTLED for each in tasks)
            progress = _("{done} of {all}").format(
                done=shown.integer(done), all=shown.integer(len(tasks))
            )
            written = tuple(_task(schedule, each, titles, shown) for each in tasks)
            yield PlanPhase(phase_name(phase), progress, written)


def _task(
    schedule: HireSchedule, task: ScheduledTask, titles: dict[TaskId, str], shown: Formatter
) -> PlanTask:
    owner = task.owner
    name = owner_name(owner)
    part = part_name(owner.part) if owner.name else ""
    place = owner.place.name if owner.place is not None and not owner.is_assumed else ""
    late = ngettext("{count} day late", "{count} days late", task.days_late).format(
        count=shown.integer(task.days_late)
    )
    return PlanTask(
        title=task_title(task.task),
        when=tuple(_when(task, shown)),
        who=(name, *filter(None, (listed(filter(None, (part, place))),))),
        details=tuple(_details(task, titles, shown)),
        moved=moves_sentence(schedule, task.moves, shown),
        meeting=tuple(local_time_lines(schedule, task, shown)),
        late=late if task.is_overdue else "",
        is_settled=task.state.status in _SETTLED,
    )


def _when(task: ScheduledTask, shown: Formatter) -> Iterator[str]:
    yield _day(task.due, shown)
    if task.ends != task.due:
        yield _("to {day}").format(day=_day(task.ends, shown))


def _details(task: ScheduledTask, titles: dict[TaskId, str], shown: Formatter) -> Iterator[str]:
    if task.state.status is not TaskStatus.OPEN:
        status = task_status_name(task.state.status)
        day = task.state.done_on
        yield status if day is None else listed((status, _day(day, shown)))
    for template, text in (
        (_("Needs: {text}"), task_needs(task.task)),
        (_("Done when: {text}"), task_done_when(task.task)),
    ):
        if text:
            yield template.format(text=text)
    if task.blocked_by:
        waits = listed((titles.get(each, each) for each in task.blocked_by), with_commas=True)
        yield _("Waits for: {tasks}").format(tasks=waits)
    if task.state.comment:
        yield task.state.comment


def _notes(plan: Plan, market: Snapshot, schedule: HireSchedule, shown: Formatter) -> Iterator[str]:
    yield _(
        "Dates follow the weekends, public holidays, company days and leave of the new hire and of "
        "the owner of each task, as far as the plan knows them."
    )
    hire = schedule.hire
    figures = lead_times_of(plan, market, hire.position, hire.place.country)
    asked = dict.fromkeys(each.lead_time for each in schedule.template.tasks)
    for kind, figure in figures.items():
        if kind in asked:
            yield _("{lead_time}: {sentence}").format(
                lead_time=lead_time_name(kind), sentence=lead_time_sentence(figure, shown)
            )


def _day(day: date, shown: Formatter) -> str:
    weekday = shown.weekday_name(day.weekday(), "abbreviated")
    return _("{weekday} {day}").format(weekday=weekday, day=shown.date_short(day))
