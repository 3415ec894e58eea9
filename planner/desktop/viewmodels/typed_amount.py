"""Reads an amount where one currency is meant: a month's budget, a fee."""

from decimal import Decimal

from planner.desktop.viewmodels.setting_edits import not_negative
from planner.localization.formatting import Formatter
from planner.localization.typed_numbers import NumberTextError
from planner.market.snapshot import Snapshot
from planner.quantities.identifiers import CurrencyCode


def read_amount(
    text: str, currency: CurrencyCode, formatter: Formatter, market: Snapshot
) -> Decimal:
    """Read an amount of 0 or more, also in thousands or millions: ``225k``, ``$2.7m``.

    Raises:
        NumberTextError: If it is no amount, or one in another currency.
        RefusedTextError: If it is negative.
    """
    return not_negative(read_signed_amount(text, currency, formatter, market))


def read_signed_amount(
    text: str, currency: CurrencyCode, formatter: Formatter, market: Snapshot
) -> Decimal:
    """Read an amount that may be negative.

    Raises:
        NumberTextError: If it is no amount, or one in another currency.
    """
    from planner.intake.cells.pay_text import read_pay  # nothing is typed at the start

    try:
        read = read_pay(text, formatter.locale, market.currencies)
    except ValueError:
        return formatter.parse_money(text)  # signs only the reader's language has
    if read.currencies and currency not in read.currencies:
        raise NumberTextError(text)
    return read.amount
