"""The onboarding of a plan, or of one hire, as text for a terminal."""

from collections.abc import Iterator
from dataclasses import replace

from planner.calculators.onboarding.hire_schedule import (
    HireSchedule,
    ScheduledTask,
    ScheduleFault,
    ScheduleProblem,
)
from planner.calculators.onboarding.mentoring.helper_fit import HelpKind
from planner.calculators.onboarding.mentoring.load import HelperLoad
from planner.cli.onboarding_answer import OnboardingAnswer
from planner.cli.text_table import laid_out
from planner.localization.formatting import Formatter
from planner.localization.mentoring_texts import (
    help_name,
    left_without_sentence,
    ramp_sentence,
    rebalance_sentence,
    start_shift_sentence,
)
from planner.localization.messages import _
from planner.localization.onboarding_calendar_texts import local_time_lines
from planner.localization.onboarding_texts import (
    hire_name,
    moves_sentence,
    owner_name,
    phase_name,
    schedule_problem_sentence,
    task_status_name,
    task_title,
    template_name,
)
from planner.localization.terms import role_with_level
from planner.plan.onboarding import TaskStatus
from planner.plan.problem import Fact
from planner.quantities.identifiers import SeatId

_SETTLED = (TaskStatus.DONE, TaskStatus.NOT_NEEDED)
_INDENT = "    "


def onboarding_text(found: OnboardingAnswer, shown: Formatter, *, is_one: bool) -> str:
    """Say when hires start, what is to do, who helps and when they are productive.

    Args:
        found: What was found.
        shown: In whose language.
        is_one: Whether one hire was asked for, whose tasks are told then.
    """
    if not found.schedules:
        return _("The plan has no hires: no position that is budgeted.")
    if is_one:
        return "\n\n".join(_one_hire(found, found.schedules[0], shown))
    parts = [_hires_table(found, shown)]
    if found.owner is not None:
        parts += [_tasks_text(found, schedule, shown) for schedule in found.schedules]
    parts += [block for block in (_proposed(found, shown), _advice(found, shown)) if block]
    return "\n\n".join(parts)


def _hires_table(found: OnboardingAnswer, shown: Formatter) -> str:
    rows: list[tuple[str, ...]] = [
        (
            *(_("ID"), _("Hire"), _("Place"), _("First day"), _("Ready to work")),
            *(_("Fully productive"), _("Buddy"), _("Mentor"), _("Tasks done"), _("Overdue")),
        )
    ]
    rows += [_hire_row(found, schedule, shown) for schedule in found.schedules]
    return laid_out(rows, right=frozenset({8, 9}))


def _hire_row(found: OnboardingAnswer, schedule: HireSchedule, shown: Formatter) -> tuple[str, ...]:
    position, tasks = schedule.hire.position, found.tasks(schedule)
    ready = schedule.productive_on
    done = sum(each.state.status in _SETTLED for each in tasks)
    return (
        position.id,
        position.candidate or role_with_level(position.role, position.level),
        schedule.hire.place.name,
        shown.date_short(schedule.hire.first_day),
        shown.date_short(ready) if ready else "–",
        shown.date_short(found.ramps[position.id].full_on),
        _member(found, position.buddy_id),
        _member(found, position.mentor_id),
        _("{done} of {all}").format(done=shown.integer(done), all=shown.integer(len(tasks))),
        shown.integer(sum(each.is_overdue for each in tasks)),
    )


def _one_hire(found: OnboardingAnswer, schedule: HireSchedule, shown: Formatter) -> Iterator[str]:
    position = schedule.hire.position
    heading = _("{hire}: {role} in {place}, first day {day}, template “{template}”").format(
        hire=hire_name(position),
        role=role_with_level(position.role, position.level),
        place=schedule.hire.place.name,
        day=shown.date_long(schedule.hire.first_day),
        template=template_name(schedule.template),
    )
    moved = moves_sentence(schedule, schedule.hire.first_day_moves, shown)
    yield f"{heading}\n{moved}" if moved else heading
    yield _tasks_text(found, schedule, shown)
    ready = schedule.productive_on
    lines = [ramp_sentence(found.ramps[position.id], shown)]
    if ready is not None:
        lines.insert(0, _("Ready to work on {day}.").format(day=shown.date_long(ready)))
    yield "\n".join(lines)
    for kind, member_id in (
        (HelpKind.MENTOR, position.mentor_id),
        (HelpKind.BUDDY, position.buddy_id),
    ):
        for load in found.loads:
            if (load.kind, load.member_id) == (kind, member_id):
                yield _load_text(found, load, shown)
    problems = [schedule_problem_sentence(schedule, each, shown) for each in schedule.problems]
    if problems:
        yield "\n".join(problems)


