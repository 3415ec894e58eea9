"""How much of what candidates look for a posting leaves unsaid, which clearer postings can mend.

    gap = (points of missing parts + of a missing contact) / the points of all of them

with the points of the clarity check (``postings.clarity``). Of its findings these are the ones that
only people can mend by writing; hours, pay and words are left out here, since the gap is asked of
every seat at each edit and these take the look at a whole year of hours.
"""

from planner.calculators.postings.clarity import ASKED_FOR, POINTS, FindingKind
from planner.calculators.postings.job_description import written_words
from planner.plan.model import Plan, Position

_PART, _ALL_PARTS = POINTS[FindingKind.PART_MISSING]
_CONTACT, _ = POINTS[FindingKind.CONTACT_MISSING]


def posting_gap(plan: Plan, position: Position) -> float:
    """Return what a position's posting leaves unsaid, from 0 (nothing) to 1 (all of it)."""
    words, _ = written_words(plan, position)
    missing = sum(not getattr(words, part.value) for part in ASKED_FOR)
    taken = min(_PART * missing, _ALL_PARTS) + (0 if words.contact else _CONTACT)
    return taken / (_ALL_PARTS + _CONTACT)
