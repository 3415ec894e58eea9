"""At whom words of a posting stand: the position, its team or the plan."""

from enum import StrEnum
from typing import Any

from planner.plan.edits.posting_edits import (
    change_plan_posting,
    change_postings,
    change_team_posting,
)
from planner.plan.model import Plan, Position
from planner.plan.posting import NO_POSTING, Posting


class PostingOwner(StrEnum):
    """Whose words; the narrower ones go first."""

    POSITION = "position"
    TEAM = "team"
    PLAN = "plan"


def posting_of(plan: Plan, position: Position, owner: PostingOwner) -> Posting:
    """Return what an owner's posting says of its own."""
    match owner:
        case PostingOwner.POSITION:
            return position.posting
        case PostingOwner.TEAM:
            teams = (team for team in plan.teams if team.id == position.team_id)
            return next((team.posting for team in teams), NO_POSTING)
        case PostingOwner.PLAN:
            return plan.posting


def change_owned_posting(
    plan: Plan,
    position: Position,
    owner: PostingOwner,
    **changes: Any,  # noqa: ANN401 -- any field of a posting
) -> Plan:
    """Set fields of an owner's posting.

    Raises:
        PlanEditError: See ``planner.plan.edits.posting_edits``.
    """
    match owner:
        case PostingOwner.POSITION:
            return change_postings(plan, (position.id,), **changes)
        case PostingOwner.TEAM:
            return change_team_posting(plan, position.team_id, **changes)
        case PostingOwner.PLAN:
            return change_plan_posting(plan, **changes)
