"""What an employer pays by law on top of gross pay, line by line, and employer-of-record prices."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from planner.market.provenance import Provenance
from planner.quantities.identifiers import CountryCode, CurrencyCode


class CostBase(StrEnum):
    """What a line is charged on."""

    GROSS = "gross"
    BASIC = "basic"
    """Gross times the country's share of basic pay."""
    FLAT = "flat"
    """A fixed amount a head and year."""
    BAND = "band"
    """Only the slice of pay between floor and cap."""
    EXTRA_PERCENT = "extra-percent"
    """A statutory extra as a fraction of annual gross."""
    EXTRA_MONTHS = "extra-months"
    """A statutory extra as twelfths of annual gross (13th salary = 1)."""
    EXTRA_DAYS = "extra-days"
    """Paid days inside the salary: named, costs nothing extra."""


@dataclass(frozen=True, slots=True)
class CostLine:
    """One statutory charge. Every amount is annual, in the country's currency.

    Attributes:
        rate: Fraction of the charged base (0.0833); for ``EXTRA_PERCENT`` the fraction of gross,
            for ``EXTRA_MONTHS`` the number of months, for ``EXTRA_DAYS`` the days.
        factor: Multiplies the base before floor and cap.
        floor: Smallest base charged; for ``BAND`` where the slice begins.
        cap: Largest base charged; for ``BAND`` where the slice ends.
        flat: The amount of a ``FLAT`` line.
        min_gross: The line applies from this gross up (inclusive).
        max_gross: The line applies up to this gross (inclusive).
        in_total: Whether it counts; other lines are named only (exit costs, unpriced premiums).
        exclusive_group: Lines of one group exclude each other: only the first whose gates hold
            is charged; None for lines that stand alone.
    """

    id: str
    name: str
    base: CostBase
    rate: Decimal
    factor: Decimal
    floor: Decimal | None
    cap: Decimal | None
    flat: Decimal | None
    min_gross: Decimal | None
    max_gross: Decimal | None
    in_total: bool
    exclusive_group: str | None
    applies: str
    note: str
    law: str
    provenance: Provenance

    @property
    def has_gates(self) -> bool:
        """Whether it depends on the gross salary if the line applies."""
        gates = (self.min_gross, self.max_gross, self.exclusive_group)
        return any(gate is not None for gate in gates)


@dataclass(frozen=True, slots=True)
class EmployerCostRules:
    """All lines of one country with what holds for the country as a whole.

    ``at_least`` means a mandatory charge is left out or at its minimum, so the total is a lower
    bound; ``at_most`` that the widest base the law allows is charged, so it is an upper bound.
    """

    country: CountryCode
    currency: CurrencyCode
    basic_share: Decimal
    at_least: bool
    at_most: bool
    lines: tuple[CostLine, ...]
    case_notes: tuple[str, ...]
    """The case the lines hold for, a sentence each (California, white-collar, ...)."""


@dataclass(frozen=True, slots=True)
class ListPrice:
    """The spread of published list prices, USD per person and month."""

    low: Decimal
    median: Decimal
    high: Decimal
    providers: int
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class ServicePrices:
    """List prices of services one hires through."""

    employer_of_record: ListPrice
    contractor_management: ListPrice


RulesByCountry = Mapping[CountryCode, EmployerCostRules]
