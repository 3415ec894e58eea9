"""What mending a problem would do, in a few words."""

from datetime import date
from decimal import Decimal

from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.plan.pattern_checks import MOST_FLEX_MINUTES
from planner.plan.problem import Problem, ProblemKind
from planner.quantities.identifiers import CurrencyCode


def repair_text(problem: Problem, formatter: Formatter) -> str:
    """Return what ``planner.plan.edits.repair`` does about a problem; empty where nothing."""
    kind = ProblemKind
    return {
        kind.START_ON_WEEKEND: _("Start on {day}"),
        kind.START_ON_HOLIDAY: _("Start on {day}"),
        kind.START_ON_COMPANY_DAY: _("Start on {day}"),
        kind.PAY_LOOKS_MONTHLY: _("Make it {yearly} a year"),
        kind.PLAN_RATE_OF_REPORTING_CURRENCY: _("Remove the rate"),
        kind.UNKNOWN_BUDDY: _("Leave out the buddy"),
        kind.UNKNOWN_MENTOR: _("Leave out the mentor"),
        kind.UNKNOWN_TEMPLATE: _("Follow the template of the role"),
        kind.LEAVE_ENDS_BEFORE_START: _("Exchange the dates"),
        kind.UNKNOWN_ASSIGNEE: _("Leave it to its owner"),
        kind.NO_WEEKDAYS: _("Follow the working week of the place"),
        kind.WEEKDAYS_OUT_OF_RANGE: _("Leave out what is no weekday"),
        kind.BREAK_LONGER_THAN_DAY: _("Leave out the break"),
        kind.BREAK_OUTSIDE_HOURS: _("Move the break to the middle of the hours"),
        kind.FLEX_OF_HOURS: _("Make it {most} min"),
        kind.WEEKDAY_HOURS_REPEATED: _("Keep the first ones"),
        kind.DATED_HOURS_END_BEFORE_START: _("Exchange the dates"),
    }.get(problem.kind, "").format_map(_facts(problem, formatter))


def _facts(problem: Problem, formatter: Formatter) -> dict[str, str]:
    facts = {"most": formatter.integer(MOST_FLEX_MINUTES)}
    day, yearly = problem.facts.get("next_working_day"), problem.facts.get("yearly")
    if isinstance(day, date):
        facts["day"] = formatter.date_short(day)
    if isinstance(yearly, Decimal):
        currency = CurrencyCode(str(problem.facts["currency"]))
        facts["yearly"] = formatter.money(yearly, currency, 0)
    return facts
