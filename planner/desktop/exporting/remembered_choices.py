"""What the last export was like, for the next one; its password is never kept."""

from dataclasses import dataclass

from planner.desktop.session.preferences import Preferences
from planner.export.plan_tables import PlanTable
from planner.export.workbook.export_options import ALL_GROUPS, Redaction, SheetGroup
from planner.localization.messages import LANGUAGES

WORKBOOK = "workbook"
ONBOARDING = "onboarding"
FORMATS = (WORKBOOK, ONBOARDING, *PlanTable)
_LEFT_OUT, _REDACTION, _FORMAT, _LANGUAGE, _HIRE = (
    "export-left-out",
    "export-redaction",
    "export-format",
    "export-language",
    "export-hire",
)


@dataclass(frozen=True, slots=True)
class RememberedChoices:
    """How to export.

    Attributes:
        form: ``WORKBOOK``, ``ONBOARDING``, or the table of a CSV file.
        groups: The sheets of a workbook.
        redaction: What it leaves out of them.
        language: The language of texts; empty for that of the window.
        hire: Whose onboarding; empty for everybody's.
    """

    form: str = WORKBOOK
    groups: frozenset[SheetGroup] = ALL_GROUPS
    redaction: Redaction = Redaction.NONE
    language: str = ""
    hire: str = ""


def remembered_choices(preferences: Preferences) -> RememberedChoices:
    """Return what was chosen last; whatever cannot be read is as at first."""
    left_out = preferences.choice(_LEFT_OUT).split(",")
    form, redaction = preferences.choice(_FORMAT), preferences.choice(_REDACTION)
    language = preferences.choice(_LANGUAGE)
    return RememberedChoices(
        form if form in FORMATS else WORKBOOK,
        frozenset(group for group in SheetGroup if group.value not in left_out) or ALL_GROUPS,
        Redaction(redaction) if redaction in list(Redaction) else Redaction.NONE,
        language if language in LANGUAGES else "",
        preferences.choice(_HIRE),
    )


def remember_choices(preferences: Preferences, choices: RememberedChoices) -> None:
    """Keep what was chosen."""
    left_out = (group.value for group in SheetGroup if group not in choices.groups)
    preferences.set_choice(_LEFT_OUT, ",".join(left_out))
    preferences.set_choice(_FORMAT, choices.form)
    preferences.set_choice(_REDACTION, choices.redaction)
    preferences.set_choice(_LANGUAGE, choices.language)
    preferences.set_choice(_HIRE, choices.hire)
