"""Keeps text that others wrote from being worked out as a formula by a spreadsheet.

Excel, LibreOffice and Google Sheets take a cell of a CSV file or of pasted text for a formula by
how it begins, some of them past blanks and quotes, and East Asian editions by the full-width signs
too (OWASP, CSV Injection). An apostrophe before it makes it text; our own reading takes that off.
"""

import re
from unicodedata import category, normalize

_SIGNS = "=+-@"
_BREAKS = "\t\r"
_QUOTES = "'\"`\u00b4\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb\uff07\uff02"
_UNSEEN = ("Cc", "Cf")
"""Categories of characters that show nothing, such as marks of direction."""
_NUMBER = re.compile(r"[+-]\s?[\d\s.,'’\u066b\u066c]*\d[\d\s.,'’\u066b\u066c]*%?")
"""A signed number stays one; nothing in it can be worked out but itself."""


def guarded(text: str) -> str:
    """Return a text no spreadsheet works out as a formula; a signed number stays one."""
    return f"'{text}" if _is_formula(text) else text


def without_guard(text: str) -> str:
    """Return a text without the apostrophe that keeps it from being a formula."""
    return text[1:] if text.startswith("'") and _is_formula(text[1:]) else text


def _is_formula(text: str) -> bool:
    if not text or text[0].isalnum():
        return False
    for character in text:
        if character in _BREAKS:
            return True
        if not (character in _QUOTES or character.isspace() or category(character) in _UNSEEN):
            is_sign = normalize("NFKC", character) in _SIGNS
            return is_sign and not _NUMBER.fullmatch(text)
    return False
