"""The sections of the settings: their keys, names and icons."""

from enum import StrEnum
from typing import NamedTuple

from planner.localization.messages import _
from planner.plan.problem import Problem, ProblemKind


class SettingsSection(StrEnum):
    """A section of the settings."""

    PLAN = "plan"
    RATES = "rates"
    BUDGET = "budget"
    ASSUMPTIONS = "assumptions"
    TEAMS = "teams"
    HOURS = "hours"
    DAYS = "days"
    ONBOARDING = "onboarding"
    LEAD_TIMES = "lead-times"
    HIRING = "hiring"


class SectionEntry(NamedTuple):
    """A section: its stable key, its name in the active language, its icon and other names."""

    key: SettingsSection
    name: str
    icon_name: str
    other_names: tuple[str, ...] = ()


def settings_sections() -> tuple[SectionEntry, ...]:
    """Return the sections in their order."""
    section = SettingsSection
    return (
        SectionEntry(
            section.PLAN,
            _("Plan"),
            "sliders-horizontal",
            (_("Reporting currency"), _("Fiscal year"), _("Anchor place")),
        ),
        SectionEntry(section.RATES, _("Plan rates"), "arrows-clockwise", (_("Exchange rates"),)),
        SectionEntry(section.BUDGET, _("Budget by month"), "table"),
        SectionEntry(
            section.ASSUMPTIONS,
            _("Assumptions"),
            "scales",
            (_("Benefits"), _("Overhead"), _("Agency fee"), _("Equipment")),
        ),
        SectionEntry(section.TEAMS, _("Teams"), "users-three"),
        SectionEntry(section.HOURS, _("Working hours"), "clock", (_("Flex"), _("Break"))),
        SectionEntry(section.DAYS, _("Company holidays"), "calendar-x", (_("Days off"),)),
        SectionEntry(
            section.ONBOARDING,
            _("Onboarding"),
            "flag-banner",
            (_("Who helps"), _("Mentors"), _("Buddies"), _("Ramp-up")),
        ),
        SectionEntry(
            section.LEAD_TIMES,
            _("Lead times"),
            "hourglass-medium",
            (_("Customs"), _("Payroll set-up"), _("Background check")),
        ),
        SectionEntry(
            section.HIRING,
            _("Hiring"),
            "user-plus",
            (_("Recruiters"), _("Time to fill"), _("Draws"), _("Seed")),
        ),
    )


def section_of(problem: Problem) -> SettingsSection:
    """Return the section where something wrong with the plan itself is mended."""
    if problem.kind is ProblemKind.NO_EXCHANGE_RATE:
        return SettingsSection.RATES
    return _SECTIONS.get(problem.field_name or "", SettingsSection.ASSUMPTIONS)


_SECTIONS = {
    "name": SettingsSection.PLAN,
    "reporting_currency": SettingsSection.PLAN,
    "fiscal_year_start_month": SettingsSection.PLAN,
    "horizon_start": SettingsSection.PLAN,
    "horizon_months": SettingsSection.PLAN,
    "anchor_id": SettingsSection.PLAN,
    "plan_rates": SettingsSection.RATES,
    "budget": SettingsSection.BUDGET,
    "teams": SettingsSection.TEAMS,
    "working_pattern": SettingsSection.HOURS,
    "company_days": SettingsSection.DAYS,
    "onboarding_contacts": SettingsSection.ONBOARDING,
    "onboarding_templates": SettingsSection.ONBOARDING,
    "hiring": SettingsSection.HIRING,
}
"""By field of the plan; every other one is an assumption."""
