"""What the columns of the positions table mean to cells that are copied and pasted."""

from planner.desktop.viewmodels.seat_cells import (
    BASE_PAY,
    ENGAGEMENT,
    PLACE,
    ROLE,
    START,
    STATUS,
)
from planner.intake.seat_fields import SeatField

SEAT_FIELDS = {
    ROLE: SeatField.ROLE,
    PLACE: SeatField.PLACE,
    ENGAGEMENT: SeatField.ENGAGEMENT,
    START: SeatField.START,
    BASE_PAY: SeatField.BASE_PAY,
    STATUS: SeatField.STATUS,
}
"""By column key; the plan works the others out itself."""
