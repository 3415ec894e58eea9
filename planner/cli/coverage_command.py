"""``coverage``: who of a plan is on shift through the typical week and the year, and the gaps.

The JSON holds ``plan``, ``team`` (its ID; null for everybody), ``zone``, ``first_day``,
``last_day``, ``holidays``, ``required`` and ``people``, and:

- ``week``, the typical one, without holidays: ``first_day``, ``minutes``, ``gap_minutes``,
  ``covered_share``, ``gaps`` and ``slots`` (the 672 quarter hours from Monday midnight in the
  zone: ``weekday``, ``start``, ``least``, ``most``, ``person_minutes``, ``gap_minutes``). A gap
  has ``weekdays`` (Monday = 0) on which one begins, ``start``, ``end`` (a midnight is 24:00 of the
  day before it), ``days_until_end`` (0 on the same day), ``minutes`` of one, ``total_minutes``,
  ``after`` (the places where people leave) and ``before`` (where they arrive).
- ``year``, the whole time: ``minutes``, ``gap_minutes``, ``covered_share``, ``balance`` (0 to 1,
  of everybody's time at work), ``weeks`` (``first_day``, ``last_day``, ``minutes``,
  ``gap_minutes``) and ``gap_minutes_by_slot`` (672 figures).
- ``teams`` in the typical week: ``id``, ``name``, ``covered_minutes``, ``covered_share``.
- ``marginal``, one more person in each place: ``place_id``, ``week_minutes`` and ``year_minutes``
  closed.
- ``rotation``, null unless asked for: ``length``, ``handover``, ``usual_minutes``, ``turns``
  (``seat``, ``date`` on which it begins, ``start``, ``end``, ``minutes``) and ``people``
  (``seat``, ``turns``, ``minutes``, ``long_days`` and ``short_days`` on which turns begin that a
  clock change makes longer or shorter). Everybody counted who stays takes turns, in the plan's
  order.

Gaps anywhere give exit code 1.
"""

from argparse import Namespace
from datetime import date

from planner.calculators.coverage_crews import plan_crews
from planner.calculators.coverage_question import CoverageQuestion
from planner.calculators.evaluation import Evaluation
from planner.calculators.overlap import known_horizon
from planner.cli.answer import Answer, ExitCode
from planner.cli.coverage_answer import coverage_answer
from planner.cli.coverage_json import coverage_data
from planner.cli.coverage_rotation import rotation_answer, rotation_data, rotation_text
from planner.cli.plan_commands import ending, evaluated
from planner.cli.plan_teams import team_named
from planner.cli.usage_error import BlockedPlanError, UsageError
from planner.localization.formatting import Formatter
from planner.localization.messages import _, active_language
from planner.market.place import Place
from planner.market.time_zone import BeyondZoneRulesError
from planner.plan.model import Plan, Team
from planner.quantities.identifiers import ZoneName

_UTC = ZoneName("UTC")
_MOST_REQUIRED = 1_000


def answer_coverage(arguments: Namespace) -> Answer:
    """Tell who is on shift and when too few are; gaps give exit code 1.

    Raises:
        PlanFileError, MarketDataError: If either cannot be read.
        BlockedPlanError: If there is nobody to count.
        UsageError, BeyondZoneRulesError: Bad input.
    """
    _check_figures(arguments)
    evaluation = evaluated(arguments)
    plan, market = evaluation.plan, evaluation.market
    team = None if arguments.team is None else team_named(arguments.team, plan, "coverage")
    anchor = _anchor(evaluation, team, is_in_utc=arguments.utc)
    question = CoverageQuestion(
        _UTC if anchor is None else anchor.zone,
        *_days(arguments, plan),
        arguments.required,
        arguments.holidays,
    )
    crews = plan_crews(
        plan, market, question.first, question.last, None if team is None else team.id
    )
    if not crews:
        raise BlockedPlanError(
            _("Nobody of the plan works in a known place in that time. Add a seat, or choose "
              "another team or time.")
        )  # fmt: skip
    found = coverage_answer(crews, evaluation, question, (anchor, team))

    rotation = rotation_answer(arguments, plan, crews, question)

    def text() -> str:
        from planner.cli.coverage_text import coverage_text

        turns = rotation_text(rotation, plan, Formatter(active_language()))
        return "\n\n".join(part for part in (coverage_text(found), turns) if part)

    exit_code, notes = ending(evaluation)
    if found.week.gap_minutes or found.year.gap_minutes:
        exit_code = ExitCode.FINDINGS
    data = {**coverage_data(found), "rotation": rotation_data(rotation)}
    return Answer(data, text, exit_code, notes)


def _check_figures(arguments: Namespace) -> None:
    if arguments.handover is not None and arguments.rotation is None:
        raise UsageError(
            _("{name} needs {other}.").format(name="--handover", other="--rotation"), "coverage"
        )
    if not 1 <= arguments.required <= _MOST_REQUIRED:
        raise UsageError(
            _("{name} cannot be {value}. Write a whole number from {least} to {most}.").format(
                name="--required", value=arguments.required, least=1, most=_MOST_REQUIRED
            ),
            "coverage",
        )
    if arguments.year is not None and not date.min.year <= arguments.year <= date.max.year:
        raise UsageError(_("{year} is no year.").format(year=arguments.year), "coverage")


def _anchor(evaluation: Evaluation, team: Team | None, *, is_in_utc: bool) -> Place | None:
    """Return the place whose clock counts; None for UTC."""
    if is_in_utc:
        return None
    plan = evaluation.plan
    anchor_id = plan.anchor_id if team is None else plan.anchor_of(team.id)
    place = evaluation.market.places.get(anchor_id)
    if place is None:
        raise BlockedPlanError(
            _("The anchor place “{place}” is not in the market data. Choose another one in the "
              "plan, or count in UTC with --utc.").format(place=anchor_id)
        )  # fmt: skip
    return place


def _days(arguments: Namespace, plan: Plan) -> tuple[date, date]:
    if arguments.year is not None:
        return date(arguments.year, 1, 1), date(arguments.year, 12, 31)
    days = known_horizon(plan)
    if days is None:
        raise BeyondZoneRulesError(plan.anchor_id)
    return days
