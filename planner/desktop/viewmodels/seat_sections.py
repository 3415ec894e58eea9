"""The sections a seat's fields stand in."""

DETAILS, SKILLS, HOURS, COSTS, PEOPLE, NOTES = (
    "details",
    "skills",
    "hours",
    "costs",
    "people",
    "notes",
)
SECTIONS = (DETAILS, SKILLS, HOURS, COSTS, PEOPLE, NOTES)
"""Keys of sections in their order."""
