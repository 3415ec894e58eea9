"""A typed percentile: ``60``, ``P60`` or ``60%``."""

import re
from decimal import Decimal

from planner.localization.formatting import Formatter

_MARK = re.compile(r"^\s*[Pp]\s*|\s*%\s*$")


def read_percentile(text: str, formatter: Formatter) -> Decimal:
    """Return a typed percentile as a fraction, whether a band tells of it or not.

    Raises:
        NumberTextError: If it is no number.
    """
    return formatter.parse_number(_MARK.sub("", text)) / 100
