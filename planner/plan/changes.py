"""The difference of two plans as a value: what was added, removed or changed, field by field.

Undo texts, the scenario comparison, the round trip of the workbook and merging all read it.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import fields
from typing import TypeVar

from planner.plan.change import ORDER, Change, ChangeKind, Subject
from planner.plan.model import BY_COUNTRY, Assumptions, Plan, Position, Seat, Team, TeamMember
from planner.plan.scenario import Scenario

__all__ = ["ORDER", "Change", "ChangeKind", "Subject", "differences"]

Key = TypeVar("Key", bound=Hashable)
Record = Seat | Team | Scenario


def differences(before: Plan, after: Plan) -> tuple[Change, ...]:
    """Return what differs between two plans; nothing if and only if they are equal.

    The order is stable: the plan's own fields, assumptions, patterns of places, company days, plan
    rates, budget by month, overrides, reasons, onboarding, then teams, members, positions and
    scenarios, each with removals first, then additions and changes in the order of the plan after,
    and last a changed sequence. Of a scenario that both plans have, its own changes are compared
    one by one.
    """
    if before is after:
        return ()
    return tuple(_all_differences(before, after))


def _all_differences(before: Plan, after: Plan) -> Iterator[Change]:
    yield from _field_changes(Subject.PLAN, None, before, after, _PLAN_FIELDS)
    yield from _assumption_changes(before.assumptions, after.assumptions)
    for subject, name in _MAPPINGS.items():
        yield from _mapping_changes(subject, None, getattr(before, name), getattr(after, name))
    yield from _record_changes(Subject.TEAM, before.teams, after.teams)
    yield from _record_changes(Subject.MEMBER, before.members, after.members)
    yield from _record_changes(Subject.POSITION, before.positions, after.positions)
    yield from _record_changes(Subject.SCENARIO, before.scenarios, after.scenarios)


def _assumption_changes(before: Assumptions, after: Assumptions) -> Iterator[Change]:
    yield from _field_changes(Subject.ASSUMPTION, None, before, after, _ASSUMPTION_FIELDS)
    for name in sorted(BY_COUNTRY):
        old, new = getattr(before, name), getattr(after, name)
        yield from _mapping_changes(Subject.ASSUMPTION, name, old, new)


def _field_changes(
    subject: Subject, subject_id: str | None, before: object, after: object, names: Iterable[str]
) -> Iterator[Change]:
    for name in names:
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            yield Change(subject, subject_id, name, old, new)


def _mapping_changes(
    subject: Subject,
    field_name: str | None,
    before: Mapping[Key, object],
    after: Mapping[Key, object],
) -> Iterator[Change]:
    for key in sorted(before.keys() | after.keys(), key=str):
        old, new = before.get(key), after.get(key)
        if old is None:
            yield Change(subject, str(key), field_name, None, new, ChangeKind.ADDED)
        elif new is None:
            yield Change(subject, str(key), field_name, old, None, ChangeKind.REMOVED)
        elif old != new:
            yield Change(subject, str(key), field_name, old, new)


def _record_changes(
    subject: Subject, before: tuple[Record, ...], after: tuple[Record, ...]
) -> Iterator[Change]:
    if before == after:
        return
    if len(before) == len(after) and all(
        old.id == new.id for old, new in zip(before, after, strict=True)
    ):
        for old, new in zip(before, after, strict=True):
            yield from _changes_within(subject, old, new)
        return
    old_by_key, new_by_key = _keyed(before), _keyed(after)
    for key, old in old_by_key.items():
        if key not in new_by_key:
            yield Change(subject, old.id, None, old, None, ChangeKind.REMOVED)
    for key, new in new_by_key.items():
        if key not in old_by_key:
            yield Change(subject, new.id, None, None, new, ChangeKind.ADDED)
        else:
            yield from _changes_within(subject, old_by_key[key], new)
    old_order = tuple(record.id for key, record in old_by_key.items() if key in new_by_key)
    new_order = tuple(record.id for key, record in new_by_key.items() if key in old_by_key)
    if old_order != new_order:
        yield Change(subject, None, ORDER, old_order, new_order)


def _changes_within(subject: Subject, old: Record, new: Record) -> Iterator[Change]:
    """Compare two states of one record."""
    if old is new:
        return
    yield from _field_changes(subject, new.id, old, new, _RECORD_FIELDS[subject])
    if isinstance(old, Scenario) and isinstance(new, Scenario):
        yield from _inner_changes(old, new)


def _inner_changes(before: Scenario, after: Scenario) -> Iterator[Change]:
    """Compare what two states of a scenario make different from the base."""
    old, new = before.by_key, after.by_key
    for key, change in new.items():
        if key not in old:
            yield Change(Subject.SCENARIO, after.id, key, None, change, ChangeKind.ADDED)
        elif old[key] != change:
            yield Change(Subject.SCENARIO, after.id, key, old[key], change)
    for key, change in old.items():
        if key not in new:
            yield Change(Subject.SCENARIO, after.id, key, change, None, ChangeKind.REMOVED)


def _keyed(records: tuple[Record, ...]) -> dict[tuple[str, int], Record]:
    """Key records by ID and occurrence: a damaged plan may hold an ID twice."""
    seen: Counter[str] = Counter()
    keyed: dict[tuple[str, int], Record] = {}
    for record in records:
        keyed[record.id, seen[record.id]] = record
        seen[record.id] += 1
    return keyed


_MAPPINGS = {
    Subject.PLACE_PATTERN: "place_patterns",
    Subject.COMPANY_DAY: "company_days",
    Subject.PLAN_RATE: "plan_rates",
    Subject.BUDGET_MONTH: "budget",
    Subject.OVERRIDE: "overrides",
    Subject.ASSUMPTION_REASON: "assumption_reasons",
    Subject.ONBOARDING_TEMPLATE: "onboarding_templates",
    Subject.ONBOARDING_TASK: "onboarding_tasks",
    Subject.ONBOARDING_CONTACT: "onboarding_contacts",
    Subject.LEAD_TIME: "lead_days",
    Subject.SHORTLIST: "shortlist",
    Subject.LEVER: "levers",
}
_RECORDS = ("teams", "members", "positions", "scenarios")
_COMPARED_APART = frozenset(
    {"id", "assumptions", "changes", *_MAPPINGS.values(), *_RECORDS, *BY_COUNTRY}
)


def _names(kind: type) -> tuple[str, ...]:
    return tuple(f.name for f in fields(kind) if f.compare and f.name not in _COMPARED_APART)


_PLAN_FIELDS = _names(Plan)
_ASSUMPTION_FIELDS = _names(Assumptions)
_RECORD_FIELDS = {
    Subject.TEAM: _names(Team),
    Subject.MEMBER: _names(TeamMember),
    Subject.POSITION: _names(Position),
    Subject.SCENARIO: _names(Scenario),
}
