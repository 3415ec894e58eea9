"""What proposals of a returned workbook would do to the plan's cost by month and to its overlap."""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from planner.calculators.evaluation import Evaluation, evaluate
from planner.intake.returned.review import Proposal, with_proposals
from planner.market.snapshot import Snapshot
from planner.quantities.month import Month

_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Effect:
    """What changes by some proposals, in the reporting currency.

    Attributes:
        by_month: How much more each month of the horizon costs; less where it is negative.
        overlap_before: Median of the minutes shared with the anchor, before; None without any.
        overlap_after: The same, after.
    """

    by_month: tuple[tuple[Month, Decimal], ...]
    overlap_before: float | None
    overlap_after: float | None

    @property
    def total(self) -> Decimal:
        """How much more the horizon costs."""
        return sum((amount for _month, amount in self.by_month), _ZERO)

    @property
    def runs(self) -> tuple[tuple[Month, Month, Decimal], ...]:
        """Months after each other that change by the same, but not by nothing: first, last, it."""
        found: list[tuple[Month, Month, Decimal]] = []
        for amount, group in groupby(self.by_month, key=lambda each: each[1]):
            months = [month for month, _amount in group]
            if amount:
                found.append((months[0], months[-1], amount))
        return tuple(found)

    @property
    def moves_overlap(self) -> bool:
        """Whether the overlap is another one."""
        return self.overlap_before != self.overlap_after


def effect_of(proposals: Collection[Proposal], before: Evaluation, market: Snapshot) -> Effect:
    """Return what some proposals would do.

    Args:
        proposals: Of one review.
        before: The results of the review's plan.
        market: As published.
    """
    after = evaluate(with_proposals(before.plan, proposals), market, before)
    totals = dict(zip(after.budget.months, after.budget.totals, strict=True))
    old = zip(before.budget.months, before.budget.totals, strict=True)
    return Effect(
        tuple((month, totals.get(month, _ZERO) - total) for month, total in old),
        before.headline.median_overlap_minutes,
        after.headline.median_overlap_minutes,
    )
