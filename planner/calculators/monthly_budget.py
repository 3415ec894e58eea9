"""Cost by month: what each seat costs in each month of the horizon, against the budget."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from planner.quantities.identifiers import CurrencyCode, SeatId
from planner.quantities.month import Month


class Component(StrEnum):
    """What a month's cost of a seat is made of."""

    BASE_PAY = "base-pay"
    CONTRIBUTIONS = "contributions"
    EXTRA_MONTHS = "extra-months"
    BENEFITS = "benefits"
    SERVICE_FEE = "service-fee"
    EQUIPMENT = "equipment"
    AGENCY_FEE = "agency-fee"


@dataclass(frozen=True, slots=True)
class SeatMonths:
    """One seat's cost by month; every tuple has one entry a month of the horizon.

    Attributes:
        worked_share: Fraction of each month's working days that are worked (0 to 1).
        pay_share: Fraction of the annual base pay that is paid in each month.
        components: Local currency, each rounded to the minor unit.
        local_total: Sum of the components.
        reporting_total: ``local_total`` at the plan rate, rounded to the reporting minor unit.
    """

    seat_id: SeatId
    currency: CurrencyCode
    plan_rate: Decimal
    worked_share: tuple[Decimal, ...]
    pay_share: tuple[Decimal, ...]
    components: Mapping[Component, tuple[Decimal, ...]]
    local_total: tuple[Decimal, ...]
    reporting_total: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class FiscalYearTotal:
    """Cost and budget of the months of one fiscal year that the horizon holds.

    ``label_year`` is the calendar year the fiscal year ends in; ``budget`` is None when no month
    has one; ``is_whole`` tells whether all twelve months lie in the horizon.
    """

    label_year: int
    first_month: Month
    last_month: Month
    months: int
    total: Decimal
    budget: Decimal | None
    is_whole: bool


@dataclass(frozen=True, slots=True)
class MonthlyBudget:
    """Cost of the plan by month in the reporting currency.

    Attributes:
        totals: Sum of the seats' ``reporting_total``.
        budget: The plan's budget, None where a month has none.
        run_rate: Annual fully loaded cost of everybody employed on the horizon's last day.
    """

    currency: CurrencyCode
    months: tuple[Month, ...]
    seats: tuple[SeatMonths, ...]
    totals: tuple[Decimal, ...]
    budget: tuple[Decimal | None, ...]
    fiscal_years: tuple[FiscalYearTotal, ...]
    run_rate: Decimal
