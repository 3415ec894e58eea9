"""What takes time before a new hire's first day, by country: its kinds."""

from enum import StrEnum


class LeadTimeKind(StrEnum):
    """What has to begin a while before the first day."""

    CONTRACT = "contract"
    """From an accepted offer to a signed contract."""
    PAYROLL = "payroll"
    """Putting a person on the payroll, by engagement."""
    EMPLOYER_REGISTRATION = "employer-registration"
    """Becoming an employer in a country, for the first hire of an own entity there."""
    EQUIPMENT = "equipment"
    """Shipping equipment, customs included."""
    BACKGROUND_CHECK = "background-check"
    """Checking what the law of the country lets an employer check."""
