"""What is said at the head of a hire's tasks."""

from dataclasses import dataclass

from planner.calculators.onboarding.hire_schedule import HireSchedule
from planner.desktop.viewmodels.cells import Tone
from planner.desktop.viewmodels.onboarding.board import OnboardingBoard
from planner.desktop.viewmodels.onboarding.gantt_shapes import PHASE_DAYS, PHASES
from planner.desktop.viewmodels.onboarding.hire_words import day_text
from planner.desktop.viewmodels.seat_cells import status_tone
from planner.localization.formatting import Formatter
from planner.localization.mentoring_texts import ramp_sentence
from planner.localization.messages import _
from planner.localization.onboarding_texts import hire_name, moves_sentence
from planner.localization.terms import role_with_level, status_name


@dataclass(frozen=True, slots=True)
class HireFacts:
    """Who a hire is.

    Attributes:
        starts: The first day at work.
        hours: Local working hours.
        days: Working days of the weekdays within the first 90 days: ``61 of 65``.
        ramp: Sentences about the start and about the way to full productivity.
    """

    position_id: str
    status: str
    tone: Tone
    name: str
    country: str
    place: str
    role: str
    starts: str
    hours: str
    days: str
    ramp: tuple[str, ...]


def hire_facts(board: OnboardingBoard, schedule: HireSchedule, shown: Formatter) -> HireFacts:
    """Return who a hire is."""
    hire = schedule.hire
    position = hire.position
    pattern = board.plan.pattern_of(position)
    return HireFacts(
        position_id=position.id,
        status=status_name(position.status),
        tone=status_tone(position),
        name=hire_name(position),
        country=hire.place.country,
        place=hire.place.name,
        role=role_with_level(position.role, position.level),
        starts=day_text(hire.first_day, shown),
        hours=shown.time_range(pattern.start, pattern.end),
        days=_days(board, schedule, shown),
        ramp=_ramp(board, schedule, shown),
    )


def _days(board: OnboardingBoard, schedule: HireSchedule, shown: Formatter) -> str:
    off = board.hire_days_off(schedule.hire.position.id)
    first = schedule.hire.first_day.toordinal()
    span = range(first, first + PHASES * PHASE_DAYS)
    named = sum(day in off.named for day in span)
    works = sum(day not in off.days for day in span)
    return _("{done} of {all}").format(done=shown.integer(works), all=shown.integer(works + named))


def _ramp(board: OnboardingBoard, schedule: HireSchedule, shown: Formatter) -> tuple[str, ...]:
    said = [moves_sentence(schedule, schedule.hire.first_day_moves, shown)]
    if schedule.productive_on is not None:
        said.append(
            _("Productive work from {day}").format(day=day_text(schedule.productive_on, shown))
        )
    ramp = board.ramps.get(schedule.hire.position.id)
    if ramp is not None:
        said.append(ramp_sentence(ramp, shown))
    return tuple(each for each in said if each)
