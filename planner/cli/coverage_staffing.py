"""``coverage --sites``: the smallest staffing around the clock, or what stands against it."""

from argparse import Namespace
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from decimal import Decimal, InvalidOperation

from planner.calculators.coverage_crews import Crew
from planner.calculators.coverage_question import CoverageQuestion
from planner.calculators.evaluation import Evaluation
from planner.calculators.place_cost import PlaceCost, place_costs
from planner.calculators.staffing import Staffing, StaffingConflict, smallest_staffing
from planner.calculators.staffing_comparison import (
    StaffingComparison,
    compare_staffing,
    staffing_site,
)
from planner.calculators.staffing_limits import StaffingLimitError, StaffingLimits, StaffingSite
from planner.calculators.staffing_program import NoRotaInTimeError
from planner.cli.coverage_options import STAFFING_OPTIONS
from planner.cli.role_arguments import level_from, role_from
from planner.cli.typed_values import hours_from
from planner.cli.usage_error import BlockedPlanError, UsageError
from planner.localization.countries import country_code
from planner.localization.messages import _
from planner.market.place_search import find_place
from planner.market.role import Level, RoleFamily
from planner.plan.model import Engagement
from planner.quantities.identifiers import PlaceId

_COMMAND = "coverage"
_DAYTIME = time(8), time(20)
_WHOLE_DAY = time(0), time(0)
_OPTION_OF_LIMIT = {
    "posts": "--required",
    "max_on_call": "--max-on-call",
    "free_weeks": "--weeks-off",
    "rest_minutes": "--rest",
    "handover_minutes": "--handover-minutes",
    "most_heads": "--max-heads",
}


@dataclass(frozen=True, slots=True)
class StaffingAnswer:
    """What was asked of a staffing, and a rota beside the plan or a conflict.

    ``hours`` are those of every site; equal ones are the whole day.
    """

    sites: tuple[StaffingSite, ...]
    hours: tuple[time, time]
    limits: StaffingLimits
    role: RoleFamily
    level: Level
    found: StaffingComparison | StaffingConflict


def staffing_answer(
    arguments: Namespace,
    evaluation: Evaluation,
    crews: Sequence[Crew],
    question: CoverageQuestion,
) -> StaffingAnswer | None:
    """Find the staffing of the sites asked for; None if there are none.

    Raises:
        UsageError: If an option is out of range, or stands without ``--sites``.
        UnknownPlaceError, AmbiguousPlaceError: If a site is no place of the market.
        PercentileRangeError: If the plan's target percentile lies outside P10 to P90.
        BlockedPlanError: If the time the solver has was not enough.
    """
    if arguments.sites is None:
        _refuse_options(arguments)
        return None
    plan, market = evaluation.plan, evaluation.market
    role = role_from(arguments.role or RoleFamily.SITE_RELIABILITY_ENGINEER, _COMMAND)
    level = level_from(arguments.level or Level.SENIOR, _COMMAND)
    limits = _limits(arguments)
    places = {find_place(market.places, text, country_code).id: None for text in arguments.sites}
    hours = _hours(arguments.hours, len(places))
    costs = place_costs(role, level, Engagement.OWN_ENTITY, plan, market)
    sites = tuple(staffing_site(place_id, hours, costs, market) for place_id in places)
    try:
        found = smallest_staffing(sites, limits, question.first, question.last)
    except NoRotaInTimeError:
        raise BlockedPlanError(
            _("These sites are too many to find a staffing for in time. Name fewer, or narrow "
              "their hours.")
        ) from None  # fmt: skip
    return StaffingAnswer(
        sites, hours, limits, role, level, _beside(found, evaluation, crews, question, costs)
    )


def _beside(
    found: Staffing | StaffingConflict,
    evaluation: Evaluation,
    crews: Sequence[Crew],
    question: CoverageQuestion,
    costs: Mapping[PlaceId, PlaceCost],
) -> StaffingComparison | StaffingConflict:
    if isinstance(found, StaffingConflict):
        return found
    return compare_staffing(found, crews, question, costs, (evaluation.plan, evaluation.market))


def _refuse_options(arguments: Namespace) -> None:
    for name in STAFFING_OPTIONS:
        if getattr(arguments, name) is not None:
            option = f"--{name.replace('_', '-')}"
            raise UsageError(
                _("{name} needs {other}.").format(name=option, other="--sites"), _COMMAND
            )


def _hours(text: str | None, sites: int) -> tuple[time, time]:
    if text is not None:
        return hours_from(text, _COMMAND)
    return _DAYTIME if sites > 1 else _WHOLE_DAY


def _limits(arguments: Namespace) -> StaffingLimits:
    given = {
        "posts": arguments.required,
        "max_on_call": None if arguments.max_on_call is None else _share(arguments.max_on_call),
        "free_weeks": arguments.weeks_off,
        "rest_minutes": None if arguments.rest is None else 60 * arguments.rest,
        "handover_minutes": arguments.handover_minutes,
        "most_heads": arguments.max_heads,
    }
    try:
        return StaffingLimits(**{name: each for name, each in given.items() if each is not None})
    except StaffingLimitError as error:
        raise UsageError(
            _("No staffing can keep to this value of {name}.").format(
                name=_OPTION_OF_LIMIT[error.name]
            ),
            _COMMAND,
        ) from None


def _share(text: str) -> Decimal:
    """Read a share such as ``0.25`` or ``25%``."""
    number, percent, rest = text.strip().partition("%")
    try:
        share = Decimal(number) / (100 if percent else 1)
    except InvalidOperation:
        share = Decimal("NaN")
    if rest or not share.is_finite():
        raise UsageError(
            _("“{text}” is no share. Write it like 0.25 or 25%.").format(text=text), _COMMAND
        )
    return share
