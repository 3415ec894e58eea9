"""Who could help which hires in place of whom, as a list to choose from."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from planner.calculators.onboarding.mentoring.helper_fit import HelperFit, HelpKind, helper_of
from planner.calculators.onboarding.mentoring.proposal import Proposal, propose
from planner.desktop.viewmodels.onboarding.hire_words import member_name
from planner.localization.formatting import Formatter
from planner.localization.mentoring_texts import help_name, left_without_sentence
from planner.localization.messages import _
from planner.localization.onboarding_texts import hire_name
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan
from planner.quantities.identifiers import SeatId


@dataclass(frozen=True, slots=True)
class HelperChange:
    """A hire's buddy or mentor to be set.

    Attributes:
        title: The hire, and as what somebody is to help.
        values: Who does now, and who would.
        shared: The hours shared with them.
    """

    hire_id: SeatId
    kind: HelpKind
    member_id: SeatId
    title: str
    values: str
    shared: str


@dataclass(frozen=True, slots=True)
class HelperProposals:
    """What to set, and sentences about hires left without help."""

    changes: tuple[HelperChange, ...]
    without: tuple[str, ...]

    def chosen(self, kind: HelpKind, taken: Sequence[bool]) -> dict[SeatId, SeatId | None]:
        """Return the helpers of a kind among the changes that are taken."""
        pairs = zip(self.changes, taken, strict=True)
        return {
            each.hire_id: each.member_id for each, is_on in pairs if is_on and each.kind is kind
        }


def helper_proposals(
    plan: Plan, market: Snapshot, anew: Collection[SeatId], shown: Formatter
) -> HelperProposals:
    """Propose who helps hires without help, and those whose helpers do not count.

    Args:
        plan: The plan.
        market: Its market.
        anew: Hires whose present buddy and mentor do not count.
        shown: The reader's forms.

    Raises:
        MarketDataError: If the table of skills is damaged.
        NoAssignmentInTimeError: If no assignment is found in time.
    """
    found = propose(plan, market, anew)
    without = tuple(left_without_sentence(each, plan, shown) for each in found.without)
    return HelperProposals(_changes(plan, found, shown), without)


def _changes(plan: Plan, found: Proposal, shown: Formatter) -> tuple[HelperChange, ...]:
    positions = {each.id: each for each in plan.positions}
    order = list(positions)
    helpers = sorted(found.helpers, key=lambda each: order.index(each.hire_id))
    return tuple(
        _change(plan, each.hire_id, each.fit, shown)
        for each in helpers
        if helper_of(positions[each.hire_id], each.fit.kind) != each.fit.member_id
    )


def _change(plan: Plan, hire_id: SeatId, fit: HelperFit, shown: Formatter) -> HelperChange:
    position = next(each for each in plan.positions if each.id == hire_id)
    now, then = helper_of(position, fit.kind), member_name(plan, fit.member_id)
    values = _("{old} → {new}").format(old=member_name(plan, now) or _("nobody"), new=then)
    title = _("{hire}: {part}").format(hire=hire_name(position), part=help_name(fit.kind))
    shared = _("{hours} shared a day").format(hours=shown.hours_and_minutes(fit.shared.typical))
    return HelperChange(hire_id, fit.kind, fit.member_id, title, values, shared)
