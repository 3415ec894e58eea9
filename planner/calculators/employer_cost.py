"""Employer cost of a gross salary, line by line, and the highest gross a budget allows."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from enum import StrEnum

from planner.calculators.apportionment import to_minor_unit
from planner.market.employer_cost import CostBase, CostLine, EmployerCostRules
from planner.quantities.identifiers import CountryCode, CurrencyCode
from planner.quantities.money import round_half_up

_ZERO = Decimal(0)
_ONE = Decimal(1)
_MONTHS_A_YEAR = Decimal(12)


class Bound(StrEnum):
    """Whether the total is exact or only bounds the real cost."""

    EXACT = "exact"
    AT_LEAST = "at least"
    AT_MOST = "at most"


@dataclass(frozen=True, slots=True)
class PricedLine:
    """One line applied to a gross salary.

    ``base`` is what the rate was charged on (0 where the line has no base or its gates do not
    hold); ``amount`` is annual, rounded to the minor unit.
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


class NegativeGrossError(ValueError):
    """A gross salary below zero was to be priced."""

    def __init__(self, gross: Decimal) -> None:
        super().__init__(gross)
        self.gross = gross


class BudgetTooSmallError(ValueError):
    """No gross salary, not even zero, fits a budget: fixed charges alone exceed it.

    ``lowest_total`` is the smallest budget that would do.
    """

    def __init__(self, budget: Decimal, lowest_total: Decimal) -> None:
        super().__init__(budget, lowest_total)
        self.budget = budget
        self.lowest_total = lowest_total


def price_gross(rules: EmployerCostRules, gross: Decimal, minor_digits: int) -> EmployerCost:
    """Price every statutory line of a country on an annual gross salary.

    Formula, per line in force, rounded half up to the minor unit:

    - gross, basic: rate x clamp(gross x [basic share] x factor, floor, cap)
    - band: rate x max(0, min(gross x factor, cap) - floor)
    - flat: the amount; extra percent: rate x gross; extra months: months x gross / 12; days: 0

    A line is in force when ``min_gross <= gross <= max_gross`` and no earlier line of its
    exclusive group is. Lines not in force are listed with 0.

    Args:
        rules: The country's lines; rates and amounts are not negative.
        gross: Annual gross in the country's currency.
        minor_digits: Decimals of the currency's minor unit.

    Raises:
        NegativeGrossError: If gross is below zero.
    """
    if gross < 0:
        raise NegativeGrossError(gross)
    in_force = {line.id for line in lines_in_force(rules, gross)}
    priced = tuple(
        _price_line(line, gross, rules.basic_share, minor_digits)
        if line.id in in_force
        else PricedLine(line, _ZERO, _ZERO)
        for line in rules.lines
    )
    contributions = sum((each.amount for each in priced if each.line.in_total), _ZERO)
    return EmployerCost(
        country=rules.country,
        currency=rules.currency,
        gross=gross,
        lines=priced,
        contributions=contributions,
        total=gross + contributions,
        share=contributions / gross if gross else _ZERO,
        bound=bound_of(rules),
    )


def highest_gross(
    rules: EmployerCostRules,
    budget: Decimal,
    minor_digits: int,
    added_shares: tuple[Decimal, ...] = (),
) -> EmployerCost:
    """Find the highest gross, exact to the minor unit, whose total stays within a budget.

    Between two gates the total only rises with the gross, whatever floors and caps do, so each
    stretch between gates is bisected; at a gate the total may jump up or down (a reduced rate
    that ends, a levy that begins), so the stretches are tried from the highest down and the first
    that holds an affordable gross has the answer.

    Args:
        rules: The country's lines; rates and amounts are not negative.
        budget: What the employer can spend in a year, in the country's currency.
        minor_digits: Decimals of the currency's minor unit.
        added_shares: What the employer spends besides, such as benefits, as fractions of the
            gross; none is negative, each is rounded to the minor unit.

    Raises:
        BudgetTooSmallError: If even a gross of zero costs more (flat charges, floors).
    """
    unit = Decimal(1).scaleb(-minor_digits)
    ceiling = _units(budget, unit, ROUND_FLOOR)
    starts = _gate_starts(rules, unit)

    def total_of(units: int) -> Decimal:
        gross = units * unit
        added = (to_minor_unit(gross * share, minor_digits) for share in added_shares)
        return _total(rules, gross, minor_digits) + sum(added, _ZERO)

    last = ceiling
    for start in reversed(starts):
        if start <= last:
            if total_of(start) <= budget:
                best = _bisect(start, last, lambda units: total_of(units) <= budget)
                return price_gross(rules, best * unit, minor_digits)
            last = start - 1
    raise BudgetTooSmallError(budget, min(total_of(start) for start in starts))


