"""From the base to a scenario's plan and back: what a scenario changes and what flows through."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from planner.plan.change import ORDER, Change, ChangeKind, Subject
from planner.plan.changes import differences
from planner.plan.model import Plan
from planner.plan.patching import RECORDS, patch_between, patched
from planner.plan.record_numbers import highest_position_number
from planner.plan.scenario import Scenario
from planner.quantities.identifiers import ScenarioId

SHARED = ("name", "description", "scenarios")
"""What a scenario has no say in: an edit of it is one of the base, whatever is on show."""


class UnknownScenarioError(LookupError):
    """A plan has no scenario of a name, or more than one.

    Attributes:
        text: What was asked for.
        candidates: The names there are; the IDs of those that share the name.
        is_ambiguous: Whether several share it.
    """

    def __init__(self, text: str, candidates: tuple[str, ...], *, is_ambiguous: bool) -> None:
        super().__init__(text)
        self.text = text
        self.candidates = candidates
        self.is_ambiguous = is_ambiguous


def scenario_named(plan: Plan, text: str) -> ScenarioId:
    """Return the scenario a name or an ID means; case and how blanks are set do not matter.

    Raises:
        UnknownScenarioError: If none or several have the name.
    """
    wanted = _as_compared(text)
    found = [each.id for each in plan.scenarios if _as_compared(each.name) == wanted]
    found = found or [each.id for each in plan.scenarios if _as_compared(each.id) == wanted]
    if len(found) != 1:
        names = tuple(found or (each.name or each.id for each in plan.scenarios))
        raise UnknownScenarioError(text, names, is_ambiguous=bool(found))
    return found[0]


def find_scenario(plan: Plan, scenario_id: ScenarioId | None) -> Scenario | None:
    """Return one of the plan's scenarios; None for the base and for one that is gone."""
    return next((each for each in plan.scenarios if each.id == scenario_id), None)


def scenario_plan(plan: Plan, scenario_id: ScenarioId | None) -> Plan:
    """Return the plan of a scenario: the base with the scenario's changes in it.

    It says in ``scenario_id`` whose it is, and holds the base's scenarios, so that no edit gives
    out an ID that one of them has.

    Args:
        plan: The base, as the file holds it.
        scenario_id: One of its scenarios; None, or one that is gone, returns the base.
    """
    scenario = find_scenario(plan, scenario_id)
    if scenario is None:
        return plan
    return replace(
        patched(plan, scenario.changes),
        scenario_id=scenario.id,
        retired_position_number=highest_position_number(plan),
    )


def with_scenario_plan(plan: Plan, edited: Plan, shown: Plan | None = None) -> Plan:
    """Return the base with an edited plan of one of its scenarios, or of itself, put back.

    The scenario's changes become what differs from the base. Those that make no difference now,
    because the base says the same or lost what they are about, stay until somebody drops them.
    An edit of the plan's name, description or scenarios goes to the base. A plan of a scenario that
    is gone changes nothing.

    Args:
        plan: The base.
        edited: A later state of ``scenario_plan(plan, edited.scenario_id)``.
        shown: That plan, where it is at hand: working it out again takes time.
    """
    if edited.scenario_id is None:
        return edited
    scenario = find_scenario(plan, edited.scenario_id)
    if scenario is None:
        return plan
    base = replace(
        plan,
        **{name: getattr(edited, name) for name in SHARED},
        retired_position_number=max(plan.retired_position_number, edited.retired_position_number),
    )
    idle = idle_changes(plan, scenario, shown)
    return _with_scenario(base, scenario.id, changes_of(base, edited, idle))


def as_shown(document: Plan, edited: Plan) -> Plan | None:
    """Return what ``scenario_plan`` makes of a document that an edited plan was put into.

    It is the edited plan itself, with the document's scenarios, so that every record that the edit
    left alone is the very same one. None where an ID stands twice: such a plan does not come back
    as it was.

    Args:
        document: The result of ``with_scenario_plan``.
        edited: The plan that was put into it.
    """
    for name in RECORDS.values():
        records = getattr(edited, name)
        if len({record.id for record in records}) < len(records):
            return None
    return replace(
        edited,
        **{name: getattr(document, name) for name in SHARED},
        retired_position_number=highest_position_number(document),
    )


