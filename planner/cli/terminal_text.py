"""Keeps what a plan or an argument holds from steering the reader's terminal."""

import re

_STEERING = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]")
"""Control characters but the line feed, and the marks that overrule the direction of text.

The isolating marks of direction are the program's own and end with their line.
"""


def for_terminal(text: str) -> str:
    """Show a replacement character where a character would command the terminal."""
    return _STEERING.sub("\N{REPLACEMENT CHARACTER}", text)


def for_json(text: str) -> str:
    """Write such characters of a JSON text as escapes, so that a script still reads the same."""
    return _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
