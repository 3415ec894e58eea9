"""The sheets in order, and their names in the export's language."""

from dataclasses import dataclass

from planner.localization.messages import pgettext

_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_LONGEST = 31


@dataclass(frozen=True, slots=True)
class SheetNames:
    """One name per sheet."""

    about: str
    inputs: str
    positions: str
    monthly: str
    budget: str
    headcount: str
    scenarios: str
    timeline: str
    lever_costs: str
    opening: str
    overlap: str
    overlap_teams: str
    overlap_days: str
    coverage: str
    pay_bands: str
    places: str
    onboarding: str
    onboarding_tasks: str
    mentoring: str
    task_calendars: str
    job_descriptions: str
    cost_lines: str
    contributions: str
    calendars: str
    overrides: str
    changes: str
    checks: str
    sources: str


def sheet_names() -> SheetNames:
    """Return the names in the active language, as spreadsheets allow them."""
    return SheetNames(
        about=_name(pgettext("sheet", "About")),
        inputs=_name(pgettext("sheet", "Inputs")),
        positions=_name(pgettext("sheet", "Positions")),
        monthly=_name(pgettext("sheet", "Monthly cost")),
        budget=_name(pgettext("sheet", "Budget")),
        headcount=_name(pgettext("sheet", "Headcount")),
        scenarios=_name(pgettext("sheet", "Scenarios")),
        timeline=_name(pgettext("sheet", "Timeline")),
        lever_costs=_name(pgettext("sheet", "Lever costs")),
        opening=_name(pgettext("sheet", "Before the horizon")),
        overlap=_name(pgettext("sheet", "Overlap")),
        overlap_teams=_name(pgettext("sheet", "Overlap by team")),
        overlap_days=_name(pgettext("sheet", "Overlap by day")),
        coverage=_name(pgettext("sheet", "Coverage")),
        pay_bands=_name(pgettext("sheet", "Pay bands")),
        places=_name(pgettext("sheet", "Places")),
        onboarding=_name(pgettext("sheet", "Onboarding")),
        onboarding_tasks=_name(pgettext("sheet", "Onboarding tasks")),
        mentoring=_name(pgettext("sheet", "Mentoring by week")),
        task_calendars=_name(pgettext("sheet", "Onboarding calendars")),
        job_descriptions=_name(pgettext("sheet", "Job descriptions")),
        cost_lines=_name(pgettext("sheet", "Cost lines")),
        contributions=_name(pgettext("sheet", "Annual contributions")),
        calendars=_name(pgettext("sheet", "Calendars")),
        overrides=_name(pgettext("sheet", "Overrides")),
        changes=_name(pgettext("sheet", "Changes")),
        checks=_name(pgettext("sheet", "Checks")),
        sources=_name(pgettext("sheet", "Sources")),
    )


def _name(text: str) -> str:
    return text.translate(_NOT_IN_NAMES)[:_LONGEST].strip()
