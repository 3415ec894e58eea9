"""Fully loaded annual cost of a seat by engagement."""

from dataclasses import dataclass
from decimal import Decimal

from planner.calculators.employer_cost import EmployerCost
from planner.quantities.identifiers import CurrencyCode, SeatId


@dataclass(frozen=True, slots=True)
class SeatCost:
    """A seat's full year at its present pay, in local and reporting currency.

    Attributes:
        statutory: Employer cost by law; None for a contractor.
        benefits: Benefits beyond the law.
        service_fee: Employer-of-record or contractor-management fee.
        annual: Base pay + statutory contributions + benefits + fee; no one-off items.
        one_off: Equipment and agency fee, paid once at the start (0 for members).
        plan_rate: Reporting currency for one unit of local currency.
        annual_reporting: ``annual`` at the plan rate, rounded to the reporting minor unit.
    """

    seat_id: SeatId
    currency: CurrencyCode
    base_pay: Decimal
    statutory: EmployerCost | None
    benefits: Decimal
    service_fee: Decimal
    annual: Decimal
    one_off: Decimal
    plan_rate: Decimal
    annual_reporting: Decimal
