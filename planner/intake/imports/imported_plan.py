"""Makes what a draft says part of the plan, all at once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from planner.intake.columns.seat_fields import SeatField
from planner.intake.columns.seat_terms import team_key
from planner.intake.imports.import_draft import ImportDraft
from planner.intake.imports.import_kind import ImportContext
from planner.intake.imports.row_steps import Outcome, RowStep
from planner.intake.pastes.pasted_positions import pay_after_moving, teams_for
from planner.plan.edits import (
    EditFault,
    PlanEditError,
    add_positions,
    change_each_seat,
    next_position_ids,
    override_figures,
    set_past_hires,
)
from planner.plan.edits.member_edits import add_members, next_member_ids
from planner.plan.model import Plan, Position, TeamMember
from planner.quantities.identifiers import SeatId, TeamId


@dataclass(frozen=True, slots=True)
class ImportedPlan:
    """A plan after an import.

    Attributes:
        plan: The plan.
        seat_ids: The seat each row became or is, by the row's number.
        new_teams: The names of teams that were not there before.
        assumed: How many new seats were made with something their row does not say.
        converted: How many seats moved and keep their pay, converted at plan rates.
    """

    plan: Plan
    seat_ids: Mapping[int, SeatId] = field(default_factory=dict)
    new_teams: tuple[str, ...] = ()
    assumed: Mapping[SeatField, int] = field(default_factory=dict)
    converted: int = 0


def import_draft(draft: ImportDraft, context: ImportContext) -> ImportedPlan:
    """Return the plan after importing the rows without problems.

    Raises:
        PlanEditError: If the plan does not take them; nothing is imported then.
        UnknownCurrencyError: If pay must be converted and there is no rate.
    """
    figures = dict(step.figure for step in _of(draft, *_NEWS) if step.figure is not None)
    if figures:
        return ImportedPlan(override_figures(context.plan, figures))
    hires = [step.past_hire for step in _of(draft, *_NEWS) if step.past_hire is not None]
    if hires:
        return ImportedPlan(set_past_hires(context.plan, (*context.plan.past_hires, *hires)))
    return _with_seats(draft, context)


_NEWS = (Outcome.ADDED, Outcome.CHANGED)


def _of(draft: ImportDraft, *outcomes: Outcome) -> list[RowStep]:
    return [step for step in draft.steps if step.outcome in outcomes]


def _with_seats(draft: ImportDraft, context: ImportContext) -> ImportedPlan:
    known = {step.row: step.seat_id for step in draft.steps if step.seat_id is not None}
    news = _of(draft, *_NEWS)
    if not news:
        return ImportedPlan(context.plan, known)
    teams, plan, new_teams = teams_for(context.plan, (step.values for step in news))
    changes, converted = _changes(_of(draft, Outcome.CHANGED), teams, context)
    plan = change_each_seat(plan, changes)
    added = _of(draft, Outcome.ADDED)
    seats = _new_seats(added, plan, teams)
    plan = add_members(plan, [each for each in seats.values() if isinstance(each, TeamMember)])
    plan = add_positions(plan, [each for each in seats.values() if isinstance(each, Position)])
    seat_ids = {**known, **{row: seat.id for row, seat in seats.items()}}
    return ImportedPlan(plan, seat_ids, new_teams, draft.assumed, converted)


def _changes(
    steps: list[RowStep], teams: Mapping[str, TeamId], context: ImportContext
) -> tuple[dict[SeatId, Mapping[str, Any]], int]:
    seats = {seat.id: seat for seat in context.plan.seats}
    changes: dict[SeatId, Mapping[str, Any]] = {}
    converted = 0
    for step in steps:
        if step.seat_id is None:
            continue
        values = _with_team(step.values, teams)
        pay = pay_after_moving(seats[step.seat_id], values, context.plan, context.market)
        if pay is not None:
            values["base_pay"] = pay
            converted += 1
        changes[step.seat_id] = values
    return changes, converted


def _new_seats(
    steps: list[RowStep], plan: Plan, teams: Mapping[str, TeamId]
) -> dict[int, TeamMember | Position]:
    members = [step for step in steps if step.is_member]
    positions = [step for step in steps if not step.is_member]
    home = plan.teams[0].id if plan.teams else None
    seats: dict[int, TeamMember | Position] = {}
    for ids, kind, those in (
        (next_member_ids(plan, len(members)), TeamMember, members),
        (next_position_ids(plan, len(positions)), Position, positions),
    ):
        for seat_id, step in zip(ids, those, strict=True):
            values = _with_team(step.values, teams)
            team_id = values.pop("team_id", home)
            if team_id is None:
                raise PlanEditError(EditFault.NO_TEAM)
            seats[step.row] = kind(id=seat_id, team_id=team_id, **values)
    return seats


def _with_team(values: Mapping[str, object], teams: Mapping[str, TeamId]) -> dict[str, Any]:
    """Return values with the ID of the team they name."""
    named = {name: value for name, value in values.items() if name != "team"}
    team = values.get("team")
    return named if team is None else {**named, "team_id": teams[team_key(str(team))]}
