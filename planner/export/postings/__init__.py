"""Job descriptions as files ready to post: Markdown, plain text, HTML and Word."""

from enum import StrEnum
from pathlib import Path

from planner.export.postings.posting_html import posting_html
from planner.export.postings.posting_markdown import posting_markdown
from planner.export.postings.posting_plain import posting_plain
from planner.localization.postings.posting_text import PostingText
from planner.plan.atomic_file import replacing


class PostingFormat(StrEnum):
    """How a posting is written; the value is the ending of its files."""

    MARKDOWN = "md"
    PLAIN = "txt"
    HTML = "html"
    WORD = "docx"


def posting_bytes(text: PostingText, form: PostingFormat) -> bytes:
    """Return a posting in a format; texts are in UTF-8."""
    match form:
        case PostingFormat.MARKDOWN:
            return posting_markdown(text).encode()
        case PostingFormat.PLAIN:
            return posting_plain(text).encode()
        case PostingFormat.HTML:
            return posting_html(text).encode()
        case PostingFormat.WORD:
            # Only here: reading the library takes longer than writing the other formats.
            from planner.export.postings.posting_word import posting_word

            return posting_word(text)


def write_posting(text: PostingText, form: PostingFormat, path: Path) -> None:
    """Write a posting to a file in one step; an existing one is replaced.

    Raises:
        OSError: If the folder or the disk does not allow it; nothing has changed then.
    """
    content = posting_bytes(text, form)
    with replacing(path) as file:
        file.write(content)


def format_of(path: Path) -> PostingFormat | None:
    """Return the format that a file's ending names; None for another ending."""
    ending = path.suffix.removeprefix(".").casefold()
    return next((form for form in PostingFormat if form.value == ending), None)
