"""Edits of the choice of places: the shortlist, what counts, and the pay policy."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from planner.plan.edits.edit_fault import (
    EditFault,
    PlanEditError,
    check_storable,
    settable_fields,
)
from planner.plan.format_fault import PlanFormatError
from planner.plan.model import Plan
from planner.plan.place_choice import FitWeights, PayPolicy
from planner.plan.place_choice_format import raw_pay_policy
from planner.plan.visible_text import clean_text
from planner.quantities.identifiers import PlaceId


def shortlist_place(plan: Plan, place_id: PlaceId, note: str = "") -> Plan:
    """Put a place on the shortlist, or another note beside it.

    Raises:
        PlanEditError: ``VALUE_OUT_OF_RANGE``.
    """
    cleaned = clean_text(note)
    check_storable("shortlist", cleaned)
    return replace(plan, shortlist={**plan.shortlist, place_id: cleaned})


def unlist_places(plan: Plan, place_ids: Iterable[PlaceId]) -> Plan:
    """Take places off the shortlist."""
    gone = frozenset(place_ids)
    kept = {place: note for place, note in plan.shortlist.items() if place not in gone}
    return replace(plan, shortlist=kept)


def change_fit_weights(plan: Plan, **weights: Decimal) -> Plan:
    """Say what parts of a place's fit count.

    Raises:
        PlanEditError: ``UNKNOWN_FIELD``; ``VALUE_OUT_OF_RANGE`` below 0, or if none counts any
            more.
    """
    settable_fields(FitWeights, weights, frozenset())
    changed = replace(plan.fit_weights, **weights)
    values = [getattr(changed, name) for name in FitWeights.__dataclass_fields__]
    if min(values) < 0 or not any(values):
        name, value = next(iter(weights.items()))
        raise PlanEditError(
            EditFault.VALUE_OUT_OF_RANGE, field=name, value=str(value), minimum=Decimal(0)
        )
    return replace(plan, fit_weights=changed)


def change_pay_policy(plan: Plan, **changes: Any) -> Plan:  # noqa: ANN401 -- any field
    """Set how offers depend on the place.

    Raises:
        PlanEditError: ``UNKNOWN_FIELD`` or ``VALUE_OUT_OF_RANGE``.
    """
    settable_fields(PayPolicy, changes, frozenset())
    policy = replace(plan.pay_policy, **changes)
    try:
        raw_pay_policy(policy)
    except PlanFormatError as error:
        found = str(error.facts.get("found", ""))
        name = next(iter(changes))
        raise PlanEditError(EditFault.VALUE_OUT_OF_RANGE, field=name, value=found) from None
    return replace(plan, pay_policy=policy)
