"""All a person is paid in a year, part by part; base pay is never mixed with the others."""

from dataclasses import dataclass

from planner.quantities.money import Money


@dataclass(frozen=True, slots=True)
class TotalCompensation:
    """Yearly amounts in local currency.

    Attributes:
        base: Gross base pay: all that the pay bands speak of.
        bonus: At target.
        equity: What shares or options are said to be worth a year; no market figure.
        benefits: Beyond the law.
        total: Their sum.
        total_reporting: ``total`` in the reporting currency, at the plan's rates.
    """

    base: Money
    bonus: Money
    equity: Money
    benefits: Money
    total: Money
    total_reporting: Money
