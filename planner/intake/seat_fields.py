"""What a pasted column can mean: the fields of a position and what else stands beside them."""

from enum import StrEnum

from planner.localization.messages import _, pgettext


class SeatField(StrEnum):
    """A field of a position; the value is its name there, where it has one."""

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
    }[field]
