"""Sentences about the onboarding of hires: why a date moved, what is wrong with a schedule."""

from datetime import date

from planner.calculators.onboarding.hire_schedule import (
    HireSchedule,
    ScheduleFault,
    ScheduleProblem,
)
from planner.calculators.onboarding.lead_times import LeadTimeFigure, LeadTimeOrigin
from planner.calculators.onboarding.moves import Move, MoveReason
from planner.calculators.onboarding.owners import OwnerOfTask
from planner.localization.countries import country_name
from planner.localization.file_errors import plan_file_sentence, plan_format_sentence
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.onboarding_terms import (
    part_name,
    phase_name,
    task_done_when,
    task_needs,
    task_status_name,
    task_title,
    template_description,
    template_name,
)
from planner.localization.running_text import left_to_right, listed
from planner.localization.terms import status_name
from planner.plan.model import Position
from planner.plan.onboarding import TaskOwner
from planner.plan.problem import Fact
from planner.plan.store import FileFault, PlanFileError
from planner.quantities.identifiers import TaskId

__all__ = [
    "hire_name",
    "lead_time_sentence",
    "move_sentence",
    "moves_sentence",
    "owner_name",
    "part_name",
    "phase_name",
    "probation_sentence",
    "schedule_problem_sentence",
    "task_done_when",
    "task_needs",
    "task_status_name",
    "task_title",
    "template_description",
    "template_file_sentence",
    "template_name",
]


def hire_name(position: Position) -> str:
    """Return whom a position is for: the candidate, else its ID and status."""
    if position.candidate:
        return position.candidate
    status = status_name(position.status)
    return _("{position}, {status}").format(position=position.id, status=status)


def owner_name(owner: OwnerOfTask) -> str:
    """Return who does a task: their name, else their part."""
    return owner.name or part_name(owner.part)


def moves_sentence(schedule: HireSchedule, moves: tuple[Move, ...], formatter: Formatter) -> str:
    """Say why a task is not due on the day wanted; empty where it is."""
    if not moves:
        return ""
    first, *others = (move_sentence(schedule, move, formatter) for move in moves)
    moved = _("Moved {why}").format(why=first)
    return listed((moved, *others), with_commas=True)


def move_sentence(schedule: HireSchedule, move: Move, formatter: Formatter) -> str:
    """Say a reason as a part of a sentence: ``from 2 Oct: Gandhi Jayanti in Bengaluru``."""
    day = formatter.day_and_month(move.from_day)
    return _("from {day}: {reason}").format(day=day, reason=_reason(schedule, move))


def _reason(schedule: HireSchedule, move: Move) -> str:
    place = move.place.name if move.place else ""
    if move.reason in (MoveReason.HIRE_HOLIDAY, MoveReason.OWNER_HOLIDAY):
        name = move.holiday or _("public holiday")
        return _("{holiday} in {place}").format(holiday=name, place=place)
    if move.reason is MoveReason.COMPANY_DAY:
        name = move.holiday or _("company day")
        return _("{holiday} in {place}").format(holiday=name, place=place)
    if move.reason is MoveReason.DEPENDENCY:
        return _("waits for “{task}”").format(task=_titles(schedule, move.task_id))
    return {
        MoveReason.HIRE_WEEKEND: _("weekend of the new hire in {place}"),
        MoveReason.OWNER_WEEKEND: _("weekend of the owner in {place}"),
        MoveReason.HIRE_LEAVE: _("the new hire is on leave"),
        MoveReason.OWNER_LEAVE: _("the owner in {place} is on leave"),
        MoveReason.NO_SHARED_TIME: _("too few shared hours"),
        MoveReason.LEAD_TIME: _("takes that long in the country"),
        MoveReason.BY_HAND: _("put there by hand"),
    }[move.reason].format(place=place)


def schedule_problem_sentence(
    schedule: HireSchedule, problem: ScheduleProblem, formatter: Formatter
) -> str:
    """Say what is wrong with a hire's schedule, where, and what to do about it."""
    facts = {name: _shown(name, fact, formatter) for name, fact in problem.facts.items()}
    if "depends_on" in facts:
        facts["depends_on"] = _titles(schedule, TaskId(facts["depends_on"]))
    ids = problem.task_ids
    if problem.fault is ScheduleFault.CIRCULAR_DEPENDENCY:
        ids = (*ids, *ids[:1])
    titles = [_titles(schedule, task_id) for task_id in ids]
    facts["tasks"] = " → ".join(titles) if len(ids) > len(problem.task_ids) else listed(titles)
    facts["count"] = formatter.integer(len(problem.task_ids))
    return _templates(len(problem.task_ids))[problem.fault].format(**facts)


