"""The headings of a job description."""

from collections.abc import Mapping
from functools import lru_cache

from planner.calculators.postings.posting_part import PostingPart
from planner.localization.messages import LANGUAGES, _, active_language, pgettext


def part_heading(part: PostingPart) -> str:
    """Return the heading of a part of a posting."""
    return _headings(active_language())[part]


@lru_cache(maxsize=len(LANGUAGES))
def _headings(_language: str) -> Mapping[PostingPart, str]:
    return {
        PostingPart.TITLE: pgettext("part of a job posting", "Title"),
        PostingPart.COMPANY: _("About us"),
        PostingPart.MISSION: _("Why this position exists"),
        PostingPart.GOALS: _("What the project is to reach"),
        PostingPart.RESPONSIBILITIES: _("What you will do"),
        PostingPart.REQUIRED: _("What you bring"),
        PostingPart.OPTIONAL: _("What is welcome"),
        PostingPart.PLATFORMS: _("Platforms and hardware you will work with"),
        PostingPart.TEAM: _("Your team"),
        PostingPart.COLLABORATION: _("How we work together"),
        PostingPart.HOURS: _("Working hours"),
        PostingPart.PAY: pgettext("part of a job posting", "Pay"),
        PostingPart.BENEFITS: pgettext("part of a job posting", "Benefits"),
        PostingPart.GROWTH: _("How you can grow"),
        PostingPart.PROCESS: _("How hiring works"),
        PostingPart.CONTACT: pgettext("part of a job posting", "Contact"),
    }
