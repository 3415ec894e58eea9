"""Puts differences into a plan: those of a scenario into its base, those of a copy into another."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

from planner.market.override import FigureKey
from planner.plan.change import ORDER, Change, ChangeKind, Subject, in_sequence
from planner.plan.changes import differences
from planner.plan.company_day import CompanyDay
from planner.plan.levers import LeverKind
from planner.plan.model import Assumptions, Plan
from planner.plan.onboarding import LeadTimeKey, TaskKey, TaskOwner
from planner.plan.scenario import Scenario
from planner.quantities.identifiers import CountryCode, CurrencyCode, PlaceId, TemplateId
from planner.quantities.month import Month

RECORDS: Mapping[Subject, str] = {
    Subject.TEAM: "teams",
    Subject.MEMBER: "members",
    Subject.POSITION: "positions",
    Subject.SCENARIO: "scenarios",
}
"""The plan's attribute that holds the records of a subject."""


def patch_between(before: Plan, after: Plan) -> tuple[Change, ...]:
    """Return the changes that make one plan of the other.

    ``patched(before, patch_between(before, after)) == after`` for plans in which no ID stands
    twice. Unlike ``differences`` it says where added records stand, if not at the end: its changes
    of order hold all IDs. They stand in the order of ``in_sequence``.
    """
    changes = in_sequence(differences(before, after))
    for subject, name in RECORDS.items():
        here = _ids_with(getattr(before, name), [c for c in changes if c.subject is subject])
        wanted = _ids(getattr(after, name))
        if here != wanted:
            kept = (each for each in changes if (each.subject, each.field_name) != (subject, ORDER))
            order = Change(subject, None, ORDER, _ids(getattr(before, name)), wanted)
            changes = in_sequence((*kept, order))
    return changes


def patched(plan: Plan, changes: Iterable[Change]) -> Plan:
    """Return a plan with changes in it, whatever plan they were found in.

    A change of something that the plan does not hold does nothing; an added record stands in the
    place of one with the same ID. The old values of the changes are not looked at.
    """
    by_subject: dict[Subject, list[Change]] = {}
    for change in changes:
        by_subject.setdefault(change.subject, []).append(change)
    fields: dict[str, Any] = {
        str(change.field_name): change.new for change in by_subject.get(Subject.PLAN, ())
    }
    if found := by_subject.get(Subject.ASSUMPTION):
        fields["assumptions"] = _patched_assumptions(plan.assumptions, found)
    for subject, (name, key) in ENTRIES.items():
        if found := by_subject.get(subject):
            fields[name] = _patched_mapping(getattr(plan, name), found, key)
    for subject, name in RECORDS.items():
        if found := by_subject.get(subject):
            records = getattr(plan, name)
            if subject is Subject.SCENARIO:
                records, found = _with_inner_changes(records, found)
            fields[name] = _patched_records(records, found)
    return replace(plan, **fields) if fields else plan


def _patched_assumptions(assumptions: Assumptions, changes: Collection[Change]) -> Assumptions:
    fields: dict[str, Any] = {}
    for change in changes:
        name = str(change.field_name)
        if change.subject_id is None:
            fields[name] = change.new
        else:
            by_country = fields.get(name, getattr(assumptions, name))
            fields[name] = _patched_mapping(by_country, (change,), CountryCode)
    return replace(assumptions, **fields)


def _patched_mapping(
    values: Mapping[Any, Any], changes: Iterable[Change], key: Callable[[str], Any]
) -> dict[Any, Any]:
    result = dict(values)
    for change in changes:
        name = key(str(change.subject_id))
        if change.kind is ChangeKind.REMOVED:
            result.pop(name, None)
        else:
            result[name] = change.new
    return result


def _patched_records(records: tuple[Any, ...], changes: Collection[Change]) -> tuple[Any, ...]:
    removed = {each.subject_id for each in changes if each.kind is ChangeKind.REMOVED}
    added = {each.subject_id: each.new for each in changes if each.kind is ChangeKind.ADDED}
    fields: dict[str | None, dict[str, Any]] = {}
    for change in changes:
        if change.kind is ChangeKind.CHANGED and change.subject_id is not None:
            fields.setdefault(change.subject_id, {})[str(change.field_name)] = change.new
    result = []
    for record in records:
        if record.id in added:
            result.append(added.pop(record.id))
        elif record.id not in removed:
            changed = fields.get(record.id)
            result.append(replace(record, **changed) if changed else record)
    ordered = (*result, *added.values())
    for change in changes:
        if change.field_name == ORDER and isinstance(change.new, tuple):
            ordered = _in_order(ordered, change.new)
    return ordered


def _with_inner_changes(
    scenarios: tuple[Scenario, ...], changes: Collection[Change]
) -> tuple[tuple[Scenario, ...], list[Change]]:
    """Put changes of scenarios' own changes into them; return the rest of the changes too."""
    others = []
    inner: dict[str | None, list[Change]] = {}
    for change in changes:
        if change.is_inner:
            inner.setdefault(change.subject_id, []).append(change)
        else:
            others.append(change)
    return tuple(
        _with_own_changes(scenario, inner[scenario.id]) if scenario.id in inner else scenario
        for scenario in scenarios
    ), others


def _with_own_changes(scenario: Scenario, changes: Iterable[Change]) -> Scenario:
    by_key = dict(scenario.by_key)
    for change in changes:
        if isinstance(change.new, Change):
            by_key[str(change.field_name)] = change.new
        else:
            by_key.pop(str(change.field_name), None)
    return scenario.with_changes(by_key.values())


def _in_order(records: tuple[Any, ...], ids: tuple[str, ...]) -> tuple[Any, ...]:
    """Sort records by a sequence of IDs; one that is not in it stays behind its predecessor."""
    rank = {each: index for index, each in enumerate(ids)}
    groups: list[tuple[int, list[Any]]] = [(-1, [])]
    for record in records:
        if record.id in rank:
            groups.append((rank[record.id], [record]))
        else:
            groups[-1][1].append(record)
    return tuple(
        record for _, group in sorted(groups, key=lambda each: each[0]) for record in group
    )


def _ids_with(records: tuple[Any, ...], changes: Collection[Change]) -> tuple[str, ...]:
    """Return the IDs that records with changes in them have, in their order."""
    moving = [each for each in changes if each.is_of_whole or each.field_name == ORDER]
    return _ids(_patched_records(records, moving) if moving else records)


def _ids(records: Iterable[Any]) -> tuple[str, ...]:
    return tuple(record.id for record in records)


ENTRIES: Mapping[Subject, tuple[str, Callable[[str], Any]]] = {
    Subject.PLACE_PATTERN: ("place_patterns", PlaceId),
    Subject.COMPANY_DAY: ("company_days", CompanyDay.parsed),
    Subject.PLAN_RATE: ("plan_rates", CurrencyCode),
    Subject.BUDGET_MONTH: ("budget", Month.parse),
    Subject.OVERRIDE: ("overrides", FigureKey.parsed),
    Subject.ASSUMPTION_REASON: ("assumption_reasons", str),
    Subject.ONBOARDING_TEMPLATE: ("onboarding_templates", TemplateId),
    Subject.ONBOARDING_TASK: ("onboarding_tasks", TaskKey.parsed),
    Subject.ONBOARDING_CONTACT: ("onboarding_contacts", TaskOwner),
    Subject.LEAD_TIME: ("lead_days", LeadTimeKey.parsed),
    Subject.SHORTLIST: ("shortlist", PlaceId),
    Subject.LEVER: ("levers", LeverKind),
}
"""The plan's mappings: attribute, and how a change's ID becomes the key again."""
