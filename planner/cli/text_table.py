"""Tables for a terminal, aligned by the width characters take on the screen."""

import re
import unicodedata
from collections.abc import Sequence

_GAP = "  "
_LINE_BREAK = re.compile(r"[\r\n\v\f\x85\u2028\u2029\t]+")


def display_width(text: str) -> int:
    """Return how many columns a text takes: two for wide characters, none for marks."""
    return sum(map(_character_width, text))


def laid_out(
    rows: Sequence[Sequence[str]], *, right: frozenset[int] = frozenset(), header: bool = True
) -> str:
    """Lay rows out in columns.

    Args:
        rows: Texts of equal count; the first row is the header.
        right: Columns (from 0) whose text stands at the right edge, as figures do.
        header: Whether to rule off the first row.
    """
    cells = [[_on_one_line(text) for text in row] for row in rows]
    widths = [max(map(display_width, column)) for column in zip(*cells, strict=True)]
    lines = [_line(row, widths, right) for row in cells]
    if header:
        lines.insert(1, _GAP.join("─" * width for width in widths))
    return "\n".join(lines)


def _on_one_line(text: str) -> str:
    # Not split(): it would also join at the no-break spaces that hold a figure together.
    return _LINE_BREAK.sub(" ", text)


def _line(row: Sequence[str], widths: Sequence[int], right: frozenset[int]) -> str:
    cells = []
    for column, (text, width) in enumerate(zip(row, widths, strict=True)):
        padding = " " * (width - display_width(text))
        cells.append(padding + text if column in right else text + padding)
    return _GAP.join(cells).rstrip()


def _character_width(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
