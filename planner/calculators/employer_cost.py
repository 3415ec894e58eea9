"""Employer cost of a gross salary, line by line, and the highest gross a budget allows."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from planner.market.employer_cost import CostLine
from planner.quantities.identifiers import CountryCode, CurrencyCode


class Bound(StrEnum):
    """Whether the total is exact or only bounds the real cost."""

    EXACT = "exact"
    AT_LEAST = "at least"
    AT_MOST = "at most"


@dataclass(frozen=True, slots=True)
class PricedLine:
    """One line applied to a gross salary.

    ``base`` is what the rate was charged on; ``amount`` is annual, rounded to the minor unit.
    """

    line: CostLine
    base: Decimal
    amount: Decimal


@dataclass(frozen=True, slots=True)
class EmployerCost:
    """What an employer pays in a year for a gross salary, in local currency.

    ``contributions`` sums the lines in the total; ``share`` is contributions / gross (0 if gross
    is 0); named-only lines are listed with what they would add but not summed.
    """

    country: CountryCode
    currency: CurrencyCode
    gross: Decimal
    lines: tuple[PricedLine, ...]
    contributions: Decimal
    total: Decimal
    share: Decimal
    bound: Bound
