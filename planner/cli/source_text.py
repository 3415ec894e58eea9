"""Sources of an answer's figures, a line each, with the license they ask to be named under."""

from collections.abc import Iterable, Sequence

from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.market.provenance import Source

ODBL_MARK = "ODbL"


def source_lines(sources: Iterable[Source], shown: Formatter) -> list[str]:
    """Name each source with its publisher, day and license."""
    return [
        _("Source: {title}, {publisher}, {day} ({licence})").format(
            title=source.title,
            publisher=source.publisher,
            day=shown.date_short(source.as_of),
            licence=source.licence,
        )
        for source in sources
    ]


def open_database_lines(sources: Sequence[Source]) -> list[str]:
    """Return the notice that pay bands under the Open Database License ask for, if any is used."""
    if not any(ODBL_MARK in source.licence for source in sources):
        return []
    return [
        _(
            "Contains information from pay bands made available under the Open Database "
            "License (ODbL)."
        )
    ]
