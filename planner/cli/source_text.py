"""Sources of an answer's figures, a line each, with the licence they ask to be named under."""

from collections.abc import Iterable

from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.market.provenance import Source


def source_lines(sources: Iterable[Source], shown: Formatter) -> list[str]:
    """Name each source with its publisher, day and licence."""
    return [
        _("Source: {title}, {publisher}, {day} ({licence})").format(
            title=source.title,
            publisher=source.publisher,
            day=shown.date_short(source.as_of),
            licence=source.licence,
        )
        for source in sources
    ]
