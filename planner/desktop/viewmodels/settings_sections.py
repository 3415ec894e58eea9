"""The sections of the settings: their keys, names and icons."""

from enum import StrEnum
from typing import NamedTuple

from planner.localization.messages import _


class SettingsSection(StrEnum):
    """A section of the settings."""

    PLAN = "plan"
    RATES = "rates"
    BUDGET = "budget"
    ASSUMPTIONS = "assumptions"
    TEAMS = "teams"
    HOURS = "hours"
    DAYS = "days"


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
    )
