"""The difference of two plans as text."""

from decimal import Decimal

from planner.cli.plan_difference import Cost, PlanDifference
from planner.cli.text_table import laid_out
from planner.localization.formatting import Formatter
from planner.localization.messages import _, active_language, ngettext, pgettext

_FIGURES = frozenset({1, 2, 3})


def diff_text(found: PlanDifference) -> str:
    """List what differs, with the cost before and after."""
    if not found.changes:
        return _("The plans are the same.")
    shown = Formatter(active_language())
    lines = [said.sentence for said in found.said()]
    count = ngettext("{count} difference", "{count} differences", len(lines))
    heading = count.format(count=shown.integer(len(lines)))
    return "\n\n".join([heading, "\n".join(lines), _cost_text(found, shown)])


def _cost_text(found: PlanDifference, shown: Formatter) -> str:
    first, second = found.costs
    deltas = found.deltas
    rows = [("", pgettext("column", "Before"), pgettext("column", "After"), _("Change"))]
    for index, name in enumerate((_("Run-rate, fully loaded"), _("Cost of all months"))):
        change = _signed(deltas[index], second, shown) if deltas is not None else ""
        rows.append((name, _amount(first, index, shown), _amount(second, index, shown), change))
    return laid_out(rows, right=_FIGURES)


def _amount(cost: Cost | None, index: int, shown: Formatter) -> str:
    if cost is None:
        return _("cannot be priced")
    return shown.money((cost.run_rate, cost.total)[index], cost.currency, 0)


def _signed(delta: Decimal, cost: Cost | None, shown: Formatter) -> str:
    return shown.signed_money(delta, cost.currency) if cost is not None else ""
