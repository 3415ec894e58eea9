"""Hires of the past in words."""

from planner.localization.countries import country_name
from planner.localization.formatting import Formatter
from planner.localization.messages import ngettext
from planner.localization.terms import role_with_level
from planner.plan.levers import PastHire


def past_hire_text(hire: PastHire, formatter: Formatter) -> str:
    """Return what a past hire says: ``SRE, Senior, Poland: 95 days (3 Feb 26 to 9 May 26)``."""
    days = (hire.accepted - hire.opened).days
    sentence = ngettext(
        "{seat}, {country}: {days} day ({opened} to {accepted})",
        "{seat}, {country}: {days} days ({opened} to {accepted})",
        days,
    )
    return sentence.format(
        seat=role_with_level(hire.role, hire.level),
        country=country_name(hire.country),
        days=formatter.integer(days),
        opened=formatter.date_short(hire.opened),
        accepted=formatter.date_short(hire.accepted),
    )
