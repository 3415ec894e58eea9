"""What a seat costs a year on its pay as stated and after each raise."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from planner.calculators.apportionment import to_minor_unit
from planner.calculators.cap_consumption import NO_CHARGES, ChargeSplit, split_charges
from planner.calculators.employer_cost import lines_in_force, price_gross
from planner.calculators.loaded_cost import SeatCost
from planner.market.country import Country
from planner.market.employer_cost import CostLine, EmployerCostRules
from planner.market.snapshot import Snapshot
from planner.quantities.identifiers import CurrencyCode
from planner.quantities.money import round_half_up


@dataclass(frozen=True, slots=True)
class PayLevel:
    """A seat's year on one level of pay.

    Attributes:
        cost: The year's cost on it.
        split: Its statutory charges by how they fall on months; all zero for a contractor.
    """

    cost: SeatCost
    split: ChargeSplit

    @property
    def base_pay(self) -> Decimal:
        """The annual base pay of the level."""
        return self.cost.base_pay


def pay_levels_with_cost(
    pay: Sequence[Decimal],
    cost: SeatCost,
    country: Country,
    reporting_currency: CurrencyCode,
    market: Snapshot,
) -> tuple[PayLevel, ...]:
    """Return the levels of a seat's pay with what a year on each costs.

    Args:
        pay: Annual base pay as stated, and after each raise.
        cost: The seat's cost on pay as stated.
        country: Where the seat is.
        reporting_currency: The plan's.
        market: The market.
    """
    costs = [cost]
    for base_pay in pay[1:]:
        is_same = base_pay == costs[-1].base_pay
        costs.append(
            costs[-1] if is_same else cost_on_other_pay(cost, base_pay, reporting_currency, market)
        )
    return tuple(PayLevel(each, _split(each, country)) for each in costs)


def cost_on_other_pay(
    cost: SeatCost, base_pay: Decimal, reporting_currency: CurrencyCode, market: Snapshot
) -> SeatCost:
    """Return a seat's yearly cost on another base pay; what is paid once stays as it is.

    Formulas as ``price_seat``: what is charged on pay is charged on the other one, the service fee
    stays the same, and so do the equipment and the agency's fee, which is agreed on pay as stated.
    """
    digits = market.minor_digits(cost.currency)
    benefits = to_minor_unit(base_pay * cost.benefits_share, digits)
    overhead = to_minor_unit(base_pay * cost.overhead_share, digits)
    annual = base_pay + benefits + overhead + cost.service_fee
    statutory = cost.statutory
    if statutory is not None:
        rules = market.employer_cost[statutory.country]
        statutory = price_gross(rules, base_pay, digits)
        annual += statutory.contributions
    reported = round_half_up(annual * cost.plan_rate, market.minor_digits(reporting_currency))
    return replace(
        cost,
        base_pay=base_pay,
        statutory=statutory,
        benefits=benefits,
        overhead=overhead,
        annual=annual,
        annual_reporting=reported,
    )


def cumulative_lines(
    levels: Sequence[PayLevel], rules: EmployerCostRules | None
) -> tuple[tuple[CostLine, tuple[bool, ...]], ...]:
    """Return the lines whose ceiling is used up over the tax year, of all levels of pay.

    Each comes with whether its gates hold on each level.
    """
    lines = {line.id: line for level in levels for line in level.split.cumulative}
    if not lines or rules is None:
        return ()
    in_force = [
        frozenset(line.id for line in lines_in_force(rules, level.base_pay)) for level in levels
    ]
    return tuple((line, tuple(line.id in ids for ids in in_force)) for line in lines.values())


def _split(cost: SeatCost, country: Country) -> ChargeSplit:
    if cost.statutory is None:
        return NO_CHARGES
    return split_charges(cost.statutory, country.cap_period)
