"""The parts of a job description, in the order candidates read them."""

from enum import StrEnum


class PostingPart(StrEnum):
    """A part; where people can write it, the value is the name of the posting's field."""

    TITLE = "title"
    COMPANY = "company"
    MISSION = "mission"
    GOALS = "goals"
    RESPONSIBILITIES = "responsibilities"
    REQUIRED = "required"
    OPTIONAL = "optional"
    PLATFORMS = "platforms"
    TEAM = "team"
    COLLABORATION = "collaboration"
    HOURS = "hours"
    PAY = "pay"
    BENEFITS = "benefits"
    GROWTH = "growth"
    PROCESS = "process"
    CONTACT = "contact"


WRITTEN_PARTS = tuple(
    part for part in PostingPart if part not in (PostingPart.HOURS, PostingPart.PAY)
)
"""What people can write themselves."""

LISTS = frozenset(
    {
        PostingPart.GOALS,
        PostingPart.RESPONSIBILITIES,
        PostingPart.REQUIRED,
        PostingPart.OPTIONAL,
        PostingPart.PLATFORMS,
        PostingPart.BENEFITS,
        PostingPart.GROWTH,
        PostingPart.PROCESS,
    }
)
"""Parts that are lists, a line for each entry."""
