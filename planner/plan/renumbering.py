"""Gives what two copies of a plan added under the same ID different ones."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from planner.plan.change import ORDER, Change, ChangeKind, Subject
from planner.plan.edits.scenario_edits import next_scenario_id
from planner.plan.edits.seat_edits import next_member_id, next_position_id
from planner.plan.edits.team_edits import next_team_id
from planner.plan.model import Plan
from planner.plan.onboarding import TaskKey
from planner.plan.onboarding_seats import renamed_helper, renamed_task, with_renamed_helpers
from planner.plan.patching import RECORDS

Whereabouts = Mapping[str | None, object]
"""A record in the base (None), and in each scenario that adds it."""

_REFERENCES: Mapping[Subject, tuple[str, ...]] = {
    Subject.TEAM: ("team_id",),
    Subject.MEMBER: ("buddy_id", "mentor_id"),
}
"""The fields of a seat that name a record of a subject."""


def with_own_ids(base: Plan, ours: Plan, theirs: Plan) -> Plan:
    """Return theirs with new IDs for what it added under the ID of something else of ours.

    That holds in the base and in scenarios alike. Two teams of the base are left to the reader.

    Args:
        base: What both copies were once.
        ours: One copy, whose IDs stay.
        theirs: The other.
    """
    theirs = _with_own_scenario_ids(base, ours, theirs)
    for subject, next_id in _NEXT_IDS.items():
        everybody = _together(ours, theirs)
        new_ids: dict[str, str] = {}
        for taken in _clashing(subject, base, ours, theirs):
            new_ids[taken] = next_id(everybody)
            everybody = _with_record(everybody, subject, new_ids[taken])
        if new_ids:
            theirs = _renumbered(theirs, subject, new_ids)
    return theirs


def _with_own_scenario_ids(base: Plan, ours: Plan, theirs: Plan) -> Plan:
    known = {scenario.id for scenario in base.scenarios}
    added = {each.id: each for each in ours.scenarios if each.id not in known}
    everybody, scenarios = _together(ours, theirs), []
    for scenario in theirs.scenarios:
        if scenario.id in added and added[scenario.id] != scenario:
            own = replace(scenario, id=next_scenario_id(everybody))
            everybody = replace(everybody, scenarios=(*everybody.scenarios, own))
            scenarios.append(own)
        else:
            scenarios.append(scenario)
    return replace(theirs, scenarios=tuple(scenarios))


def _clashing(subject: Subject, base: Plan, ours: Plan, theirs: Plan) -> Iterator[str]:
    """Yield the IDs under which both sides added something of their own."""
    known = _whereabouts(subject, base)
    mine = _whereabouts(subject, ours)
    for record_id, where in _whereabouts(subject, theirs).items():
        if record_id in known or where == mine.get(record_id, where):
            continue
        if subject is not Subject.TEAM or {*where, *mine[record_id]} != {None}:
            yield record_id


def _whereabouts(subject: Subject, plan: Plan) -> Mapping[str, Whereabouts]:
    found: dict[str, dict[str | None, object]] = {
        record.id: {None: record} for record in getattr(plan, RECORDS[subject])
    }
    for scenario in plan.scenarios:
        for change in scenario.changes:
            if change.subject is subject and change.kind is ChangeKind.ADDED:
                found.setdefault(str(change.subject_id), {})[scenario.id] = change.new
    return found


def _together(ours: Plan, theirs: Plan) -> Plan:
    """Return a plan in which every ID of either side is taken."""
    return replace(
        ours,
        teams=(*ours.teams, *theirs.teams),
        members=(*ours.members, *theirs.members),
        positions=(*ours.positions, *theirs.positions),
        scenarios=(*ours.scenarios, *theirs.scenarios),
        retired_position_number=max(ours.retired_position_number, theirs.retired_position_number),
    )


def _with_record(plan: Plan, subject: Subject, record_id: str) -> Plan:
    """Return a plan in which one more ID is taken."""
    name = RECORDS[subject]
    records: tuple[Any, ...] = getattr(plan, name)
    known = records or tuple(_added(subject, plan))
    fields: dict[str, Any] = {name: (*records, replace(known[0], id=record_id))}
    return replace(plan, **fields)


def _added(subject: Subject, plan: Plan) -> Iterator[Any]:
    for scenario in plan.scenarios:
        for change in scenario.changes:
            if change.subject is subject and change.kind is ChangeKind.ADDED:
                yield change.new


def _renumbered(plan: Plan, subject: Subject, new_ids: Mapping[str, str]) -> Plan:
    """Return a plan whose records of a subject have other IDs, wherever these are named."""
    names = _Renumbering(subject, new_ids)
    if names.is_of_seats:
        plan = with_renamed_helpers(plan, new_ids)
    return replace(
        plan,
        teams=tuple(names.of_record(team, Subject.TEAM) for team in plan.teams),
        members=tuple(names.of_record(seat, Subject.MEMBER) for seat in plan.members),
        positions=tuple(names.of_record(seat, Subject.POSITION) for seat in plan.positions),
        scenarios=tuple(
            scenario.with_changes(map(names.of_change, scenario.changes))
            for scenario in plan.scenarios
        ),
    )


@dataclass(frozen=True, slots=True)
class _Renumbering:
    """New IDs of the records of a subject."""

    subject: Subject
    new_ids: Mapping[str, str]

    @property
    def is_of_seats(self) -> bool:
        return self.subject in (Subject.MEMBER, Subject.POSITION)

    @property
    def references(self) -> tuple[str, ...]:
        return _REFERENCES.get(self.subject, ())

    def of_record(self, record: Any, of: Subject) -> Any:  # noqa: ANN401 -- a team or a seat
        """Return a record with the new IDs in it."""
        fields = {"id": self.new_ids.get(record.id, record.id)} if of is self.subject else {}
        for reference in self.references:
            if getattr(record, reference, None) in self.new_ids:
                fields[reference] = self.new_ids[getattr(record, reference)]
        return replace(record, **fields) if fields else record

    def of_change(self, change: Change) -> Change:
        """Return a scenario's change with the new IDs in it."""
        value: Any = change.new
        if change.kind is ChangeKind.ADDED and change.subject in RECORDS:
            value = self.of_record(value, change.subject)
        elif change.field_name in self.references:
            value = self.new_ids.get(str(value), value)
        elif self.is_of_seats and change.subject in _NAMING_SEATS:
            return _onboarding_renumbered(change, self.new_ids)
        if change.subject is not self.subject:
            return replace(change, new=value)
        if change.field_name == ORDER and isinstance(value, tuple):
            value = tuple(self.new_ids.get(each, each) for each in value)
        subject_id = change.subject_id
        new_id = None if subject_id is None else self.new_ids.get(subject_id, subject_id)
        return replace(change, subject_id=new_id, new=value)


def _onboarding_renumbered(change: Change, new_ids: Mapping[str, str]) -> Change:
    value = renamed_helper(change.new, new_ids)
    if change.subject is not Subject.ONBOARDING_TASK:
        return replace(change, new=value)
    task = renamed_task(TaskKey.parsed(str(change.subject_id)), new_ids)
    return replace(change, subject_id=str(task), new=value)


_NAMING_SEATS = frozenset({Subject.ONBOARDING_TASK, Subject.ONBOARDING_CONTACT})
_NEXT_IDS: Mapping[Subject, Callable[[Plan], str]] = {
    Subject.TEAM: next_team_id,
    Subject.MEMBER: next_member_id,
    Subject.POSITION: next_position_id,
}
