"""The bounds of what a plan may hold, so that every plan that can be made can be stored."""

from datetime import date
from decimal import Decimal

MAX_WHOLE_DIGITS = 15
MAX_DECIMALS = 30
FIRST_YEAR = 1900
LAST_YEAR = 2199
MAX_STORED_HORIZON_MONTHS = 1200
MAX_TEXT_LENGTH = 100_000
MAX_NUMBER = 10**9
MAX_OFFSET_DAYS = 3_000
MINUTES_OF_A_DAY = 24 * 60


def is_storable_amount(amount: Decimal) -> bool:
    """Tell whether an amount, rate or share is finite and of a sane size."""
    if not amount.is_finite():
        return False
    exponent = amount.as_tuple().exponent
    return (
        amount.adjusted() < MAX_WHOLE_DIGITS
        and isinstance(exponent, int)
        and -MAX_DECIMALS <= exponent < MAX_WHOLE_DIGITS
    )


def is_fraction(share: Decimal) -> bool:
    """Tell whether a share lies between none and all."""
    return share.is_finite() and 0 <= share <= 1


def is_number_of_months(number: int, bounds: tuple[int, int]) -> bool:
    """Tell whether an assumed number of months lies within its bounds, both allowed."""
    least, greatest = bounds
    return least <= number <= greatest


def is_storable_year(day: date) -> bool:
    """Tell whether a day lies in the years a plan may speak of."""
    return FIRST_YEAR <= day.year <= LAST_YEAR
