"""A sentence for every problem of a plan: what is wrong, where, and what to do about it."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from planner.localization.countries import country_name
from planner.localization.formatting import Formatter
from planner.localization.hiring_problems import hiring_templates
from planner.localization.hiring_terms import coefficient_name
from planner.localization.lever_terms import effect_name
from planner.localization.messages import _, ngettext
from planner.localization.onboarding_terms import part_name
from planner.localization.place_choice_terms import lever_name
from planner.localization.terms import engagement_name
from planner.market.lever import EffectKind, LeverKind
from planner.plan.model import Engagement
from planner.plan.onboarding import TaskOwner
from planner.plan.problem import Fact, Problem, ProblemKind
from planner.quantities.identifiers import CountryCode, CurrencyCode
from planner.quantities.month import Month

_COUNTED = ("months", "count", "days")
_STRENGTHS = frozenset({"strength", "lowest", "highest"})
_MONTH_FACTS = frozenset({"month", "first_month"})
_ABOUT_ASSUMPTIONS = frozenset(
    {
        ProblemKind.NEGATIVE_ASSUMPTION,
        ProblemKind.SHARE_LOOKS_LIKE_PERCENT,
        ProblemKind.FRACTION_OUT_OF_RANGE,
        ProblemKind.NUMBER_OF_MONTHS_OUT_OF_RANGE,
    }
)
_SHARE_FIELDS = frozenset(
    {
        "benefits_share",
        "benefits_share_by_country",
        "agency_fee_share",
        "agency_fee_share_by_country",
        "overhead_share",
        "overhead_share_by_country",
    }
)


def problem_sentence(problem: Problem, formatter: Formatter, *, with_seat: bool = True) -> str:
    """Say a problem in the active language.

    Args:
        problem: What ``find_problems`` found.
        formatter: Writes the amounts and dates in it.
        with_seat: Begin with the seat's ID; False where the ID stands beside the sentence.
    """
    facts = _shown_facts(problem, formatter)
    count = _count(problem)
    templates = _seat_templates(count) | _working_time_templates() | _plan_templates(count)
    templates |= _onboarding_templates(count) | hiring_templates(count)
    sentence = templates[problem.kind].format_map(facts)
    if with_seat and problem.seat_id is not None:
        return _("{seat}: {sentence}").format(seat=problem.seat_id, sentence=sentence)
    if "whose" in problem.facts:
        return _("{whose}: {sentence}").format(whose=facts["whose"], sentence=sentence)
    return sentence


def assumption_name(field_name: str) -> str:
    """Return the name of an assumption by its attribute."""
    return {
        "benefits_share": _("benefits"),
        "benefits_share_by_country": _("benefits"),
        "agency_fee_share": _("agency fee"),
        "agency_fee_share_by_country": _("agency fee"),
        "overhead_share": _("overhead"),
        "overhead_share_by_country": _("overhead"),
        "equipment": _("equipment"),
        "equipment_by_country": _("equipment"),
        "employer_of_record_fee_usd": _("employer-of-record fee"),
        "contractor_fee_usd": _("contractor-management fee"),
        "target_percentile": _("target percentile"),
        "skill_association": _("how far skills go together"),
        "raise_share": _("yearly raise"),
        "raise_share_by_country": _("yearly raise"),
        "raise_month": _("month of raises"),
        "raise_after_months": _("months of service before a raise"),
        "attrition_share": _("attrition"),
    }[field_name]


def _seat_templates(count: int) -> dict[ProblemKind, str]:
    kind = ProblemKind
    return {
        kind.UNKNOWN_PLACE: _(
            "The place “{place_id}” is not in the market data. Choose another place."
        ),
        kind.CURRENCY_NOT_OF_PLACE: _(
            "Base pay is in {currency}, but {place} pays in {expected}. "
            "Enter the pay in {expected}."
        ),
        kind.NO_EMPLOYER_COST_RULES: _(
            "There are no employer-cost lines for {country}, so “{engagement}” cannot be priced. "
            "Choose another place, or engage a contractor."
        ),
        kind.NEGATIVE_PAY: _("Base pay is negative ({amount}). Enter the annual gross, 0 or more."),
        kind.ZERO_PAY: _("Base pay is zero. Enter the annual gross pay in {currency}."),
        kind.PAY_LOOKS_MONTHLY: _(
            "Base pay of {amount} a year looks like a monthly figure. "
            "Enter the annual amount ({yearly} if it is monthly)."
        ),
        kind.PAY_LOOKS_TOO_HIGH: _(
            "Base pay of {amount} a year is very high. Check the digits and the currency."
        ),
        kind.UNKNOWN_BUDDY: _(
            "The buddy {member_id} is not in the team any more. Choose another one, or none."
        ),
        kind.UNKNOWN_MENTOR: _(
            "The mentor {member_id} is not in the team any more. Choose another one, or none."
        ),
        kind.UNKNOWN_TEMPLATE: _(
            "The onboarding template “{template_id}” is not there any more, so that of the role is "
            "followed. Choose another one, or none."
        ),
        kind.LEAVE_ENDS_BEFORE_START: _(
            "The leave from {first_day} ends before that, on {last_day}. Correct one of the dates."
        ),
        kind.UNKNOWN_TEAM: _(
            "The team “{team_id}” does not exist. Choose one of the plan's teams."
        ),
        kind.DUPLICATE_SEAT_ID: ngettext(
            "{count} seat has this ID. Give each seat an ID of its own.",
            "{count} seats share this ID. Give each seat an ID of its own.",
            count,
        ),
        kind.END_BEFORE_START: _(
            "The end {end} lies before the start {start}. Correct one of them."
        ),
        kind.START_BEFORE_HORIZON: _(
            "The start {start} lies before the plan's first day {horizon_start}, so cost before "
            "it is not counted. Move the start, or begin the plan earlier."
        ),
        kind.START_AFTER_HORIZON: _(
            "The start {start} lies after the plan's last day {horizon_end}, so the seat costs "
            "nothing in it. Move the start, or lengthen the plan."
        ),
        kind.START_ON_WEEKEND: _(
            "The start {start} is a day off in {place}. The next working day is {next_working_day}."
        ),
        kind.START_ON_HOLIDAY: _(
            "The start {start} is a public holiday in {place} ({holiday}). "
            "The next working day is {next_working_day}."
        ),
        kind.START_ON_COMPANY_DAY: _(
            "The start {start} is a company day off in {place}. "
            "The next working day is {next_working_day}."
        ),
    }


def _working_time_templates() -> dict[ProblemKind, str]:
    kind = ProblemKind
    return {
        kind.NO_WEEKDAYS: _("The working pattern has no weekdays. Choose at least one."),
        kind.WEEKDAYS_OUT_OF_RANGE: _(
            "The working pattern names weekdays that do not exist ({weekdays}). "
            "Use 0 for Monday to 6 for Sunday."
        ),
        kind.WORKING_DAY_OF_24_HOURS: _(
            "The working day starts and ends at {time}, which is 24 hours. Check its end."
        ),
        kind.BREAK_LONGER_THAN_DAY: _(
            "The break of {minutes} min is as long as the working day or longer. Shorten it."
        ),
        kind.BREAK_OUTSIDE_HOURS: _(
            "The break at {time} ({minutes} min) does not lie within the hours {start} – {end}, "
            "so it does not count. Move it."
        ),
        kind.FLEX_OF_HOURS: _(
            "Start and end may move by {minutes} min. Check it: more than {most} min leaves no "
            "fixed hours."
        ),
        kind.WEEKDAY_HOURS_REPEATED: _(
            "{weekday} has hours of its own twice. The first ones count; remove the others."
        ),
        kind.WEEKDAY_OF_24_HOURS: _(
            "The hours of {weekday} start and end at {time}, which is 24 hours. Check their end."
        ),
        kind.DATED_HOURS_END_BEFORE_START: _(
            "The other hours from {first_day} end before that, on {last_day}. Correct one of the "
            "dates."
        ),
        kind.DATED_HOURS_OF_24_HOURS: _(
            "The hours from {first_day} to {last_day} start and end at {time}, which is 24 hours. "
            "Check their end."
        ),
    }


def _plan_templates(count: int) -> dict[ProblemKind, str]:
    kind = ProblemKind
    return {
        kind.NO_EXCHANGE_RATE: _(
            "There is no exchange rate from {currency} to {reporting_currency}. "
            "Enter a plan rate for {currency}."
        ),
        kind.UNKNOWN_ANCHOR: _(
            "The anchor “{place_id}” is not in the market data. Choose another anchor."
        ),
        kind.UNKNOWN_TEAM_ANCHOR: _(
            "The anchor “{place_id}” of team {team} is not in the market data. Choose another one."
        ),
        kind.DUPLICATE_TEAM_ID: ngettext(
            "{count} team has the ID “{team_id}”. Give each team an ID of its own.",
            "{count} teams share the ID “{team_id}”. Give each team an ID of its own.",
            count,
        ),
        kind.UNKNOWN_REPORTING_CURRENCY: _(
            "The reporting currency “{currency}” is not in the market data. Choose another one."
        ),
        kind.HORIZON_OUT_OF_RANGE: ngettext(
            "The plan covers {count} month. Choose {minimum} to {maximum}.",
            "The plan covers {count} months. Choose {minimum} to {maximum}.",
            count,
        ),
        kind.FISCAL_YEAR_START_OUT_OF_RANGE: _(
            "The fiscal year starts in month {month}. Choose a month from 1 to 12."
        ),
        kind.PLAN_RATE_NOT_POSITIVE: _(
            "The plan rate of {currency} is {rate}. Enter a rate above zero."
        ),
        kind.PLAN_RATE_OF_REPORTING_CURRENCY: _(
            "The plan rate of the reporting currency {currency} is {rate}. "
            "Remove it: it is always 1."
        ),
        kind.NEGATIVE_BUDGET: _("The budget of {month} is negative ({amount}). Enter 0 or more."),
        kind.BUDGET_MISSING: ngettext(
            "{count} month has no budget: {first_month}. Enter it, or remove the budget.",
            "{count} months have no budget, the first is {first_month}. "
            "Enter them, or remove the budget.",
            count,
        ),
        kind.NO_PUBLIC_HOLIDAYS: _(
            "The calendar holds no public holidays of {country} for {years}, so only weekends "
            "count as days off there. Check start dates and part months by hand."
        ),
        kind.NEGATIVE_ASSUMPTION: _(
            "The assumption for {assumption} is negative ({amount}). Enter 0 or more."
        ),
        kind.FRACTION_OUT_OF_RANGE: _(
            "The assumption for {assumption} is {fraction}. Enter one from 0 to 1."
        ),
        kind.NUMBER_OF_MONTHS_OUT_OF_RANGE: _(
            "The assumption for {assumption} is {months}. Enter a whole number from {minimum} to "
            "{maximum}."
        ),
        kind.SHARE_LOOKS_LIKE_PERCENT: _(
            "The assumption for {assumption} is {share} of base pay. Check it: 0.2 means 20%."
        ),
    }


def _onboarding_templates(count: int) -> dict[ProblemKind, str]:
    kind = ProblemKind
    return {
        kind.CIRCULAR_TASKS: _(
            "These tasks of the onboarding template “{template}” wait for each other: {tasks}. "
            "Take out one of the dependencies."
        ),
        kind.UNKNOWN_TASK: _(
            "The task “{task}” of the onboarding template “{template}” depends on “{task_id}”, "
            "which is no task of it. Correct it, or take it out."
        ),
        kind.TASK_FAR_FROM_START: ngettext(
            "The task “{task}” of the onboarding template “{template}” lies {days} working day "
            "from the first day. Check it: {most} are a year.",
            "The task “{task}” of the onboarding template “{template}” lies {days} working days "
            "from the first day. Check it: {most} are a year.",
            count,
        ),
        kind.CONTACT_WITHOUT_CALENDAR: _(
            "Nobody knows when {part} ({name}) works, so the calendar of the anchor is taken. Name "
            "a place, or a member of the team."
        ),
        kind.UNKNOWN_CONTACT: _(
            "{member_id}, who stands behind {part} in onboarding, is not in the team any more. "
            "Name somebody else."
        ),
        kind.UNKNOWN_CONTACT_PLACE: _(
            "The place “{place_id}” of {part} in onboarding is not in the market data. Choose "
            "another place."
        ),
        kind.UNKNOWN_ASSIGNEE: _(
            "The onboarding task {key} is assigned to {member_id}, who is not in the team any "
            "more. Choose somebody else, or leave it to its owner."
        ),
    }


def _count(problem: Problem) -> int:
    """Return what a problem counts: seats, teams, months or days."""
    fact = next((problem.facts[each] for each in _COUNTED if each in problem.facts), None)
    return fact if isinstance(fact, int) else 0


def _shown_facts(problem: Problem, formatter: Formatter) -> dict[str, str]:
    shown = {name: _shown(name, fact, problem, formatter) for name, fact in problem.facts.items()}
    shown["count"] = formatter.integer(_count(problem))
    if problem.kind in _ABOUT_ASSUMPTIONS:
        shown["assumption"] = _assumption(problem)
    return shown


def _assumption(problem: Problem) -> str:
    name = assumption_name(problem.field_name or "")
    country = problem.facts.get("country")
    if country is None:
        return name
    return _("{assumption} in {country}").format(
        assumption=name, country=country_name(CountryCode(str(country)))
    )


def _shown(name: str, fact: Fact, problem: Problem, formatter: Formatter) -> str:
    match fact:
        case date():
            is_month = name in _MONTH_FACTS
            return (
                formatter.month_short(Month.containing(fact))
                if is_month
                else formatter.date_short(fact)
            )
        case Decimal():
            return _shown_decimal(name, fact, problem, formatter)
        case int():
            is_weekday = name == "weekday"
            return formatter.weekday_name(fact) if is_weekday else formatter.integer(fact)
    named = _NAMES.get(name)
    return fact if named is None else named(fact)


_NAMES: Mapping[str, Callable[[str], str]] = {
    "part": lambda part: part_name(TaskOwner(part)),
    "country": lambda code: country_name(CountryCode(code)),
    "engagement": lambda engagement: engagement_name(Engagement(engagement)),
    "lever": lambda lever: lever_name(LeverKind(lever)),
    "effect": lambda effect: effect_name(EffectKind(effect)),
    "coefficient": coefficient_name,
}
"""Facts that are keys, and what gives them their names."""


def _shown_decimal(name: str, fact: Decimal, problem: Problem, formatter: Formatter) -> str:
    if name in ("rate", "fraction", "number"):
        return formatter.rate(fact)
    if name in _STRENGTHS:
        is_share = str(problem.facts.get("unit", "")).startswith("share")
        return formatter.percent(fact) if is_share else formatter.rate(fact)
    if problem.field_name in _SHARE_FIELDS:
        return formatter.percent(fact)
    if name == "amount_usd" or (problem.field_name or "").endswith("_usd"):
        return formatter.money(fact, CurrencyCode("USD"))
    currency = problem.facts.get("currency")
    if currency is None:
        return formatter.number(fact, 2)
    return formatter.money(fact, CurrencyCode(str(currency)))
