"""The bounds of a workbook's sheets, and the letters of their columns."""

from functools import lru_cache

MAX_SHEET_ROWS = 1_048_576
MAX_SHEET_COLUMNS = 16_384


@lru_cache(maxsize=512)
def column_number(letters: str) -> int | None:
    """Return a column's number from 0, given ``A`` to ``XFD``; None beyond a sheet."""
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number - 1 if 1 <= number <= MAX_SHEET_COLUMNS else None


@lru_cache(maxsize=512)
def column_letters(column: int) -> str:
    """Return the letters of a column, given its number from 0."""
    letters = ""
    while column >= 0:
        column, letter = divmod(column, 26)
        letters = chr(ord("A") + letter) + letters
        column -= 1
    return letters
