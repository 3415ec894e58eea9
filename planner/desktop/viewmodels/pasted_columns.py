"""What the columns of the positions table mean to cells that are copied and pasted."""

from planner.desktop.viewmodels.seat_cells import (
    BASE_PAY,
    COST_CENTER,
    END,
    ENGAGEMENT,
    HIRING_MANAGER,
    LEVEL,
    NOTES,
    PLACE,
    PRIORITY,
    ROLE,
    START,
    STATUS,
    TEAM,
)
from planner.intake.columns.seat_fields import SeatField

SEAT_FIELDS = {
    ROLE: SeatField.ROLE,
    PLACE: SeatField.PLACE,
    ENGAGEMENT: SeatField.ENGAGEMENT,
    START: SeatField.START,
    BASE_PAY: SeatField.BASE_PAY,
    STATUS: SeatField.STATUS,
    TEAM: SeatField.TEAM,
    LEVEL: SeatField.LEVEL,
    END: SeatField.END,
    PRIORITY: SeatField.PRIORITY,
    HIRING_MANAGER: SeatField.HIRING_MANAGER,
    COST_CENTER: SeatField.COST_CENTER,
    NOTES: SeatField.NOTES,
}
"""By column key; the plan works the others out itself."""
