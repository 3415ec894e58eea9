"""A posting as plain text, wrapped, for job boards and mail."""

from collections.abc import Iterator
from textwrap import wrap

from planner.localization.postings.posting_text import PostingText

WIDTH = 78


def posting_plain(text: PostingText) -> str:
    """Return a posting with lines of at most ``WIDTH`` characters, unless one word is longer."""
    return "\n".join(_lines(text)) + "\n"


def _lines(text: PostingText) -> Iterator[str]:
    yield from _wrapped(text.title)
    yield "=" * min(WIDTH, len(text.title))
    yield from _wrapped(" · ".join(text.facts))
    for section in text.sections:
        yield ""
        yield section.heading
        yield "-" * len(section.heading)
        for paragraph in section.paragraphs:
            yield from _wrapped(paragraph)
        for point in section.points:
            yield from _wrapped(point, first="- ", then="  ")


def _wrapped(text: str, first: str = "", then: str = "") -> list[str]:
    return wrap(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=then,
        break_long_words=False,
        break_on_hyphens=False,
    )