def _tasks_text(found: OnboardingAnswer, schedule: HireSchedule, shown: Formatter) -> str:
    lines = [] if len(found.schedules) == 1 else [hire_name(schedule.hire.position)]
    phase = None
    for task in sorted(found.tasks(schedule), key=_phase_order):
        if task.task.phase is not phase:
            phase = task.task.phase
            lines.append(phase_name(phase))
        lines.append(_task_line(task, shown))
        details = [
            *local_time_lines(schedule, task, shown),
            moves_sentence(schedule, task.moves, shown),
            task.state.comment,
        ]
        lines += [f"{_INDENT}{_INDENT}{each}" for each in details if each]
    return "\n".join(lines)


def _phase_order(task: ScheduledTask) -> int:
    return list(type(task.task.phase)).index(task.task.phase)


def _task_line(task: ScheduledTask, shown: Formatter) -> str:
    state = task_status_name(task.state.status)
    if task.is_overdue:
        state = _("overdue")
    return _("{indent}{day}  {task} ({owner}, {state})").format(
        indent=_INDENT,
        day=shown.date_short(task.due),
        task=task_title(task.task),
        owner=owner_name(task.owner),
        state=state,
    )


def _load_text(found: OnboardingAnswer, load: HelperLoad, shown: Formatter) -> str:
    """Lay out the weeks of somebody who helps."""
    rows = [(_("Week of"), _("Hires"), _("Hours"))]
    for week in load.weeks:
        if not week.at_once:
            continue
        hires = [hire_id for phase in week.hires for hire_id in phase]
        hours = shown.number(week.hours, 1) if load.hours_limit is not None else "–"
        rows.append((shown.date_short(week.monday), " ".join(hires), hours))
    heading = _("{kind} {name}").format(
        kind=help_name(load.kind), name=_member(found, load.member_id)
    )
    return f"{heading}\n{laid_out(rows, right=frozenset({2}))}"


def _proposed(found: OnboardingAnswer, shown: Formatter) -> str:
    rows = [(_("Hire"), _("Proposed as"), _("Member"), _("Fit"), _("Shared a day"))]
    rows += [
        (
            each.hire_id,
            help_name(each.fit.kind),
            _member(found, each.fit.member_id),
            shown.percent(each.fit.score),
            shown.hours_and_minutes(each.fit.shared.typical),
        )
        for each in found.proposal.helpers
        if not each.is_kept
    ]
    return laid_out(rows, right=frozenset({3, 4})) if len(rows) > 1 else ""


def _advice(found: OnboardingAnswer, shown: Formatter) -> str:
    """Say what asks for a look, a sentence a line."""
    plan = found.plan
    lines = [left_without_sentence(each, plan, shown) for each in found.proposal.without]
    lines += [rebalance_sentence(each, plan, shown) for each in found.rebalances]
    lines += [start_shift_sentence(each, plan, shown) for each in found.shifts]
    lines += _nobody_named(found, shown)
    for schedule in found.schedules:
        for problem in schedule.problems:
            if problem.fault is not ScheduleFault.OWNER_WITHOUT_CALENDAR:
                sentence = schedule_problem_sentence(schedule, problem, shown)
                name = hire_name(schedule.hire.position)
                lines.append(_("{hire}: {problem}").format(hire=name, problem=sentence))
    return "\n".join(lines)


def _nobody_named(found: OnboardingAnswer, shown: Formatter) -> Iterator[str]:
    """Yield the parts nobody is named for, each once for the tasks of all hires."""
    merged: dict[tuple[Fact, Fact], tuple[HireSchedule, ScheduleProblem]] = {}
    for schedule in found.schedules:
        for problem in schedule.problems:
            if problem.fault is ScheduleFault.OWNER_WITHOUT_CALENDAR:
                key = problem.facts["part"], problem.facts["place"]
                before = merged[key][1].task_ids if key in merged else ()
                merged[key] = schedule, replace(problem, task_ids=(*before, *problem.task_ids))
    for schedule, problem in merged.values():
        yield schedule_problem_sentence(schedule, problem, shown)


def _member(found: OnboardingAnswer, member_id: SeatId | None) -> str:
    names = (each.name for each in found.plan.members if each.id == member_id)
    return next(names, "–" if member_id is None else member_id)
