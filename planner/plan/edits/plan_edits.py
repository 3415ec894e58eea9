"""Edits of the plan as a whole: name, horizon, fiscal year, anchor, hours, assumptions."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from planner.plan.bounds import is_fraction, is_number_of_months
from planner.plan.document_id import new_document_id
from planner.plan.edits.edit_fault import (
    EditFault,
    PlanEditError,
    check_storable,
    named,
    settable_fields,
)
from planner.plan.edits.override_edits import country_figure_name
from planner.plan.model import BY_COUNTRY, FRACTIONS, NUMBERS_OF_MONTHS, Assumptions, Plan, Team
from planner.plan.plan_checks import MAX_HORIZON_MONTHS, MIN_HORIZON_MONTHS
from planner.quantities.identifiers import CurrencyCode, PlaceId, TeamId
from planner.quantities.month import Month

_RANGES = {
    "horizon_months": (MIN_HORIZON_MONTHS, MAX_HORIZON_MONTHS),
    "fiscal_year_start_month": (1, 12),
}
_FIXED = frozenset(
    # Each has edits of its own that keep the rest of the plan consistent.
    {
        "reporting_currency",
        "budget",
        "plan_rates",
        "overrides",
        "assumption_reasons",
        "teams",
        "members",
        "positions",
        "retired_position_number",
        "document_id",
        "scenarios",
        "scenario_id",
    }
)


def empty_plan(
    name: str,
    team_name: str,
    *,
    horizon_start: Month,
    anchor_id: PlaceId,
    reporting_currency: CurrencyCode,
) -> Plan:
    """Return a plan for one year with one empty team.

    Raises:
        PlanEditError: ``BLANK_NAME``.
    """
    return Plan(
        name=named(name),
        reporting_currency=reporting_currency,
        fiscal_year_start_month=horizon_start.number,
        horizon_start=horizon_start,
        anchor_id=anchor_id,
        teams=(Team(id=TeamId("T-1"), name=named(team_name)),),
        document_id=new_document_id(),
    )


def rename_plan(plan: Plan, name: str) -> Plan:
    """Give the plan another name.

    Raises:
        PlanEditError: ``BLANK_NAME``.
    """
    return replace(plan, name=named(name))


def change_plan(plan: Plan, **changes: Any) -> Plan:  # noqa: ANN401 -- any setting
    """Set fields of the plan itself.

    These are ``name``, ``description``, ``fiscal_year_start_month``, ``horizon_start``,
    ``horizon_months``, ``anchor_id``, ``working_pattern`` and ``assumptions``. The reporting
    currency, budget, plan rates, overrides, teams and seats have edits of their own. A shorter or
    later horizon keeps the budget of months that fall outside, so that it is there again when the
    horizon comes back.

    Raises:
        PlanEditError: ``UNKNOWN_FIELD``, ``BLANK_NAME``, or ``VALUE_OUT_OF_RANGE``.
    """
    settable_fields(Plan, changes, _FIXED)
    if "name" in changes:
        changes["name"] = named(changes["name"])
    for name, (minimum, maximum) in _RANGES.items():
        value = changes.get(name, minimum)
        if not minimum <= value <= maximum:
            raise PlanEditError(
                EditFault.VALUE_OUT_OF_RANGE,
                field=name,
                value=value,
                minimum=minimum,
                maximum=maximum,
            )
    return replace(plan, **changes)


def change_assumptions(plan: Plan, **changes: Any) -> Plan:  # noqa: ANN401 -- any assumption
    """Set fields of the plan's assumptions.

    A fee that follows the market again loses the reason it had, as does a country's own figure
    that gives way to the general one.

    Raises:
        PlanEditError: ``UNKNOWN_FIELD`` or ``VALUE_OUT_OF_RANGE``.
    """
    settable_fields(Assumptions, changes, frozenset())
    for name in (FRACTIONS - BY_COUNTRY) & changes.keys():
        _check_fraction(name, changes[name])
    for name in NUMBERS_OF_MONTHS.keys() & changes.keys():
        _check_number_of_months(name, changes[name])
    for name in BY_COUNTRY & changes.keys():
        for country, value in changes[name].items():
            check_storable(country_figure_name(name, country), value)
            if name in FRACTIONS:
                _check_fraction(country_figure_name(name, country), value)
    assumptions = replace(plan.assumptions, **changes)
    reasons = {
        name: reason
        for name, reason in plan.assumption_reasons.items()
        if changes.get(name, reason) is not None and not _is_taken_back(name, assumptions)
    }
    return replace(plan, assumptions=assumptions, assumption_reasons=reasons)


def _check_fraction(name: str, share: Decimal) -> None:
    if not is_fraction(share):
        raise PlanEditError(
            EditFault.VALUE_OUT_OF_RANGE, field=name, value=share, minimum=0, maximum=1
        )


def _check_number_of_months(name: str, number: int) -> None:
    bounds = NUMBERS_OF_MONTHS[name]
    if not is_number_of_months(number, bounds):
        minimum, maximum = bounds
        raise PlanEditError(
            EditFault.VALUE_OUT_OF_RANGE,
            field=name,
            value=number,
            minimum=minimum,
            maximum=maximum,
        )


def _is_taken_back(name: str, assumptions: Assumptions) -> bool:
    """Tell whether a name is that of a country's own figure that is no longer there."""
    field_name, _dot, country = name.partition(".")
    return field_name in BY_COUNTRY and country not in getattr(assumptions, field_name)
