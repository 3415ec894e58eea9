"""What differs between two plans, as lines to read and copy."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from planner.desktop.theme import Theme
from planner.desktop.viewmodels.data_document import Block, Paragraph, Span
from planner.desktop.widgets.document_view import DocumentView
from planner.localization.change_texts import ChangeText
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext

MOST_LINES = 300
"""Lines on show; of more changes the rest is counted."""


class ChangesList(DocumentView):
    """Shows changes; what each is about stands out. Arrow keys scroll."""

    def __init__(self, theme: Theme, formatter: Formatter, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._formatter = formatter
        self.setAccessibleName(_("Differences"))
        # A line begins with the ID of a seat, which says nothing about the language around it.
        option = self.document().defaultTextOption()
        option.setTextDirection(self.layoutDirection())
        self.document().setDefaultTextOption(option)

    def show_changes(self, changes: Sequence[ChangeText], *, where_none: str = "") -> None:
        """Show changes, or a sentence where there are none."""
        lines: list[Block] = [_line(change) for change in changes[:MOST_LINES]]
        if not changes and where_none:
            lines.append(Paragraph((Span(where_none),)))
        if rest := len(changes) - len(changes[:MOST_LINES]):
            more = ngettext("{count} more difference", "{count} more differences", rest)
            lines.append(Paragraph((Span(more.format(count=self._formatter.integer(rest))),)))
        self.show_blocks(lines)


def _line(change: ChangeText) -> Paragraph:
    """Return a change as a line; only what it is about is strong."""
    before, _colon, after = _("{thing}: {what}").partition("{thing}")
    rest = after.format(what=change.values)
    return Paragraph((Span(before), Span(change.thing, is_strong=True), Span(rest)), is_item=True)
