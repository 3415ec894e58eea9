"""A posting as one HTML page without anything from elsewhere: what people wrote is text."""

from collections.abc import Iterator
from html import escape
from unicodedata import bidirectional

from planner.localization.postings.posting_text import PostingSection, PostingText

_STYLE = """\
:root { color-scheme: light dark; }
body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem;
  font: 1rem/1.55 system-ui, "Noto Sans", "Noto Sans Arabic", sans-serif; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1.1rem; margin: 1.6rem 0 .4rem; break-after: avoid; }
p { margin: .35rem 0; }
ul { margin: .35rem 0; padding-inline-start: 1.3rem; }
li { margin: .2rem 0; break-inside: avoid; }
.facts { opacity: .75; }
@media print { @page { margin: 2cm; } body { margin: 0; max-width: none; font-size: 11pt; } }"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""The page runs nothing and loads nothing, whatever somebody wrote into it."""


def posting_html(text: PostingText) -> str:
    """Return a posting as a page, in its language and direction."""
    return "\n".join(_lines(text)) + "\n"


def _lines(text: PostingText) -> Iterator[str]:
    direction = "rtl" if text.is_right_to_left else "ltr"
    yield "<!DOCTYPE html>"
    yield f'<html lang="{escape(text.language)}" dir="{direction}">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{escape(text.title)}</title>"
    yield f"<style>\n{_STYLE}\n</style>"
    yield "</head>"
    yield "<body>"
    yield f"<h1{_turned(text.title, text)}>{escape(text.title)}</h1>"
    yield f'<p class="facts">{escape(" · ".join(text.facts))}</p>'
    for section in text.sections:
        yield from _section(section, text)
    yield "</body>"
    yield "</html>"


def _section(section: PostingSection, text: PostingText) -> Iterator[str]:
    yield "<section>"
    yield f"<h2>{escape(section.heading)}</h2>"
    for paragraph in section.paragraphs:
        yield f"<p{_turned(paragraph, text)}>{escape(paragraph)}</p>"
    if section.points:
        yield "<ul>"
        for point in section.points:
            yield f"<li{_turned(point, text)}>{escape(point)}</li>"
        yield "</ul>"
    yield "</section>"


def _turned(words: str, text: PostingText) -> str:
    """Return the attribute of words that run against the page.

    In an Arabic page a sentence may begin with a Latin name and is Arabic all the same; only words
    without any Arabic letter run from left to right there.
    """
    strong = [kind for each in words if (kind := bidirectional(each)) in ("L", "R", "AL")]
    if text.is_right_to_left:
        return ' dir="ltr"' if strong and set(strong) == {"L"} else ""
    return ' dir="rtl"' if strong and strong[0] != "L" else ""
