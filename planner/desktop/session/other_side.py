"""The plan's file as somebody else left it, brought together with the open plan."""

from collections.abc import Collection
from dataclasses import dataclass

from planner.desktop.session.plan_session import FileAction, FileFailure, PlanSession
from planner.localization.messages import _
from planner.plan.merging import Conflict, Merge, merge, resolved
from planner.plan.model import Plan
from planner.plan.store import PlanFileError, StoredPlan, load_stored_plan


@dataclass(frozen=True, slots=True)
class OtherSide:
    """What became of the plan's file while the plan was open.

    Attributes:
        base: What both sides were once: the file as it was last read or written here.
        ours: The open plan with its scenarios.
        stored: The file now.
        merged: Both in one.
    """

    base: Plan
    ours: Plan
    stored: StoredPlan
    merged: Merge


def read_other_side(session: PlanSession) -> OtherSide | None:
    """Read the plan's file again and merge it; None where it cannot be read or none is known.

    Whether reading failed is told by the session, as any file that cannot be opened.
    """
    base, path = session.stored_plan, session.path
    if base is None or path is None:
        return None
    try:
        stored = load_stored_plan(path)
    except PlanFileError as error:
        session.failed.emit(FileFailure(FileAction.OPEN, error))
        return None
    ours = session.document
    return OtherSide(base, ours, stored, merge(base, ours, stored.plan))


def bring_together(
    session: PlanSession, side: OtherSide, taking_theirs: Collection[Conflict] = ()
) -> bool:
    """Make both sides in one the open plan, as one undo step, and save it.

    Returns:
        Whether it was saved; where not, the session said why and the plan is open all the same.
    """
    session.take_note(side.stored)
    _show(session, resolved(side.merged, taking_theirs), _("Bring both together"))
    return session.save()


def keep_ours(session: PlanSession, side: OtherSide) -> bool:
    """Save the open plan in place of theirs, which one undo step brings back.

    Returns:
        Whether it is saved; where not, the session said why.
    """
    session.take_note(side.stored)
    _show(session, side.stored.plan, _("Reload the file"))
    _show(session, side.ours, _("Keep mine"))
    return session.save()


def take_theirs(session: PlanSession, side: OtherSide) -> bool:
    """Make the file's plan the open one, as one undo step, so that ours can be had back.

    Returns:
        Whether it is saved; where not, the session said why.
    """
    session.take_note(side.stored)
    _show(session, side.stored.plan, _("Reload the file"))
    return session.save()


def _show(session: PlanSession, document: Plan, text: str) -> None:
    """Make a document the open one; the scenario on show stays where the document has it."""
    session.apply_document(document, text, session.plan.scenario_id)
