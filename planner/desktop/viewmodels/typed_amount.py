"""Reads an amount where one currency is meant: a month's budget, a fee."""

import re
from collections.abc import Collection
from decimal import Decimal

from planner.desktop.viewmodels.setting_edits import not_negative
from planner.localization.formatting import Formatter
from planner.localization.number_forms import currency_symbol
from planner.localization.typed_numbers import NumberTextError
from planner.market.snapshot import Snapshot
from planner.quantities.identifiers import CurrencyCode

_MINUS = re.compile("[-−–]")


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
    return amount_in(currency, text, formatter, market.currencies)


def amount_in(
    currency: CurrencyCode, text: str, formatter: Formatter, known: Collection[CurrencyCode]
) -> Decimal:
    """Read an amount in a currency, which may also be negative.

    Args:
        currency: What the amount is in; its sign may stand beside it, no other.
        text: What was typed.
        formatter: The reader's forms.
        known: The currencies there are.

    Raises:
        NumberTextError: If it is no amount, or one in another currency.
    """
    from planner.intake.cells.pay_text import NegativePayError, read_pay  # not at the start

    own = currency_symbol(formatter.locale, currency)  # some only the reader's language has
    for written in dict.fromkeys((text, text.replace(own, ""))):
        try:
            read = read_pay(written, formatter.locale, known)
        except NegativePayError:
            return -amount_in(currency, _MINUS.sub("", text, count=1), formatter, known)
        except ValueError:
            continue
        if not read.currencies or currency in read.currencies:
            return read.amount
    raise NumberTextError(text)
