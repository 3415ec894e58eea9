"""Edits of scenarios: add, rename, describe, remove, make one the base, take changes back.

They work on the base, as the file holds it; what a scenario changes is edited in its own plan
(``scenario_plans``).
"""

from collections.abc import Collection, Iterator
from dataclasses import replace

from planner.plan.change import Change, ChangeKind, Subject
from planner.plan.edits.edit_fault import EditFault, PlanEditError, check_storable, named
from planner.plan.model import Plan, Seat
from planner.plan.record_numbers import highest_number, highest_position_number
from planner.plan.scenario import Scenario
from planner.plan.scenario_plans import (
    SHARED,
    find_scenario,
    idle_sequences,
    scenario_plan,
    stale_changes,
    with_base,
    with_scenario_plan,
)
from planner.plan.visible_text import clean_text
from planner.quantities.identifiers import ScenarioId, SeatId

_PREFIX = "S"


def next_scenario_id(plan: Plan) -> ScenarioId:
    """Return an ID above every scenario's, such as ``S-3``."""
    return ScenarioId(f"{_PREFIX}-{highest_number((s.id for s in plan.scenarios), _PREFIX) + 1}")


def add_scenario(plan: Plan, name: str, *, like: ScenarioId | None = None) -> Plan:
    """Add a scenario at the end, the same as the base or as another scenario.

    Raises:
        PlanEditError: ``BLANK_NAME``, ``SCENARIO_NAME_TAKEN``, or ``UNKNOWN_SCENARIO`` for
            ``like``.
    """
    changes = () if like is None else _scenario(plan, like).changes
    scenario = Scenario(id=next_scenario_id(plan), name=_free_name(plan, name), changes=changes)
    return replace(plan, scenarios=(*plan.scenarios, scenario))


def add_scenario_plan(plan: Plan, name: str, content: Plan) -> Plan:
    """Add a scenario at the end whose plan is a given one.

    Args:
        plan: The base, as the file holds it.
        name: The scenario's name.
        content: An edited plan of the base or of one of its scenarios (``scenario_plan``).

    Raises:
        PlanEditError: ``BLANK_NAME``, ``SCENARIO_NAME_TAKEN``, or ``UNKNOWN_SCENARIO`` where the
            scenario that ``content`` began as is gone.
    """
    added = add_scenario(plan, name, like=content.scenario_id)
    edited = replace(
        content,
        **{shared: getattr(added, shared) for shared in SHARED},
        scenario_id=added.scenarios[-1].id,
    )
    return with_scenario_plan(added, edited)


def rename_scenario(plan: Plan, scenario_id: ScenarioId, name: str) -> Plan:
    """Give a scenario another name.

    Raises:
        PlanEditError: ``UNKNOWN_SCENARIO``, ``BLANK_NAME``, or ``SCENARIO_NAME_TAKEN``.
    """
    return _with(
        plan, replace(_scenario(plan, scenario_id), name=_free_name(plan, name, scenario_id))
    )


def describe_scenario(plan: Plan, scenario_id: ScenarioId, description: str) -> Plan:
    """Say what a scenario is about.

    Raises:
        PlanEditError: ``UNKNOWN_SCENARIO``, or ``VALUE_OUT_OF_RANGE`` for a text too long.
    """
    text = clean_text(description)
    check_storable("description", text)
    return _with(plan, replace(_scenario(plan, scenario_id), description=text))


def remove_scenario(plan: Plan, scenario_id: ScenarioId) -> Plan:
    """Remove a scenario; the IDs of positions it added are not given out again.

    Raises:
        PlanEditError: ``UNKNOWN_SCENARIO``.
    """
    removed = _scenario(plan, scenario_id)
    return replace(
        plan,
        scenarios=tuple(each for each in plan.scenarios if each is not removed),
        retired_position_number=highest_position_number(plan),
    )


def promote_scenario(plan: Plan, scenario_id: ScenarioId) -> Plan:
    """Make a scenario's plan the base; the scenario is no more.

    The plans of the other scenarios stay what they were: each now says how it differs from the
    new base.

    Raises:
        PlanEditError: ``UNKNOWN_SCENARIO``.
    """
    promoted = _scenario(plan, scenario_id)
    found = with_base(plan, scenario_plan(plan, scenario_id))
    left = tuple(each for each in found.scenarios if each.id != promoted.id)
    return replace(found, scenarios=left)


