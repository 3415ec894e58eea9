"""A change as a percentage with its sign."""

from decimal import Decimal

from planner.localization.formatting import Formatter
from planner.localization.running_text import left_to_right


def signed_share(share: Decimal, shown: Formatter) -> str:
    """Write a change as ``+20%`` or ``−5%``, whole in a text of any direction."""
    return left_to_right(("+" if share > 0 else "") + shown.percent(share))
