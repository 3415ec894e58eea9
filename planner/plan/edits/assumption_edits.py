"""Edits of single assumptions: a country's own, and back to the default."""

from dataclasses import fields, replace
from decimal import Decimal

from planner.plan.edits.edit_fault import EditFault, PlanEditError, check_storable
from planner.plan.edits.plan_edits import change_assumptions
from planner.plan.model import Assumptions, Plan
from planner.quantities.identifiers import CountryCode
from planner.quantities.money import Money

BY_COUNTRY_SUFFIX = "_by_country"

COUNTRY_ASSUMPTIONS = (
    "benefits_share",
    "equipment",
    "agency_fee_share",
    "overhead_share",
    "raise_share",
)
"""The assumptions a country may have values of its own for."""

_DEFAULTS = Assumptions()


def set_country_assumption(
    plan: Plan, country: CountryCode, name: str, value: Decimal | Money | None
) -> Plan:
    """Give a country its own value of an assumption, or (None) let it follow the one for all.

    A value that goes takes the reason it had along.

    Args:
        plan: The plan.
        country: Any country.
        name: One of ``COUNTRY_ASSUMPTIONS``.
        value: A share as a fraction; of equipment its price.

    Raises:
        PlanEditError: ``UNKNOWN_FIELD`` or ``VALUE_OUT_OF_RANGE``.
    """
    if name not in COUNTRY_ASSUMPTIONS:
        raise PlanEditError(EditFault.UNKNOWN_FIELD, field=name)
    check_storable(name, value)
    key = name + BY_COUNTRY_SUFFIX
    before = getattr(plan.assumptions, key)
    values = {code: other for code, other in before.items() if code != country}
    if value is not None:
        values[country] = value
    if values == before:
        return plan
    return change_assumptions(plan, **{key: values})


def forget_country_assumptions(plan: Plan, country: CountryCode) -> Plan:
    """Let a country follow every assumption for all countries."""
    for name in COUNTRY_ASSUMPTIONS:
        plan = set_country_assumption(plan, country, name, None)
    return plan


def reset_assumption(plan: Plan, name: str) -> Plan:
    """Set an assumption back to its default; the reason it had goes with it.

    Raises:
        PlanEditError: ``UNKNOWN_FIELD``.
    """
    if name not in {field.name for field in fields(Assumptions)}:
        raise PlanEditError(EditFault.UNKNOWN_FIELD, field=name)
    reasons = {key: why for key, why in plan.assumption_reasons.items() if key != name}
    reset = change_assumptions(plan, **{name: getattr(_DEFAULTS, name)})
    return replace(reset, assumption_reasons=reasons)
