"""How a posting reads: the text that is exported, in its own direction."""

from collections.abc import Iterator
from unicodedata import bidirectional

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from planner.desktop.theme import Theme
from planner.desktop.viewmodels.data_document import Block, Heading, Paragraph, Span
from planner.desktop.widgets.document_view import DocumentView
from planner.localization.formatting import END_ISOLATE, LEFT_TO_RIGHT_ISOLATE
from planner.localization.messages import _
from planner.localization.postings.posting_text import PostingText

_PART_LEVEL = 3


class PostingPreview(DocumentView):
    """Shows a posting; one in another direction than the window's keeps its own."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.setAccessibleName(_("Preview of the posting"))

    def show_posting(self, text: PostingText) -> None:
        """Show another text, at the same place of it."""
        place = self.verticalScrollBar().value()
        direction = (
            Qt.LayoutDirection.RightToLeft
            if text.is_right_to_left
            else Qt.LayoutDirection.LeftToRight
        )
        self.setLayoutDirection(direction)
        option = self.document().defaultTextOption()
        option.setTextDirection(direction)
        self.document().setDefaultTextOption(option)
        self.show_blocks(tuple(_blocks(text)))
        self.verticalScrollBar().setValue(place)


def _blocks(text: PostingText) -> Iterator[Block]:
    yield Heading(1, text.title)
    yield Paragraph((Span(" · ".join(text.facts)),))
    for section in text.sections:
        yield Heading(_PART_LEVEL, section.heading)
        for paragraph in section.paragraphs:
            yield Paragraph((Span(_whole(paragraph, text)),))
        for point in section.points:
            yield Paragraph((Span(_whole(point, text)),), is_item=True)


def _whole(words: str, text: PostingText) -> str:
    """Keep words without any Arabic letter left to right, so that their full stop ends them."""
    is_latin = not any(bidirectional(each) in ("R", "AL") for each in words)
    if text.is_right_to_left and is_latin:
        return f"{LEFT_TO_RIGHT_ISOLATE}{words}{END_ISOLATE}"
    return words
