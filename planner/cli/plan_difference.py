"""Two plans side by side, as ``diff`` answers them."""

from dataclasses import dataclass
from decimal import Decimal

from planner.calculators.evaluation import Evaluation
from planner.localization.change_texts import ChangeText, ChangeTexts
from planner.localization.formatting import Formatter
from planner.localization.messages import active_language
from planner.market.snapshot import Snapshot
from planner.plan.change import Change
from planner.quantities.identifiers import CurrencyCode


@dataclass(frozen=True, slots=True)
class Cost:
    """What a plan costs, in its reporting currency.

    Attributes:
        run_rate: Of everybody employed on the horizon's last day, a year.
        total: Of the whole horizon.
    """

    currency: CurrencyCode
    minor_digits: int
    run_rate: Decimal
    total: Decimal


@dataclass(frozen=True, slots=True)
class PlanDifference:
    """Two plans side by side.

    Attributes:
        before: The first plan's results.
        after: The second plan's results.
        costs: Of both; None of one that cannot be priced.
    """

    before: Evaluation
    after: Evaluation
    changes: tuple[Change, ...]
    market: Snapshot
    costs: tuple[Cost | None, Cost | None]

    @property
    def deltas(self) -> tuple[Decimal, Decimal] | None:
        """By how much run-rate and total rose; None where they cannot be compared."""
        first, second = self.costs
        if first is None or second is None or first.currency != second.currency:
            return None
        return second.run_rate - first.run_rate, second.total - first.total

    def said(self) -> tuple[ChangeText, ...]:
        """Return the changes in words, in their order."""
        shown = Formatter(active_language())
        texts = ChangeTexts(self.before.plan, self.after.plan, self.market, shown)
        return tuple(texts.said(change) for change in self.changes)
