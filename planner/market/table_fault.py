"""What can be wrong with a market table, and where."""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import NoReturn


class TableFault(StrEnum):
    """What is wrong with a table; the value is a short English phrase."""

    MISSING_FILE = "the file is missing"
    NOT_A_FILE = "it is a folder or a device, not a file"
    OUTSIDE = "the file lies outside the data pack"
    TOO_BIG = "the file is too big for a table"
    UNREADABLE = "the file cannot be read"
    NOT_TEXT = "the file is not UTF-8 text"
    NOT_CSV = "the file is not a CSV table"
    NOT_LISTED = "the file is not in the manifest"
    CHANGED = "the file was changed after the data pack was built"
    NO_ROWS = "the table holds no rows"
    MISSING_COLUMN = "the column is missing"
    WRONG_FIELD_COUNT = "the row has another number of fields than the header"
    EMPTY = "the field is empty"
    NOT_A_NUMBER = "the field is not a number in its range"
    NOT_A_FRACTION = "the field is not a fraction, such as 0.25 for 25%"
    NOT_A_DAY = "the field is not a date as YYYY-MM-DD"
    NOT_YET = "the date is in the future"
    NOT_A_MONTH = "the field is not a month"
    NOT_A_CHOICE = "the field holds an unknown word"
    DUPLICATE_KEY = "the key is there twice"
    UNKNOWN_SOURCE = "the source is not in the sources table"
    UNKNOWN_COUNTRY = "the country is not in the countries table"
    UNKNOWN_CURRENCY = "the currency is not in the currencies table"
    UNKNOWN_PLACE = "the place is not in the places table"
    UNKNOWN_AREA = "the area is not in the table of pay areas"
    NO_SUCH_COUNTRY = "no country has this code"
    NO_SUCH_CURRENCY = "no currency has this code"
    NO_SUCH_ZONE = "no time zone has this name"
    NO_SUCH_SUBDIVISION = "the public holidays know no such part of the country"
    NO_RATE = "the currency has no exchange rate"
    WEEK_WITHOUT_WORK = "the weekend takes the whole week"
    OTHER_CURRENCY = "the currency is not the country's"
    NO_RULES = "the country has charge lines but no row here"
    FALLING = "the amount is below the one before it"
    OTHER_UNIT = "the figure seems to be in another unit"


class MarketDataError(Exception):
    """A market table is missing or malformed.

    ``row`` is the line a spreadsheet shows (the header is row 1) and ``column`` the header of the
    field; each is None where the fault concerns the whole file. ``reason`` is a ``TableFault`` and
    ``found`` the offending text.
    """

    def __init__(
        self,
        path: Path,
        row: int | None,
        column: str | None,
        reason: str,
        found: str = "",
    ) -> None:
        super().__init__(path, row, column, reason, found)
        self.path = path
        self.row = row
        self.column = column
        self.reason = reason
        self.found = found


OnFault = Callable[[MarketDataError], None]
"""What becomes of a fault: a loader raises it, a check notes it and reads on."""


def refuse(fault: MarketDataError) -> NoReturn:
    """Raise the first fault: nothing is loaded by half.

    Raises:
        MarketDataError: Always.
    """
    raise fault
