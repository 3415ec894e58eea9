"""What a change is about, in words: fields, assumptions, teams, seats and own figures."""

from collections.abc import Mapping
from functools import lru_cache

from planner.localization.countries import country_name
from planner.localization.decision_changes import decision_thing
from planner.localization.figure_names import figure_name, own_figure_name
from planner.localization.formatting import Formatter
from planner.localization.messages import LANGUAGES, _, active_language, pgettext
from planner.localization.onboarding_changes import onboarding_thing
from planner.localization.running_text import listed
from planner.localization.terms import role_name
from planner.market.override import FigureKey
from planner.market.snapshot import Snapshot
from planner.plan.change import ORDER, Change, Subject
from planner.plan.company_day import CompanyDay
from planner.plan.model import Plan, Seat, Team, TeamMember
from planner.plan.patching import RECORDS
from planner.plan.scenario import Scenario
from planner.quantities.identifiers import CountryCode, PlaceId
from planner.quantities.month import Month


def seat_title(seat: Seat, market: Snapshot) -> str:
    """Return which seat it is, such as ``P-03, GPU cluster engineer, Kraków``."""
    place = market.places.get(seat.place_id)
    who = seat.name if isinstance(seat, TeamMember) else role_name(seat.role)
    return listed((seat.id, who, place.name if place else seat.place_id))


Records = Mapping[tuple[Subject, str], Seat | Team | Scenario]
"""Seats, teams and scenarios by what they are and their ID."""


def records_of(before: Plan, after: Plan) -> Records:
    """Return the records of two plans, as they were before: by that name the reader knows them."""
    only_in_scenarios = {
        (change.subject, change.subject_id): change.new
        for plan in (after, before)
        for scenario in plan.scenarios
        for change in scenario.changes
        if change.subject_id is not None and isinstance(change.new, Seat | Team)
    }
    return only_in_scenarios | {
        (subject, record.id): record
        for plan in (after, before)
        for subject, attribute in RECORDS.items()
        for record in getattr(plan, attribute)
    }


def thing_name(  # noqa: PLR0911 -- a name for each kind of thing
    change: Change, records: Records, market: Snapshot, formatter: Formatter
) -> str:
    """Return what a change is about: a seat's title, a team's name, a plan rate, a month.

    Args:
        change: The change.
        records: Those of the two plans it is between (``records_of``).
        market: Where places and charge lines have their names.
        formatter: Writes months.
    """
    subject_id = change.subject_id or ""
    if change.subject in RECORDS:
        return _record_name(change, records, market)
    match change.subject:
        case Subject.PLAN_RATE:
            return _("Plan rate: {currency}").format(currency=subject_id)
        case Subject.BUDGET_MONTH:
            month = formatter.month_short(Month.parse(subject_id))
            return _("Budget of {month}").format(month=month)
        case Subject.PLACE_PATTERN:
            place = market.places.get(PlaceId(subject_id))
            return _("Working hours in {place}").format(place=place.name if place else subject_id)
        case Subject.COMPANY_DAY:
            return _company_day(CompanyDay.parsed(subject_id), formatter)
        case Subject.OVERRIDE:
            return _("Own figure: {figure}").format(figure=_figure(subject_id, market))
        case Subject.ASSUMPTION_REASON:
            return _("Reason: {figure}").format(figure=own_figure_name(subject_id, market))
        case (
            Subject.ONBOARDING_TEMPLATE
            | Subject.ONBOARDING_TASK
            | Subject.ONBOARDING_CONTACT
            | Subject.LEAD_TIME
        ):
            return onboarding_thing(change)
        case Subject.SHORTLIST | Subject.LEVER:
            return decision_thing(change, market)
    return _plan_part(change.subject, subject_id)


def field_name(change: Change) -> str:
    """Return what changed about it, empty where there is nothing but itself."""
    if change.field_name is None:
        return ""
    if change.field_name == ORDER:
        return pgettext("what changed", "order")
    return field_label(change.field_name)


def field_label(name: str) -> str:
    """Return what a field of a plan, a seat or the assumptions is called."""
    return _field_names(active_language()).get(name, name.replace("_", " "))


def _company_day(day: CompanyDay, formatter: Formatter) -> str:
    shown = formatter.date_short(day.day)
    if day.country is None:
        return _("Company day {date}").format(date=shown)
    country = country_name(day.country)
    return _("Company day {date}, {country}").format(date=shown, country=country)


def _figure(text: str, market: Snapshot) -> str:
    key = FigureKey.parsed(text)
    return figure_name(key, market) if key.is_sound else text


