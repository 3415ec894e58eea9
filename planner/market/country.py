"""Countries one can hire in, with the calendar rules of their payroll."""

from dataclasses import dataclass
from enum import StrEnum

from planner.market.provenance import Provenance
from planner.quantities.identifiers import CountryCode, CurrencyCode, ZoneName


class CapPeriod(StrEnum):
    """How a contribution ceiling is used up."""

    MONTHLY = "monthly"
    """A twelfth of the yearly ceiling applies to each month's pay."""

    TAX_YEAR = "tax-year"
    """Pay counts toward the yearly ceiling cumulatively from the start of the tax year."""


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency and the decimals of its minor unit (2 for EUR, 0 for JPY)."""

    code: CurrencyCode
    minor_digits: int


@dataclass(frozen=True, slots=True)
class Country:
    """A country with what payroll needs to know of its calendar.

    Names are not held here: they come from CLDR in the reader's language.

    Attributes:
        tax_year_start_month: Month (1-12) in which cumulative ceilings start anew.
        cap_period: How this country's ceilings are used up.
        extra_pay_months: Months (1-12) in which 13th, 14th, ... salaries are paid; empty if none.
        extra_months_in_quoted_pay: Number of those salaries that a quoted annual salary already
            holds (2 in Spain: the annual figure is paid in 14 parts), else 0.
        payroll: Where the payroll calendar comes from.
    """

    code: CountryCode
    currency: CurrencyCode
    main_zone: ZoneName
    tax_year_start_month: int
    cap_period: CapPeriod
    extra_pay_months: tuple[int, ...]
    extra_months_in_quoted_pay: int
    payroll: Provenance
