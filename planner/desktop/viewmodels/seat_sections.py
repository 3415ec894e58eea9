"""The sections a seat's fields stand in."""

DETAILS, SKILLS, HOURS, COSTS, PEOPLE, ONBOARDING, LEAVE, NOTES = (
    "details",
    "skills",
    "hours",
    "costs",
    "people",
    "onboarding",
    "leave",
    "notes",
)
SECTIONS = (DETAILS, SKILLS, HOURS, COSTS, PEOPLE, ONBOARDING, LEAVE, NOTES)
"""Keys of sections in their order."""
