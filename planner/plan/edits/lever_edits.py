"""Edits of levers, past hires and the assumptions of hiring."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from planner.plan.edits.edit_fault import EditFault, PlanEditError, settable_fields
from planner.plan.format_fault import PlanFormatError
from planner.plan.levers import HiringAssumptions, LeverKind, LeverSetting, PastHire
from planner.plan.levers_format import raw_hiring, raw_lever_setting, raw_past_hire
from planner.plan.model import Plan

_UNTOUCHED = LeverSetting()


def change_lever(plan: Plan, lever: LeverKind, **changes: Any) -> Plan:  # noqa: ANN401 -- any field
    """Set what the user decides of a lever; a setting that says nothing any more is dropped.

    Raises:
        PlanEditError: ``UNKNOWN_FIELD`` or ``VALUE_OUT_OF_RANGE``.
    """
    settable_fields(LeverSetting, changes, frozenset())
    setting = replace(plan.levers.get(lever, _UNTOUCHED), **changes)
    _storable(raw_lever_setting, setting, changes)
    levers = {kind: each for kind, each in plan.levers.items() if kind is not lever}
    if setting != _UNTOUCHED:
        levers[lever] = setting
    return replace(plan, levers=levers)


def change_hiring(plan: Plan, **changes: Any) -> Plan:  # noqa: ANN401 -- any field
    """Set how hiring is assumed to go.

    Raises:
        PlanEditError: ``UNKNOWN_FIELD`` or ``VALUE_OUT_OF_RANGE``.
    """
    settable_fields(HiringAssumptions, changes, frozenset())
    hiring = replace(plan.hiring, **changes)
    _storable(raw_hiring, hiring, changes)
    return replace(plan, hiring=hiring)


def set_past_hires(plan: Plan, hires: Iterable[PastHire]) -> Plan:
    """Set the hires of the past that assumed times are fitted to.

    Raises:
        PlanEditError: ``VALUE_OUT_OF_RANGE``.
    """
    past = tuple(hires)
    for hire in past:
        _storable(raw_past_hire, hire, ("past_hires",))
    return replace(plan, past_hires=past)


def _storable(write: Callable[[Any], object], value: object, names: Iterable[str]) -> None:
    try:
        write(value)
    except PlanFormatError as error:
        found = str(error.facts.get("found", ""))
        name = next(iter(names), "")
        raise PlanEditError(EditFault.VALUE_OUT_OF_RANGE, field=name, value=found) from None
