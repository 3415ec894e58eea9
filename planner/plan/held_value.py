"""What a plan holds of the thing a change is about."""

from dataclasses import replace

from planner.plan.change import ORDER, Change, ChangeKind, Subject
from planner.plan.model import Plan
from planner.plan.patching import ENTRIES, RECORDS


def held_value(plan: Plan, change: Change) -> object:
    """Return the value a plan has where a change would put one; None where it has none.

    Of a whole record that is the record, of a sequence the IDs.

    Args:
        plan: Any plan, such as the base of the scenario that makes the change.
        change: Says which seat, field or figure; its values are not looked at.
    """
    if change.subject in RECORDS:
        return _of_record(plan, change)
    if change.subject in ENTRIES:
        name, key = ENTRIES[change.subject]
        return getattr(plan, name).get(key(str(change.subject_id)))
    holder = plan.assumptions if change.subject is Subject.ASSUMPTION else plan
    value = getattr(holder, str(change.field_name))
    return value if change.subject_id is None else value.get(change.subject_id)


def effect_in_scenario(change: Change, before: Plan, after: Plan) -> Change:
    """Return what a change of a scenario's own change does there, with the values it has there.

    What a scenario begins to override had the base's value until then, what it overrides no more
    has the base's from now on.

    Args:
        change: One for which ``is_inner`` holds.
        before: The base before it.
        after: The base after it.
    """
    found = change.new if isinstance(change.new, Change) else change.old
    if not isinstance(found, Change):
        raise TypeError("not about one of a scenario's own changes")
    old = change.old.new if isinstance(change.old, Change) else held_value(before, found)
    new = change.new.new if isinstance(change.new, Change) else held_value(after, found)
    kind = ChangeKind.CHANGED
    if found.field_name is None or found.kind is not ChangeKind.CHANGED:
        kind = ChangeKind.ADDED if old is None else kind
        kind = ChangeKind.REMOVED if new is None else kind
    return replace(found, old=old, new=new, kind=kind)


def _of_record(plan: Plan, change: Change) -> object:
    records = getattr(plan, RECORDS[change.subject])
    if change.field_name == ORDER:
        return tuple(record.id for record in records)
    found = next((record for record in records if record.id == change.subject_id), None)
    if found is None or change.field_name is None:
        return found
    if change.is_inner:
        return found.by_key.get(change.field_name)
    return getattr(found, change.field_name)
