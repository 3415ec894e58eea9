"""Sentences for what is wrong with hiring in a plan: levers, recruiters, past hires, pools."""

from planner.localization.messages import _, ngettext
from planner.plan.problem import ProblemKind


def hiring_templates(count: int) -> dict[ProblemKind, str]:
    """Return the templates of these problems; ``count`` is how many things one is about."""
    kind = ProblemKind
    return {
        kind.NO_RECRUITERS: ngettext(
            "There is no recruiter for {count} open position, so it is never filled. Enter how "
            "many work on the plan, or leave the number open.",
            "There is no recruiter for {count} open positions, so they are never filled. Enter how "
            "many work on the plan, or leave the number open.",
            count,
        ),
        kind.LEVER_STRENGTH_OUT_OF_RANGE: _(
            "The lever “{lever}” is set to {strength}. Enter {lowest} to {highest}."
        ),
        kind.LEVER_EFFECT_NOT_POSITIVE: _(
            "Your range of “{effect}” of the lever “{lever}” begins at zero or below, which would "
            "leave no time or turn it negative. Enter factors above 0."
        ),
        kind.LEVER_EFFECT_OUT_OF_ORDER: _(
            "Your range of “{effect}” of the lever “{lever}” does not rise from low over likely to "
            "high. Put the three in order."
        ),
        kind.NEGATIVE_LEVER_COST: _(
            "The cost of the lever “{lever}” is negative ({amount}). Enter 0 or more."
        ),
        kind.LEVER_STARTS_AFTER_HORIZON: _(
            "The lever “{lever}” begins in {month}, after the plan's last day {horizon_end}, so it "
            "does nothing. Begin it earlier, or lengthen the plan."
        ),
        kind.NEGATIVE_COEFFICIENT: _(
            "Your figure for “{coefficient}” is negative ({number}). Enter 0 or more."
        ),
        kind.IMPOSSIBLE_PAST_HIRES: ngettext(
            "The days of {count} past hire cannot be: opened on {opened}, accepted on {accepted}. "
            "Import past hires again without it.",
            "The days of {count} past hires cannot be, the first opened on {opened} and accepted "
            "on {accepted}. Import past hires again without them.",
            count,
        ),
        kind.OPENED_AFTER_START: _(
            "The requisition opens on {opened}, after the start {start}. Correct one of the dates."
        ),
        kind.NO_POOL: _(
            "The market data knows nobody with these skills in {country}, so it is doubtful that "
            "the seat is filled at all. Choose another place, or ask for other skills."
        ),
    }
