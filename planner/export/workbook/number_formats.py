"""Number formats of cells: per currency, with negatives in parentheses and zero as a dash."""

from planner.localization.messages import supported_language
from planner.localization.number_forms import currency_symbol, figures_locale
from planner.quantities.identifiers import CurrencyCode

DATE = "yyyy-mm-dd"
MOMENT = "yyyy-mm-dd hh:mm"
INTEGER = "0"
FLAG = "0"
TEXT = "@"
PERCENT = '0.00%_);(0.00%);"–"_)'
PERCENT_WHOLE = '0%;(0%);"–"'
STATUTORY_RATE = '0.000%_);(0.000%);"–"_)'
SHARE = '0.0000_);(0.0000);"–"_)'
EXCHANGE_RATE = "0.00000000"
HOURS = '0.00_);(0.00);"–"_)'
MINUTES = '#,##0_);(#,##0);"–"_)'
MEDIAN_MINUTES = '#,##0.0_);(#,##0.0);"–"_)'
HEADS = MINUTES
EXPECTED_HEADS = MEDIAN_MINUTES
WORKING_DAYS = '0;-0;"–"'
DATE_OR_NOTHING = "yyyy-mm-dd;;"
MONTHS = '0.00_);(0.00);"–"_)'

_LANGUAGE_CODES = {"en": "409", "de": "407", "ar": "C01"}
"""Windows language identifiers; Arabic is Egypt's, which every office suite writes by the
Gregorian calendar in Western digits."""


def month_format(language: str) -> str:
    """Return the format of months, named in the workbook's language whatever the reader's is."""
    return f"[$-{_LANGUAGE_CODES[supported_language(language)]}]mmm yy"


def amount_format(digits: int) -> str:
    """Return the format of amounts whose currency stands in the row or heading.

    Rupees too are grouped by thousands here: a format has no lakh groups of its own, and literal
    commas in their place read as decimal commas wherever the reader's system uses those.
    """
    fraction = "." + "0" * digits if digits else ""
    return f'#,##0{fraction}_);(#,##0{fraction});"–"_)'


def money_format(currency: CurrencyCode, digits: int, locale: str) -> str:
    """Return the format of amounts of several currencies in one column: with the symbol."""
    symbol = currency_symbol(figures_locale(locale), currency).replace('"', "")
    return ";".join(
        section if section.startswith('"') else f'"{symbol} "{section}'
        for section in amount_format(digits).split(";")
    )
