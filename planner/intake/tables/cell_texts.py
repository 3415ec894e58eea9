"""Turns what a workbook stores in cells into plain text, by the cells' kinds and styles."""

import re
from collections.abc import Callable, Sequence
from datetime import datetime

from planner.intake.tables.workbook_formats import PLAIN, NumberFormat, moment_text, number_text

_KNOWN = 100_000
_ENTITY = re.compile(r"&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(amp|lt|gt|quot|apos));", re.ASCII)
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""How spreadsheets store characters XML cannot hold."""

Convert = Callable[[str], str]


def without_escapes(text: str) -> str:
    """Return a text with the characters spreadsheets store as ``_x000D_``."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def without_entities(text: str) -> str:
    """Return a text with the characters XML writes as ``&amp;`` or ``&#228;``.

    Raises:
        ValueError: If anything else begins with an ampersand.
    """
    if "&" not in text:
        return text
    whole, count = _ENTITY.subn(_character, text)
    if count != text.count("&"):
        raise ValueError(text)
    return whole


class CellTexts:
    """Knows how each kind of cell is written out.

    Args:
        shared: The texts cells refer to by number.
        styles: The number formats by the number of a style.
        has_1904_dates: Whether days are counted from 1904.
    """

    def __init__(
        self, shared: Sequence[str], styles: Sequence[NumberFormat], *, has_1904_dates: bool
    ) -> None:
        self._styles = styles
        self._has_1904_dates = has_1904_dates
        self._numbers: dict[NumberFormat, _NumberTexts] = {}
        self._others: dict[str, Convert] = {
            "s": _SharedTexts(shared).__getitem__,
            "str": without_escapes,
            "inlineStr": without_escapes,
            "e": without_escapes,
            "b": _truth,
            "d": _iso_moment,
        }

    def converter(self, kind: str, style: str) -> Convert | None:
        """Return what writes out a cell's content; None for a kind nobody knows.

        It raises ``ValueError`` for a shared text that is not there.

        Args:
            kind: The cell's ``t``, empty for none.
            style: The cell's ``s``, digits or empty.
        """
        if kind not in ("", "n"):
            return self._others.get(kind)
        number = int(style) if style else 0
        shown = self._styles[number] if number < len(self._styles) else PLAIN
        if shown not in self._numbers:
            self._numbers[shown] = _NumberTexts(shown, has_1904_dates=self._has_1904_dates)
        return self._numbers[shown].__getitem__


class _SharedTexts(dict[str, str]):
    """Shared texts by their number as it is written, each looked up once."""

    def __init__(self, shared: Sequence[str]) -> None:
        super().__init__({"": ""})
        self._shared = shared

    def __missing__(self, number: str) -> str:
        index = int(number)
        if not 0 <= index < len(self._shared):
            raise ValueError(number)
        if len(self) > _KNOWN:
            self.clear()
        text = self[number] = self._shared[index]
        return text


class _NumberTexts(dict[str, str]):
    """Numbers of one format as they are written out, each worked out once."""

    def __init__(self, shown: NumberFormat, *, has_1904_dates: bool) -> None:
        super().__init__()
        self._shown = shown
        self._has_1904_dates = has_1904_dates

    def __missing__(self, number: str) -> str:
        if len(self) > _KNOWN:
            self.clear()
        text = number_text(number, self._shown, has_1904_dates=self._has_1904_dates)
        self[number] = text
        return text


def _character(found: re.Match[str]) -> str:
    if found[3]:
        return _NAMED[found[3]]
    return chr(int(found[1]) if found[1] else int(found[2], 16))  # beyond Unicode: a ValueError


def _truth(text: str) -> str:
    return {"1": "TRUE", "0": "FALSE"}.get(text, text)


def _iso_moment(text: str) -> str:
    try:
        return moment_text(datetime.fromisoformat(text))
    except ValueError:
        return text
