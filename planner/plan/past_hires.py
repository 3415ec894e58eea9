"""Which hires of the past cannot have been, so that no assumed time is fitted to them."""

from datetime import date
from enum import StrEnum

from planner.plan.levers import PastHire

MOST_DAYS_TO_FILL = 3 * 365
"""A requisition open for longer was forgotten, or one of its dates is wrong."""


class PastHireFault(StrEnum):
    """What is wrong about the days of a past hire."""

    OPENED_IN_FUTURE = "opened-in-future"
    ACCEPTED_IN_FUTURE = "accepted-in-future"
    ACCEPTED_TOO_EARLY = "accepted-too-early"
    """Before the requisition was opened, or on that day: nothing can be learned from no time."""
    OPEN_TOO_LONG = "open-too-long"


def past_hire_fault(hire: PastHire, today: date | None = None) -> PastHireFault | None:
    """Return what is wrong about the days of a past hire; None where they can be.

    Args:
        hire: The hire.
        today: No past hire has a later day; None where it is not known which day it is.
    """
    if today is not None and hire.opened > today:
        return PastHireFault.OPENED_IN_FUTURE
    if today is not None and hire.accepted > today:
        return PastHireFault.ACCEPTED_IN_FUTURE
    if hire.accepted <= hire.opened:
        return PastHireFault.ACCEPTED_TOO_EARLY
    if (hire.accepted - hire.opened).days > MOST_DAYS_TO_FILL:
        return PastHireFault.OPEN_TOO_LONG
    return None
