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
- ``staffing``, null without ``--sites``: what was asked (``required``, ``max_on_call``,
  ``weeks_off``, ``rest_minutes``, ``handover_minutes``, ``max_heads``, ``hours``, ``role``,
  ``level``) and ``status``. An ``infeasible`` one has ``conflicts`` (limits each of which, given up
  alone, leaves a staffing: ``hours``, ``max-on-call``, ``free-weeks``, ``rest``, ``handover``,
  ``shortest-shift``, ``most-heads``) and ``uncovered`` (``start`` and ``end`` of what no allowed
  shift covers, by the clock of the first site). An ``optimal`` or merely ``feasible`` one has
  ``heads``, ``least_heads`` (fewer are proven impossible), ``gap``, ``currency``, ``extra_heads``
  and ``extra_cost`` a year beyond the plan's people, ``gap_minutes_before`` and
  ``gap_minutes_after`` (of ``required`` people), and ``sites``: ``place_id``, ``place``, ``zone``,
  ``heads``, ``present``, ``extra_heads``, ``cost_per_head``, ``extra_cost``, ``on_call_share``,
  ``weekend_days`` and ``holidays`` on call a year for each person, and ``shifts`` (``start``,
  ``end``, ``minutes``, ``people``), the same every day by the local clock.

Gaps anywhere, or no staffing, give exit code 1.
"""

from argparse import Namespace
from datetime import date

from planner.calculators.coverage_crews import plan_crews
from planner.calculators.coverage_question import CoverageQuestion
from planner.calculators.evaluation import Evaluation
from planner.calculators.overlap import known_horizon
from planner.calculators.staffing import StaffingConflict
from planner.cli.answer import Answer, ExitCode
from planner.cli.coverage_answer import coverage_answer
from planner.cli.coverage_json import coverage_data
from planner.cli.coverage_rotation import rotation_answer, rotation_data, rotation_text
from planner.cli.coverage_staffing import staffing_answer
from planner.cli.coverage_staffing_json import staffing_data
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
_REQUIRED, _MOST_REQUIRED = 1, 100


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
        _REQUIRED if arguments.required is None else arguments.required,
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
    staffing = staffing_answer(arguments, evaluation, crews, question)
    currency = plan.reporting_currency

    def text() -> str:
        from planner.cli.coverage_staffing_text import staffing_text
        from planner.cli.coverage_text import coverage_text

        shown = Formatter(active_language())
        parts = [
            coverage_text(found),
            rotation_text(rotation, plan, shown),
            staffing_text(staffing, currency, shown),
        ]
        return "\n\n".join(part for part in parts if part)

    exit_code, notes = ending(evaluation)
    is_impossible = staffing is not None and isinstance(staffing.found, StaffingConflict)
    if found.week.gap_minutes or found.year.gap_minutes or is_impossible:
        exit_code = ExitCode.FINDINGS
    data = {
        **coverage_data(found),
        "rotation": rotation_data(rotation),
        "staffing": staffing_data(staffing, currency, market.minor_digits(currency)),
    }
    return Answer(data, text, exit_code, notes)


def _check_figures(arguments: Namespace) -> None:
    if arguments.handover is not None and arguments.rotation is None:
        raise UsageError(
            _("{name} needs {other}.").format(name="--handover", other="--rotation"), "coverage"
        )
    if arguments.required is not None and not 1 <= arguments.required <= _MOST_REQUIRED:
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