def lines_in_force(rules: EmployerCostRules, gross: Decimal) -> Iterator[CostLine]:
    """Yield the lines whose gates hold, the first of each exclusive group only."""
    taken: set[str] = set()
    for line in rules.lines:
        if line.min_gross is not None and gross < line.min_gross:
            continue
        if line.max_gross is not None and gross > line.max_gross:
            continue
        if line.exclusive_group is not None:
            if line.exclusive_group in taken:
                continue
            taken.add(line.exclusive_group)
        yield line


def charged_base(line: CostLine, gross: Decimal, basic_share: Decimal) -> Decimal:
    """Return what a line in force is charged on, before its rate; 0 for flat lines and days."""
    match line.base:
        case CostBase.GROSS | CostBase.BASIC:
            share = basic_share if line.base is CostBase.BASIC else _ONE
            base = gross * share * line.factor
            if line.floor is not None:
                base = max(base, line.floor)
            return base if line.cap is None else min(base, line.cap)
        case CostBase.FLAT | CostBase.EXTRA_DAYS:
            return _ZERO
        case CostBase.EXTRA_PERCENT | CostBase.EXTRA_MONTHS:
            return gross
        case CostBase.BAND:
            sliced = gross * line.factor
            if line.cap is not None:
                sliced = min(sliced, line.cap)
            return max(_ZERO, sliced - (line.floor or _ZERO))


def annual_charge(line: CostLine, base: Decimal) -> Decimal:
    """Return a line's exact annual amount on its charged base, before rounding."""
    match line.base:
        case CostBase.GROSS | CostBase.BASIC | CostBase.BAND | CostBase.EXTRA_PERCENT:
            return base * line.rate
        case CostBase.FLAT:
            return line.flat or _ZERO
        case CostBase.EXTRA_DAYS:
            return _ZERO
        case CostBase.EXTRA_MONTHS:
            return base * line.rate / _MONTHS_A_YEAR


def bound_of(rules: EmployerCostRules) -> Bound:
    """Return how the country's total stands to the real cost.

    Where a charge is left out *and* the widest base is charged, the total bounds nothing
    strictly. It is then called "at least": an employer is hurt by the cost that is missing from
    a budget, not by the one that was too high.
    """
    if rules.at_least:
        return Bound.AT_LEAST
    return Bound.AT_MOST if rules.at_most else Bound.EXACT


def _price_line(
    line: CostLine, gross: Decimal, basic_share: Decimal, minor_digits: int
) -> PricedLine:
    base = charged_base(line, gross, basic_share)
    return PricedLine(line, base, round_half_up(annual_charge(line, base), minor_digits))


def _total(rules: EmployerCostRules, gross: Decimal, minor_digits: int) -> Decimal:
    return gross + sum(
        (
            _price_line(line, gross, rules.basic_share, minor_digits).amount
            for line in lines_in_force(rules, gross)
            if line.in_total
        ),
        _ZERO,
    )


def _gate_starts(rules: EmployerCostRules, unit: Decimal) -> list[int]:
    """Return, in minor units, the grosses at which the set of lines in force may change."""
    starts = {0}
    for line in rules.lines:
        if line.min_gross is not None:
            starts.add(_units(line.min_gross, unit, ROUND_CEILING))
        if line.max_gross is not None:
            starts.add(_units(line.max_gross, unit, ROUND_FLOOR) + 1)
    return sorted(start for start in starts if start >= 0)


def _units(amount: Decimal, unit: Decimal, rounding: str) -> int:
    return int((amount / unit).to_integral_value(rounding=rounding))


def _bisect(low: int, high: int, fits: Callable[[int], bool]) -> int:
    """Return the last of ``low``..``high`` that fits; ``low`` fits, and from one on none does."""
    while low < high:
        middle = (low + high + 1) // 2
        if fits(middle):
            low = middle
        else:
            high = middle - 1
    return low