def _shown(name: str, fact: Fact, formatter: Formatter) -> str:
    if name == "part":
        return part_name(TaskOwner(str(fact)))
    if isinstance(fact, date):
        return formatter.date_short(fact)
    is_count = isinstance(fact, int) and name != "year"
    return formatter.integer(int(fact)) if is_count else str(fact)


def _templates(count: int) -> dict[ScheduleFault, str]:
    fault = ScheduleFault
    return {
        fault.CIRCULAR_DEPENDENCY: _(
            "These tasks wait for each other: {tasks}. Take out one of the dependencies; until "
            "then they are dated by their offsets alone."
        ),
        fault.UNKNOWN_DEPENDENCY: _(
            "“{tasks}” depends on “{depends_on}”, which is no task of the template. Correct it, or "
            "take it out."
        ),
        fault.OWNER_WITHOUT_CALENDAR: ngettext(
            "Nobody is named for the part “{part}”, which does {count} task. Its date follows the "
            "calendar of {place}. Name somebody.",
            "Nobody is named for the part “{part}”, which does {count} tasks. Their dates follow "
            "the calendar of {place}. Name somebody.",
            count,
        ),
        fault.OWNER_GONE: _(
            "{name} leaves on {last_day}, before “{tasks}” is done. Assign it to somebody else."
        ),
        fault.NO_SHARED_TIME: _(
            "“{tasks}” asks for {shared_minutes} min together, but on none of {days} days do both "
            "work and share that much. Change the owner or the working hours, or ask for less."
        ),
        fault.MOVED_TO_DAY_OFF: _(
            "“{tasks}” was put on {day}, a day off of one of the two. Choose another day."
        ),
        fault.MOVED_TO_LITTLE_SHARED_TIME: _(
            "“{tasks}” was put on {day}, when both share {shared} min; it asks for "
            "{shared_minutes}. Choose another day."
        ),
        fault.MOVED_BEFORE_DEPENDENCY: _(
            "“{tasks}” was put on {day}, before “{depends_on}” is done. Choose a later day."
        ),
        fault.MEETINGS_AT_ONCE: _(
            "These meetings fall at the same time on {day}, as the shared hours have no room for "
            "one after the other: {tasks}. Put one of them on another day."
        ),
        fault.IN_THE_PAST: ngettext(
            "{count} task should have begun by now, the first on {day}: {tasks}. Begin it today, "
            "or move the first day {first_day}.",
            "{count} tasks should have begun by now, the first on {day}: {tasks}. Begin them "
            "today, or move the first day {first_day}.",
            count,
        ),
        fault.BEYOND_CLOCK_RULES: _(
            "The clock changes after {year} are not known yet, so shared hours were not looked at "
            "for: {tasks}."
        ),
    }


def _titles(schedule: HireSchedule, task_id: TaskId | None) -> str:
    titles = (task_title(task) for task in schedule.template.tasks if task.id == task_id)
    return next(titles, task_id or "")


def lead_time_sentence(figure: LeadTimeFigure, formatter: Formatter) -> str:
    """Say how long something takes and by whom it is said."""
    days = ngettext("{count} working day", "{count} working days", figure.days).format(
        count=formatter.integer(figure.days)
    )
    where = country_name(figure.country) if figure.country else _("all countries")
    if figure.origin is LeadTimeOrigin.OWN:
        return _("{days}, by you for {where}").format(days=days, where=where)
    spread = formatter.range(formatter.integer(figure.low), formatter.integer(figure.high))
    if figure.is_to_check:
        return _("{days} ({spread}), assumed for {where}: check before relied on").format(
            days=days, spread=spread, where=where
        )
    return _("{days} ({spread}), published for {where}").format(
        days=days, spread=spread, where=where
    )


def probation_sentence(schedule: HireSchedule, formatter: Formatter) -> str:
    """Say until when a hire can be on probation; empty where no law or figure says so."""
    if schedule.probation_ends is None:
        return ""
    return _("Probation can last until {day} by law: check before relied on").format(
        day=formatter.date_short(schedule.probation_ends)
    )


def template_file_sentence(error: PlanFileError, formatter: Formatter) -> str:
    """Say why a template file could not be loaded or saved; the plan is as it was."""
    path = left_to_right(error.path)
    detail = plan_format_sentence(error.detail, formatter) if error.detail else ""
    if error.fault is FileFault.NOT_A_PLAN:
        return _("{path} is not a readable onboarding template. {detail}").format(
            path=path, detail=detail
        )
    if error.fault is FileFault.UNSTORABLE:
        return _("The template cannot be saved as {path}. {detail}").format(
            path=path, detail=detail
        )
    if error.fault in (FileFault.IS_A_FOLDER, FileFault.NOT_A_FILE):
        return _("{path} is no file. Name the file of an onboarding template (.json).").format(
            path=path
        )
    return plan_file_sentence(error, formatter)