def _plan_part(subject: Subject, country: str) -> str:
    if subject is Subject.PLAN:
        return pgettext("what changed", "Plan")
    if not country:
        return pgettext("what changed", "Assumptions")
    return _("Assumptions for {country}").format(country=country_name(CountryCode(country)))


def _record_name(change: Change, records: Records, market: Snapshot) -> str:
    if change.subject_id is None:
        return {
            Subject.POSITION: pgettext("what changed", "Positions"),
            Subject.MEMBER: pgettext("what changed", "Team members"),
            Subject.TEAM: pgettext("what changed", "Teams"),
            Subject.SCENARIO: pgettext("what changed", "Scenarios"),
        }[change.subject]
    whole = change.old if change.old is not None else change.new
    known = records.get((change.subject, change.subject_id))
    found = whole if isinstance(whole, Seat | Team | Scenario) else known
    if isinstance(found, Scenario):
        return _("Scenario “{name}”").format(name=found.name)
    if isinstance(found, Team):
        return _("Team {name}").format(name=found.name or found.id)
    return seat_title(found, market) if isinstance(found, Seat) else change.subject_id


@lru_cache(maxsize=len(LANGUAGES))
def _field_names(_language: str) -> Mapping[str, str]:
    return {
        "name": pgettext("field", "name"),
        "description": pgettext("field", "description"),
        "reporting_currency": pgettext("field", "reporting currency"),
        "fiscal_year_start_month": pgettext("field", "first month of the fiscal year"),
        "horizon_start": pgettext("field", "first month"),
        "horizon_months": pgettext("field", "number of months"),
        "plan_rates": _("Plan rates"),
        "anchor_id": pgettext("field", "anchor"),
        "working_pattern": pgettext("field", "working hours"),
        "benefits_share": pgettext("field", "benefits"),
        "benefits_share_by_country": pgettext("field", "benefits"),
        "equipment": pgettext("field", "equipment"),
        "equipment_by_country": pgettext("field", "equipment"),
        "agency_fee_share": pgettext("field", "agency fee"),
        "agency_fee_share_by_country": pgettext("field", "agency fee"),
        "overhead_share": pgettext("field", "overhead"),
        "overhead_share_by_country": pgettext("field", "overhead"),
        "employer_of_record_fee_usd": pgettext("field", "employer-of-record fee"),
        "contractor_fee_usd": pgettext("field", "contractor-management fee"),
        "raise_share": pgettext("field", "yearly raise"),
        "raise_share_by_country": pgettext("field", "yearly raise"),
        "raise_month": pgettext("field", "month of raises"),
        "raise_after_months": pgettext("field", "months of service before a raise"),
        "attrition_share": pgettext("field", "attrition"),
        "target_percentile": pgettext("field", "target percentile"),
        "skill_association": pgettext("field", "how far skills go together"),
        "team_id": pgettext("field", "team"),
        "role": pgettext("field", "role"),
        "level": pgettext("field", "level"),
        "place_id": pgettext("field", "place"),
        "engagement": pgettext("field", "engagement"),
        "base_pay": pgettext("field", "base pay"),
        "start": pgettext("field", "start"),
        "end": pgettext("field", "end"),
        "status": pgettext("field", "status"),
        "notes": pgettext("field", "notes"),
        "cost_center": pgettext("field", "cost center"),
        "skill_weights": pgettext("field", "skills"),
        "priority": pgettext("field", "priority"),
        "hiring_manager": pgettext("field", "hiring manager"),
        "buddy_id": pgettext("field", "buddy"),
        "mentor_id": pgettext("field", "mentor"),
        "candidate": pgettext("field", "candidate"),
        "template_id": pgettext("field", "onboarding template"),
        "is_new_to_domain": pgettext("field", "new to the domain"),
        "posting": pgettext("field", "posting"),
        "leave": pgettext("field", "leave"),
        "hires_at_once": pgettext("field", "new hires at once"),
        "onboarding_rules": pgettext("field", "rules of onboarding"),
        "opened": pgettext("field", "requisition opened"),
        "bonus_share": pgettext("field", "bonus"),
        "equity_per_year": pgettext("field", "equity a year"),
        "shortlist": pgettext("field", "shortlist"),
        "fit_weights": pgettext("field", "weights of a place's fit"),
        "pay_policy": pgettext("field", "pay policy"),
        "levers": pgettext("field", "levers"),
        "hiring": pgettext("field", "assumptions of hiring"),
        "past_hires": pgettext("field", "past hires"),
        "manager": pgettext("field", "manager"),
    }
