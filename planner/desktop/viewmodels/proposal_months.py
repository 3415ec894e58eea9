"""What proposals of a returned workbook do to the cost of each month, as a table of texts."""

from collections.abc import Iterable
from decimal import Decimal

from planner.desktop.session.returned_workbook import ReadReview
from planner.desktop.viewmodels.overlap_charts import Figures
from planner.intake.returned.effects import Effect
from planner.localization.formatting import Formatter
from planner.localization.messages import _

_ZERO = Decimal(0)


def proposal_months(read: ReadReview, together: Effect, formatter: Formatter) -> Figures:
    """Return cost by month before and after what is taken, and by how much each change moves it.

    Args:
        read: The review.
        together: What those do that are to be taken.
        formatter: Writes figures.
    """
    budget = read.before.budget
    after = [
        total + change
        for total, (_month, change) in zip(budget.totals, together.by_month, strict=True)
    ]
    rows = [
        (_("Cost in the plan"), _amounts(budget.totals, read, formatter)),
        (_("Cost with what is ticked"), _amounts(after, read, formatter)),
        (_("Difference"), _changes(together, read, formatter)),
    ]
    rows += [
        (line.said.thing, _changes(line.effect, read, formatter))
        for line in read.lines
        if any(amount for _month, amount in line.effect.by_month)
    ]
    return Figures(
        (_("Total"), *(formatter.month_short(month) for month in budget.months)),
        tuple(name for name, _cells in rows),
        tuple(cells for _name, cells in rows),
    )


def _amounts(amounts: Iterable[Decimal], read: ReadReview, formatter: Formatter) -> tuple[str, ...]:
    found, currency = list(amounts), read.before.budget.currency
    return tuple(formatter.money(each, currency, 0) for each in (sum(found, _ZERO), *found))


def _changes(effect: Effect, read: ReadReview, formatter: Formatter) -> tuple[str, ...]:
    currency = read.before.budget.currency
    amounts = [effect.total, *(amount for _month, amount in effect.by_month)]
    return tuple(formatter.signed_money(each, currency) if each else "–" for each in amounts)
