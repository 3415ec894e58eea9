"""The gaps of a week as a table for a terminal."""

from collections.abc import Sequence

from planner.calculators.coverage_gaps import CoverageGap
from planner.cli.text_table import laid_out
from planner.localization.coverage_texts import gap_borders, gap_text
from planner.localization.formatting import Formatter
from planner.localization.messages import _, pgettext


def gaps_table(gaps: Sequence[CoverageGap], shown: Formatter) -> str:
    """Lay out the gaps, the longest in all first."""
    if not gaps:
        return ""
    rows = [(pgettext("hours nobody covers", "Gap"), _("Hours a week"), _("Between"))]
    rows += [
        (
            gap_text(gap, shown),
            shown.hours_and_minutes(gap.total_minutes),
            gap_borders(gap),
        )
        for gap in sorted(gaps, key=lambda gap: -gap.total_minutes)
    ]
    return laid_out(rows, right=frozenset({1}))
