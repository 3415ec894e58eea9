"""``overlap --plan``: compares the working time of a plan's teams."""

from argparse import Namespace
from datetime import UTC, date, datetime

from planner.calculators.overlap import known_horizon
from planner.calculators.team_groups import team_groups
from planner.cli.answer import Answer
from planner.cli.overlap_plan import plan_answer, plan_data
from planner.cli.overlap_plan_text import plan_overlap_text
from planner.cli.plan_commands import ending, evaluated
from planner.cli.plan_teams import team_named
from planner.cli.typed_values import date_from
from planner.cli.usage_error import BlockedPlanError
from planner.localization.messages import _
from planner.market.time_zone import BeyondZoneRulesError
from planner.plan.model import Plan
from planner.plan.problem import ProblemKind

_WITHOUT_HOURS = frozenset({ProblemKind.NO_WEEKDAYS, ProblemKind.WEEKDAYS_OUT_OF_RANGE})


def answer_plan_overlap(arguments: Namespace) -> Answer:
    """Compare the working time of a plan's teams over its horizon, a year or a day.

    Raises:
        PlanFileError, MarketDataError: If either cannot be read.
        BlockedPlanError: If there is nobody to compare.
        UsageError, DateTextError, BeyondZoneRulesError: Bad input.
    """
    evaluation = evaluated(arguments, also=_WITHOUT_HOURS)
    plan, market = evaluation.plan, evaluation.market
    days = _days(arguments, plan)
    groups = team_groups(plan, market, *days)
    if arguments.team is not None:
        team = team_named(arguments.team, plan, "overlap")
        groups = tuple(group for group in groups if group.team.id == team.id)
    if not groups:
        raise BlockedPlanError(
            _("Nobody of the plan works in a known place in that time. Add a seat, or choose "
              "another team or time.")
        )  # fmt: skip
    found = plan_answer(groups, evaluation, days, with_holidays=arguments.holidays)
    return Answer(plan_data(found), lambda: plan_overlap_text(found), *ending(evaluation))


def _days(arguments: Namespace, plan: Plan) -> tuple[date, date]:
    if arguments.year is not None:
        return date(arguments.year, 1, 1), date(arguments.year, 12, 31)
    if arguments.date is not None:
        day = date_from(arguments.date, datetime.now(UTC).date())
        return day, day
    days = known_horizon(plan)
    if days is None:
        raise BeyondZoneRulesError(plan.anchor_id)
    return days
