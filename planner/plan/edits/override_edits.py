"""Edits of the user's own figures: what stands for a published figure, and why."""

from collections.abc import Collection, Mapping
from dataclasses import fields, replace

from planner.market.override import FigureKey, Override, Reason, can_stand
from planner.plan.edits.edit_fault import EditFault, PlanEditError, check_storable
from planner.plan.model import BY_COUNTRY, Plan
from planner.quantities.identifiers import CountryCode, CurrencyCode


def plan_rate_name(currency: CurrencyCode) -> str:
    """Return the name a plan rate's reason is kept under."""
    return f"plan_rates.{currency}"


def country_figure_name(field_name: str, country: CountryCode) -> str:
    """Return the name the reason of a country's own assumption is kept under."""
    return f"{field_name}.{country}"


def override_figures(plan: Plan, overrides: Mapping[FigureKey, Override]) -> Plan:
    """Put the user's own figures in place of published ones, or of the user's earlier ones.

    Raises:
        PlanEditError: ``UNKNOWN_FIELD`` for a key that names nothing; ``VALUE_OUT_OF_RANGE`` for
            values that cannot stand for the figure (see ``override.can_stand``) or be stored.
    """
    for key, override in overrides.items():
        if not key.is_sound:
            raise PlanEditError(EditFault.UNKNOWN_FIELD, field=str(key))
        for value in override.values:
            check_storable(key.kind.value, value)
        if not can_stand(key, override.values):
            found = ", ".join(map(str, override.values))
            raise PlanEditError(
                EditFault.VALUE_OUT_OF_RANGE, field=key.kind.value, value=found[:60]
            )
        _check_reason(override.reason)
    return replace(plan, overrides={**plan.overrides, **overrides})


def remove_overrides(plan: Plan, keys: Collection[FigureKey]) -> Plan:
    """Go back to the published figures; a key without an override changes nothing."""
    kept = {key: override for key, override in plan.overrides.items() if key not in keys}
    return replace(plan, overrides=kept) if len(kept) < len(plan.overrides) else plan


def give_reason(plan: Plan, name: str, reason: Reason) -> Plan:
    """Say who set a plan rate or fee, when and why.

    Args:
        plan: The plan.
        name: ``plan_rate_name(currency)`` of a fixed rate, the name of an assumption, or
            ``country_figure_name`` of a country's own.
        reason: It keeps the published figure of that day.

    Raises:
        PlanEditError: ``UNKNOWN_FIELD`` for a name of nothing the user set, or
            ``VALUE_OUT_OF_RANGE`` for a text too long to store.
    """
    rates = {plan_rate_name(currency) for currency in plan.plan_rates}
    assumptions = {
        field.name
        for field in fields(plan.assumptions)
        if getattr(plan.assumptions, field.name) is not None
    }
    countries = {
        country_figure_name(field_name, country)
        for field_name in BY_COUNTRY
        for country in getattr(plan.assumptions, field_name)
    }
    if name not in rates | assumptions | countries:
        raise PlanEditError(EditFault.UNKNOWN_FIELD, field=name)
    _check_reason(reason)
    return replace(plan, assumption_reasons={**plan.assumption_reasons, name: reason})


def _check_reason(reason: Reason) -> None:
    check_storable("author", reason.author)
    check_storable("why", reason.why)
    check_storable("day", reason.day)
    for value in reason.originals:
        check_storable("originals", value)
