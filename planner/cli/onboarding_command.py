"""``onboarding``: when hires start, their dated tasks, who helps them, when they are productive.

The JSON holds ``plan``, ``scenario`` (its ID, null for the base), ``today`` and

- ``hires``: ``id``, ``name``, ``role``, ``level``, ``place_id``, ``first_day``, ``template``,
  ``buddy``, ``mentor`` (IDs or null), ``productive_on`` (when the last task that productive work
  waits for ends, or null), ``ramp_up`` (``weeks``, ``days``, ``full_on``, ``parts``, ``mentor``:
  saves, nobody, overloaded), ``problems`` (sentences) and ``tasks``: ``id``, ``title``, ``phase``,
  ``owner``, ``owner_name``, ``status``, ``due``, ``ends``, ``wanted``, ``moves`` (``from``,
  ``reason``, ``holiday``, ``place``, ``task``), ``moved`` (a sentence, empty where it did not),
  ``meeting`` (null, or ``start``, ``end``, ``shared_minutes``, ``local``), ``slack_days`` (working
  days; null where it holds nothing up), ``is_critical``, ``blocked_by``, ``is_overdue``,
  ``days_late``;
- ``helpers``: ``member``, ``kind`` (mentor, buddy), ``capacity``, ``hours_limit`` (null for a
  buddy), ``weeks`` (``monday``, ``at_once``, ``hours``, ``hires`` by phase of 30 days);
- ``overloads``: ``member``, ``kind``, ``first``, ``last``, ``peak``, ``hire`` to hand over and
  ``to`` whom (null where nobody can), ``text``;
- ``starts``: ``monday``, ``hires``, ``capacity``; ``shifts``: ``hire``, ``from``, ``to``,
  ``working_days``, ``starts_before``, ``starts_after``, ``shares_with``;
- ``proposed``: ``hire``, ``kind``, ``member``, ``score`` and ``parts``, 0 to 1,
  ``shared_minutes``; ``without``: ``hire``, ``kind``, ``reason``, ``text``;
- ``productive_heads``: ``month``, ``heads``, ``productive``, ``mentoring``;
- ``ics``: the calendar file that was written, or null.

``--hire`` and ``--owner`` choose among ``hires`` and their ``tasks``; what is said of the whole
plan stays. Findings give exit code 1: doubtful dates, nobody to help, too much for somebody.
"""

from argparse import Namespace
from datetime import UTC, date, datetime
from pathlib import Path

from planner.calculators.onboarding.hires import hires_of
from planner.cli.answer import Answer, ExitCode
from planner.cli.onboarding_answer import OnboardingAnswer, onboarding_answer
from planner.cli.onboarding_json import onboarding_data
from planner.cli.plan_commands import evaluated
from planner.cli.typed_values import date_from
from planner.cli.usage_error import UsageError
from planner.localization.formatting import Formatter
from planner.localization.messages import _, active_language
from planner.localization.running_text import as_typed, left_to_right, listed
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan
from planner.plan.onboarding import TaskOwner
from planner.quantities.identifiers import SeatId

_COMMAND = "onboarding"


def answer_onboarding(arguments: Namespace) -> Answer:
    """Tell of a plan's onboarding.

    Raises:
        PlanFileError, MarketDataError, UnknownScenarioError: If something cannot be read.
        BlockedPlanError: If the plan has no months.
        UsageError, DateTextError: Bad input.
        ExportError: If the calendar file cannot be written.
    """
    path = _calendar_path(arguments)
    evaluation = evaluated(arguments)
    plan, market = evaluation.plan, evaluation.market
    now = date.today()  # noqa: DTZ011 -- the day on the user's own calendar
    today = now if arguments.today is None else date_from(arguments.today, now)
    hire_id = None if arguments.hire is None else _hire_named(arguments.hire, plan, market)
    owner = None if arguments.owner is None else TaskOwner(arguments.owner)
    found = onboarding_answer(plan, market, today, hire_id, owner)
    shown = Formatter(active_language())
    if path is not None:
        _write_calendar(path, found, arguments, shown)

    def text() -> str:
        from planner.cli.onboarding_text import onboarding_text

        parts = [onboarding_text(found, shown, is_one=hire_id is not None)]
        if path is not None:
            parts.append(_("Wrote {path}.").format(path=left_to_right(path)))
        return "\n\n".join(parts)

    exit_code = ExitCode.FINDINGS if found.has_findings else ExitCode.DONE
    return Answer({**onboarding_data(found, shown), "ics": arguments.ics}, text, exit_code)


def _calendar_path(arguments: Namespace) -> Path | None:
    if arguments.ics is None:
        return None
    path = Path(arguments.ics)
    if path.suffix.lower() != ".ics" or (path.exists() and not path.is_file()):
        raise UsageError(
            _("{path} is no calendar file. Name a file that ends in .ics.").format(
                path=left_to_right(path)
            ),
            _COMMAND,
        )
    return path


def _hire_named(text: str, plan: Plan, market: Snapshot) -> SeatId:
    """Return the hire of an ID or a candidate's name.

    Raises:
        UsageError: If the plan has no such hire.
    """
    wanted, positions = text.strip().casefold(), [each.position for each in hires_of(plan, market)]
    for position in positions:
        if wanted in (position.id.casefold(), position.candidate.casefold()):
            return position.id
    if not positions:
        raise UsageError(_("The plan has no hires: no position that is budgeted."), _COMMAND)
    raise UsageError(
        _("The plan has no hire “{text}”. Its hires are: {hires}.").format(
            text=as_typed(text), hires=listed(each.id for each in positions)
        ),
        _COMMAND,
    )


def _write_calendar(
    path: Path, found: OnboardingAnswer, arguments: Namespace, shown: Formatter
) -> None:
    """Write the tasks shown; under ``--today`` as of noon of that day, the same each time."""
    from planner.export.calendar_file import write_calendar
    from planner.export.onboarding_calendar import onboarding_entries

    entries = onboarding_entries(found.plan, found.schedules, shown, found.owner)
    written_at = datetime.now(UTC)
    if arguments.today is not None:
        day = found.today
        written_at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    write_calendar(path, entries, written_at)