def changes_of(base: Plan, edited: Plan, idle: Iterable[Change] = ()) -> tuple[Change, ...]:
    """Return the changes of a scenario whose plan is ``edited``.

    Args:
        base: The base.
        edited: The scenario's plan.
        idle: Changes to keep although they make no difference.
    """
    needed = patch_between(base, _without_shared(base, edited))
    keys = {change.key for change in needed}
    return (*needed, *(change for change in idle if change.key not in keys))


def idle_changes(plan: Plan, scenario: Scenario, shown: Plan | None = None) -> tuple[Change, ...]:
    """Return those of a scenario's changes that make no difference now and may still do later.

    A whole record that the base holds as well, and a sequence, are none of them: put into another
    base they would undo what flows into it.

    Args:
        plan: The base.
        scenario: One of its scenarios.
        shown: The scenario's plan, where it is at hand.
    """
    content = patched(plan, scenario.changes) if shown is None else _without_shared(plan, shown)
    working = {change.key for change in differences(plan, content)}
    return tuple(
        change
        for change in scenario.changes
        if change.key not in working
        and change.field_name != ORDER
        and not (change.kind is ChangeKind.ADDED and change.subject in RECORDS)
    )


def idle_sequences(plan: Plan, scenario: Scenario) -> tuple[Change, ...]:
    """Return those of a scenario's sequences in which the records stand without them, too."""
    if all(change.field_name != ORDER for change in scenario.changes):
        return ()
    working = {change.key for change in patch_between(plan, patched(plan, scenario.changes))}
    return tuple(
        change
        for change in scenario.changes
        if change.field_name == ORDER and change.key not in working
    )


def stale_changes(plan: Plan, scenario: Scenario) -> tuple[Change, ...]:
    """Return those of a scenario's changes that are about a record the base no longer has."""
    present = {subject: _ids(plan, subject) for subject in RECORDS}
    return tuple(
        change
        for change in scenario.changes
        if change.subject in RECORDS
        and change.subject_id is not None
        and change.kind is not ChangeKind.ADDED
        and change.subject_id not in present[change.subject]
    )


def scenario_differences(plan: Plan, scenario: Scenario) -> tuple[Change, ...]:
    """Return what is different in a scenario, with the base's values as the old ones."""
    return differences(plan, patched(plan, scenario.changes))


def with_base(plan: Plan, new_base: Plan, plans: Mapping[ScenarioId, Plan] | None = None) -> Plan:
    """Return another base with the plan's scenarios in it, whose plans stay as they are.

    Args:
        plan: The base up to now.
        new_base: What takes its place; its own scenarios are not looked at.
        plans: Plans that scenarios shall have instead of those they had.
    """
    known = plans or {}
    scenarios = tuple(
        scenario.with_changes(
            changes_of(
                new_base,
                known.get(scenario.id) or scenario_plan(plan, scenario.id),
                stale_changes(new_base, scenario),
            )
        )
        for scenario in plan.scenarios
    )
    return replace(new_base, scenarios=scenarios, scenario_id=None)


def _without_shared(base: Plan, shown: Plan) -> Plan:
    """Return a scenario's plan that says of what is shared what the base says."""
    return replace(shown, **{name: getattr(base, name) for name in SHARED})


def _with_scenario(plan: Plan, scenario_id: ScenarioId, changes: Iterable[Change]) -> Plan:
    scenarios = tuple(
        each.with_changes(changes) if each.id == scenario_id else each for each in plan.scenarios
    )
    return replace(plan, scenarios=scenarios)


def _ids(plan: Plan, subject: Subject) -> frozenset[str]:
    return frozenset(record.id for record in getattr(plan, RECORDS[subject]))


def _as_compared(text: str) -> str:
    return " ".join(text.split()).casefold()
