"""The JSON of ``onboarding``; the command's module says what its keys mean."""

from planner.calculators.onboarding.hire_schedule import HireSchedule, ScheduledTask
from planner.calculators.onboarding.mentoring.balancing import Rebalance
from planner.calculators.onboarding.mentoring.load import HelperLoad
from planner.calculators.onboarding.mentoring.proposal import Proposal
from planner.calculators.onboarding.moves import Move
from planner.calculators.onboarding.ramp_up import RampUp
from planner.cli.answer import Json, instant_text
from planner.cli.onboarding_answer import OnboardingAnswer
from planner.localization.formatting import Formatter
from planner.localization.mentoring_texts import left_without_sentence, rebalance_sentence
from planner.localization.onboarding_calendar_texts import local_time_lines
from planner.localization.onboarding_texts import (
    hire_name,
    moves_sentence,
    owner_name,
    schedule_problem_sentence,
    task_title,
)
from planner.plan.model import Plan

_HOURS_DIGITS = 4


def onboarding_data(found: OnboardingAnswer, shown: Formatter) -> Json:
    """Return everything that was found."""
    plan = found.plan
    return {
        "plan": plan.name,
        "scenario": plan.scenario_id,
        "today": found.today.isoformat(),
        "hires": [_hire(found, each, shown) for each in found.schedules],
        "helpers": [_helper(load) for load in found.loads],
        "overloads": [_overload(each, plan, shown) for each in found.rebalances],
        "starts": [
            {
                "monday": each.monday.isoformat(),
                "hires": [hire.position.id for hire in each.hires],
                "capacity": each.capacity,
            }
            for each in found.cohorts
        ],
        "shifts": [
            {
                "hire": each.hire_id,
                "from": each.from_day.isoformat(),
                "to": each.to_day.isoformat(),
                "working_days": each.working_days,
                "starts_before": each.starts_before,
                "starts_after": each.starts_after,
                "shares_with": each.shares_with,
            }
            for each in found.shifts
        ],
        **_proposal(found.proposal, plan, shown),
        "productive_heads": [
            {
                "month": str(each.month),
                "heads": round(each.heads, _HOURS_DIGITS),
                "productive": round(each.productive, _HOURS_DIGITS),
                "mentoring": round(each.mentoring, _HOURS_DIGITS),
            }
            for each in found.months
        ],
    }


def _hire(found: OnboardingAnswer, schedule: HireSchedule, shown: Formatter) -> Json:
    position = schedule.hire.position
    on = schedule.productive_on
    return {
        "id": position.id,
        "name": hire_name(position),
        "role": position.role.value,
        "level": position.level.value,
        "place_id": position.place_id,
        "first_day": schedule.hire.first_day.isoformat(),
        "first_day_moved": moves_sentence(schedule, schedule.hire.first_day_moves, shown),
        "template": schedule.template.id,
        "buddy": position.buddy_id,
        "mentor": position.mentor_id,
        "productive_on": None if on is None else on.isoformat(),
        "ramp_up": _ramp(found.ramps[position.id]),
        "problems": [
            schedule_problem_sentence(schedule, each, shown) for each in schedule.problems
        ],
        "tasks": [_task(schedule, each, shown) for each in found.tasks(schedule)],
    }


def _ramp(ramp: RampUp) -> Json:
    return {
        "weeks": float(ramp.weeks),
        "days": ramp.days,
        "full_on": ramp.full_on.isoformat(),
        "parts": {kind.value: float(weeks) for kind, weeks in ramp.parts.items()},
        "mentor": ramp.mentor.value,
    }


def _task(schedule: HireSchedule, task: ScheduledTask, shown: Formatter) -> Json:
    meeting = task.meeting
    return {
        "id": task.key.task_id,
        "title": task_title(task.task),
        "phase": task.task.phase.value,
        "owner": task.owner.part.value,
        "owner_name": owner_name(task.owner),
        "status": task.state.status.value,
        "due": task.due.isoformat(),
        "ends": task.ends.isoformat(),
        "wanted": task.wanted.isoformat(),
        "moves": [_move(each) for each in task.moves],
        "moved": moves_sentence(schedule, task.moves, shown),
        "meeting": None
        if meeting is None
        else {
            "start": instant_text(meeting.begins_utc),
            "end": instant_text(meeting.ends_utc),
            "shared_minutes": meeting.shared_minutes,
            "local": list(local_time_lines(schedule, task, shown)),
        },
        "slack_days": task.slack_working_days,
        "is_critical": task.is_critical,
        "blocked_by": list(task.blocked_by),
        "is_overdue": task.is_overdue,
        "days_late": task.days_late,
    }


def _move(move: Move) -> Json:
    return {
        "from": move.from_day.isoformat(),
        "reason": move.reason.value,
        "holiday": move.holiday,
        "place": None if move.place is None else move.place.name,
        "task": move.task_id,
    }


def _helper(load: HelperLoad) -> Json:
    return {
        "member": load.member_id,
        "kind": load.kind.value,
        "capacity": load.capacity,
        "hours_limit": None if load.hours_limit is None else float(load.hours_limit),
        "weeks": [
            {
                "monday": each.monday.isoformat(),
                "at_once": each.at_once,
                "hours": round(float(each.hours), _HOURS_DIGITS),
                "hires": [list(phase) for phase in each.hires],
            }
            for each in load.weeks
        ],
    }


def _overload(found: Rebalance, plan: Plan, shown: Formatter) -> Json:
    overload = found.overload
    return {
        "member": overload.load.member_id,
        "kind": overload.load.kind.value,
        "first": overload.first.isoformat(),
        "last": overload.last.isoformat(),
        "peak": overload.peak.monday.isoformat(),
        "hire": found.hire_id,
        "to": None if found.fit is None else found.fit.member_id,
        "text": rebalance_sentence(found, plan, shown),
    }


def _proposal(proposal: Proposal, plan: Plan, shown: Formatter) -> Json:
    return {
        "proposed": [
            {
                "hire": each.hire_id,
                "kind": each.fit.kind.value,
                "member": each.fit.member_id,
                "score": round(each.fit.score, _HOURS_DIGITS),
                "parts": {
                    part.value: round(value, _HOURS_DIGITS)
                    for part, value in each.fit.parts.items()
                },
                "shared_minutes": each.fit.shared.typical,
            }
            for each in proposal.helpers
            if not each.is_kept
        ],
        "without": [
            {
                "hire": each.hire_id,
                "kind": each.kind.value,
                "reason": each.reason.value,
                "text": left_without_sentence(each, plan, shown),
            }
            for each in proposal.without
        ],
    }
