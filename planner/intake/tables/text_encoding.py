"""Finds how a text file is encoded, and says so where that is a likelihood only.

UTF-8, UTF-16 and UTF-32 prove themselves. The code pages of Windows do not: any byte is some
letter in each of them, so only those are taken whose letters make words: 932 (Japanese), 1256
(Arabic), 1250 (Central Europe), and 1252 for any other Latin text. What is left is refused rather
than read as gibberish.
"""

import codecs
import re
from collections.abc import Collection
from dataclasses import dataclass
from itertools import islice

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHUNK = 1 << 20
_SAMPLE = 4096
_RUNS = 50_000
_HIGH = re.compile(rb"[\x80-\xff]{1,64}")
_USUAL = re.compile("[\u00a0-\u017f\u0600-\u06ff\u2010-\u20bf\u3000-\u9fff]")
"""What tables of people are written in beside ASCII; chance makes other letters as well."""
_LETTER = r"[^\W\d_]"
_SIGN_IN_WORD = re.compile(
    rf"(?<={_LETTER})(?:[^\x00-\x7f\w\u2018’–—…·]|[²³¹¼½¾])+(?={_LETTER})|[£³¹](?={_LETTER})"
)
"""What code page 1252 makes of letters of 1250, such as ``Wa³êsa``."""
_ALEF, _LAM = "\u0627", "\u0644"
_COMMON = 0.06
"""Share of the letters alef and lam each have at least in Arabic; they make its article."""


@dataclass(frozen=True, slots=True)
class TextEncoding:
    """An encoding, as Python names it, and whether it is a likelihood only."""

    name: str
    is_assumed: bool = False


@dataclass(frozen=True, slots=True)
class Undecodable:
    """Bytes that are no text in one encoding.

    Attributes:
        position: The first byte that does not fit, from 0.
        encoding: What the rest of the text is in, None where nobody knows.
    """

    position: int
    encoding: str | None = None


def encoding_of(data: bytes) -> TextEncoding | Undecodable:
    """Return the encoding all of a text is in, or why there is none that can be told."""
    name = next((name for mark, name in _MARKS if data.startswith(mark)), _wide(data))
    name = name or "utf-8"
    position = _first_undecodable(data, name)
    if position is None:
        return TextEncoding(name)
    if name != "utf-8":
        return Undecodable(position, name)
    runs = [found[0] for found in islice(_HIGH.finditer(data), _RUNS)]
    if _is_japanese(data):
        return TextEncoding("cp932", is_assumed=True)
    if _is_mostly_utf_8(runs):
        return Undecodable(position, name)
    code_page = _arabic(runs) if _is_of_long_runs(runs) else _latin(data)
    return TextEncoding(code_page, is_assumed=True) if code_page else Undecodable(position)


def _wide(data: bytes) -> str | None:
    """Return which UTF-16 a text without a mark is: every other byte of Latin text is 0."""
    pairs = len(data[:_SAMPLE]) // 2
    if not pairs or len(data) % 2:
        return None
    zeros = [data[first:_SAMPLE:2].count(0) for first in (0, 1)]
    for empty, name in enumerate(("utf-16-be", "utf-16-le")):
        if zeros[empty] > pairs / 2 and not zeros[1 - empty]:
            return name
    return None


def _first_undecodable(data: bytes, name: str) -> int | None:
    decoder = codecs.getincrementaldecoder(name)()
    for start in range(0, len(data) + 1, _CHUNK):
        waiting = len(decoder.getstate()[0])
        chunk = data[start : start + _CHUNK]
        try:
            decoder.decode(chunk, final=start + _CHUNK > len(data))
        except UnicodeDecodeError as error:
            return start - waiting + error.start
    return None


def _is_mostly_utf_8(runs: Collection[bytes]) -> bool:
    """Whether too many letters are UTF-8 for that to be chance."""
    text = b" ".join(runs).decode(errors="replace")
    return 10 * len(_USUAL.findall(text)) >= text.count("\ufffd")


def _is_of_long_runs(runs: Collection[bytes]) -> bool:
    """Whether words are without ASCII letters, as no Latin ones are."""
    long = sum(len(run) for run in runs if len(run) >= 3)
    return long > 0.5 * sum(map(len, runs))


def _is_japanese(data: bytes) -> bool:
    """Whether code page 932 reads it as full-width letters, and 1252 does not read it at all."""
    if _first_undecodable(data, "cp1252") is None or _first_undecodable(data, "cp932") is not None:
        return False
    text = data[: 64 * _SAMPLE].decode("cp932", errors="ignore")
    wide = sum("\u3000" <= c <= "\u9fff" or "\uff00" <= c <= "\uff60" for c in text)
    return wide >= 0.9 * sum(c > "\x7f" for c in text)


def _arabic(runs: Collection[bytes]) -> str | None:
    text = b"".join(runs).decode("cp1256", errors="replace")
    letters = [c for c in text if c.isalpha()]
    arabic = [c for c in letters if "\u0621" <= c <= "\u06ff"]
    has_article = all(arabic.count(c) >= _COMMON * len(arabic) for c in (_ALEF, _LAM))
    return "cp1256" if arabic and has_article and len(arabic) >= 0.95 * len(letters) else None


def _latin(data: bytes) -> str | None:
    for name in ("cp1252", "cp1250"):
        if _first_undecodable(data, name) is None:
            text = data[: 64 * _SAMPLE].decode(name)
            if not _SIGN_IN_WORD.search(text):
                return name
    return None