def drop_changes(plan: Plan, scenario_id: ScenarioId, keys: Collection[str]) -> Plan:
    """Take changes of a scenario back, so that the base holds there again.

    With the reporting currency go the plan rates and the budget, which are sums in it, and their
    reasons; with a seat's place its pay where that is in another currency than the base's, and the
    other way round; with what was added its place in the sequence.

    Args:
        plan: The base.
        scenario_id: The scenario.
        keys: The ``Change.key`` of each change; one it does not have is passed over.

    Raises:
        PlanEditError: ``UNKNOWN_SCENARIO``, or ``TEAM_NOT_EMPTY`` for an added team that seats of
            the scenario are in.
    """
    scenario = _scenario(plan, scenario_id)
    together = {*keys, *_pay_of_places(plan, scenario, keys)}
    dropped = [change for change in scenario.changes if change.key in together]
    in_currency = any(change.field_name == "reporting_currency" for change in dropped)
    left = [
        change
        for change in scenario.changes
        if change not in dropped and not (in_currency and change.subject in _IN_CURRENCY)
    ]
    trial = scenario.with_changes(left)
    idle_orders = {each.key for each in idle_sequences(plan, trial)}
    left = [change for change in left if change.key not in idle_orders]
    result = _with(plan, scenario.with_changes(left))
    _check_teams(scenario_plan(result, scenario_id), dropped)
    return replace(result, retired_position_number=highest_position_number(plan))


def drop_stale_changes(plan: Plan, scenario_id: ScenarioId) -> Plan:
    """Take those changes out of a scenario whose seat or team the base no longer has.

    Raises:
        PlanEditError: ``UNKNOWN_SCENARIO``.
    """
    scenario = _scenario(plan, scenario_id)
    stale = {change.key for change in stale_changes(plan, scenario)}
    return drop_changes(plan, scenario_id, stale) if stale else plan


_IN_CURRENCY = frozenset({Subject.PLAN_RATE, Subject.BUDGET_MONTH, Subject.ASSUMPTION_REASON})


def _pay_of_places(plan: Plan, scenario: Scenario, keys: Collection[str]) -> Iterator[str]:
    """Yield the keys of places whose pay is to go, and of pay whose place is.

    One alone would leave a seat that is paid in the currency of another country.
    """
    base = {seat.id: seat.base_pay.currency for seat in plan.seats}
    shown = {seat.id: seat.base_pay.currency for seat in scenario_plan(plan, scenario.id).seats}
    for change in scenario.changes:
        other = _PAY_AND_PLACE.get(change.field_name or "")
        if change.key in keys and change.subject in _SEATS and other is not None:
            seat_id = SeatId(str(change.subject_id))
            if base.get(seat_id) != shown.get(seat_id):
                yield replace(change, field_name=other).key


_SEATS = frozenset({Subject.MEMBER, Subject.POSITION})
_PAY_AND_PLACE = {"place_id": "base_pay", "base_pay": "place_id"}


def _check_teams(plan: Plan, dropped: Collection[Change]) -> None:
    """Refuse to take a team away from the seats in it."""
    added = {
        change.subject_id
        for change in dropped
        if change.subject is Subject.TEAM and change.kind is ChangeKind.ADDED
    }
    present = {team.id for team in plan.teams}
    for team_id in added - present:
        seats: list[Seat] = [seat for seat in plan.seats if seat.team_id == team_id]
        if seats:
            raise PlanEditError(EditFault.TEAM_NOT_EMPTY, team_id=str(team_id), seats=len(seats))


def _free_name(plan: Plan, name: str, own_id: ScenarioId | None = None) -> str:
    wanted = named(name)
    taken = {each.name.casefold() for each in plan.scenarios if each.id != own_id}
    if wanted.casefold() in taken:
        raise PlanEditError(EditFault.SCENARIO_NAME_TAKEN, name=wanted)
    return wanted


def _scenario(plan: Plan, scenario_id: ScenarioId) -> Scenario:
    found = find_scenario(plan, scenario_id)
    if found is None:
        raise PlanEditError(EditFault.UNKNOWN_SCENARIO, scenario_id=scenario_id)
    return found


def _with(plan: Plan, scenario: Scenario) -> Plan:
    scenarios = tuple(scenario if each.id == scenario.id else each for each in plan.scenarios)
    return plan if scenarios == plan.scenarios else replace(plan, scenarios=scenarios)
