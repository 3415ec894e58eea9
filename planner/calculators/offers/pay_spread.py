"""How far pay of equals typically lies from each other.

    spread = exp(sqrt(sum over i of (ln x_i - mean of ln x in i's group)^2 / n)) - 1

over the n figures of groups with two or more: the standard deviation of their logarithms within
groups, as a fraction. 0.10 says that a figure typically lies a tenth above or below its group's.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from decimal import Decimal
from math import exp, fsum, log, sqrt

from planner.quantities.money import round_half_up

_DIGITS = 4


def typical_spread(figures: Iterable[tuple[Hashable, Decimal]]) -> Decimal | None:
    """Return the spread of figures within their groups; None without a group of two.

    Args:
        figures: Each with its group; those of 0 or less are left out.
    """
    groups: dict[Hashable, list[float]] = defaultdict(list)
    for group, figure in figures:
        if figure > 0:
            groups[group].append(log(figure))
    compared = [logs for logs in groups.values() if len(logs) > 1]
    if not compared:
        return None
    squares = [(each - fsum(logs) / len(logs)) ** 2 for logs in compared for each in logs]
    return round_half_up(Decimal(exp(sqrt(fsum(squares) / len(squares))) - 1), _DIGITS)
