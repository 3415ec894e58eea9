"""How a year's statutory charges fall on its months, and how yearly ceilings are used up."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from planner.calculators.apportionment import rounding_to
from planner.calculators.employer_cost import (
    EmployerCost,
)
from planner.market.country import CapPeriod
from planner.market.employer_cost import CostBase, CostLine

_ZERO = Decimal(0)
_ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class ChargeSplit:
    """The charges in a seat's statutory total by how they fall on months.

    Attributes:
        proportional: Annual sum of the lines that follow pay.
        flat: Annual sum of the fixed amounts a head.
        extra_months: Annual sum of the extra salaries on top of the quoted pay.
        cumulative: Lines in force whose ceiling is used up over the tax year.
    """

    proportional: Decimal
    flat: Decimal
    extra_months: Decimal
    cumulative: tuple[CostLine, ...]


NO_CHARGES = ChargeSplit(_ZERO, _ZERO, _ZERO, ())


def split_charges(cost: EmployerCost, cap_period: CapPeriod) -> ChargeSplit:
    """Sort the lines in the total by how they fall on months."""
    proportional = flat = extra_months = _ZERO
    cumulative = []
    for priced in cost.lines:
        line = priced.line
        if not (line.in_total and priced.amount):
            continue
        if is_cumulative(line, cap_period):
            cumulative.append(line)
        elif line.base is CostBase.FLAT:
            flat += priced.amount
        elif line.base is CostBase.EXTRA_MONTHS:
            extra_months += priced.amount
        else:
            proportional += priced.amount
    return ChargeSplit(proportional, flat, extra_months, tuple(cumulative))


def is_cumulative(line: CostLine, cap_period: CapPeriod) -> bool:
    """Tell whether a line's ceiling is used up over the tax year.

    A floor of a whole base (not of a band) holds for each month, so such a line follows pay.
    """
    return (
        cap_period is CapPeriod.TAX_YEAR
        and line.cap is not None
        and (
            line.base is CostBase.BAND
            or (line.base in (CostBase.GROSS, CostBase.BASIC) and line.floor is None)
        )
    )


def cumulative_charges(
    line: CostLine,
    basic_share: Decimal,
    year_to_date: Sequence[tuple[Decimal, Decimal]],
    minor_digits: int,
    in_force: Sequence[bool] = (),
) -> tuple[Decimal, ...]:
    """Return what a cumulative line charges in each month.

    Formula: round(U(after)) - round(U(before)), U being the line's annual charge on the pay of
    the tax year so far. It is 0 once the ceiling is used up. U is 0 while annual pay is beyond the
    line's gates, so a raise that brings the line into force makes up for the tax year so far.

    Args:
        line: A line for which ``is_cumulative`` holds.
        basic_share: The country's share of basic pay in gross.
        year_to_date: Pay of the tax year before and after each month.
        minor_digits: Decimals of the currency's minor unit.
        in_force: Whether the gates hold in each month; empty where they hold in all.
    """
    charge, whole_charge = _charge_to_date(line, basic_share, minor_digits)
    if not all(in_force):
        return tuple(_charges_while_in_force(charge, year_to_date, in_force))
    charges: list[Decimal] = []
    charged, charged_on = _ZERO, _ZERO
    for before, after in year_to_date:
        if before != charged_on:
            charged = charge(before)
        # A used-up ceiling stays used up: most months need no arithmetic.
        now_charged = charged if charged == whole_charge or after == before else charge(after)
        charges.append(now_charged - charged)
        charged, charged_on = now_charged, after
    return tuple(charges)


def _charges_while_in_force(
    charge: Callable[[Decimal], Decimal],
    year_to_date: Sequence[tuple[Decimal, Decimal]],
    in_force: Sequence[bool],
) -> Iterator[Decimal]:
    charged, charged_on = _ZERO, _ZERO
    for (before, after), is_in_force in zip(year_to_date, in_force, strict=True):
        if before != charged_on:
            charged = charge(before) if is_in_force else _ZERO
        now_charged = charge(after) if is_in_force else _ZERO
        yield now_charged - charged
        charged, charged_on = now_charged, after


def _charge_to_date(
    line: CostLine, basic_share: Decimal, minor_digits: int
) -> tuple[Callable[[Decimal], Decimal], Decimal]:
    """Return what a cumulative line charges on pay so far, and at most.

    As ``annual_charge`` on ``charged_base``, with all that is the same for every month and seat
    left out of the function.
    """
    cap, floor = line.cap or _ZERO, line.floor or _ZERO
    share = basic_share if line.base is CostBase.BASIC else _ONE
    factor, rate = line.factor, line.rate
    rounded = rounding_to(minor_digits)
    whole_charge = rounded(max(_ZERO, cap - floor) * rate)
    is_on_pay_itself = share == _ONE == factor

    def charge(pay: Decimal) -> Decimal:
        base = pay if is_on_pay_itself else pay * share * factor
        if base >= cap:
            return whole_charge
        if floor:
            base = max(_ZERO, base - floor)
        return rounded(base * rate)

    return charge, whole_charge
