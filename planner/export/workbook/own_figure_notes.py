"""Who gave an own figure, when and why, in the words of a cell."""

from planner.export.workbook.context import Context
from planner.localization.messages import _
from planner.market.override import Reason


def given_by(context: Context, reason: Reason) -> str:
    """Say who gave a figure, when and why."""
    day = context.contents.formatter.date_short(reason.day)
    if reason.why:
        return _("{author}, {day}: {why}").format(author=reason.author, day=day, why=reason.why)
    return _("{author}, {day}").format(author=reason.author, day=day)


def fixed_note(context: Context, name: str) -> str:
    """Say that the plan sets a rate or fee, and who did so where that is known.

    Args:
        context: The export.
        name: What its reason is kept under (``Plan.assumption_reasons``).
    """
    reason = context.contents.evaluation.plan.assumption_reasons.get(name)
    if reason is None:
        return _("Fixed in the plan")
    return _("Fixed in the plan: {reason}").format(reason=given_by(context, reason))
