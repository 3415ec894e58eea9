"""Brings together two copies of a plan that went their own ways from a common state."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from planner.plan.change import ORDER, Change, ChangeKind, Subject
from planner.plan.changes import differences
from planner.plan.model import Plan
from planner.plan.patching import RECORDS, patch_between, patched
from planner.plan.renumbering import with_own_ids
from planner.plan.scenario_plans import scenario_plan
from planner.quantities.identifiers import TeamId


@dataclass(frozen=True, slots=True)
class Conflict:
    """Both sides changed the same thing, each in its own way.

    Attributes:
        ours: What our side did; of a seat that the other side removed, its first change.
        theirs: What the other side did; of a seat that ours removed, its first change.
        remedies: What taking their side puts into the merged plan.
    """

    ours: Change
    theirs: Change
    remedies: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Merge:
    """Two copies of a plan in one.

    Attributes:
        plan: Our side with what only the other side changed; in conflicts our side stands.
        taken: What came from the other side.
        conflicts: What somebody has to choose.
    """

    plan: Plan
    taken: tuple[Change, ...]
    conflicts: tuple[Conflict, ...]


def merge(base: Plan, ours: Plan, theirs: Plan) -> Merge:
    """Merge two copies of a plan, seat by seat and field by field.

    Seats, teams, members and scenarios are told apart by their IDs, the changes of a scenario by
    what they are about. Where both sides added a seat or a scenario under the same ID, theirs gets
    a new one and both stay. The order of ours stands where both reordered. A
    team that a seat of the result still needs comes back.

    Args:
        base: What both copies were once.
        ours: One copy, such as the open plan.
        theirs: The other, such as the file on the disk.
    """
    theirs = with_own_ids(base, ours, theirs)
    found = tuple(_sorted_out(base, ours, theirs))
    taken = tuple(change for change in found if isinstance(change, Change))
    conflicts = tuple(conflict for conflict in found if isinstance(conflict, Conflict))
    plan = replace(
        _with_needed_teams(patched(ours, taken), base, theirs),
        unknown_keys={**theirs.unknown_keys, **ours.unknown_keys},
        retired_position_number=max(ours.retired_position_number, theirs.retired_position_number),
    )
    return Merge(plan, taken, conflicts)


def resolved(merged: Merge, taking_theirs: Collection[Conflict]) -> Plan:
    """Return the merged plan with the other side's way in some of the conflicts."""
    plan = merged.plan
    for conflict in merged.conflicts:
        if conflict in taking_theirs:
            plan = patched(plan, conflict.remedies)
    return plan


def _sorted_out(base: Plan, ours: Plan, theirs: Plan) -> Iterator[Change | Conflict]:
    """Yield what can be taken from the other side as it is, and the conflicts."""
    own = _OwnChanges.between(base, ours)
    told: set[tuple[Subject, str | None]] = set()
    for change in patch_between(base, theirs):
        thing = (change.subject, change.subject_id)
        mine = own.against(change)
        if mine is None:
            yield change
        elif mine.kind is change.kind is ChangeKind.REMOVED:
            continue
        elif thing in own.removed:
            # One choice for the whole record, however many of its fields they changed.
            if thing not in told:
                told.add(thing)
                whole = _record(theirs, change)
                back = Change(*thing, None, None, whole, ChangeKind.ADDED)
                yield Conflict(mine, change, (back,))
        elif mine.new != change.new or mine.kind != change.kind:
            yield Conflict(mine, change, (change,))


@dataclass(frozen=True, slots=True)
class _OwnChanges:
    """Our side's changes, by what they are about."""

    by_field: Mapping[tuple[Subject, str | None, str | None], Change]
    removed: Mapping[tuple[Subject, str | None], Change]
    first_by_record: Mapping[tuple[Subject, str | None], Change]

    @classmethod
    def between(cls, base: Plan, ours: Plan) -> "_OwnChanges":
        changes = differences(base, ours)
        of_records = [each for each in changes if each.subject in RECORDS]
        return cls(
            {(each.subject, each.subject_id, each.field_name): each for each in changes},
            {
                (each.subject, each.subject_id): each
                for each in of_records
                if each.kind is ChangeKind.REMOVED and each.is_of_whole
            },
            {(each.subject, each.subject_id): each for each in reversed(of_records)},
        )

    def against(self, theirs: Change) -> Change | None:
        """Return what our side did to the same thing, if it did anything."""
        thing = (theirs.subject, theirs.subject_id)
        if theirs.subject in RECORDS and theirs.subject_id is not None:
            if theirs.kind is ChangeKind.REMOVED and theirs.is_of_whole:
                return self.first_by_record.get(thing)
            if thing in self.removed:
                return self.removed[thing]
        mine = self.by_field.get((*thing, theirs.field_name))
        if theirs.field_name == ORDER and mine is not None:
            return theirs  # no conflict, and not taken: our order stands
        return mine


def _record(plan: Plan, change: Change) -> object:
    records: tuple[Any, ...] = getattr(plan, RECORDS[change.subject])
    return next(record for record in records if record.id == change.subject_id)


def _with_needed_teams(plan: Plan, base: Plan, theirs: Plan) -> Plan:
    """Put back teams that one side removed while the other put a seat into them."""
    variants = (plan, *(scenario_plan(plan, scenario.id) for scenario in plan.scenarios))
    present = {team.id for team in plan.teams}
    needed = {team_id for each in variants for team_id in _missing_teams(each)} - present
    known = {team.id: team for team in (*base.teams, *theirs.teams)}
    back = tuple(team for team_id, team in known.items() if team_id in needed)
    return replace(plan, teams=(*plan.teams, *back)) if back else plan


def _missing_teams(plan: Plan) -> set[TeamId]:
    return {seat.team_id for seat in plan.seats} - {team.id for team in plan.teams}
