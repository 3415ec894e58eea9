"""Parts a formula into its tokens.

Source: ECMA-376 part 1, 18.17.2 (syntax of formulas).
"""

import re
from collections.abc import Iterator
from enum import Enum
from functools import lru_cache
from typing import NamedTuple


class TokenKind(Enum):
    """The kinds of tokens, by the names of the pattern's groups."""

    TEXT = "text"
    ERROR = "error"
    CELL = "cell"
    """A cell or a range, with its sheet where it names one."""
    FUNCTION = "function"
    """With its opening bracket."""
    NUMBER = "number"
    NAME = "name"
    LINK = "link"
    """The bracket that stands before what is in another file, or within a table."""
    OPERATOR = "operator"


_PLACE = r"\$?[A-Za-z]{1,3}\$?[0-9]{1,7}"
_SHEET = r"(?:'(?:[^']|'')*'|[^\W\d][\w.]*)!"
_TOKEN = re.compile(
    rf"""
      (?P<text>"(?:[^"]|"")*")
    | (?P<error>\#(?:REF!|DIV/0!|N/A|NAME\?|NULL!|NUM!|VALUE!|SPILL!|CALC!))
    | (?P<cell>(?:{_SHEET})?(?:
        {_PLACE}(?::{_PLACE})?(?![\w(.!])
      | \$?[A-Za-z]{{1,3}}:\$?[A-Za-z]{{1,3}}(?![\w(.!])
      | \$?[0-9]+:\$?[0-9]+))
    | (?P<function>[^\W\d][\w.]*\()
    | (?P<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[Ee][+-]?[0-9]+)?)
    | (?P<name>(?:{_SHEET})?[^\W\d\\][\w.\\?]*)
    | (?P<link>\[[^\]]*\])
    | (?P<operator><=|>=|<>|\S)
    """,
    re.VERBOSE,
)
ANY_ADDRESS = "A1"
"""What stands for each address in what ``without_addresses`` leaves."""
_KINDS = {kind.value: kind for kind in TokenKind}
_ANY_CELL = re.compile(r"\$?\b[A-Z]{1,3}\$?[0-9]{1,7}\b(?![\w(.!])")


class Token(NamedTuple):
    """One token, with the functions it stands in: each with the number of its argument from 0."""

    kind: TokenKind
    text: str
    inside: tuple[tuple[str, int], ...]

    @property
    def function(self) -> str:
        """A function's name in capitals, without the mark of a newer one."""
        name = self.text.removesuffix("(").upper()
        return name.removeprefix("_XLFN.").removeprefix("_XLWS.")


@lru_cache(maxsize=50_000)
def tokens_of(formula: str) -> tuple[Token, ...]:
    """Return a formula's tokens but for blanks; what is no formula parts into operators."""
    return tuple(_tokens(formula))


def without_addresses(formula: str) -> str:
    """Return a formula with one address in place of all: alike formulas become the same."""
    return _ANY_CELL.sub(ANY_ADDRESS, formula)


def addresses_in(text: str) -> list[str]:
    """Return what ``without_addresses`` takes out, in its order."""
    return _ANY_CELL.findall(text)


def _tokens(formula: str) -> Iterator[Token]:
    inside: tuple[tuple[str, int], ...] = ()
    for found in _TOKEN.finditer(formula):
        kind, text = _KINDS[found.lastgroup or ""], found[0]
        token = Token(kind, text, inside)
        yield token
        if kind is TokenKind.FUNCTION:
            inside = (*inside, (token.function, 0))
        elif text in ("(", "{"):
            inside = (*inside, ("", 0))
        elif text in (")", "}") and inside:
            inside = inside[:-1]
        elif text in (",", ";") and inside:
            name, argument = inside[-1]
            inside = (*inside[:-1], (name, argument + 1))
