"""What the user's own past hires say of the assumed days, as far as there are enough of them.

With r the mean of ln(days it took / days assumed) of n hires and k the history's weight,

    all roles:  ln factor = n / (n + k) x r
    one role:   ln factor = that + n_role / (n_role + k) x (r_role - that)

so few hires move little, and a role without hires of its own follows those of all the others. What
a hire took holds the offers that were declined, and so have the days assumed to. Source: shrinkage
of means towards a common one (W. James and C. Stein 1961), with k chosen rather than estimated.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from math import exp, log

from planner.market.role import RoleFamily
from planner.plan.levers import PastHire


@dataclass(frozen=True, slots=True)
class History:
    """What past hires make of the assumed days.

    Attributes:
        overall: The factor of roles without hires of their own.
        by_role: The factors of the others.
        hires: How many hires it rests on.
    """

    overall: float = 1.0
    by_role: Mapping[RoleFamily, float] = field(default_factory=dict)
    hires: int = 0

    def of(self, role: RoleFamily) -> float:
        """Return the factor of a role."""
        return self.by_role.get(role, self.overall)


NO_HISTORY = History()


def history_of(
    hires: Iterable[PastHire], assumed: Callable[[PastHire], float], weight: float
) -> History:
    """Return what past hires make of the assumed days.

    Args:
        hires: Hires of the past; one that took less than a day counts as a day.
        assumed: The days that a hire would be expected to take without any history.
        weight: How many hires weigh as much as the assumptions, above 0.
    """
    by_role: dict[RoleFamily, list[float]] = {}
    for hire in hires:
        took = max((hire.accepted - hire.opened).days, 1)
        by_role.setdefault(hire.role, []).append(log(took / assumed(hire)))
    every = [residual for residuals in by_role.values() for residual in residuals]
    if not every:
        return NO_HISTORY
    overall = _shrunk(every, 0.0, weight)
    factors = {
        role: exp(_shrunk(residuals, overall, weight)) for role, residuals in by_role.items()
    }
    return History(exp(overall), factors, len(every))


def _shrunk(residuals: list[float], towards: float, weight: float) -> float:
    count = len(residuals)
    mean = sum(residuals) / count
    return towards + count / (count + weight) * (mean - towards)
