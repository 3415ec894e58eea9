"""Parts of an employer's share that a ceiling, a rate or an extra salary explains; they add up."""

from dataclasses import dataclass
from decimal import Decimal

from planner.calculators.employer_cost import EmployerCost, PricedLine, lines_in_force
from planner.market.employer_cost import CostBase, CostLine, EmployerCostRules

_ZERO = Decimal(0)
_EXTRAS = {CostBase.EXTRA_PERCENT, CostBase.EXTRA_MONTHS, CostBase.EXTRA_DAYS, CostBase.FLAT}
_POINT = Decimal("0.0005")
"""Limits that spare less than this of gross are not worth a name."""


@dataclass(frozen=True, slots=True)
class Parts:
    """A share of gross in three parts that add up to it, each a fraction of gross.

    Attributes:
        rates: What levies would be if no ceiling, floor or gate limited them.
        limits: What ceilings, floors and gates change; below 0 where they spare.
        extras: Extra salaries, provisions and fixed amounts.
    """

    rates: Decimal
    limits: Decimal
    extras: Decimal

    @property
    def share(self) -> Decimal:
        """All three together."""
        return self.rates + self.limits + self.extras

    def less(self, other: "Parts") -> "Parts":
        """Return what sets this share apart from another, part by part."""
        return Parts(
            self.rates - other.rates, self.limits - other.limits, self.extras - other.extras
        )


def parts_of(rules: EmployerCostRules, cost: EmployerCost) -> Parts:
    """Return the parts of a priced gross salary above 0, lines in the total only.

    Of an exclusive group the unlimited rate is that of the line in force; of a band it begins
    where the band begins.
    """
    counted = _counted(rules, cost)
    levies = [each for each in counted if _is_levy(each.line)]
    extras = sum((each.amount for each in counted if not _is_levy(each.line)), _ZERO)
    charged = sum((each.amount for each in levies), _ZERO)
    full = sum((_unlimited(each.line, rules, cost.gross) for each in levies), _ZERO)
    return Parts(full / cost.gross, (charged - full) / cost.gross, extras / cost.gross)


def limited_lines(rules: EmployerCostRules, cost: EmployerCost) -> tuple[str, ...]:
    """Return the ids of the levies that a ceiling, floor or gate limits at this gross."""
    return tuple(
        each.line.id
        for each in _counted(rules, cost)
        if _is_levy(each.line)
        and abs(each.amount - _unlimited(each.line, rules, cost.gross)) > _POINT * cost.gross
    )


def _counted(rules: EmployerCostRules, cost: EmployerCost) -> list[PricedLine]:
    groups = {line.exclusive_group: line.id for line in lines_in_force(rules, cost.gross)}
    return [
        each
        for each in cost.lines
        if each.line.in_total
        and (
            each.line.exclusive_group is None
            or groups.get(each.line.exclusive_group) == each.line.id
        )
    ]


def _unlimited(line: CostLine, rules: EmployerCostRules, gross: Decimal) -> Decimal:
    base = gross * line.factor
    if line.base is CostBase.BASIC:
        base *= rules.basic_share
    if line.base is CostBase.BAND:
        base = max(_ZERO, base - (line.floor or _ZERO))
    return base * line.rate


def _is_levy(line: CostLine) -> bool:
    return line.base not in _EXTRAS
