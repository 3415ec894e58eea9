"""A posting as Markdown: what people wrote is text, never markup."""

import re
from collections.abc import Iterator

from planner.localization.postings.posting_text import PostingText

_MARKUP = re.compile(r"([\\`*_{}\[\]<>()#|~])")
_AT_BEGINNING = re.compile(r"^(\d+)([.)])|^([-+=])")
_ENTITY = re.compile(r"&(?=#?\w+;)")


def posting_markdown(text: PostingText) -> str:
    """Return a posting as Markdown, one line for each paragraph and point."""
    return "\n".join(_lines(text)) + "\n"


def _lines(text: PostingText) -> Iterator[str]:
    yield f"# {escaped(text.title)}"
    yield ""
    yield " · ".join(map(escaped, text.facts))
    for section in text.sections:
        yield ""
        yield f"## {escaped(section.heading)}"
        for paragraph in section.paragraphs:
            yield ""
            yield escaped(paragraph)
        if section.points:
            yield ""
        for point in section.points:
            yield f"- {escaped(point)}"


def escaped(text: str) -> str:
    """Return a text of one line so that Markdown shows it as it is."""
    text = _ENTITY.sub("&amp;", _MARKUP.sub(r"\\\1", text))
    return _AT_BEGINNING.sub(_escaped_start, text)


def _escaped_start(found: re.Match[str]) -> str:
    return f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}"
