"""The one thing to do about the load of onboarding, beside its chart."""

from dataclasses import dataclass

from planner.calculators.onboarding.cohorts import StartShift
from planner.calculators.onboarding.mentoring.helper_fit import HelpKind
from planner.desktop.viewmodels.onboarding.board import OnboardingBoard
from planner.localization.formatting import Formatter
from planner.localization.mentoring_texts import (
    overload_sentence,
    remedy_sentence,
    start_shift_sentence,
)
from planner.localization.messages import _, ngettext


@dataclass(frozen=True, slots=True)
class LoadHint:
    """What is the matter, what to do, what the button does.

    Attributes:
        shifted: The start that the button puts off; None where it proposes buddies and mentors.
    """

    title: str
    text: str
    action: str
    is_warning: bool = False
    shifted: StartShift | None = None


def load_hint(board: OnboardingBoard, shown: Formatter) -> LoadHint:
    """Return the most pressing: an overload, hires without help, too many starts in a week."""
    plan = board.plan
    found = board.rebalance
    if found is not None:
        is_buddy = found.overload.load.kind is HelpKind.BUDDY
        action = _("Balance buddies…") if is_buddy else _("Balance mentors…")
        title = overload_sentence(found.overload, plan, shown)
        return LoadHint(title, remedy_sentence(found, plan), action, is_warning=True)
    lonely = sum(
        not (each.hire.position.buddy_id and each.hire.position.mentor_id)
        for each in board.schedules.values()
    )
    if lonely:
        title = ngettext(
            "{count} hire has no buddy or no mentor.",
            "{count} hires have no buddy or no mentor.",
            lonely,
        ).format(count=shown.integer(lonely))
        return LoadHint(title, "", _("Find buddies…"), is_warning=True)
    if board.shifts:
        shift = board.shifts[0]
        text = start_shift_sentence(shift, plan, shown)
        title = _("Many starts in one week")
        return LoadHint(title, text, _("Move the start"), is_warning=True, shifted=shift)
    text = _("Nobody has more hires, or gives more hours, than they can.")
    return LoadHint(_("Everybody is helped."), text, _("Buddies and mentors…"))
