"""What a column can mean: fields of a seat, what stands beside them, a survey's, a past hire's."""

from enum import StrEnum

from planner.localization.messages import _, pgettext


class SeatField(StrEnum):
    """A field of a seat; the value is its name there, where it has one."""

    ID = "id"
    """Which seat a row is; it is given out by the plan, so pasting sets none."""
    ROLE = "role"
    LEVEL = "level"
    TEAM = "team_id"
    PLACE = "place_id"
    COUNTRY = "country"
    ENGAGEMENT = "engagement"
    START = "start"
    END = "end"
    BASE_PAY = "base_pay"
    CURRENCY = "currency"
    STATUS = "status"
    NOTES = "notes"
    NAME = "name"
    GIVEN_NAME = "given_name"
    """Part of a name beside the other part, which stands under NAME."""
    FAMILY_NAME = "family_name"
    MANAGER = "manager"
    COST_CENTER = "cost_center"
    HIRING_MANAGER = "hiring_manager"
    PRIORITY = "priority"
    P10 = "p10"
    P25 = "p25"
    P50 = "p50"
    P75 = "p75"
    P90 = "p90"
    SAMPLE_SIZE = "sample_size"
    SOURCE = "source"
    DAY = "day"
    OPENED = "opened"
    ACCEPTED = "accepted"


QUANTILES = (SeatField.P10, SeatField.P25, SeatField.P50, SeatField.P75, SeatField.P90)
"""What a pay survey tells of a role's pay, from the lowest to the highest."""

PASTED_FIELDS = (
    SeatField.ID,
    SeatField.ROLE,
    SeatField.LEVEL,
    SeatField.TEAM,
    SeatField.PLACE,
    SeatField.COUNTRY,
    SeatField.ENGAGEMENT,
    SeatField.START,
    SeatField.END,
    SeatField.BASE_PAY,
    SeatField.CURRENCY,
    SeatField.STATUS,
    SeatField.PRIORITY,
    SeatField.HIRING_MANAGER,
    SeatField.COST_CENTER,
    SeatField.NOTES,
)
"""What cells pasted as positions, or over seats, can mean."""


def seat_field_name(field: SeatField) -> str:
    """Return what a column of a field is called in the active language."""
    return {
        SeatField.ID: _("ID"),
        SeatField.ROLE: _("Position"),
        SeatField.LEVEL: _("Level"),
        SeatField.TEAM: _("Team"),
        SeatField.PLACE: _("Location"),
        SeatField.COUNTRY: _("Country"),
        SeatField.ENGAGEMENT: _("Engagement"),
        SeatField.START: _("Start"),
        SeatField.END: _("End"),
        SeatField.BASE_PAY: pgettext("column of pay in a year", "Base pay"),
        SeatField.CURRENCY: _("Currency"),
        SeatField.STATUS: _("Status"),
        SeatField.NOTES: _("Notes"),
        SeatField.NAME: _("Name"),
        SeatField.GIVEN_NAME: _("First name"),
        SeatField.FAMILY_NAME: _("Last name"),
        SeatField.MANAGER: _("Manager"),
        SeatField.COST_CENTER: _("Cost center"),
        SeatField.HIRING_MANAGER: _("Hiring manager"),
        SeatField.PRIORITY: _("Priority"),
        SeatField.P10: _("P10"),
        SeatField.P25: _("P25"),
        SeatField.P50: _("P50"),
        SeatField.P75: _("P75"),
        SeatField.P90: _("P90"),
        SeatField.SAMPLE_SIZE: pgettext("column of a pay survey", "Sample size"),
        SeatField.SOURCE: pgettext("column of a pay survey", "Source"),
        SeatField.DAY: pgettext("column of a pay survey", "Date of the survey"),
        SeatField.OPENED: pgettext("column of past hires", "Requisition opened"),
        SeatField.ACCEPTED: pgettext("column of past hires", "Offer accepted"),
    }[field]
