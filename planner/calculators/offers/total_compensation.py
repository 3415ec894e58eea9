"""All a person is paid in a year, part by part; base pay is never mixed with the others."""

from dataclasses import dataclass
from decimal import Decimal

from planner.calculators.apportionment import to_minor_unit
from planner.calculators.loaded_cost import added_shares
from planner.calculators.plan_rates import plan_rate, to_local
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan, Seat
from planner.quantities.money import Money

_ZERO = Decimal(0)


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


def total_compensation(seat: Seat, plan: Plan, market: Snapshot) -> TotalCompensation:
    """Return the parts of a seat's yearly compensation, each rounded to the minor unit.

    Raises:
        UnknownCurrencyError: If a currency has no rate.
        KeyError: If the market lacks the place.
    """
    currency, base = seat.base_pay.currency, seat.base_pay.amount
    country = market.places[seat.place_id].country
    digits = market.minor_digits(currency)
    benefits_share, _overhead = added_shares(
        seat.engagement, country, plan.assumptions, seat.benefits_share
    )
    bonus = to_minor_unit(base * (seat.bonus_share or _ZERO), digits)
    benefits = to_minor_unit(base * benefits_share, digits)
    equity = _ZERO
    if seat.equity_per_year is not None:
        equity = to_local(seat.equity_per_year, plan, market, currency)
    total = base + bonus + equity + benefits
    reporting = plan.reporting_currency
    in_reporting = to_minor_unit(
        total * plan_rate(plan, market, currency), market.minor_digits(reporting)
    )
    return TotalCompensation(
        base=seat.base_pay,
        bonus=Money(bonus, currency),
        equity=Money(equity, currency),
        benefits=Money(benefits, currency),
        total=Money(total, currency),
        total_reporting=Money(in_reporting, reporting),
    )
